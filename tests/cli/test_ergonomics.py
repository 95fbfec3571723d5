"""What the command line must do whatever the command: exit codes, streams, formats, reproducibility."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from matcher.cli.helptexts import GROUPS
from matcher.errors import ExitCode
from matcher.options import COMMANDS
from tests.needs import UNIX
from tests.process import ROOT, matcher


def test_exit_codes_keep_their_meaning() -> None:
    assert {name: code for name, code in vars(ExitCode).items() if name.isupper()} == {
        "DONE": 0,
        "UNEXPECTED": 1,
        "USAGE": 2,
        "INVALID_DATA": 3,
        "UNKNOWN_NAME": 4,
        "NOTHING_FOUND": 5,
        "NOT_WRITTEN": 6,
        "PARTLY_DONE": 7,
        "INTERRUPTED": 130,
    }


def test_done_is_0() -> None:
    assert matcher("suggest", "Rwanda", "-n", "1").code == 0


@pytest.mark.parametrize(
    "arguments",
    [
        ("suggest",),
        ("suggest", "Rwanda", "--thme", "health"),
        ("suggest", "Rwanda", "--lens", "lern"),
        ("suggest", "Rwanda", "--top", "0"),
        ("suggest", "Rwanda", "--top", "three"),
        ("suggest", "Rwanda", "--format", "xls"),
        ("suggest", "Rwanda", "--weights", "stage=-1"),
        ("suggest", "Rwanda", "--priorities", "declard"),
        ("country", "Rwanda", "--priorities", "declared"),
        ("explain", "Rwanda", "Kenya", "--at-peace"),
        ("explain", "Rwanda", "Rwanda"),
        ("compare", "Rwanda"),
        ("sugest", "Rwanda"),
    ],
)
def test_wrong_usage_is_2_with_one_clear_line(arguments: tuple[str, ...]) -> None:
    run = matcher(*arguments)
    assert run.code == 2
    assert run.out == ""
    assert run.err.startswith("matcher: ")
    assert "Traceback" not in run.err


def test_invalid_data_is_3(tmp_path: Path) -> None:
    (tmp_path / "countries.yaml").write_text("- iso3: PUN\n  nmae: Punjab\n")
    run = matcher("suggest", "Rwanda", "--data", str(tmp_path))
    assert run.code == 3
    assert f"{tmp_path}/countries.yaml:2: nmae: there is no such key. Did you mean 'name'?" in run.err


@pytest.mark.parametrize("typed", ["Atlantis", "Congo", "Korea", "sudan s", ""])
def test_an_unknown_or_ambiguous_country_is_4(typed: str) -> None:
    run = matcher("suggest", typed)
    assert (run.code, run.out) == (4, "")


@pytest.mark.parametrize(
    ("option", "typed", "meant"),
    [("--theme", "helth", "health"), ("--topic", "malria", "malaria"), ("--pool", "ASAEN", "ASEAN")],
)
def test_a_misspelt_word_is_4_and_gets_a_suggestion(option: str, typed: str, meant: str) -> None:
    run = matcher("suggest", "Rwanda", option, typed)
    assert run.code == 4
    assert "Did you mean" in run.err
    assert meant in run.err


def test_nothing_found_is_5_only_when_asked_for() -> None:
    nobody = ("suggest", "Rwanda", "--pool", "Rwanda")
    assert matcher(*nobody).code == 0
    assert matcher(*nobody, "--fail-empty").code == 5


def test_what_cannot_be_written_is_6(tmp_path: Path) -> None:
    run = matcher("suggest", "Rwanda", "-o", str(tmp_path / "missing" / "x.csv"))
    assert run.code == 6
    assert run.err.startswith("matcher: There is no folder")


def test_a_bad_line_of_a_batch_is_7_and_the_rest_is_done() -> None:
    run = matcher("batch", "-", "--top", "3", "-f", "csv", stdin="Rwanda\nNepal\nCongo\nFiji\n")
    rows = list(csv.DictReader(io.StringIO(run.out)))
    assert run.code == 7
    assert [row["country_iso3"] for row in rows] == ["RWA"] * 3 + ["NPL"] * 3 + ["FJI"] * 3
    assert 'line 3: "Congo" may mean DR Congo (COD) or Congo (COG).' in run.err


def test_only_the_result_is_on_standard_output(tmp_path: Path) -> None:
    run = matcher("suggest", "Vatican", "--pool", "all", "-f", "csv", "-v")
    assert "note:" in run.err
    assert "insufficient data" in run.err
    assert all(len(row) == len(next(csv.reader(io.StringIO(run.out)))) for row in csv.reader(io.StringIO(run.out)))


LISTS = [
    ("suggest", "Rwanda", "-n", "2"),
    ("explain", "Rwanda", "Kenya", "-n", "1"),
    ("compare", "Rwanda", "Kenya"),
    ("pairs", "--pool", "EAC", "-n", "2"),
    ("country", "Rwanda"),
    ("countries", "guinea"),
    ("experience", "ken-m-pesa-mobile-money"),
    ("experiences", "water", "-n", "3"),
    ("topics", "water"),
    ("platforms", "--theme", "health"),
    ("gaps", "--pool", "EAC", "-n", "3"),
]


@pytest.mark.parametrize("command", LISTS, ids=lambda command: command[0])
def test_every_command_has_every_format(command: tuple[str, ...]) -> None:
    envelope = matcher(*command, "--json").json
    assert list(envelope) == ["schema_version", "command", "status", "tool", "query", "results", "warnings"]
    assert (envelope["command"], envelope["status"]) == (command[0], "ok")
    lines = [json.loads(line) for line in matcher(*command, "-f", "ndjson").out.splitlines()]
    assert len(lines) == len(envelope["results"]) > 0
    header, *rows = csv.reader(io.StringIO(matcher(*command, "-f", "csv").out))
    assert rows
    assert all(len(row) == len(header) for row in rows)
    mark = "\n## What was done\n" if command[0] == "experience" else "| --- |"  # one in full is prose, others a table
    assert mark in matcher(*command, "-f", "markdown").out
    assert matcher(*command).out.strip()


def test_the_short_form_of_json_is_the_long_one() -> None:
    assert matcher("topics", "--json").out == matcher("topics", "--format", "json").out


def test_a_failure_is_an_envelope_too() -> None:
    run = matcher("suggest", "Congo", "--json")
    assert run.code == 4
    assert run.json["status"] == "error"
    (error,) = run.json["errors"]
    assert error["code"] == "ambiguous_name"
    assert error["candidates"] == ["DR Congo (COD)", "Congo (COG)"]
    assert set(error) == {"code", "message", "hint", "candidates"}


def test_a_piped_table_is_the_same_at_any_width_and_never_cut() -> None:
    wide = matcher("suggest", "Rwanda", env={"COLUMNS": "500"}).out
    assert wide == matcher("suggest", "Rwanda", env={"COLUMNS": "20"}).out
    assert "…" not in wide
    assert "\x1b" not in wide


def test_output_goes_to_a_file_or_with_a_dash_to_standard_output(tmp_path: Path) -> None:
    file = tmp_path / "rwanda.csv"
    run = matcher("suggest", "Rwanda", "-f", "csv", "-o", str(file))
    assert (run.out, run.err) == ("", f"Wrote 10 rows to {file}\n")
    assert matcher("suggest", "Rwanda", "-f", "csv", "-o", "-").out == file.read_text()


def test_an_existing_file_is_written_over_only_by_force(tmp_path: Path) -> None:
    file = tmp_path / "rwanda.csv"
    file.write_text("mine")
    refused = matcher("suggest", "Rwanda", "-f", "csv", "-o", str(file))
    assert refused.code == 6
    assert "--force" in refused.err
    assert file.read_text() == "mine"
    assert matcher("suggest", "Rwanda", "-f", "csv", "-o", str(file), "--force").code == 0
    assert file.read_text().startswith("country_iso3,")


@pytest.mark.parametrize(
    ("environment", "options", "coloured"),
    [
        ({}, (), False),
        ({"FORCE_COLOR": "1"}, (), True),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, (), False),
        ({"FORCE_COLOR": "1"}, ("--no-color",), False),
    ],
)
def test_colour_is_off_in_a_pipe_unless_forced(
    environment: dict[str, str], options: tuple[str, ...], coloured: bool
) -> None:
    assert ("\x1b[" in matcher("suggest", "Rwanda", *options, env=environment).out) is coloured


@pytest.mark.parametrize("spelling", ["-h", "--help"])
def test_every_command_has_help_with_examples_before_options(spelling: str) -> None:
    assert {name for names in GROUPS.values() for name in names} == set(COMMANDS)
    for name in COMMANDS:
        page = matcher(name, spelling)
        assert page.code == 0
        examples = page.out.split("Examples:\n")[1].split("\n\n")[0]
        assert f"matcher {name}" in examples


@pytest.mark.parametrize(
    ("command", "usage"),
    [
        ("suggest", "COUNTRY"), ("compare", "A B [C]..."), ("brief", "COUNTRY [PARTNER]..."), ("batch", "[FILE|-]"),
        ("topics", "[QUERY]"), ("new", "experience|partnership|review [A] [B]"),
    ],
)  # fmt: skip
def test_the_help_says_how_a_command_is_called_and_each_argument_once(command: str, usage: str) -> None:
    page = matcher(command, "--help").out
    assert page.startswith(f"Usage: matcher {command} [OPTIONS] {usage}\n")
    told = re.findall(r"^  (\S+(?: \S+)*)  ", page, re.MULTILINE)
    assert usage.split(maxsplit=1)[0].strip("[]") in " ".join(told)
    assert len(told) == len(set(told))


def test_without_arguments_there_is_short_help() -> None:
    run = matcher()
    assert run.code == 0
    assert run.out == matcher("--help").out


def test_the_version_names_program_and_data() -> None:
    words = matcher("--version").out.split()
    assert words[0] == "matcher"
    assert words[2] == "(data"


def test_weights_are_normalised_and_echoed() -> None:
    query = matcher("suggest", "Rwanda", "--weights", "stage=2,learn=1", "--json", "-n", "1").json["query"]
    assert query["lens"] == "own"
    assert query["weights"] == {
        "stage": 0.666667,
        "needs": 0,
        "learn": 0.333333,
        "share": 0,
        "mutual": 0,
        "ties": 0,
        "record": 0,
    }


@pytest.mark.parametrize(
    "weights", ["stag=1", "stage=nan", "stage=inf", "stage=-1", "stage=0", "stage", "", "stage=1,stage=2"]
)
def test_weights_that_mean_nothing_are_refused(weights: str) -> None:
    run = matcher("suggest", "Rwanda", f"--weights={weights}")
    assert run.code == 2
    assert run.out == ""


def test_the_same_bytes_on_any_machine(tmp_path: Path) -> None:
    command = ("suggest", "Rwanda", "--diverse", "--json")
    first = matcher(*command, env={"PYTHONHASHSEED": "1", "LC_ALL": "C.UTF-8"}).out
    assert first == matcher(*command, env={"PYTHONHASHSEED": "2", "LC_ALL": "C", "TZ": "Asia/Tokyo"}, cwd=tmp_path).out
    assert first == matcher(*command, env={"MATCHER_CACHE_DIR": "off"}).out


def test_an_answer_holds_what_makes_it_again() -> None:
    envelope = matcher("suggest", "Rwanda", "--theme", "health", "--json").json
    assert envelope["tool"]["data"] in matcher("--version").out
    query = envelope["query"]
    assert (query["theme"], query["seed"], query["draws"], query["pool"]) == (["health"], 1, 1000, ["south"])
    assert envelope["tool"]["data"] in matcher("suggest", "Rwanda").out


def test_a_seed_of_ones_own_is_used_and_told() -> None:
    answer = matcher("suggest", "Rwanda", "--seed", "7", "--draws", "50", "--json").json
    assert (answer["query"]["seed"], answer["query"]["draws"]) == (7, 50)
    assert matcher("suggest", "Rwanda", "--draws", "0", "--json").json["results"][0]["stability"] is None


def test_nothing_is_written_outside_the_cache_folder(tmp_path: Path) -> None:
    home, cache, work = tmp_path / "home", tmp_path / "cache", tmp_path / "work"
    home.mkdir()
    work.mkdir()
    matcher("suggest", "Rwanda", env={"HOME": str(home), "MATCHER_CACHE_DIR": str(cache)}, cwd=work)
    assert list(home.iterdir()) == list(work.iterdir()) == []
    assert [file.name.startswith("index-") for file in cache.iterdir()] == [True]


def test_python_m_matcher_is_matcher() -> None:
    script = Path(sys.executable).parent / "matcher"
    done = subprocess.run([script, "topics", "water"], capture_output=True, check=True)
    assert done.stdout.decode() == matcher("topics", "water").out


def test_importing_the_library_prints_and_does_nothing(tmp_path: Path) -> None:
    code = "import matcher, sys; print(sorted(m for m in sys.modules if m.startswith('matcher')))"
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        check=True,
        cwd=tmp_path,
        env={**os.environ, "HOME": str(tmp_path)},
    )
    assert (done.stdout.decode(), done.stderr.decode()) == ("['matcher']\n", "")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "utf-8"])
def test_output_never_dies_of_an_encoding(encoding: str) -> None:
    command = [sys.executable, "-m", "matcher", "countries", "--format", "csv", "guiné"]
    done = subprocess.run(command, capture_output=True, check=False, env={**os.environ, "PYTHONIOENCODING": encoding})
    assert done.returncode == 0
    assert done.stdout.decode(encoding).count("\n") >= 3


def test_files_are_utf_8_whatever_the_stream(tmp_path: Path) -> None:
    file = tmp_path / "x.csv"
    matcher("countries", "ivoire", "-f", "csv", "-o", str(file), env={"PYTHONIOENCODING": "ascii"})
    assert "\nCIV,Côte d’Ivoire,true,Africa," in file.read_text(encoding="utf-8")


@UNIX
def test_a_reader_that_leaves_early_is_no_failure() -> None:
    shell = f"{sys.executable} -m matcher countries --format ndjson | head -1"
    done = subprocess.run(["bash", "-c", shell], capture_output=True, check=True, cwd=ROOT)
    assert done.stdout.count(b"\n") == 1
    assert done.stderr == b""


@UNIX
def test_a_closed_standard_output_is_6() -> None:
    done = subprocess.run(
        ["bash", "-c", f"{sys.executable} -m matcher topics >&-"], capture_output=True, check=False, cwd=ROOT
    )
    assert done.returncode == 6
    assert b"Traceback" not in done.stderr


def test_a_country_where_a_command_is_due_is_hinted_at() -> None:
    assert "Did you mean `matcher suggest Rwanda`?" in matcher("Rwanda").err


def test_an_unexpected_failure_is_one_line_and_v_says_where() -> None:
    code = (
        "import sys; from matcher.cli import main, run\n"
        "def broken(*_): secret = 'hidden'; raise RuntimeError('boom')\n"
        "run.run = broken\n"
        "sys.exit(main.main(['suggest', 'Rwanda'] + sys.argv[1:]))"
    )
    plain = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert plain.returncode == 1
    assert plain.stderr.decode().startswith("matcher: unexpected RuntimeError: boom\n")
    assert "-v" in plain.stderr.decode()
    verbose = subprocess.run([sys.executable, "-c", code, "-v"], capture_output=True, check=False)
    assert "in broken" in verbose.stderr.decode()
    assert "hidden" not in verbose.stderr.decode().replace("secret = 'hidden'", "")
