"""What a third partner and an exchange must look like in their files, and how partnerships name third partners."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from matcher.editing.experiences import Citation
from matcher.editing.kinds import Entry, Name, Slug, Text, Year

Level = Literal["government", "city", "university", "youth", "culture", "civil-society", "business"]
ExchangeKind = Literal[
    "scholarship", "youth", "twinning", "university", "festival", "research", "civil-society", "business", "peer-review"
]
Many = Annotated[list[str], Field(min_length=1)]


class Club(Entry):
    """Whom a third partner serves alone: members of one of these (organisations, countries)."""

    of: Many
    who: Literal["both", "learner", "either"]


class Facilitator(Entry):
    """A third partner: a country, or an organisation or fund."""

    id: Slug
    name: Name
    kind: Literal["country", "organisation"]
    country: str | None = None
    aliases: list[Name] = []
    what: Text
    themes: Many
    works_with: Many
    club: Club | None = None
    instruments: list[Name] = []
    since: Year | None = None
    ask_first: Name | None = None
    sources: Annotated[list[Citation], Field(min_length=1)]

    @property
    def called(self) -> list[str]:
        """All that it is called: its id, its name, the code of the country, other names."""
        return [name for name in (self.id, self.name, self.country, *self.aliases) if name]


class Exchange(Entry):
    """A scheme that brings people of two countries together beyond single projects."""

    id: Slug
    name: Name
    level: Level
    kind: ExchangeKind
    open_to: Many
    offered_by: Annotated[list[Name], Field(min_length=1)]
    themes: Many
    what: Text
    since: Year | None = None
    sources: Annotated[list[Citation], Field(min_length=1)]
