"""The lists that this program writes as CSV, known again by their columns when one of them is handed to a batch."""

from __future__ import annotations

from matcher.plain import Record
from matcher.spreadsheet import fold

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class OwnList(Record):
    """A list: the command that writes it, columns by which it is known, for each country of a row the columns of its
    name and of its code, and whether its other columns are options of a question (in the rest they tell of what is
    listed). Without `sides` it names no country to find partners for."""

    command: str
    marks: frozenset[str]
    sides: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = ()
    asks: bool = False


def _own(command: str, marks: Iterable[str], *sides: tuple[str, str], asks: bool = False) -> OwnList:
    """A list as it is told below: each side as (name, code), "" where there is none."""
    named = tuple(tuple((fold(column),) if column else () for column in side) for side in sides)
    return OwnList(command, frozenset(map(fold, marks)), tuple((name, code) for name, code in named), asks)


LISTS = (
    _own("suggest", ("country_iso3", "partner_iso3", "rank", "score"), ("country", "country_iso3"), asks=True),
    _own("pairs", ("rank", "a_iso3", "b_iso3", "score"), ("a", "a_iso3"), ("b", "b_iso3"), asks=True),
    _own("plan", ("slot", "table", "a_iso3", "b_iso3"), ("a", "a_iso3"), ("b", "b_iso3")),
    _own("follow", ("a_iso3", "b_iso3", "state", "agreed"), ("a", "a_iso3"), ("b", "b_iso3")),
    _own("explain", ("direction", "learner_iso3", "partner_iso3"), ("", "learner_iso3"), ("", "partner_iso3")),
    _own("changes", ("country_iso3", "kind", "change"), ("country", "country_iso3")),
    _own("compare", ("iso3", "gdp_per_person", "needs", "organisations"), ("name", "iso3")),
    _own("country", ("iso3", "indicator", "year", "value"), ("", "iso3")),
    _own("countries", ("iso3", "south", "subregion", "needs_known"), ("name", "iso3")),
    _own("experiences", ("partner", "topics", "modalities", "likeness"), ("", "partner")),
    _own("institutions", ("country", "country_name", "own_name", "offers"), ("country_name", "country")),
    _own("gaps", ("topic", "in_need", "unanswered")),
    _own("topics", ("topic", "basis", "indicators")),
    _own("platforms", ("open_to", "members", "offers")),
    _own("exchanges", ("offered_by", "open_to")),
    _own("triangle", ("mandate", "ask_first")),
    _own("why", ("component", "equal_at")),
    _own("evaluate", ("ranking", "mrr")),
)


def own_list(columns: Iterable[str]) -> OwnList | None:
    """The list of this program that has these columns (folded), if it is one."""
    there = frozenset(columns)
    return next((one for one in LISTS if one.marks <= there), None)


def is_header(cells: Sequence[str]) -> bool:
    """Whether these cells are those of the first row of one of these lists."""
    return own_list(map(fold, cells)) is not None
