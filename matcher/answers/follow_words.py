"""Where a partnership stands, in words."""

from __future__ import annotations

from collections.abc import Iterator

from matcher.answers.labels import in_quotes
from matcher.language import mark, tr, trc
from matcher.questions.follow import Shared, Standing
from matcher.questions.partnership_figures import Figure
from matcher.text import listed, lower_first

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

STATES = {
    "to come": mark("As of {day}, the partnership of {names} is to come."),
    "on": mark("As of {day}, the partnership of {names} goes on."),
    "overdue": mark("As of {day}, the partnership of {names} is past its planned end."),
    "ended": mark("As of {day}, the partnership of {names} has ended."),
}
SCALES = {
    # Translators: how a question is answered.
    "level": mark("no, partly or yes, with a sentence of proof"),
    "yes-no": mark("yes or no"),
    "text": mark("in words"),
}
BECAME = {
    # Translators: what became of a figure since.
    "better": mark("better"), "worse": mark("worse"), "changed": mark("changed"), "same": mark("as before"),
    "no-newer": mark("no newer figure"), "revised": mark("revised by the publisher"), "new": mark("not kept then"),
    "gone": mark("no figure now"), "unknown": mark("unknown"),
}  # fmt: skip
WORDINGS = {
    "own": mark(
        "questions of matcher's own, after {framework}, whose text was not seen to ask them so: no assessment by it"
    ),
    "named": mark("after {framework}, which names the points; the words are ours"),
    "stated": mark("after {framework}, which states the points"),
}


def state_words(state: str) -> str:
    """The state of a partnership."""
    match state:
        case "to come":
            return trc("partnership", "to come")
        case "on":
            return trc("partnership", "on")
        case "overdue":
            return trc("partnership", "overdue")
        case "ended":
            return trc("partnership", "ended")
    return state


def step_words(state: str) -> str:
    """The state of a first step."""
    match state:
        case "none":
            return trc("first step", "none named")
        case "done":
            return trc("first step", "done")
        case "open":
            return trc("first step", "to be done")
        case "late":
            return trc("first step", "late")
    return trc("first step", "without a date")


def in_short(one: Standing, on: str) -> str:
    """Where it stands on a day, in a few sentences."""
    names = listed([profile.name for profile in one.between])
    said = [tr(STATES[one.state], day=on, names=names), *_sharing(one), *_first_step(one)]
    if one.looked:
        said.append(tr("The two last looked at it together on {day}.", day=one.looked))
    else:
        said.append(tr("The two have not looked at it together yet."))
    if one.state == "overdue":
        said.append(
            # Translators: {ended} and {ends} are keys of the file.
            tr("Its end has passed: write {ended} into the file, or a new {ends}.", ended="`ended:`", ends="`ends:`")
        )
    elif one.next:
        said.append(tr("The next question falls due on {day}.", day=one.next))
    return " ".join(said)


def _sharing(one: Standing) -> Iterator[str]:
    """What each of the two shares, if it shares something."""
    a, b = one.between
    for sharer, learner in ((a, b), (b, a)):
        things = [in_quotes(shared.title) for shared in one.shared if _is_of(shared, sharer.iso3)]
        if things:
            yield tr(
                "{sharer} shares {things} with {learner}.",
                sharer=sharer.name,
                things=listed(things),
                learner=learner.name,
            )


def _is_of(shared: Shared, iso3: str) -> bool:
    return shared.country is not None and shared.country.iso3 == iso3


def _first_step(one: Standing) -> Iterator[str]:
    step = one.record.first_step
    if not step:
        return
    match one.step:
        case "done":
            yield tr("The first step is done, on {day}.", day=step.done)
        case "open":
            yield tr("The first step is to be done by {day}.", day=step.by)
        case "late":
            yield tr("The first step is late, it was due by {day}.", day=step.by)
        case "undated":
            yield tr("The first step is without a date.")


def how(record: Mapping[str, Any]) -> str:
    """How a question is answered."""
    if record["scale"] == "number":
        # Translators: a question is answered by a number, of what is told: "a number: people trained".
        return tr("a number: {counts}", counts=record["counts"])
    return tr(SCALES[record["scale"]])


def became_words(figure: Figure) -> str:
    """What became of a figure, and what keeps it from saying more."""
    doubts = []
    if figure.became in ("better", "worse", "changed", "same") and not figure.since_agreed:
        doubts.append(tr("no year after the agreement"))
    then, now = figure.then, figure.now
    if then and now and then.publisher and now.publisher and then.publisher != now.publisher:
        # Translators: a figure is now told by another publisher.
        doubts.append(tr("now from {publisher}", publisher=now.publisher))
    return tr(BECAME[figure.became]) + (f" ({'; '.join(doubts)})" if doubts else "")


def whose_words(wording: str, framework: str) -> str:
    """How far the wording of questions is that of the framework after which they are asked."""
    return lower_first(tr(WORDINGS[wording], framework=framework))


def wording_code(wording: str) -> str:
    """The same in a word."""
    match wording:
        case "own":
            return trc("wording", "own")
        case "named":
            return trc("wording", "named")
        case "stated":
            return trc("wording", "stated")
    return wording
