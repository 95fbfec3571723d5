"""With a theme or topic, who has nothing documented there is not on the list; the footer counts them."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import matcher
from matcher.catalogue.catalogue import Catalogue
from matcher.scoring.constants import FLOOR
from tests.process import matcher as run

CATALOGUE = Catalogue.load()
SOUTH = [profile.iso3 for profile in CATALOGUE.profiles.values() if profile.south]
TEN = ("BGD", "BOL", "FJI", "HTI", "NPL", "NGA", "RWA", "SGP", "SSD", "TLS")


def side_by_side(country: str, theme: str) -> None:
    """Check the list of a country in a theme against that of all."""
    listed = matcher.suggest(country, theme=theme, top=None, draws=0)
    everybody = matcher.suggest(country, theme=theme, top=None, draws=0, undocumented=True)
    assert len(everybody) == 143
    for result in listed:
        points = [*result.learn, *result.share]
        assert points
        assert all(point.value >= FLOOR for point in points)
    # Who is left out has no such point; the others keep their scores and their order.
    assert [one.iso3 for one in listed] == [one.iso3 for one in everybody if one.learn or one.share]
    assert [one.score for one in listed] == [one.score for one in everybody if one.documented]
    assert all(one.documented is bool(one.learn or one.share) for one in everybody)
    out = 143 - len(listed)
    told = [warning for warning in listed.warnings if f"{out} partner" in warning]
    assert len(told) == (1 if out and len(listed) else 0)
    assert not any("left out" in warning for warning in everybody.warnings)


@pytest.mark.parametrize("country", TEN)
def test_every_partner_on_a_list_in_a_theme_has_something_documented(country: str) -> None:
    for theme in CATALOGUE.themes:
        side_by_side(country, theme)


@given(st.sampled_from(SOUTH), st.sampled_from(list(CATALOGUE.themes)))
@settings(max_examples=30, deadline=None)
def test_so_it_is_for_any_country_and_theme(country: str, theme: str) -> None:
    side_by_side(country, theme)


def test_without_a_theme_nobody_is_left_out_and_who_has_nothing_is_marked() -> None:
    found = matcher.suggest("Tuvalu", top=None, draws=0)
    assert len(found) == 143
    assert found.warnings == []
    assert {one.documented for one in found} == {True, False}
    assert [one.iso3 for one in found] == [
        one.iso3 for one in matcher.suggest("Tuvalu", top=None, draws=0, undocumented=True)
    ]


def test_the_page_counts_those_left_out_and_marks_them_when_they_are_ranked_too() -> None:
    listed = matcher.suggest("Rwanda", theme="trade", top=None)
    assert 20 < len(listed) < 100
    told = f"{143 - len(listed)} partners with nothing documented here, on either side, left out; --undocumented"
    page = run("suggest", "Rwanda", "--theme", "trade").out
    assert f"\nNote: {told} ranks all.\n" in page
    assert f"\nCompared with {len(listed)} countries; oldest figure used: " in page
    assert "nothing on record                                 nothing" not in page
    page = run("suggest", "Rwanda", "--theme", "trade", "--undocumented", "-n", "143").out
    assert "left out" not in page
    blank = [line for line in page.splitlines() if line.count("nothing on record") == 2]
    assert len(blank) == 143 - len(listed)
    assert "\nCompared with the 143 other countries of the South; " in page


def test_a_csv_says_of_each_row_whether_something_is_documented() -> None:
    done = run("suggest", "Rwanda", "--theme", "trade", "--undocumented", "--format", "csv", "-n", "143")
    rows = list(csv.DictReader(io.StringIO(done.out)))
    assert list(rows[0])[-6:] == ["tension", "documented", "learn_titles", "share_titles", "tied", "oldest_year"]
    for row in rows:
        assert row["documented"] == ("true" if row["learn_experiences"] or row["share_experiences"] else "false")


@pytest.mark.parametrize(
    ("asked", "empty"),
    [
        (
            ("suggest", "Fiji", "--topic", "sport"),
            "Nothing on sport is on record between Fiji and any of the 143 countries of the South; ",
        ),
        (
            ("pairs", "--pool", "Fiji,Tonga", "--theme", "post-conflict"),
            "Nothing is documented here between the countr",
        ),
        (
            ("suggest", "Rwanda", "--topic", "sport", "--pool", "RWA"),
            "No country meets all that was asked of a partner of Rwanda. Without --pool RWA there is 1 country.",
        ),
        (("pairs", "--pool", "Fiji", "--theme", "health"), "No pair in this pool: two countries that meet"),
    ],
)
def test_an_empty_list_says_why(asked: tuple[str, ...], empty: str) -> None:
    done = run(*asked)
    assert done.code == 0
    assert empty in done.out
    assert run(*asked, "--json").json["results"] == []
    assert run(*asked, "--fail-empty").code == 5


def test_pairs_with_nothing_documented_are_left_out_and_counted_too() -> None:
    listed = matcher.pairs(pool="ASEAN", theme="climate", top=None, draws=0)
    everybody = matcher.pairs(pool="ASEAN", theme="climate", top=None, draws=0, undocumented=True)
    assert len(everybody) == 11 * 10 / 2  # with Timor-Leste, eleven members
    assert [(one.a, one.b) for one in listed] == [(one.a, one.b) for one in everybody if one.learn or one.share]
    assert all(one.documented is bool(one.learn or one.share) for one in everybody)
    out = 55 - len(listed)
    assert out > 0
    assert listed.warnings == [f"{out} pairs with nothing documented here left out; --undocumented ranks all."]
    assert everybody.warnings == []
    page = run("pairs", "--pool", "ASEAN", "--theme", "climate").out
    assert f"\nNote: {listed.warnings[0]}\nCompared: {len(listed)} pairs (--pool ASEAN)" in page


def test_a_batch_leaves_out_and_counts_for_each_of_its_countries() -> None:
    lists = {name: matcher.suggest(name, theme="trade", top=3) for name in ("Rwanda", "Nepal")}
    done = run("batch", "-", "--theme", "trade", "-n", "3", stdin="Rwanda\nNepal\n")
    for found in lists.values():
        assert f"Note: {found.warnings[0]}\n" in done.out
    envelope = run("batch", "-", "--theme", "trade", "-n", "3", "--json", stdin="Rwanda\nNepal\n").json
    assert envelope["query"]["undocumented"] is False
    assert [(one["country"], one["iso3"]) for one in envelope["results"]] == [
        (name, one.iso3) for name, found in lists.items() for one in found
    ]
    done = run("batch", "-", "--theme", "trade", "--undocumented", "-n", "143", "-f", "csv", stdin="Rwanda\nNepal\n")
    assert len(done.out.splitlines()) == 1 + 2 * 143
