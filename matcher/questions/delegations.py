"""What a plan of meetings is asked with: the delegations, pairs to keep or to avoid, the times of the slots."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from matcher.catalogue.catalogue import Catalogue
from matcher.errors import Fault, InvalidData, UnknownName, UsageError
from matcher.language import tr, trn
from matcher.plain import Record
from matcher.questions import pool as pools
from matcher.questions.handed import Row, rows
from matcher.questions.requests import CODES, NAMES, WEAK, Request
from matcher.questions.taken import Taken
from matcher.scoring.profile import Profile
from matcher.text import quoted

DELEGATIONS: Mapping[str, Sequence[str]] = {
    "code": tuple(sorted(CODES)), "country": (*NAMES, *WEAK), "theme": ("theme", "themes"), "need": ("need", "needs"),
    "max_meetings": ("max_meetings",), "absent_slots": ("absent_slots",),
}  # fmt: skip
PAIRS: Mapping[str, Sequence[str]] = {"a": ("a_iso3", "a"), "b": ("b_iso3", "b")}
"""Columns of a table of pairs. That of a plan has names beside the codes: the codes are read."""
SEATED: Mapping[str, Sequence[str]] = {**PAIRS, "slot": ("slot",), "table": ("table",)}
FEWEST = 2
MOST_SLOTS = 60
_TIME = re.compile(r"(?:(\d{4}-\d\d-\d\d)[ T])?(\d\d?:\d\d) ?[-–] ?(\d\d?:\d\d)")


class Delegation(Record):
    """A delegation: what it comes for (ids of themes and topics; none: all), the most meetings it is to have (None: as
    the others), the slots in which it is not there (from 1)."""

    profile: Profile
    themes: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    most: int | None = None
    absent: frozenset[int] = frozenset()


class Seat(Record):
    """A meeting that is to be kept: the two (codes, in order), its slot and table (from 1; None: any)."""

    a: str
    b: str
    slot: int | None
    table: int | None
    row: Row


class Time(Record):
    """When a slot is: its day (None: not told), and from when to when, as in 09:30."""

    day: str | None
    start: str
    end: str


def delegations(catalogue: Catalogue, file: str, pool: Sequence[str], exclude: Sequence[str]) -> list[Delegation]:
    """Who comes, in the order of codes: those of a CSV, or of a pool; with both, those of the CSV that are in the pool.

    Raises UsageError where nobody is named, and InvalidData with each fault of the CSV.
    """
    if not file and not pool:
        message = tr("plan needs delegations: --pool and a group of countries, or a CSV with a column `country`.")
        hint = tr(
            "For example: {command}, or: {other}",
            command="matcher plan --pool CARICOM",
            other="matcher plan delegations.csv",
        )
        raise UsageError(message, hint)
    found = _of_file(catalogue, file) if file else []
    inside = pools.without(catalogue, pools.members(catalogue, pool), exclude)
    if not file:
        found = [Delegation(profile) for profile in inside]
    ids = {profile.iso3 for profile in inside}
    found = sorted((one for one in found if one.profile.iso3 in ids), key=lambda one: one.profile.iso3)
    if len(found) < FEWEST:
        if found:
            message = tr("Two delegations are due at least; there is {country}.", country=found[0].profile.name)
        else:
            message = tr("Two delegations are due at least; there is nobody.")
        raise UsageError(message, tr("Name more with --pool, or in the CSV."))
    return found


def _of_file(catalogue: Catalogue, file: str) -> list[Delegation]:
    found: dict[str, tuple[Delegation, int]] = {}
    faults: list[Fault] = []
    taken = Taken(catalogue)
    for row in rows(file, DELEGATIONS, ("country|code",)):
        try:
            one = _delegation(catalogue, taken, row)
        except InvalidData as error:
            faults += error.faults
            continue
        iso3 = one.profile.iso3
        if iso3 in found:
            message = tr("{country} is there already, in line {line}", country=one.profile.name, line=found[iso3][1])
            faults.append(Fault(*row.at, "country", message))
        else:
            found[iso3] = (one, row.line)
    if faults:
        raise InvalidData(faults)
    return [one for one, _ in found.values()]


def _delegation(catalogue: Catalogue, taken: Taken, row: Row) -> Delegation:
    """The delegation of a row. Raises InvalidData with all that is wrong with it."""
    faults: list[Fault] = []

    def ids(column: str, resolve: Callable[[Sequence[str]], tuple[str, ...]]) -> tuple[str, ...]:
        try:
            return resolve([row.cells[column].replace("|", ";")]) if row.cells[column] else ()
        except UnknownName as error:
            faults.append(Fault(*row.at, column, error.message))
            return ()

    def numbers(column: str, most: int) -> list[int]:
        words = [word for word in re.split(r"[;|, ]", row.cells[column]) if word]
        for word in words:
            if not (word.isascii() and word.isdigit() and 1 <= int(word[:9]) <= most):
                what = tr("{word} is no whole number from 1 to {most}", word=quoted(word), most=most)
                faults.append(Fault(*row.at, column, what))
        return [] if faults else [int(word) for word in words]

    name, code = row.cells["country"], row.cells["code"]
    if not name and not code:
        raise InvalidData([Fault(*row.at, "country", tr("no country is named"))])
    iso3 = ""
    try:
        iso3 = taken.country(Request(row.line, name or code, {}, "", code if name else ""))
    except UnknownName as error:
        faults.append(Fault(*row.at, "country", error.message))
    themes, needs = ids("theme", catalogue.themes_of), ids("need", catalogue.topics_of)
    most, absent = numbers("max_meetings", MOST_SLOTS), numbers("absent_slots", MOST_SLOTS)
    if len(most) > 1:
        faults.append(Fault(*row.at, "max_meetings", tr("one number is due")))
    if faults:
        raise InvalidData(faults)
    return Delegation(catalogue.profiles[iso3], themes, needs, most[0] if most else None, frozenset(absent))


def pairs(catalogue: Catalogue, file: str | None) -> dict[tuple[str, str], Row]:
    """The pairs of a CSV with the columns a and b, as codes in order. Raises InvalidData."""
    if not file:
        return {}
    return {(seat.a, seat.b): seat.row for seat in _seats(catalogue, rows(file, PAIRS, ("a", "b")))}


def kept(catalogue: Catalogue, file: str | None, slots: int) -> list[Seat]:
    """The meetings of a CSV with the columns a, b, slot and table, such as that of a plan. Raises InvalidData, also for
    a delegation that is to be at two tables at once."""
    if not file:
        return []
    found = _seats(catalogue, rows(file, SEATED, ("a", "b")), slots)
    faults: list[Fault] = []
    taken: dict[tuple[str | int, ...], int] = {}
    for seat in found:
        claims: list[tuple[str | int, ...]] = [(seat.a, seat.b)]
        if seat.slot is not None:
            claims += [(seat.slot, seat.a), (seat.slot, seat.b)]
            claims += [(seat.slot, "table", seat.table)] if seat.table is not None else []
        for claim in claims:
            if claim in taken:
                what = tr(
                    "{a} and {b}: this clashes with line {line}; each is due once in a slot",
                    a=seat.a,
                    b=seat.b,
                    line=taken[claim],
                )
                faults.append(Fault(*seat.row.at, "", what))
                break
            taken[claim] = seat.row.line
    if faults:
        raise InvalidData(faults)
    return found


def _seats(catalogue: Catalogue, given: Sequence[Row], slots: int = 0) -> list[Seat]:
    found: list[Seat] = []
    faults: list[Fault] = []
    for row in given:
        ids: list[str] = []
        for column in ("a", "b"):
            try:
                ids.append(catalogue.resolve(row.cells[column]))
            except UnknownName as error:
                faults.append(Fault(*row.at, column, error.message))
        numbers: dict[str, int | None] = {"slot": None, "table": None}
        for column in numbers:
            text = row.cells.get(column, "")
            if text and not (text.isascii() and text.isdigit() and int(text[:9]) > 0):
                faults.append(Fault(*row.at, column, tr("{text} is no whole number above 0", text=quoted(text))))
            elif text:
                numbers[column] = int(text[:9])
        if numbers["slot"] and numbers["slot"] > slots:
            option = f"--slots {numbers['slot']}"
            what = trn(
                "there is {n} slot; say {option} for more",
                "there are {n} slots; say {option} for more",
                slots,
                option=option,
            )
            faults.append(Fault(*row.at, "slot", what))
        if len(set(ids)) == 1 and len(ids) == 2:
            faults.append(Fault(*row.at, "b", tr("{country} does not meet itself", country=ids[0])))
        if len(ids) == 2:
            a, b = sorted(ids)
            found.append(Seat(a, b, numbers["slot"], numbers["table"], row))
    if faults:
        raise InvalidData(faults)
    return found


def times(text: str | None) -> list[Time]:
    """The times of the slots in "2026-11-30 09:00-09:30, 09:45-10:15" or, one a line, in @FILE; a day holds for those
    that follow. Raises UsageError for what is no time, and for slots that overlap."""
    if not text:
        return []
    if text.startswith("@"):
        from matcher.files import read_text

        text = read_text(text[1:])
    parts = [part for line in re.split(r"[,;\n]", text) if (part := line.partition("#")[0].strip())]
    found: list[Time] = []
    hint = tr(
        "For example: {option}, or {other} with a slot a line.",
        option='--times "2026-11-30 09:00-09:30, 09:45-10:15"',
        other="--times @times.txt",
    )
    for part in parts:
        match = _TIME.fullmatch(part)
        try:
            day = match[1] or (found[-1].day if found else None) if match else None
            start, end = (_clock(match[n], day) for n in (2, 3)) if match else (None, None)
        except ValueError:
            start = end = None
        if start is None or end is None or end <= start:
            raise UsageError(tr("--times: {time} is no time from when to when.", time=quoted(part)), hint)
        early = tr("--times: {time} begins before the slot above it ends.", time=quoted(part))
        if found and (found[-1].day, found[-1].end) > (day, f"{start:%H:%M}") and day is not None:
            raise UsageError(early, hint)
        if found and day == found[-1].day and f"{start:%H:%M}" < found[-1].end:
            raise UsageError(early, hint)
        found.append(Time(day, f"{start:%H:%M}", f"{end:%H:%M}"))
    if not found:
        raise UsageError(tr("--times names no slot."), hint)
    return found


def _clock(text: str, day: str | None) -> datetime:
    return datetime.strptime(f"{day or '2000-01-01'} {text}", "%Y-%m-%d %H:%M")  # at the place, whatever its zone
