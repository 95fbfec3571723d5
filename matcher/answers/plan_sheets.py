"""A plan of meetings as a workbook: the schedule, a tab for each delegation, how even it is."""

from __future__ import annotations

from collections.abc import Iterator

from matcher.answers.plan_figures import delegations
from matcher.answers.plan_page import own_cells, point_of, when
from matcher.answers.plan_words import unmet_of
from matcher.answers.sheet import NUMBER, WHOLE, WORDS, Column, Sheet, headed
from matcher.language import mark, tr, trc
from matcher.questions.plan import Planned

SCHEDULE = (
    Column(mark("Slot"), WORDS, 24), Column(mark("Table"), WHOLE, 7),
    # Translators: the first and the second of the two delegations that meet.
    Column(mark("First"), WORDS, 20), Column(mark("Second"), WORDS, 20),
    Column(mark("What the first can learn"), WORDS, 50), Column(mark("What the second can learn"), WORDS, 50),
    # Translators: "Kept": whether the meeting is at the same time as in an earlier plan ("kept", "moved" or empty).
    Column(mark("Mutual gain (0-1)"), NUMBER, 10), Column(mark("Kept"), WORDS, 8),
)  # fmt: skip
OWN = (
    Column(mark("Slot"), WORDS, 24), Column(mark("Table"), WHOLE, 7), Column(mark("You meet"), WORDS, 22),
    Column(mark("Ask about"), WORDS, 50), Column(mark("Tell about"), WORDS, 50), Column(mark("Notes"), WORDS, 40),
)  # fmt: skip
EACH = (
    Column(mark("Delegation"), WORDS, 24), Column(mark("Meetings"), WHOLE, 9),
    Column(mark("Best mutual gain (0-1)"), NUMBER, 10), Column(mark("What could not be met"), WORDS, 80),
)  # fmt: skip


def sheets(found: Planned) -> Iterator[Sheet]:
    """The sheets; of the delegation that was asked for, its own alone."""
    if found.chosen is None:
        yield Sheet(tr("Schedule"), headed(SCHEDULE), _schedule(found))
        yield Sheet(tr("Delegations"), headed(EACH), _each(found))
    for one in found.delegations:
        if found.chosen in (None, one.profile):
            own = [m for m in found.meetings if one.profile.iso3 in (m.a.iso3, m.b.iso3)]
            rows = [own_cells(found, m, one.profile) for m in own]
            yield Sheet(one.profile.name, headed(OWN), [[row[0], int(row[1]), *row[2:], None] for row in rows])


def _schedule(found: Planned) -> list[list[object]]:
    return [
        [
            when(found, one.slot),
            one.table,
            one.a.name,
            one.b.name,
            point_of(one.a_learns),
            point_of(one.b_learns),
            None if one.gain is None else round(one.gain, 3),
            trc("meeting", "kept") if one.kept else trc("meeting", "moved") if one.moved else None,
        ]
        for one in found.meetings
    ]


def _each(found: Planned) -> list[list[object]]:
    why = {one.profile.iso3: unmet_of(one, found) for one in found.unmet}
    return [[one["name"], one["meetings"], one["best"], why.get(one["iso3"])] for one in delegations(found)]
