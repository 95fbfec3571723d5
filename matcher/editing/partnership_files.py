"""Reads the files that people keep on their partnerships, one file a partnership, and says what is wrong with them.

They lie in a folder of a person's own, beside the data or apart from it, and are no part of the catalogue: what they
name (countries, experiences, topics, questions) must be there.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from pydantic import ValidationError

from matcher.editing import yaml12
from matcher.editing.checks import THERE_IS_NO, found
from matcher.editing.holdings import EACH
from matcher.editing.partnership_records import Given, PartnershipFile
from matcher.editing.portable import misread
from matcher.editing.template import PLACEHOLDER
from matcher.editing.wording import describe, shown, words_of
from matcher.editing.yaml12 import Path
from matcher.errors import Fault, InvalidData
from matcher.files import read_input
from matcher.language import mark, tr
from matcher.text import did_you_mean, listed

HOW = {
    # Translators: {name} is a question. "level", "value", "holds" and "said", "true" and "false" are words of the file.
    "level": mark("{name} is answered by level: 0, 1 or 2"),
    "number": mark("{name} is answered by value: a number"),
    "yes-no": mark("{name} is answered by holds: true or false"),
    "text": mark("{name} is answered by said: words"),
}
"""How a question of each scale is answered."""
FIELD = {"level": "level", "number": "value", "yes-no": "holds"}
"""In which field of an answer, beside the words."""


class Known(NamedTuple):
    """What a file may name: ids of countries, indicators, topics and sets; experience -> its partner; former id of an
    experience -> the present one ("": it was taken out); question -> its scale."""

    countries: Collection[str]
    indicators: Collection[str]
    topics: Collection[str]
    sets: Collection[str]
    experiences: Mapping[str, str]
    former: Mapping[str, str]
    questions: Mapping[str, str]


class Kept(NamedTuple):
    """A file on a partnership: what it is called, its text, and what it holds (None where it has faults)."""

    file: str
    text: str
    record: PartnershipFile | None
    faults: list[Fault]


def read(file: str, known: Known | None) -> Kept:
    """A file on a partnership ("-": standard input), checked; without `known` only as far as its own form goes."""
    try:
        text, file = read_input(file)
        raw = yaml12.parse(text, file)
    except InvalidData as error:
        return Kept(file, "", None, error.faults)
    lines = yaml12.locate(text)
    record: PartnershipFile | None = None
    told = [*_days(raw), *_sides(raw), *(_names(raw, known) if known else ())]
    try:
        record = PartnershipFile.model_validate(raw)
        told += [*_order(record), *_figures(record), *(_answers(record, known) if known else ())]
    except ValidationError as error:
        told += list(describe(error, PartnershipFile))
    faults = [Fault(file, yaml12.line_of(lines, path), words_of(path), message) for path, message in told]
    if record and known:
        for path, message in _gone(record, known):
            faults.append(Fault(file, yaml12.line_of(lines, path), words_of(path), message, True))
    sound = None if faults and not all(fault.warning for fault in faults) else record
    for number, line in enumerate(text.splitlines(), 1):
        if PLACEHOLDER in line:
            faults.append(
                Fault(file, number, "", tr("text of the template is left; write your own in its place"), True)
            )
    faults += [Fault(file, line, "", message, True) for line, message in misread(text)]
    return Kept(file, text, sound, sorted(faults, key=lambda fault: (fault.line, fault.field, fault.message)))


Told = Iterator[tuple[Path, str]]
"""(where, what is wrong). What is wrong with single values is told of the file as it stands, so that one with other
faults is looked at all the same."""
DAYS: tuple[Path, ...] = (
    ("agreed", "day"), ("first_step", "by"), ("first_step", "done"), ("ends",), ("ended",), ("reviews", EACH, "day"),
)  # fmt: skip
SIDES: tuple[Path, ...] = (
    ("agreed", "by", EACH, "country"),
    ("reviews", EACH, "figures", EACH, "country"),
    ("reviews", EACH, "answers", EACH, "by", EACH),
)


def _days(raw: Any) -> Told:
    """Days that the calendar does not have. (What is not written as a day is told by the record.)"""
    for pattern in DAYS:
        for path, day in found(raw, pattern):
            if isinstance(day, str) and len(day) == len("2027-03-01") and not is_day(day):
                yield path, tr("{day} is no day of the calendar", day=shown(day))


def is_day(text: str) -> bool:
    """Whether a text is a day of the calendar, written 2027-03-01."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _sides(raw: Any) -> Told:
    """Two different countries, and nobody else where one of the two is due."""
    two = [side for _, side in found(raw, ("between", EACH)) if isinstance(side, str)]
    if len(two) != 2:
        return
    if two[0] == two[1]:
        yield ("between", 1), tr("{name} cannot be its own partner", name=shown(two[1]))
    for pattern in SIDES:
        for path, side in found(raw, pattern):
            if isinstance(side, str) and side not in two:
                wrong = tr("{name} is not one of the two, {both}.", name=shown(side), both=listed(two))
                yield path, wrong + did_you_mean(side, two)


def _names(raw: Any, known: Known) -> Told:
    """Names that lead nowhere, and experiences of others than the two."""
    kinds: tuple[tuple[Path, str, Collection[str]], ...] = (
        (("between", EACH), "country", known.countries),
        (("experiences", EACH), "experience", [*known.experiences, *known.former]),
        (("topics", EACH), "topic", known.topics),
        (("questions", EACH), "set of questions", known.sets),
        (("reviews", EACH, "answers", EACH, "question"), "question", known.questions),
    )
    for pattern, what, ids in kinds:
        for path, name in found(raw, pattern):
            if isinstance(name, str) and name not in ids:
                yield path, tr(THERE_IS_NO[what], name=shown(name)) + did_you_mean(name, ids)
    two = [side for _, side in found(raw, ("between", EACH))]
    for path, name in found(raw, ("experiences", EACH)):
        partner = known.experiences.get(known.former.get(name, name)) if isinstance(name, str) else None
        if partner and partner not in two:
            message = tr(
                "{name} is an experience of {partner}, which is neither of the two", name=shown(name), partner=partner
            )
            yield path, message


def _gone(record: PartnershipFile, known: Known) -> Told:
    """What the catalogue no longer has. What was written once stays true: these are warnings."""
    for n, name in enumerate(record.experiences):
        if name in known.former:
            now = known.former[name]
            if now:
                yield ("experiences", n), tr("{name} is told in {experience} now", name=shown(name), experience=now)
            else:
                yield ("experiences", n), tr("{name} was taken out of the catalogue", name=shown(name))
    for n, review in enumerate(record.reviews):
        for m, figure in enumerate(review.figures):
            if figure.indicator not in known.indicators:
                path = ("reviews", n, "figures", m, "indicator")
                message = tr(
                    "{name} is not in {file}, and is not followed any more",
                    name=shown(figure.indicator),
                    file="indicators.yaml",
                )
                yield path, message


def _order(record: PartnershipFile) -> Told:
    """Days in the wrong order, and a file that is about nothing."""
    agreed = record.agreed.day
    for key, end in (("ends", record.ends), ("ended", record.ended)):
        if end and end < agreed:
            yield (key,), tr("{day} is before the day of the agreement, {agreed}", day=end, agreed=agreed)
    for n, (one, other) in enumerate(zip(record.reviews, record.reviews[1:], strict=False), 1):
        if other.day <= one.day:
            message = tr("{day} does not come after the review before it, {before}", day=other.day, before=one.day)
            yield ("reviews", n, "day"), message
    if not record.experiences and not record.topics:
        yield ("topics",), tr("is missing; without an experience the topics say what it is about")


def _figures(record: PartnershipFile) -> Told:
    """A figure that stands twice in a review."""
    for n, review in enumerate(record.reviews):
        seen: set[tuple[str, str]] = set()
        for m, figure in enumerate(review.figures):
            if (figure.country, figure.indicator) in seen:
                path = ("reviews", n, "figures", m, "indicator")
                message = tr("{name} stands twice for {country}", name=shown(figure.indicator), country=figure.country)
                yield path, message
            seen.add((figure.country, figure.indicator))


def _answers(record: PartnershipFile, known: Known) -> Told:
    """Answers in a way that the scale of their question has not, and two by the same side."""
    for n, review in enumerate(record.reviews):
        seen: set[tuple[str, str]] = set()
        for m, answer in enumerate(review.answers):
            path: Path = ("reviews", n, "answers", m)
            scale = known.questions.get(answer.question, "")
            for other, field in FIELD.items():
                if scale and other != scale and getattr(answer, field) is not None:
                    yield (*path, field), tr(HOW[scale], name=answer.question)
            for side in answer.by or record.between:
                if (answer.question, side) in seen:
                    message = tr(
                        "{side} answers {question} twice on {day}",
                        side=side,
                        question=shown(answer.question),
                        day=review.day,
                    )
                    yield (*path, "question"), message
                seen.add((answer.question, side))


def is_answered(answer: Given, scale: str) -> bool:
    """Whether an entry holds an answer: what its scale asks for, and not only the text of a template."""
    if scale in FIELD:
        return getattr(answer, FIELD[scale]) is not None
    return words(answer.said) is not None


def words(said: str | None) -> str | None:
    """The words of an answer, but for those of the template."""
    return None if said is None or PLACEHOLDER in said else said


def where_to_append(kept: Kept) -> tuple[str, str]:
    """(what must stand before a further review at the end of a file, the spaces before its dash). Raises InvalidData
    where it would not stand in the list of reviews."""
    lines = yaml12.locate(kept.text)
    at = {path[0]: line for path, line in lines.items() if len(path) == 1}
    end = "" if kept.text.endswith("\n") else "\n"
    if "reviews" not in at:
        return f"{end}reviews:\n", ""
    if at["reviews"] < max(at.values()):
        later = min((line, key) for key, line in at.items() if line > at["reviews"])[1]
        message = tr("stands before {key}; move it to the end of the file, where reviews are added", key=repr(later))
        raise InvalidData([Fault(kept.file, at["reviews"], "reviews", message)])
    text = kept.text.splitlines()
    last = max((line for path, line in lines.items() if len(path) == 2 and path[0] == "reviews"), default=0)
    if not last:
        message = tr("is an empty list; take the line out, and it is written anew")
        raise InvalidData([Fault(kept.file, at["reviews"], "reviews", message)])
    row = text[last - 1]
    if not row.lstrip().startswith("- "):
        message = tr("is written in one line; write each review in lines of its own, with a dash before it")
        raise InvalidData([Fault(kept.file, at["reviews"], "reviews", message)])
    return end, row[: len(row) - len(row.lstrip())]


def faults_in(kept: list[Kept]) -> list[Fault]:
    """What stands in the way of using files, without the warnings."""
    return [fault for one in kept for fault in one.faults if not fault.warning]
