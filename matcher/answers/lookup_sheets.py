"""What is looked up, as sheets of a workbook: countries, comparisons, experiences, topics and gaps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from matcher.answers.entries import cited, result_words, years_of
from matcher.answers.labels import COMPONENTS, INCOME, STAGE, figure
from matcher.answers.needs import RANKS
from matcher.answers.sheet import LINK, NUMBER, WHOLE, WORDS, Column, Sheet
from matcher.answers.whom import DONE as FOR_OTHERS
from matcher.answers.whom import became, called, done, where
from matcher.questions.compare import Comparison
from matcher.questions.country import NeedOf, Portrait
from matcher.questions.find import Described, Found, Hit
from matcher.questions.gaps import Gap, Gaps
from matcher.questions.institutions import Known
from matcher.scoring.score import COMPONENTS as NAMES
from matcher.scoring.stage import VARIABLES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

NEEDS = (
    Column("Theme", WORDS, 24), Column("Topic", WORDS, 32), Column("Need (0-1)", NUMBER, 9),
    Column("Declared", WORDS, 10), Column("In its words", WORDS, 40), Column("Measured (0-1)", NUMBER, 9),
    Column("Figures behind it, and the place in the South (1 needs it most)", WORDS, 80),
)  # fmt: skip
DONE = (
    Column("What was done", WORDS, 50), Column("Country", WORDS, 18), Column("When", WORDS, 22),
    Column("Theme", WORDS, 22), Column("Topics", WORDS, 32), Column("Whom to write to", WORDS, 32),
    Column("In short", WORDS, 60), Column("What came of it", WORDS, 44), Column("What it took", WORDS, 44),
    Column("First source", LINK, 40), Column("Id", WORDS, 30),
)  # fmt: skip
DID = (
    Column("What it did", WORDS, 60), Column("Topics", WORDS, 50), Column("Since", WHOLE, 7), Column("Id", WORDS, 40),
)  # fmt: skip
INSTITUTIONS = (
    Column("Institution", WORDS, 44), Column("In its own language", WORDS, 44), Column("Country", WORDS, 18),
    Column("Themes", WORDS, 24), Column("What it has shown", WORDS, 60),
    Column("What it has done for other countries", WORDS, 34), Column("A page of its own", LINK, 40),
    Column("Last told of", WHOLE, 9), Column("Earlier name, or end", WORDS, 34), Column("Id", WORDS, 30),
)  # fmt: skip
SHOWN = (
    Column("Institution", WORDS, 44), Column("Country", WORDS, 18), Column("What was done", WORDS, 60),
    Column("Since", WHOLE, 7), Column("For other countries", WORDS, 34), Column("Id of the experience", WORDS, 40),
)  # fmt: skip
FIGURES = (
    Column("Figure", WORDS, 46), Column("Value", NUMBER, 12), Column("Unit", WORDS, 28), Column("Year", WHOLE, 7),
    Column("Source", WORDS, 16),
)  # fmt: skip


def of_country(found: Portrait) -> Iterator[Sheet]:
    """Its stage over the years, all needs by theme, what it did, and every figure."""
    stage, past = found.record["stage_now"], found.record["stage_past"]
    years = [Column(year, NUMBER, 10) for year in past]
    yield Sheet(
        "Stage",
        (Column("Figure", WORDS, 40), *years, Column("Now", NUMBER, 10), Column("Year", WHOLE, 7)),
        [
            [STAGE[v][0], *(then[v][1] if v in then else None for then in past.values()), stage[v][1], stage[v][0]]
            for v in VARIABLES
            if v in stage
        ],
    )
    yield Sheet("Needs", NEEDS, [_need(theme, need) for theme, needs in found.by_theme.items() for need in needs])
    yield Sheet(
        "Experiences",
        (
            Column("What it did", WORDS, 60),
            Column("Topics", WORDS, 50),
            Column("Since", WHOLE, 7),
            Column("Id", WORDS, 40),
        ),
        [[e.title, _lines(topic.name for topic in topics), e.start, e.id] for e, topics in found.experiences],
    )
    yield Sheet("Figures", FIGURES, [[one.name, one.value, one.unit, one.year, one.source] for one in found.figures])


def _need(theme: str, need: NeedOf) -> list[Any]:
    want = need.want
    behind = (f"{e.name} {figure(e.value)} {e.unit} ({e.year}), {e.rank} of {e.of}" for e in need.evidence)
    declared = None if want.rank is None else RANKS[want.rank]
    return [theme, want.topic.name, want.value, declared, want.said or None, want.measured, _lines(behind)]


def of_comparison(found: Comparison) -> Iterator[Sheet]:
    """Stages, greatest needs and pairs."""
    names = [side.profile.name for side in found.sides]
    numbers = [Column(name, NUMBER, 14) for name in names]
    yield Sheet(
        "Stage",
        (Column("Figure", WORDS, 40), *numbers),
        [
            [STAGE[v][0], *(side.stage[v][1] if v in side.stage else None for side in found.sides)]
            for v in VARIABLES
            if any(v in side.stage for side in found.sides)
        ],
    )
    yield Sheet(
        "Countries",
        (Column("Country", WORDS, 20), Column("Income", WORDS, 20), Column("Needs most", WORDS, 60),
         Column("Experiences", WHOLE, 12), Column("Organisations", WORDS, 60)),
        [
            [
                side.profile.name,
                INCOME.get(side.profile.income),
                _lines(want.topic.name for want in side.needs),
                len(side.experiences),
                ", ".join(side.profile.organisations) or None,
            ]
            for side in found.sides
        ],
    )  # fmt: skip
    yield Sheet(
        "Each two of them",
        (Column("First", WORDS, 20), Column("Second", WORDS, 20),
         *(Column(COMPONENTS[name].capitalize(), NUMBER, 12) for name in NAMES)),
        [[a.name, pair.partner.name, *pair.components] for a, pair in found.pairs],
    )  # fmt: skip


def of_experiences(found: Found) -> Iterator[Sheet]:
    """What countries did, with results, institution and a source."""
    yield Sheet("Experiences", DONE, map(_done, found.hits))


def _done(hit: Hit) -> list[Any]:
    record = hit.record
    outcomes = [item for item in record.get("results", []) if item.get("kind", "outcome") == "outcome"]
    first = record["sources"][0]
    return [
        record["title"],
        hit.partner,
        years_of(record),
        hit.theme,
        _lines(hit.topics),
        record.get("institution"),
        record["what"],
        _lines(map(result_words, outcomes)),
        record.get("conditions"),
        first.get("url") or cited(first),
        record["id"],
    ]


def of_topics(found: Found) -> Iterator[Sheet]:
    """Topics, with what measures the need for each."""
    columns = (
        Column("Theme", WORDS, 22), Column("Topic", WORDS, 36), Column("Id", WORDS, 26),
        Column("Need measured by", WORDS, 60), Column("Experiences", WHOLE, 12), Column("Also called", WORDS, 60),
    )  # fmt: skip
    yield Sheet("Topics", columns, map(_topic, found.hits))


def _topic(hit: Described) -> list[Any]:
    record = hit.record
    called = ", ".join(record["aliases"]) or None
    return [hit.theme, record["name"], record["id"], _lines(hit.indicators), hit.experiences, called]


def of_institutions(found: Found) -> Iterator[Sheet]:
    """Institutions, and all that each has shown."""
    yield Sheet("Institutions", INSTITUTIONS, map(_institution, found.hits))
    yield Sheet("What they have shown", SHOWN, (row for hit in found.hits for row in _shown(hit)))


def _institution(hit: Known) -> list[Any]:
    record = hit.record
    return [
        called(record),
        record.get("own_name"),
        where(record) or None,
        _lines(hit.themes),
        _lines(experience.title for experience in hit.experiences),
        _lines(done(record)),
        record.get("url"),
        record.get("last_documented"),
        "; ".join(became(record)) or None,
        record["id"],
    ]


def _shown(hit: Known) -> Iterator[list[Any]]:
    record = hit.record
    for one in hit.experiences:
        offers = [FOR_OTHERS[offer["what"]] for offer in record["offers"] if offer["experience"] == one.id]
        yield [called(record), where(record) or None, one.title, one.start, "; ".join(offers) or None, one.id]


def of_gaps(found: Gaps) -> Iterator[Sheet]:
    """Needs without a good answer, with all the countries left without one."""
    columns = (
        Column("Topic", WORDS, 36), Column("Countries in need", WHOLE, 10), Column("Without an answer", WHOLE, 10),
        Column("Best answer (0-1)", NUMBER, 10), Column("Experiences", WHOLE, 12), Column("Who has none", WORDS, 80),
    )  # fmt: skip
    yield Sheet("Gaps", columns, map(_gap, found.gaps))


def _gap(gap: Gap) -> Sequence[Any]:
    who = ", ".join(profile.name for profile in gap.unanswered)
    return [gap.topic.name, len(gap.in_need), len(gap.unanswered), round(gap.best, 3), gap.experiences, who]


def _lines(parts: Iterable[str]) -> str | None:
    return "\n".join(parts) or None
