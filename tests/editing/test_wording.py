"""What the records refuse, in words for the person who edits the file."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from matcher.editing import kinds, records
from matcher.editing.experiences import Experience
from matcher.editing.kinds import FORMS
from matcher.editing.records import Country, Plan, Source, Theme
from matcher.editing.wording import describe, shown, words_of
from matcher.editing.yaml12 import parse

COUNTRY = {"iso3": "AAA", "name": "Alpha"}
EXPERIENCE: dict[str, Any] = {
    "id": "a-b",
    "title": "T",
    "partner": "AAA",
    "theme": "health",
    "topics": ["water"],
    "start": 2000,
    "what": "W",
    "sources": [{"title": "S"}],
    "confidence": "high",
}


def said(kind: Any, data: Any) -> list[str]:
    """Every fault that `data` has as a `kind`, as field and message."""
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(kind).validate_python(data)
    return [f"{words_of(where)}: {message}" for where, message in describe(caught.value, kind)]


def country(**fields: Any) -> list[str]:
    return said(Country, {**COUNTRY, **fields})


def experience(**fields: Any) -> list[str]:
    return said(Experience, {**EXPERIENCE, **fields})


def test_the_examples_have_no_faults_before_they_are_changed() -> None:
    assert Country.model_validate(COUNTRY).name == "Alpha"
    assert Experience.model_validate(EXPERIENCE).start == 2000


def test_a_path_is_said_as_an_editor_would_say_it() -> None:
    assert words_of(("results", 1, "value")) == "results[2].value"
    assert words_of((0, "name")) == "[1].name"
    assert words_of(()) == ""


def test_a_key_in_a_path_is_short_and_harmless() -> None:
    assert words_of(("names", "a\x1b[31m\nb")) == "names.a\\x1b[31m\\nb"
    assert words_of(("x" * 1000,)) == "x" * 57 + "..."


def test_an_unknown_key_is_refused_with_the_nearest_known_one() -> None:
    assert country(regoin="Africa") == ["regoin: there is no such key. Did you mean 'region'?"]
    assert country(place={"latitude": 1}) == [
        "place.latitude: there is no such key."
        " The keys are: lat, lon, capital_lat, capital_lon, area_km2, landlocked, borders."
    ]


def test_the_nearest_key_is_looked_for_where_the_unknown_one_stands() -> None:
    assert country(income={"group": "low", "fiscal_year": 2027, "gruop": 1}) == [
        "income.gruop: there is no such key. Did you mean 'group'?"
    ]
    assert country(memberships=[{"organisation": "G77"}, {"organisation": "NAM", "sinse": 1961}]) == [
        "memberships[2].sinse: there is no such key. Did you mean 'since'?"
    ]
    topic = {"id": "a", "name": "A", "basis": "direct", "indicators": [{"code": "X", "need": "lower", "absnt": 1}]}
    assert said(Theme, {"id": "t", "name": "T", "topics": [topic]}) == [
        "topics[1].indicators[1].absnt: there is no such key. Did you mean 'absent'?"
    ]
    assert said(list[Country], [COUNTRY, {**COUNTRY, "iso33": "B"}]) == [
        "[2].iso33: there is no such key. Did you mean 'iso3'?"
    ]


def test_a_missing_field_is_named() -> None:
    assert said(Country, {}) == ["iso3: is missing", "name: is missing"]
    assert country(income={"group": "low"}) == ["income.fiscal_year: is missing"]


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("1e3", "1000.0; put it in quotes"),
        ("12", "12; put it in quotes"),
        ("true", "true; put it in quotes"),
        ("null", "nothing"),
        ("", "nothing"),
        ("[a]", "a list"),
        ("{a: 1}", "a mapping"),
    ],
)
def test_what_yaml_does_not_read_as_text_gets_an_error_that_says_what_to_do(written: str, found: str) -> None:
    assert said(Country, parse(f"iso3: AAA\nname: {written}\n", "f")) == [f"name: text is due, found {found}"]


@pytest.mark.parametrize("written", ["NO", "on", "010", "1:30", "2020-01-01", "'1e3'", '"12"'])
def test_what_yaml_1_1_would_have_turned_into_something_else_is_a_good_name(written: str) -> None:
    assert Country.model_validate(parse(f"iso3: AAA\nname: {written}\n", "f")).name == written.strip("'\"")


@pytest.mark.parametrize(
    ("written", "message"),
    [
        (".nan", "a finite number is due, found nan"),
        (".inf", "a finite number is due, found inf"),
        ("-.inf", "a finite number is due, found -inf"),
        ("1e999", "a number is due, found '1e999'"),
        ('"12%"', "a number is due, found '12%'"),
        ("12%", "a number is due, found '12%'"),
        ("true", "a number is due, found true"),
        ("'12'", "a number is due, found '12'"),
        ("1_000", "a number is due, found '1_000'"),
        ("NO", "a number is due, found 'NO'"),
        ("~", "a number is due, found nothing"),
        ("[1]", "a number is due, found a list"),
    ],
)
def test_only_a_finite_number_is_a_figure(written: str, message: str) -> None:
    result = parse(f"{{metric: m, value: {written}, unit: u}}", "f")
    assert experience(results=[result]) == [f"results[1].value: {message}"]


@pytest.mark.parametrize(
    ("year", "message"),
    [
        (20233, "20233 is above 2100"),
        (1799, "1799 is below 1800"),
        (-5, "-5 is below 1800"),
        ("2020", "a whole number is due, found '2020'"),
        (2020.0, "a whole number is due, found 2020.0"),
        (True, "a whole number is due, found true"),
        (None, "a whole number is due, found nothing"),
    ],
)
def test_only_a_whole_number_near_our_time_is_a_year(year: Any, message: str) -> None:
    assert experience(start=year) == [f"start: {message}"]


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"languages": {"spoken": {"en": 101}}}, "languages.spoken.en: 101 is above 100"),
        ({"languages": {"spoken": {"en": -0.5}}}, "languages.spoken.en: -0.5 is below 0"),
        ({"place": {"lat": 91}}, "place.lat: 91 is above 90"),
        ({"place": {"area_km2": 0}}, "place.area_km2: 0 must be above 0"),
        ({"place": {"area_km2": 3e7}}, "place.area_km2: 30000000.0 is above 20000000"),
        ({"place": {"landlocked": "yes"}}, "place.landlocked: true or false is due, found 'yes'"),
        ({"place": {"borders": "FRA"}}, "place.borders: a list is due, found 'FRA'"),
        ({"place": []}, "place: a mapping of keys to values is due, found a list"),
        ({"names": ["a"]}, "names: a mapping of keys to values is due, found a list"),
        ({"names": {"en": "Alphaland"}}, "names.en: a list is due, found 'Alphaland'"),
        ({"names": {12: ["a"]}}, "names.12: text is due, found 12; put it in quotes"),
        ({"memberships": ["G77"]}, "memberships[1]: a mapping of keys to values is due, found 'G77'"),
        ({"name": ""}, "name: is empty"),
        ({"name": "x" * 201}, "name: is longer than 200 characters"),
    ],
)
def test_each_kind_of_fault_is_said_in_plain_words(fields: dict[str, Any], message: str) -> None:
    assert country(**fields) == [message]


def test_a_list_that_must_not_be_empty_is_said_to_be() -> None:
    assert experience(topics=[], sources=[]) == ["topics: is empty", "sources: is empty"]


def test_a_list_of_two_with_one_or_three_is_said_to_hold_so_many() -> None:
    plan = {"name": "P", "years": [2020], "kind": "vision"}
    assert said(Plan, plan) == ["years: 2 are due, found 1"]
    assert said(Plan, {**plan, "years": [2020, 2021, 2022]}) == ["years: 2 are due, found 3"]
    assert said(Plan, {**plan, "years": []}) == ["years: is empty"]


def test_a_word_that_is_not_on_the_list_gets_the_list_and_the_nearest() -> None:
    assert experience(confidence="hihg") == ["confidence: 'hihg' is not one of high, medium, low. Did you mean 'high'?"]
    assert experience(confidence="sure") == ["confidence: 'sure' is not one of high, medium, low."]
    assert country(income={"group": "lower middle", "fiscal_year": 2027}) == [
        "income.group: 'lower middle' is not one of low, lower-middle, upper-middle, high. Did you mean 'lower-middle'?"
    ]


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"name": " Alpha"}, "name: ' Alpha' is not one line of text that begins with something else than a space"),
        ({"name": "a\nb"}, "name: 'a\\nb' is not one line of text that begins with something else than a space"),
        ({"iso3": "../x"}, "iso3: '../x' is not letters and digits, in words joined by hyphens"),
        ({"iso2": "no"}, "iso2: 'no' is not two capital letters"),
        ({"iso2": "NOR"}, "iso2: 'NOR' is not two capital letters"),
        ({"m49": "4"}, "m49: '4' is not three digits"),
        ({"sources": ["a "]}, "sources[1]: 'a ' is not one line of text without spaces around it"),
    ],
)
def test_a_form_is_told_in_words_not_as_a_pattern(fields: dict[str, Any], message: str) -> None:
    assert country(**fields) == [message]


@pytest.mark.parametrize("bad", ["../../x", "/etc/passwd", "A-b", "a--b", "-a", "a b", "a\n", "ä", "", "a" * 81])
def test_an_id_that_could_not_be_a_file_name_is_refused(bad: str) -> None:
    [fault] = experience(id=bad)
    assert fault.startswith("id: ")


def test_a_date_and_an_address_have_their_forms() -> None:
    assert said(Source, {"id": "a", "retrieved": "22.11.2026", "url": "www.example.org"}) == [
        "url: 'www.example.org' is not an address that begins with http:// or https://",
        "retrieved: '22.11.2026' is not a date such as 2026-11-22",
    ]


def test_every_pattern_of_the_records_is_told_in_words() -> None:
    assert set(re.findall(r'pattern=r"(.*?)"[,)]', _source_of_records())) == set(FORMS)


def _source_of_records() -> str:
    return "".join(Path(str(module.__file__)).read_text(encoding="utf-8") for module in (kinds, records))


def test_all_faults_of_a_record_come_at_once() -> None:
    assert country(name=12, iso2="x", place={"lat": 100}, colour="red") == [
        "name: text is due, found 12; put it in quotes",
        "iso2: 'x' is not two capital letters",
        "place.lat: 100 is above 90",
        "colour: there is no such key. The keys are: " + ", ".join(Country.model_fields) + ".",
    ]


def test_a_value_is_shown_short_and_harmless() -> None:
    assert shown("a\x1b[31m\n\u202eb") == "'a\\x1b[31m\\n\\u202eb'"
    assert shown("x" * 100) == "'" + "x" * 56 + "..."
    assert (shown(True), shown(None), shown(1.5)) == ("true", "nothing", "1.5")


ANY = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=6),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=6) | st.integers(), inner, max_size=2),
    max_leaves=6,
)
FIELDS = st.sampled_from([*Country.model_fields, *Experience.model_fields])


@settings(deadline=None)
@given(st.sampled_from([Country, Experience]), st.dictionaries(FIELDS, ANY, max_size=4))
def test_every_fault_has_words(kind: Any, fields: dict[str, Any]) -> None:
    faults: list[tuple[Any, str]] = []
    try:
        TypeAdapter(kind).validate_python({**(COUNTRY if kind is Country else EXPERIENCE), **fields})
    except ValidationError as error:
        faults = list(describe(error, kind))
    assert all(message.isprintable() and "Input should" not in message for _, message in faults)
