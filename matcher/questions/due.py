"""When a question of a follow-up is due, and what became of a figure between two days. Days are texts: 2027-03-01."""

from __future__ import annotations

from collections.abc import Sequence

from matcher.plain import Record

YEAR = 12
"""Months after which a question is asked again, and after which the end is looked back upon."""
SAME = 1e-6
"""Share by which two values may differ and be the same, written with fewer digits."""
LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class Call(Record):
    """When a question is to be asked: `since` the day from which it is due (None: it is not due), `next` the day on
    which it will be (None: not again, so far as is known)."""

    since: str | None
    next: str | None


def later(day: str, months: int) -> str:
    """The day so many months after `day`; the last of the month where it has no such day.

    >>> later("2027-01-31", 1), later("2024-02-29", 12), later("2026-11-27", 14)
    ('2027-02-28', '2025-02-28', '2028-01-27')
    """
    year, month, number = int(day[:4]), int(day[5:7]), int(day[8:])
    whole = year * 12 + month - 1 + months
    year, month = whole // 12, whole % 12
    leap = month == 1 and year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return f"{year:04d}-{month + 1:02d}-{min(number, LENGTHS[month] + leap):02d}"


def called(asked: str, agreed: str, ended: str | None, answered: Sequence[str], on: str) -> Call:
    """When a question is to be asked, seen on the day `on`, of a partnership that was agreed on one day and `ended` on
    another (None: it goes on). `answered` are the days on which it was, in their order.

    start: once, from the day of the agreement. yearly: a year after the agreement, a year after each answer, and, if
    it was not answered on or after the last day, once more from then on. after-end: once, a year after the end.

    >>> called("yearly", "2026-03-01", None, ["2027-03-10"], "2027-12-01")
    Call(since=None, next='2028-03-10')
    """
    if asked == "start":
        day = None if answered else agreed
    elif asked == "after-end":
        day = later(ended, YEAR) if ended and not any(one > ended for one in answered) else None
    else:
        day = later(answered[-1] if answered else agreed, YEAR)
        if ended and ended <= on:
            day = None if answered and answered[-1] >= ended else min(day, ended)
    if day is None:
        return Call(None, None)
    return Call(day, None) if day <= on else Call(None, day)


def became(then: tuple[int, float] | None, now: tuple[int, float] | None, better: str) -> str:
    """What became of a figure, (year, value) then and now, of which the `better` value is the higher or the lower (else
    neutral): better, worse, changed or same, where the year is a later one; no-newer; revised, where the same year has
    another value, or a year from before stands in; new or gone, where there is but one of the two; unknown.

    >>> became((2021, 40.0), (2024, 35.0), "lower"), became((2021, 40.0), (2021, 38.0), "lower")
    ('better', 'revised')
    """
    if then is None or now is None:
        return "unknown" if then is now else "new" if then is None else "gone"
    same = abs(now[1] - then[1]) <= SAME * max(abs(now[1]), abs(then[1]))
    if now[0] <= then[0]:
        return "no-newer" if same and now[0] == then[0] else "revised"
    if same:
        return "same"
    if better not in ("higher", "lower"):
        return "changed"
    return "better" if (now[1] > then[1]) == (better == "higher") else "worse"
