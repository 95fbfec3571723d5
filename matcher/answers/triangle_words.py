"""Why a third partner fits two countries, in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from matcher.questions.triangle import GUESS, NORTH, ORGANISATION, OWN, SOUTH, THEMED, Helper
from matcher.text import counted, listed, lower_first

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

KINDS = {SOUTH: "Countries of the South", NORTH: "Countries of the North", ORGANISATION: "Organisations and funds"}
BASIS = {
    OWN: "documented",
    THEMED: "documented in the theme with others",
    GUESS: "a guess",
}
"""What a fit rests on."""
CASES = 3
"""Cases named for a third partner; the rest is counted."""


def reasons(helper: Helper, themes: Sequence[str], names: Mapping[str, str]) -> list[str]:
    """What speaks for a third partner, the weightiest first: its record, mandate, club and ties. `themes` are those
    asked for, `names` what each theme is called."""
    return [*_record(helper, themes, names), *_mandate(helper, themes, names), *_club(helper), *_ties(helper)]


def _record(helper: Helper, themes: Sequence[str], names: Mapping[str, str]) -> Iterator[str]:
    sharer = helper.sharer
    own = [case for case in helper.cases if case["shared_by"] == sharer.iso3]
    if own:
        projects = {case["project"] for case in own}
        alike = {case["project"] for case in own if case["theme"] in themes}
        same = {case["project"] for case in own if case["learnt_by"] == helper.learner.iso3}
        parts = [counted(len(projects), "documented project")]
        if alike:
            parts.append(f"{_of(alike, projects)}in {_called(themes, names)}")
        if same:
            parts.append(f"{_of(same, projects)}with {helper.learner.name}")
        yield f"has helped {sharer.name} to share before: {', '.join(parts)}"
    else:
        others = {case["project"] for case in helper.cases}
        if others:
            yield f"{counted(len(others), 'documented project')} in {_called(themes, names)}, with others"


def _of(some: set[str], of: set[str]) -> str:
    """How many of the projects: "2 of them "; nothing where there is one."""
    if len(of) == 1:
        return ""
    return "all of them " if some == of else f"{len(some)} of them "


def _mandate(helper: Helper, themes: Sequence[str], names: Mapping[str, str]) -> Iterator[str]:
    own = helper.record["themes"]
    covered = [theme for theme in themes if theme in own]
    if len(themes) == 1:
        share = "its only theme" if len(own) == 1 else f"one of its {len(own)} themes"
        yield f"{_called(themes, names)} is {share if covered else 'not in its mandate'}"
    elif covered:
        told = "; ".join(lower_first(names[theme]) for theme in covered)
        yield f"{len(covered)} of these {len(themes)} themes in its mandate ({told})"
    elif themes:
        yield "none of these themes in its mandate"


def _club(helper: Helper) -> Iterator[str]:
    if helper.club:
        who = "both are" if helper.both else "one of the two is"
        yield f"{who} in {helper.club}" if helper.club != helper.record["name"] else f"{who} among its members"


def _ties(helper: Helper) -> Iterator[str]:
    if helper.works and not helper.club:
        for organisation, sides in helper.works.items():
            yield f"works with {listed(sides)}" + (f" ({organisation})" if organisation else "")
    elif helper.fit.begins:
        yield "works with neither of the two so far"
    if helper.neighbour:
        yield f"neighbour of {listed(helper.neighbour)}"
    if helper.speaks:
        yield f"shares a language with {listed(helper.speaks)}"


def _called(themes: Sequence[str], names: Mapping[str, str]) -> str:
    return lower_first(names[themes[0]]) if len(themes) == 1 else "these themes"


def case_told(case: Mapping[str, Any], names: Mapping[str, str]) -> str:
    """A documented case in a line: the project, who shared with whom, the year, and what came of it."""
    year = f", {case['year']}" if "year" in case else ""
    grade = f", {case['grade']}" if "grade" in case else ""
    note = f". {case['note']}" if "note" in case else ""
    sharer, learner = names.get(case["shared_by"], ""), names.get(case["learnt_by"], "")
    return f"{case['project']} ({sharer} with {learner}{year}{grade}){note}"
