"""A plan of meetings for reading: the schedule, what could not be met, how fair it is, a sheet for each delegation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from matcher.answers.answer import made_by
from matcher.answers.blocks import Block, Card, Gap, Heading, Item, Listing, Section, Table, Text, Title, Under
from matcher.answers.labels import number
from matcher.answers.plan_figures import fairness
from matcher.answers.plan_words import named, unmet_of
from matcher.language import local, mark, tr, trn
from matcher.questions.delegations import Delegation
from matcher.questions.plan import Meeting, Planned
from matcher.questions.reasons import Reason
from matcher.scoring.profile import Profile
from matcher.text import counted

HEADER = (
    # Translators: the time at which two delegations meet.
    mark("Slot"),
    # Translators: the piece of furniture at which they meet.
    mark("Table"),
    mark("Who meets"),
    mark("The first can learn"),
    mark("The second can learn"),
    mark("Gain"),
)
OWN = (mark("Slot"), mark("Table"), mark("You meet"), mark("Ask about"), mark("Tell about"))
NOTHING = mark("nothing on record")
EMPTY = mark("Nobody meets anybody: no two of these have anything on record to share here.")


def page(found: Planned, warnings: Sequence[str]) -> Iterator[Block]:
    """The page: the whole schedule, or the sheet of the one delegation that was asked for."""
    if found.chosen is not None:
        yield from sheet(found, next(one for one in found.delegations if one.profile == found.chosen), alone=True)
        yield Gap()
        yield Under(made_by(found.version))
        return
    delegations, slots = counted(len(found.delegations), "delegation"), counted(found.slots, "slot")
    yield Title(tr("Who meets whom: {delegations} in {slots}", delegations=delegations, slots=slots))
    yield Text(in_short(found))
    yield Section(tr("Schedule"))
    yield Listing(
        header=list(map(tr, HEADER)),
        rows=[_cells(found, one) for one in found.meetings],
        right=frozenset({1, 5}),
        empty=tr(EMPTY),
        cards=[_card(found, one) for one in found.meetings],
    )
    yield Section(tr("How even it is"))
    yield Text(evenness(found))
    if warnings:
        yield Section(tr("What to know"))
        for warning in warnings:
            yield Item(warning)
    yield Gap()
    gain = tr("Gain: from 0 to 1, how much both can learn from each other, the one that learns less weighing more.")
    one_alone = tr("{option} shows the sheet of one.", option="--delegation NAME")
    yield Under(f"{gain} {one_alone} {made_by(found.version)}")


def further(found: Planned) -> Iterator[Block]:
    """A sheet for each delegation."""
    if found.chosen is None and found.meetings:
        yield Section(tr("A sheet for each delegation"))
        for one in found.delegations:
            yield from sheet(found, one)


def sheet(found: Planned, one: Delegation, *, alone: bool = False) -> Iterator[Block]:
    """Whom one delegation meets, when, and what about."""
    yield (Title if alone else Heading)(one.profile.name)
    own = [meeting for meeting in found.meetings if one.profile.iso3 in (meeting.a.iso3, meeting.b.iso3)]
    if own:
        yield Table(list(map(tr, OWN)), [own_cells(found, meeting, one.profile) for meeting in own], frozenset({1}))
    else:
        yield Text(tr("No meeting."))
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
    return reason.experience.title if reason else tr(NOTHING)


def whose(found: Planned, reason: Reason | None) -> str:
    """What there is to talk about, and who did it: whom to bring, or to ask for."""
    house = found.houses[reason.experience.id] if reason else ""
    return f"{point_of(reason)} ({house})" if house else point_of(reason)


def _cells(found: Planned, one: Meeting) -> tuple[str, ...]:
    who = f"{_who(one)}*" if one.tension else _who(one)
    return (
        when(found, one.slot),
        str(one.table),
        # Translators: {who} meet in another slot than before.
        tr("{who} (moved)", who=who) if one.moved and not one.kept else who,
        point_of(one.a_learns),
        point_of(one.b_learns),
        number(one.gain),
    )


def _who(one: Meeting) -> str:
    # Translators: who meets whom: "Kenya with Nepal".
    return tr("{name} with {other}", name=one.a.name, other=one.b.name)


def can_learn(found: Planned, one: Meeting, *, whom: bool = False) -> list[str]:
    """What either can learn, a line each; with `whom` also who did it."""
    return [
        tr("{name} can learn: {what}", name=side.name, what=whose(found, reason) if whom else point_of(reason))
        for side, reason in ((one.a, one.a_learns), (one.b, one.b_learns))
    ]


def _card(found: Planned, one: Meeting) -> Card:
    table = tr("table {number}", number=one.table)
    return Card(
        mark=str(one.slot),
        title=_who(one),
        share=None,
        aside=f"{table}, {when(found, one.slot)}" if found.times else table,
        lines=[("", line) for line in can_learn(found, one)],
    )


def in_short(found: Planned) -> str:
    """The plan in a few sentences: how many meetings, what they bring, how it was made."""
    total = sum(one.gain or 0.0 for one in found.meetings)
    said = [
        trn(
            "{n} meeting, with a mutual gain of {gain} in all.",
            "{n} meetings, with a mutual gain of {gain} in all.",
            len(found.meetings),
            gain=number(total),
        )
    ]
    kept = sum(one.kept for one in found.meetings)
    if found.limits.keep:
        new = len(found.meetings) - kept - sum(one.moved for one in found.meetings)
        # Translators: {kept} and {new} are numbers of meetings.
        said.append(tr("{kept} are as they were, {new} are new.", kept=kept, new=new))
    solver = found.solver
    if found.method == "quick":
        said.append(tr("Made by the quick method."))
    elif found.proven:
        said.append(tr("No other plan under these limits has more (exact method, {solver}).", solver=solver))
    elif found.bound:
        more = local(f"{max(0.0, 1 - total / found.bound):.1%}".removesuffix("%"))
        said.append(
            tr("No other plan has more than {more}% above that (exact method, {solver}).", more=more, solver=solver)
        )
    return " ".join(said)


def evenness(found: Planned) -> str:
    """How meetings and gain are spread over the delegations."""
    fair = fairness(found)
    names = {one.profile.iso3: one.profile.name for one in found.delegations}
    few, most = fair["fewest"], fair["most"]
    if few == most:
        said = [trn("Each delegation has {n} meeting.", "Each delegation has {n} meetings.", few)]
    else:
        said = [tr("Each delegation has {few} to {most} meetings.", few=few, most=most)]
    if fair["lowest_best"]:
        gain, who = number(fair["lowest_best"]), names[fair["lowest_best_of"]]
        said.append(tr("The best meeting of each has a gain of {gain} or more (that of {name}).", gain=gain, name=who))
    elif fair["lowest_best"] is not None:
        said.append(tr("No meeting of {names} goes both ways.", names=named([names[i] for i in fair["one_way"]])))
    if fair["without"]:
        said.append(tr("Without a meeting: {names}.", names=named([names[i] for i in fair["without"]])))
    if fair["one_sided"]:
        said.append(
            trn(
                "{n} meeting is such that one side alone has something to learn.",
                "{n} meetings are such that one side alone has something to learn.",
                fair["one_sided"],
            )
        )
    return " ".join(said)
