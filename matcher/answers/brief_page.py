"""A brief part by part: what is needed, with whom, what each could learn, who carries it, how sure it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from matcher.answers import brief_terms as terms
from matcher.answers import brief_words as words
from matcher.answers.blocks import Block, Heading, Item, Line, Section, Text, Title
from matcher.answers.brief_carriers import carriers
from matcher.answers.brief_figures import side_by_side, then_and_now, where
from matcher.answers.brief_sure import sure
from matcher.answers.entries import whom
from matcher.answers.needs import named, tension_of
from matcher.answers.paper import Cited
from matcher.answers.steps import beginning, in_words
from matcher.language import apart, mark, tr, trn
from matcher.questions.brief import Brief, Portrait
from matcher.questions.explain import Cooperation
from matcher.questions.wants import Want
from matcher.text import listed, lower_first

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

DECLARED, MEASURED = 5, 4
"""Priorities of a country that are named: those that it declares, and those that its figures point to."""
REST = 5
"""Further priorities that are named in a line."""
KNOWN = 3
"""Cases of the two, or places that an experience went to, that are named."""
PURPOSE = mark(
    "This page names countries that have stood where {name} stands today and did something about it, or that could use "
    "what {name} knows; all of it is documented. It is a place to begin a conversation, not a verdict."
)
PURPOSE_UNKNOWN = mark(
    "This page names countries that did something about what {name} asks for, or that could use what {name} knows. How "
    "alike they are is not known, for want of figures on {name}. It is a place to begin a conversation, not a verdict."
)
PURPOSE_OF_PAIR = mark(
    "This page says what {a} and {b} could learn from each other: what each did at home, what came of it, and whom to "
    "write to. It is a place to begin a conversation, not a verdict."
)


def title(found: Brief) -> str:
    """What the page is called."""
    inside = listed([lower_first(theme) for theme in found.shortlist.themes])
    if found.of_pair:
        both = listed([portrait.side.profile.name for portrait in found.portraits])
        if inside:
            return tr("{both}: what each can learn from the other, in {themes}", both=both, themes=inside)
        return tr("{both}: what each can learn from the other", both=both)
    name = found.shortlist.seeker.name
    if inside:
        return tr("{name}: whom to learn from, and whom to share with, in {themes}", name=name, themes=inside)
    return tr("{name}: whom to learn from, and whom to share with", name=name)


def blocks(found: Brief, cited: Cited) -> Iterator[Block]:
    """The page, without its sources."""
    yield Title(title(found))
    names = [portrait.side.profile.name for portrait in found.portraits]
    purpose = PURPOSE if found.shortlist.reach.stage else PURPOSE_UNKNOWN
    yield Text(tr(PURPOSE_OF_PAIR, a=names[0], b=names[1]) if found.of_pair else tr(purpose, name=names[0]))
    yield from _in_short(found)
    yield from _wanted(found, cited)
    if found.allies and not found.of_pair:
        yield Section(tr("Where the partners are"), "where")
        yield where(found)
    if not found.of_pair:
        yield from _shortlist(found)
    yield from _to_learn(found, cited)
    points = [*found.learn, *found.share]
    if points and found.shortlist.reach.stage:
        yield Section(tr("Then and now"), "then")
        yield then_and_now(points)
    if found.of_pair:
        yield from _together(found, cited)
    yield from carriers(found, cited)
    yield from sure(found)


def nothing(found: Brief) -> str:
    """What is said where nothing is documented in what was asked for; empty where something is."""
    if found.learn or found.share:
        return ""
    name = found.shortlist.seeker.name
    if found.named:
        others = listed([ally.profile.name for ally in found.allies], "or")
        return tr("Nothing is documented here that {a} and {b} could learn from each other.", a=name, b=others)
    if found.allies or found.shortlist.reach.left_out:
        return tr("Nothing is documented here that {name} and another country could learn from each other.", name=name)
    return tr("No country is left to compare {name} with: all were left out.", name=name)


def _in_short(found: Brief) -> Iterator[Block]:
    """What a reader takes away who reads no further."""
    yield Section(tr("In short"), "short")
    if empty := nothing(found):
        yield Item(empty)
        return
    seeker = found.shortlist.seeker.name
    yield Item(_compared(found))
    if found.learn:
        yield Item(tr("First to learn: {experience}.", experience=words.experience(found.learn[0])))
    if found.share:
        first = found.share[0]
        done, user = words.experience(first), first.seeker.name
        yield Item(tr("First to share: {experience}, of use to {name}.", experience=done, name=user))
    for point in [*found.learn, *found.share][:1]:
        if house := point.record.get("institution"):
            yield Item(tr("First to write to: {whom}.", whom=whom(house, point.partner.name)))
    for ally in found.allies:
        if told := tension_of(ally.line.tension):
            yield Item(tr("To keep in mind between {a} and {b}: {told}.", a=seeker, b=ally.profile.name, told=told))


def _compared(found: Brief) -> str:
    """Who fits the country, among how many."""
    seeker, of = found.shortlist.seeker.name, found.shortlist.candidates
    partners = listed([ally.profile.name for ally in found.allies])
    if found.of_pair:
        rank = found.allies[0].line.rank
        if rank == 1:
            return tr(
                "Of {n} countries compared, {partner} comes first in how well it fits {name}, by what each needs and "
                "knows.",
                n=of,
                partner=partners,
                name=seeker,
            )
        # Translators: {place} is an ordinal number, as in "comes 12th".
        return tr(
            "Of {n} countries compared, {partner} comes {place} in how well it fits {name}, by what each needs and "
            "knows.",
            n=of,
            partner=partners,
            place=terms.ordinal(rank),
            name=seeker,
        )
    if found.named:
        return tr(
            "Compared with {name} here, by what each needs and knows: {partners}.", name=seeker, partners=partners
        )
    return tr("Of {n} countries compared, these fit {name} best: {partners}.", n=of, name=seeker, partners=partners)


def _wanted(found: Brief, cited: Cited) -> Iterator[Block]:
    """What is declared, and what figures show besides."""
    if found.of_pair:
        yield Section(tr("The two countries today"), "beside")
        yield side_by_side(found)
        yield where(found)
        yield Section(tr("What each has set out to do, and what its figures show"), "halves")
    for portrait in found.portraits:
        name = portrait.side.profile.name
        if found.of_pair:
            yield Heading(name)
        else:
            yield Section(tr("What {name} has set out to do, and what its figures show", name=name), "halves")
            yield Text(words.today(portrait))
        yield from _priorities(found, portrait, cited)


def _priorities(found: Brief, portrait: Portrait, cited: Cited) -> Iterator[Block]:
    declared = portrait.wants.declared
    own = [want for want in declared if not want.rank]
    plan = [want for want in declared if want.rank]
    if not found.of_pair:
        yield Heading(tr("What it has declared"))
    if own:
        yield Text(tr("Asked for here: {topics}.", topics=named(want.topic.name for want in own)))
    if plan:
        yield Text(words.declared(portrait, cited))
        first = DECLARED - found.of_pair
        for want in plan[:first]:
            yield Item(words.wanted(want))
        if rest := plan[first:]:
            yield Item(_further(rest))
    elif not own and (found.shortlist.themes or found.shortlist.question.topic):
        yield Text(tr("Nothing that it has declared on this subject is in the data here."))
    elif not own:
        yield Text(tr("Nothing that it has declared is in the data here."))
    shown = [want for want in portrait.wants.measured if portrait.evidence[want.topic.id]]
    measured = shown[: 3 if found.of_pair else MEASURED]
    if measured and not found.of_pair:
        yield Heading(tr("What its figures also point to") if declared else tr("What its figures point to"))
    elif measured:
        yield Text(tr("Its figures also point to:") if declared else tr("Its figures point to:"))
    for want in measured:
        item = portrait.evidence[want.topic.id][0]
        source = cited.figures(found.shortlist.record("source", item.source))
        told = words.shown(item, source)
        yield Item(
            tr("{topic} – {figure}", topic=want.topic.name, figure=told)
            if want.topic.direct
            else tr("{topic} (estimated by something near it) – {figure}", topic=want.topic.name, figure=told)
        )


def _further(rest: Sequence[Want]) -> str:
    """The priorities that are named in one line."""
    topics = named(want.topic.name for want in rest[:REST])
    if len(rest) <= REST:
        return trn("and {n} more: {topics}", "and {n} more: {topics}", len(rest), topics=topics)
    return trn("and {n} more, among them: {topics}", "and {n} more, among them: {topics}", len(rest), topics=topics)


def _shortlist(found: Brief) -> Iterator[Block]:
    if not found.allies:
        return
    yield Section(tr("The shortlist"), "list")
    for place, ally in enumerate(found.allies, 1):
        yield Heading(f"{place}. {ally.profile.name}")
        yield Text(" ".join(words.line_of(ally, found)))
    if left_out := found.shortlist.reach.left_out:
        yield Text(
            trn(
                "Left out: {n} country with which nothing is documented here, on either side.",
                "Left out: {n} countries with which nothing is documented here, on either side.",
                left_out,
            )
        )


def _to_learn(found: Brief, cited: Cited) -> Iterator[Block]:
    """The best points each way."""
    seeker = found.shortlist.seeker.name
    if found.of_pair:
        other = found.allies[0].profile.name
        to_learn = tr("What {a} could learn from {b}", a=seeker, b=other)
        to_share = tr("What {a} could learn from {b}", a=other, b=seeker)
    else:
        to_learn = tr("What {name} could learn", name=seeker)
        to_share = tr("What others could learn from {name}", name=seeker)
    first = 1
    for heading, points in ((to_learn, found.learn), (to_share, found.share)):
        if not points and not found.allies:
            continue
        yield Section(heading, "points")
        if not points:
            yield Text(tr("Nothing is documented here."))
        for place, point in enumerate(points, first):
            yield from _point(found, point, terms.letter(place), cited)
        first += len(points)


def _point(found: Brief, point: Cooperation, place: str, cited: Cited) -> Iterator[Block]:
    """A point of cooperation: what was done and what came of it, whom to write to; for a pair, deeper."""
    record = point.record
    heading, told = f"{place}. {record['title']}", f"{point.partner.name}, {terms.when(record)}"
    joint = [found.names[other] for other in record.get("joint_with", []) if other in found.names]
    if joint:
        told = tr("{who_and_when}, with {others}", who_and_when=told, others=listed(joint))
    yield Heading(f"{heading} ({told})")
    yield Line(tr("Why it matters"), words.why(point, cited, found))
    done = words.begun(record["what"], words.DEEPER if found.of_pair else words.ROOM)
    yield Line(tr("What was done"), f"{done}{cited.pages(record['sources'][: 2 if found.of_pair else 1])}")
    if came := words.results(record, cited):
        yield Line(tr("What came of it"), came)
    if watch := words.ended(record):
        yield Line(tr("What to watch"), watch)
    if found.of_pair and (gone := _transfers(found, record)):
        yield Line(tr("Where it went"), gone)
    step = in_words(point.step, reasons=False) if found.of_pair else beginning(point.step)
    if not point.step.write_to:
        nobody = tr("No institution of {country} is on record.", country=point.partner.name)
        step = f"{step} {nobody}"
    yield Line(tr("First step"), step)


def _transfers(found: Brief, record: Mapping[str, Any]) -> str:
    """Where an experience went already, how far, and when."""
    parts = []
    for item in record.get("transfers", [])[:KNOWN]:
        year = f", {item['year']}" if "year" in item else ""
        parts.append(f"{found.names[item['to']]} ({terms.grade(item['grade'])}{year})")
    more = len(record.get("transfers", [])) - KNOWN
    if more > 0:
        parts.append(trn("and {n} other", "and {n} others", more))
    return apart(parts)


def _together(found: Brief, cited: Cited) -> Iterator[Block]:
    """What the two have in common, and have done together."""
    line = found.allies[0].line
    yield Section(tr("On the agenda of both"))
    shared = named(topic.name for topic in line.shared_needs)
    yield Text(tr("Both need much: {topics}.", topics=shared) if shared else tr("No great need is common to both."))
    yield Section(tr("What they have done together already"))
    if not line.known:
        yield Text(tr("Nothing is on record."))
    seeker, partner = found.shortlist.seeker.name, found.allies[0].profile.name
    newest = sorted(line.known, key=lambda entry: -entry.get("year", 0))
    for entry in newest[:KNOWN]:
        learner, sharer = (seeker, partner) if entry["direction"] == "learnt" else (partner, seeker)
        how = [terms.grade(entry["grade"], "") if "grade" in entry else "", str(entry.get("year", ""))]
        beside = ", ".join(filter(None, how))
        told = tr("{learner} from {sharer}: {what}", learner=learner, sharer=sharer, what=entry["what"])
        source = cited.page(entry["source"]) if entry.get("source") else ""
        yield Item(f"{told}{f' ({beside})' if beside else ''}{source}")
    more = len(line.known) - KNOWN
    if more > 0:
        yield Item(trn("and {n} more on record", "and {n} more on record", more))
