"""Third partners and exchanges in a folder of one's own: what is wrong is told with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from matcher.editing import facilitated
from matcher.errors import InvalidData
from tests.editing.folder_of import TEXTS, changed, faults_of, folder_of, records_of


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("  works_with: [G77]", "  works_with: [G78]", "works_with"),
        ("  club: {of: [G77], who: both}", "  club: {of: [G77], who: all}", "club.who"),
        ("  club: {of: [G77], who: both}", "  club: {of: [XXX], who: both}", "there is no organisation or country"),
        ("  themes: [health]", "  themes: [helth]", "Did you mean 'health'?"),
        ("  country: CCC", "  country: CCD", "there is no country"),
        ("  country: CCC\n", "", "country: its code is due in the field country"),
        ("  aliases: [TF]", "  aliases: [TF, gamma]", "'gamma' is what 'travel-fund' is called, too"),
        ("  aliases: [TF]", "  aliases: [TF]\n  country: AAA", "goes with kind: country alone"),
        ("  instruments: [Tickets]", "  instrument: [Tickets]", "Did you mean"),
        ("  sources:\n  - {title: Gamma lends}\n", "", "sources"),
    ],
)
def test_a_fault_in_a_third_partner_is_told_with_its_line(tmp_path: Path, old: str, new: str, fault: str) -> None:
    text = TEXTS["facilitators.yaml"]
    assert text.count(old) == 1
    found = [one for one in faults_of(tmp_path, {"facilitators.yaml": text.replace(old, new)}) if fault in one]
    assert len(found) == 1
    assert found[0].startswith("facilitators.yaml:")


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("  open_to: [G77, CCC]", "  open_to: [G77, CCD]", "there is no organisation or country"),
        ("  level: university", "  level: universities", "level"),
        ("  kind: scholarship", "  kind: grant", "kind"),
        ("  since: 2010", "  since: 20100", "since"),
        ("  offered_by: [AAA]", "  offered_by: []", "offered_by"),
    ],
)
def test_a_fault_in_an_exchange_is_told_with_its_line(tmp_path: Path, old: str, new: str, fault: str) -> None:
    (found,) = faults_of(tmp_path, changed("exchanges.yaml", old, new))
    assert found.startswith("exchanges.yaml:")
    assert fault in found


def test_south_is_a_place_to_work_in_and_to_be_open_to(tmp_path: Path) -> None:
    assert faults_of(tmp_path, changed("exchanges.yaml", "[G77, CCC]", "[south]")) == []


def test_one_slip_in_the_countries_makes_no_further_faults(tmp_path: Path) -> None:
    with pytest.raises(InvalidData) as raised:
        records_of(tmp_path, {"countries.yaml": "- iso3: [\n"})
    assert [fault.file.rpartition("/")[2] for fault in raised.value.faults] == ["countries.yaml"]


def named(*names: str) -> dict[str, str | None]:
    text = TEXTS["partnerships.yaml"].replace("  source:", f"  facilitators: [{', '.join(names)}]\n  source:")
    return {"partnerships.yaml": text}


def test_a_third_partner_is_found_by_any_of_its_names_and_an_unknown_one_is_a_warning(tmp_path: Path) -> None:
    for name in ("TF", "tf", "Travel fund", "travel-fund"):
        (case,) = facilitated.cases(records_of(tmp_path, named(name)))
        assert case["facilitators"] == ["travel-fund"]
    (case,) = facilitated.cases(records_of(tmp_path, named("CCC", "TF", "Gamma", "Somebody")))
    assert case["facilitators"] == ["gamma", "travel-fund"]
    assert (case["shared_by"], case["learnt_by"], case["in_test"]) == ("AAA", "BBB", True)
    (fault,) = [one for one in records_of(tmp_path, named("Travel found")).faults if one.warning]
    assert (fault.line, fault.field) == (7, "facilitators")
    told = "no third partner of facilitators.yaml is called 'Travel found'. Did you mean 'travel fund'?"
    assert fault.message == told
    assert facilitated.cases(records_of(tmp_path, named("Somebody"))) == []


def test_own_third_partners_lie_over_those_that_ship(tmp_path: Path) -> None:
    from matcher.catalogue.catalogue import Catalogue

    own = tmp_path / "own"
    own.mkdir()
    (own / "facilitators.yaml").write_text(
        "- id: undp\n  name: Our UNDP office\n  kind: organisation\n  what: Ours.\n  themes: [health]\n"
        "  works_with: [south]\n  sources:\n  - {title: Ours}\n"
    )
    catalogue = Catalogue.load(own)
    assert len(catalogue.facilitators) == 72
    assert [one["name"] for one in catalogue.facilitators if one["id"] == "undp"] == ["Our UNDP office"]


def test_a_pair_may_stay_out_of_the_test_of_the_ranking(tmp_path: Path) -> None:
    from matcher.catalogue.catalogue import Catalogue

    text = TEXTS["partnerships.yaml"]
    more = text + text.replace("Nets for Beta", "More nets").replace("  source:", "  in_test: false\n  source:")
    catalogue = Catalogue.load(folder_of(tmp_path, {"partnerships.yaml": more}), mode="replace")
    assert catalogue.partnerships == [["AAA", "BBB", "health", "Nets for Beta"]]
    assert [entry["what"] for entry in catalogue.cooperation("BBB")["AAA"]] == ["Nets for Beta", "More nets"]


def test_every_field_is_described_in_its_order() -> None:
    from matcher.editing import third_parties
    from matcher.editing.descriptions import DESCRIPTIONS

    for kind in (third_parties.Club, third_parties.Facilitator, third_parties.Exchange):
        assert list(DESCRIPTIONS[kind]) == list(kind.model_fields)
