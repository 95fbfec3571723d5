"""What fields mean together: `validate` asks about what each of them alone may well say."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from matcher.editing.review import review
from matcher.folder import shipped
from tests.reliability import own

NEXT = date.today().year + 1


def warned(place: Path, files: dict[str, str]) -> list[str]:
    folder = own.write(place / "mine", files)
    found = review((shipped(), str(folder))).findings
    assert all(finding.severity == "warning" for finding in found)
    return [f"{Path(f.file).name}:{f.line}: {f.field}: {f.message}" for f in found]


def experience(old: str, new: str) -> dict[str, str]:
    assert old in own.EXPERIENCE
    return {"countries.yaml": own.PUNJAB, "experiences.yaml": own.EXPERIENCE.replace(old, new)}


def country(old: str, new: str) -> dict[str, str]:
    assert old in own.PUNJAB
    return {"countries.yaml": own.PUNJAB.replace(old, new)}


def test_a_start_in_the_future_is_warned_about(tmp_path: Path) -> None:
    files = experience("start: 2010", f"start: {NEXT}")
    told = warned(tmp_path, files)
    assert f"experiences.yaml:6: start: {NEXT} is still to come" in told
    this_year = experience("start: 2010", f"start: {NEXT - 1}")
    assert not [line for line in warned(tmp_path, this_year) if "is still to come" in line]


def test_a_conflict_and_a_membership_in_the_future_are_too(tmp_path: Path) -> None:
    more = (
        f"  memberships:\n  - {{organisation: G77, since: {NEXT}}}\n"
        f"  conflicts:\n  - {{id: 1, name: x, start: {NEXT}, active_years: 1, war_years: 0, intensity: minor, "
        "type: internal, source: ucdp}\n"
    )
    told = warned(tmp_path, {"countries.yaml": own.PUNJAB + more})
    assert f"countries.yaml:8: memberships[1].since: {NEXT} is still to come" in told
    assert f"countries.yaml:10: conflicts[1].start: {NEXT} is still to come" in told


def test_a_result_before_the_start_is_warned_about_a_baseline_is_not(tmp_path: Path) -> None:
    assert warned(tmp_path, experience("year: 2016", "year: 2009")) == [
        "experiences.yaml:9: results[1].year: an outcome of 2009, before the start 2010"
    ]
    before = "{metric: asked before, value: 1, unit: million, year: 2009, source: 1, kind: baseline}"
    both = before + "\n  - {metric: people called"
    assert warned(tmp_path / "two", experience("{metric: people called", both)) == []


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("Kenya", "'Kenya' is a name of Kenya (KEN); choose one that is nobody else's"),
        ("the republic of kenya", "'the republic of kenya' is a name of Kenya (KEN); choose one that is nobody else's"),
        ("Sahel", "'Sahel' is also the name of the group Sahel; in a list the two cannot be told apart"),
        ("G77", "'G77' is also the name of Group of 77 and China; in a list the two cannot be told apart"),
        ("Health", "'Health' is also the name of the theme health; in a list the two cannot be told apart"),
        ("Eastern Africa", "'Eastern Africa' is also the name of the region Eastern Africa; in a list"),
        ("South", "'South' is also the name of all of the South; in a list the two cannot be told apart"),
        ('"&"', "'&' has no letter by which it could be found; only its code does"),
        ('"..."', "'...' has no letter by which it could be found; only its code does"),
    ],
)
def test_a_profile_that_is_named_as_something_else_is_warned_about(tmp_path: Path, name: str, message: str) -> None:
    (told,) = warned(tmp_path, country("name: Punjab", f"name: {name}"))
    assert told.startswith(f"countries.yaml:2: name: {message}")


def test_a_further_name_is_looked_at_too(tmp_path: Path) -> None:
    files = country("  region: Asia\n", "  region: Asia\n  names: {en: [Panjab, Peru]}\n")
    assert warned(tmp_path, files) == [
        "countries.yaml:4: names.en[2]: 'Peru' is a name of Peru (PER); choose one that is nobody else's"
    ]


def test_a_country_and_a_code_that_disagree_are_warned_about(tmp_path: Path) -> None:
    told = warned(tmp_path, {"countries.yaml": "- {iso3: KEN, name: Rwanda, iso2: RW, m49: '646'}\n"})
    assert "countries.yaml:1: name: KEN is the code of Kenya, and 'Rwanda' names Rwanda (RWA); mend one of them" in told
    assert "countries.yaml:1: iso2: 'RW' is the code of Rwanda (RWA)" in told
    assert "countries.yaml:1: m49: '646' is the code of Rwanda (RWA)" in told


def test_a_profile_that_replaces_a_shipped_one_may_keep_its_names(tmp_path: Path) -> None:
    told = warned(
        tmp_path, {"countries.yaml": "- {iso3: KEN, name: Kenya, iso2: KE, official_name: Republic of Kenya}\n"}
    )
    assert [line for line in told if "replaces the whole" not in line] == []


def test_what_is_shipped_has_none_of_it() -> None:
    assert review((shipped(),)).findings == []
