"""The sentences of a brief: for a minister's adviser who has never seen the program, each understood by itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from matcher.answers.experience import result_words, years_of
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
CARRIED = {"high": "well documented", "medium": "fairly documented", "low": "thinly documented"}
"""How well the sources carry an entry."""


def ordinal(number: int) -> str:
    """The number of a place.

    >>> ordinal(1), ordinal(12), ordinal(23), ordinal(111)
    ('1st', '12th', '23rd', '111th')
    """
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number:,}{ending}"


def today(portrait: Portrait) -> str:
    """The stage of a country in a sentence."""
    stage, profile = portrait.side.stage, portrait.side.profile
    parts = [INCOME[profile.income]] if profile.income else []
    income = next((stage[v] for v in VARIABLES[:2] if v in stage), None)
    if income:
        parts.append(f"${figure(income[1])} a person a year ({income[0]})")
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


def shown(item: Evidence, mark: str) -> str:
    """A figure, and where it stands among others."""
    unit = item.unit if item.unit.startswith("%") else f" {item.unit}"
    place = "the greatest need" if item.rank == 1 else f"{ordinal(item.rank)} greatest need"
    return f"{item.name}, {figure(item.value)}{unit} ({item.year}), {place} of {item.of} countries{mark}"


def experience(point: Cooperation) -> str:
    """What was done, by its title, with who did it and when."""
    return f"“{point.record['title']}” ({point.partner.name}, {years_of(point.record)})"


def line_of(ally: Ally, found: Brief) -> Iterator[str]:
    """A partner of the shortlist, in sentences."""
    seeker, name = found.shortlist.seeker.name, ally.profile.name
    if not ally.line.documented:
        yield f"Nothing is documented here that {seeker} and {name} could learn from each other."
        return
    if ally.learn:
        point = ally.learn[0]
        topic = lower_first(point.reason.topic.name)
        title = f"“{point.record['title']}” ({years_of(point.record)})"
        yield f"{seeker} can learn from {name} about {topic}: {title}."
    else:
        yield f"Nothing that {name} did is documented here for {seeker} to learn from."
    if ally.share:
        point = ally.share[0]
        topic = lower_first(point.reason.topic.name)
        title = f"“{point.record['title']}” ({years_of(point.record)})"
        yield f"In return {name} can learn about {topic}: {title}."
    near = [ALIKE[VARIABLES[position]] for position in ally.line.alike[:3]]
    if near:
        yield f"Today the two are alike in {listed(near)}."
    if ally.line.known:
        yield f"They have worked together before ({counted(len(ally.line.known), 'case')} on record)."


def why(point: Cooperation, cited: Cited, found: Brief) -> str:
    """Why an experience matters to who learns: what is declared, or the figure that shows the need."""
    name, topic = point.seeker.name, lower_first(point.reason.topic.name)
    want = point.want
    text = f"{name} needs {topic}"
    if want.rank is not None:
        text = f"{name} has declared {topic} a priority" + (f" ({want.said})" if want.said else "")
    figures = sorted(point.evidence, key=lambda item: item.rank / item.of)
    if figures:
        item = figures[0]
        mark = cited.figures(found.shortlist.record("source", item.source))
        return f"{text}: {shown(item, mark)}."
    return f"{text}."


def results(record: Mapping[str, Any], cited: Cited, count: int = 2) -> str:
    """What came of an experience, each figure with its year and source; empty where nothing is on record."""
    outcomes = [item for item in record.get("results", []) if item.get("kind", "outcome") == "outcome"]
    parts = []
    for item in outcomes[:count]:
        source = item.get("source")
        mark = cited.page(record["sources"][source - 1]) if source else ""
        parts.append(f"{result_words(item)}{mark}")
    return "; ".join(parts)


def standing(ally: Ally, of: int) -> str:
    """How firm the place of a partner is."""
    firm, name = ally.line.stability, ally.profile.name
    if firm is None:
        return f"{name}: {ordinal(ally.line.rank)} of {of}"
    if firm.low == firm.high:
        return f"{name}: {ordinal(firm.low)} (firm)"
    span = firm.high - firm.low + 1
    how = "firm" if span <= FIRM else "fairly firm" if span <= FAIR else "loose"
    return f"{name}: between {ordinal(firm.low)} and {ordinal(firm.high)} ({how})"


def helped(one: Facilitated, cited: Cited) -> str:
    """Cooperation that third parties helped with."""
    by = listed([INSTITUTIONS.get(name, name) for name in one.by])
    year = f" ({one.entry['year']})" if "year" in one.entry else ""
    mark = cited.page(one.entry["source"]) if one.entry.get("source") else ""
    text = f"{by} helped {one.sharer.name} share with {one.learner.name}: {one.entry['what']}{year}{mark}"
    return text[:1].upper() + text[1:]


def grades(points: Sequence[Cooperation]) -> str:
    """How well the experiences on the page are documented."""
    counts = Counter(point.record["confidence"] for point in points)
    parts = [f"{counts[grade]} {words}" for grade, words in CARRIED.items() if counts[grade]]
    return f"Of the {counted(len(points), 'experience')} here, {listed(parts)}."
