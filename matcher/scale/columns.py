"""The columns of the two tidy tables: profiles, and their experiences.

Two tables and not one, because a profile has any number of experiences, and each has a place in time of its own: what
the partner was like when it began. (Lists inside a cell would hide that from every tool that reads tables.)
"""

from __future__ import annotations

import os

FIGURES = ("gdp_per_person", "life_expectancy", "schooling", "agriculture_jobs", "urban", "fertility")
"""The stage in plain units, as in history.csv; in the table of experiences, the stage when each began."""
NEED = "need_"
"""Before a topic: how much it matters, from 0 to 1."""

PROFILE_COLUMNS = (
    "id", "name", "country_iso3", *FIGURES, "population", "lat", "lon", "languages", "organisations",
)  # fmt: skip
"""Before the needs. An empty figure is unknown. Empty languages or organisations are those of the country."""
OPTIONAL_FIGURES = ("gni_per_person",)
OPTIONAL_WORDS = ("borders", "after_conflict")
"""Ids of neighbouring profiles; yes or no (left out or empty: as the country)."""

EXPERIENCE_COLUMNS = (
    "id", "title", "partner", "theme", "topics", "start", "quality", "after_conflict", *FIGURES, "shared_with",
)  # fmt: skip
"""`shared_with` lists who took it up and what came of it: id:grade;id:grade."""

REQUIRED = ("id", "country_iso3")
REQUIRED_OF_EXPERIENCES = ("id", "partner", "theme", "topics", "start", "quality")


def experiences_beside(path: str) -> str:
    """Where the experiences of a table of profiles lie unless said otherwise: x.csv -> x.experiences.csv."""
    stem, extension = os.path.splitext(path)
    return f"{stem}.experiences{extension}"
