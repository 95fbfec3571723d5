"""What stands between two countries: by the record of conflicts between states, and by the list that outranks it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from matcher.catalogue.catalogue import Catalogue
from matcher.editing import build
from matcher.editing.measured_needs import NEWEST_CONFLICT_YEAR
from tests.editing.folder_of import TEXTS, changed, folder_of

NO_LIST = {"tensions.yaml": None}


@pytest.fixture(autouse=True)
def _without_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MATCHER_CACHE_DIR", "off")


def fought(*episodes: tuple[str, int, int, int | None], kind: str = "interstate") -> dict[str, str]:
    """The countries with these episodes of conflict alone: who, number of the conflict, first and last year."""
    text = TEXTS["countries.yaml"]
    text = text.replace(text[text.index("  conflicts:\n") : text.index("  names:")], "")
    for who, number, start, end in episodes:
        last = "" if end is None else f" end: {end},"
        more = (
            f"  - {{id: {number}, name: 'A border', start: {start},{last} active_years: 1, war_years: 0,"
            f" intensity: minor, type: {kind}, source: book}}\n"
        )
        at = text.index(f"- iso3: {who}\n")
        own = text[at:].split("\n- iso3", 1)[0].rstrip("\n") + "\n"
        told = own + more if "  conflicts:\n" in own else f"{own}  conflicts:\n{more}"
        text = text[:at] + text[at:].replace(own, told, 1)
    return {"countries.yaml": text}


def between(place: Path, changes: Mapping[str, str | None]) -> dict[str, dict[str, Any]]:
    """For each country, what stands between it and others."""
    catalogue = Catalogue.load(folder_of(place, changes), mode="replace")
    return {iso3: catalogue.tensions(iso3) for iso3 in catalogue.profiles}


def test_a_listed_tension_is_on_record_on_both_sides(tmp_path: Path) -> None:
    told = {
        "kind": "rupture",
        "years": [2019, 2021],
        "note": "embassies closed in 2019, open again since 2021",
        "source": {"title": "News of Alpha"},
    }
    assert between(tmp_path, {}) == {"AAA": {"CCC": told}, "BBB": {}, "CCC": {"AAA": told}}


@pytest.mark.parametrize(
    ("episodes", "years"),
    [
        ([("AAA", 7, 2015, 2016), ("BBB", 7, 2015, 2016)], [2015, 2016]),
        # Twenty years before 2024, the last year of the record, and not a year more.
        ([("AAA", 7, 1998, 2004), ("BBB", 7, 1998, 2004)], [1998, 2004]),
        ([("AAA", 7, 1998, 2003), ("BBB", 7, 1998, 2003)], None),
        ([("AAA", 7, 2020, None), ("BBB", 7, 2020, None)], [2020, 2024]),
        # Several episodes of one conflict: from the first of those twenty years to the last.
        (
            [("AAA", 7, 2008, 2008), ("AAA", 7, 2011, 2012), ("BBB", 7, 2008, 2008), ("BBB", 7, 2011, 2012)],
            [2008, 2012],
        ),
        # Only what is on record of both, in the same conflict.
        ([("AAA", 7, 2015, 2016)], None),
        ([("AAA", 7, 2015, 2016), ("BBB", 8, 2015, 2016)], None),
        # Of three nobody knows who fought whom.
        ([("AAA", 7, 2015, 2016), ("BBB", 7, 2015, 2016), ("CCC", 7, 2015, 2016)], None),
    ],
)
def test_fighting_between_two_states_in_the_last_twenty_years_of_the_record_stands_between_them(
    tmp_path: Path, episodes: list[tuple[str, int, int, int | None]], years: list[int] | None
) -> None:
    found = between(tmp_path, {**fought(*episodes), **NO_LIST})
    goes_on = {"goes_on": True} if years and years[1] == NEWEST_CONFLICT_YEAR else {}
    fighting = {"kind": "fighting", "years": years, **goes_on}
    assert found == {
        "AAA": {"BBB": fighting} if years else {},
        "BBB": {"AAA": fighting} if years else {},
        "CCC": {},
    }


@pytest.mark.parametrize("kind", ["internal", "internal-internationalised", "extrasystemic"])
def test_two_in_another_kind_of_conflict_fought_not_one_another(tmp_path: Path, kind: str) -> None:
    both = fought(("AAA", 7, 2015, 2016), ("BBB", 7, 2015, 2016), kind=kind)
    assert between(tmp_path, {**both, **NO_LIST}) == {"AAA": {}, "BBB": {}, "CCC": {}}


def test_a_listed_entry_outranks_the_record(tmp_path: Path) -> None:
    found = between(tmp_path, {**fought(("AAA", 7, 2015, 2016), ("CCC", 7, 2015, 2016))})
    assert found["AAA"]["CCC"] == found["CCC"]["AAA"]
    assert (found["AAA"]["CCC"]["kind"], found["AAA"]["CCC"]["years"]) == ("rupture", [2019, 2021])


def test_a_pair_told_again_in_a_later_folder_in_either_order_takes_the_place_of_the_first(tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    again = changed("tensions.yaml", "between: [AAA, CCC]", "between: [CCC, AAA]")["tensions.yaml"]
    other = changed("tensions.yaml", "between: [AAA, CCC]", "between: [BBB, CCC]")["tensions.yaml"]
    (own / "tensions.yaml").write_text(again.replace("2019, 2021]", "2019, 2020]") + other)
    told = build.checked((folder_of(tmp_path / "first"), own)).tensions
    assert [(tension.between, tension.years) for tension in told] == [
        (["CCC", "AAA"], [2019, 2020]),
        (["BBB", "CCC"], [2019, 2021]),
    ]


def test_the_shipped_tensions_are_those_of_the_list_and_of_the_record() -> None:
    catalogue = Catalogue.load()
    # By the record of conflicts between states; that of Yemen with two others at once does not say who fought whom.
    border = {"kind": "fighting", "years": [2020, 2020]}
    assert catalogue.tensions("CHN")["IND"] == catalogue.tensions("IND")["CHN"] == border
    assert "GBR" not in catalogue.tensions("YEM")
    # By the list: it is filed under one state, and was fought with another behind it.
    assert catalogue.tensions("RWA")["COD"]["note"] == catalogue.tensions("COD")["RWA"]["note"] != ""
    for iso3 in catalogue.profiles:
        assert iso3 not in catalogue.tensions(iso3)
        for other, tension in catalogue.tensions(iso3).items():
            assert catalogue.tensions(other)[iso3] == tension
