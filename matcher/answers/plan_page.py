"""A plan of meetings for reading: the schedule, what could not be met, how fair it is, a sheet for each delegation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from matcher.answers.answer import made_by
from matcher.answers.blocks import Block, Card, Gap, Heading, Item, Listing, Section, Table, Text, Title, Under
from matcher.answers.labels import number
from matcher.answers.plan_figures import fairness
from matcher.questions.delegations import Delegation, Seat
from matcher.questions.plan import Meeting, Planned, Unmet
from matcher.questions.reasons import Reason
from matcher.scoring.profile import Profile
from matcher.scoring.shortfall import ABSENT, METHOD, PARTNERS, PLACES, SLOTS, TABLES
from matcher.text import counted, listed

HEADER = ("Slot", "Table", "Who meets", "The first can learn", "The second can learn", "Gain")
OWN = ("Slot", "Table", "You meet", "Ask about", "Tell about")
NOTHING = "nothing on record"
GROUP = 8
"""Countries that a sentence names."""


def page(found: Planned, warnings: Sequence[str]) -> Iterator[Block]:
    """The page: the whole schedule, or the sheet of the one delegation that was asked for."""
    if found.chosen is not None:
        yield from sheet(found, next(one for one in found.delegations if one.profile == found.chosen), alone=True)
        yield Gap()
        yield Under(made_by(found.version))
        return
    yield Title(f"Who meets whom: {counted(len(found.delegations), 'delegation')} in {counted(found.slots, 'slot')}")
    yield Text(in_short(found))
    yield Section("Schedule")
    yield Listing(
        header=HEADER,
        rows=[_cells(found, one) for one in found.meetings],
        right=frozenset({1, 5}),
        empty="Nobody meets anybody: no two of these have anything on record to share here.",
        cards=[_card(found, one) for one in found.meetings],
    )
    yield Section("How even it is")
    yield Text(evenness(found))
    if warnings:
        yield Section("What to know")
        for warning in warnings:
            yield Item(warning)
    yield Gap()
    yield Under(
        f"Gain: from 0 to 1, how much both can learn from each other, the one that learns less weighing more. "
        f"--delegation NAME shows the sheet of one. {made_by(found.version)}"
    )


def further(found: Planned) -> Iterator[Block]:
    """A sheet for each delegation."""
    if found.chosen is None and found.meetings:
        yield Section("A sheet for each delegation")
        for one in found.delegations:
            yield from sheet(found, one)


def sheet(found: Planned, one: Delegation, *, alone: bool = False) -> Iterator[Block]:
    """Whom one delegation meets, when, and what about."""
    yield (Title if alone else Heading)(one.profile.name)
    own = [meeting for meeting in found.meetings if one.profile.iso3 in (meeting.a.iso3, meeting.b.iso3)]
    if own:
        yield Table(OWN, [own_cells(found, meeting, one.profile) for meeting in own], frozenset({1}))
    else:
        yield Text("No meeting.")
    for lack in found.unmet:
        if lack.profile == one.profile:
            yield Text(unmet_of(lack, found))


def own_cells(found: Planned, meeting: Meeting, own: Profile) -> tuple[str, ...]:
    """A meeting as one of the two sees it."""
    first = meeting.a.iso3 == own.iso3
    other = meeting.b if first else meeting.a
    ask, tell = (meeting.a_learns, meeting.b_learns) if first else (meeting.b_learns, meeting.a_learns)
    return (when(found, meeting.slot), str(meeting.table), other.name, whose(found, ask), whose(found, tell))


def when(found: Planned, slot: int) -> str:
    """A slot: its number, and its time where it has one: "2 (30 November, 09:45-10:15)"."""
    if not found.times:
        return str(slot)
    at = found.times[slot - 1]
    return f"{slot} ({f'{at.day} ' if at.day else ''}{at.start}-{at.end})"


def point_of(reason: Reason | None) -> str:
    """What there is to talk about."""
    return reason.experience.title if reason else NOTHING


def whose(found: Planned, reason: Reason | None) -> str:
    """What there is to talk about, and who did it: whom to bring, or to ask for."""
    house = found.houses[reason.experience.id] if reason else ""
    return f"{point_of(reason)} ({house})" if house else point_of(reason)


def _cells(found: Planned, one: Meeting) -> tuple[str, ...]:
    mark = "" if one.kept or not one.moved else " (moved)"
    return (
        when(found, one.slot),
        str(one.table),
        f"{one.a.name} with {one.b.name}{'*' if one.tension else ''}{mark}",
        point_of(one.a_learns),
        point_of(one.b_learns),
        number(one.gain),
    )


def _card(found: Planned, one: Meeting) -> Card:
    return Card(
        mark=str(one.slot),
        title=f"{one.a.name} with {one.b.name}",
        share=None,
        aside=f"table {one.table}" + (f", {when(found, one.slot)}" if found.times else ""),
        lines=[
            ("", f"{one.a.name} can learn: {point_of(one.a_learns)}"),
            ("", f"{one.b.name} can learn: {point_of(one.b_learns)}"),
        ],
    )


def in_short(found: Planned) -> str:
    """The plan in a few sentences: how many meetings, what they bring, how it was made."""
    total = sum(one.gain or 0.0 for one in found.meetings)
    said = [f"{counted(len(found.meetings), 'meeting')}, with a mutual gain of {total:.3f} in all."]
    kept = sum(one.kept for one in found.meetings)
    if found.limits.keep:
        new = len(found.meetings) - kept - sum(one.moved for one in found.meetings)
        said.append(f"{kept} are as they were, {new} are new.")
    if found.method == "quick":
        said.append("Made by the quick method.")
    elif found.proven:
        said.append(f"No other plan under these limits has more (exact method, {found.solver}).")
    elif found.bound:
        share = max(0.0, 1 - total / found.bound)
        said.append(f"No other plan has more than {share:.1%} above that (exact method, {found.solver}).")
    return " ".join(said)


def evenness(found: Planned) -> str:
    """How meetings and gain are spread over the delegations."""
    fair = fairness(found)
    names = {one.profile.iso3: one.profile.name for one in found.delegations}
    few, most = fair["fewest"], fair["most"]
    each = counted(few, "meeting") if few == most else f"{few} to {most} meetings"
    said = [f"Each delegation has {each}."]
    if fair["lowest_best"]:
        who = names[fair["lowest_best_of"]]
        said.append(f"The best meeting of each has a gain of {fair['lowest_best']:.3f} or more (that of {who}).")
    elif fair["lowest_best"] is not None:
        said.append(f"No meeting of {_named([names[i] for i in fair['one_way']])} goes both ways.")
    if fair["without"]:
        said.append(f"Without a meeting: {_named([names[i] for i in fair['without']])}.")
    if fair["one_sided"]:
        verb = "is" if fair["one_sided"] == 1 else "are"
        said.append(f"{counted(fair['one_sided'], 'meeting')} {verb} such that one side alone has something to learn.")
    return " ".join(said)


def unmet_of(one: Unmet, found: Planned) -> str:
    """Who has less than its least number, and the proof that it cannot be otherwise."""
    has = counted(one.has, "meeting") if one.has else "no meeting"
    beside = " beside the meetings that are kept" if one.kept else ""
    said = f"{one.profile.name} has {has}; {one.least} at least were asked for: "
    group = _names(one.group)
    match one.reason:
        case str(reason) if reason == ABSENT:
            return f"{said}it is free in {counted(one.number, 'slot') if one.number else 'no slot'}{beside}."
        case str(reason) if reason == PARTNERS:
            those = counted(one.number, "other") if one.number else "none of the others"
            return f"{said}it may meet {those}{beside} (with something to learn on record, and there at the same time)."
        case str(reason) if reason == TABLES:
            meetings = counted(one.number // 2, "meeting")
            return f"{said}the slots hold {meetings} in all{beside}, which is fewer than the least numbers add up to."
        case str(reason) if reason == PLACES:
            return f"{said}{group} can only meet others, who have room for {counted(one.number, 'meeting')}{beside}."
        case str(reason) if reason == SLOTS:
            return f"{said}no way was found to fit them into {counted(found.slots, 'slot')}{beside}; one more may do."
        case str(reason) if reason == METHOD:
            return f"{said}the quick method found no place; the exact one may (pip install 'matcher[plan]')."
    if group:
        return f"{said}{group} cannot all have theirs at once{beside}; without any one of them the others could."
    return (
        f"{said}whatever the plan, {counted(one.number, 'meeting')} are lacking in all{beside} (proven by the solver)."
    )


def lost_of(seat: Seat, found: Planned) -> str:
    """A meeting that was to be kept and cannot be."""
    here = {one.profile.iso3 for one in found.delegations}
    gone = [found.names[i] for i in (seat.a, seat.b) if i not in here]
    why = (
        f"{listed(gone)} {'does' if len(gone) == 1 else 'do'} not come"
        if gone
        else "no slot holds it, or one of them has meetings enough"
    )
    return f"{found.names[seat.a]} and {found.names[seat.b]} no longer meet: {why}."


def _names(group: Sequence[Profile]) -> str:
    return _named([one.name for one in group])


def _named(names: Sequence[str]) -> str:
    """The first of these names, and how many more there are."""
    more = len(names) - GROUP
    return listed([*names[:GROUP], *([f"{more} more"] if more > 0 else [])])
