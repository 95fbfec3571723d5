"""`matcher validate`: everything at once, sorted, in each of its forms, with the exit code that says it."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from matcher.editing import load
from matcher.folder import shipped
from tests.editing.folder_of import TEXTS, folder_of
from tests.reliability import own
from tests.reliability.child import run


def five_faults(place: Path) -> Path:
    """Five faults of five kinds in three files, beside a warning."""
    folder = own.punjab(place)
    (folder / "countries.yaml").write_text(
        own.PUNJAB.replace("region: Asia\n", "regoin: Asia\n").replace("landlocked: true", "landlocked: maybe")
    )
    (folder / "experiences.yaml").write_text(
        own.EXPERIENCE.replace("theme: governance", "theme: goverance").replace("year: 2016, source: 1", "source: 2")
    )
    rows = own.INDICATORS.replace(",64,", ",164,").replace("PK-PB,SH.DYN.MORT,2018", "PK-PB,SH.DYN.MORT,2008")
    (folder / "indicators.csv").write_text(rows)
    return folder


AMONG = "is not among the 1 sources of this experience (counted from 1)"
MESSAGES = [
    ("countries.yaml", 3, 3, "regoin", "there is no such key. Did you mean 'region'?", "error"),
    ("countries.yaml", 5, 33, "place.landlocked", "true or false is due, found 'maybe'", "error"),
    ("experiences.yaml", 4, 3, "theme", "there is no theme 'goverance'. Did you mean 'governance'?", "error"),
    ("experiences.yaml", 9, 55, "results[1].source", f"source 2 {AMONG}", "error"),
    ("indicators.csv", 2, 19, "year", "2008 is before 2010; is there a newer figure?", "warning"),
    ("indicators.csv", 4, 27, "value", "164 is outside 0 to 100", "error"),
]  # fmt: skip


def test_five_faults_in_three_files_come_at_once_as_lines_for_an_editor(tmp_path: Path) -> None:
    folder = five_faults(tmp_path)
    found = run("validate", str(folder), "--format", "lines")
    assert found.code == 3
    assert found.out.splitlines() == [
        f"{folder}/{file}:{line}:{column}: {severity}: {field}: {message}"
        for file, line, column, field, message, severity in MESSAGES
    ]
    assert found.err == f"matcher: {folder}: 5 faults, 1 warning.\n"


def test_five_faults_in_three_files_come_at_once_in_json_and_csv(tmp_path: Path) -> None:
    folder = five_faults(tmp_path)
    names = ("file", "line", "column", "field", "message", "severity")
    due = [dict(zip(names, (f"{folder}/{file}", *rest), strict=True)) for file, *rest in MESSAGES]
    as_json = run("validate", str(folder), "--json")
    answer = json.loads(as_json.out)
    assert as_json.code == 3
    assert (answer["status"], answer["command"], answer["results"]) == ("error", "validate", due)
    assert [error["code"] for error in answer["errors"]] == ["invalid_data"]
    as_csv = run("validate", str(folder), "--format", "csv")
    assert as_csv.code == 3
    assert list(csv.DictReader(io.StringIO(as_csv.out))) == [{k: str(v) for k, v in row.items()} for row in due]


def test_five_faults_in_three_files_come_at_once_for_reading_warnings_apart(tmp_path: Path) -> None:
    folder = five_faults(tmp_path)
    found = run("validate", str(folder))
    assert (found.code, found.err) == (3, "")
    faults = [f"- {folder}/{f}:{n}: {field}: {m}" for f, n, _, field, m, severity in MESSAGES if severity == "error"]
    assert found.out.splitlines() == [
        "Faults",
        "",
        *faults,
        "",
        "Warnings",
        "",
        f"- {folder}/indicators.csv:2: year: 2008 is before 2010; is there a newer figure?",
        "",
        f"{folder}: 5 faults, 1 warning.",
    ]


def test_more_than_twenty_faults_are_all_listed(tmp_path: Path) -> None:
    text = "".join(f"- {{id: s{number}, yeer: 1}}\n" for number in range(50))
    folder = own.write(tmp_path, {"sources.yaml": text})
    assert run("validate", str(folder), "--format", "lines").out.count(": error: yeer: ") == 50


def test_a_clean_folder_says_what_it_holds(tmp_path: Path) -> None:
    folder = own.punjab(tmp_path)
    found = run("validate", str(folder))
    holds = "It holds 1 profile, 1 experience, 1 source, 6 values, 1 stage history."
    assert (found.code, found.out, found.err) == (0, f"{folder}: no faults. {holds}\n", "")
    answer = json.loads(run("validate", str(folder), "--json").out)
    assert (answer["status"], answer["results"]) == ("ok", [])
    assert answer["query"]["holds"]["value"] == 6


def test_the_shipped_data_has_no_faults_and_is_what_is_looked_at_by_default() -> None:
    found = run("validate", "--strict", "--facts", "--format", "lines")
    assert (found.code, found.out) == (0, "")
    assert found.err.startswith("matcher: data: no faults. It holds 197 profiles, 7")
    assert run("validate", shipped(), "--strict", "--facts").code == 0


def test_the_folder_may_also_be_given_as_for_every_command(tmp_path: Path) -> None:
    folder = five_faults(tmp_path)
    due = run("validate", str(folder), "--json")
    assert run("validate", "--data", str(folder), "--json")[:3] == due[:3]
    assert run("validate", "--json", env={"MATCHER_DATA": str(folder)})[:3] == due[:3]


def test_warnings_name_experiences_without_figures_and_borders_with_nobody(tmp_path: Path) -> None:
    results = own.EXPERIENCE[own.EXPERIENCE.index("  results:") : own.EXPERIENCE.index("  modalities:")]
    files = {
        "countries.yaml": own.PUNJAB.replace("landlocked: true", "borders: [IND, INN, PK-PB]"),
        "experiences.yaml": own.EXPERIENCE.replace(results, ""),
    }
    folder = own.write(tmp_path, files)
    found = run("validate", str(folder), "--format", "lines")
    assert found.code == 0
    assert found.out.replace(f"{folder}/", "").splitlines() == [
        "countries.yaml:5:33: warning: place.borders[2]: no profile is called 'INN'.",
        "countries.yaml:5:33: warning: place.borders[3]: is the profile itself",
        "experiences.yaml:1:1: warning: results: no figure tells what came of it (a result of kind outcome)",
    ]
    strict = run("validate", str(folder), "--strict")
    assert strict.code == 3
    assert "Warnings (faults here: --strict)" in strict.out


@pytest.mark.parametrize(("years", "ended"), [("2018, 2025", 2025), ("2018, 2018", 2018), ("2018, 2026", None)])
def test_an_own_plan_that_was_over_before_the_edition_of_the_data_is_warned_of(
    tmp_path: Path, years: str, ended: int | None
) -> None:
    # The edition of the shipped data, over which this lies, is of 2026.
    text = TEXTS["priorities.yaml"].replace("country: CCC", "country: KEN").replace("topic: water", "topic: tvet")
    folder = own.write(tmp_path, {"priorities.yaml": text.replace("2021, 2025", years)})
    found = run("validate", str(folder), "--format", "lines")
    line = f"{folder}/priorities.yaml:2:31: warning: plan.years: the plan ended in {ended}; is there a newer one?\n"
    assert (found.code, found.out) == (0, line if ended else "")
    assert run("validate", str(folder), "--strict").code == (3 if ended else 0)
    holds = json.loads(run("validate", str(folder), "--json").out)["query"]["holds"]
    assert {what: count for what, count in holds.items() if count} == {"declaration": 1}


def test_the_shipped_plans_that_are_over_are_noted_and_no_fault() -> None:
    records = load.read((Path(shipped()),))
    over = [plan.country for plan in records.priorities.values() if plan.plan.years[1] < 2026]
    assert over
    note = f"Note: {len(over)} plans past the last year: {', '.join(over)}."
    page = run("validate").out
    assert note in " ".join(page.split())
    assert "is there a newer one?" not in page
    assert "priorities.yaml" not in run("validate", "--format", "lines").out


def test_a_folder_without_plans_does_not_speak_of_the_shipped_ones(tmp_path: Path) -> None:
    assert "past the last year" not in run("validate", str(own.punjab(tmp_path))).out


def test_a_declaration_and_a_tension_that_lead_nowhere_are_told_with_file_and_line(tmp_path: Path) -> None:
    folder = own.write(
        tmp_path,
        {
            "priorities.yaml": TEXTS["priorities.yaml"].replace("country: CCC", "country: KEX"),
            "tensions.yaml": TEXTS["tensions.yaml"].replace("[AAA, CCC]", "[KEN, QQQ]"),
        },
    )
    found = run("validate", str(folder), "--format", "lines")
    assert found.code == 3
    assert [line for line in found.out.replace(f"{folder}/", "").splitlines() if ": error: " in line] == [
        "priorities.yaml:1:3: error: country: there is no country 'KEX'.",
        "priorities.yaml:5:6: error: priorities[2].topic: there is no topic 'water'. Did you mean 'water-management'?",
        "tensions.yaml:1:3: error: between[2]: there is no country 'QQQ'.",
    ]


def test_a_profile_that_replaces_a_shipped_one_is_told_what_it_lacks(tmp_path: Path) -> None:
    text = "- iso3: MWI\n  name: Malawi\n  south: true\n  priorities: [irrigation]\n"
    found = run("validate", str(own.write(tmp_path, {"countries.yaml": text})), "--format", "lines")
    assert found.code == 0
    [line] = found.out.splitlines()
    assert line.startswith(
        f"{tmp_path}/countries.yaml:1:1: warning: replaces the whole of Malawi, which has iso2, m49, "
    )
    assert line.endswith("; write these here too")
    assert ", memberships, " in line
    assert "south" not in line


def test_a_profile_that_replaces_nothing_lacks_nothing(tmp_path: Path) -> None:
    found = run("validate", str(own.punjab(tmp_path)), "--format", "lines")
    assert "replaces" not in found.out


def test_an_overlay_that_breaks_a_shipped_record_is_told_where_the_record_stands(tmp_path: Path) -> None:
    text = "themes:\n- {id: digital, name: Digital, topics: [{id: e-government, name: E, basis: direct}]}\n"
    found = run("validate", str(own.write(tmp_path, {"topics.yaml": text})), "--format", "lines")
    assert found.code == 3
    [*_, last] = [line for line in found.out.splitlines() if ": error: " in line]
    assert Path(last.split(":")[0]).parent.samefile(shipped())
    assert "there is no topic" in last


def test_the_lines_form_is_for_this_command_only() -> None:
    found = run("countries", "--format", "lines")
    assert (found.code, found.out) == (2, "")


def test_own_data_in_a_folder_called_data_is_not_taken_for_the_shipped_one(tmp_path: Path) -> None:
    folder_of(tmp_path / "data", {"countries.yaml": TEXTS["countries.yaml"].replace("name: Beta", "nmae: Beta")})
    found = run("validate", "data", "--data-mode", "replace", "--format", "lines", cwd=tmp_path)
    assert found.out.splitlines() == [
        "./data/countries.yaml:21:1: error: name: is missing",
        "./data/countries.yaml:24:3: error: nmae: there is no such key. Did you mean 'name'?",
    ]
