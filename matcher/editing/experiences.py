"""What an experience must look like in its file, what it says of where it went, and whom it is for."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, FiniteFloat

from matcher.editing.kinds import Code, Day, Entry, Name, Slug, Text, Url, Year

Modality = Literal[
    "study-visit", "training", "expert-deployment", "policy-dialogue", "technology-transfer", "joint-research",
    "demonstration-project", "digital-platform", "financing", "twinning", "scholarship",
]  # fmt: skip
Grade = Literal["adopted", "trained", "visited", "agreed", "announced"]
ResultKind = Literal["outcome", "baseline", "target", "context", "design", "input", "regional"]
Confidence = Literal["high", "medium", "low"]
Situation = Literal["coast", "landlocked", "island", "land-border", "tropics"]
SeenAs = Literal["part", "copy"]
Shown = Literal["courses", "visits", "experts"]
Fate = Literal["renamed", "closed"]
Check = Literal[
    "no-outcome", "input-as-outcome", "baseline-after-start", "before-start", "transfer-after-end", "transfer-grade",
    "one-source", "start-from-memory",
]  # fmt: skip
"""The checks of facts (`editing.facts`) whose finding an entry may accept, with the reason."""


class Result(Entry):
    """A figure that a source states."""

    metric: Name
    value: FiniteFloat
    unit: Name
    year: Year | None = None
    undated: Literal[True] | None = None
    kind: ResultKind = "outcome"
    source: Annotated[int, Field(ge=1)] | None = None


class Transfer(Entry):
    """Where an experience went."""

    to: str
    year: Year | None = None
    grade: Grade
    note: Text
    source: Annotated[int, Field(ge=1)] | None = None


class Citation(Entry):
    """A page, report or article that tells of something."""

    title: Name
    publisher: Name | None = None
    year: Year | None = None
    url: Url | None = None
    seen: Day | None = None
    seen_as: SeenAs | None = None


class Bound(Entry):
    """The values of an indicator between two bounds."""

    indicator: Code
    at_least: FiniteFloat | None = None
    at_most: FiniteFloat | None = None

    def holds(self, value: float) -> bool:
        """Whether a value lies between the bounds."""
        return (self.at_least is None or value >= self.at_least) and (self.at_most is None or value <= self.at_most)


class OnlyFor(Entry):
    """Whom an experience speaks to: every condition that is named must hold (`editing.audience`)."""

    situation: list[Situation] = []
    figures: list[Bound] = []
    languages: list[Name] = []
    regions: list[Name] = []
    members_of: list[str] = []
    countries: list[str] = []
    not_countries: list[str] = []
    why: Name


class Experience(Entry):
    """Something a country did at home that others can learn from."""

    id: Slug
    title: Name
    partner: str
    theme: str
    topics: Annotated[list[str], Field(min_length=1)]
    start: Year
    start_from_memory: bool = False
    end: Year | None = None
    last_documented: Year | None = None
    joint_with: list[str] = []
    only_for: OnlyFor | None = None
    institution: Name | None = None
    institutions: list[str] = []
    what: Text
    results: list[Result] = []
    conditions: Text | None = None
    modalities: list[Modality] = []
    transfers: list[Transfer] = []
    sources: Annotated[list[Citation], Field(min_length=1)]
    confidence: Confidence
    accepted: dict[Check, Name] = {}


class Former(Entry):
    """The id of an experience that is no longer in the catalogue: where it went, or why it was taken out."""

    id: Slug
    now: Slug | None = None
    why: Name


class Offer(Entry):
    """Something that an institution has done for other countries, and the experience whose entry says so."""

    what: Shown
    experience: str


class Institution(Entry):
    """Who did what an experience tells of: whom to write to."""

    id: Slug
    name: Name
    own_name: Name | None = None
    aliases: list[Name] = []
    formerly: list[Name] = []
    country: str | None = None
    international: bool = False
    status: Fate | None = None
    since: Year | None = None
    now: Name | None = None
    offers: list[Offer] = []
    url: Url | None = None
