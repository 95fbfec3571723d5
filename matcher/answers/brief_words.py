"""The sentences of a brief: for a minister's adviser who has never seen the program, each understood by itself."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from matcher.answers.labels import ALIKE, INCOME, figure
from matcher.answers.needs import plan_of
from matcher.answers.paper import Cited
from matcher.questions.brief import Ally, Brief, Facilitated, Portrait
from matcher.questions.country import Evidence
from matcher.questions.explain import Cooperation
from matcher.questions.wants import Want
from matcher.scoring.stage import VARIABLES
from matcher.text import counted, listed, lower_first

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

FIRM, FAIR = 2, 5
"""Places that a likely rank may span to be called firm, or fairly firm."""
ROOM, DEEPER = 250, 400
"""Letters of what was done, or of what it took, that there is room for: on the page of a country, and of a pair."""
INSTITUTIONS = {
    "CAN": "Canada",
    "FAO": "the Food and Agriculture Organization of the United Nations (FAO)",
    "GEF": "the Global Environment Facility (GEF)",
    "GEF SGP": "the Small Grants Programme of the Global Environment Facility",
    "IGAD": "the Intergovernmental Authority on Development in Eastern Africa (IGAD)",
    "India-UN Fund": "the India-UN Development Partnership Fund",
    "IsDB": "the Islamic Development Bank",
    "JICA": "the Japan International Cooperation Agency (JICA)",
    "OAS": "the Organization of American States",
    "UNCDF": "the United Nations Capital Development Fund",
    "UNDP": "the United Nations Development Programme (UNDP)",
    "UNFPA": "the United Nations Population Fund",
    "WHO": "the World Health Organization",
    "World Bank": "the World Bank",
}
"""Those that the record names in short, as a reader knows them."""
GRADES = {
    "trained": "people were trained",
    "visited": "people came to see it",
    "adopted": "taken up",
    "agreed": "agreed",
    "announced": "announced",
}
"""How far it went, in words."""
CARRIED = {"high": "well", "medium": "fairly well", "low": "thinly"}
"""How well the sources carry an entry."""


LIKE = {
    "income": "income",
    "life expectancy": "life expectancy",
    "schooling": "years at school",
    "farm work": "the share of work in farming",
    "urban share": "the share of people in towns",
    "births": "births per woman",
}
"""What two countries are alike in, spelt out."""
_END = re.compile(r"\b(end(ed|s)?|stop(ped|s)?|clos(ed|es|ing)|abolished|dissolved|replaced|ceased|suspended)\b", re.I)
_SCALE = re.compile(r"(?:index|score),? (about )?(-?[\d.]+)(?:-| to )(-?[\d.]+)\Z")


def ordinal(number: int) -> str:
    """The number of a place.

    >>> ordinal(1), ordinal(12), ordinal(23), ordinal(111)
    ('1st', '12th', '23rd', '111th')
    """
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number:,}{ending}"


def letter(place: int) -> str:
    """The letter of an experience on the page; numbers are for partners.

    >>> letter(1), letter(6)
    ('A', 'F')
    """
    return chr(ord("A") + place - 1)


def today(portrait: Portrait) -> str:
    """The stage of a country in a sentence."""
    stage, profile = portrait.side.stage, portrait.side.profile
    parts = [INCOME[profile.income]] if profile.income else []
    income = next((stage[v] for v in VARIABLES[:2] if v in stage), None)
    if income:
        parts.append(f"${income[1]:,.0f} a person a year ({income[0]})")
    if "life_expectancy" in stage:
        parts.append(f"a life expectancy of {figure(stage['life_expectancy'][1])} years")
    if "schooling" in stage:
        parts.append(f"{figure(stage['schooling'][1])} years at school for the average adult")
    if "agriculture_jobs" in stage:
        parts.append(f"{figure(stage['agriculture_jobs'][1])}% of work in farming")
    if not parts:
        return f"No figures on {profile.name} as it is today are at hand."
    place = [profile.subregion] if profile.subregion else []
    place += ["landlocked"] if profile.landlocked else ["a small island state"] if profile.small_island else []
    where = f" ({', '.join(place)})" if place else ""
    return f"{profile.name} today{where}: {listed(parts)}."


def declared(portrait: Portrait, cited: Cited) -> str:
    """Where a country declares what it wants."""
    plan = portrait.wants.plan
    if plan is None:
        return f"No plan of {portrait.side.profile.name} is in the data."
    return f"{plan_of(plan)}{cited.pages(plan['sources'][:1])} puts first:"


def wanted(want: Want) -> str:
    """A topic that is declared, in the country's words where they are known."""
    return f"{want.topic.name}: {want.said}" if want.said else want.topic.name


def measured(value: float, unit: str, of: str) -> str:
    """A figure with its unit, where the name of what it is `of` does not tell that already.

    >>> measured(0.26, "index 0-1", "readiness"), measured(59.5, "pupils per teacher", "pupils per teacher")
    ('0.26 on a scale from 0 to 1', '59.5')
    >>> measured(7.3, "ha", "land raised, first phase")
    '7.3 ha'
    """
    if scale := _SCALE.match(unit):
        return f"{figure(value)} on a scale from {scale[1] or ''}{scale[2]} to {scale[3]}"
    if unit.startswith("%"):
        return f"{figure(value)}{unit.removesuffix(' (gross)')}"
    told = re.search(rf"\b{re.escape(unit)}\b", of)
    return figure(value) if told else f"{figure(value)} {unit}"


def shown(item: Evidence, mark: str) -> str:
    """A figure, and where it stands among others."""
    place = "the greatest need" if item.rank == 1 else f"the {ordinal(item.rank)} greatest need"
    value = measured(item.value, item.unit, item.name)
    return f"{item.name}: {value} ({item.year}), {place} among {item.of} countries{mark}"


def experience(point: Cooperation) -> str:
    """What was done, by its title, with who did it and when."""
    return f"“{point.record['title']}” ({point.partner.name}, {when(point.record)})"


def ended(record: Mapping[str, Any]) -> str:
    """What a text says of how it ended, where it did; else what it took, or what went wrong: its first sentences."""
    sentences = re.split(r"(?<=[a-z)\]%0-9][.])\s+(?=[A-Z])", record["what"])
    of_end = [sentence for sentence in sentences[1:] if _END.search(sentence)]
    if "end" in record and of_end:
        return begun(of_end[0])
    return begun(record["conditions"]) if "conditions" in record else ""


def when(record: Mapping[str, Any]) -> str:
    """When it was, in short: "since 2007", "1999-2012"."""
    return f"{record['start']}-{record['end']}" if "end" in record else f"since {record['start']}"


def line_of(ally: Ally, found: Brief) -> Iterator[str]:
    """A partner of the shortlist, in sentences."""
    seeker, name = found.shortlist.seeker.name, ally.profile.name
    if not ally.line.documented:
        yield f"Nothing is documented here that {seeker} and {name} could learn from each other."
        return
    if ally.learn:
        point = ally.learn[0]
        topic = lower_first(point.reason.topic.name)
        title = f"“{point.record['title']}” ({when(point.record)})"
        yield f"{seeker} can learn from {name} about {topic}: {title}."
    else:
        yield f"Nothing that {name} did is documented here for {seeker} to learn from."
    if ally.share:
        point = ally.share[0]
        topic = lower_first(point.reason.topic.name)
        title = f"“{point.record['title']}” ({when(point.record)})"
        yield f"In return {name} can learn about {topic}: {title}."
    near = [LIKE[ALIKE[VARIABLES[position]]] for position in ally.line.alike[:3]]
    if near:
        yield f"Today the two are alike in {listed(near)}."
    if ally.line.known:
        yield f"They have worked together in {counted(len(ally.line.known), 'case')} on record."


def why(point: Cooperation, cited: Cited, found: Brief) -> str:
    """Why an experience matters to who learns: what is declared, or the figure that shows the need."""
    name, topic, want = point.seeker.name, lower_first(point.reason.topic.name), point.want
    text = f"A need of {name}: {topic}."
    if want.rank is not None:
        said = f" (in its words: {want.said})" if want.said else ""
        text = f"A priority of {name}: {topic}{said}."
    figures = sorted(point.evidence, key=lambda item: item.rank / item.of)
    if not figures and want.rank is None:
        return f"{upper_first(topic)} may be of use to {name}; no figure here shows how much."
    if not figures:
        return text
    item = figures[0]
    told = shown(item, cited.figures(found.shortlist.record("source", item.source)))
    return (
        f"{text} {told[:1].upper()}{told[1:]}."
        if point.reason.topic.direct
        else f"{text} The nearest figure is {told}."
    )


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
        mark = cited.page(record["sources"][source - 1]) if source else ""
        year = item.get("year", "year not given")
        parts.append(f"{item['metric']}: {measured(item['value'], item['unit'], item['metric'])} ({year}){mark}")
    return upper_first("; ".join(parts))


def standing(ally: Ally) -> str:
    """How firm the place of a partner is."""
    firm, name = ally.line.stability, ally.profile.name
    if firm is None:
        return f"{name} {ordinal(ally.line.rank)}"
    if firm.low == firm.high:
        return f"{name} {ordinal(firm.low)} (firm)"
    span = firm.high - firm.low + 1
    how = "firm" if span <= FIRM else "fairly firm" if span <= FAIR else "loose"
    return f"{name} between {ordinal(firm.low)} and {ordinal(firm.high)} ({how})"


def helped(one: Facilitated, cited: Cited) -> str:
    """Cooperation that third parties helped with."""
    by = listed([INSTITUTIONS.get(name, name) for name in one.by])
    year = f" ({one.entry['year']})" if "year" in one.entry else ""
    mark = cited.page(one.entry["source"]) if one.entry.get("source") else ""
    text = f"{by} helped {one.sharer.name} share with {one.learner.name}: {one.entry['what']}{year}{mark}"
    return upper_first(text)


def upper_first(text: str) -> str:
    """`text` as it begins a sentence.

    >>> upper_first("refugees hosted")
    'Refugees hosted'
    """
    return text[:1].upper() + text[1:]


def grades(points: Sequence[Cooperation]) -> str:
    """How well the experiences on the page are documented."""
    counts = Counter(point.record["confidence"] for point in points)
    parts = [f"{counts[grade]} {words}" for grade, words in CARRIED.items() if counts[grade]]
    if len(points) == 1:
        return f"How well the experience here is documented: {CARRIED[points[0].record['confidence']]}."
    told = f"all {parts[0].partition(' ')[2]}" if len(parts) == 1 else ", ".join(parts)
    return f"How well the {len(points)} experiences here are documented: {told}."


def reach(names: Sequence[str], found: Brief) -> str:
    """Who can use an institution."""
    if found.of_pair:
        return "Open to both."
    if len(names) == len(found.allies):
        return f"Open to {found.shortlist.seeker.name} and all partners here."
    return f"Open to {found.shortlist.seeker.name} with {listed(names)}."
