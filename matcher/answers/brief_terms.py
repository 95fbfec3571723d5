"""The small words of a brief: how institutions, grades, places, years and figures with their units are told."""

from __future__ import annotations

import re
from collections.abc import Mapping

from matcher.answers.labels import figure
from matcher.language import ENGLISH, local, mark, spoken, tr, trc

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

INSTITUTIONS = {
    # Translators: these stand in "{who} helped {sharer} share with {learner}", with their article where they have one.
    "CAN": mark("Canada"),
    "FAO": mark("the Food and Agriculture Organization of the United Nations (FAO)"),
    "GEF": mark("the Global Environment Facility (GEF)"),
    "GEF SGP": mark("the Small Grants Programme of the Global Environment Facility"),
    "IGAD": mark("the Intergovernmental Authority on Development in Eastern Africa (IGAD)"),
    "India-UN Fund": mark("the India-UN Development Partnership Fund"),
    "IsDB": mark("the Islamic Development Bank"),
    "JICA": mark("the Japan International Cooperation Agency (JICA)"),
    "OAS": mark("the Organization of American States"),
    "UNCDF": mark("the United Nations Capital Development Fund"),
    "UNDP": mark("the United Nations Development Programme (UNDP)"),
    "UNFPA": mark("the United Nations Population Fund"),
    "WHO": mark("the World Health Organization"),
    "World Bank": mark("the World Bank"),
}
"""Those that the record names in short, as a reader knows them."""
GRADES = {
    # Translators: how far an experience went in another country, in brackets: "Kenya (people were trained, 2019)".
    "trained": mark("people were trained"),
    "visited": mark("people came to see it"),
    "adopted": mark("taken up"),
    "agreed": mark("agreed"),
    "announced": mark("announced"),
}
"""How far it went, in words."""
CARRIED = {
    # Translators: how well something is documented: "How well the 6 experiences here are documented: 4 well, 2 thinly."
    "high": mark("well"),
    "medium": mark("fairly well"),
    "low": mark("thinly"),
}
"""How well the sources carry an entry."""
LIKE = {
    "income": mark("income"),
    "life expectancy": mark("life expectancy"),
    "schooling": mark("years at school"),
    "farm work": mark("the share of work in farming"),
    "urban share": mark("the share of people in towns"),
    "births": mark("births per woman"),
}
"""What two countries are alike in, spelt out."""
PLACES = {
    # Translators: a place on a list, as a number with its ending; the last of these where none of the others fits.
    1: mark("{n}st"),
    2: mark("{n}nd"),
    3: mark("{n}rd"),
    0: mark("{n}th"),
}
"""The number of a place by its last figure."""
_SCALE = re.compile(r"(?:index|score),? (about )?(-?[\d.]+)(?:-| to )(-?[\d.]+)\Z")


def ordinal(number: int) -> str:
    """The number of a place.

    >>> ordinal(1), ordinal(12), ordinal(23), ordinal(111)
    ('1st', '12th', '23rd', '111th')
    """
    if number == 1:
        return tr("1st")
    last = 0 if number % 100 in (11, 12, 13) else number % 10
    return tr(PLACES.get(last, PLACES[0]), n=local(f"{number:,}"))


def letter(place: int) -> str:
    """The letter of an experience on the page; numbers are for partners.

    >>> letter(1), letter(6)
    ('A', 'F')
    """
    return chr(ord("A") + place - 1)


def grade(code: str, other: str | None = None) -> str:
    """How far an experience went, in words; for a code without words `other`, or the code."""
    return tr(GRADES[code]) if code in GRADES else code if other is None else other


def measured(value: float, unit: str, of: str) -> str:
    """A figure with its unit, where the name of what it is `of` does not tell that already.

    >>> measured(0.26, "index 0-1", "readiness"), measured(59.5, "pupils per teacher", "pupils per teacher")
    ('0.26 on a scale from 0 to 1', '59.5')
    >>> measured(7.3, "ha", "land raised, first phase")
    '7.3 ha'
    """
    shown = figure(value)
    if scale := _SCALE.match(unit):
        low, high = local(scale[2]), local(scale[3])
        if scale[1]:
            return tr("{value} on a scale from about {low} to {high}", value=shown, low=low, high=high)
        return tr("{value} on a scale from {low} to {high}", value=shown, low=low, high=high)
    if unit.startswith("%"):
        return trc("a share of a hundred", "{number}%", number=shown) + unit[1:].removesuffix(" (gross)")
    if unit[-1:].isdigit() and spoken() != ENGLISH:  # a scale in another language
        return f"{shown} ({unit})"
    told = re.search(rf"\b{re.escape(unit)}\b", of)
    return shown if told else f"{shown} {unit}"


def when(record: Mapping[str, Any]) -> str:
    """When it was, in short: "since 2007", "1999-2012"."""
    return f"{record['start']}-{record['end']}" if "end" in record else tr("since {year}", year=record["start"])


def upper_first(text: str) -> str:
    """`text` as it begins a sentence.

    >>> upper_first("refugees hosted")
    'Refugees hosted'
    """
    return text[:1].upper() + text[1:]
