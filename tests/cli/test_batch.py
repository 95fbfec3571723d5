"""What a batch reads, line by line."""

from __future__ import annotations

import csv
import io
import json

import pytest

from matcher.answers.once import KEPT, Once
from matcher.answers.suggest import many
from matcher.catalogue.catalogue import Catalogue
from matcher.questions.question import understood
from matcher.questions.suggest import suggest
from tests.process import matcher


def test_names_come_from_standard_input_with_comments() -> None:
    run = matcher("batch", "-", "-n", "1", "-f", "csv", stdin="# our members\nKenya\n\n  Uganda  \n# end\n")
    assert [row["country_iso3"] for row in csv.DictReader(io.StringIO(run.out))] == ["KEN", "UGA"]


def test_options_of_a_line_come_from_columns() -> None:
    table = "country,theme,top,remarks\nKenya,health;climate,1,x\nPeru,,2,y\n"
    run = matcher("batch", "-", "-f", "ndjson", stdin=table)
    results = [json.loads(line) for line in run.out.splitlines()]
    assert [(r["country_iso3"], r["theme"]) for r in results] == [
        ("KEN", ["health", "climate"]),
        ("PER", []),
        ("PER", []),
    ]
    assert "a column is not read: remarks" in run.err


@pytest.mark.parametrize(
    ("options", "environment"), [(("--weights", "stage=1"), {}), ((), {"MATCHER_WEIGHTS": "stage=1"})], ids=str
)
def test_the_lens_of_a_line_stands_instead_of_weights_given_for_all(
    options: tuple[str, ...], environment: dict[str, str]
) -> None:
    table = "country,lens\nRwanda,learn\nRwanda,\n"
    run = matcher("batch", "-", "-f", "csv", "-n", "1", *options, stdin=table, env=environment)
    lens, given = csv.DictReader(io.StringIO(run.out))
    (alone,) = csv.DictReader(io.StringIO(matcher("suggest", "Rwanda", "--lens", "learn", "-n", "1", "-f", "csv").out))
    assert (lens["partner"], lens["score"]) == (alone["partner"], alone["score"])
    assert given["score"] != lens["score"]


@pytest.mark.parametrize("form", ["json", "ndjson", "csv"])
def test_a_line_that_asks_the_same_again_gets_the_same_text(form: str) -> None:
    once = matcher("batch", "-", "-f", form, "-n", "2", stdin="Kenya\nPeru\n").out
    again = matcher("batch", "-", "-f", form, "-n", "2", stdin="Kenya\nPeru\nKenya\nKEN\n").out
    if form == "json":
        kenya, peru = json.loads(once)["results"][:2], json.loads(once)["results"][2:]
        assert json.loads(again)["results"] == [*kenya, *peru, *kenya, *kenya]
        assert again == json.dumps(json.loads(again), ensure_ascii=False, indent=2) + "\n"
    else:
        header, lines = ([], once.splitlines()) if form == "ndjson" else (once.splitlines()[:1], once.splitlines()[1:])
        assert again.splitlines() == [*header, *lines, *lines[:2], *lines[:2]]


def test_what_is_asked_again_is_made_once() -> None:
    catalogue = Catalogue.load()
    question = understood(catalogue, "batch", {"top": 3})
    found = suggest(catalogue, "KEN", question)
    answer = many([found, found], "1", question, [])
    first, again = answer.results[:3], answer.results[3:]
    assert [id(result) for result in first] == [id(result) for result in again]
    assert [id(row) for row in answer.rows[:3]] == [id(row) for row in answer.rows[3:]]


def test_what_was_made_of_the_oldest_is_let_go_where_more_comes_than_is_kept() -> None:
    once = Once(lambda thing: [thing])
    things = [object() for _ in range(KEPT + 1)]
    made = [once(thing) for thing in things[:KEPT]]
    assert all(once(thing) is was for thing, was in zip(things[:KEPT], made, strict=True))
    assert once(things[KEPT]) == [things[KEPT]]
    assert once(things[1]) is made[1]
    assert once(things[0]) is not made[0]
    assert once(things[0]) == [things[0]]
