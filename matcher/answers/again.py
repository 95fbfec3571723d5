"""The command line that makes an answer again."""

from __future__ import annotations

from collections.abc import Mapping

from matcher.answers.answer import Answer
from matcher.answers.typed import option, spoken_in
from matcher.scoring.score import LENSES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def again(answer: Answer[Any]) -> str:
    """The command that makes an answer anew."""
    return command_of(answer.command, answer.query)


def command_of(called: str, query: Mapping[str, Any]) -> str:
    """The command line that asks `query` of a command, with what was asked otherwise than usual."""
    from shlex import quote

    from matcher.options import COMMANDS

    command = COMMANDS[called]
    words = ["matcher", called]
    for argument in command.arguments:
        # One command calls its country by another name than the answer does.
        value = query.get(argument.name, query.get("country"))
        words += [str(one) for one in (value if isinstance(value, list) else [value]) if one]
    # Pairs weigh both sides alike and say so beside the lens.
    lens = str(query.get("lens", next(iter(LENSES)))).partition(",")[0]
    for name in command.own.split():
        words += option(name, lens if name == "lens" else query.get(name), command.name)
    if lens not in LENSES:
        words += ["--weights", ",".join(f"{part}={weight}" for part, weight in query["weights"].items() if weight)]
    for own in ("data", "data_mode"):
        words += option(own, query.get(own), command.name)
    return " ".join(map(quote, [*words, *spoken_in()]))
