"""What changed between two sets of data, in words."""

from __future__ import annotations

from matcher.answers.labels import COMPONENTS, INCOME, STAGE
from matcher.answers.labels import figure as number
from matcher.answers.labels import number as score
from matcher.language import local, mark, tr, trc
from matcher.questions.changes import PART, Change

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

KINDS = {
    "country": mark("Countries"), "place": mark("Places on the shortlist"), "need": mark("Needs"),
    "declared": mark("Declared priorities"), "stage": mark("Stage"), "figure": mark("Figures"),
    "fact": mark("Other facts"), "experience": mark("Experiences"),
}  # fmt: skip
"""Each kind of change as a heading, in the order of a page."""
FACTS = {
    "south": mark("in the pool called the South"), "income": mark("income group"),
    "organisations": mark("organisations"), "official": mark("official languages"),
    "conflict_last": mark("last year of conflict at home"), "at_war": mark("war at home"),
}  # fmt: skip
RANKS = {
    # Translators: how a country declares a topic as its priority.
    None: mark("not declared"), 0: mark("declared"), 1: mark("a headline"), 2: mark("named"),
}  # fmt: skip
FIELDS = {
    # Translators: the parts of the entry of an experience, named where they changed: "changed: title, results".
    "title": mark("title"), "theme": mark("theme"), "topics": mark("topics"), "start": mark("start"),
    "start_from_memory": mark("start from memory"), "end": mark("end"), "last_documented": mark("last documented"),
    "joint_with": mark("joint with"), "only_for": mark("only for"), "institution": mark("institution"),
    "institutions": mark("institutions"), "what": mark("what"), "results": mark("results"),
    "conditions": mark("conditions"), "modalities": mark("modalities"), "transfers": mark("transfers"),
    "sources": mark("sources"), "confidence": mark("confidence"), "accepted": mark("accepted"),
    "partner": mark("partner"),
}  # fmt: skip

HOW = {
    ("figure", "newer"): mark("a newer year"),
    ("stage", "newer"): mark("a newer year"),
    ("figure", "revised"): mark("the same year or an older one, another value"),
    ("stage", "revised"): mark("the same year or an older one, another value"),
    ("declared", "new"): mark("newly declared"),
    ("declared", "gone"): mark("no longer declared"),
    ("declared", "rank"): mark("of another rank"),
    ("need", "new"): mark("measured now"),
    ("need", "gone"): mark("not measured any more"),
    ("need", "more"): mark("more needed"),
    ("need", "less"): mark("less needed"),
}
"""How a thing of a kind changed, where a single word would not say it."""


def name_of(change: Change) -> str:
    """What changed."""
    if change.kind == "stage":
        return tr(STAGE[change.id][0])
    return tr(FACTS[change.id]) if change.kind == "fact" else change.name


def how(what: str) -> str:
    """How it changed, in a word."""
    match what:
        case "new":
            return trc("change", "new")
        case "gone":
            return trc("change", "gone")
        case "changed":
            return trc("change", "changed")
        case "entered":
            return trc("change of place", "entered")
        case "left":
            return trc("change of place", "left")
        case "up":
            return trc("change of place", "up")
        case "down":
            return trc("change of place", "down")
    return what


def said(change: Change) -> str:
    """How something changed, in words."""
    if change.kind == "experience" and change.what == "gone" and change.now:
        # Translators: in which experience another one is told now.
        return tr("now in {experience}", experience=change.now)
    if change.kind == "experience" and change.what == "changed":
        parts = [tr(FIELDS[field]) if field in FIELDS else field.replace("_", " ") for field in change.fields]
        return tr("changed: {parts}", parts=", ".join(parts))
    known = HOW.get((change.kind, change.what))
    return tr(known) if known else how(change.what)


def why(change: Change) -> str:
    """Why a partner has another place, in a few words."""
    moved = change.moved
    if moved is None or moved.before is None or moved.after is None:
        return tr("not on the list of both")
    if abs(moved.after - moved.before) < PART:
        return tr("score {score}, as before; others moved past it or behind", score=score(moved.after))
    if not moved.component:
        return tr("score {before} to {after}", before=score(moved.before), after=score(moved.after))
    return tr(
        "score {before} to {after}, mostly {component} ({difference})",
        before=score(moved.before),
        after=score(moved.after),
        component=tr(COMPONENTS[moved.component]),
        difference=local(f"{moved.difference:+.3f}"),
    )


def before(change: Change) -> str:
    """What there was."""
    return _value(change, change.before, change.before_year)


def after(change: Change) -> str:
    """What there is now."""
    return _value(change, change.after, change.after_year)


def _value(change: Change, value: Any, year: int | None) -> str:
    if change.kind == "declared":
        return tr(RANKS[value])
    if value is None:
        return tr("unknown")
    if change.kind == "need":
        return local(f"{value:.2f}")
    if change.kind in ("figure", "stage"):
        return f"{number(value)} ({year})"
    if isinstance(value, bool):
        return tr("yes") if value else tr("no")
    if isinstance(value, list | tuple):
        other = change.before if value is change.after else change.after
        return ", ".join(one for one in value if one not in (other or ())) or "-"
    return tr(INCOME[value]) if value in INCOME else str(value)
