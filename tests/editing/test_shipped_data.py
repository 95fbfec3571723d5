"""The data that ships: whole, without faults, every figure with its source, and told in words that fit among equals."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from matcher import folder
from matcher.editing import checks, load
from matcher.editing.measured_needs import Measure
from matcher.editing.records import IN
from matcher.editing.stage_series import Stages
from matcher.editing.yaml12 import parse
from matcher.files import read_text
from matcher.text import visible
from tests.process import ROOT

SHIPPED = Path(folder.shipped())
RECORDS = load.read((SHIPPED,))
checks.check(RECORDS)
COUNTRIES = RECORDS.countries
EXPERIENCES = RECORDS.experiences
SOUTH = [iso3 for iso3, country in COUNTRIES.items() if country.south]
TOPICS = {topic.id: topic for theme in RECORDS.themes.values() for topic in theme.topics}
TEXTS = [name for name in folder.FILES if name.endswith(".yaml")]
UNEQUAL = re.compile(r"\b(?:donors?|recipients?|aid|backward(?:s|ness)?)\b", re.IGNORECASE)
"""Words that set one country above another. (The disease is spelt in capitals.)"""


def test_everything_is_there() -> None:
    counts = {
        "countries": len(COUNTRIES),
        "in the South": sum(country.south for country in COUNTRIES.values()),
        "experiences": len(EXPERIENCES),
        "partners": len({experience.partner for experience in EXPERIENCES.values()}),
        "themes": len(RECORDS.themes),
        "topics": sum(len(theme.topics) for theme in RECORDS.themes.values()),
        "organisations": len(RECORDS.organisations),
        "platforms": len(RECORDS.platforms),
        "partnerships": len(RECORDS.partnerships),
        "pairs to test on": sum(partnership.in_test for partnership in RECORDS.partnerships),
        "third partners": len(RECORDS.others["facilitators"]),
        "exchanges": len(RECORDS.others["exchanges"]),
        "declarations": len(RECORDS.priorities),
        "priorities": sum(len(declaration.priorities) for declaration in RECORDS.priorities.values()),
        "tensions": len(RECORDS.tensions),
        "indicators": len(RECORDS.indicators),
        "figures": sum(len(values) for values in RECORDS.values.values()),
        "country-years": sum(len(years) for years in RECORDS.history.values()),
    }
    assert counts == {
        "countries": 197,
        "in the South": 144,
        "experiences": 727,
        "partners": 144,
        "themes": 11,
        "topics": 113,
        "organisations": 58,
        "platforms": 41,
        "partnerships": 276,
        "pairs to test on": 187,
        "third partners": 72,
        "exchanges": 39,
        "declarations": 144,
        "priorities": 1_624,
        "tensions": 40,
        "indicators": 192,
        "figures": 34_030,
        "country-years": 8_924,
    }


def test_nothing_is_wrong_with_it() -> None:
    assert [str(fault) for fault in RECORDS.faults if not fault.warning] == []


def test_no_figure_is_forty_years_old_or_still_to_come() -> None:
    # Years after this edition the first of them will be: then they are due for a newer figure.
    years = {value.year for values in RECORDS.values.values() for value in values.values()}
    assert (min(years) > RECORDS.year - 40, max(years) <= RECORDS.year) == (True, True)


def test_every_topic_is_answered_by_four_experiences_or_more_that_rest_on_several_sources() -> None:
    for topic in TOPICS:
        told = [experience for experience in EXPERIENCES.values() if topic in experience.topics]
        assert len(told) >= 4, topic
        assert len({source.url for experience in told for source in experience.sources}) >= 4, topic
    assert len(EXPERIENCES) >= 680
    assert len({experience.partner for experience in EXPERIENCES.values()}) >= 141


def test_every_source_of_an_experience_can_be_opened_and_says_when_it_was_read() -> None:
    for experience in EXPERIENCES.values():
        assert all(source.url and source.seen for source in experience.sources), experience.id
        assert experience.last_documented, experience.id


def test_the_members_of_an_organisation_are_as_many_as_it_is_said_to_have_or_it_is_told_why_not() -> None:
    # Where nobody's count was seen there is nothing to hold ours against.
    for organisation in RECORDS.organisations.values():
        if published := organisation.published:
            assert (organisation.members == published.members) == (published.differs is None), organisation.id
    assert sum(organisation.published is not None for organisation in RECORDS.organisations.values()) == 58


def test_every_figure_has_a_source_that_is_defined() -> None:
    used = {value.source for values in RECORDS.values.values() for value in values.values()}
    used |= {source for series in RECORDS.series.values() for source in series.source}
    assert used
    assert used <= RECORDS.sources.keys()
    for experience in EXPERIENCES.values():
        cited = [result.source for result in experience.results] + [to.source for to in experience.transfers]
        assert all(number and number <= len(experience.sources) for number in cited), experience.id


def test_every_fact_about_a_country_has_a_source() -> None:
    for country in COUNTRIES.values():
        assert country.sources, country.iso3
        for membership in country.memberships:
            assert membership.sources, f"{country.iso3} {membership.organisation}"
        for conflict in country.conflicts:
            assert conflict.source, f"{country.iso3} {conflict.name}"


def test_every_source_names_its_publisher_its_licence_and_its_place() -> None:
    for source in RECORDS.sources.values():
        assert all((source.publisher, source.licence, source.url, source.retrieved)), source.id


def test_every_member_of_the_group_of_77_has_an_experience_to_share_and_is_in_the_south() -> None:
    members = [
        iso3
        for iso3, country in COUNTRIES.items()
        if any(m.organisation == "G77" and m.status in IN for m in country.memberships)
    ]
    partners = {experience.partner for experience in EXPERIENCES.values()}
    assert len(members) == 134
    assert [iso3 for iso3 in members if iso3 not in partners] == []
    assert [iso3 for iso3 in members if not COUNTRIES[iso3].south] == []


def test_every_country_has_its_codes_and_no_two_share_one() -> None:
    for codes in (
        [country.iso3 for country in COUNTRIES.values()],
        [country.iso2 for country in COUNTRIES.values()],
        [country.m49 for country in COUNTRIES.values()],
        [country.official_name for country in COUNTRIES.values()],
    ):
        assert all(codes)
        assert len(set(codes)) == len(COUNTRIES)
    assert COUNTRIES["NOR"].iso2 == "NO"


def test_every_country_is_named_in_arabic_chinese_and_russian() -> None:
    # In French, Spanish and Portuguese only where the name is not spelt as in English.
    for country in COUNTRIES.values():
        for language in ("ar", "zh", "ru"):
            assert country.names.get(language), f"{country.iso3} {language}"


def test_borders_are_those_of_both_sides() -> None:
    for iso3, country in COUNTRIES.items():
        for other in country.place.borders:
            assert iso3 in COUNTRIES[other].place.borders, f"{iso3} {other}"
            assert iso3 != other


def test_former_rulers_are_countries() -> None:
    assert {ruler for country in COUNTRIES.values() for ruler in country.history.former_rulers} <= COUNTRIES.keys()


def test_no_membership_is_listed_twice_and_the_number_of_members_is_the_one_that_follows() -> None:
    members: Counter[str] = Counter()
    for country in COUNTRIES.values():
        listed = [membership.organisation for membership in country.memberships]
        assert len(set(listed)) == len(listed), country.iso3
        members.update(m.organisation for m in country.memberships if m.status in IN)
    assert {o.id: o.members for o in RECORDS.organisations.values()} == members


def test_every_experience_answers_a_topic_of_its_leading_theme_and_no_topic_twice() -> None:
    for experience in EXPERIENCES.values():
        own = {topic.id for topic in RECORDS.themes[experience.theme].topics}
        assert own & set(experience.topics), experience.id
        assert len(set(experience.topics)) == len(experience.topics), experience.id


def test_every_indicator_has_figures_and_every_topic_names_known_ones() -> None:
    measured = {code for values in RECORDS.values.values() for code in values}
    assert measured == RECORDS.indicators.keys()
    used = {i.code for topic in TOPICS.values() for i in topic.indicators}
    used |= {gate.indicator for topic in TOPICS.values() for gate in topic.applies_if}
    assert used <= measured


def test_the_stage_is_not_measured_by_the_outcomes_that_it_would_explain() -> None:
    used = {i.code for topic in TOPICS.values() for i in topic.indicators}
    stage = {"NY.GDP.PCAP.PP.KD", "SP.DYN.LE00.IN", "SL.AGR.EMPL.ZS", "SP.URB.TOTL.IN.ZS", "SP.DYN.TFRT.IN"}
    assert used & stage == set()
    # Whom a topic concerns may follow from it: no market for farmers without farmers.
    assert {gate.indicator for topic in TOPICS.values() for gate in topic.applies_if} & stage == {"SL.AGR.EMPL.ZS"}


def test_a_topic_has_no_basis_exactly_where_nothing_measures_it() -> None:
    # The record of conflict alone says whom a topic concerns, and measures nothing.
    without = {i for i, topic in TOPICS.items() if topic.basis == "none"}
    assert without == {i for i, topic in TOPICS.items() if not topic.indicators}
    assert without < TOPICS.keys()


def test_no_two_topics_have_the_same_measure() -> None:
    measures: dict[object, list[str]] = {}
    for i, topic in TOPICS.items():
        if topic.basis != "none":
            measures.setdefault(
                (frozenset((x.code, x.need) for x in topic.indicators), str(topic.conflict)), []
            ).append(i)
    assert [same for same in measures.values() if len(same) > 1] == []
    # Nor, by other roads, the same needs everywhere.
    measure = Measure(RECORDS, Stages(RECORDS))
    needs = zip(*(measure.needs(iso3, "measured") for iso3 in SOUTH), strict=True)
    known = [of_all for of_all, topic in zip(needs, TOPICS.values(), strict=True) if topic.basis != "none"]
    assert len(set(known)) == len(known) == len(TOPICS) - sum(topic.basis == "none" for topic in TOPICS.values())


@pytest.mark.parametrize("priorities", ["both", "measured", "declared"])
def test_every_need_lies_between_0_and_1(priorities: str) -> None:
    measure = Measure(RECORDS, Stages(RECORDS))
    for iso3 in COUNTRIES:
        needs = measure.needs(iso3, priorities)
        assert len(needs) == len(TOPICS)
        assert all(need is None or 0.0 <= need <= 1.0 for need in needs), iso3


def test_no_figure_older_than_ten_years_is_in_the_scales_of_need() -> None:
    assert (RECORDS.edition[:4], RECORDS.oldest) == ("2026", 2016)
    for code in sorted({i.code for topic in TOPICS.values() for i in topic.indicators}):
        recent = [
            values[code].value
            for iso3, values in RECORDS.values.items()
            if iso3 in SOUTH and code in values and values[code].year >= 2016
        ]
        assert len(RECORDS.reference.get(f"need {code}", [])) == len(recent), code


def test_every_country_of_the_south_declares_something_of_topics_that_there_are() -> None:
    assert [iso3 for iso3 in SOUTH if iso3 not in RECORDS.priorities] == []
    for iso3, declaration in RECORDS.priorities.items():
        topics = [priority.topic for priority in declaration.priorities]
        assert set(topics) <= TOPICS.keys(), iso3
        assert len(set(topics)) == len(topics), iso3
        assert iso3 in COUNTRIES
        # A plan names something first.
        assert any(priority.rank == 1 for priority in declaration.priorities), iso3
        assert all(source.url for source in (declaration.source, *declaration.further)), iso3


def test_every_tension_has_a_source_and_a_line_that_both_can_read() -> None:
    for tension in RECORDS.tensions:
        assert tension.source.url, tension.between
        assert not tension.note.endswith("."), tension.between
        assert tension.years[1] <= RECORDS.year, tension.between
    pairs = [frozenset(tension.between) for tension in RECORDS.tensions]
    assert len(set(pairs)) == len(pairs)


def test_every_third_partner_that_a_partnership_names_is_known_and_everyone_can_be_looked_up() -> None:
    # A warning in own data; here there is none.
    assert [str(fault) for fault in RECORDS.faults if "third partner" in fault.message] == []
    for name in ("facilitators", "exchanges"):
        for entry in RECORDS.others[name].values():
            assert all(source.url for source in entry.sources), entry.id  # type: ignore[attr-defined]


def test_no_pair_is_told_twice_and_who_met_is_told_of_all_that_are_not_tested_on() -> None:
    told = [(p.shared_by, p.learnt_by, p.theme, p.project) for p in RECORDS.partnerships]
    assert len(set(told)) == len(told)
    assert all(p.in_test or (p.level and p.modality and p.source.url) for p in RECORDS.partnerships)
    assert all((p.kind == "triangular") == bool(p.facilitators) for p in RECORDS.partnerships)


def test_every_partnership_joins_two_countries() -> None:
    assert all(p.shared_by != p.learnt_by for p in RECORDS.partnerships)


def texts(value: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], str]]:
    """Every text in a document, with the keys that lead to it."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from texts(inner, (*path, str(key)))
    elif isinstance(value, list):
        for inner in value:
            yield from texts(inner, path)
    elif isinstance(value, str):
        yield path, value


@pytest.mark.parametrize("name", TEXTS)
def test_no_text_speaks_of_countries_as_unequal(name: str) -> None:
    # Titles of cited pages, addresses and the names of institutions stand as they are.
    quoted = {"sources", "source", "institution", "institutions", "url", "publisher", "code"}
    quoted |= {"name"} if name == "institutions.yaml" else set()
    found = [
        (path, text)
        for path, text in texts(parse(read_text(SHIPPED / name), name))
        if not quoted & set(path) and UNEQUAL.search(text.replace("AIDS", "")) and path[-1] != "id"
    ]
    assert found == []


def test_no_name_of_ours_speaks_of_countries_as_unequal() -> None:
    ids = [*RECORDS.themes, *EXPERIENCES, *RECORDS.platforms]
    ids += [topic.id for theme in RECORDS.themes.values() for topic in theme.topics]
    assert [name for name in ids if UNEQUAL.search(name.replace("-", " "))] == []


@pytest.mark.parametrize("name", TEXTS)
def test_no_text_holds_a_hidden_or_steering_character(name: str) -> None:
    assert [
        (path, text)
        for path, text in texts(parse(read_text(SHIPPED / name), name))
        if visible(text.replace("\n", "")) != text.replace("\n", "")
    ] == []


@pytest.mark.parametrize("name", folder.FILES)
def test_a_shipped_file_is_utf8_with_plain_line_ends(name: str) -> None:
    raw = (SHIPPED / name).read_bytes()
    assert not raw.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in raw
    assert raw.endswith(b"\n")
    assert raw.decode() == read_text(SHIPPED / name)


def test_the_index_of_the_shipped_data_is_the_same_under_any_hash_seed_and_locale(tmp_path: Path) -> None:
    environments = ({"PYTHONHASHSEED": "0", "LC_ALL": "C"}, {"PYTHONHASHSEED": "77", "LC_ALL": "de_DE.UTF-8"})
    made = []
    for number, environment in enumerate(environments):
        subprocess.run(
            [sys.executable, "-c", "from matcher.catalogue.catalogue import Catalogue; Catalogue.load()"],
            env={**os.environ, "MATCHER_CACHE_DIR": str(tmp_path / str(number)), **environment},
            cwd=ROOT,
            check=True,
        )
        [file] = (tmp_path / str(number)).iterdir()
        made.append(file.read_bytes())
    assert made[0] == made[1]
