"""How the years, results and sources of an experience are told, wherever they stand."""

from __future__ import annotations

from collections.abc import Mapping

from matcher.answers.labels import figure
from matcher.language import tr, trc

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def rests_on(item: Mapping[str, Any]) -> str:
    """The source that states a result or a transfer: " [2]", the second of the list."""
    return f" [{item['source']}]" if "source" in item else ""


def whom(institution: str, country: str) -> str:
    """An institution with its country, where its name does not tell it."""
    return institution if country in institution else f"{institution} ({country})"


def years_of(record: Mapping[str, Any]) -> str:
    """When an experience was: "since 2007, last documented 2024", "1999-2012"."""
    if "end" in record:
        return f"{record['start']}-{record['end']}"
    first, last = record["start"], record["last_documented"]
    if last > first:
        return tr("since {first}, last documented {last}", first=first, last=last)
    return tr("since {first}", first=first)


def measured(value: float, unit: str) -> str:
    """A figure with its unit: "39%", "1.9 million households"."""
    shown = figure(value)
    return trc("a share of a hundred", "{number}%", number=shown) if unit == "%" else f"{shown} {unit}"


def result_words(item: Mapping[str, Any]) -> str:
    """A result in words: "households reached: 1.9 million households (2018)"."""
    value = measured(item["value"], item["unit"])
    if "year" in item:
        value = f"{value} ({item['year']})"
    elif item.get("undated"):
        value = tr("{value} (undated)", value=value)
    return tr("{label}: {words}", label=item["metric"], words=value)


def cited(source: Mapping[str, Any]) -> str:
    """A source in words: title, publisher, year, address."""
    return ", ".join(str(source[name]) for name in ("title", "publisher", "year", "url") if name in source)
