"""`follow`: where partnerships stand: what is to be asked, what has changed, and the figures then and now."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from matcher.catalogue.catalogue import Catalogue
from matcher.catalogue.names import resolve_word
from matcher.editing.partnership_files import Kept, Known, faults_in, is_answered, is_day, read, words
from matcher.editing.partnership_places import files_at
from matcher.editing.partnership_records import Given, PartnershipFile, Review
from matcher.errors import Fault, InvalidData, UsageError
from matcher.language import tr
from matcher.plain import Record
from matcher.questions.due import Call, called
from matcher.questions.partnership_figures import Figure, figures
from matcher.scoring.profile import Profile

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class Answered(Record):
    """An answer: the day, whose it is (profiles), and what it says."""

    day: str
    by: list[Profile]
    level: int | None
    value: float | None
    holds: bool | None
    said: str | None


class Asked(Record):
    """A question of a partnership: its record, the answers so far by day, and when it is to be asked."""

    record: Mapping[str, Any]
    answers: list[Answered]
    call: Call


class Shared(Record):
    """An experience that is shared: its id, its title and its partner (None: it is no longer in the catalogue)."""

    id: str
    title: str
    country: Profile | None
    institution: str


class Standing(Record):
    """Where a partnership stands on the day `on`. `step` is the state of its first step (none, done, open, late, or
    undated), `state` its own (to come, on, overdue: past its planned end, or ended); `sets` are the records of the
    question sets; `reviews` those up to that day."""

    file: str
    record: PartnershipFile
    between: list[Profile]
    shared: list[Shared]
    topics: list[str]
    sets: Sequence[Mapping[str, Any]]
    asked: list[Asked]
    reviews: list[Review]
    figures: list[Figure]
    step: str
    state: str
    warnings: list[str]

    @property
    def due(self) -> list[Asked]:
        """The questions that are due."""
        return [asked for asked in self.asked if asked.call.since]

    @property
    def looked(self) -> str | None:
        """The last day on which there were answers."""
        return max((answer.day for asked in self.asked for answer in asked.answers), default=None)

    @property
    def next(self) -> str | None:
        """The day on which the next question falls due that is not due yet."""
        return min((asked.call.next for asked in self.asked if asked.call.next), default=None)


class Followed(Record):
    """The answer: the partnerships by file, seen on the day `on`; `faults` are those of files that were passed over."""

    version: str
    path: str
    whole: bool
    on: str
    sets: list[str]
    standings: list[Standing]
    faults: list[Fault]


def follow(catalogue: Catalogue, path: str, sets: Sequence[str] = (), on: str | None = None) -> Followed:
    """Where the partnership in the file `path` ("-": standard input), or each of those in the folder, stands on the day
    `on` (None: today). `sets` are asked instead of those that the files name.

    Raises InvalidData for a file with faults (in a folder: where none is without), UsageError for `on`, UnknownName for
    a set that there is not."""
    day = day_of(on)
    chosen = sets_of(catalogue, sets)
    known = known_of(catalogue)
    kept = [read(file, known) for file in files_at(path)]
    sound = [one for one in kept if one.record is not None]
    faults = faults_in(kept)
    if faults and not sound:
        raise InvalidData(faults)
    return Followed(
        version=catalogue.version,
        path=path,
        whole=not os.path.isdir(path),
        on=day,
        sets=chosen,
        standings=[_standing(catalogue, one, one.record, chosen, day) for one in sound if one.record],
        faults=faults,
    )


def day_of(text: str | None) -> str:
    """The day that is meant; today where none is named. Raises UsageError for what is no day."""
    if text is None:
        return date.today().isoformat()
    if not is_day(text):
        message = tr('--on must be a day of the calendar; it is "{text}".', text=text[:100])
        raise UsageError(message, tr("For example: {command}", command="--on 2027-03-01"))
    return text


def sets_of(catalogue: Catalogue, typed: Sequence[str]) -> list[str]:
    """The ids of the question sets that are named, by id or name, one a text or several with commas between. Raises
    UnknownName."""
    names = {i: str(catalogue.record("sets", i)["name"]) for i in catalogue.keys("sets")}
    parts = [part.strip() for text in typed for part in ([text] if text in names.values() else text.split(","))]
    return list(dict.fromkeys(resolve_word(part, names, "question set") for part in parts))


def known_of(catalogue: Catalogue) -> Known:
    """What a file on a partnership may name."""
    return Known(
        countries=catalogue.profiles,
        indicators=catalogue.dictionary["indicators"],
        topics=catalogue.topics,
        sets=catalogue.keys("sets"),
        experiences={experience.id: experience.partner for experience in catalogue.experiences},
        former={i: catalogue.record("former", i).get("now", "") for i in catalogue.keys("former")},
        questions={i: catalogue.record("questions", i)["scale"] for i in catalogue.keys("questions")},
    )


def _standing(catalogue: Catalogue, kept: Kept, record: PartnershipFile, sets: list[str], on: str) -> Standing:
    reviews = [review for review in record.reviews if review.day <= on]
    ended = record.ended if record.ended and record.ended <= on else None
    shared = [_shared(catalogue, i) for i in record.experiences]
    records = [catalogue.record("sets", i) for i in sets or dict.fromkeys(record.questions)]
    return Standing(
        file=kept.file,
        record=record,
        between=[catalogue.profiles[i] for i in record.between],
        shared=shared,
        topics=(topics := topics_of(catalogue, record.topics, [one.id for one in shared])),
        sets=records,
        asked=[
            Asked(question, answers, called(question["asked"], record.agreed.day, ended, _days(answers), on))
            for question, answers in _answers(catalogue, record, records, reviews)
        ],
        reviews=reviews,
        figures=list(figures(catalogue, record, topics, reviews)),
        step=_step(record, on),
        state=_state(record, on),
        warnings=[str(fault) for fault in kept.faults if fault.warning],
    )


def _shared(catalogue: Catalogue, id: str) -> Shared:
    known = {experience.id: experience for experience in catalogue.experiences}
    now = id if id in known else str(catalogue.record("former", id).get("now", ""))
    if now not in known:
        return Shared(id, id, None, "")
    institution = catalogue.experience(now).get("institution", "")
    return Shared(now, known[now].title, catalogue.profiles[known[now].partner], institution)


def topics_of(catalogue: Catalogue, topics: Sequence[str], experiences: Sequence[str]) -> list[str]:
    """The ids of the topics that a partnership is about: those named, else those of its experiences."""
    if topics:
        return list(dict.fromkeys(topics))
    known = {experience.id: experience for experience in catalogue.experiences}
    return list(dict.fromkeys(catalogue.topic_list[t].id for i in experiences if i in known for t in known[i].topics))


def _answers(
    catalogue: Catalogue, record: PartnershipFile, sets: Sequence[Mapping[str, Any]], reviews: Sequence[Review]
) -> Iterator[tuple[Mapping[str, Any], list[Answered]]]:
    """Each question of the sets, by its record, with the answers to it."""
    for id in dict.fromkeys(question for one in sets for question in one["questions"]):
        question = catalogue.record("questions", id)
        yield (
            question,
            [
                _answered(catalogue, review.day, answer, record)
                for review in reviews
                for answer in review.answers
                if answer.question == id and is_answered(answer, question["scale"])
            ],
        )


def _days(answers: Sequence[Answered]) -> list[str]:
    return list(dict.fromkeys(answer.day for answer in answers))


def _answered(catalogue: Catalogue, day: str, answer: Given, record: PartnershipFile) -> Answered:
    by = [catalogue.profiles[i] for i in answer.by or record.between]
    return Answered(day, by, answer.level, answer.value, answer.holds, words(answer.said))


def _step(record: PartnershipFile, on: str) -> str:
    step = record.first_step
    if step is None or words(step.what) is None:
        return "none"
    if step.done and step.done <= on:
        return "done"
    return "undated" if step.by is None else "late" if step.by < on else "open"


def _state(record: PartnershipFile, on: str) -> str:
    if record.agreed.day > on:
        return "to come"
    if record.ended and record.ended <= on:
        return "ended"
    return "overdue" if record.ends and record.ends < on else "on"
