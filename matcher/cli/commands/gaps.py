"""`matcher gaps`."""

from __future__ import annotations

from matcher.cli.asked import catalogue_of, question_of
from matcher.cli.listing import Page, show
from matcher.cli.options import Options
from matcher.questions.gaps import ANSWERED, gaps
from matcher.render.numbers import rounded
from matcher.scoring.agenda import GREAT
from matcher.text import counted

COLUMNS = ("topic", "name", "in_need", "unanswered", "best", "experiences", "unanswered_countries")


def run(options: Options) -> int:
    """List the needs of a pool that nothing in the catalogue answers well."""
    catalogue = catalogue_of(options)
    found = gaps(catalogue, question_of(catalogue, options))
    results = [
        {
            "topic": gap.topic,
            "name": catalogue.topics[gap.topic],
            "in_need": len(gap.in_need),
            "unanswered": len(gap.unanswered),
            "best": rounded(gap.best),
            "experiences": gap.experiences,
            "unanswered_countries": [profile.iso3 for profile in gap.unanswered],
        }
        for gap in found.gaps
    ]
    page = Page(
        query={
            "pool": list(found.question.pool),
            "theme": list(found.question.themes),
            "topic": list(found.question.topics),
            "great_need": GREAT,
            "answered": ANSWERED,
            "pool_size": found.pool_size,
        },
        results=results,
        columns=COLUMNS,
        rows=results,
        header=("Topic", "In need", "Unanswered", "Best answer", "Experiences", "For example"),
        cells=[
            (
                catalogue.topics[gap.topic],
                str(len(gap.in_need)),
                str(len(gap.unanswered)),
                f"{gap.best:.2f}",
                str(gap.experiences),
                ", ".join(profile.name for profile in gap.unanswered[:3]),
            )
            for gap in found.gaps
        ],
        right=frozenset({1, 2, 3, 4}),
        footer=[
            f"{counted(found.pool_size, 'country')} in the pool. In need: need of {GREAT:g} or more. Unanswered: the "
            f"best experience elsewhere has a strength (quality times relevance) below {ANSWERED:g}."
        ],
        empty="Every great need in this pool has a good answer in the catalogue.",
        thing="topic",
    )
    return show(page, options, catalogue.version)
