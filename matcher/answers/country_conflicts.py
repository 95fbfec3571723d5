"""The conflicts of a country at home, in words."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping

from matcher.answers.blocks import Block, Item, Section, Text
from matcher.answers.codes import intensity
from matcher.language import apart, tr, trc, trn
from matcher.questions.country import Portrait

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

EPISODES = 5
"""Conflicts named on the page, those that last or ended last, wars before others; JSON has them all."""


def conflicts_of(found: Portrait) -> Iterator[Block]:
    """The conflicts at home, the latest of them one by one."""
    last = found.profile.conflict_last or 0
    yield Section(tr("Conflict at home"))
    conflicts = [c for c in found.record.get("conflicts", []) if c["type"].startswith("internal")]
    if last:
        yield Text(tr("Last year with 25 deaths or more: {year}.", year=last))
    latest = sorted(conflicts, key=lambda c: (c.get("end", math.inf), c["intensity"] == "war"))[-EPISODES:]
    for conflict in (conflict for conflict in conflicts if conflict in latest):
        yield Item(_conflict(conflict, last))
    if len(conflicts) > EPISODES:
        more = len(conflicts) - EPISODES
        yield Item(trn("and {n} more on record", "and {n} more on record", more))
    if not conflicts and not last:
        # Translators: no conflict.
        yield Text(trc("conflicts", "None on record."))


def _conflict(conflict: Mapping[str, Any], last: int) -> str:
    """A conflict at home: over what it was, when, how heavy, and how it ended. `last`: the last year that counts."""
    start, end = conflict["start"], conflict.get("end")
    if end is None:
        when = tr("{first} to now", first=start)
    else:
        when = f"{start}" if start == end else tr("{first} to {last}", first=start, last=end)
    about, heavy = conflict["name"].rpartition(": ")[2], intensity(conflict["intensity"])
    place = about.removeprefix("Government and ")
    if about == "Government":
        said = [tr("over the government, {years} ({intensity})", years=when, intensity=heavy)]
    elif place != about:
        said = [
            tr(
                "over the government and {territory}, {years} ({intensity})",
                territory=place,
                years=when,
                intensity=heavy,
            )
        ]
    else:
        # Translators: over what territory two fought.
        said = [tr("over {territory}, {years} ({intensity})", territory=about, years=when, intensity=heavy)]
    if peace := conflict.get("peace_agreement"):
        said.append(tr("peace agreement {year}: {name}", year=peace["year"], name=peace["name"]))
    if start > last:
        said.append(tr("fewer than 25 deaths a year at home"))
    return apart(said)
