"""A partnership on a page, for the meeting in which the two look at it together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from shlex import quote

from matcher.answers.answer import made_by
from matcher.answers.blocks import Block, Gap, Heading, Item, Line, Section, Table, Text, Title, Under
from matcher.answers.entries import cited
from matcher.answers.follow_words import SCALES, became_words, how, in_short, step_words, whose_words
from matcher.answers.labels import figure as number
from matcher.answers.labels import in_quotes
from matcher.editing.partnership_files import words
from matcher.files import STDIN
from matcher.language import apart, mark, tr, trn
from matcher.questions.follow import Answered, Asked, Shared, Standing
from matcher.questions.partnership_figures import Point
from matcher.scoring.profile import Profile
from matcher.text import counted, listed

UNWRITTEN = mark("not written yet")
LEVELS = (mark("no"), mark("partly"), mark("yes"))
CAVEAT = mark(
    "Figures move for many reasons, most of them outside of a partnership: they are a reason to ask, and no proof of "
    "what it did."
)


def page(one: Standing, on: str, version: str) -> Iterator[Block]:
    """The page, as it stands on the day `on`."""
    yield Title(one.record.title)
    yield Text(in_short(one, on))
    yield Section(tr("What was agreed"))
    yield from _agreed(one)
    yield Section(tr("To ask now: {questions}", questions=counted(len(one.due), "question")))
    yield from _to_ask(one)
    yield from _changed(one)
    yield from _answers(one)
    yield from _figures(one)
    yield Section(tr("Whose questions these are"))
    yield from _whose(one)
    yield Gap()
    yield Text(made_by(version))


def _agreed(one: Standing) -> Iterator[Block]:
    record, names = one.record, {profile.iso3: profile.name for profile in one.between}
    what = words(record.agreed.what) or tr(UNWRITTEN)
    yield Line(tr("Agreed"), tr("{label}: {words}", label=record.agreed.day, words=what))
    for count, party in enumerate(record.agreed.by):
        # Translators: the label of a line that says by whom it was agreed.
        yield Line("" if count else tr("By"), f"{words(party.who) or tr(UNWRITTEN)} ({names[party.country]})")
    if record.agreed.document:
        yield Line(tr("Document"), cited(record.agreed.document.model_dump(exclude_none=True)))
    for count, shared in enumerate(one.shared):
        # Translators: the label of a line that names the experiences that are shared.
        yield Line("" if count else tr("Shared"), _shared(shared))
    if record.facilitators:
        # Translators: the label of a line that names third partners.
        yield Line(tr("Helped by"), listed(record.facilitators))
    if record.first_step and one.step != "none":
        step, by = record.first_step.what, record.first_step.by
        dated = tr("{step} (by {day})", step=step, day=by) if by else step
        yield Line(tr("First step"), tr("{label}: {words}", label=dated, words=step_words(one.step)))
    if record.ended:
        yield Line(tr("Ends"), tr("ended on {day}", day=record.ended))
    elif record.ends:
        yield Line(tr("Ends"), tr("planned for {day}", day=record.ends))
    if record.note:
        yield Line(tr("Note"), record.note)


def _shared(one: Shared) -> str:
    """An experience that is shared, and whom to write to."""
    command = f"matcher experience {one.id}"
    if not one.institution:
        return f"{one.title} ({command})"
    return tr(
        "{title}; write to: {institution} ({command})",
        title=one.title,
        institution=one.institution,
        command=command,
    )


def _to_ask(one: Standing) -> Iterator[Block]:
    """The questions that are due, the longest due first."""
    if not one.due:
        yield Text(tr("Nothing is due."))
        return
    if any(asked.record["scale"] == "level" for asked in one.due):
        yield Text(tr("Where nothing else is said, the answer is {scale}.", scale=tr(SCALES["level"])))
    for day in sorted({str(asked.call.since) for asked in one.due}):
        yield Heading(tr("Due since {day}", day=day))
        for asked in one.due:
            if asked.call.since == day:
                otherwise = [] if asked.record["scale"] == "level" else [how(asked.record)]
                before = [tr("last time: {said}", said=said(last_of(asked), one.between))] if asked.answers else []
                beside = apart([*otherwise, *before])
                yield Item(asked.record["question"] + (f" ({beside})" if beside else ""))
    if one.file != STDIN:
        command = f"matcher new review {quote(one.file)} >> {quote(one.file)}"
        yield Text(tr("To write the answers down: {command}", command=command))


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
        own = len(given.by) < len(between)
        parts.append(tr("{label}: {words}", label=given.by[0].name, words=brief(given)) if own else brief(given))
    return f"{'; '.join(parts)} ({answers[0].day})"


def brief(given: Answered) -> str:
    """An answer without its proof."""
    if given.level is not None:
        return tr(LEVELS[given.level])
    if given.holds is not None:
        return tr("yes") if given.holds else tr("no")
    if given.value is not None:
        return number(given.value)
    return in_quotes(str(given.said))


def _changed(one: Standing) -> Iterator[Block]:
    """What was answered otherwise the last time than the time before."""
    twice = [asked for asked in one.asked if before_last(asked)]
    if not twice:
        return
    yield Section(tr("What has changed since the time before"))
    rows = []
    for asked in twice:
        before, now = before_last(asked), last_of(asked)
        if [_told(given) for given in before] != [_told(given) for given in now]:
            rows.append((asked.record["question"], said(before, one.between), said(now, one.between)))
    if rows:
        yield Table((tr("question"), tr("before"), tr("now")), rows, frozenset())
    same = len(twice) - len(rows)
    if same:
        yield Under(trn("{n} question answered as before.", "{n} questions answered as before.", same))


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
    yield Section(
        trn(
            "The newest answers: {answered} of {n} question",
            "The newest answers: {answered} of {n} questions",
            len(one.asked),
            answered=answered,
        )
    )
    rows = [
        (
            asked.record["question"],
            answer.day,
            listed([profile.name for profile in answer.by]),
            brief(answer),
            answer.said or "" if brief(answer) != in_quotes(answer.said or "") else "",
        )
        for asked, answer in given
    ]
    # Translators: "whose": whose answer it is, that of the one country, of the other or of both.
    yield Table((tr("question"), tr("day"), tr("whose"), tr("answer"), tr("proof")), rows, frozenset())
    for asked in one.asked:
        if differs(asked):
            question, answers = asked.record["question"], said(last_of(asked), one.between)
            yield Under(tr("The two see this differently: {question} {answers}", question=question, answers=answers))


def _figures(one: Standing) -> Iterator[Block]:
    """The figures then and now, and how far they can say anything of the partnership."""
    yield Section(tr("The figures of both countries, then and now"))
    if not one.figures:
        yield Text(tr("No indicator measures these topics, or neither country has a figure."))
        return
    kept = any(figure.last for figure in one.figures)
    last = [tr("last time")] if kept else []
    # Translators: "became": what became of a figure since: better, worse ...
    header = (tr("country"), tr("figure"), tr("then"), *last, tr("now"), tr("became"))
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
    yield Under(" ".join((*_since(one), tr(CAVEAT))))


def _since(one: Standing) -> Iterator[str]:
    """From when the figures are."""
    after = sum(figure.since_agreed for figure in one.figures)
    first = next((review for review in one.reviews if review.figures), None)
    yield tr("Then: as in the data of {day}.", day=first.day) if first else tr("No figures were kept at the beginning.")
    if not after:
        yield tr("None of these figures is of a year after the agreement.")
        return
    yield trn(
        "{n} of the {of} figures is of a year after the agreement.",
        "{n} of the {of} figures are of a year after the agreement.",
        after,
        of=len(one.figures),
    )


def point_words(point: Point | None) -> str:
    """A figure with its year."""
    return "-" if point is None else f"{number(point.value)} ({point.year})"


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
        yield Item(
            # Translators: {which} says whose questions these are, such as "after OECD, which states the points".
            tr(
                "{number} of {of}: {which}. {sources}",
                number=len(questions),
                of=len(one.asked),
                which=whose_words(wording, after),
                sources=apart(sources),
            )
        )
