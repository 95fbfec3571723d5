"""What a plan of meetings could not give, and why, in words."""

from __future__ import annotations

from collections.abc import Sequence

from matcher.language import apart, tr, trn
from matcher.questions.delegations import Seat
from matcher.questions.plan import Planned, Unmet
from matcher.scoring.shortfall import ABSENT, METHOD, PARTNERS, PLACES, SLOTS, TABLES
from matcher.text import listed

GROUP = 8
"""Countries that a sentence names."""
EXACT = "pip install 'matcher[plan]'"
"""What brings the exact method."""


def unmet_of(one: Unmet, found: Planned) -> str:
    """Who has less than its least number, and the proof that it cannot be otherwise."""
    name, least, why = one.profile.name, one.least, _why(one, found)
    if not one.has:
        return tr("{name} has no meeting; {least} at least were asked for: {why}.", name=name, least=least, why=why)
    return trn(
        "{name} has {n} meeting; {least} at least were asked for: {why}.",
        "{name} has {n} meetings; {least} at least were asked for: {why}.",
        one.has,
        name=name,
        least=least,
        why=why,
    )


def _why(one: Unmet, found: Planned) -> str:
    """Why it cannot be otherwise: by itself, through the places that there are, or through the others."""
    match one.reason:
        case str(reason) if reason == ABSENT:
            return _absent(one.number, kept=bool(one.kept))
        case str(reason) if reason == PARTNERS:
            return _partners(one.number, kept=bool(one.kept))
        case str(reason) if reason == TABLES:
            return _tables(one.number // 2, kept=bool(one.kept))
        case str(reason) if reason == PLACES:
            return _places(named([each.name for each in one.group]), one.number, kept=bool(one.kept))
        case str(reason) if reason == SLOTS:
            return _slots(found.slots, kept=bool(one.kept))
        case str(reason) if reason == METHOD:
            return tr("the quick method found no place; the exact one may ({command})", command=EXACT)
    if one.group:
        return _together(named([each.name for each in one.group]), kept=bool(one.kept))
    return _lacking(one.number, kept=bool(one.kept))


def _absent(slots: int, *, kept: bool) -> str:
    if kept and not slots:
        return tr("it is free in no slot beside the meetings that are kept")
    if kept:
        return trn(
            "it is free in {n} slot beside the meetings that are kept",
            "it is free in {n} slots beside the meetings that are kept",
            slots,
        )
    return trn("it is free in {n} slot", "it is free in {n} slots", slots) if slots else tr("it is free in no slot")


def _partners(others: int, *, kept: bool) -> str:
    if kept and not others:
        return tr(
            "it may meet none of the others beside the meetings that are kept (with something to learn on record, and "
            "there at the same time)"
        )
    if kept:
        return trn(
            "it may meet {n} other beside the meetings that are kept (with something to learn on record, and there at "
            "the same time)",
            "it may meet {n} others beside the meetings that are kept (with something to learn on record, and there at "
            "the same time)",
            others,
        )
    if not others:
        return tr(
            "it may meet none of the others (with something to learn on record, and there at the same time)",
        )
    return trn(
        "it may meet {n} other (with something to learn on record, and there at the same time)",
        "it may meet {n} others (with something to learn on record, and there at the same time)",
        others,
    )


def _tables(meetings: int, *, kept: bool) -> str:
    if kept:
        return trn(
            "the slots hold {n} meeting in all beside the meetings that are kept, which is fewer than the least "
            "numbers add up to",
            "the slots hold {n} meetings in all beside the meetings that are kept, which is fewer than the least "
            "numbers add up to",
            meetings,
        )
    return trn(
        "the slots hold {n} meeting in all, which is fewer than the least numbers add up to",
        "the slots hold {n} meetings in all, which is fewer than the least numbers add up to",
        meetings,
    )


def _places(group: str, places: int, *, kept: bool) -> str:
    if kept:
        return trn(
            "{names} can only meet others, who have room for {n} meeting beside the meetings that are kept",
            "{names} can only meet others, who have room for {n} meetings beside the meetings that are kept",
            places,
            names=group,
        )
    return trn(
        "{names} can only meet others, who have room for {n} meeting",
        "{names} can only meet others, who have room for {n} meetings",
        places,
        names=group,
    )


def _slots(slots: int, *, kept: bool) -> str:
    if kept:
        return trn(
            "no way was found to fit them into {n} slot beside the meetings that are kept; one more may do",
            "no way was found to fit them into {n} slots beside the meetings that are kept; one more may do",
            slots,
        )
    return trn(
        "no way was found to fit them into {n} slot; one more may do",
        "no way was found to fit them into {n} slots; one more may do",
        slots,
    )


def _together(group: str, *, kept: bool) -> str:
    if kept:
        return tr(
            "{names} cannot all have theirs at once beside the meetings that are kept; without any one of them the "
            "others could",
            names=group,
        )
    return tr("{names} cannot all have theirs at once; without any one of them the others could", names=group)


def _lacking(meetings: int, *, kept: bool) -> str:
    if kept:
        return trn(
            "whatever the plan, {n} meeting is lacking in all beside the meetings that are kept (proven by the solver)",
            "whatever the plan, {n} meetings are lacking in all beside the meetings that are kept (proven by the "
            "solver)",
            meetings,
        )
    return trn(
        "whatever the plan, {n} meeting is lacking in all (proven by the solver)",
        "whatever the plan, {n} meetings are lacking in all (proven by the solver)",
        meetings,
    )


def lost_of(seat: Seat, found: Planned) -> str:
    """A meeting that was to be kept and cannot be."""
    here = {one.profile.iso3 for one in found.delegations}
    both = listed([found.names[seat.a], found.names[seat.b]])
    gone = [found.names[i] for i in (seat.a, seat.b) if i not in here]
    if not gone:
        return tr("{both} no longer meet: no slot holds it, or one of them has meetings enough.", both=both)
    return trn(
        "{both} no longer meet: {gone} does not come.",
        "{both} no longer meet: {gone} do not come.",
        len(gone),
        both=both,
        gone=listed(gone),
    )


def named(names: Sequence[str]) -> str:
    """The first of these names, and how many more there are."""
    more = len(names) - GROUP
    return listed([*names[:GROUP], *([trn("{n} more", "{n} more", more)] if more > 0 else [])])


def pairs_named(pairs: Sequence[tuple[str, str]], count: int) -> str:
    """The first `count` of these pairs, and how many more there are: "A and B; C and D; and 3 more"."""
    more = len(pairs) - count
    rest = [trn("and {n} more", "and {n} more", more)] if more > 0 else []
    return apart([*map(listed, pairs[:count]), *rest])
