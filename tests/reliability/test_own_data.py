"""Own data: laid over the shipped files record by record, or in their place; from a flag, the environment, a file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from matcher.catalogue.catalogue import Catalogue
from matcher.questions.pairing import Pairing
from matcher.questions.question import understood
from matcher.questions.suggest import pairing_for
from matcher.scoring.profile import Profile
from tests.editing.folder_of import TEXTS, folder_of
from tests.reliability import own
from tests.reliability.child import run


@pytest.fixture(scope="module")
def shipped() -> Catalogue:
    return Catalogue.load()


def everyone(pairing: Pairing, seeker: Profile) -> list[tuple[str, float | None]]:
    """All others from the side of `seeker`, best first, with their scores."""
    ranked = pairing.ranked(seeker, list(pairing.catalogue.profiles.values()))
    return [(pair.partner.iso3, pair.score) for pair in ranked]


def test_one_new_profile_and_experience_change_what_they_should_and_no_other_ranking(
    tmp_path: Path, shipped: Catalogue
) -> None:
    with_punjab = Catalogue.load(own.punjab(tmp_path))
    assert set(with_punjab.profiles) - set(shipped.profiles) == {"PK-PB"}
    before, after = (pairing_for(c, understood(c, "suggest", {})) for c in (shipped, with_punjab))
    scored = 0
    for iso3, seeker in shipped.profiles.items():
        others = everyone(after, with_punjab.profiles[iso3])
        assert [line for line in others if line[0] != "PK-PB"] == everyone(before, seeker)
        scored += dict(others)["PK-PB"] is not None
    assert scored == len(shipped.profiles)


def test_a_new_experience_of_a_shipped_country_moves_that_country_alone(tmp_path: Path, shipped: Catalogue) -> None:
    text = own.EXPERIENCE.replace("PK-PB", "ZMB")
    changed = Catalogue.load(own.write(tmp_path, {"experiences.yaml": text}))
    # Within its theme, where all that answers counts (else the best thing to take up alone does).
    asked = {"theme": "governance"}
    before, after = (pairing_for(c, understood(c, "suggest", asked)) for c in (shipped, changed))
    moved = set()
    for iso3 in list(shipped.profiles)[::4]:
        if iso3 == "ZMB":
            continue
        old, new = (everyone(p, c.profiles[iso3]) for p, c in ((before, shipped), (after, changed)))
        assert [line for line in new if line[0] != "ZMB"] == [line for line in old if line[0] != "ZMB"]
        moved |= set(new) - set(old)
    assert {iso3 for iso3, _ in moved} == {"ZMB"}


def test_an_own_profile_gets_suggestions_and_is_suggested_when_the_pool_has_it(tmp_path: Path) -> None:
    data = ("--data", str(own.punjab(tmp_path)))
    found = run("suggest", "Punjab", "--json", *data)
    assert found.code == 0
    answer = json.loads(found.out)
    assert len(answer["results"]) == 10
    assert all(line["score"] > 0 for line in answer["results"])
    assert answer["warnings"] == []
    south = json.loads(run("suggest", "Rwanda", "-n", "300", "--json", *data).out)["results"]
    assert "PK-PB" not in {line["iso3"] for line in south}
    anyone = json.loads(run("suggest", "Rwanda", "-n", "300", "--pool", "all", "--json", *data).out)["results"]
    assert "PK-PB" in {line["iso3"] for line in anyone}
    told = run("explain", "Rwanda", "punjab", *data)
    assert told.code == 0
    assert "Calling citizens after they used a public office" in told.out
    assert run("country", "PK-PB", *data).out.startswith("Punjab (PK-PB)\n")


def test_an_overlay_replaces_record_by_record_and_row_by_row(tmp_path: Path, shipped: Catalogue) -> None:
    files = {
        "experiences.yaml": own.EXPERIENCE.replace("pk-pb-citizen-feedback", "ken-m-pesa-mobile-money").replace(
            "PK-PB", "KEN"
        ),
        "indicators.csv": "iso3,indicator,year,value,source\nKEN,SH.DYN.MORT,2025,1.5,wdi_datahub\n",
        "history.csv": own.HISTORY.replace("PK-PB", "KEN"),
        "sources.yaml": "- {id: ndgain2025, publisher: Somebody else}\n",
    }
    changed = Catalogue.load(own.write(tmp_path, files))
    assert len(changed.experiences) == len(shipped.experiences)
    assert changed.experience("ken-m-pesa-mobile-money")["title"].startswith("Calling citizens")
    old, new = (c.country("KEN") for c in (shipped, changed))
    assert new["figures"]["SH.DYN.MORT"] == [2025, 1.5, "wdi_datahub"]
    assert {k: v for k, v in new["figures"].items() if k != "SH.DYN.MORT"} == {
        k: v for k, v in old["figures"].items() if k != "SH.DYN.MORT"
    }
    assert new["stage_now"]["schooling"] == [2020, 5.3]
    assert changed.country("UGA") == shipped.country("UGA")
    assert changed.source("ndgain2025") == {"id": "ndgain2025", "publisher": "Somebody else"}


def test_a_project_told_again_in_an_overlay_is_not_counted_twice(tmp_path: Path) -> None:
    base = folder_of(tmp_path / "base")
    again = own.write(tmp_path / "again", {"partnerships.yaml": TEXTS["partnerships.yaml"].replace("2015", "2019")})
    from matcher.editing import load

    records = load.read((base, again))
    assert [(p.project, p.year) for p in records.partnerships] == [("Nets for Beta", 2019)]


def test_own_priorities_are_told_as_declared_by_what_the_folder_names(tmp_path: Path) -> None:
    plan = """\
- country: PK-PB
  plan: {name: Punjab Growth Strategy, years: [2025, 2030], kind: national-plan}
  priorities:
  - {topic: industrialisation, said: factories along the motorways, rank: 1}
  - {topic: irrigation, said: canals lined, rank: 2}
  source: {title: Punjab Growth Strategy}
- country: KEN
  plan: {name: A newer plan, years: [2026, 2031], kind: national-plan}
  priorities:
  - {topic: sport, said: athletics, rank: 1}
  source: {title: A newer plan}
"""
    folder = own.punjab(tmp_path)
    (folder / "priorities.yaml").write_text(plan)

    def declared(country: str, *more: str) -> dict[str, dict[str, Any]]:
        [found] = json.loads(run("country", country, "--json", "--data", str(folder), *more).out)["results"]
        return {need["topic"]: need["declared"] for need in found["needs"] if need["declared"]}

    growth = {"plan": "Punjab Growth Strategy", "years": [2025, 2030]}
    assert {topic: (of["rank"], of["plan"], of["years"]) for topic, of in declared("PK-PB").items()} == {
        "industrialisation": (1, *growth.values()),
        "irrigation": (2, *growth.values()),
    }
    # An entry is told anew as a whole: what the shipped plan of Kenya says besides is gone.
    assert {topic: (of["rank"], of["plan"]) for topic, of in declared("Kenya").items()} == {
        "sport": (1, "A newer plan")
    }
    assert "Punjab Growth Strategy" in run("country", "PK-PB", "--data", str(folder)).out
    assert run("validate", str(folder)).out.endswith(", 6 values, 1 stage history.\n")


def test_own_tensions_are_told_with_the_pair(tmp_path: Path) -> None:
    tension = """\
- {between: [PK-PB, KEN], kind: rupture, years: [2025, 2026], note: a dispute over tea, source: {title: Tea News}}
"""
    folder = own.punjab(tmp_path)
    (folder / "tensions.yaml").write_text(tension)
    data = ("--data", str(folder), "--pool", "KEN,UGA", "--json")
    told = {r["iso3"]: r["tension"] for r in json.loads(run("suggest", "Punjab", *data).out)["results"]}
    assert told["UGA"] is None
    assert "a dispute over tea" in told["KEN"]
    left = json.loads(run("suggest", "Punjab", "--at-peace", *data).out)["results"]
    assert [line["iso3"] for line in left] == ["UGA"]


def test_the_shipped_folder_laid_over_itself_changes_nothing(shipped: Catalogue) -> None:
    from matcher.folder import shipped as place

    assert Catalogue.load(place()).version == shipped.version


def test_the_folder_may_come_from_the_flag_the_environment_or_a_file(tmp_path: Path) -> None:
    folder = own.punjab(tmp_path / "my-data")
    ask_it = ("country", "Punjab", "--format", "csv")
    flag = run(*ask_it, "--data", "my-data", cwd=tmp_path)
    assert flag.code == 0
    assert run(*ask_it, env={"MATCHER_DATA": str(folder)}, cwd=tmp_path)[:3] == flag[:3]
    (tmp_path / "matcher.toml").write_text('data = "my-data"\n')
    assert run(*ask_it, cwd=tmp_path)[:3] == flag[:3]
    (tmp_path / "matcher.toml").write_text('data = "my-data"\ndata-mode = "replace"\n')
    assert run(*ask_it, cwd=tmp_path).code == 3
    assert run(*ask_it, "--data-mode", "overlay", cwd=tmp_path)[:3] == flag[:3]
    assert run(*ask_it, env={"MATCHER_DATA_MODE": "overlay"}, cwd=tmp_path)[:3] == flag[:3]


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (("--data", "nowhere"), 3, "matcher: nowhere: there is no such folder"),
        (("--data", "empty"), 3, "the folder holds none of the files of a catalogue"),
        (("--data="), 2, "The name of the data folder is empty."),
        (("--data", "my-data", "--data-mode", "overlap"), 2, "called \"overlap\". Did you mean 'overlay'?"),
        (("--data", "my-data", "--data-mode", "replace"), 3, "  my-data: topics.yaml is missing; it says what"),
        (("--data", "x" * 300), 3, "there is no such folder"),
    ],
)  # fmt: skip
def test_a_folder_or_mode_that_does_not_serve_is_refused(
    tmp_path: Path, arguments: tuple[str, ...] | str, code: int, says: str
) -> None:
    own.punjab(tmp_path / "my-data")
    (tmp_path / "empty").mkdir()
    words = (arguments,) if isinstance(arguments, str) else arguments
    found = run("suggest", "Rwanda", *words, cwd=tmp_path)
    assert (found.code, found.out) == (code, "")
    assert says in found.err


def test_a_folder_that_stands_alone_needs_no_more_than_it_uses(tmp_path: Path) -> None:
    files = {name: TEXTS[name] for name in ("countries.yaml", "topics.yaml", "indicators.yaml", "sources.yaml")}
    folder = own.write(tmp_path, {**files, "platforms.yaml": TEXTS["platforms.yaml"]})
    alone = ("--data", str(folder), "--data-mode", "replace")
    for command in (("suggest", "Alpha"), ("pairs",), ("countries",), ("experiences",), ("gaps",), ("country", "Beta")):
        found = run(*command, *alone)
        assert (found.code, found.err) == (0, ""), (command, found)
    assert "0 documented pairs" in run("evaluate", *alone).out


def test_a_folder_that_stands_alone_without_scales_is_measured_on_the_shipped_ones(tmp_path: Path) -> None:
    found = {}
    for name, history in (("a", "1000"), ("b", "64000")):
        changes: dict[str, str | None] = {"reference.csv": None}
        changes["history.csv"] = TEXTS["history.csv"].replace("AAA,2020,1000", f"AAA,2020,{history}")
        catalogue = Catalogue.load(folder_of(tmp_path / name, changes), mode="replace")
        found[name] = catalogue.profiles["AAA"].stage[0]
    low, high = found["a"], found["b"]
    assert low is not None
    assert high is not None
    assert 0.0 < low < high
