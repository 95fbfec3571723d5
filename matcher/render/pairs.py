"""The best pairs of a pool, as records and as a table."""

from __future__ import annotations

from matcher import __version__
from matcher.questions.pairs import Couple, Couples
from matcher.render import suggest as form
from matcher.scoring.score import COMPONENTS
from matcher.text import counted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

COLUMNS = (
    "rank", "a_iso3", "a", "b_iso3", "b", "theme", "score", *COMPONENTS, "top", "low", "high", "coverage", "one_sided",
    "a_learns", "b_learns", "shared_needs", "platforms", "known_cooperation",
)  # fmt: skip
HEADER = ("#", "Pair", "Score", "Likely rank", "First learns", "Second learns", "Gain")
RIGHT = frozenset({0, 2, 3})


def result(found: Couples, couple: Couple) -> dict[str, Any]:
    """One pair as JSON has it."""
    line = form.result_of(found.catalogue, couple.suggestion)
    partner = couple.suggestion.pair.partner
    head = {"rank": line.pop("rank")}
    del line["iso3"], line["name"]
    return {
        **head,
        "a": {"iso3": couple.a.iso3, "name": couple.a.name},
        "b": {"iso3": partner.iso3, "name": partner.name},
        **line,
        "one_sided": couple.one_sided,
    }


def row(found: Couples, couple: Couple) -> dict[str, Any]:
    """One pair as a flat row."""
    full = result(found, couple)
    firm = full["stability"] or {}
    return {
        "rank": full["rank"],
        "a_iso3": full["a"]["iso3"],
        "a": full["a"]["name"],
        "b_iso3": full["b"]["iso3"],
        "b": full["b"]["name"],
        "theme": list(found.question.themes),
        "score": full["score"],
        **full["components"],
        **{name: firm.get(name) for name in ("top", "low", "high")},
        "coverage": full["coverage"],
        "one_sided": full["one_sided"],
        "a_learns": [point["experience"] for point in full["learn"]],
        "b_learns": [point["experience"] for point in full["share"]],
        "shared_needs": full["shared_needs"],
        "platforms": full["platforms"],
        "known_cooperation": [text.replace(";", ",") for text in full["known_cooperation"]],
    }


def cells(found: Couples, couple: Couple) -> tuple[str, ...]:
    """One line of the table for reading."""
    names = list(found.catalogue.topics.values())
    line = couple.suggestion
    return (
        str(line.rank),
        f"{couple.a.name} and {line.pair.partner.name}",
        form.score_of(line, couple.a),
        form.likely(line),
        form.topics_of(line.learn, names),
        form.topics_of(line.share, names),
        "-" if line.pair.score is None else "one side" if couple.one_sided else "both",
    )


def query(found: Couples, mutual_only: bool) -> dict[str, Any]:
    """What was asked, in full."""
    return {**form.question(found.question), "mutual_only": mutual_only, "pairs": found.candidates}


def footer(found: Couples) -> list[str]:
    """The lines below the table."""
    asked = found.question
    weights = " ".join(f"{name}={weight:g}" for name, weight in asked.weights.items() if weight)
    return [
        f"{counted(found.candidates, 'pair')} (pool {', '.join(asked.pool)}), lens {asked.lens}: {weights}",
        f"matcher {__version__}, data {found.catalogue.version}, {asked.draws} draws, seed {asked.seed}",
    ]
