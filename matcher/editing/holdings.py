"""Which data file holds which records, and where these name others."""

from __future__ import annotations

from typing import Any, NamedTuple

from matcher.editing.experiences import Experience, Former, Institution
from matcher.editing.follow_up_records import FollowUp, QuestionSet, ReviewQuestion
from matcher.editing.kinds import Entry
from matcher.editing.records import (
    Country,
    Declaration,
    Elsewhere,
    Group,
    Indicator,
    Indicators,
    Language,
    Names,
    Organisation,
    Partnership,
    Platform,
    Platforms,
    Series,
    Source,
    Tension,
    Theme,
    Topics,
)
from matcher.editing.third_parties import Exchange, Facilitator
from matcher.editing.yaml12 import Path


class Part(NamedTuple):
    """A list of records: what the file and `Loaded` call it, what each is, and by which key it is known ("": by what it
    tells)."""

    name: str
    model: type[Entry]
    key: str


LISTS: dict[str, tuple[Any, tuple[Part, ...]]] = {
    "topics.yaml": (Topics, (Part("themes", Theme, "id"),)),
    "indicators.yaml": (Indicators, (Part("indicators", Indicator, "code"), Part("series", Series, "column"))),
    "sources.yaml": (list[Any], (Part("sources", Source, "id"),)),
    "platforms.yaml": (Platforms, (Part("organisations", Organisation, "id"), Part("platforms", Platform, "id"))),
    "countries.yaml": (list[Any], (Part("countries", Country, "iso3"),)),
    "experiences.yaml": (list[Any], (Part("experiences", Experience, "id"),)),
    "former.yaml": (list[Any], (Part("former", Former, "id"),)),
    "institutions.yaml": (list[Any], (Part("institutions", Institution, "id"),)),
    "priorities.yaml": (list[Any], (Part("priorities", Declaration, "country"),)),
    "names.yaml": (
        Names,
        (Part("groups", Group, "name"), Part("elsewhere", Elsewhere, "name"), Part("languages", Language, "code")),
    ),
    "partnerships.yaml": (list[Any], (Part("partnerships", Partnership, ""),)),
    "tensions.yaml": (list[Any], (Part("tensions", Tension, ""),)),
    "facilitators.yaml": (list[Any], (Part("facilitators", Facilitator, "id"),)),
    "exchanges.yaml": (list[Any], (Part("exchanges", Exchange, "id"),)),
    "follow-up.yaml": (FollowUp, (Part("sets", QuestionSet, "id"), Part("questions", ReviewQuestion, "id"))),
}
"""What each file of records is as a whole, and the lists in it. The records of a list that nothing is compiled from are
in the index as they are (`Loaded.others`)."""

EACH = "*"
NAMES: dict[type[Entry], dict[Path, str]] = {
    Theme: {
        ("topics", EACH, "indicators", EACH, "code"): "indicator",
        ("topics", EACH, "applies_if", EACH, "indicator"): "indicator",
    },
    Series: {("source", EACH): "source"},
    Country: {
        ("memberships", EACH, "organisation"): "organisation",
        ("memberships", EACH, "sources", EACH): "source",
        ("sources", EACH): "source",
        ("priorities", EACH): "topic",
    },
    Experience: {
        ("partner",): "country",
        ("theme",): "theme",
        ("topics", EACH): "topic",
        ("transfers", EACH, "to"): "country",
        ("joint_with", EACH): "country",
        ("only_for", "countries", EACH): "country",
        ("only_for", "not_countries", EACH): "country",
        ("only_for", "members_of", EACH): "organisation",
        ("only_for", "figures", EACH, "indicator"): "indicator",
        ("institutions", EACH): "institution",
    },
    Former: {("now",): "experience"},
    Institution: {("country",): "country", ("offers", EACH, "experience"): "experience"},
    Declaration: {("country",): "country", ("priorities", EACH, "topic"): "topic"},
    Tension: {("between", EACH): "country"},
    Group: {("organisations", EACH): "organisation", ("countries", EACH): "country"},
    Platform: {("themes", EACH): "theme", ("opened_by",): "organisation", ("sources", EACH): "source"},
    QuestionSet: {("questions", EACH): "question"},
    Partnership: {("shared_by",): "country", ("learnt_by",): "country", ("theme",): "theme", ("topic",): "topic"},
    Facilitator: {
        ("country",): "country",
        ("themes", EACH): "theme",
        ("works_with", EACH): "organisation or country",
        ("club", "of", EACH): "organisation or country",
    },
    Exchange: {("themes", EACH): "theme", ("open_to", EACH): "organisation or country"},
}
"""Where each record names others, and what those are."""
