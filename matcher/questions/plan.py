"""`plan`: who meets whom at an event, in which slot and at which table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from matcher.catalogue.catalogue import Catalogue
from matcher.errors import Fault, InvalidData, UsageError
from matcher.plain import Record
from matcher.questions.delegations import MOST_SLOTS, Delegation, Seat, Time, delegations, kept, pairs, times
from matcher.questions.event import Limits, Values, event_of
from matcher.questions.question import Question
from matcher.questions.reasons import Reason
from matcher.questions.seating import Seating, seat_all
from matcher.scoring import linear
from matcher.scoring.meetings import UNIT
from matcher.scoring.profile import Profile
from matcher.scoring.shortfall import Lack
from matcher.text import did_you_mean, quoted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

EXACT, QUICK = METHODS = ("exact", "quick")


class Meeting(Record):
    """A meeting, in a slot and at a table (from 1). `gain`: mutual, 0-1 (None: unknown); what either learns, 0-1, and
    the best point to talk about each way; `kept`: as it was, `moved`: kept, in another slot."""

    slot: int
    table: int
    a: Profile
    b: Profile
    gain: float | None
    a_gain: float | None
    b_gain: float | None
    a_learns: Reason | None
    b_learns: Reason | None
    kept: bool
    moved: bool
    tension: Mapping[str, Any] | None


class Unmet(Record):
    """A delegation that has less than its least number of meetings, and why: see `scoring.shortfall`."""

    profile: Profile
    has: int
    least: int
    reason: str
    number: int
    group: list[Profile]
    kept: bool


class Left(Record):
    """A pair that would meet if there were slots enough, and its gain."""

    a: Profile
    b: Profile
    gain: float


class Planned(Record):
    """The answer. `bound`: the greatest mutual gain of any plan (None: not known), which `proven` says is this one's.
    `dropped`: pairs that would meet with `slots_needed` slots (None: not found out); `lost`: kept meetings that cannot
    be held; `houses`: who did it, for each experience of a meeting ("": nobody is named); `apart`: the pairs that are
    not seated for tensions between them."""

    version: str
    question: Question
    limits: Limits
    file: str
    delegations: list[Delegation]
    slots: int
    times: list[Time]
    meetings: list[Meeting]
    unmet: list[Unmet]
    dropped: list[Left]
    slots_needed: int | None
    lost: list[Seat]
    names: Mapping[str, str]
    houses: Mapping[str, str]
    apart: list[tuple[Profile, Profile]]
    method: str
    solver: str
    bound: float | None
    proven: bool
    chosen: Profile | None


def plan(catalogue: Catalogue, file: str, question: Question, limits: Limits) -> Planned:
    """Who meets whom: the greatest mutual gain in all, under the limits. Raises UsageError and InvalidData for what
    does not fit together."""
    catalogue = catalogue.by_priorities(question.priorities)
    at = times(limits.times)
    slots = _slots(limits, at)
    method = _method(limits.method)
    coming = delegations(catalogue, file, question.pool, question.exclude)
    chosen = _chosen(catalogue, coming, limits.delegation)
    avoided = pairs(catalogue, limits.avoid)
    held = kept(catalogue, limits.keep, slots)
    clash = [seat for seat in held if (seat.a, seat.b) in avoided]
    if clash:
        raise InvalidData([Fault(*seat.row.at, "", f"{seat.a} and {seat.b} are to be avoided too") for seat in clash])
    table = Values(catalogue, coming, question)
    event = event_of(table, question, limits, slots, avoided)
    found = seat_all(event, coming, held, exact=method == EXACT)
    meetings = _meetings(table, found)
    return Planned(
        version=catalogue.version,
        question=question,
        limits=limits,
        file=file,
        delegations=coming,
        slots=slots,
        times=at,
        meetings=meetings,
        unmet=_unmet(coming, found.lacks, bool(held)),
        dropped=[Left(coming[a].profile, coming[b].profile, event.gains[a, b] / UNIT) for a, b in found.dropped],
        slots_needed=found.slots_needed,
        lost=found.lost,
        names={i: profile.name for i, profile in catalogue.profiles.items()},
        houses=dict(_houses(catalogue, meetings)),
        apart=table.apart(limits.despite_tensions),
        method=method,
        solver=f"HiGHS {linear.version()}" if method == EXACT else "",
        bound=None if found.bound is None else found.bound / UNIT,
        proven=found.proven,
        chosen=chosen,
    )


def _houses(catalogue: Catalogue, meetings: Sequence[Meeting]) -> Iterator[tuple[str, str]]:
    """Each experience of these meetings, with the institution that did it."""
    for meeting in meetings:
        for reason in filter(None, (meeting.a_learns, meeting.b_learns)):
            yield reason.experience.id, catalogue.experience(reason.experience.id).get("institution", "")


def _unmet(coming: Sequence[Delegation], found: Sequence[Lack], kept: bool) -> list[Unmet]:
    """Who lacks meetings, by name."""
    profiles = [one.profile for one in coming]
    return [
        Unmet(profiles[one.who], one.has, one.least, one.reason, one.number, [profiles[w] for w in one.group], kept)
        for one in found
    ]


def _slots(limits: Limits, at: Sequence[Time]) -> int:
    """How many slots there are. Raises UsageError for numbers that mean nothing."""
    for name, number, least in (
        ("meetings", limits.meetings, 1), ("at-least", limits.at_least, 0), ("slots", limits.slots, 1),
        ("tables", limits.tables, 1),
    ):  # fmt: skip
        if number is not None and not least <= number <= (MOST_SLOTS if name != "tables" else 10_000):
            raise UsageError(f"--{name} must lie between {least} and {MOST_SLOTS}; it is {number}.")
    if limits.at_least > limits.meetings:
        message = f"--at-least {limits.at_least} is more than --meetings {limits.meetings} allows."
        raise UsageError(message, "Ask for fewer, or allow more.")
    if at and limits.slots is not None and limits.slots != len(at):
        raise UsageError(f"--slots {limits.slots} and --times do not fit: times name {len(at)}.", "Leave --slots out.")
    return len(at) or limits.slots or limits.meetings


def _method(asked: str | None) -> str:
    if asked is None:
        return EXACT if linear.available() else QUICK
    if asked not in METHODS:
        raise UsageError(
            f"No method is called {quoted(asked)}.{did_you_mean(asked, METHODS)}", f"There are: {', '.join(METHODS)}."
        )
    if asked == EXACT and not linear.available():
        raise UsageError("--method exact needs a solver: pip install 'matcher[plan]'.", "Or say --method quick.")
    return asked


def _chosen(catalogue: Catalogue, coming: Sequence[Delegation], name: str | None) -> Profile | None:
    """The delegation whose sheet is asked for. Raises UsageError where it does not come."""
    if not name:
        return None
    profile = catalogue.profiles[catalogue.resolve(name)]
    if all(one.profile.iso3 != profile.iso3 for one in coming):
        raise UsageError(f"{profile.name} is not among the delegations.", "Name it in --pool, or in the CSV.")
    return profile


def _meetings(values: Values, seating: Seating) -> list[Meeting]:
    """The meetings in the order of slots and tables."""
    found = []
    for (a, b), slot in seating.plan.items():
        learn, share = values.learns(a, b), values.learns(b, a)
        both = (
            None
            if learn is None or share is None
            else 0.0
            if learn + share == 0
            else 2 * learn * share / (learn + share)
        )
        found.append(
            Meeting(
                slot=slot + 1,
                table=seating.tables[a, b] + 1,
                a=values.coming[a].profile,
                b=values.coming[b].profile,
                gain=both,
                a_gain=learn,
                b_gain=share,
                a_learns=values.point(a, b),
                b_learns=values.point(b, a),
                kept=(a, b) in seating.as_were,
                moved=(a, b) in seating.moved,
                tension=values.tension(a, b),
            )
        )
    return sorted(found, key=lambda one: (one.slot, one.table))
