"""What the index holds of three small countries: everything that a run would otherwise work out each time."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from matcher import folder
from matcher.catalogue.catalogue import Catalogue
from matcher.editing import build
from matcher.errors import AmbiguousName
from tests.editing.folder_of import TEXTS, changed, folder_of


@pytest.fixture(autouse=True)
def _without_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MATCHER_CACHE_DIR", "off")


def catalogue_of(place: Path, changes: dict[str, str] | None = None) -> Catalogue:
    return Catalogue.load(folder_of(place, changes), mode="replace")


def test_a_profile_holds_what_is_compared(tmp_path: Path) -> None:
    alpha = catalogue_of(tmp_path).profiles["AAA"]
    assert (alpha.iso3, alpha.name, alpha.south, alpha.income) == ("AAA", "Alpha", True, "low")
    assert (alpha.region, alpha.subregion) == ("Africa", "")
    assert alpha.stage == pytest.approx([0.5, None, 0.5, 0.4, 0.6, 0.3, 4 / 6], abs=1e-4)
    # Malaria 2/4, water (5/6 + 3/4) / 2, reconciliation .8 x .35 x (.5 + 5/12): see test_needs.
    assert alpha.needs == pytest.approx([0.5, 0.791667, 0.256667], abs=1e-4)
    assert (alpha.after_conflict, alpha.conflict_last) == (True, 2004)
    assert (alpha.landlocked, alpha.small_island, alpha.middle) == (False, False, 10.0)
    assert alpha.size == pytest.approx(6.30103, abs=1e-4)  # two million: six powers of ten, and the logarithm of two
    assert (alpha.official, alpha.spoken) == (["en"], {"en": 0.605})
    assert (alpha.organisations, alpha.borders) == (["G77"], ["BBB"])


def test_a_profile_lies_in_its_region_and_subregion(tmp_path: Path) -> None:
    changes = changed("countries.yaml", "name: Beta\n", "name: Beta\n  region: Asia\n  subregion: Southern Asia\n")
    beta = catalogue_of(tmp_path, changes).profiles["BBB"]
    assert (beta.region, beta.subregion) == ("Asia", "Southern Asia")


def test_a_profile_of_which_nothing_is_known_says_so(tmp_path: Path) -> None:
    gamma = catalogue_of(tmp_path).profiles["CCC"]
    assert gamma.stage == [None] * 7
    assert (gamma.size, gamma.middle, gamma.lat, gamma.lon, gamma.conflict_last) == (None, None, None, None, None)
    assert (gamma.region, gamma.income, gamma.organisations) == ("", "", [])


def test_only_memberships_that_count_as_being_in_are_ties(tmp_path: Path) -> None:
    changes = changed("countries.yaml", "- {organisation: G77}\n", "- {organisation: G77, status: observer}\n")
    assert catalogue_of(tmp_path, changes).profiles["BBB"].organisations == []


def test_a_country_lies_where_its_capital_does_and_else_in_its_middle(tmp_path: Path) -> None:
    alpha = catalogue_of(tmp_path / "a").profiles["AAA"]
    assert (alpha.lat, alpha.lon) == (10.0, 20.0)
    changes = changed("countries.yaml", "lon: 20.0,", "lon: 20.0, capital_lat: 11.5, capital_lon: 21.5,")
    alpha = catalogue_of(tmp_path / "b", changes).profiles["AAA"]
    assert (alpha.middle, alpha.lat, alpha.lon) == (10.0, 11.5, 21.5)


def test_an_experience_holds_the_stage_of_its_partner_when_it_began(tmp_path: Path) -> None:
    [wells] = catalogue_of(tmp_path).experiences
    assert (wells.id, wells.partner, wells.start) == ("bbb-clean-water", "BBB", 2000)
    assert (wells.theme, wells.topics) == (0, [1])
    # log 40 / log 100, log 50 / log 100, (65 - 40) / 40, 6 / 10, 40 and 50 of 100, (3 - 1) / 6
    assert wells.stage == pytest.approx([0.80103, 0.849485, 0.625, 0.6, 0.4, 0.5, 1 / 3], abs=1e-4)
    # high, two sources, one outcome: .8 x (.7 + .15 x 1/2 + .15 x 1/3)
    assert wells.quality == pytest.approx(0.8 * 0.825, abs=1e-4)


@pytest.mark.parametrize(
    ("start", "after"),
    [(1989, False), (1990, True), (2004, True), (2024, True), (2025, False)],
)
def test_an_experience_is_of_after_a_conflict_from_its_beginning_to_twenty_years_after_its_end(
    tmp_path: Path, start: int, after: bool
) -> None:
    changes = changed("experiences.yaml", "partner: BBB", "partner: AAA")
    text = changes["experiences.yaml"].replace("start: 2000\n  end: 2010", f"start: {start}")
    [experience] = catalogue_of(tmp_path, {"experiences.yaml": text}).experiences
    assert experience.after_conflict is after


def test_who_took_something_up_counts_once_by_the_best_grade(tmp_path: Path) -> None:
    more = "  - {to: CCC, grade: visited, note: Came to see.}\n  - {to: AAA, grade: announced, note: Planned.}\n"
    changes = changed("experiences.yaml", "  sources:\n", f"{more}  sources:\n")
    profiles = catalogue_of(tmp_path, changes).profiles
    assert profiles["BBB"].shared_with == {"AAA": 0.3, "CCC": 1.0}
    assert profiles["AAA"].shared_with == profiles["CCC"].shared_with == {}


def test_documented_cooperation_is_on_record_on_both_sides_in_the_direction_of_each(tmp_path: Path) -> None:
    catalogue = catalogue_of(tmp_path)
    wells: dict[str, Any] = {
        "what": "Wells in every village",
        "experience": "bbb-clean-water",
        "theme": "health",
        "year": 2012,
        "grade": "adopted",
        "note": "Built there too.",
        "source": {"title": "Wells of Gamma"},
    }
    nets: dict[str, Any] = {
        "what": "Nets for Beta",
        "theme": "health",
        "topic": "malaria",
        "year": 2015,
        "source": {"title": "Nets"},
    }
    assert catalogue.cooperation("AAA") == {"BBB": [{"direction": "shared", **nets}]}
    assert catalogue.cooperation("CCC") == {"BBB": [{"direction": "learnt", **wells}]}
    assert catalogue.cooperation("BBB") == {
        "CCC": [{"direction": "shared", **wells}],
        "AAA": [{"direction": "learnt", **nets}],
    }


def test_a_record_is_kept_whole_with_its_figures(tmp_path: Path) -> None:
    catalogue = catalogue_of(tmp_path)
    alpha = catalogue.country("AAA")
    assert alpha["official_name"] == "Republic of Alpha"
    assert alpha["figures"]["WAT"] == [2023, 50.0, "book"]
    assert alpha["stage_now"]["schooling"] == [2020, 4.0]
    assert catalogue.experience("bbb-clean-water")["results"] == [
        {"metric": "villages with a well", "value": 90.0, "unit": "%", "year": 2010, "kind": "outcome", "source": 1}
    ]
    assert catalogue.stage_then("bbb-clean-water")["schooling"] == [2000, 6.0]
    assert catalogue.source("book")["publisher"] == "A publisher"
    assert catalogue.dictionary["south"]["WAT"] == [50.0, 70.0, 90.0]


def test_ranks_are_among_the_south(tmp_path: Path) -> None:
    changes = changed("countries.yaml", "name: Beta\n  south: true", "name: Beta\n  south: false")
    catalogue = catalogue_of(tmp_path, changes)
    assert catalogue.dictionary["south"]["WAT"] == [50.0, 70.0]
    assert catalogue.profiles["BBB"].south is False


@pytest.mark.parametrize(
    ("typed", "iso3"),
    [("Alpha", "AAA"), ("aa", "AAA"), ("REPUBLIC OF ALPHA", "AAA"), ("Alphe", "AAA"), ("beta", "BBB"), ("ccc", "CCC")],
)
def test_codes_names_and_other_names_lead_to_a_country(tmp_path: Path, typed: str, iso3: str) -> None:
    assert catalogue_of(tmp_path).resolve(typed) == iso3


def test_a_name_that_two_carry_is_refused(tmp_path: Path) -> None:
    changes = changed("countries.yaml", "en: [Alphaland]", "en: [Alphaland, Twinland, gamma]")
    text = changes["countries.yaml"]
    assert text is not None
    changes["countries.yaml"] = text.replace("  name: Gamma\n", "  name: Gamma\n  names: {en: [Twinland]}\n")
    catalogue = catalogue_of(tmp_path, changes)
    with pytest.raises(AmbiguousName) as caught:
        catalogue.resolve("Twinland")
    assert caught.value.candidates == ("Alpha (AAA)", "Gamma (CCC)")
    # What a country itself is called is its own, whoever else is called so too.
    assert catalogue.resolve("Gamma") == "CCC"


def test_a_name_that_one_country_carries_twice_is_its_own(tmp_path: Path) -> None:
    changes = changed("countries.yaml", "en: [Alphaland]", "en: [Alphaland, ALPHALAND, the Alpha]")
    catalogue = catalogue_of(tmp_path, changes)
    assert catalogue.names["alphaland"] == catalogue.names["alpha"] == ["AAA"]


def test_an_iso_code_is_nobody_elses_name(tmp_path: Path) -> None:
    changes = changed("countries.yaml", "en: [Alphaland]", "en: [BB, CCC, A.B.]")
    catalogue = catalogue_of(tmp_path, changes)
    assert [catalogue.resolve(typed) for typed in ("bb", "Ccc", "a b")] == ["BBB", "CCC", "AAA"]


def test_the_id_of_a_province_does_not_take_a_name_away_from_a_country(tmp_path: Path) -> None:
    changes = {"countries.yaml": TEXTS["countries.yaml"] + "- {iso3: alpha, name: Alpha State}\n"}
    catalogue = catalogue_of(tmp_path, changes)
    assert catalogue.resolve("alpha") == "alpha"
    assert catalogue.resolve("Alpha State") == "alpha"
    with pytest.raises(AmbiguousName):
        catalogue.resolve("ALPHA")


def test_the_version_changes_with_the_content_of_any_file_and_with_nothing_else(tmp_path: Path) -> None:
    version = build.version_of((folder_of(tmp_path / "a"),), "2026-11-27")
    assert build.version_of((folder_of(tmp_path / "b"),), "2026-11-27") == version
    changes = [folder_of(tmp_path / name, {name: TEXTS[name] + "\n"}) for name in TEXTS]
    others = {build.version_of((place,), "2026-11-27") for place in changes}
    assert len(others | {version}) == len(TEXTS) + 1


def test_the_version_tells_the_date_of_the_edition_and_whether_the_scales_are_its_own(tmp_path: Path) -> None:
    date, digest, scales = build.version_of((folder_of(tmp_path / "a"),), "2026-11-27").split("+")
    assert (date, len(digest), digest.isalnum(), scales) == ("2026-11-27", 10, True, "own-scales")
    shipped = Path(folder.shipped())
    plain = folder_of(tmp_path / "b", {"reference.csv": None})
    for folders in ((shipped,), (shipped, plain), (plain,)):
        assert build.version_of(folders, "2026-11-27").count("+") == 1
    assert len(build.version_of((plain,), "")) == 10


def test_the_index_does_not_depend_on_the_order_of_rows(tmp_path: Path) -> None:
    shuffled = dict(TEXTS)
    for name in ("indicators.csv", "history.csv", "reference.csv"):
        head, *rows = TEXTS[name].splitlines(keepends=True)
        shuffled[name] = head + "".join(reversed(rows))
    a, b = catalogue_of(tmp_path / "a"), catalogue_of(tmp_path / "b", shuffled)
    assert a.profiles == b.profiles
    assert a.experiences == b.experiences
    assert a.dictionary == b.dictionary


def test_data_laid_over_another_folder_adds_to_it(tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    (own / "countries.yaml").write_text("- {iso3: KIGALI, name: City of Kigali, priorities: [malaria]}\n")
    shipped, both = Catalogue.load(), Catalogue.load(own)
    assert set(both.profiles) == {*shipped.profiles, "KIGALI"}
    assert both.resolve("kigali") == "KIGALI"
    city = both.profiles["KIGALI"]
    assert city.needs[list(both.topics).index("malaria")] == 1.0
    assert [need for need in city.needs if need is not None] == [1.0]
    assert {iso3: profile for iso3, profile in both.profiles.items() if iso3 != "KIGALI"} == shipped.profiles
    assert set(Catalogue.load(folder_of(tmp_path / "data"), mode="replace").profiles) == {"AAA", "BBB", "CCC"}
