"""What a country needs most: what it declares first, then what its figures point to, and nothing below one half."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

import matcher
from matcher.answers.blocks import Series
from matcher.answers.needs import lines_of, plan_of
from matcher.catalogue.catalogue import Catalogue
from matcher.questions import scope as scopes
from matcher.questions.wants import Want, Wants, all_wants, wants
from matcher.scoring.constants import GREATEST
from tests.process import matcher as run

CATALOGUE = Catalogue.load()
WHOLE = scopes.of(CATALOGUE, (), ())
TOPICS = CATALOGUE.topic_list
PLAN = {"name": "National Plan", "years": [2022, 2026], "over": False}


def wanted(
    iso3: str, *, theme: tuple[str, ...] = (), own: tuple[str, ...] = (), priorities: str = "both"
) -> Wants:  # fmt: skip
    catalogue = CATALOGUE.by_priorities(priorities)
    profile = scopes.with_declared(catalogue, catalogue.profiles[iso3], own)
    return wants(catalogue, profile, scopes.of(CATALOGUE, theme, ()), own, priorities)


def need(position: int, value: float, rank: int | None) -> Want:
    """A need for the topic in this place of the catalogue."""
    return Want(TOPICS[position], value, value, rank, "")


def test_what_is_declared_comes_first_the_headlines_before_the_rest_each_by_size() -> None:
    found = wanted("RWA")
    assert found.plan is not None
    assert found.plan["name"].startswith("Second National Strategy")
    # Its five headlines and eight named below: each at least 0.7 and 0.5, so none falls below one half.
    assert [want.rank for want in found.declared] == [1] * 5 + [2] * 8
    first = found.declared[0]
    assert (first.topic.id, first.said) == ("nutrition", "less stunting and malnutrition")
    for rank, floor in ((1, 0.7), (2, 0.5)):
        values = [want.value or 0.0 for want in found.declared if want.rank == rank]
        assert values == sorted(values, reverse=True)
        assert min(values) >= floor
    measured = [want.measured or 0.0 for want in found.measured]
    assert measured == sorted(measured, reverse=True) == [want.value for want in found.measured]
    assert not {want.topic for want in found.declared} & {want.topic for want in found.measured}
    assert found.both == found.declared + found.measured


@pytest.mark.parametrize("priorities", ["both", "declared", "measured"])
def test_nothing_below_one_half_is_a_great_need_and_the_list_is_never_filled_up(priorities: str) -> None:
    catalogue = CATALOGUE.by_priorities(priorities)
    for iso3, profile in catalogue.profiles.items():
        found = wants(catalogue, profile, WHOLE, (), priorities)
        assert all((want.value or 0.0) >= GREATEST for want in found.both)
        great = sum((value or 0.0) >= GREATEST for value in profile.needs)
        assert len(found.both) == great, iso3
        assert all(want.rank in (1, 2) for want in found.declared)
        assert priorities != "measured" or (found.declared, found.plan) == ([], None)
        assert priorities != "declared" or found.measured == []


def told(lines: Iterable[str | Series]) -> list[str]:
    """The lines in full, as a file has them."""
    return [line.text if isinstance(line, Series) else line for line in lines]


def test_a_need_that_the_user_names_stands_before_the_plan() -> None:
    # Digital identity is declared by Rwanda too: who names it sees it once, among what was named.
    found = wanted("RWA", own=("digital-id", "sport"))
    assert [(want.topic.id, want.rank, want.value) for want in found.declared[:2]] == [
        ("digital-id", 0, 1.0),
        ("sport", 0, 1.0),
    ]
    assert [want.topic.id for want in found.declared].count("digital-id") == 1
    lines = told(lines_of("Rwanda", found))
    assert lines[0] == "Named by you or in its profile: digital identity; sport"
    assert lines[1].startswith("Rwanda declares (Second National Strategy for Transformation (NST2), 2024-2029): nut")
    assert matcher.suggest("Rwanda", need="sport", topic="sport", undocumented=True).query["need"] == ["sport"]


def test_a_theme_narrows_it() -> None:
    found = wanted("RWA", theme=("health",))
    assert {CATALOGUE.topic_list.index(want.topic) for want in found.both} <= {
        position for position, inside in enumerate(scopes.of(CATALOGUE, ("health",), ()).topics) if inside
    }
    assert "nutrition" in {want.topic.id for want in found.declared}


def test_all_needs_are_told_with_what_is_measured_and_what_is_declared() -> None:
    told = {want.topic.id: want for want in all_wants(CATALOGUE, CATALOGUE.profiles["RWA"])}
    assert list(told) == list(CATALOGUE.topics)
    # Named in the plan, and measured low: the plan's floor counts.
    online = told["e-government"]
    assert (online.value, online.rank) == (0.5, 2)
    assert online.measured == pytest.approx(0.11, abs=0.005)
    # Neither declared nor measured.
    assert told["sport"][1:] == (None, None, None, "")


def test_lines_name_five_of_what_is_declared_and_three_of_what_figures_point_to() -> None:
    declared = [need(position, 0.9, 1) for position in range(7)]
    measured = [need(position, 0.8, None) for position in range(10, 15)]
    first, second = told(lines_of("Atlantis", Wants(PLAN, declared, measured), " in health"))
    names = [topic.name[0].lower() + topic.name[1:] if topic.name[1].islower() else topic.name for topic in TOPICS]
    assert first == f"Atlantis declares in health (National Plan, 2022-2026): {'; '.join(names[:5])}; and 2 more"
    assert second == f"Its figures in health also point to: {'; '.join(names[10:13])}"


def test_lines_say_when_figures_are_all_there_is_or_there_is_nothing() -> None:
    (only,) = told(lines_of("Atlantis", Wants(None, [], [need(0, 0.8, None)])))
    assert only.startswith("Its figures point to: ")
    (plan,) = told(lines_of("Atlantis", Wants(PLAN, [need(0, 0.8, 2)], [])))
    assert plan.startswith("Atlantis declares (National Plan, 2022-2026): ")
    nothing = "nothing is declared, or measured at 0.5 of 1 or more"
    assert list(lines_of("Atlantis", Wants(PLAN, [], []))) == [f"No great need stands out: {nothing}"]
    assert list(lines_of("Atlantis", Wants(None, [], []), " here")) == [f"No great need here: {nothing}"]
    page = run("suggest", "Fiji", "--theme", "post-conflict").out
    assert f"\nNo great need in peace and recovery from conflict: {nothing}\n" in page


def test_a_plan_that_is_over_is_the_last_one_known() -> None:
    assert plan_of(PLAN) == "National Plan, 2022-2026"
    assert plan_of({**PLAN, "years": [2023, 2023], "over": True}) == "National Plan, 2023, the last one known"
    assert "Singapore declares (Forward Singapore, 2023, the last one known): " in run("suggest", "Singapore").out
    assert "the last one known" not in run("suggest", "Rwanda").out
    # Its headlines count as 0.5 at least, what is named below as 0.35: too little to be named.
    found = wanted("SGP")
    assert {want.rank for want in found.declared if want.value != want.measured} == {1}
    assert all((want.value or 0) == max(0.5, want.measured or 0) for want in found.declared if want.rank == 1)


def test_of_needs_side_by_side_it_is_said_which_are_declared() -> None:
    page = run("compare", "Kenya", "Uganda").out
    first = next(line for line in page.split("\n") if line.startswith("1  "))
    assert first.count(", declared)") == 2
    page = run("compare", "Kenya", "Uganda", "--priorities", "measured").out
    assert "declared" not in page
