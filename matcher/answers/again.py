"""The command line that makes an answer again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from matcher.answers.answer import Answer
from matcher.language import ENGLISH, spoken
from matcher.scoring.score import LENSES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from matcher.questions.question import Question


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
        words += _option(name, lens if name == "lens" else query.get(name), command.name)
    if lens not in LENSES:
        words += ["--weights", ",".join(f"{part}={weight}" for part, weight in query["weights"].items() if weight)]
    for own in ("data", "data_mode"):
        words += _option(own, query.get(own), command.name)
    if spoken() != ENGLISH:
        words += ["--lang", spoken()]
    return " ".join(map(quote, words))


def pair_of(called: str, names: Sequence[str], question: Question) -> str:
    """The command that tells more of two countries (`called`: explain, ...), asked as `question` was."""
    words = ["matcher", called, *(f'"{name}"' if " " in name else name for name in names)]
    for name in ("theme", "topic", "need", "priorities"):
        words += _option(name, list(value) if isinstance(value := getattr(question, name), tuple) else value, called)
    if question.lens in LENSES:
        words += _option("lens", question.lens, called)
    else:
        words += ["--weights", ",".join(f"{part}={weight:g}" for part, weight in question.weights.items() if weight)]
    return " ".join(words)


def _option(name: str, value: Any, command: str) -> list[str]:
    """An option as it is written, where its value is not the usual one. (Weights are a lens, or told apart.)"""
    from matcher.options import FLAG, MANY, OPTIONS, defaults

    option, usual = OPTIONS[name], defaults(command).get(name)
    asked = tuple(value) if isinstance(value, list) else value
    if (
        asked in (None, (), False, usual)
        or name == "weights"
        or (name == "lens" and (value not in LENSES or value == usual))
    ):
        return []
    spelt = option.spelt.split()[0]
    if option.kind == FLAG:
        return [spelt]
    return [part for one in (value if option.kind == MANY else [value]) for part in (spelt, str(one))]
