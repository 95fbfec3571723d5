"""An option is told once: what takes from the table has what the table says."""

from __future__ import annotations

import inspect
from typing import Any

import pytest

import matcher
from matcher.cli import helptexts, reader
from matcher.cli.settings import Settings
from matcher.options import COMMANDS, FLAG, MANY, NUMBER, OPTIONS, asked, defaults
from matcher.questions.question import Question, understood
from matcher.questions.requests import read
from tests.process import matcher as run

QUESTIONS = sorted(set(COMMANDS) & set(matcher.__all__))


def test_the_help_of_a_pool_tells_the_default_of_its_command() -> None:
    assert "south (default), all," in COMMANDS["suggest"].option("pool").help
    assert "south, all (default)," in COMMANDS["countries"].option("pool").help
    assert "(default)" not in COMMANDS["plan"].option("pool").help


def test_every_option_that_a_command_names_is_in_the_table_and_used_by_one() -> None:
    used = {name for command in COMMANDS.values() for name in command.options}
    assert used == set(OPTIONS)
    for command in COMMANDS.values():
        assert len(set(command.options)) == len(command.options), command.name
        spellings = [spelling for name in command.options for spelling in OPTIONS[name].spelt.split()]
        assert len(set(spellings)) == len(spellings), command.name


def test_every_command_has_its_help_and_every_option_of_it_is_explained_there() -> None:
    assert set(helptexts.COMMANDS) == set(COMMANDS)
    for name in ("pairs", "validate", "new", "experiences"):
        page = run(name, "--help").out
        for option in COMMANDS[name].options:
            assert OPTIONS[option].spelt.split()[0] in page
            assert OPTIONS[option].help.split()[0] in page


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_function_of_the_library_shows_the_options_of_its_command_with_their_defaults(name: str) -> None:
    parameters = inspect.signature(getattr(matcher, name)).parameters
    shown = {p.name: p.default for p in parameters.values() if p.kind is inspect.Parameter.KEYWORD_ONLY}
    expected = asked(name, {})
    if name == "validate":
        expected |= {"data": None, "data_mode": "overlay"}
    elif name == "refresh":
        expected |= {"force": False, "data": None, "data_mode": "overlay"}
    elif name != "changes":  # which opens two
        expected["catalogue"] = None
    assert shown == expected


def test_every_question_of_the_command_line_is_a_function() -> None:
    assert set(COMMANDS) - set(QUESTIONS) == {"new", "schema"}  # they write files to edit


def test_a_name_that_is_no_option_is_refused_as_python_refuses_it() -> None:
    with pytest.raises(TypeError, match=r"suggest\(\) got an unexpected keyword argument 'lenss'"):
        matcher.suggest("Rwanda", lenss="learn")  # type: ignore[call-arg]
    with pytest.raises(TypeError, match=r"explain\(\) got an unexpected keyword argument 'pool'"):
        matcher.explain("Rwanda", "Kenya", pool="AU")


def test_a_question_holds_the_options_that_it_is_asked_with() -> None:
    catalogue = matcher.Catalogue.load()
    own = set(COMMANDS["suggest"].own.split()) | set(COMMANDS["pairs"].own.split())
    assert own == set(Question._fields)
    plain = understood(catalogue, "suggest", {})
    assert (plain.pool, plain.top, plain.lens) == (("south",), defaults("suggest")["top"], "balanced")
    assert understood(catalogue, "explain", {}).top == 3


@pytest.mark.parametrize("option", [option for option in OPTIONS.values() if option.settable], ids=lambda o: o.name)
def test_what_may_be_set_elsewhere_is_set_by_the_environment(option: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    text = {NUMBER: "7", FLAG: "yes"}.get(option.kind, "json" if option.name == "format" else "a b,c")
    monkeypatch.setenv(f"MATCHER_{option.name.upper()}", text)
    settings = Settings("suggest", {"country": "Rwanda"})
    expected = {NUMBER: 7, FLAG: True, MANY: ["a b,c"]}.get(option.kind, text)
    assert getattr(settings, option.name) == expected
    assert settings.source[option.name] == "environment"


def test_what_may_not_be_set_elsewhere_is_refused_there() -> None:
    for option in OPTIONS.values():
        if not option.settable:
            assert run("topics", "water", env={f"MATCHER_{option.name.upper()}": "1"}).code == 2, option.name


def test_the_columns_of_a_batch_are_options_that_say_so() -> None:
    columns = [option.name for option in OPTIONS.values() if option.column]
    assert columns == [
        "theme",
        "topic",
        "need",
        "pool",
        "exclude",
        "language",
        "population",
        "income",
        "lens",
        "weights",
        "top",
    ]
    assert read(f"country,{','.join(columns)}\n").notes == []
    assert read("country,seed\n").notes == ["a column is not read: seed (Did you mean 'need'?)"]


def test_an_argument_is_read_by_its_place() -> None:
    assert reader.read(["explain", "Kenya", "Rwanda"]) == ("explain", {"a": "Kenya", "b": "Rwanda"})
    assert reader.read(["compare", "Kenya", "Rwanda"]) == ("compare", {"countries": ["Kenya", "Rwanda"]})
    assert reader.read(["topics"]) == ("topics", {})
    assert reader.read(["topics", "a", "b"]) is None
