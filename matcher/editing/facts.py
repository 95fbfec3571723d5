"""What a careful reader asks of the experiences of a catalogue: `matcher validate --facts`.

Each check is a kind of mistake that was found when entries were read against their sources. What a check finds is not
always wrong: where it is as it should be, the entry says so itself (`accepted`, with the reason).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

from matcher.editing.experiences import Experience, Result
from matcher.editing.yaml12 import Path
from matcher.language import tr

Found = Iterator[tuple[Path, str]]
"""Where in an experience something was found, and what."""

WHO = r"^(?:\w+ ){0,3}(?:participants?|trainees?|volunteers?|advisers?|experts?|staff)"
PUT_IN = re.compile(
    rf"{WHO}(?: \((?:more than|over|about|nearly)\))?$"
    rf"|{WHO} (?:in|at|of|on|from|sent|taking part)\b(?!.*\bwho (?!took part))"
    r"|\bcountries represented\b|^(?:\w+ ){0,2}(?:money|funds|budget|investment) (?:put in|invested|spent|of|for)\b",
    re.IGNORECASE,
)
"""A metric that counts what was put in, not what came of it."""
LIGHT = re.compile(
    r"\b(?:visit(?:ed|s)?|workshops?|exchange visits?|(?:study )?tours?|seminars?|conferences?|delegations?"
    r"|memorand(?:a|um)|agreements?|agreed|plan(?:ned|s)?|announced|listed)\b",
    re.IGNORECASE,
)
"""Words of a note that speaks of a visit, or of intentions."""
TELLS = re.compile(r"first year|at the start|\bbefore\b|\bwithout\b|\bwhen\b|low point|outbreak", re.IGNORECASE)
"""Words by which a baseline of a year after the start says what it is."""
SILENT = 10
"""Years without a sign of life after which an editor is asked whether a thing still goes on."""


def last_documented(experience: Experience, edition: int) -> int:
    """The newest year in which an experience is shown at work: as its entry says, else the year in which it ended, else
    the newest year of its sources, of what came of it and of where it went, up to the year of the `edition`."""
    if experience.last_documented is not None:
        return experience.last_documented
    if experience.end is not None:
        return experience.end
    return max((year for year in _years(experience) if year <= edition), default=experience.start)


def _years(experience: Experience) -> Iterator[int]:
    yield from (source.year for source in experience.sources if source.year)
    yield from (result.year for result in experience.results if result.year and result.kind == "outcome")
    yield from (transfer.year for transfer in experience.transfers if transfer.year)


def doubts(experience: Experience, edition: int) -> Iterator[tuple[str, Path, str]]:
    """(check, where, what was found and what to do) for all that the checks find and the entry does not accept."""
    for check, find in CHECKS.items():
        if check not in experience.accepted:
            yield from ((check, path, message) for path, message in find(experience))
    yield from (("", path, message) for path, message in _in_time(experience, edition))
    known = {check for check, find in CHECKS.items() if any(True for _ in find(experience))}
    for check in experience.accepted:
        if check not in known:
            yield "", ("accepted", check), tr("is accepted, yet nothing of the kind is found; take it out")


def _no_outcome(experience: Experience) -> Found:
    if not any(result.kind == "outcome" for result in experience.results):
        yield ("results",), tr("no figure tells what came of it (a result of kind outcome)")


def _input_as_outcome(experience: Experience) -> Found:
    for n, result in _outcomes(experience):
        if PUT_IN.search(result.metric):
            metric = _cut(result.metric)
            yield ("results", n, "metric"), tr("{metric} reads like what was put in (kind: input)", metric=metric)


def _baseline_after_start(experience: Experience) -> Found:
    for n, result in enumerate(experience.results):
        late = result.kind == "baseline" and result.year is not None and result.year > experience.start
        if late and not TELLS.search(result.metric):
            message = tr(
                'a baseline of {year}, after the start {start}: say in the metric what it is ("first year compared")',
                year=result.year,
                start=experience.start,
            )
            yield ("results", n, "year"), message


def _before_start(experience: Experience) -> Found:
    for n, result in _outcomes(experience):
        if result.year is not None and result.year < experience.start:
            message = tr("an outcome of {year}, before the start {start}", year=result.year, start=experience.start)
            yield ("results", n, "year"), message
    for n, transfer in enumerate(experience.transfers):
        if transfer.year is not None and transfer.year < experience.start:
            message = tr(
                "it went there in {year}, before the start {start}", year=transfer.year, start=experience.start
            )
            yield ("transfers", n, "year"), message


def _transfer_after_end(experience: Experience) -> Found:
    for n, transfer in enumerate(experience.transfers):
        if experience.end is not None and transfer.year is not None and transfer.year > experience.end:
            message = tr("it went there in {year}, after the end {end}", year=transfer.year, end=experience.end)
            yield ("transfers", n, "year"), message


def _transfer_grade(experience: Experience) -> Found:
    for n, transfer in enumerate(experience.transfers):
        if transfer.grade == "adopted" and (word := LIGHT.search(transfer.note)):
            message = tr(
                'adopted, and the note speaks of "{word}": grade it by the least that is proved', word=word.group()
            )
            yield ("transfers", n, "grade"), message


def _one_source(experience: Experience) -> Found:
    places = {urlsplit(source.url).netloc.removeprefix("www.") for source in experience.sources if source.url}
    if experience.confidence == "high" and len(places) < 2:
        where = next(iter(places), "")
        if where:
            yield ("confidence",), tr("high, and all rests on {page}: medium, or a second source", page=where)
        else:
            yield ("confidence",), tr("high, and all rests on no page: medium, or a second source")


def _from_memory(experience: Experience) -> Found:
    if experience.start_from_memory and experience.confidence == "high":
        yield (
            ("start_from_memory",),
            tr("no source states the first year, and confidence is high: medium, or find the year"),
        )


CHECKS: dict[str, Callable[[Experience], Found]] = {
    "no-outcome": _no_outcome,
    "input-as-outcome": _input_as_outcome,
    "baseline-after-start": _baseline_after_start,
    "before-start": _before_start,
    "transfer-after-end": _transfer_after_end,
    "transfer-grade": _transfer_grade,
    "one-source": _one_source,
    "start-from-memory": _from_memory,
}
"""Those that an entry may accept, by the name under which it does (`experiences.Check`; a test holds them together)."""


def _in_time(experience: Experience, edition: int) -> Found:
    """What no entry may leave as it is."""
    for n, result in _outcomes(experience):
        if result.undated and result.year is not None:
            yield ("results", n, "undated"), tr("and yet of {year}", year=result.year)
        elif result.year is None and not result.undated:
            metric = _cut(result.metric)
            message = tr("{metric}: of which year? (undated: true, where the source gives none)", metric=metric)
            yield ("results", n), message
        elif result.year is not None and result.year > edition:
            yield ("results", n, "year"), tr("an outcome of {year} is still to come (kind: target)", year=result.year)
    seen: dict[str, int] = {}
    for n, transfer in enumerate(experience.transfers):
        if transfer.to in seen:
            message = tr("{country} stands twice; tell it in one row, by its highest grade", country=transfer.to)
            yield ("transfers", n, "to"), message
        seen[transfer.to] = n
        if transfer.to in experience.joint_with:
            message = tr(
                "{country} did it together with {partner} (joint_with)", country=transfer.to, partner=experience.partner
            )
            yield ("transfers", n, "to"), message
    yield from _last_seen(experience, edition)
    for n, source in enumerate(experience.sources):
        if source.seen is None:
            yield ("sources", n), tr("when was this page read? (seen)")


def _last_seen(experience: Experience, edition: int) -> Found:
    said, last = experience.last_documented, last_documented(experience, edition)
    if said is None and experience.end is None and last < edition - SILENT:
        yield (), tr("nothing newer than {year} shows it at work: did it end? Write end, or last_documented", year=last)
    if said is not None and said > edition:
        yield ("last_documented",), tr("{year} is still to come", year=said)
    elif said is not None and experience.end is None and (newest := _newest_figure(experience, edition)) > said:
        message = tr("{year}, and a figure or a transfer of {newest} shows it at work", year=said, newest=newest)
        yield ("last_documented",), message
    elif said is not None and experience.end is not None and said > experience.end:
        message = tr("{year} is after the end {end}: when was it last at work?", year=said, end=experience.end)
        yield ("last_documented",), message


def _newest_figure(experience: Experience, edition: int) -> int:
    outcomes = (result.year for _, result in _outcomes(experience) if result.year)
    transfers = (transfer.year for transfer in experience.transfers if transfer.year)
    return max((year for year in (*outcomes, *transfers) if year <= edition), default=0)


def _outcomes(experience: Experience) -> Iterator[tuple[int, Result]]:
    return ((n, result) for n, result in enumerate(experience.results) if result.kind == "outcome")


def _cut(text: str) -> str:
    return text if len(text) <= 60 else text[:57] + "..."
