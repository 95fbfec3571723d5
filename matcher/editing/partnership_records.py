"""What a file on a partnership holds, field by field."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, FiniteFloat

from matcher.editing.experiences import Citation
from matcher.editing.kinds import Code, Day, Entry, Name, Slug, SourceId, Text, Year


class Party(Entry):
    """Who agreed, on which side."""

    country: str
    who: Name


class Agreement(Entry):
    """What was agreed, when and by whom."""

    day: Day
    what: Text
    by: Annotated[list[Party], Field(min_length=1)]
    document: Citation | None = None


class FirstStep(Entry):
    """The first thing to be done, by when, and when it was."""

    what: Text
    by: Day | None = None
    done: Day | None = None


class Recorded(Entry):
    """A figure of one of the two countries, as it was known on the day of a review."""

    country: str
    indicator: Code
    year: Year
    value: FiniteFloat
    source: SourceId | None = None


class Given(Entry):
    """An answer: whose it is, and what it says, by the scale of its question."""

    question: Slug
    by: list[str] = []
    level: Annotated[int, Field(ge=0, le=2)] | None = None
    value: FiniteFloat | None = None
    holds: bool | None = None
    said: Text | None = None


class Review(Entry):
    """A day on which the two looked at it: the figures as they were known, and the answers."""

    day: Day
    edition: Name | None = None
    figures: list[Recorded] = []
    answers: list[Given] = []


class PartnershipFile(Entry):
    """The record of a partnership, a file of its own."""

    title: Name
    between: Annotated[list[str], Field(min_length=2, max_length=2)]
    experiences: list[Slug] = []
    topics: list[Slug] = []
    agreed: Agreement
    facilitators: list[Name] = []
    first_step: FirstStep | None = None
    ends: Day | None = None
    ended: Day | None = None
    questions: Annotated[list[Slug], Field(min_length=1)] = ["short"]
    note: Text | None = None
    reviews: list[Review] = []
