"""A pair in full, as a page for reading."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from matcher.answers.answer import made_by
from matcher.answers.blocks import Block, Gap, Heading, Item, Line, Section, Table, Text, Title, Under
from matcher.answers.cells import known
from matcher.answers.entries import cited, rests_on, result_words, whom, years_of
from matcher.answers.exchanges import LEVEL, told
from matcher.answers.labels import ALIKE, COMPONENTS, STAGE, apportioned, dated, figure, number, rounded, stage_table
from matcher.answers.needs import named, tension_of
from matcher.answers.steps import in_words
from matcher.answers.whom import told as told_of
from matcher.questions.explain import Cooperation, Doubt, Explanation, Place
from matcher.questions.platforms import Usable
from matcher.questions.wants import Want
from matcher.scoring.constants import FLOOR, UNMEASURED
from matcher.scoring.score import COMPONENTS as NAMES
from matcher.scoring.stage import COUNTED, VARIABLES
from matcher.text import listed, lower_first

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

NAMED = 6
"""Needs that are not measured, named one by one; the rest is counted."""
LIKENESSES, SHARED, CLUBS = 3, 3, 3
"""How many likenesses, topics and organisations the first paragraph names."""
DECLARED = ("named by you or in its profile", "declared among the first", "declared")
"""How a need of each rank came to be declared."""


def page(found: Explanation) -> Iterator[Block]:
    """The pair as a page."""
    a, b, pair = found.a.profile, found.b.profile, found.pair
    yield Title(f"{a.name} and {b.name}")
    if found.place is None:
        yield Text(f"The catalogue documents nothing here that {a.name} and {b.name} could learn from each other.")
    if found.tension:
        yield Text(f"Between the two: {tension_of(found.tension)}.")
    if found.place is None or found.tension:
        yield Gap()
    if found.place is not None:
        yield Text(in_short(found))
        yield Gap()
    stages = stage_table((found.a, found.b))
    yield Table(("stage now", a.name, b.name), stages, frozenset({1, 2}))
    if pair.contributions is None or pair.score is None:
        known = [f"{side.profile.name}: {side.common} of {COUNTED} figures of its stage" for side in (found.a, found.b)]
        yield Under(f"Insufficient data for a score ({'; '.join(known)}).")
    else:
        yield Section(f"Score {pair.score:.3f} (lens {found.question.lens})")
        yield _parts(found)
        observed = f"{found.coverage:.0%} of the inputs are observed."
        if None in pair.components:
            observed += " What is unknown is left out, and the other weights grow in proportion."
        yield Under(f"{_standing(found, found.place)} {observed}" if found.place else observed)
    for heading, points, more in (
        (f"What {a.name} can learn from {b.name}", found.learn, found.more[0]),
        (f"What {b.name} can learn from {a.name}", found.share, found.more[1]),
    ):
        yield Section(heading)
        if not points:
            yield Text("The catalogue holds nothing here.")
        for place, point in enumerate(points, 1):
            if place > 1:
                yield Gap()
            yield from _cooperation(place, point)
        yield from _further(points, more)
    yield from _together(found)
    yield Text(made_by(found.version))


def in_short(found: Explanation) -> str:
    """The pair in a paragraph: what each can learn, where they are alike, where they can meet, how firm it is."""
    a, b = found.a.profile.name, found.b.profile.name
    said = [_learns(a, b, found.learn), _learns(b, a, found.share)]
    if found.alike:
        variables = list(dict.fromkeys(ALIKE[VARIABLES[position]] for position in found.alike))
        said.append(f"They are alike in {listed(variables[:LIKENESSES])}.")
    agenda = [lower_first(topic.name) for topic in found.shared_needs[:SHARED]]
    if agenda:
        said.append(f"Both need much: {named(agenda)}.")
    clubs = [platform.called for platform in found.platforms if platform.organisation]
    if clubs:
        said.append(f"Both can go through {listed(list(dict.fromkeys(clubs))[:CLUBS])}.")
    if found.place:
        said.append(_standing(found, found.place))
    return " ".join(said)


def _learns(learner: str, partner: str, points: Sequence[Cooperation]) -> str:
    """What one can learn from the other, in a sentence: the best point, and what the others are about."""
    if not points:
        return f"The catalogue holds nothing that {learner} could learn from {partner}."
    first, others = points[0], points[1:]
    topic = lower_first(first.reason.topic.name)
    text = f"{learner} could learn from {partner} on {topic}: {_quoted(first.record['title'])}"
    about = dict.fromkeys(lower_first(point.reason.topic.name) for point in others)
    about.pop(topic, None)
    return f"{text}; also on {named(list(about)[:SHARED])}." if about else f"{text}."


def _quoted(title: str) -> str:
    return f"“{title}”"


def _further(points: Sequence[Cooperation], more: int) -> Iterator[Block]:
    """What is not shown."""
    if points and more:
        yield Under(f"And {more} more of less weight: -n {len(points) + more} shows all that is worth {FLOOR} or more.")


def _parts(found: Explanation) -> Table:
    """The score part by part."""
    pair = found.pair
    parts = apportioned(pair.contributions or {})
    without = {name: str(rank) for name, rank in found.place.without.items()} if found.place else {}
    rows = [
        (COMPONENTS[n], number(v), f"{found.question.weights[n]:.3f}", number(parts[n]), without.get(n, ""))
        for n, v in zip(NAMES, pair.components, strict=True)
    ]
    rows.append(("score", "", "", number(rounded(pair.score)), ""))
    return Table(("part", "value", "weight", "adds", "rank without it"), rows, frozenset({1, 2, 3, 4}))


def _standing(found: Explanation, place: Place) -> str:
    """Where b stands for a in the South, in a sentence."""
    firm = place.stability
    text = f"{found.b.profile.name} is number {place.rank} of {place.of} for {found.a.profile.name} in the South"
    if firm is not None:
        between = f"between {firm.low} and {firm.high}" if firm.low != firm.high else f"{firm.low}"
        text += f"; {between} in nine of ten draws of other weights"
    return f"{text}."


def _cooperation(place: int, point: Cooperation) -> Iterator[Block]:
    record, reason = point.record, point.reason
    yield Heading(f"{place}. {record['title']} ({point.partner.name}, {years_of(record)})")
    yield Line("Need", f"{reason.topic.name} of {point.seeker.name}: {_size(point.want)}")
    for item in point.evidence:
        value = f"{figure(item.value)} {item.unit} ({item.year})"
        yield Line("", f"{item.name}: {value}, need rank {item.rank} of {item.of} in the South [{item.source}]")
    yield Line("What", record["what"])
    if "institution" in record:
        yield Line("Write to", whom(record["institution"], point.partner.name))
    for text in filter(None, (told_of(one, record["partner"]) for one in point.step.institutions)):
        yield Line("", text)
    outcomes = [item for item in record.get("results", []) if item.get("kind", "outcome") == "outcome"]
    results = [result_words(item) + rests_on(item) for item in outcomes]
    if results:
        yield Line("Results", "; ".join(results))
    if "conditions" in record:
        yield Line("Conditions", record["conditions"])
    if record.get("modalities"):
        yield Line("Ways to share", listed([word.replace("-", " ") for word in record["modalities"]], "or"))
    yield Line("First step", in_words(point.step, address=False))
    if then := _then(point):
        yield Line("Stage then", then)
    worth = f"value {reason.value:.3f}, relevance {reason.relevance:.3f}"
    yield Line("Weight", f"{worth}, quality {reason.experience.quality:.3f} ({record['confidence']})")
    for count, source in enumerate(record["sources"], 1):
        yield Line("Sources" if count == 1 else "", f"[{count}] {cited(source)}")


def _size(want: Want) -> str:
    """A need for reading: how great it is, and whether that is declared or measured."""
    if want.value is None:
        return "not measured"
    size = f"{want.value:.2f} of 1"
    if want.rank is None:
        return size
    how = DECLARED[want.rank]
    return f"{how}, not measured" if want.measured is None else f"{size} ({how}; measured {want.measured:.2f})"


def _then(point: Cooperation) -> str:
    """The partner's stage when it began, in a line. (Who learns stands at the head of the page, as it is now.)"""
    then = point.stage_then
    shown = [v for v in VARIABLES if v in then and not (v == "gni_per_person" and "gdp_per_person" in then)]
    return "; ".join(f"{STAGE[v][0]} {dated(then[v])}" for v in shown)


def _together(found: Explanation) -> Iterator[Block]:
    yield Section("On the agenda of both")
    agenda = named(topic.name for topic in found.shared_needs)
    yield Text(f"Both need much: {agenda}." if agenda else "No great need is common to both.")
    yield Section("Institutions that both can use")
    if not found.platforms:
        yield Text("None in the catalogue for this theme.")
    for platform in found.platforms:
        if platform.organisation:
            yield Item(f"{platform.name}: {why(platform)}")
    others = [platform.name for platform in found.platforms if not platform.organisation]
    if others:
        yield Item(f"Open to them without membership: {'; '.join(others)}")
    yield Section("Exchanges between the two")
    if not found.exchanges:
        yield Text("None in the data for this theme.")
    for way in found.exchanges:
        yield Item(told(way))
    yield Section("Cooperation already documented")
    if not found.known:
        yield Text("None in the catalogue.")
    for entry in found.known:
        yield Item(_documented(found, entry))
    yield Section("What is not known, or old")
    if not found.doubts:
        yield Text("Nothing of note.")
    for doubt in found.doubts:
        yield Item(doubted(doubt))


def _documented(found: Explanation, entry: Mapping[str, Any]) -> str:
    a, b = found.a.profile, found.b.profile
    learner, sharer = (a, b) if entry["direction"] == "learnt" else (b, a)
    text = f"{learner.name} from {sharer.name}: {known(entry).partition(': ')[2]}"
    about = []
    if entry.get("level"):
        about.append(f"between {LEVEL[entry['level']]}")
    if entry.get("facilitators"):
        about.append(f"with {listed([found.names.get(name, name) for name in entry['facilitators']])}")
    if about:
        text += f", {', '.join(about)}"
    if entry.get("note"):
        text += f". {entry['note']}"
    source = entry.get("source")
    return text + (f" [{cited(source)}]" if source else "")


def why(platform: Usable) -> str:
    """Why both can use a platform."""
    works = f"it works on {', '.join(map(lower_first, platform.themes))}"
    if platform.organisation:
        called, i = platform.called, platform.organisation
        return f"both are in {f'{called} ({i})' if len(called) + 2 > len(i) else called}; {works}"
    where = f" in {' and '.join(platform.regions)}" if platform.regions else " to developing countries"
    return f"open{where}; {works}"


def doubted(doubt: Doubt) -> str:
    """What is not known, or old, or remembered, in a sentence."""
    name, items, year = doubt.name, doubt.items, doubt.year
    match doubt.kind:
        case "stage":
            return f"{name}: no figure for {', '.join(v.replace('_', ' ') for v in items)}."
        case "needs":
            more = f"; and {len(items) - NAMED} more" if len(items) > NAMED else ""
            shown = named(items[:NAMED]) + more
            return f"{name}: need not measured, counted as {UNMEASURED:g} of 1: {shown}."
        case "gni":
            return "Incomes are compared by GNI per person, since one side has no GDP per person."
        case "old":
            return f"{name}: {items[0]} is of {year}."
        case "memory":
            return f"{name}: its first year, {year}, is not stated by a source."
        case "silent":
            return f"{name}: nothing newer than {year} shows it at work."
        case "no-stage":
            return f"{name}: no figures on the partner's stage near {year}."
        case _:
            return f"{name}: the partner's stage then rests partly on figures of later years."
