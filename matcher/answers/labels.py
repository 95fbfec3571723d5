"""The program's plain words for what it computes with (variables, components, stages), and its numbers for showing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from matcher.language import local, mark, markn, name_of, tr, trc, trm
from matcher.scoring.stage import VARIABLES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from matcher.questions.compare import Side

DIGITS = 3
"""Decimals of scores, components and contributions, in every format."""
ALIKE = dict(
    zip(
        VARIABLES,
        (
            mark("income"), mark("income"), mark("life expectancy"), mark("schooling"), mark("farm work"),
            mark("urban share"), mark("births"),
        ),
        strict=True,
    )
)  # fmt: skip
"""Each stage variable in one or two words, for "alike in ..."."""

STAGE: dict[str, tuple[str, str | tuple[str, str]]] = {
    "gdp_per_person": (mark("income per person (GDP, PPP, 2021 $)"), mark("${n} a person")),
    "gni_per_person": (mark("income per person (GNI, PPP, 2021 $)"), mark("${n} a person")),
    "life_expectancy": (mark("life expectancy (years)"), mark("life expectancy {n} years")),
    "schooling": (mark("schooling of adults (years)"), markn("{n} year at school", "{n} years at school")),
    "agriculture_jobs": (mark("work in agriculture (%)"), mark("{n}% work in farming")),
    "urban": (mark("people in towns (%)"), mark("{n}% live in towns")),
    "fertility": (mark("births per woman"), markn("{n} birth a woman", "{n} births a woman")),
}
"""Each stage variable as a label with its unit, and in a phrase (of one, and of several, where it differs)."""

COMPONENTS = {
    "stage": mark("alike in stage"),
    "needs": mark("shared needs"),
    "learn": mark("what to learn"),
    "share": mark("what to share"),
    "mutual": mark("both gain"),
    "ties": mark("ties"),
    "record": mark("record of sharing"),
}
INCOME = {
    "low": mark("low income"),
    "lower-middle": mark("lower middle income"),
    "upper-middle": mark("upper middle income"),
    "high": mark("high income"),
}


def stage_phrases(figures: Mapping[str, Any], variables: Sequence[str]) -> list[str]:
    """The stage in phrases, for those of `variables` that are known: "$2,764 a person", ..."""
    return [_phrase(STAGE[v][1], figures[v][1]) for v in variables if v in figures]


def _phrase(phrase: str | tuple[str, str], value: float) -> str:
    if isinstance(phrase, str):
        return tr(phrase, n=figure(value))
    return trm(*phrase, round(value, 1), n=figure(value))


def stage_table(sides: Sequence[Side]) -> list[tuple[str, ...]]:
    """Stages side by side, a row a figure."""
    unknown = tr("unknown")
    incomes = (tr(INCOME[side.profile.income]) if side.profile.income in INCOME else unknown for side in sides)
    table = [(tr("income group"), *incomes)]
    for variable in VARIABLES:
        if variable == "gni_per_person" and all("gdp_per_person" in side.stage for side in sides):
            continue
        values = (dated(side.stage[variable]) if variable in side.stage else unknown for side in sides)
        table.append((tr(STAGE[variable][0]), *values))
    # Of who is not in the record of conflict (UCDP covers every country, nobody else) it is not known.
    none = {True: tr("none since 1989"), False: unknown}
    conflicts = (str(side.profile.conflict_last or none[side.recorded]) for side in sides)
    table.append((tr("last year of conflict at home"), *conflicts))
    return table


def dated(found: Sequence[Any]) -> str:
    """A figure with its year, from [year, value]."""
    return f"{figure(found[1])} ({found[0]})"


def figures(stage: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """A stage in plain figures (variable -> [year, value]) as JSON has it."""
    return {name: {"value": value[1], "year": value[0]} for name, value in stage.items()}


def number(value: float | None) -> str:
    """A component or a score for reading."""
    return tr("unknown") if value is None else local(f"{value:.3f}")


def lens_of(lens: str) -> str:
    """What a lens, by its id, is called on pages; "own" are weights that somebody gave."""
    return tr("your own") if lens == "own" else name_of("lens", lens)


def pool_of(word: str) -> str:
    """What a word that names a pool stands for on pages: the usual ones by their name, others as they were typed."""
    # Translators: the South, whose countries may be suggested.
    return {"south": trc("pool", "south"), "all": trc("pool", "all")}.get(word, word)


def in_quotes(words: str) -> str:
    """A title, or words that somebody said, as they stand in a sentence: “Cash for work”."""
    # Translators: the quotation marks of your language.
    return tr("“{words}”", words=words)


def rounded(value: float | None, digits: int = DIGITS) -> float | None:
    """`value` to so many decimals; None stays None, and there is no minus zero."""
    return None if value is None else round(value, digits) + 0.0


def apportioned(parts: Mapping[str, float | None], digits: int = DIGITS) -> dict[str, float | None]:
    """`parts` rounded so that they still add up to their rounded sum (largest remainder method).

    >>> apportioned({"a": 0.3334, "b": 0.3334, "c": 0.3334})
    {'a': 0.334, 'b': 0.333, 'c': 0.333}
    """
    unit = 10**digits
    known = {name: value * unit for name, value in parts.items() if value is not None}
    whole = {name: int(value // 1) for name, value in known.items()}
    short = round(sum(known.values())) - sum(whole.values())
    by_remainder = sorted(known, key=lambda name: whole[name] - known[name])
    for name in by_remainder[:short]:
        whole[name] += 1
    return {name: whole[name] / unit if name in whole else None for name in parts}


def figure(value: float) -> str:
    """A figure for reading: thousands separated, no more digits than it deserves.

    >>> figure(2764.31), figure(4.88), figure(0.4821), figure(13169311.0), figure(56.0)
    ('2,764', '4.9', '0.48', '13,169,311', '56')
    """
    size = abs(value)
    if size >= 1000 or (value == int(value) and size >= 100):
        shown = f"{value:,.0f}"
    elif size >= 1:
        shown = f"{value:.1f}".removesuffix(".0")
    else:
        shown = f"{value:.2f}".rstrip("0").rstrip(".")
    return local(shown)
