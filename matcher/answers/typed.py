"""Words of a command line, as a person would type them."""

from __future__ import annotations

from collections.abc import Sequence

from matcher.language import ENGLISH, spoken
from matcher.options import FLAG, MANY, OPTIONS, defaults
from matcher.questions.question import Question
from matcher.scoring.score import LENSES
from matcher.text import as_typed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def pair(called: str, names: Sequence[str], question: Question) -> str:
    """The command that tells more of two countries (`called`: explain, ...), asked as `question` was."""
    words = ["matcher", called, *map(as_typed, names)]
    for name in ("theme", "topic", "need", "priorities"):
        words += option(name, getattr(question, name), called)
    if question.lens in LENSES:
        words += option("lens", question.lens, called)
    else:
        words += ["--weights", ",".join(f"{part}={weight:g}" for part, weight in question.weights.items() if weight)]
    return " ".join([*words, *spoken_in()])


def spoken_in() -> list[str]:
    """The option by which a command speaks the language that is spoken; none in English."""
    return [] if spoken() == ENGLISH else ["--lang", spoken()]


def option(name: str, value: Any, command: str) -> list[str]:
    """An option as it is written, where its value is not the usual one. (Weights are a lens, or told apart.)"""
    told, usual = OPTIONS[name], defaults(command).get(name)
    asked = tuple(value) if isinstance(value, list) else value
    if (
        asked in (None, (), False, usual)
        or name == "weights"
        or (name == "lens" and (value not in LENSES or value == usual))
    ):
        return []
    spelt = told.spelt.split()[0]
    if told.kind == FLAG:
        return [spelt]
    return [part for one in (value if told.kind == MANY else [value]) for part in (spelt, str(one))]
