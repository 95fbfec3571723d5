"""A brief part by part: what is needed, with whom, what each could learn, who carries it, how sure it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from matcher.answers import brief_words as words
from matcher.answers.blocks import Block, Heading, Item, Line, Section, Text, Title
from matcher.answers.brief_figures import side_by_side, then_and_now, where
from matcher.answers.brief_sure import sure
from matcher.answers.entries import whom
from matcher.answers.exchanges import why
from matcher.answers.needs import named, tension_of
from matcher.answers.paper import Cited
from matcher.answers.steps import beginning, in_words
from matcher.questions.brief import Ally, Brief, Portrait
from matcher.questions.exchanges import Way
from matcher.questions.explain import Cooperation
from matcher.text import counted, listed, lower_first

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

DECLARED, MEASURED = 5, 4
"""Priorities of a country that are named: those that it declares, and those that its figures point to."""
REST = 5
"""Further priorities that are named in a line."""
EXCHANGES = 3
"""Exchanges that are named on the page of a pair; one less on that of a country."""
PLATFORMS, HELPED, KNOWN = 4, 2, 3
"""Institutions, cases with third parties, and cases of the two or places that an experience went to, that are named."""
PURPOSE = (
    "This page names countries that have stood where {name} stands today and did something about it, or that could use "
    "what {name} knows; all of it is documented. It is a place to begin a conversation, not a verdict."
)
PURPOSE_UNKNOWN = (
    "This page names countries that did something about what {name} asks for, or that could use what {name} knows. How "
    "alike they are is not known, for want of figures on {name}. It is a place to begin a conversation, not a verdict."
)
PURPOSE_OF_PAIR = (
    "This page says what {a} and {b} could learn from each other: what each did at home, what came of it, and whom to "
    "write to. It is a place to begin a conversation, not a verdict."
)


def title(found: Brief) -> str:
    """What the page is called."""
    inside = listed([lower_first(theme) for theme in found.shortlist.themes])
    about = f", in {inside}" if inside else ""
    if found.of_pair:
        a, b = (portrait.side.profile.name for portrait in found.portraits)
        return f"{a} and {b}: what each can learn from the other{about}"
    return f"{found.shortlist.seeker.name}: whom to learn from, and whom to share with{about}"


def blocks(found: Brief, cited: Cited) -> Iterator[Block]:
    """The page, without its sources."""
    yield Title(title(found))
    names = [portrait.side.profile.name for portrait in found.portraits]
    purpose = PURPOSE if found.shortlist.reach.stage else PURPOSE_UNKNOWN
    yield Text(PURPOSE_OF_PAIR.format(a=names[0], b=names[1]) if found.of_pair else purpose.format(name=names[0]))
    yield from _in_short(found)
    yield from _wanted(found, cited)
    if found.allies and not found.of_pair:
        yield Section("Where the partners are", "where")
        yield where(found)
    if not found.of_pair:
        yield from _shortlist(found)
    yield from _to_learn(found, cited)
    points = [*found.learn, *found.share]
    if points and found.shortlist.reach.stage:
        yield Section("Then and now", "then")
        yield then_and_now(points)
    if found.of_pair:
        yield from _together(found, cited)
    yield from _carriers(found, cited)
    yield from sure(found)


def nothing(found: Brief) -> str:
    """What is said where nothing is documented in what was asked for; empty where something is."""
    if found.learn or found.share:
        return ""
    name = found.shortlist.seeker.name
    if found.named:
        others = listed([ally.profile.name for ally in found.allies], "or")
        return f"Nothing is documented here that {name} and {others} could learn from each other."
    if found.allies or found.shortlist.reach.left_out:
        return f"Nothing is documented here that {name} and another country could learn from each other."
    return f"No country is left to compare {name} with: all were left out."


def _in_short(found: Brief) -> Iterator[Block]:
    """What a reader takes away who reads no further."""
    yield Section("In short", "short")
    if empty := nothing(found):
        yield Item(empty)
        return
    seeker = found.shortlist.seeker.name
    partners = listed([ally.profile.name for ally in found.allies])
    if found.of_pair:
        ally = found.allies[0]
        fit = "first" if ally.line.rank == 1 else words.ordinal(ally.line.rank)
        place = f"Of {found.shortlist.candidates} countries compared, {partners} comes {fit}"
        yield Item(f"{place} in how well it fits {seeker}, by what each needs and knows.")
    elif found.named:
        yield Item(f"Compared with {seeker} here, by what each needs and knows: {partners}.")
    else:
        yield Item(f"Of {found.shortlist.candidates} countries compared, these fit {seeker} best: {partners}.")
    if found.learn:
        yield Item(f"First to learn: {words.experience(found.learn[0])}.")
    if found.share:
        first = found.share[0]
        yield Item(f"First to share: {words.experience(first)}, of use to {first.seeker.name}.")
    for point in [*found.learn, *found.share][:1]:
        if house := point.record.get("institution"):
            yield Item(f"First to write to: {whom(house, point.partner.name)}.")
    for ally in found.allies:
        if told := tension_of(ally.line.tension):
            yield Item(f"To keep in mind between {seeker} and {ally.profile.name}: {told}.")


def _wanted(found: Brief, cited: Cited) -> Iterator[Block]:
    """What is declared, and what figures show besides."""
    if found.of_pair:
        yield Section("The two countries today", "beside")
        yield side_by_side(found)
        yield where(found)
        yield Section("What each has set out to do, and what its figures show", "halves")
    for portrait in found.portraits:
        name = portrait.side.profile.name
        if found.of_pair:
            yield Heading(name)
        else:
            yield Section(f"What {name} has set out to do, and what its figures show", "halves")
            yield Text(words.today(portrait))
        yield from _priorities(found, portrait, cited)


def _priorities(found: Brief, portrait: Portrait, cited: Cited) -> Iterator[Block]:
    declared = portrait.wants.declared
    own = [want for want in declared if not want.rank]
    plan = [want for want in declared if want.rank]
    if not found.of_pair:
        yield Heading("What it has declared")
    if own:
        yield Text(f"Asked for here: {named(want.topic.name for want in own)}.")
    if plan:
        yield Text(words.declared(portrait, cited))
        first = DECLARED - found.of_pair
        for want in plan[:first]:
            yield Item(words.wanted(want))
        if rest := plan[first:]:
            among = "" if len(rest) <= REST else ", among them"
            yield Item(f"and {len(rest)} more{among}: {named(want.topic.name for want in rest[:REST])}")
    elif not own:
        scoped = found.shortlist.themes or found.shortlist.question.topic
        yield Text(f"Nothing that it has declared{' on this subject' if scoped else ''} is in the data here.")
    # What only something near it shows would take more words than it is worth here.
    direct = [want for want in portrait.wants.measured if want.topic.direct and portrait.evidence[want.topic.id]]
    measured = direct[: 3 if found.of_pair else MEASURED]
    if measured and not found.of_pair:
        yield Heading("What its figures also point to" if declared else "What its figures point to")
    elif measured:
        yield Text("Its figures also point to:" if declared else "Its figures point to:")
    for want in measured:
        item = portrait.evidence[want.topic.id][0]
        mark = cited.figures(found.shortlist.record("source", item.source))
        yield Item(f"{want.topic.name} – {words.shown(item, mark)}")


def _shortlist(found: Brief) -> Iterator[Block]:
    if not found.allies:
        return
    yield Section("The shortlist", "list")
    for place, ally in enumerate(found.allies, 1):
        yield Heading(f"{place}. {ally.profile.name}")
        yield Text(" ".join(words.line_of(ally, found)))
    if left_out := found.shortlist.reach.left_out:
        yield Text(f"Left out: {counted(left_out, 'country')} with which nothing is documented here, on either side.")


def _to_learn(found: Brief, cited: Cited) -> Iterator[Block]:
    """The best points each way."""
    seeker = found.shortlist.seeker.name
    other = found.allies[0].profile.name if found.of_pair else "others"
    first = 1
    for heading, points in (
        (f"What {seeker} could learn{f' from {other}' if found.of_pair else ''}", found.learn),
        (f"What {other} could learn from {seeker}", found.share),
    ):
        if not points and not found.allies:
            continue
        yield Section(heading, "points")
        if not points:
            yield Text("Nothing is documented here.")
        for place, point in enumerate(points, first):
            yield from _point(found, point, words.letter(place), cited)
        first += len(points)


def _point(found: Brief, point: Cooperation, place: str, cited: Cited) -> Iterator[Block]:
    """A point of cooperation: what was done and what came of it, whom to write to; for a pair, deeper."""
    record = point.record
    joint = [found.names[other] for other in record.get("joint_with", []) if other in found.names]
    together = f", with {listed(joint)}" if joint else ""
    yield Heading(f"{place}. {record['title']} ({point.partner.name}, {words.when(record)}{together})")
    yield Line("Why it matters", words.why(point, cited, found))
    done = words.begun(record["what"], words.DEEPER if found.of_pair else words.ROOM)
    yield Line("What was done", f"{done}{cited.pages(record['sources'][: 2 if found.of_pair else 1])}")
    if came := words.results(record, cited):
        yield Line("What came of it", came)
    if watch := words.ended(record):
        yield Line("What to watch", watch)
    if found.of_pair and (gone := _transfers(found, record)):
        yield Line("Where it went", gone)
    nobody = "" if point.step.write_to else f" No institution of {point.partner.name} is on record."
    step = in_words(point.step, reasons=False) if found.of_pair else beginning(point.step)
    yield Line("First step", step + nobody)


def _transfers(found: Brief, record: Mapping[str, Any]) -> str:
    """Where an experience went already, how far, and when."""
    parts = []
    for item in record.get("transfers", [])[:KNOWN]:
        year = f", {item['year']}" if "year" in item else ""
        parts.append(f"{found.names[item['to']]} ({words.GRADES.get(item['grade'], item['grade'])}{year})")
    more = len(record.get("transfers", [])) - KNOWN
    return "; ".join(parts) + (f"; and {counted(more, 'other')}" if more > 0 else "")


def _together(found: Brief, cited: Cited) -> Iterator[Block]:
    """What the two have in common, and have done together."""
    line = found.allies[0].line
    yield Section("On the agenda of both")
    shared = named(topic.name for topic in line.shared_needs)
    yield Text(f"Both need much: {shared}." if shared else "No great need is common to both.")
    yield Section("What they have done together already")
    if not line.known:
        yield Text("Nothing is on record.")
    seeker, partner = found.shortlist.seeker.name, found.allies[0].profile.name
    newest = sorted(line.known, key=lambda entry: -entry.get("year", 0))
    for entry in newest[:KNOWN]:
        learner, sharer = (seeker, partner) if entry["direction"] == "learnt" else (partner, seeker)
        how = [words.GRADES.get(entry.get("grade", ""), ""), str(entry.get("year", ""))]
        told = ", ".join(filter(None, how))
        mark = cited.page(entry["source"]) if entry.get("source") else ""
        yield Item(f"{learner} from {sharer}: {entry['what']}{f' ({told})' if told else ''}{mark}")
    if len(line.known) > KNOWN:
        yield Item(f"and {len(line.known) - KNOWN} more on record")


def _carriers(found: Brief, cited: Cited) -> Iterator[Block]:
    """Who can carry it: institutions that both can use, and third parties that have helped before."""
    if not found.allies:
        return
    yield Section("Who can carry it")
    used = _platforms(found)
    if not used:
        yield Text("No institution that all of them can use is in the data here.")
    for platform, names in used:
        record = found.shortlist.record("platform", platform.id)
        mark = cited.figures({"what": platform.name, "url": record.get("url", ""), "id": platform.id})
        yield Item(f"{platform.name}{mark}: {record['offers']}. {words.reach(names, found)}")
    helped = _helped(found)
    if helped:
        yield Text("Third parties that have helped one of these countries to share what it knows:")
    for one in helped:
        yield Item(words.helped(one, cited))
    if ways := _exchanges(found):
        yield Text("Exchanges by which their people can meet:")
    for way in ways:
        record = way.shown.record
        yield Item(f"{record['name']}{cited.page(record['sources'][0])}: {words.upper_first(why(way))}.")


def _exchanges(found: Brief) -> list[Way]:
    """The exchanges that lead countries to each other, each once: of a pair its first, of many the first of each."""
    if found.of_pair:
        return found.allies[0].exchanges[:EXCHANGES]
    first = [way for ally in found.allies for way in ally.exchanges[:1]]
    return list({way.shown.record["id"]: way for way in reversed(first)}.values())[:-EXCHANGES:-1]


def _platforms(found: Brief) -> list[tuple[Any, list[str]]]:
    """The institutions that serve most of the partners, those first that work on what the page is about; with whom."""
    themes = {point.record["theme"] for point in (*found.learn, *found.share)}
    served: dict[str, tuple[Any, list[str]]] = {}
    for ally in found.allies:
        for platform in ally.platforms:
            served.setdefault(platform.id, (platform, []))[1].append(ally.profile.name)

    def order(entry: tuple[int, tuple[Any, list[str]]]) -> tuple[bool, int, int, int]:
        place, (platform, names) = entry
        works_on = set(found.shortlist.record("platform", platform.id)["themes"])
        return not platform.organisation, -len(names), -len(themes & works_on), place

    return [entry for _, entry in sorted(enumerate(served.values()), key=order)][:PLATFORMS]


def _helped(found: Brief) -> Sequence[Any]:
    """Cases with third parties: between a partner and the country first, then one of each partner in turn."""
    if found.of_pair:
        return found.allies[0].facilitated[:HELPED]
    turns: list[tuple[int, Ally]] = [(turn, ally) for turn in range(2) for ally in found.allies]
    cases = [ally.facilitated[turn] for turn, ally in turns if len(ally.facilitated) > turn]
    return cases[:HELPED]
