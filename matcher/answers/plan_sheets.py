"""A plan of meetings as a workbook: the schedule, a tab for each delegation, how even it is."""

from __future__ import annotations

from collections.abc import Iterator

from matcher.answers.plan_figures import delegations
from matcher.answers.plan_page import own_cells, point_of, unmet_of, when
from matcher.answers.sheet import NUMBER, WHOLE, WORDS, Column, Sheet
from matcher.questions.plan import Planned

SCHEDULE = (
    Column("Slot", WORDS, 24), Column("Table", WHOLE, 7), Column("First", WORDS, 20), Column("Second", WORDS, 20),
    Column("What the first can learn", WORDS, 50), Column("What the second can learn", WORDS, 50),
    Column("Mutual gain (0-1)", NUMBER, 10), Column("Kept", WORDS, 8),
)  # fmt: skip
OWN = (
    Column("Slot", WORDS, 24), Column("Table", WHOLE, 7), Column("You meet", WORDS, 22), Column("Ask about", WORDS, 50),
    Column("Tell about", WORDS, 50), Column("Notes", WORDS, 40),
)  # fmt: skip
EACH = (
    Column("Delegation", WORDS, 24), Column("Meetings", WHOLE, 9), Column("Best mutual gain (0-1)", NUMBER, 10),
    Column("What could not be met", WORDS, 80),
)  # fmt: skip


def sheets(found: Planned) -> Iterator[Sheet]:
    """The sheets; of the delegation that was asked for, its own alone."""
    if found.chosen is None:
        yield Sheet("Schedule", SCHEDULE, _schedule(found))
        yield Sheet("Delegations", EACH, _each(found))
    for one in found.delegations:
        if found.chosen in (None, one.profile):
            own = [m for m in found.meetings if one.profile.iso3 in (m.a.iso3, m.b.iso3)]
            rows = [own_cells(found, m, one.profile) for m in own]
            yield Sheet(one.profile.name, OWN, [[row[0], int(row[1]), *row[2:], None] for row in rows])


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
            "kept" if one.kept else "moved" if one.moved else None,
        ]
        for one in found.meetings
    ]


def _each(found: Planned) -> list[list[object]]:
    why = {one.profile.iso3: unmet_of(one, found) for one in found.unmet}
    return [[one["name"], one["meetings"], one["best"], why.get(one["iso3"])] for one in delegations(found)]
