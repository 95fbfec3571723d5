"""Why a third partner fits two countries, in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from matcher.answers.codes import DOCUMENTED, in_words
from matcher.language import apart, mark, tr, trn
from matcher.questions.triangle import GUESS, NORTH, ORGANISATION, OWN, SOUTH, THEMED, Helper
from matcher.text import counted, listed, lower_first

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

KINDS = {
    SOUTH: mark("Countries of the South"),
    NORTH: mark("Countries of the North"),
    ORGANISATION: mark("Organisations and funds"),
}
BASIS = {
    # Translators: what the fit of a third partner rests on: "JICA (fit 0.82, documented)".
    OWN: mark("documented"),
    THEMED: mark("documented in the theme with others"),
    GUESS: mark("a guess"),
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
            parts.append(_alike(len(alike), len(projects), themes, names))
        if same:
            parts.append(_same(len(same), len(projects), helper.learner.name))
        # Translators: of a third partner; as in "has helped Brazil to share before: 3 documented projects, 2 of them in
        # health, all of them with Mozambique".
        yield tr("has helped {country} to share before: {projects}", country=sharer.name, projects=", ".join(parts))
    elif others := {case["project"] for case in helper.cases}:
        yield _elsewhere(len(others), themes, names)


def _alike(some: int, of: int, themes: Sequence[str], names: Mapping[str, str]) -> str:
    """How many of the projects are in the themes that are asked for."""
    if len(themes) == 1:
        theme = lower_first(names[themes[0]])
        if of == 1:
            return tr("in {theme}", theme=theme)
        if some == of:
            return tr("all of them in {theme}", theme=theme)
        return trn("{n} of them in {theme}", "{n} of them in {theme}", some, theme=theme)
    if of == 1:
        return tr("in these themes")
    if some == of:
        return tr("all of them in these themes")
    return trn("{n} of them in these themes", "{n} of them in these themes", some)


def _same(some: int, of: int, learner: str) -> str:
    """How many of the projects are with the country that would learn."""
    if of == 1:
        return tr("with {country}", country=learner)
    if some == of:
        return tr("all of them with {country}", country=learner)
    return trn("{n} of them with {country}", "{n} of them with {country}", some, country=learner)


def _elsewhere(count: int, themes: Sequence[str], names: Mapping[str, str]) -> str:
    """Projects with others than the country that shares."""
    if len(themes) == 1:
        return trn(
            "{n} documented project in {theme}, with others",
            "{n} documented projects in {theme}, with others",
            count,
            theme=lower_first(names[themes[0]]),
        )
    return trn(
        "{n} documented project in these themes, with others",
        "{n} documented projects in these themes, with others",
        count,
    )


def _mandate(helper: Helper, themes: Sequence[str], names: Mapping[str, str]) -> Iterator[str]:
    own = helper.record["themes"]
    covered = [theme for theme in themes if theme in own]
    if len(themes) == 1:
        theme = lower_first(names[themes[0]])
        if not covered:
            yield tr("{theme} is not in its mandate", theme=theme)
        elif len(own) == 1:
            yield tr("{theme} is its only theme", theme=theme)
        else:
            yield tr("{theme} is one of its {of} themes", theme=theme, of=len(own))
    elif covered:
        yield trn(
            "{n} of these {of} themes in its mandate ({themes})",
            "{n} of these {of} themes in its mandate ({themes})",
            len(covered),
            of=len(themes),
            themes=apart(lower_first(names[theme]) for theme in covered),
        )
    elif themes:
        yield tr("none of these themes in its mandate")


def _club(helper: Helper) -> Iterator[str]:
    if not helper.club:
        return
    if helper.club == helper.record["name"]:
        yield tr("both are among its members") if helper.both else tr("one of the two is among its members")
    elif helper.both:
        yield tr("both are in {organisation}", organisation=helper.club)
    else:
        yield tr("one of the two is in {organisation}", organisation=helper.club)


def _ties(helper: Helper) -> Iterator[str]:
    if helper.works and not helper.club:
        for organisation, sides in helper.works.items():
            if organisation:
                yield tr(
                    "has schemes for members of {organisation} ({countries})",
                    organisation=organisation,
                    countries=listed(sides),
                )
            else:
                yield tr("works with {countries}", countries=listed(sides))
    elif helper.fit.begins:
        yield tr("no scheme with either of the two is on record")
    if helper.neighbour:
        yield tr("neighbour of {countries}", countries=listed(helper.neighbour))
    if helper.speaks:
        yield tr("shares a language with {countries}", countries=listed(helper.speaks))


def case_told(case: Mapping[str, Any], names: Mapping[str, str]) -> str:
    """A documented case in a line: the project, who shared with whom, the year, and what came of it."""
    sharer, learner = names.get(case["shared_by"], ""), names.get(case["learnt_by"], "")
    told = [tr("{sharer} with {learner}", sharer=sharer, learner=learner)]
    if "year" in case:
        told.append(str(case["year"]))
    if "grade" in case:
        told.append(in_words(case["grade"], DOCUMENTED))
    note = f". {case['note']}" if "note" in case else ""
    return f"{case['project']} ({', '.join(told)}){note}"
