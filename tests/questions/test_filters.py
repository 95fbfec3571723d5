"""Who may be suggested: by language, size, income and nearness; and why a list is empty."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import matcher
from matcher.catalogue.catalogue import Catalogue
from matcher.errors import UnknownName, UsageError
from matcher.questions.conditions import Condition, changes, meeting, neighbours
from matcher.questions.filters import incomes, languages, limits
from tests.process import matcher as run

CATALOGUE = Catalogue.load()
PROFILES = CATALOGUE.profiles


def partners(country: str = "Rwanda", **asked: object) -> set[str]:
    found = matcher.suggest(country, top=None, draws=0, **asked)  # type: ignore[arg-type]
    return {one.iso3 for one in found}


ALL = partners()


def test_a_language_counts_where_it_is_official_worked_in_or_spoken_by_a_tenth() -> None:
    french = partners(language="French")
    assert {"SEN", "HTI", "CMR"} <= french  # official
    assert {"DZA", "MAR"} <= french  # not official, but spoken by more than a tenth
    assert "GHA" not in french
    for iso3 in ALL:
        profile = PROFILES[iso3]
        assert (iso3 in french) == ("fr" in profile.official or profile.spoken.get("fr", 0.0) >= 0.1)


def test_a_language_is_understood_by_code_and_by_its_names_and_several_are_any_of_them() -> None:
    for word in ("fr", "French", "français", "francés", "французский", "FRENCH"):
        assert languages(CATALOGUE, (word,)) == ("fr",)
    assert languages(CATALOGUE, ("French,Arabic",)) == ("fr", "ar")
    assert partners(language="French,Arabic") == partners(language="French") | partners(language="Arabic")
    with pytest.raises(UnknownName, match=r"No language is called .Frnch.\. Did you mean 'French'\?"):
        languages(CATALOGUE, ("Frnch",))


def test_every_language_of_the_profiles_has_a_name() -> None:
    used = {tongue for p in PROFILES.values() for tongue in (*p.official, *p.spoken)}
    assert used <= set(CATALOGUE.words["languages"])


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("<2M", 0, 2e6),
        ("<= 500k", 0, 5e5),
        (">1.5m", 1.5e6, float("inf")),
        ("2000000", 2e6, float("inf")),
        ("2,000,000-1bn", 2e6, 1e9),
        ("1M-5M", 1e6, 5e6),
    ],
)
def test_a_size_is_read_as_people_write_it(text: str, low: float, high: float) -> None:
    assert limits(text) == (low, high)


@pytest.mark.parametrize("text", ["big", "", "<", "5M-1M", "1M-2M-3M", "-5", "<0", "2 apples", "nan", "1e400-2"])
def test_what_is_no_size_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(UsageError, match="is no number of people") as told:
        limits(text)
    assert "'<2M'" in told.value.hint


@given(st.integers(0, 10**10), st.integers(1, 10**10))
def test_any_two_whole_numbers_are_a_range(low: int, more: int) -> None:
    assert limits(f"{low}-{low + more}") == (low, low + more)


def test_a_size_leaves_out_who_is_larger_and_of_whom_it_is_not_known() -> None:
    small = partners("Vanuatu", population="<2M")
    assert {"FJI", "TON", "BTN"} <= small
    assert not {"RWA", "PNG"} & small
    for iso3 in partners("Vanuatu"):
        size = PROFILES[iso3].size
        assert (iso3 in small) == (size is not None and 10**size < 2e6)


def test_income_groups_are_any_of_those_named() -> None:
    assert incomes(CATALOGUE, ("low,Lower middle", "high income")) == ("low", "lower-middle", "high")
    found = partners(income=["low", "lower-middle"])
    assert found == {iso3 for iso3 in ALL if PROFILES[iso3].income in ("low", "lower-middle")}
    with pytest.raises(UsageError, match='No income group is called "middling"'):
        incomes(CATALOGUE, ("middling",))


def test_near_are_those_with_a_border_or_of_the_same_subregion_and_far_all_others() -> None:
    near, far = partners(near=True), partners(far=True)
    assert near | far == ALL
    assert not near & far
    assert {"UGA", "BDI", "COD"} <= near  # the DR Congo has a border, and lies in another subregion
    assert near == {iso3 for iso3 in ALL if neighbours(PROFILES["RWA"], PROFILES[iso3])}
    done = run("suggest", "Rwanda", "--near", "--far")
    assert (done.code, done.err.splitlines()[0]) == (2, "matcher: --near and --far together leave nobody.")


def test_conditions_hold_together_and_for_pairs_too() -> None:
    both = partners(language="French", income="low")
    assert both == partners(language="French") & partners(income="low")
    found = matcher.pairs(pool="ECOWAS", language="French", far=True, top=None, draws=0)
    assert {one.a["iso3"] for one in found} | {one.b["iso3"] for one in found} <= partners(language="fr")
    assert len(found) == 0  # all of them lie in Western Africa
    assert len(matcher.pairs(pool="ECOWAS", language="French", near=True, top=None, draws=0)) > 10


def test_the_pairs_of_one_country_are_those_that_it_is_in() -> None:
    found = matcher.pairs(with_country="Timor-Leste", pool="g7+", top=None, draws=0)
    assert len(found) == len(matcher.countries(pool="g7+")) - 1
    assert all("TLS" in (one.a["iso3"], one.b["iso3"]) for one in found)
    # Also where it is not of the pool itself.
    found = matcher.pairs(with_country="Kenya", pool="Brunei,Fiji", top=None, draws=0)
    assert {(one.a["iso3"], one.b["iso3"]) for one in found} == {("BRN", "KEN"), ("FJI", "KEN")}


def test_a_topic_narrows_a_theme_and_never_widens_it() -> None:
    alone = matcher.suggest("Malawi", topic="maternal-child", draws=0)
    both = matcher.suggest("Malawi", theme="health", topic="maternal-child", draws=0)
    assert [(one.iso3, one.score) for one in both] == [(one.iso3, one.score) for one in alone]
    done = run("suggest", "Malawi", "--theme", "agriculture", "--theme", "digital", "--topic", "maternal-child")
    assert done.code == 2
    assert done.err.startswith(
        "matcher: The topic maternal-child is one of health, not of agriculture or digital.\n"
        "  --topic narrows a theme: leave --theme out, or say --theme health."
    )


def test_what_empties_a_list_is_found_by_leaving_each_condition_out() -> None:
    def condition(option: str, *ids: str) -> Condition:
        return Condition(option, lambda profile: profile.iso3 in ids)

    of_all = [PROFILES[iso3] for iso3 in ("KEN", "UGA", "TZA", "RWA")]
    asked = [condition("--a", "KEN"), condition("--b", "UGA", "TZA"), condition("--c", "KEN", "UGA", "TZA")]
    assert meeting(of_all, asked) == []
    # Without a: UGA and TZA; without b: KEN; without c: still nobody.
    assert [tuple(change) for change in changes(of_all, asked)] == [("--a", 2), ("--b", 1)]


@pytest.mark.parametrize(
    ("asked", "why"),
    [
        (
            ("--pool", "PIF", "--language", "Arabic"),
            "Leave out one of: --pool PIF (25) or --language Arabic (13).",
        ),
        (
            ("--pool", "Caribbean", "--income", "low", "--language", "Russian"),
            "of a partner of Nepal: --pool Caribbean --language ru --income low.",
        ),
    ],
)
def test_an_empty_list_names_the_change_that_would_fill_it(asked: tuple[str, ...], why: str) -> None:
    done = run("suggest", "Nepal", *asked)
    assert (done.code, why in done.out) == (0, True), done.out
    assert "Compared with" not in done.out


def test_a_need_that_is_named_comes_first_and_it_is_said_who_answers_it() -> None:
    found = matcher.suggest("Rwanda", need="tourism")
    (told,) = [warning for warning in found.warnings if "tourism" in warning]
    able = [one for one in found if any(point.topic == "tourism" for point in one.learn)]
    assert [one.name for one in able] == ["Pakistan"]
    assert able[0].learn[0].topic == "tourism"
    assert told == "On tourism: Pakistan; --topic tourism ranks by it alone."


def test_where_nobody_answers_a_need_that_is_named_it_is_said_who_would() -> None:
    found = matcher.suggest("Rwanda", need="tourism", pool="Benin,Togo,Niger")
    (told,) = [warning for warning in found.warnings if "tourism" in warning]
    assert told.startswith("Nobody on this list has an experience of tourism; ")
    assert told.endswith(" have one: --topic tourism asks for them.")
    named = told.split("; ")[1].split(" and ")[0].split(", ")
    for name in named:
        assert any(
            point.topic == "tourism"
            for one in matcher.suggest("Rwanda", topic="tourism", pool="all", top=None, draws=0)
            if one.name == name
            for point in one.learn
        )
