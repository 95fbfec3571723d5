"""What one entry of each data file must look like, field by field, as data/README.md explains to its editors.

Strict: text is text, a number is a finite number, an unknown key is an error. What needs more than one entry to
be judged (does this topic exist?) is in `checks`.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field, FiniteFloat, StringConstraints

from matcher.editing.experiences import Bound, Citation, Grade, Modality
from matcher.editing.kinds import (
    AncientYear,
    Code,
    Day,
    Entry,
    Name,
    Percent,
    ProfileId,
    Share,
    Slug,
    SourceId,
    Spoken,
    Text,
    Url,
    Year,
)
from matcher.editing.third_parties import Level

IncomeGroup = Literal["low", "lower-middle", "upper-middle", "high"]
Status = Literal[
    "member", "listed", "focus-country", "approved", "suspended",
    "associate", "partner", "observer", "participating", "former", "withdrawn", "invited", "unclear",
    "inactive", "graduated",
]  # fmt: skip
IN = frozenset({"member", "listed", "focus-country", "approved", "suspended"})
"""The membership statuses that count as being in."""


class Place(Entry):
    lat: Annotated[FiniteFloat, Field(ge=-90, le=90)] | None = None
    lon: Annotated[FiniteFloat, Field(ge=-180, le=180)] | None = None
    capital_lat: Annotated[FiniteFloat, Field(ge=-90, le=90)] | None = None
    capital_lon: Annotated[FiniteFloat, Field(ge=-180, le=180)] | None = None
    area_km2: Annotated[FiniteFloat, Field(gt=0, le=2e7)] | None = None
    landlocked: bool | None = None
    borders: list[str] = []


class Languages(Entry):
    official: list[Name] = []
    working: list[Name] = []
    spoken: dict[str, Percent] = {}

    @property
    def worked_in(self) -> list[str]:
        """The languages in which the state works: the official ones, and those beside them."""
        return [*self.official, *self.working]


class Income(Entry):
    group: IncomeGroup
    fiscal_year: Year


class History(Entry):
    independence: AncientYear | None = None
    independence_from: str | None = None
    former_rulers: list[str] = []


class Membership(Entry):
    organisation: str
    status: Status = "member"
    since: Year | None = None
    sources: list[SourceId] = []


class PeaceAgreement(Entry):
    year: Year
    name: Text
    kind: Name | None = None
    ended: Year | None = None


class Conflict(Entry):
    id: int
    name: Name
    start: Year
    end: Year | None = None
    active_years: Annotated[int, Field(ge=0)]
    war_years: Annotated[int, Field(ge=0)]
    intensity: Literal["minor", "war"]
    type: Literal["internal", "internal-internationalised", "interstate", "extrasystemic"]
    basis: Literal["location", "territory"] = "location"
    peace_agreement: PeaceAgreement | None = None
    source: Name | None = None


class Country(Entry):
    """A country, or (in an own data folder) a province, a city or an institution."""

    iso3: ProfileId
    name: Name
    iso2: Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")] | None = None
    m49: Annotated[str, StringConstraints(pattern=r"^[0-9]{3}$")] | None = None
    official_name: Name | None = None
    un_member: bool = False
    south: bool = False
    region: Name | None = None
    subregion: Name | None = None
    capital: Name | None = None
    place: Place = Place()
    languages: Languages = Languages()
    income: Income | None = None
    lending: Name | None = None
    currency: Name | None = None
    history: History = History()
    priorities: list[str] = []
    memberships: list[Membership] = []
    conflicts: list[Conflict] = []
    names: dict[str, list[Name]] = {}
    sources: list[SourceId] = []

    @property
    def organisations(self) -> list[str]:
        """The ids of the organisations and lists that it counts as being in."""
        return [membership.organisation for membership in self.memberships if membership.status in IN]


class NeedIndicator(Entry):
    code: Code
    need: Literal["higher", "lower"]
    absent: Literal["unknown", "no-need"] = "unknown"


class Gate(Bound):
    """Whom a topic concerns: those whose value of an indicator lies within these bounds."""

    otherwise: Literal["no-need", "not-measured"] = Field(alias="else")


class ConflictNeed(Entry):
    recovering: Share
    ongoing: Share


class Topic(Entry):
    id: Slug
    name: Name
    aliases: list[Name] = []
    words: Spoken = {}
    basis: Literal["direct", "proxy", "none"]
    conflict: ConflictNeed | None = None
    combine: Literal["mean", "highest", "two-highest"] = "mean"
    applies_if: list[Gate] = []
    indicators: list[NeedIndicator] = []


class Theme(Entry):
    id: Slug
    name: Name
    aliases: list[Name] = []
    words: Spoken = {}
    topics: Annotated[list[Topic], Field(min_length=1)]


class Topics(Entry):
    """The file topics.yaml. Here and below the records are left unread: `load` judges them one by one."""

    themes: list[Any]


class Indicator(Entry):
    code: Code
    name: Name
    short: Name
    unit: Name
    better: Literal["higher", "lower", "neutral"]
    min: FiniteFloat
    max: FiniteFloat


class Series(Entry):
    column: Annotated[str, StringConstraints(pattern=r"^[a-z_]+$")]
    name: Name
    short: Name
    unit: Name
    min: FiniteFloat
    max: FiniteFloat
    source: list[SourceId]


class Indicators(Entry):
    edition: Day | None = None
    indicators: list[Any]
    series: list[Any] = []


class Published(Entry):
    """How many members an organisation is said to have; `differs`: why that is not the number of those here."""

    members: Annotated[int, Field(ge=1)]
    as_of: Annotated[str, StringConstraints(pattern=r"^\d{4}(-\d{2}){0,2}$")] | None = None
    title: Name
    publisher: Name
    url: Url
    differs: Name | None = None


class Organisation(Entry):
    id: Code
    name: Name
    aliases: list[Name] = []
    words: Spoken = {}
    members: Annotated[int, Field(ge=1)]
    published: Published | None = None


class Platform(Entry):
    id: Slug
    name: Name
    type: Name
    themes: list[str]
    offers: Text
    opened_by: str | None = None
    regions: list[Name] = []
    planned: bool = False
    url: Url | None = None
    sources: list[SourceId] = []


class Platforms(Entry):
    organisations: list[Any] = []
    platforms: list[Any] = []


class Group(Entry):
    """A group of countries that people have a name for: those that any one of its fields holds."""

    name: Name
    aliases: list[Name] = []
    words: Spoken = {}
    south: bool = False
    regions: list[Name] = []
    organisations: list[Code] = []
    income: list[IncomeGroup] = []
    languages: list[Name] = []
    countries: list[ProfileId] = []
    note: Name | None = None


class Elsewhere(Entry):
    """A territory, a former state or another name that is none of the countries here."""

    name: Name
    aliases: list[Name] = []


class Language(Entry):
    """What a language is called."""

    code: Name
    name: Name
    aliases: list[Name] = []


class Names(Entry):
    groups: list[Any] = []
    elsewhere: list[Any] = []
    languages: list[Any] = []


class Partnership(Entry):
    """Documented cooperation: what one country shared and another learnt."""

    shared_by: str
    learnt_by: str
    theme: str
    topic: str | None = None
    year: Year | None = None
    project: Name
    kind: Name | None = None
    facilitators: list[Name] = []
    level: Level | None = None
    modality: Modality | None = None
    grade: Grade | None = None
    note: Name | None = None
    in_test: bool = True
    source: Citation


class Plan(Entry):
    """Where a country declares its priorities: a plan, a vision, a report, and the first and last year it speaks of."""

    name: Name
    years: Annotated[list[Year], Field(min_length=2, max_length=2)]
    kind: Literal["national-plan", "vision", "vnr", "ndc", "sector", "cooperation-framework"]


class Priority(Entry):
    """A topic that is declared, in the words of the source, and its rank: 1 a headline, 2 named below it."""

    topic: str
    said: Name
    rank: Annotated[int, Field(ge=1, le=2)]


class Declaration(Entry):
    """What a country declares its priorities to be."""

    country: str
    plan: Plan
    priorities: Annotated[list[Priority], Field(min_length=1)]
    unmatched: list[Name] = []
    source: Citation
    further: list[Citation] = []


class Tension(Entry):
    """Two countries with fighting between them, or a rupture on record, and a plain note of it."""

    between: Annotated[list[str], Field(min_length=2, max_length=2)]
    kind: Literal["fighting", "rupture"]
    years: Annotated[list[Year], Field(min_length=2, max_length=2)]
    note: Annotated[Name, Field(max_length=200)]
    source: Citation


class Source(Entry):
    id: SourceId
    what: Text | None = None
    publisher: Name | None = None
    edition: Text | None = None
    licence: Text | None = None
    url: Url | None = None
    retrieved: Day | None = None
    note: Text | None = None
