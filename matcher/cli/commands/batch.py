"""`matcher batch FILE|-`."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from matcher.catalogue.catalogue import Catalogue
from matcher.cli.asked import catalogue_of, question_of
from matcher.cli.options import Options
from matcher.cli.output import say, write
from matcher.cli.progress import Progress
from matcher.errors import ExitCode, MatcherError, UsageError
from matcher.questions import requests
from matcher.questions.pairing import Pairing
from matcher.questions.suggest import Question, Shortlist, pairing_for, suggest
from matcher.render import suggest as form
from matcher.text import counted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def run(options: Options) -> int:
    """Suggest partners for every country of the input; a bad line is told and passed over."""
    if options.profiles:
        from matcher.cli.scale import run as run_on_profiles

        return run_on_profiles(options, of_pairs=False)
    chosen = options.format
    catalogue = catalogue_of(options)
    question_of(catalogue, options)  # the options of the command line are checked before any line is read
    batch = Batch(catalogue, options)
    written = Counter(batch.shortlists(_lines(options.file)))
    write(_chunks(written, chosen, options, batch), options, lambda: counted(written.rows, "row"))
    if not written.count and not batch.faults:
        say("matcher: note: the input names no country", options)
    if batch.faults:
        say(f"matcher: {counted(batch.faults_count, 'line')} of the input failed, {written.count} done")
    return int(ExitCode.PARTLY_DONE if batch.faults else ExitCode.DONE)


class Batch:
    """Answers requests one by one; keeps what the scores of one question share."""

    def __init__(self, catalogue: Catalogue, options: Options) -> None:
        self.catalogue = catalogue
        self.faults: list[str] = []
        self._options = options
        self._pairings: dict[Any, Pairing] = {}

    @property
    def faults_count(self) -> int:
        return len(self.faults)

    def shortlists(self, lines: Iterable[str]) -> Iterator[Shortlist]:
        """A shortlist for each good line; what is wrong with the others is told at once and kept in `faults`."""
        progress = Progress(self._options)
        for number, request in enumerate(requests.read(lines), 1):
            progress.show(number)
            try:
                if request.fault:
                    raise UsageError(request.fault)
                question = self._question(request.options)
                key = (question.themes, question.topics, tuple(question.weights.items()))
                if key not in self._pairings:
                    self._pairings[key] = pairing_for(self.catalogue, question)
                yield suggest(self.catalogue, request.country, question, self._pairings[key])
            except MatcherError as error:
                fault = f"line {request.line}: {error.message}"
                self.faults.append(fault)
                progress.clear()
                say(f"matcher: {fault}")
        progress.clear()

    def _question(self, own: dict[str, Any]) -> Question:
        if not own:
            return question_of(self.catalogue, self._options)
        given = {name: getattr(self._options, name) for name in self._options.source if hasattr(self._options, name)}
        if "weights" in own and "lens" not in own:
            given.pop("lens", None)
        if "lens" in own and "weights" not in own:
            given.pop("weights", None)
        return question_of(self.catalogue, Options(self._options.command, {**given, **own}))


class Counter:
    """Counts what passes."""

    def __init__(self, items: Iterator[Shortlist]) -> None:
        self._items = items
        self.count = 0
        self.rows = 0

    def __iter__(self) -> Iterator[Shortlist]:
        for item in self._items:
            self.count += 1
            self.rows += len(item.suggestions)
            yield item


def _chunks(shortlists: Iterable[Shortlist], chosen: str, options: Options, batch: Batch) -> Iterator[str]:
    if chosen == "csv":
        from matcher.render import csvtext

        rows = (form.row(found, suggestion) for found in shortlists for suggestion in found.suggestions)
        yield from csvtext.rows(form.COLUMNS, rows)
    elif chosen == "ndjson":
        from matcher.render import jsontext

        yield from jsontext.lines(_result(found, s) for found in shortlists for s in found.suggestions)
    elif chosen == "json":
        from matcher.render import jsontext
        from matcher.render.envelope import success

        results = []
        warnings = []
        for found in shortlists:
            results += [_result(found, suggestion) for suggestion in found.suggestions]
            warnings += found.warnings
        query = form.question(question_of(batch.catalogue, options))
        yield jsontext.document(success("batch", batch.catalogue.version, query, results, warnings + batch.faults))
    else:
        from matcher.cli.layout import tabular

        for number, found in enumerate(shortlists):
            if number:
                yield "\n"
            notes = [f"Note: {warning}" for warning in found.warnings]
            empty = "No partner is left in this pool."
            cells = list(form.table(found))
            yield from tabular(options, chosen, form.heading(found), form.HEADER, cells, form.RIGHT, notes, empty=empty)


def _result(found: Shortlist, suggestion: Any) -> dict[str, Any]:
    head = {"country_iso3": found.seeker.iso3, "country": found.seeker.name, "theme": list(found.question.themes)}
    return {**head, **form.result(found, suggestion)}


def _lines(file: str) -> Iterator[str]:
    if not file:
        raise UsageError("batch needs a file, or - for standard input.", "For example: matcher batch countries.txt")
    if file == "-":
        lines: Iterable[str] = sys.stdin or []
        try:
            first = True
            for line in lines:
                if first and not line.lstrip().startswith("#"):
                    first = _note_unread(line)
                yield line
        except UnicodeDecodeError:
            raise UsageError("Standard input is not UTF-8.", "Save it as UTF-8 and run again.") from None
        return
    from matcher.files import read_text

    text = read_text(Path(file), file).splitlines()
    if text:
        _note_unread(next((line for line in text if not line.lstrip().startswith("#")), ""))
    yield from text


def _note_unread(line: str) -> bool:
    note = requests.unread_columns(line)
    if note:
        say(f"matcher: note: {note}")
    return False
