"""The codes of the data in words, for pages for people. (In JSON and CSV they stay what they are.)"""

from __future__ import annotations

from collections.abc import Mapping

from matcher.language import mark, name_of, tr, trc

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

MODALITIES = {
    "study-visit": mark("study visit"),
    "training": mark("training"),
    "expert-deployment": mark("expert deployment"),
    "policy-dialogue": mark("policy dialogue"),
    "technology-transfer": mark("technology transfer"),
    "joint-research": mark("joint research"),
    "demonstration-project": mark("demonstration project"),
    "digital-platform": mark("digital platform"),
    "financing": mark("financing"),
    "twinning": mark("twinning"),
    "scholarship": mark("scholarship"),
}
"""The ways of sharing."""

EXCHANGES = {
    "scholarship": mark("scholarship"),
    # Translators: an exchange of young people.
    "youth": mark("youth"),
    "twinning": mark("twinning"),
    # Translators: an exchange between universities.
    "university": mark("university"),
    "festival": mark("festival"),
    "research": mark("research"),
    "civil-society": mark("civil society"),
    # Translators: an exchange between firms.
    "business": mark("business"),
    "peer-review": mark("peer review"),
}
"""The kinds of exchanges."""

DOCUMENTED = {
    # Translators: how far a country went with what another did: adopted, trained, visited, agreed or announced.
    "adopted": mark("adopted"),
    "trained": mark("trained"),
    "visited": mark("visited"),
    "agreed": mark("agreed"),
    "announced": mark("announced"),
    "bilateral": mark("bilateral"),
    "triangular": mark("triangular"),
}
"""How cooperation was documented: its grade and its kind."""

RESULTS = {
    # Translators: what kind of figure it is: "12% (baseline)".
    "baseline": mark("baseline"),
    "target": mark("target"),
    "context": mark("context"),
    "design": mark("design"),
    "input": mark("input"),
    "regional": mark("regional"),
}
"""What a figure of an experience is, where it is no outcome."""

PLANS = {
    "national-plan": mark("national plan"),
    "vision": mark("vision"),
    # Translators: a voluntary national review (SDGs).
    "vnr": mark("vnr"),
    # Translators: a nationally determined contribution (climate).
    "ndc": mark("ndc"),
    "sector": mark("sector"),
    "cooperation-framework": mark("cooperation framework"),
}
"""The kinds of plans."""

OFFERS = {"courses": mark("courses"), "visits": mark("visits"), "experts": mark("experts")}
"""What institutions have done for others."""

FIGURES = {
    "income": mark("income"),
    "gdp_per_person": mark("gdp per person"),
    "life_expectancy": mark("life expectancy"),
    "schooling": mark("schooling"),
    # Translators: the share of people who work in agriculture.
    "agriculture_jobs": mark("agriculture jobs"),
    # Translators: the share of people who live in towns.
    "urban": mark("urban"),
    "fertility": mark("fertility"),
}
"""The figures of a stage, named where one is missing."""


def in_words(code: str, words: Mapping[str, str]) -> str:
    """A code in words; one that the table lacks as it is, without its hyphens."""
    return tr(words[code]) if code in words else code.replace("-", " ")


def region(name: str) -> str:
    """A region or subregion of the United Nations (M49) in the language that is spoken."""
    return name_of("region", name)


def confidence(code: str) -> str:
    """How sure it is what is told of an experience."""
    match code:
        case "high":
            return trc("confidence", "high")
        case "medium":
            return trc("confidence", "medium")
        case "low":
            return trc("confidence", "low")
    return code


def intensity(code: str) -> str:
    """How heavy a conflict was."""
    match code:
        case "war":
            return trc("conflict", "war")
        case "minor":
            return trc("conflict", "minor")
    return code


def way_of(record: Mapping[str, Any]) -> list[str]:
    """The ways of sharing of an experience, in words."""
    return [in_words(modality, MODALITIES) for modality in record["modalities"]]
