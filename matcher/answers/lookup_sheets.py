"""What is looked up, as sheets of a workbook: countries, comparisons, experiences, topics and gaps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from matcher.answers.entries import cited, result_words, years_of
from matcher.answers.labels import INCOME, STAGE, figure
from matcher.answers.needs import RANKS
from matcher.answers.sheet import LINK, NUMBER, WHOLE, WORDS, Column, Sheet, headed, of_parts
from matcher.answers.whom import DONE as FOR_OTHERS
from matcher.answers.whom import became, called, done, where
from matcher.language import apart, mark, tr
from matcher.questions.compare import Comparison
from matcher.questions.country import Evidence, NeedOf, Portrait
from matcher.questions.find import Described, Found, Hit
from matcher.questions.gaps import Gap, Gaps
from matcher.questions.institutions import Known
from matcher.scoring.stage import VARIABLES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

NEEDS = (
    Column(mark("Theme"), WORDS, 24), Column(mark("Topic"), WORDS, 32), Column(mark("Need (0-1)"), NUMBER, 9),
    Column(mark("Declared"), WORDS, 10), Column(mark("In its words"), WORDS, 40),
    Column(mark("Measured (0-1)"), NUMBER, 9),
    Column(mark("Figures behind it, and the place in the South (1 needs it most)"), WORDS, 80),
)  # fmt: skip
DONE = (
    Column(mark("What was done"), WORDS, 50), Column(mark("Country"), WORDS, 18), Column(mark("When"), WORDS, 22),
    Column(mark("Theme"), WORDS, 22), Column(mark("Topics"), WORDS, 32), Column(mark("Whom to write to"), WORDS, 32),
    Column(mark("In short"), WORDS, 60), Column(mark("What came of it"), WORDS, 44),
    Column(mark("What it took"), WORDS, 44), Column(mark("First source"), LINK, 40), Column(mark("Id"), WORDS, 30),
)  # fmt: skip
DID = (
    Column(mark("What it did"), WORDS, 60), Column(mark("Topics"), WORDS, 50), Column(mark("Since"), WHOLE, 7),
    Column(mark("Id"), WORDS, 40),
)  # fmt: skip
INSTITUTIONS = (
    Column(mark("Institution"), WORDS, 44), Column(mark("In its own language"), WORDS, 44),
    Column(mark("Country"), WORDS, 18), Column(mark("Themes"), WORDS, 24),
    Column(mark("What it has shown"), WORDS, 60), Column(mark("What it has done for other countries"), WORDS, 34),
    Column(mark("A page of its own"), LINK, 40), Column(mark("Last told of"), WHOLE, 9),
    Column(mark("Earlier name, or end"), WORDS, 34), Column(mark("Id"), WORDS, 30),
)  # fmt: skip
SHOWN = (
    Column(mark("Institution"), WORDS, 44), Column(mark("Country"), WORDS, 18),
    Column(mark("What was done"), WORDS, 60), Column(mark("Since"), WHOLE, 7),
    Column(mark("For other countries"), WORDS, 34), Column(mark("Id of the experience"), WORDS, 40),
)  # fmt: skip
SIDES = (
    Column(mark("Country"), WORDS, 20), Column(mark("Income"), WORDS, 20), Column(mark("Needs most"), WORDS, 60),
    Column(mark("Experiences"), WHOLE, 12), Column(mark("Organisations"), WORDS, 60),
)  # fmt: skip
FIGURES = (
    Column(mark("Figure"), WORDS, 46), Column(mark("Value"), NUMBER, 12), Column(mark("Unit"), WORDS, 28),
    Column(mark("Year"), WHOLE, 7), Column(mark("Source"), WORDS, 16),
)  # fmt: skip


def of_country(found: Portrait) -> Iterator[Sheet]:
    """Its stage over the years, all needs by theme, what it did, and every figure."""
    stage, past = found.record["stage_now"], found.record["stage_past"]
    years = [Column(year, NUMBER, 10) for year in past]
    yield Sheet(
        tr("Stage"),
        (
            Column(tr("Figure"), WORDS, 40),
            *years,
            Column(tr("Now"), NUMBER, 10),
            Column(tr("Year"), WHOLE, 7),
        ),
        [
            [tr(STAGE[v][0]), *(then[v][1] if v in then else None for then in past.values()), stage[v][1], stage[v][0]]
            for v in VARIABLES
            if v in stage
        ],
    )
    yield Sheet(
        tr("Needs"), headed(NEEDS), [_need(theme, need) for theme, needs in found.by_theme.items() for need in needs]
    )
    yield Sheet(
        tr("Experiences"),
        headed(DID),
        [[e.title, _lines(topic.name for topic in topics), e.start, e.id] for e, topics in found.experiences],
    )
    yield Sheet(
        tr("Figures"), headed(FIGURES), [[one.name, one.value, one.unit, one.year, one.source] for one in found.figures]
    )


def _need(theme: str, need: NeedOf) -> list[Any]:
    want = need.want
    behind = map(_behind, need.evidence)
    declared = None if want.rank is None else tr(RANKS[want.rank])
    return [theme, want.topic.name, want.value, declared, want.said or None, want.measured, _lines(behind)]


def _behind(one: Evidence) -> str:
    """A figure behind a need, with its place in the South."""
    value = f"{figure(one.value)} {one.unit}"
    return tr(
        "{name} {value} ({year}), {rank} of {all}", name=one.name, value=value, year=one.year, rank=one.rank, all=one.of
    )


def of_comparison(found: Comparison) -> Iterator[Sheet]:
    """Stages, greatest needs and pairs."""
    names = [side.profile.name for side in found.sides]
    numbers = [Column(name, NUMBER, 14) for name in names]
    yield Sheet(
        tr("Stage"),
        (Column(tr("Figure"), WORDS, 40), *numbers),
        [
            [tr(STAGE[v][0]), *(side.stage[v][1] if v in side.stage else None for side in found.sides)]
            for v in VARIABLES
            if any(v in side.stage for side in found.sides)
        ],
    )
    yield Sheet(
        tr("Countries"),
        headed(SIDES),
        [
            [
                side.profile.name,
                tr(INCOME[side.profile.income]) if side.profile.income in INCOME else None,
                _lines(want.topic.name for want in side.needs),
                len(side.experiences),
                ", ".join(side.profile.organisations) or None,
            ]
            for side in found.sides
        ],
    )
    yield Sheet(
        tr("Each two of them"),
        (Column(tr("First"), WORDS, 20), Column(tr("Second"), WORDS, 20), *of_parts(12)),
        [[a.name, pair.partner.name, *pair.components] for a, pair in found.pairs],
    )


def of_experiences(found: Found) -> Iterator[Sheet]:
    """What countries did, with results, institution and a source."""
    yield Sheet(tr("Experiences"), headed(DONE), map(_done, found.hits))


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
        Column(mark("Theme"), WORDS, 22), Column(mark("Topic"), WORDS, 36), Column(mark("Id"), WORDS, 26),
        Column(mark("Need measured by"), WORDS, 60), Column(mark("Experiences"), WHOLE, 12),
        Column(mark("Also called"), WORDS, 60),
    )  # fmt: skip
    yield Sheet(tr("Topics"), headed(columns), map(_topic, found.hits))


def _topic(hit: Described) -> list[Any]:
    record = hit.record
    called = ", ".join(record["aliases"]) or None
    return [hit.theme, record["name"], record["id"], _lines(hit.indicators), hit.experiences, called]


def of_institutions(found: Found) -> Iterator[Sheet]:
    """Institutions, and all that each has shown."""
    yield Sheet(tr("Institutions"), headed(INSTITUTIONS), map(_institution, found.hits))
    yield Sheet(tr("What they have shown"), headed(SHOWN), (row for hit in found.hits for row in _shown(hit)))


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
        apart(became(record)) or None,
        record["id"],
    ]


def _shown(hit: Known) -> Iterator[list[Any]]:
    record = hit.record
    for one in hit.experiences:
        offers = [tr(FOR_OTHERS[offer["what"]]) for offer in record["offers"] if offer["experience"] == one.id]
        yield [called(record), where(record) or None, one.title, one.start, apart(offers) or None, one.id]


def of_gaps(found: Gaps) -> Iterator[Sheet]:
    """Needs without a good answer, with all the countries left without one."""
    columns = (
        Column(mark("Topic"), WORDS, 36), Column(mark("Countries in need"), WHOLE, 10),
        Column(mark("Without an answer"), WHOLE, 10), Column(mark("Best answer (0-1)"), NUMBER, 10),
        Column(mark("Experiences"), WHOLE, 12), Column(mark("Who has none"), WORDS, 80),
    )  # fmt: skip
    yield Sheet(tr("Gaps"), headed(columns), map(_gap, found.gaps))


def _gap(gap: Gap) -> Sequence[Any]:
    who = ", ".join(profile.name for profile in gap.unanswered)
    return [gap.topic.name, len(gap.in_need), len(gap.unanswered), round(gap.best, 3), gap.experiences, who]


def _lines(parts: Iterable[str]) -> str | None:
    return "\n".join(parts) or None
