"""`new partnership` and `new review`: what stands in a new file, and what is to be asked at the next review."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from matcher.catalogue.catalogue import Catalogue
from matcher.editing.partnership_files import Kept, faults_in, read
from matcher.editing.partnership_records import Recorded
from matcher.errors import InvalidData, UnknownName, UsageError
from matcher.plain import Record
from matcher.questions import find
from matcher.questions.follow import Asked, Standing, day_of, follow, known_of, sets_of, topics_of
from matcher.questions.partnership_figures import recorded

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

EXAMPLE = "For example: matcher new partnership Rwanda Kenya --experience ken-m-pesa-mobile-money"


class Beginning(Record):
    """What a new file begins with: the two (id -> name), experiences (id -> title), topics (id -> name), all sets of
    questions (id -> name) and those chosen, the day, the edition, and the figures to keep."""

    countries: Mapping[str, str]
    experiences: Mapping[str, str]
    topics: Mapping[str, str]
    sets: Mapping[str, str]
    chosen: list[str]
    day: str
    edition: str
    figures: list[Recorded]


class Next(Record):
    """The next review of a partnership: its file, where it stands, the questions to ask, and the figures to keep.
    `begun`: the file holds a review of that day already, without answers."""

    kept: Kept
    standing: Standing
    day: str
    edition: str
    begun: bool
    asked: list[Asked]
    figures: list[Recorded]


def begin(
    catalogue: Catalogue, a: str, b: str, *, experiences: Sequence[str], sets: Sequence[str], on: str | None
) -> Beginning:
    """What a file on a partnership of two countries (codes or names) begins with.

    Raises UsageError where the two are one, or an experience is of neither; UnknownName for names that mean nothing."""
    if not a or not b:
        raise UsageError("A partnership is between two countries.", EXAMPLE)
    two = [catalogue.resolve(a), catalogue.resolve(b)]
    names = {i: catalogue.profiles[i].name for i in two}
    if len(names) == 1:
        raise UsageError(f"{names[two[0]]} cannot be its own partner.", "Name two different countries.")
    titles: dict[str, str] = {}
    for typed in experiences:
        record: Mapping[str, Any] = find.experience(catalogue, typed).record
        if record["partner"] not in two:
            owner = catalogue.profiles[record["partner"]].name
            message = f"{record['id']} is an experience of {owner}, not of {' or '.join(names.values())}."
            raise UsageError(message, f"`matcher explain {two[0]} {two[1]}` names what the two can share.")
        titles[record["id"]] = record["title"]
    topics = topics_of(catalogue, (), list(titles))
    all_sets = {i: str(catalogue.record("sets", i)["name"]) for i in catalogue.keys("sets")}
    chosen = sets_of(catalogue, sets) or [i for i in ("short",) if i in all_sets] or list(all_sets)[:1]
    if not chosen:
        raise UnknownName("The data in use holds no questions for a follow-up.", "They stand in follow-up.yaml.")
    return Beginning(
        countries=names,
        experiences=titles,
        topics={topic: catalogue.topics[topic] for topic in topics},
        sets=all_sets,
        chosen=chosen,
        day=day_of(on),
        edition=catalogue.version,
        figures=recorded(catalogue, two, topics),
    )


def next_review(catalogue: Catalogue, file: str, *, sets: Sequence[str], on: str | None) -> Next:
    """What is to be asked at the review of a partnership on a day, and the figures to keep then.

    Raises InvalidData for a file with faults, and UsageError where it holds a review of that day or a later one."""
    if not file:
        raise UsageError("A review is of a partnership: name its file.", "For example: matcher new review rwa-ken.yaml")
    kept = read(file, known_of(catalogue))
    if kept.record is None:
        raise InvalidData(faults_in([kept]))
    day = day_of(on)
    last = kept.record.reviews[-1] if kept.record.reviews else None
    if last and (last.day > day or (last.day == day and last.answers)):
        message = f"{file} holds a review of {last.day} already, and the new one would be of {day}."
        raise UsageError(message, "Add your answers there, or name a later day: --on 2027-03-01")
    standing = follow(catalogue, file, sets, day).standings[0]
    return Next(
        kept=kept,
        standing=standing,
        day=day,
        edition=catalogue.version,
        begun=last is not None and last.day == day,
        asked=standing.due,
        figures=recorded(catalogue, kept.record.between, standing.topics),
    )
