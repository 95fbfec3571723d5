"""The gaps of a pool in words: needs that find no good answer."""

from __future__ import annotations

from collections.abc import Iterable

from matcher.answers.answer import Answer, Result, made_by
from matcher.answers.blocks import Card, Listing
from matcher.answers.cells import shortened
from matcher.language import local, mark, tr
from matcher.questions.gaps import ANSWERED, Gap, Gaps
from matcher.scoring.agenda import GREAT
from matcher.text import counted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from matcher.answers.sheet import Sheet

HEADER = (
    mark("Topic"),
    # Translators: how many countries need it much.
    mark("In need"),
    # Translators: how many countries find no good answer to their need.
    mark("Unanswered"),
    mark("Best answer"),
    mark("Experiences"),
    mark("For example"),
)
COLUMNS = ("topic", "name", "in_need", "unanswered", "best", "experiences", "unanswered_countries")


class Unanswered(Result):
    """A topic that `in_need` countries need much, of which `unanswered` find no good answer; `best` is the mean
    strength of the best answers (0-1)."""

    topic: str
    name: str
    in_need: int
    unanswered: int
    best: float
    experiences: int
    unanswered_countries: list[str]


def gaps(found: Gaps) -> Answer[Unanswered]:
    """The gaps of a pool, as an answer."""
    asked = found.question
    empty = tr("Every great need in this pool has a good answer in the catalogue.")
    return Answer(
        command="gaps",
        version=found.version,
        query={
            "pool": list(asked.pool),
            "theme": list(asked.theme),
            "topic": list(asked.topic),
            "great_need": GREAT,
            "answered": ANSWERED,
            "pool_size": found.pool_size,
        },
        results=lambda: map(_gap, found.gaps),
        columns=COLUMNS,
        page=lambda: [
            Listing(
                header=list(map(tr, HEADER)),
                rows=[_gap_cells(gap) for gap in found.gaps],
                cards=list(map(_gap_card, found.gaps)),
                right=frozenset({1, 2, 3, 4}),
                foot=(_terms(found), made_by(found.version)),
                empty=empty,
            )
        ],
        what=counted(len(found.gaps), "topic"),
        sheets=(lambda: _gap_sheets(found)) if found.gaps else None,
        empty="" if found.gaps else empty,
    )


def _terms(found: Gaps) -> str:
    """What the columns of the gaps mean."""
    return tr(
        "{countries} in the pool. In need: need of {great} or more. Unanswered: the best experience elsewhere has a "
        "strength (quality times relevance) below {answered}.",
        countries=counted(found.pool_size, "country"),
        great=local(f"{GREAT:g}"),
        answered=local(f"{ANSWERED:g}"),
    )


def _gap_sheets(found: Gaps) -> Iterable[Sheet]:
    from matcher.answers.lookup_sheets import of_gaps

    return of_gaps(found)


def _gap(gap: Gap) -> Unanswered:
    return Unanswered(
        topic=gap.topic.id,
        name=gap.topic.name,
        in_need=len(gap.in_need),
        unanswered=len(gap.unanswered),
        best=round(gap.best, 3) + 0.0,
        experiences=gap.experiences,
        unanswered_countries=[profile.iso3 for profile in gap.unanswered],
    )


def _gap_cells(gap: Gap) -> tuple[str, ...]:
    return (
        gap.topic.name,
        str(len(gap.in_need)),
        str(len(gap.unanswered)),
        local(f"{gap.best:.2f}"),
        str(gap.experiences),
        ", ".join(profile.name for profile in gap.unanswered[:3]),
    )


def _gap_card(gap: Gap) -> Card:
    told = shortened([profile.name for profile in gap.unanswered], 3)
    value, all_of_them = local(f"{gap.best:.2f}"), counted(gap.experiences, "experience")
    # Translators: how good the best answer is, and among how many.
    best = tr("{value} of 1, of {experiences}", value=value, experiences=all_of_them)
    return Card(
        mark="",
        title=gap.topic.name,
        share=None,
        # Translators: so many of the countries in need find no good answer.
        aside=tr("{unanswered} of {all} in need", unanswered=len(gap.unanswered), all=len(gap.in_need)),
        # Translators: the countries that find no good answer to their need.
        lines=[(tr("unanswered"), told), (tr("best answer"), best)],
        whole=True,
    )
