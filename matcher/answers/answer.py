"""An answer: everything that any form of it shows, put into words. Nothing more has to be asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from matcher import __version__
from matcher.errors import UsageError
from matcher.language import ENGLISH, spoken, tr

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, TypeVar, dataclass_transform, overload

    from matcher.answers.blocks import Block
    from matcher.answers.paper import Paper
    from matcher.answers.sheet import Sheet

    @dataclass_transform(kw_only_default=True, frozen_default=True)
    class Result(dict[str, Any]):
        """One result, as JSON has it: a mapping whose fields are attributes too, each with its type."""

    R = TypeVar("R", bound=Result)
else:
    R = None  # any parameter does: it is for type checkers alone

    class Result(dict):
        """One result, as JSON has it: a mapping whose fields are attributes too. A field that a result may lack is None
        as an attribute where it does."""

        def __getattr__(self, name):
            if name in self:
                return self[name]
            if any(name in getattr(kind, "__annotations__", ()) for kind in type(self).__mro__):
                return None
            raise AttributeError(f"{type(self).__name__} has no field {name!r}")

        def __setattr__(self, name, value):
            raise AttributeError(f"{type(self).__name__} does not change")


class Answer(Sequence[R]):
    """The results of a question, in every form: a sequence of results as JSON has them, and the same as flat `rows`.

    What is costly is made when a form asks for it: `results`, `rows` and `page` are handed over as functions.
    """

    def __init__(
        self,
        *,
        command: str,
        version: str,
        query: Mapping[str, Any],
        results: Callable[[], Iterable[R]],
        columns: Sequence[str],
        page: Callable[[], Iterable[Block]],
        what: str,
        rows: Callable[[], Iterable[Mapping[str, Any]]] | None = None,
        warnings: Sequence[str] = (),
        faults: Sequence[str] = (),
        empty: str = "",
        error: Mapping[str, Any] | None = None,
        lines: Callable[[], Iterable[str]] | None = None,
        note: str = "",
        sheets: Callable[[], Iterable[Sheet]] | None = None,
        paper: Callable[[], Paper] | None = None,
        further: Callable[[], Iterable[Block]] = tuple,
    ) -> None:
        self.command = command
        """The question."""
        self.version = version
        """A short name for exactly the data that answered."""
        self.query = dict(query)
        """What was asked, in full: enough to ask it again."""
        self.columns = columns
        """The columns of `rows`, as the CSV has them."""
        self.warnings = warnings
        """What a reader must know before relying on the answer."""
        self.faults = faults
        """What of the input could not be understood, and was passed over."""
        self.what = what
        """What the answer is, for a message ("12 rows")."""
        self.empty = empty
        """What to say when nothing was found; "" when something was."""
        self.error = error
        """With a failure that has results all the same: its code, message and hint."""
        self.lines = lines
        """A form that only this question has."""
        self.note = note
        """What is said beside a form that has no place for it."""
        self.sheets = sheets
        """The sheets of a workbook, where they are more than what the page makes."""
        # The page as it is read, as it is laid out for a printer, and what stands below it there and on a site.
        self.page, self.paper, self.further = page, paper, further
        self.stream, self.stream_rows = results, rows or results
        self._results: list[R] | None = None

    @property
    def results(self) -> list[R]:
        """The results."""
        if self._results is None:
            self._results = list(self.stream())
        return self._results

    @property
    def rows(self) -> list[Mapping[str, Any]]:
        """One flat mapping a row, with the columns of the CSV."""
        return list(self.stream_rows())

    def narrowed(self, columns: Sequence[str]) -> Answer[R]:
        """The same answer with these columns alone, in its rows and on its page."""
        from copy import copy

        from matcher.answers.blocks import Listing

        found = copy(self)
        found.columns = columns
        found.sheets = None
        found.further = tuple
        found.page = lambda: [
            Listing(
                header=columns,
                rows=[[_shown(row[column]) for column in columns] for row in self.stream_rows()],
                empty=self.empty,
            )
        ]
        return found

    def to_frame(self) -> Any:
        """The rows as a pandas.DataFrame. Raises UsageError where pandas is not installed."""
        try:
            import pandas
        except ImportError:
            raise UsageError(tr("to_frame needs pandas: {command}.", command="pip install pandas")) from None
        return pandas.DataFrame(self.rows, columns=list(self.columns))

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, position: int) -> R: ...
        @overload
        def __getitem__(self, position: slice) -> list[R]: ...

    def __getitem__(self, position: int | slice) -> R | list[R]:
        return self.results[position]

    def __len__(self) -> int:
        return len(self.results)

    def __iter__(self) -> Iterator[R]:
        return iter(self.results)

    def __repr__(self) -> str:
        return f"<Answer: {len(self)} results for {self.query}>"

    def _repr_html_(self) -> str:
        """The rows as a table, for a notebook."""
        from html import escape

        def line(cells: Iterable[Any], tag: str) -> str:
            return f"<tr>{''.join(f'<{tag}>{escape(_shown(cell))}</{tag}>' for cell in cells)}</tr>"

        body = "".join(line((row[column] for column in self.columns), "td") for row in self.rows)
        return f"<table><thead>{line(self.columns, 'th')}</thead><tbody>{body}</tbody></table>"


def made_by(version: str) -> str:
    """The versions of program and data, by which an answer can be had again."""
    return tr("matcher {version}, data {data}", version=__version__, data=version)


def prose() -> list[str]:
    """What a page says, once, of the catalogue's own words where the language that is spoken is not theirs."""
    if spoken() == ENGLISH:
        return []
    return [tr("What was done, with its results and conditions, is told in the English of the catalogue.")]


def _shown(cell: Any) -> str:
    return "" if cell is None else "; ".join(map(str, cell)) if isinstance(cell, list | tuple) else str(cell)
