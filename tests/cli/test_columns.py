"""Which columns, with or without their names, and where options stand."""

from __future__ import annotations

import csv
import io

import pytest

from matcher.cli.reader import ordered
from matcher.options import COMMANDS
from tests.process import matcher


def test_columns_are_those_named_in_that_order() -> None:
    done = matcher("suggest", "Fiji", "-n", "3", "--columns", "score,partner,learn_titles", "--format", "csv")
    whole = list(csv.DictReader(io.StringIO(matcher("suggest", "Fiji", "-n", "3", "--format", "csv").out)))
    rows = list(csv.DictReader(io.StringIO(done.out)))
    names = ["score", "partner", "learn_titles"]
    assert list(rows[0]) == names
    assert rows == [{name: row[name] for name in names} for row in whole]


def test_so_they_are_in_a_table_and_on_a_page() -> None:
    table = matcher("experiences", "water", "--columns", "id,start").out.splitlines()
    assert table[0].split() == ["id", "start"]
    assert all(len(line.split()) == 2 for line in table)
    page = matcher("experiences", "water", "--columns", "id,start", "--format", "markdown").out.splitlines()
    assert page[0] == "| id | start |"
    assert len(page) == len(table) + 1


def test_a_batch_may_have_them_too() -> None:
    done = matcher(
        "batch", "-", "--columns", "country,partner", "-n", "1", "--no-header", "-f", "csv", stdin="Fiji\nNepal\n"
    )
    assert done.out.splitlines() == ["Fiji,Dominica", "Nepal,Bangladesh"]


def test_a_column_that_there_is_not_is_refused_with_those_there_are() -> None:
    done = matcher("suggest", "Fiji", "--columns", "partner,scor")
    assert done.code == 2
    assert done.err.startswith(
        "matcher: --columns: there is no column \"scor\". Did you mean 'score'?\n  The columns are: "
    )


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--columns", "partner", "--json"), "--columns goes with a table, not with json"),
        (("--columns", "partner", "--format", "ndjson"), "--columns goes with a table, not with ndjson"),
        (("--no-header", "--json"), "--no-header goes with csv or a table, not with json."),
    ],
)
def test_what_has_no_columns_refuses_them(words: tuple[str, ...], told: str) -> None:
    done = matcher("suggest", "Fiji", *words)
    assert (done.code, told in done.err + done.out) == (2, True)


def test_without_a_header_there_is_none() -> None:
    with_it = matcher("countries", "guinea", "--format", "csv").out
    assert matcher("countries", "guinea", "--format", "csv", "--no-header").out == with_it.partition("\n")[2]
    table = matcher("countries", "guinea", "--no-header").out
    assert table.startswith("GNQ ")


def test_options_may_stand_before_the_command() -> None:
    after = matcher("countries", "guinea", "-n", "2", "--format", "csv")
    for line in (
        ("-n", "2", "--format", "csv", "countries", "guinea"),
        ("--format=csv", "countries", "-n", "2", "guinea"),
        ("--no-color", "--format", "csv", "countries", "guinea", "-n", "2"),
    ):
        assert matcher(*line) == after
    done = matcher("--nonsense", "countries")
    assert (done.code, "--nonsense" in done.err) == (2, True)
    # What follows an option is its value, also where it is called as a command is.
    assert ordered(["-o", "pairs", "countries"]) == ["countries", "-o", "pairs"]
    assert ordered(["-n"]) == ["-n"]


def test_help_is_a_command_too() -> None:
    assert matcher("help").out == matcher("--help").out == matcher().out
    assert matcher("help", "suggest").out == matcher("suggest", "--help").out
    assert matcher("help", "nonsense").out == matcher("--help").out


def test_the_help_groups_the_commands_and_cuts_no_sentence() -> None:
    page = matcher("--help").out
    assert "..." not in page.partition("Ask:")[2]
    for name in COMMANDS:
        (line,) = [line for line in page.splitlines() if line.startswith(f"  {name} ")]
        assert line.endswith(".")
        assert len(line) <= 80


def test_the_help_of_a_command_has_what_is_asked_first_and_the_plumbing_last() -> None:
    page = matcher("suggest", "--help").out
    sections = ["What it is about:", "Who may be suggested:", "How to rank:", "How to show it:", "Which data:"]
    places = [page.index(f"\n{section}\n") for section in sections]
    assert places == sorted(places)
    assert places[0] < page.index("--theme THEME") < places[1] < page.index("--language LANGUAGE") < places[2]
    assert places[3] < page.index("--no-header ") < places[4] < page.index("--data DIR")


def test_a_batch_of_a_group_needs_no_file() -> None:
    named = matcher("batch", "--for", "Fiji,Nepal", "-n", "1", "-f", "csv")
    assert named == matcher("batch", "-", "-n", "1", "-f", "csv", stdin="Fiji\nNepal\n")
    # A pool alone says for whom; with --for it says with whom.
    assert matcher("batch", "--pool", "Fiji,Nepal", "-n", "1", "-f", "csv") == named
    inside = matcher(
        "batch", "--for", "Fiji", "--pool", "Kenya,Samoa", "-n", "9", "--columns", "partner", "--no-header"
    )
    assert sorted(inside.out.split()[:2]) == ["Kenya", "Samoa"]
    done = matcher("batch", "names.txt", "--for", "Fiji")
    assert (done.code, "--for names the countries, and so does the file." in done.err) == (2, True)
    assert "--for and a group of countries" in matcher("batch").err
