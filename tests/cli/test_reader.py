"""The quick reader of the command line reads as typer does, or leaves the line to typer."""

from __future__ import annotations

from typing import Any

import typer
from hypothesis import given, settings
from hypothesis import strategies as st

from matcher.cli import helpful, reader
from matcher.options import COMMANDS

APP = helpful.app()


def click_errors() -> tuple[type[Exception], ...]:
    """The base of what typer raises for a line that it refuses."""
    return tuple(c for c in typer.BadParameter.__mro__ if c.__name__ == "ClickException" and issubclass(c, Exception))


def by_typer(arguments: list[str]) -> tuple[str, dict[str, Any]] | None:
    """What typer reads in a command line: the command and what is set; None when it refuses the line."""
    group: Any = typer.main.get_command(APP)
    try:
        command = group.commands[arguments[0]]
        context = command.make_context(arguments[0], arguments[1:], resilient_parsing=False)
    except REFUSALS:
        return None
    return arguments[0], {name: value for name, value in context.params.items() if value}


REFUSALS: tuple[type[Exception], ...] = (*click_errors(), typer.Exit)

WORDS = st.sampled_from(
    ["Rwanda", "-", "Kenya", "a b", "--theme", "-t", "--theme=health", "health", "--top", "-n", "3", "--top=5", "x",
     "--json", "--format", "csv", "-f", "-o", "--weights=stage=2,learn=1", "--new-only", "--nwe-only", "-nq", "-n3",
     "--help", "--", "", "--json=1", "--pool", "AU", "-v", "--mutual-only", "--country"]
)  # fmt: skip


@settings(max_examples=600, deadline=None)
@given(st.sampled_from(sorted(COMMANDS)), st.lists(WORDS, max_size=6))
def test_what_it_reads_is_what_typer_reads(command: str, words: list[str]) -> None:
    read = reader.read([command, *words])
    if read is None:
        return
    name, given_options = read
    typed = by_typer([command, *words])
    assert typed is not None, "typer refuses what the quick reader takes"
    plain = {key: list(value) if isinstance(value, tuple) else value for key, value in typed[1].items()}
    assert (name, {key: value for key, value in given_options.items() if value}) == (typed[0], plain)


def test_help_and_what_is_misspelt_are_left_to_typer() -> None:
    for line in (["suggest", "--help"], ["suggest", "Rwanda", "--thme", "x"], ["suggest"], ["nothing"], []):
        assert reader.read(line) is None


def test_an_ordinary_line_is_read_without_typer() -> None:
    assert reader.read(["suggest", "Rwanda", "-t", "health", "--theme=climate", "-n", "3", "--json"]) == (
        "suggest",
        {"country": "Rwanda", "theme": ["health", "climate"], "top": 3, "json": True},
    )
