"""The exact table of everyday words, compiled from a small folder."""

from __future__ import annotations

from pathlib import Path

from matcher.editing import words
from matcher.editing.words import tables
from tests.editing.folder_of import TEXTS, records_of

NAMES = """\
groups:
- {name: Two of three, aliases: [the pair], countries: [AAA, BBB], note: as people say here}
- {name: Members, organisations: [G77]}
- {name: Poor, income: [low]}
- {name: Frenchmen, languages: [fr]}
- {name: All, south: true}
elsewhere:
- {name: Delta, aliases: [Isle of Delta]}
languages:
- {code: fr, name: French, aliases: [français, Gaulish]}
- {code: xx, name: Exish, aliases: [Gaulish]}
"""


def test_groups_hold_those_that_any_of_their_fields_holds(tmp_path: Path) -> None:
    found = tables(records_of(tmp_path, {"names.yaml": NAMES}))
    records = records_of(tmp_path / "again", {"names.yaml": NAMES})
    assert found["group"]["two of three"] == found["group"]["pair"] == ["AAA", "BBB"]
    members = [i for i, country in records.countries.items() if "G77" in country.organisations]
    assert found["group"]["members"] == members
    assert found["group"]["all"] == [i for i, country in records.countries.items() if country.south]
    assert found["groups"] == ["Two of three", "Members", "Poor", "Frenchmen", "All"]
    assert found["notes"] == {"two of three": "as people say here", "pair": "as people say here"}


def test_a_language_is_found_by_code_and_by_all_its_names_and_two_may_share_one(tmp_path: Path) -> None:
    found = tables(records_of(tmp_path, {"names.yaml": NAMES}))
    assert found["language"]["fr"] == found["language"]["french"] == found["language"]["francais"] == ["fr"]
    assert found["language"]["gaulish"] == ["fr", "xx"]
    assert found["languages"] == {"fr": "French", "xx": "Exish"}


def test_a_language_that_nothing_names_is_found_by_its_code(tmp_path: Path) -> None:
    countries = (
        TEXTS["countries.yaml"]
        + "- {iso3: DDD, name: Delta, south: true, languages: {official: [zz], spoken: {yy: 12}}}\n"
    )
    found = tables(records_of(tmp_path, {"countries.yaml": countries}))
    assert (found["language"]["zz"], found["language"]["yy"]) == (["zz"], ["yy"])
    assert found["languages"] == {}


def test_an_alias_gives_way_to_an_id_or_a_name_and_what_is_elsewhere_has_its_name(tmp_path: Path) -> None:
    topics = TEXTS["topics.yaml"].replace("- id: malaria\n", "- id: malaria\n    aliases: [water, fever]\n", 1)
    assert topics != TEXTS["topics.yaml"]
    records = records_of(tmp_path, {"names.yaml": NAMES, "topics.yaml": topics})
    found, about = tables(records), words.countries(records, {})
    assert (found["topic"]["water"], found["topic"]["fever"]) == (["water"], ["malaria"])
    assert about["elsewhere"] == {"delta": "Delta", "isle of delta": "Delta"}
    assert about["countries"] == 3
