"""A partnership on a page, for the meeting in which the two look at it together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from shlex import quote

from matcher.answers.answer import made_by
from matcher.answers.blocks import Block, Gap, Heading, Item, Line, Section, Table, Text, Title, Under
from matcher.answers.entries import cited
from matcher.answers.labels import figure as number
from matcher.editing.partnership_files import words
from matcher.files import STDIN
from matcher.questions.follow import Answered, Asked, Standing
from matcher.questions.partnership_figures import Figure, Point
from matcher.scoring.profile import Profile
from matcher.text import counted, listed, lower_first

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

UNWRITTEN = "not written yet"
STEPS = {"none": "none named", "done": "done", "open": "to be done", "late": "late", "undated": "without a date"}
"""The states of a first step."""
STATES = {"to come": "is to come", "on": "goes on", "overdue": "is past its planned end", "ended": "has ended"}
LEVELS = ("no", "partly", "yes")
SCALES = {"level": "no, partly or yes, with a sentence of proof", "yes-no": "yes or no", "text": "in words"}
BECAME = {
    "better": "better", "worse": "worse", "changed": "changed", "same": "as before", "no-newer": "no newer figure",
    "revised": "revised by the publisher", "new": "not kept then", "gone": "no figure now", "unknown": "unknown",
}  # fmt: skip
WORDINGS = {
    "own": "questions of matcher's own, after {}, whose text was not seen to ask them so: no assessment by it",
    "named": "after {}, which names the points; the words are ours",
    "stated": "after {}, which states the points",
}
CAVEAT = (
    "Figures move for many reasons, most of them outside of a partnership: they are a reason to ask, and no proof of "
    "what it did."
)


def page(one: Standing, on: str, version: str) -> Iterator[Block]:
    """The page, as it stands on the day `on`."""
    yield Title(one.record.title)
    yield Text(_in_short(one, on))
    yield Section("What was agreed")
    yield from _agreed(one)
    yield Section(f"To ask now: {counted(len(one.due), 'question')}")
    yield from _to_ask(one)
    yield from _changed(one)
    yield from _answers(one)
    yield from _figures(one)
    yield Section("Whose questions these are")
    yield from _whose(one)
    yield Gap()
    yield Text(made_by(version))


def _in_short(one: Standing, on: str) -> str:
    """Where it stands, in a few sentences."""
    names = listed([profile.name for profile in one.between])
    said = [f"As of {on}, the partnership of {names} {STATES[one.state]}."]
    said += [
        f"{sharer} shares {listed([f'“{one.title}”' for one in things])} with {learner}."
        for sharer, learner, things in _sharing(one)
    ]
    step = one.record.first_step
    if step and one.step != "none":
        day = {"done": f", on {step.done}", "open": f" by {step.by}", "late": f", it was due by {step.by}"}
        said.append(f"The first step is {STEPS[one.step]}{day.get(one.step, '')}.")
    looked = f"last looked at it together on {one.looked}" if one.looked else "have not looked at it together yet"
    said.append(f"The two {looked}.")
    if one.state == "overdue":
        said.append("Its end has passed: write `ended:` into the file, or a new `ends:`.")
    elif one.next:
        said.append(f"The next question falls due on {one.next}.")
    return " ".join(said)


def _sharing(one: Standing) -> list[tuple[str, str, list[Any]]]:
    """(who shares, with whom, what) for each of the two that shares something."""
    a, b = one.between
    found = []
    for sharer, learner in ((a, b), (b, a)):
        things = [shared for shared in one.shared if shared.country is not None and shared.country.iso3 == sharer.iso3]
        if things:
            found.append((sharer.name, learner.name, things))
    return found


def _agreed(one: Standing) -> Iterator[Block]:
    record, names = one.record, {profile.iso3: profile.name for profile in one.between}
    yield Line("Agreed", f"{record.agreed.day}: {words(record.agreed.what) or UNWRITTEN}")
    for count, party in enumerate(record.agreed.by):
        yield Line("" if count else "By", f"{words(party.who) or UNWRITTEN} ({names[party.country]})")
    if record.agreed.document:
        yield Line("Document", cited(record.agreed.document.model_dump(exclude_none=True)))
    for count, shared in enumerate(one.shared):
        write_to = f"; write to: {shared.institution}" if shared.institution else ""
        yield Line("" if count else "Shared", f"{shared.title}{write_to} (matcher experience {shared.id})")
    if record.facilitators:
        yield Line("Helped by", listed(record.facilitators))
    if record.first_step and one.step != "none":
        by = f" (by {record.first_step.by})" if record.first_step.by else ""
        yield Line("First step", f"{record.first_step.what}{by}: {STEPS[one.step]}")
    if record.ends or record.ended:
        yield Line("Ends", f"ended on {record.ended}" if record.ended else f"planned for {record.ends}")
    if record.note:
        yield Line("Note", record.note)


def _to_ask(one: Standing) -> Iterator[Block]:
    """The questions that are due, the longest due first."""
    if not one.due:
        yield Text("Nothing is due.")
        return
    if any(asked.record["scale"] == "level" for asked in one.due):
        yield Text(f"Where nothing else is said, the answer is {SCALES['level']}.")
    for day in sorted({str(asked.call.since) for asked in one.due}):
        yield Heading(f"Due since {day}")
        for asked in one.due:
            if asked.call.since == day:
                otherwise = [] if asked.record["scale"] == "level" else [how(asked.record)]
                before = [f"last time: {said(last_of(asked), one.between)}"] if asked.answers else []
                beside = "; ".join([*otherwise, *before])
                yield Item(asked.record["question"] + (f" ({beside})" if beside else ""))
    if one.file != STDIN:
        yield Text(f"To write the answers down: matcher new review {quote(one.file)} >> {quote(one.file)}")


def how(record: Mapping[str, Any]) -> str:
    """How a question is answered."""
    return f"a number: {record['counts']}" if record["scale"] == "number" else SCALES[record["scale"]]


def last_of(asked: Asked) -> list[Answered]:
    """The answers of the last day on which there were any."""
    return [given for given in asked.answers if given.day == asked.answers[-1].day]


def before_last(asked: Asked) -> list[Answered]:
    """The answers of the day before that."""
    days = list(dict.fromkeys(given.day for given in asked.answers))
    return [given for given in asked.answers if len(days) > 1 and given.day == days[-2]]


def said(answers: Sequence[Answered], between: Sequence[Profile]) -> str:
    """What was answered on a day: "partly (2027-03-02)", or what each side said."""
    parts = []
    for given in answers:
        whose = f"{given.by[0].name}: " if len(given.by) < len(between) else ""
        parts.append(f"{whose}{brief(given)}")
    return f"{'; '.join(parts)} ({answers[0].day})"


def brief(given: Answered) -> str:
    """An answer without its proof."""
    if given.level is not None:
        return LEVELS[given.level]
    if given.holds is not None:
        return "yes" if given.holds else "no"
    if given.value is not None:
        return number(given.value)
    return f"“{given.said}”"


def _changed(one: Standing) -> Iterator[Block]:
    """What was answered otherwise the last time than the time before."""
    twice = [asked for asked in one.asked if before_last(asked)]
    if not twice:
        return
    yield Section("What has changed since the time before")
    rows = []
    for asked in twice:
        before, now = before_last(asked), last_of(asked)
        if [_told(given) for given in before] != [_told(given) for given in now]:
            rows.append((asked.record["question"], said(before, one.between), said(now, one.between)))
    if rows:
        yield Table(("question", "before", "now"), rows, frozenset())
    same = len(twice) - len(rows)
    if same:
        yield Under(f"{counted(same, 'question')} answered as before.")


def _told(given: Answered) -> tuple[object, ...]:
    bare = given.level is None and given.value is None and given.holds is None
    return [profile.iso3 for profile in given.by], given.level, given.value, given.holds, given.said if bare else None


def differs(asked: Asked) -> bool:
    """Whether the two sides gave different answers on the last day."""
    answers = last_of(asked) if asked.answers else []
    told = {(given.level, given.value, given.holds) for given in answers}
    return len(answers) > 1 and len(told) > 1


def _answers(one: Standing) -> Iterator[Block]:
    given = [(asked, answer) for asked in one.asked if asked.answers for answer in last_of(asked)]
    if not given:
        return
    answered = sum(bool(asked.answers) for asked in one.asked)
    yield Section(f"The newest answers: {answered} of {counted(len(one.asked), 'question')}")
    rows = [
        (
            asked.record["question"],
            answer.day,
            listed([profile.name for profile in answer.by]),
            brief(answer),
            answer.said or "" if brief(answer) != f"“{answer.said}”" else "",
        )
        for asked, answer in given
    ]
    yield Table(("question", "day", "whose", "answer", "proof"), rows, frozenset())
    for asked in one.asked:
        if differs(asked):
            yield Under(f"The two see this differently: {asked.record['question']} {said(last_of(asked), one.between)}")


def _figures(one: Standing) -> Iterator[Block]:
    """The figures then and now, and how far they can say anything of the partnership."""
    yield Section("The figures of both countries, then and now")
    if not one.figures:
        yield Text("No indicator measures these topics, or neither country has a figure.")
        return
    kept = any(figure.last for figure in one.figures)
    header = ("country", "figure", "then", *(["last time"] if kept else []), "now", "became")
    rows = [
        (
            figure.country.name,
            f"{figure.name} ({figure.unit})",
            point_words(figure.then),
            *([point_words(figure.last)] if kept else []),
            point_words(figure.now),
            became_words(figure),
        )
        for figure in one.figures
    ]
    yield Table(header, rows, frozenset(range(2, len(header) - 1)))
    after = sum(figure.since_agreed for figure in one.figures)
    first = next((review for review in one.reviews if review.figures), None)
    kept_then = f"Then: as known on {first.day}. " if first else "No figures were kept at the beginning. "
    newer = f"{after} of the {len(one.figures)} figures" if after else "None of these figures"
    are = "are" if after > 1 else "is"
    yield Under(f"{kept_then}{newer} {are} of a year after the agreement. {CAVEAT}")


def point_words(point: Point | None) -> str:
    """A figure with its year."""
    return "-" if point is None else f"{number(point.value)} ({point.year})"


def became_words(figure: Figure) -> str:
    """What became of a figure, and what keeps it from saying more."""
    doubts = []
    if figure.became in ("better", "worse", "changed", "same") and not figure.since_agreed:
        doubts.append("no year after the agreement")
    then, now = figure.then, figure.now
    if then and now and then.publisher and now.publisher and then.publisher != now.publisher:
        doubts.append(f"now from {now.publisher}")
    return BECAME[figure.became] + (f" ({'; '.join(doubts)})" if doubts else "")


def _whose(one: Standing) -> Iterator[Block]:
    """The sets, and after whom their questions are asked."""
    for chosen in one.sets:
        note = f" {chosen['note']}" if chosen.get("note") else ""
        yield Item(f"{chosen['name']} ({chosen['id']}).{note}")
    groups: dict[tuple[str, str], list[Asked]] = {}
    for asked in one.asked:
        groups.setdefault((asked.record["wording"], asked.record["after"]), []).append(asked)
    for (wording, after), questions in groups.items():
        sources = dict.fromkeys(cited(asked.record["source"]) for asked in questions)
        which = lower_first(WORDINGS[wording].format(after))
        yield Item(f"{len(questions)} of {len(one.asked)}: {which}. {'; '.join(sources)}")
