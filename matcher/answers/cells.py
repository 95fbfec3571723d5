"""What lists, pairs and workbooks put into a cell alike."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from matcher.questions.suggest import Suggestion as Line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def known(entry: Mapping[str, Any]) -> str:
    """Documented cooperation in a line: "learnt: Community health insurance (visited, 2018)"."""
    how = [str(entry[key]) for key in ("grade", "kind", "year") if key in entry]
    return f"{entry['direction']}: {entry['what']}" + (f" ({', '.join(how)})" if how else "")


def likely(line: Line) -> str:
    """The ranks that nine of ten draws lie between: "1-3"."""
    firm = line.stability
    if firm is None:
        return "-"
    return str(firm.low) if firm.low == firm.high else f"{firm.low}-{firm.high}"


def titles_of(points: Iterable[Mapping[str, Any]]) -> list[str]:
    """The titles of points, for cells in which ; stands between them."""
    return [point["title"].replace(";", ",") for point in points]
