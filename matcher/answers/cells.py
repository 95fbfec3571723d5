"""What lists, pairs and workbooks put into a cell alike."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from matcher.answers.codes import DOCUMENTED, in_words
from matcher.language import tr, trn
from matcher.questions.suggest import Suggestion as Line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def known(entry: Mapping[str, Any]) -> str:
    """Documented cooperation in a line of JSON: "learnt: Community health insurance (visited, 2018)"."""
    how = [str(entry[key]) for key in ("grade", "kind", "year") if key in entry]
    return f"{entry['direction']}: {entry['what']}" + (f" ({', '.join(how)})" if how else "")


def together(entry: Mapping[str, Any]) -> str:
    """The same for reading."""
    what = deed(entry)
    return tr("learnt: {what}", what=what) if entry["direction"] == "learnt" else tr("shared: {what}", what=what)


def deed(entry: Mapping[str, Any]) -> str:
    """What was done together, and how: "Community health insurance (visited, 2018)"."""
    how = [in_words(entry[key], DOCUMENTED) for key in ("grade", "kind") if key in entry]
    how += [str(entry["year"])] if "year" in entry else []
    return f"{entry['what']} ({', '.join(how)})" if how else str(entry["what"])


def likely(line: Line) -> str:
    """The ranks that nine of ten draws lie between: "1-3"."""
    firm = line.stability
    if firm is None:
        return "-"
    return str(firm.low) if firm.low == firm.high else f"{firm.low}-{firm.high}"


def titles_of(points: Iterable[Mapping[str, Any]]) -> list[str]:
    """The titles of points, for cells in which ; stands between them."""
    return [point["title"].replace(";", ",") for point in points]


def shortened(names: Sequence[str], most: int) -> str:
    """The first `most` names, and how many there are beside them."""
    shown, more = ", ".join(names[:most]), len(names) - most
    return trn("{names} and {n} more", "{names} and {n} more", more, names=shown) if more > 0 else shown
