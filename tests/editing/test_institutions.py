"""Institutions: what their records must say, what is compiled of them, and that the shipped ones hold together."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args
from urllib.parse import urlsplit

import pytest

from matcher.catalogue.catalogue import Catalogue
from matcher.editing import build
from matcher.editing.experiences import Shown
from matcher.editing.institutions import compiled
from matcher.editing.load import Loaded
from matcher.options import OFFERS
from tests.editing.folder_of import TEXTS, faults_of, folder_of, records_of

EXPERIENCES = TEXTS["experiences.yaml"].replace(
    "  what: Every", "  institution: The Water Board\n  institutions: [bbb-water-board, wells-trust]\n  what: Every"
)
BOARD = """\
- id: bbb-water-board
  name: Water Board of Beta
  own_name: Wasseramt
  aliases: [WB]
  formerly: [Well Office]
  country: BBB
  status: renamed
  since: 2005
  offers:
  - {what: visits, experience: bbb-clean-water}
  url: https://example.org/wells
- id: wells-trust
  name: Wells Trust
  international: true
"""
FILES = {"experiences.yaml": EXPERIENCES, "institutions.yaml": BOARD}
ANOTHER = """\
- id: ccc-rain
  title: Rain kept in tanks
  partner: CCC
  theme: peace
  topics: [reconciliation]
  start: 2011
  institutions: [bbb-water-board]
  what: Tanks.
  sources:
  - {title: Rain, year: 2015}
  confidence: low
"""


@pytest.fixture(scope="module")
def shipped() -> Loaded:
    from matcher.folder import shipped as place

    return build.checked((Path(place()),))


def changed(old: str, new: str) -> dict[str, str]:
    assert BOARD.count(old) == 1
    return {**FILES, "institutions.yaml": BOARD.replace(old, new)}


def test_a_whole_record_has_no_fault(tmp_path: Path) -> None:
    assert faults_of(tmp_path, FILES) == []


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("country: BBB", "country: BBX", "6: country: there is no country 'BBX'."),
        ("experience: bbb-clean-water", "experience: bbb-water", "10: offers[1].experience: there is no experience"),
        ("what: visits", "what: visit", "10: offers[1].what: 'visit' is not one of courses, visits, experts"),
        ("  country: BBB\n", "  country: BBB\n  international: true\n", "7: international: true: yet there is a coun"),
        ("  formerly: [Well Office]\n", "", "6: status: renamed: yet formerly names nothing"),
        ("  status: renamed\n", "", "7: since: there is no status of which it could be the year"),
        ("  since: 2005\n", "  now: Beta Water\n", "8: now: only for what is closed; the name of today stands in na"),
        ("example.org/wells", "example.org/", "11: url: none of the sources of its experiences has this address"),
        ("https://example.org/wells", "example.org", "11: url: 'example.org' is not an address that begins with"),
        ("  name: Water Board of Beta\n", "", "1: name: is missing"),
        ("  aliases: [WB]\n", "  alias: WB\n", "4: alias: there is no such key."),
        ("- id: wells-trust", "- id: bbb-water-board", "12: id: 'bbb-water-board' stands twice, first in line 1"),
    ],
)
def test_a_fault_is_told_with_its_place(tmp_path: Path, old: str, new: str, fault: str) -> None:
    found = faults_of(tmp_path, changed(old, new))
    assert any(f"institutions.yaml:{fault}" in one for one in found), found


def test_what_is_closed_may_say_who_carries_on(tmp_path: Path) -> None:
    assert faults_of(tmp_path, changed("status: renamed", "status: closed\n  now: Beta Water")) == []


def test_an_experience_names_institutions_that_there_are_and_each_once(tmp_path: Path) -> None:
    texts = {**FILES, "experiences.yaml": EXPERIENCES.replace("wells-trust]", "wells-trust, wells-trusts]")}
    found = faults_of(tmp_path / "a", texts)
    assert found == ["experiences.yaml:9: institutions[3]: there is no institution 'wells-trusts'. "
                     "Did you mean 'wells-trust'?"]  # fmt: skip
    texts = {**FILES, "experiences.yaml": EXPERIENCES.replace("wells-trust]", "wells-trust, wells-trust]")}
    assert faults_of(tmp_path / "b", texts) == ["experiences.yaml:9: institutions[3]: 'wells-trust' stands twice"]


def test_an_institution_that_no_experience_names_is_warned_of(tmp_path: Path) -> None:
    texts = {**FILES, "experiences.yaml": EXPERIENCES.replace(", wells-trust]", "]")}
    told = "institutions.yaml:12: id: no experience names 'wells-trust' among its institutions"
    warnings = [fault for fault in records_of(tmp_path, texts).faults if fault.warning]
    assert [str(fault).replace(f"{tmp_path}/", "") for fault in warnings] == [told]


def test_the_shipped_ones_are_all_named(shipped: Loaded) -> None:
    used = {i for experience in shipped.experiences.values() for i in experience.institutions}
    assert used == set(shipped.institutions)


def test_an_offer_rests_on_an_experience_that_names_the_institution(tmp_path: Path) -> None:
    texts = {
        "experiences.yaml": EXPERIENCES + ANOTHER.replace("bbb-water-board", "wells-trust"),
        "institutions.yaml": BOARD.replace("experience: bbb-clean-water", "experience: ccc-rain"),
        "former.yaml": None,
    }
    told = "institutions.yaml:10: offers[1].experience: 'ccc-rain' does not name this institution"
    assert faults_of(tmp_path, texts) == [told]


def test_experiences_that_cannot_be_read_do_not_make_institutions_unused(tmp_path: Path) -> None:
    found = faults_of(tmp_path, {**FILES, "experiences.yaml": "- [\n"})
    assert found
    assert not any("institutions.yaml" in one for one in found)


def test_an_experience_told_anew_in_own_data_makes_no_fault_in_the_files_below(tmp_path: Path) -> None:
    base, own = folder_of(tmp_path / "base", FILES), tmp_path / "own"
    own.mkdir()
    (own / "experiences.yaml").write_text(TEXTS["experiences.yaml"])
    records = build.checked((base, own))
    assert records.experiences["bbb-clean-water"].institutions == []
    assert compiled(records)["bbb-water-board"]["experiences"] == []
    assert "last_documented" not in compiled(records)["bbb-water-board"]


def test_own_experiences_may_name_what_a_folder_below_has(tmp_path: Path) -> None:
    base, own = folder_of(tmp_path / "base", {**FILES, "former.yaml": None}), tmp_path / "own"
    own.mkdir()
    (own / "experiences.yaml").write_text(ANOTHER)
    found = compiled(build.checked((base, own)))["bbb-water-board"]
    assert (found["experiences"], found["themes"]) == (["bbb-clean-water", "ccc-rain"], ["health", "peace"])
    assert found["last_documented"] == 2015


def test_the_order_of_records_does_not_change_what_is_compiled(tmp_path: Path) -> None:
    first, second = BOARD.split("- id: wells-trust")
    turned = {**FILES, "institutions.yaml": f"- id: wells-trust{second}{first}"}
    assert compiled(records_of(tmp_path / "a", turned)) == compiled(records_of(tmp_path / "b", FILES))


def test_what_is_compiled_of_an_institution(tmp_path: Path) -> None:
    found = compiled(records_of(tmp_path, FILES))
    assert list(found) == ["bbb-water-board", "wells-trust"]
    assert found["wells-trust"] == {
        "id": "wells-trust", "name": "Wells Trust", "aliases": [], "formerly": [], "international": True, "offers": [],
        "country_name": "", "experiences": ["bbb-clean-water"], "themes": ["health"], "last_documented": 2010,
    }  # fmt: skip
    assert found["bbb-water-board"]["country_name"] == "Beta"


def test_the_offers_that_may_be_asked_for_are_those_that_the_data_may_hold() -> None:
    assert get_args(Shown) == OFFERS


def test_ids_begin_with_the_code_of_the_country_and_names_are_told_apart(shipped: Loaded) -> None:
    assert len(shipped.institutions) == 897
    seen: dict[tuple[str, str | None], str] = {}
    for i, one in shipped.institutions.items():
        if one.country:
            assert i.startswith(f"{one.country.lower()}-"), i
        else:
            assert i.partition("-")[0].upper() not in shipped.countries or one.international, i
        assert seen.setdefault((one.name, one.country), i) == i
    assert list(shipped.institutions) == sorted(shipped.institutions)


def test_an_entry_with_institutions_tells_of_them_in_its_text_too(shipped: Loaded) -> None:
    linked = [e for e in shipped.experiences.values() if e.institutions]
    assert len(linked) == 692
    assert all(e.institution for e in linked)
    silent = [e for e in shipped.experiences.values() if e.institution and not e.institutions]
    words = re.compile(r"Government|Farmer|Transitional|Mayor|partners|programme|Parties|^National Government", re.I)
    assert [e.id for e in silent if not words.search(e.institution or "")] == []


def test_an_institution_is_of_the_country_of_its_entries_or_of_none(shipped: Loaded) -> None:
    others = {
        i
        for experience in shipped.experiences.values()
        for i in experience.institutions
        if shipped.institutions[i].country not in (None, experience.partner, *experience.joint_with)
    }
    # Those that stand beside an institution of another country, read one by one.
    assert others == {"aus-aciar", "usa-cnfa"}


def test_an_address_is_a_page_of_one_institution_and_cited_as_it_stands(shipped: Loaded) -> None:
    hosts: dict[str, set[str]] = {}
    cited = {
        i: {source.url for e in shipped.experiences.values() if i in e.institutions for source in e.sources}
        for i in shipped.institutions
    }
    with_address = [one for one in shipped.institutions.values() if one.url]
    assert len(with_address) == 167
    for one in with_address:
        assert one.url in cited[one.id]
        host = urlsplit(one.url or "").netloc
        hosts.setdefault(host, set()).add(one.id)
        # A page on the site of somebody who only tells of it is none of its own.
        assert not re.search(r"wikipedia|youtube|scribd|slideshare|wordpress|blogspot", host), one.id
    shared = {host: ids for host, ids in hosts.items() if len(ids) > 1}
    assert shared == {"camfed.org": {"camfed-association", "zwe-camfed-zimbabwe"}}


def test_an_offer_is_borne_out_by_its_entry(shipped: Loaded) -> None:
    """Where an entry has no transfer of the kind, its text speaks of it."""
    speaks = {
        "courses": r"train|course|teach|taught|scholarship|school|student|learn|academy|places|workshop",
        "visits": r"visit|tour|delegation|received?s?|receives|show|came|hosts?|workshop|peers",
        "experts": r"expert|sen[dt]s?|advis|help|team|staff|train|volunteer|engineer|lends|travelled|surgeons|coach",
    }
    for one in shipped.institutions.values():
        for offer in one.offers:
            entry = shipped.experiences[offer.experience]
            if offer.what == "visits" and any(transfer.grade == "visited" for transfer in entry.transfers):
                continue
            text = " ".join([entry.what, *(transfer.note for transfer in entry.transfers)])
            assert re.search(speaks[offer.what], text, re.IGNORECASE), (one.id, offer)
    assert sum(len(one.offers) for one in shipped.institutions.values()) == 154


def test_the_index_holds_them_for_every_run(shipped: Loaded) -> None:
    catalogue = Catalogue.load()
    assert catalogue.institutions == list(shipped.institutions)
    assert catalogue.institution("bra-fiocruz")["experiences"] == [
        "bra-family-health-strategy", "bra-human-milk-bank-network", "bra-public-antiretroviral-production",
    ]  # fmt: skip
