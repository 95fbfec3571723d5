"""A plan of meetings as an iCalendar file (RFC 5545), which calendars on telephones and desks take in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from matcher.answers.plan_page import whose
from matcher.errors import UsageError
from matcher.questions.plan import Meeting, Planned

OCTETS = 75
"""Octets of a line; longer ones go on in the next, after a blank."""


def lines(found: Planned, meetings: Sequence[Meeting]) -> Iterator[str]:
    """The calendar, a line a piece. Times are those of the place, whatever its zone. Raises UsageError where the slots
    have no day and time."""
    if not found.times or any(at.day is None for at in found.times):
        raise UsageError(
            "A calendar needs the day and the times of the slots.",
            'For example: --times "2026-11-30 09:00-09:30, 09:45-10:15"',
        )
    for line in _all(found, meetings):
        yield from _folded(line)


def _all(found: Planned, meetings: Sequence[Meeting]) -> Iterator[str]:
    yield from ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//matcher//plan//EN", "CALSCALE:GREGORIAN")
    first = (found.times[0].day or "").replace("-", "")
    for one in meetings:
        at = found.times[one.slot - 1]
        day = (at.day or "").replace("-", "")
        title = f"{one.a.name} and {one.b.name}"
        if found.chosen is not None:
            title = f"Meeting with {one.b.name if one.a == found.chosen else one.a.name}"
        learns, shares = whose(found, one.a_learns), whose(found, one.b_learns)
        about = f"{one.a.name} can learn: {learns}\n{one.b.name} can learn: {shares}"
        yield from (
            "BEGIN:VEVENT",
            f"UID:{day}-{one.slot}-{one.a.iso3}-{one.b.iso3}@matcher",
            # When it was made is not told: the same plan has the same bytes on any day.
            f"DTSTAMP:{first}T000000Z",
            f"DTSTART:{day}T{at.start.replace(':', '')}00",
            f"DTEND:{day}T{at.end.replace(':', '')}00",
            f"SUMMARY:{_text(title)}",
            f"LOCATION:Table {one.table}",
            f"DESCRIPTION:{_text(about)}",
            "END:VEVENT",
        )
    yield "END:VCALENDAR"


def _text(words: str) -> str:
    """Text as a value has it: what separates values is marked."""
    for mark in ("\\", ";", ","):
        words = words.replace(mark, f"\\{mark}")
    return words.replace("\n", "\\n")


def _folded(line: str) -> Iterator[str]:
    """A line, in pieces of OCTETS at most, of which none ends within a letter."""
    piece, size = "", 0
    for letter in line:
        octets = len(letter.encode("utf-8"))
        if size + octets > OCTETS:
            yield f"{piece}\r\n"
            piece, size = " ", 1
        piece += letter
        size += octets
    yield f"{piece}\r\n"
