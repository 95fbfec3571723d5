"""What a shell is offered while a command is typed."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.needs import UNIX
from tests.process import matcher


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("matcher sugg", "suggest"),
        ("matcher suggest Rwa", "Rwanda"),
        ("matcher suggest Rwanda --the", "--theme"),
        ("matcher suggest Rwanda --theme hea", "health"),
        ("matcher suggest Rwanda --topic mala", "malaria"),
        ("matcher suggest Rwanda --lens mut", "mutual"),
        ("matcher suggest Rwanda --priorities dec", "declared"),
        ("matcher suggest Rwanda --pool ECOW", "ECOWAS"),
        ("matcher explain Rwanda ken", "Kenya"),
        ("matcher experience ken-m", "ken-m-pesa-mobile-money"),
    ],
)
def test_shells_complete_commands_options_and_values(shell: str, line: str, expected: str) -> None:
    environment = {
        "_MATCHER_COMPLETE": f"complete_{shell}",
        "COMP_WORDS": line,
        "COMP_CWORD": str(len(line.split()) - 1),
        "_TYPER_COMPLETE_ARGS": line,
        "_TYPER_COMPLETE_FISH_ACTION": "get-args",
    }
    run = matcher(env=environment)
    assert run.code == 0
    assert expected in run.out
    if shell == "bash":
        begun = line.rsplit(maxsplit=1)[-1].lower()
        assert [choice for choice in run.out.split("\n") if choice and not choice.lower().startswith(begun)] == []


@pytest.mark.parametrize(
    ("line", "choices"),
    [
        ("matcher suggest Rwanda Ken", []),
        ("matcher explain Rwanda Uganda Ken", []),
        ("matcher compare Rwanda Uganda Ken", ["Kenya"]),
        ("matcher suggest --lens learn Ken", ["Kenya"]),
    ],
)
def test_an_argument_that_is_given_is_not_completed_again(line: str, choices: list[str]) -> None:
    words = {"COMP_WORDS": line, "COMP_CWORD": str(len(line.split()) - 1)}
    assert matcher(env={"_MATCHER_COMPLETE": "complete_bash", **words}).out.split() == choices


@UNIX
def test_the_script_for_completion_can_be_shown() -> None:
    # Asked in a shell, which typer looks for among the processes above: these tests may have been started without one.
    asked = ["bash", "-c", '"$@"; exit $?', "bash", sys.executable, "-m", "matcher", "--show-completion"]
    assert b"_MATCHER_COMPLETE" in subprocess.run(asked, capture_output=True, check=True).stdout
