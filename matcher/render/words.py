"""The program's plain words for what it computes with: variables, components, stages, amounts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from matcher.render.numbers import figure
from matcher.scoring.stage import VARIABLES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

ALIKE = dict(
    zip(
        VARIABLES,
        ("income", "income", "life expectancy", "schooling", "farm work", "urban share", "births"),
        strict=True,
    )
)
"""Each stage variable in one or two words, for "alike in ..."."""

STAGE = {
    "gdp_per_person": ("income per person (GDP, PPP, 2021 $)", "${} a person"),
    "gni_per_person": ("income per person (GNI, PPP, 2021 $)", "${} a person"),
    "life_expectancy": ("life expectancy (years)", "life expectancy {} years"),
    "schooling": ("schooling of adults (years)", "{} years at school"),
    "agriculture_jobs": ("work in agriculture (%)", "{}% work in farming"),
    "urban": ("people in towns (%)", "{}% live in towns"),
    "fertility": ("births per woman", "{} births a woman"),
}
"""Each stage variable as a label with its unit, and in a phrase."""

COMPONENTS = {
    "stage": "alike in stage",
    "needs": "shared needs",
    "learn": "what to learn",
    "share": "what to share",
    "mutual": "both gain",
    "ties": "ties",
}
INCOME = {
    "low": "low income",
    "lower-middle": "lower middle income",
    "upper-middle": "upper middle income",
    "high": "high income",
}


def stage_phrases(figures: Mapping[str, Any], variables: Sequence[str]) -> list[str]:
    """The stage in phrases, for those of `variables` that are known: "$2,764 a person", ..."""
    return [STAGE[v][1].format(figure(figures[v][1])) for v in variables if v in figures]


def last_conflict(year: int | None, record: Mapping[str, Any]) -> str:
    """The last year of conflict at home, for reading. UCDP covers every country (each has an M49 code), nobody else."""
    if year is not None:
        return str(year)
    return "none since 1989" if "m49" in record else "unknown"
