"""What countries declare outranks what figures show of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from matcher.catalogue.catalogue import Catalogue
from matcher.editing import build
from matcher.editing.measured_needs import Measure
from matcher.editing.stage_series import Stages
from matcher.folder import shipped
from tests.editing.folder_of import TEXTS, changed, folder_of
from tests.editing.test_measured_needs import MALARIA, RECONCILIATION, WATER, measure

# CCC: malaria 7/8 (rank 1 in its plan of 2021-2025), water 3/8 (rank 2), and no conflict.
MEASURED = [0.875, 0.375, 0.0]


@pytest.fixture(autouse=True)
def _without_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MATCHER_CACHE_DIR", "off")


def plan(*priorities: str, years: str = "2021, 2025", country: str = "CCC") -> dict[str, str]:
    """A declaration of these priorities, each a topic and a rank."""
    lines = "".join(f"  - {{topic: {topic}, said: so, rank: {rank}}}\n" for topic, rank in map(str.split, priorities))
    head = f"- country: {country}\n  plan: {{name: Plan, years: [{years}], kind: vision}}\n  priorities:\n"
    return {"priorities.yaml": f"{head}{lines}  source: {{title: Plan}}\n"}


def test_a_headline_is_a_need_of_seven_tenths_at_least_and_what_stands_below_it_of_a_half(tmp_path: Path) -> None:
    measured = measure(tmp_path)
    assert measured.declared("CCC") == {MALARIA: 1, WATER: 2}
    # A greater need that is measured stays.
    assert measured.needs("CCC") == pytest.approx([0.875, 0.5, 0.0])
    assert [need.value for need in measured.measured("CCC")] == pytest.approx(MEASURED)


def test_needs_are_seen_in_three_ways(tmp_path: Path) -> None:
    measured = measure(tmp_path)
    assert measured.needs("CCC", "both") == measured.needs("CCC") == pytest.approx([0.875, 0.5, 0.0])
    assert measured.needs("CCC", "measured") == pytest.approx(MEASURED)
    # As declared alone, what is not declared is no need, and no figure raises what is.
    assert measured.needs("CCC", "declared") == [0.7, 0.5, 0.0]
    # Who declares nothing.
    assert measured.needs("BBB", "both") == measured.needs("BBB", "measured") == pytest.approx([0.0, 1 / 6, 0.0])
    assert measured.needs("BBB", "declared") == [0.0, 0.0, 0.0]


def test_what_is_distinct_follows_the_way_of_looking(tmp_path: Path) -> None:
    measured = measure(tmp_path, plan("water 1", country="BBB"))
    both, figures, declared = (measured.distinct("BBB", mode)[WATER] for mode in ("both", "measured", "declared"))
    assert measured.distinct("BBB")[WATER] == both == declared
    assert both is not None
    assert figures is not None
    assert both - figures == pytest.approx(0.7 - 1 / 6)


def test_a_declaration_outranks_that_nothing_is_known_and_that_there_is_no_need(tmp_path: Path) -> None:
    gate = changed(
        "topics.yaml",
        "    name: Malaria control\n",
        "    name: Malaria control\n    applies_if:\n    - {indicator: DIR, at_least: 20, else: no-need}\n",
    )
    changes = {"indicators.csv": TEXTS["indicators.csv"].replace("CCC,WAT,2022,70,book\nCCC,DIR,2022,10,book\n", "")}
    measured = measure(tmp_path / "a", changes | plan("water 1", "reconciliation 2"))
    assert measured.needs("CCC", "measured")[WATER] is None
    assert measured.needs("CCC") == pytest.approx([0.875, 0.7, 0.5])
    # DIR 10 closes the gate of malaria, which then concerns nobody who does not declare it.
    closed = measure(tmp_path / "b", gate | plan("water 1"))
    assert closed.needs("CCC") == pytest.approx([0.0, 0.7, 0.0])
    assert measure(tmp_path / "c", gate | plan("malaria 1")).needs("CCC") == pytest.approx([0.7, 0.375, 0.0])


@pytest.mark.parametrize(
    ("edition", "last", "floors"),
    [
        ('edition: "2026-11-27"', 2026, [0.7, 0.5]),
        ('edition: "2026-11-27"', 2024, [0.7, 0.5]),
        ('edition: "2026-11-27"', 2023, [0.5, 0.35]),
        ('edition: "2026-11-27"', 2009, [0.5, 0.35]),
        ("", 2021, [0.7, 0.5]),  # of no date: the newest figure is of 2023
        ("", 2020, [0.5, 0.35]),
    ],
)
def test_a_plan_that_was_over_three_years_before_the_edition_counts_for_less(
    tmp_path: Path, edition: str, last: int, floors: list[float]
) -> None:
    dated = changed("indicators.yaml", "indicators:\n", f"{edition}\nindicators:\n") if edition else {}
    measured = measure(tmp_path, {**dated, **plan("malaria 1", "water 2", years=f"2005, {last}")})
    assert measured.needs("CCC", "declared")[:2] == floors


def test_a_declared_need_that_is_not_measured_is_never_less_than_one_that_nobody_declares(tmp_path: Path) -> None:
    # An old plan names it below its headlines: .35. What nobody measures counts .4.
    water = TEXTS["topics.yaml"].split("    name: Clean water\n")[1].split("- id: peace")[0]
    none = changed("topics.yaml", water, "    basis: none\n")
    measured = measure(tmp_path, {**none, **plan("malaria 2", "water 2", years="2001, 2005")})
    assert measured.needs("CCC") == pytest.approx([0.875, 0.4, 0.0])
    assert measured.needs("CCC", "declared") == [0.35, 0.35, 0.0]


def test_without_a_date_and_a_figure_no_plan_is_over(tmp_path: Path) -> None:
    measured = measure(tmp_path, {"indicators.csv": None, **plan("malaria 1", "water 2", years="1990, 1995")})
    assert measured.needs("CCC", "declared") == [0.7, 0.5, 0.0]


def test_of_every_country_the_greater_of_what_is_declared_and_what_is_measured_counts() -> None:
    records = build.checked((Path(shipped()),))
    of = Measure(records, Stages(records))
    raised = 0
    for iso3 in records.countries:
        declared = of.declared(iso3)
        ways = zip(*(of.needs(iso3, way) for way in ("both", "measured", "declared")), strict=True)
        for position, (both, measured, floor) in enumerate(ways):
            assert floor is not None
            if position not in declared:
                assert (both, floor) == (measured, 0.0)
            else:
                assert both == max(0.4 if measured is None else measured, floor)
                assert floor in {0.7, 0.5, 0.35}
                raised += both != measured
    assert raised > 500


def test_a_declared_priority_of_an_own_profile_is_a_full_need_whatever_the_figures_say(tmp_path: Path) -> None:
    changes = changed("countries.yaml", "name: Beta\n", "name: Beta\n  priorities: [malaria, reconciliation]\n")
    measured = measure(tmp_path, changes)
    assert measured.needs("BBB") == pytest.approx([1.0, 1 / 6, 1.0])
    assert measured.needs("BBB", "declared") == [1.0, 0.0, 1.0]
    assert measured.needs("BBB", "measured") == pytest.approx([0.0, 1 / 6, 0.0])
    # It needs no plan.
    assert measured.declared("BBB") == {MALARIA: 0, RECONCILIATION: 0}


def test_the_priorities_of_a_profile_stand_beside_its_plan_and_above_it(tmp_path: Path) -> None:
    changes = changed("countries.yaml", "name: Gamma\n", "name: Gamma\n  priorities: [water, reconciliation]\n")
    measured = measure(tmp_path, changes)
    assert measured.declared("CCC") == {MALARIA: 1, WATER: 0, RECONCILIATION: 0}
    assert measured.needs("CCC") == pytest.approx([0.875, 1.0, 1.0])


def test_the_index_holds_what_is_declared_what_is_measured_and_the_plan(tmp_path: Path) -> None:
    changes = changed("countries.yaml", "name: Gamma\n", "name: Gamma\n  priorities: [reconciliation]\n")
    catalogue = Catalogue.load(folder_of(tmp_path, changes), mode="replace")
    assert catalogue.priorities("CCC") == {
        "measured": [0.875, 0.375, 0],
        "declared": {"0": [1, "no more malaria"], "1": [2, "wells"], "2": [0, ""]},
        "plan": {
            "name": "Plan of Gamma",
            "years": [2021, 2025],
            "kind": "national-plan",
            "unmatched": ["a space port"],
            "sources": [{"title": "The plan of Gamma"}],
            "over": False,
        },
    }
    assert catalogue.priorities("BBB") == {"measured": [0, 0.1667, 0], "declared": {}}
    assert catalogue.profiles["CCC"].needs == [0.875, 0.5, 1]
    for mode, needs in (("both", [0.875, 0.5, 1]), ("measured", [0.875, 0.375, 0]), ("declared", [0.7, 0.5, 1])):
        assert catalogue.by_priorities(mode).profiles["CCC"].needs == needs
    assert catalogue.profiles["CCC"].needs == [0.875, 0.5, 1]
    assert catalogue.oldest == 2013


def test_a_later_folder_declares_anew_for_a_country_and_leaves_the_others(tmp_path: Path) -> None:
    base = {"priorities.yaml": TEXTS["priorities.yaml"] + plan("water 1", country="BBB")["priorities.yaml"]}
    own = tmp_path / "own"
    own.mkdir()
    (own / "priorities.yaml").write_text(plan("reconciliation 1")["priorities.yaml"])
    records = build.checked((folder_of(tmp_path / "base", base), own))
    assert [(d.country, [p.topic for p in d.priorities]) for d in records.priorities.values()] == [
        ("CCC", ["reconciliation"]),
        ("BBB", ["water"]),
    ]
    measured = Measure(records, Stages(records))
    assert measured.needs("CCC") == pytest.approx([0.875, 0.375, 0.7])


def test_own_data_declare_anew_for_a_shipped_country_and_for_a_province_of_their_own(tmp_path: Path) -> None:
    (tmp_path / "countries.yaml").write_text("- {iso3: RW-01, name: City of Kigali}\n")
    province = plan("malaria 1", "heritage 2", years="2025, 2030", country="RW-01")["priorities.yaml"]
    country = plan("malaria 2", years="2025, 2030", country="RWA")["priorities.yaml"]
    (tmp_path / "priorities.yaml").write_text(province + country)
    plain, both = Catalogue.load(), Catalogue.load(tmp_path)
    topics = list(both.topics)
    declared = {topics.index("malaria"): 0.7, topics.index("heritage"): 0.5}
    assert {n: need for n, need in enumerate(both.profiles["RW-01"].needs) if need is not None} == declared
    rwanda = both.priorities("RWA")
    assert rwanda["declared"] == {str(topics.index("malaria")): [2, "so"]}
    assert rwanda["measured"] == plain.priorities("RWA")["measured"]
    assert (rwanda["plan"]["name"], rwanda["plan"]["over"]) == ("Plan", False)
    assert len(plain.priorities("RWA")["declared"]) > 1
    for iso3 in set(plain.profiles) - {"RWA"}:
        assert both.profiles[iso3] == plain.profiles[iso3]
        assert both.priorities(iso3) == plain.priorities(iso3)
