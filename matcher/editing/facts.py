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
            yield "", ("accepted", check), "is accepted, yet nothing of the kind is found; take it out"


def _no_outcome(experience: Experience) -> Found:
    if not any(result.kind == "outcome" for result in experience.results):
        yield ("results",), "no figure tells what came of it (a result of kind outcome)"


def _input_as_outcome(experience: Experience) -> Found:
    for n, result in _outcomes(experience):
        if PUT_IN.search(result.metric):
            yield ("results", n, "metric"), f"{_cut(result.metric)} reads like what was put in (kind: input)"


def _baseline_after_start(experience: Experience) -> Found:
    for n, result in enumerate(experience.results):
        late = result.kind == "baseline" and result.year is not None and result.year > experience.start
        if late and not TELLS.search(result.metric):
            message = f"a baseline of {result.year}, after the start {experience.start}: say in the metric what it is"
            yield ("results", n, "year"), f'{message} ("first year compared")'


def _before_start(experience: Experience) -> Found:
    for n, result in _outcomes(experience):
        if result.year is not None and result.year < experience.start:
            yield ("results", n, "year"), f"an outcome of {result.year}, before the start {experience.start}"
    for n, transfer in enumerate(experience.transfers):
        if transfer.year is not None and transfer.year < experience.start:
            yield ("transfers", n, "year"), f"it went there in {transfer.year}, before the start {experience.start}"


def _transfer_after_end(experience: Experience) -> Found:
    for n, transfer in enumerate(experience.transfers):
        if experience.end is not None and transfer.year is not None and transfer.year > experience.end:
            yield ("transfers", n, "year"), f"it went there in {transfer.year}, after the end {experience.end}"


def _transfer_grade(experience: Experience) -> Found:
    for n, transfer in enumerate(experience.transfers):
        if transfer.grade == "adopted" and (word := LIGHT.search(transfer.note)):
            message = f'adopted, and the note speaks of "{word.group()}": grade it by the least that is proved'
            yield ("transfers", n, "grade"), message


def _one_source(experience: Experience) -> Found:
    places = {urlsplit(source.url).netloc.removeprefix("www.") for source in experience.sources if source.url}
    if experience.confidence == "high" and len(places) < 2:
        where = next(iter(places), "no page")
        yield ("confidence",), f"high, and all rests on {where}: medium, or a second source"


def _from_memory(experience: Experience) -> Found:
    if experience.start_from_memory and experience.confidence == "high":
        yield (
            ("start_from_memory",),
            "no source states the first year, and confidence is high: medium, or find the year",
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
            yield ("results", n, "undated"), f"and yet of {result.year}"
        elif result.year is None and not result.undated:
            yield ("results", n), f"{_cut(result.metric)}: of which year? (undated: true, where the source gives none)"
        elif result.year is not None and result.year > edition:
            yield ("results", n, "year"), f"an outcome of {result.year} is still to come (kind: target)"
    seen: dict[str, int] = {}
    for n, transfer in enumerate(experience.transfers):
        if transfer.to in seen:
            yield ("transfers", n, "to"), f"{transfer.to} stands twice; tell it in one row, by its highest grade"
        seen[transfer.to] = n
        if transfer.to in experience.joint_with:
            yield ("transfers", n, "to"), f"{transfer.to} did it together with {experience.partner} (joint_with)"
    yield from _last_seen(experience, edition)
    for n, source in enumerate(experience.sources):
        if source.seen is None:
            yield ("sources", n), "when was this page read? (seen)"


def _last_seen(experience: Experience, edition: int) -> Found:
    said, last = experience.last_documented, last_documented(experience, edition)
    if said is None and experience.end is None and last < edition - SILENT:
        yield (), f"nothing newer than {last} shows it at work: did it end? Write end, or last_documented"
    if said is not None and said > edition:
        yield ("last_documented",), f"{said} is still to come"
    elif said is not None and experience.end is None and (newest := _newest_figure(experience, edition)) > said:
        yield ("last_documented",), f"{said}, and a figure or a transfer of {newest} shows it at work"
    elif said is not None and experience.end is not None and said > experience.end:
        yield ("last_documented",), f"{said} is after the end {experience.end}: when was it last at work?"


def _newest_figure(experience: Experience, edition: int) -> int:
    outcomes = (result.year for _, result in _outcomes(experience) if result.year)
    transfers = (transfer.year for transfer in experience.transfers if transfer.year)
    return max((year for year in (*outcomes, *transfers) if year <= edition), default=0)


def _outcomes(experience: Experience) -> Iterator[tuple[int, Result]]:
    return ((n, result) for n, result in enumerate(experience.results) if result.kind == "outcome")


def _cut(text: str) -> str:
    return text if len(text) <= 60 else text[:57] + "..."
