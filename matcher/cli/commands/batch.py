"""`matcher batch FILE|-`."""

from __future__ import annotations

from collections.abc import Iterator

from matcher.answers.called import taken_for
from matcher.answers.suggest import many
from matcher.catalogue.catalogue import Catalogue
from matcher.cli.output import note, say
from matcher.cli.progress import Progress
from matcher.cli.settings import Settings
from matcher.cli.show import catalogue_of, show
from matcher.errors import ExitCode, MatcherError, UsageError
from matcher.language import markn, tr, trn
from matcher.options import OPTIONS
from matcher.questions import pool as pools
from matcher.questions import requests
from matcher.questions.pairing import Pairing
from matcher.questions.question import Question, understood
from matcher.questions.requests import Input, Request
from matcher.questions.suggest import Shortlist, pairing_for, suggest
from matcher.questions.taken import Disagreement, Taken, places
from matcher.text import counted, normalise

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

MANY = 10
"""Lines that failed, from which on they are counted by kind."""
DISAGREE = "disagree"
KINDS = {
    "unknown_name": markn("{n} with a name that nothing carries", "{n} with a name that nothing carries"),
    "ambiguous_name": markn("{n} with a name of several countries", "{n} with a name of several countries"),
    DISAGREE: markn("{n} with a name and a code that disagree", "{n} with a name and a code that disagree"),
    "usage": markn("{n} with something else wrong", "{n} with something else wrong"),
}
"""What is wrong with so many lines."""
KEPT = 500
"""Answers that are kept for lines that ask the same again: a few hundred countries, one question each."""


def run(settings: Settings) -> int:
    """Suggest partners for every country of the input; a bad line is told and passed over."""
    catalogue = catalogue_of(settings)
    batch = Batch(catalogue, settings)  # the options of the command line are checked before any line is read
    answer = many(
        batch.shortlists(), catalogue.version, batch.question, batch.faults, each=settings.sheets, of=batch.asked_for
    )
    show(answer, settings, lambda: counted(batch.rows, "row"), warned=True)
    if not batch.count and not batch.faults:
        note(tr("the input names no country"), settings)
    if batch.faults:
        say(f"matcher: {batch.failed()}")
    return ExitCode.PARTLY_DONE if batch.faults else ExitCode.DONE


class Batch:
    """Answers requests one by one; keeps what the scores of one question share, and counts what it has done."""

    def __init__(self, catalogue: Catalogue, settings: Settings) -> None:
        self._own = settings.own()
        self._seekers = tuple(self._own.pop("seekers"))
        if not settings.file and not self._seekers and settings.source.get("pool") == "flag":
            # Without a file, the pool says for whom; partners are then looked for everywhere.
            self._seekers, self._own["pool"] = tuple(self._own["pool"]), OPTIONS["pool"].default
        if settings.file and self._seekers:
            message = tr("--for names the countries, and so does the file.")
            raise UsageError(message, tr("Leave one of them out."))
        self.question = understood(catalogue, "batch", self._own)
        self.faults: list[str] = []
        self.count = self.rows = 0
        self._catalogue = catalogue
        self._settings = settings
        self._pairings: dict[Any, Pairing] = {}
        self._questions: dict[str, Question] = {}
        self._answers: dict[tuple[str, str], Shortlist] = {}
        self._taken = Taken(catalogue)
        self._kinds: dict[str, int] = {}

    @property
    def asked_for(self) -> dict[str, Any]:
        """For whom: the words of --for, or the file, as the answer tells it."""
        return {"seekers": list(self._seekers)} if self._seekers else {"file": self._settings.file}

    def shortlists(self) -> Iterator[Shortlist]:
        """A shortlist for each good line; what is wrong with the others is told at once and kept in `faults`."""
        progress = Progress(self._settings)
        asked = self._asked()
        for number, request in enumerate(asked, 1):
            progress.show(number)
            try:
                if request.fault:
                    raise UsageError(request.fault)
                country = self._country(request)
                found = self._answered(country, self._question(request.options), len(asked))
            except MatcherError as error:
                fault = tr("line {line}: {message}", line=request.line, message=error.message)
                kind = DISAGREE if isinstance(error, Disagreement) else error.code
                self._kinds[kind] = self._kinds.get(kind, 0) + 1
                self.faults.append(fault)
                progress.clear()
                say(f"matcher: {fault}")
                continue
            self.count += 1
            self.rows += len(found.suggestions)
            yield found
        progress.clear()
        also = [
            tr("{lines}: {note}", lines=places(lines), note=taken_for(name, meant, others))
            for (name, meant, *others), lines in self._taken.also.items()
        ]
        for told in (*self._taken.notes(), *also):
            note(told, self._settings)

    def failed(self) -> str:
        """How many lines failed; of many, how many for which kind of reason, the most frequent first."""
        count = len(self.faults)
        if count < MANY:
            return trn(
                "{n} line of the input failed, {done} done",
                "{n} lines of the input failed, {done} done",
                count,
                done=self.count,
            )
        found = sorted(self._kinds.items(), key=lambda kind: (-kind[1], kind[0]))
        return trn(
            "{n} line of the input failed ({kinds}), {done} done",
            "{n} lines of the input failed ({kinds}), {done} done",
            count,
            kinds=", ".join(trn(*KINDS.get(code, KINDS["usage"]), number) for code, number in found),
            done=self.count,
        )

    def _asked(self) -> list[Request]:
        """What is asked for, whole and checked before the first of it is answered."""
        if self._seekers:
            return [Request(number, name, {}) for number, name in enumerate(self._named(), 1)]
        found, name = _input(self._settings.file)
        known = self._catalogue
        requests.refuse_table(found, name, lambda typed: bool(known.meant(typed) or known.elsewhere(typed)))
        for told in found.notes:
            note(told, self._settings)
        return found.requests

    def _country(self, request: Request) -> str:
        """The id of the country of a line, whose name and code must not disagree."""
        for told in request.notes:
            self._taken.told(request.line, told)
        return self._taken.country(request)

    def _answered(self, country: str, question: Question, seekers: int) -> Shortlist:
        """The shortlist of a country; one and the same question is worked out once."""
        asked = (country, str(question))
        if asked not in self._answers:
            key = (question.theme, question.topic, tuple(question.weights.items()))
            if key not in self._pairings:
                self._pairings[key] = pairing_for(self._catalogue, question, seekers)
            while len(self._answers) >= KEPT:
                del self._answers[next(iter(self._answers))]
            self._answers[asked] = suggest(self._catalogue, country, question, self._pairings[key])
        return self._answers[asked]

    def _question(self, own: dict[str, Any]) -> Question:
        """The question of a line that sets options of its own over those of the command line."""
        if not own:
            return self.question
        asked = repr(own)
        if asked not in self._questions:
            # A line's lens stands instead of weights that were given for all.
            instead = {"weights": None} if "lens" in own else {}
            self._questions[asked] = understood(self._catalogue, "batch", {**self._own, **instead, **own})
        return self._questions[asked]

    def _named(self) -> list[str]:
        """The codes of the countries that --for names, by name."""
        found = pools.members(self._catalogue, self._seekers)
        return [
            profile.iso3
            for profile in sorted(found, key=lambda profile: normalise(self._catalogue.english_name(profile)))
        ]


def _input(file: str) -> tuple[Input, str]:
    """What the file of the command line holds, and how messages call it."""
    if not file:
        message = tr("batch needs a file, - for standard input, or --for and a group of countries.")
        hint = tr(
            "For example: {command}, or: {other}",
            command="matcher batch countries.txt",
            other="matcher batch --for CARICOM",
        )
        raise UsageError(message, hint)
    from matcher.files import read_input

    text, name = read_input(file)
    return requests.read(text, name), name
