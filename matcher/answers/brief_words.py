"""The sentences of a brief: for a minister's adviser who has never seen the program, each understood by itself."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from matcher.answers.brief_terms import CARRIED, INSTITUTIONS, LIKE, measured, ordinal, upper_first, when
from matcher.answers.codes import region
from matcher.answers.labels import ALIKE, INCOME, figure
from matcher.answers.needs import plan_of
from matcher.answers.paper import Cited
from matcher.language import apart, local, tr, trn
from matcher.questions.brief import Ally, Brief, Facilitated, Portrait
from matcher.questions.country import Evidence
from matcher.questions.explain import Cooperation
from matcher.questions.wants import Want
from matcher.scoring.stage import VARIABLES
from matcher.text import listed, lower_first

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

FIRM, FAIR = 2, 5
"""Places that a likely rank may span to be called firm, or fairly firm."""
ROOM, DEEPER = 250, 400
"""Letters of what was done, or of what it took, that there is room for: on the page of a country, and of a pair."""
_END = re.compile(r"\b(end(ed|s)?|stop(ped|s)?|clos(ed|es|ing)|abolished|dissolved|replaced|ceased|suspended)\b", re.I)


def today(portrait: Portrait) -> str:
    """The stage of a country in a sentence."""
    stage, profile = portrait.side.stage, portrait.side.profile
    parts = [tr(INCOME[profile.income])] if profile.income else []
    income = next((stage[v] for v in VARIABLES[:2] if v in stage), None)
    if income:
        n = local(f"{income[1]:,.0f}")
        parts.append(tr("${n} a person a year ({year})", n=n, year=income[0]))
    if "life_expectancy" in stage:
        parts.append(tr("a life expectancy of {n} years", n=figure(stage["life_expectancy"][1])))
    if "schooling" in stage:
        parts.append(tr("{n} years at school for the average adult", n=figure(stage["schooling"][1])))
    if "agriculture_jobs" in stage:
        parts.append(tr("{n}% of work in farming", n=figure(stage["agriculture_jobs"][1])))
    if not parts:
        return tr("No figures on {name} as it is today are at hand.", name=profile.name)
    place = [region(profile.subregion)] if profile.subregion else []
    place += [tr("landlocked")] if profile.landlocked else [tr("a small island state")] if profile.small_island else []
    if not place:
        return tr("{name} today: {figures}.", name=profile.name, figures=listed(parts))
    return tr("{name} today ({place}): {figures}.", name=profile.name, place=", ".join(place), figures=listed(parts))


def declared(portrait: Portrait, cited: Cited) -> str:
    """Where a country declares what it wants."""
    plan = portrait.wants.plan
    if plan is None:
        return tr("No plan of {name} is in the data.", name=portrait.side.profile.name)
    marks = cited.pages(plan["sources"][:1])
    # Translators: {plan} is a plan with its years and the marks of its sources; what it puts first is listed below.
    return tr("{plan} puts first:", plan=plan_of(plan) + marks)


def wanted(want: Want) -> str:
    """A topic that is declared, in the country's words where they are known."""
    return tr("{label}: {words}", label=want.topic.name, words=want.said) if want.said else want.topic.name


def shown(item: Evidence, cited: str) -> str:
    """A figure, and where it stands among others."""
    value = measured(item.value, item.unit, item.name)
    if item.rank == 1:
        told = tr(
            "{name}: {value} ({year}), the greatest need among {of} countries",
            name=item.name,
            value=value,
            year=item.year,
            of=item.of,
        )
    else:
        # Translators: {place} is an ordinal number, as in "the 3rd greatest need".
        told = tr(
            "{name}: {value} ({year}), the {place} greatest need among {of} countries",
            name=item.name,
            value=value,
            year=item.year,
            place=ordinal(item.rank),
            of=item.of,
        )
    return told + cited


def experience(point: Cooperation) -> str:
    """What was done, by its title, with who did it and when."""
    title, country, years = point.record["title"], point.partner.name, when(point.record)
    return tr("“{title}” ({country}, {when})", title=title, country=country, when=years)


def ended(record: Mapping[str, Any]) -> str:
    """What a text says of how it ended, where it did; else what it took, or what went wrong: its first sentences."""
    sentences = re.split(r"(?<=[a-z)\]%0-9][.])\s+(?=[A-Z])", record["what"])
    of_end = [sentence for sentence in sentences[1:] if _END.search(sentence)]
    if "end" in record and of_end:
        return begun(of_end[0])
    return begun(record["conditions"]) if "conditions" in record else ""


def line_of(ally: Ally, found: Brief) -> Iterator[str]:
    """A partner of the shortlist, in sentences."""
    seeker, name = found.shortlist.seeker.name, ally.profile.name
    if not ally.line.documented:
        yield tr("Nothing is documented here that {a} and {b} could learn from each other.", a=seeker, b=name)
        return
    if ally.learn:
        topic, title = _topic_and_title(ally.learn[0])
        yield tr("{a} can learn from {b} about {topic}: {title}.", a=seeker, b=name, topic=topic, title=title)
    else:
        yield tr("Nothing that {b} did is documented here for {a} to learn from.", a=seeker, b=name)
    if ally.share:
        topic, title = _topic_and_title(ally.share[0])
        yield tr("In return {b} can learn about {topic}: {title}.", b=name, topic=topic, title=title)
    near = [tr(LIKE[ALIKE[VARIABLES[position]]]) for position in ally.line.alike[:3]]
    if near:
        yield tr("Today the two are alike in {things}.", things=listed(near))
    if ally.line.known:
        yield trn(
            "They have worked together in {n} case on record.",
            "They have worked together in {n} cases on record.",
            len(ally.line.known),
        )


def _topic_and_title(point: Cooperation) -> tuple[str, str]:
    title = tr("“{title}” ({when})", title=point.record["title"], when=when(point.record))
    return lower_first(point.reason.topic.name), title


def why(point: Cooperation, cited: Cited, found: Brief) -> str:
    """Why an experience matters to who learns: what is declared, or the figure that shows the need."""
    name, topic, want = point.seeker.name, lower_first(point.reason.topic.name), point.want
    figures = sorted(point.evidence, key=lambda item: item.rank / item.of)
    if not figures and want.rank is None:
        topic = upper_first(topic)
        return tr("{topic} may be of use to {name}; no figure here shows how much.", topic=topic, name=name)
    if want.rank is None:
        text = tr("A need of {name}: {topic}.", name=name, topic=topic)
    elif want.said:
        text = tr("A priority of {name}: {topic} (in its words: {said}).", name=name, topic=topic, said=want.said)
    else:
        text = tr("A priority of {name}: {topic}.", name=name, topic=topic)
    if not figures:
        return text
    item = figures[0]
    told = shown(item, cited.figures(found.shortlist.record("source", item.source)))
    told = f"{upper_first(told)}." if point.reason.topic.direct else tr("The nearest figure is {told}.", told=told)
    return f"{text} {told}"


def begun(text: str, room: int = ROOM) -> str:
    """The first sentences of a text, as many as there is room for: at least one, none cut.

    >>> begun("One did it. Then two; and three. X" + "x" * 300)
    'One did it. Then two; and three.'
    """
    sentences = re.split(r"(?<=[a-z)\]%0-9][.])\s+(?=[A-Z])", text)
    kept = sentences[0]
    for sentence in sentences[1:]:
        if len(kept) + len(sentence) > room:
            break
        kept += f" {sentence}"
    return kept


def results(record: Mapping[str, Any], cited: Cited, count: int = 2) -> str:
    """What came of an experience, each figure with its year and source; empty where nothing is on record."""
    outcomes = [item for item in record.get("results", []) if item.get("kind", "outcome") == "outcome"]
    parts = []
    for item in outcomes[:count]:
        source = item.get("source")
        from_there = cited.page(record["sources"][source - 1]) if source else ""
        year = item["year"] if "year" in item else tr("year not given")
        told = f"{measured(item['value'], item['unit'], item['metric'])} ({year}){from_there}"
        parts.append(tr("{label}: {words}", label=item["metric"], words=told))
    return upper_first(apart(parts))


def standing(ally: Ally) -> str:
    """How firm the place of a partner is."""
    firm, name = ally.line.stability, ally.profile.name
    if firm is None:
        return f"{name} {ordinal(ally.line.rank)}"
    if firm.low == firm.high:
        return tr("{name} {place} (firm)", name=name, place=ordinal(firm.low))
    span, low, high = firm.high - firm.low + 1, ordinal(firm.low), ordinal(firm.high)
    if span <= FIRM:
        return tr("{name} between {low} and {high} (firm)", name=name, low=low, high=high)
    if span <= FAIR:
        return tr("{name} between {low} and {high} (fairly firm)", name=name, low=low, high=high)
    return tr("{name} between {low} and {high} (loose)", name=name, low=low, high=high)


def helped(one: Facilitated, cited: Cited) -> str:
    """Cooperation that third parties helped with."""
    by = listed([tr(INSTITUTIONS[name]) if name in INSTITUTIONS else name for name in one.by])
    year = f" ({one.entry['year']})" if "year" in one.entry else ""
    told_in = cited.page(one.entry["source"]) if one.entry.get("source") else ""
    text = tr(
        "{who} helped {sharer} share with {learner}: {what}",
        who=by,
        sharer=one.sharer.name,
        learner=one.learner.name,
        what=one.entry["what"],
    )
    return upper_first(text) + year + told_in


def grades(points: Sequence[Cooperation]) -> str:
    """How well the experiences on the page are documented."""
    counts = Counter(point.record["confidence"] for point in points)
    found = [(counts[grade], tr(words)) for grade, words in CARRIED.items() if counts[grade]]
    if len(points) == 1:
        return tr("How well the experience here is documented: {how}.", how=found[0][1])
    if len(found) == 1:
        return trn(
            "How well the {n} experience here is documented: all {how}.",
            "How well the {n} experiences here are documented: all {how}.",
            len(points),
            how=found[0][1],
        )
    return trn(
        "How well the {n} experience here is documented: {how}.",
        "How well the {n} experiences here are documented: {how}.",
        len(points),
        how=", ".join(f"{count} {how}" for count, how in found),
    )


def reach(names: Sequence[str], found: Brief) -> str:
    """Who can use an institution."""
    if found.of_pair:
        return tr("Open to both.")
    if len(names) == len(found.allies):
        return tr("Open to {name} and all partners here.", name=found.shortlist.seeker.name)
    return tr("Open to {name} with {others}.", name=found.shortlist.seeker.name, others=listed(names))
