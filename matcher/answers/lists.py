"""Lists of what there is, in words: countries, topics, platforms, gaps, the data files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from matcher.answers.answer import Answer, Result, made_by
from matcher.answers.blocks import Card, Listing
from matcher.answers.found import answer_of
from matcher.answers.labels import INCOME
from matcher.questions.find import Described, Found, Listed, Open
from matcher.questions.gaps import ANSWERED, Gap, Gaps
from matcher.scoring.agenda import GREAT
from matcher.text import counted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from matcher.answers.sheet import Sheet

COUNTRY_COLUMNS = (
    "iso3", "name", "south", "region", "subregion", "income", "experiences", "needs_known", "last_conflict",
    "organisations",
)  # fmt: skip
TOPIC_COLUMNS = ("theme", "topic", "name", "basis", "indicators", "experiences", "aliases")
PLATFORM_COLUMNS = ("id", "name", "type", "themes", "open_to", "members", "offers", "url")
GAP_COLUMNS = ("topic", "name", "in_need", "unanswered", "best", "experiences", "unanswered_countries")


class Country(Result):
    """A country of a list: how many experiences and known needs it has, the last year of conflict at home."""

    iso3: str
    name: str
    south: bool
    region: str
    subregion: str
    income: str | None
    experiences: int
    needs_known: int
    last_conflict: int | None
    organisations: list[str]


class Topic(Result):
    """A topic: the codes of the indicators behind its need, how many experiences answer it, other words for it."""

    theme: str
    topic: str
    name: str
    basis: str
    indicators: list[str]
    experiences: int
    aliases: list[str]


class Platform(Result):
    """An institution that can carry cooperation, and whom it is open to."""

    id: str
    name: str
    type: str
    themes: list[str]
    open_to: str
    members: int | None
    offers: str
    url: str | None


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


class DataFile(Result):
    """A data file and what it holds."""

    file: str
    holds: str


def countries(found: Found) -> Answer[Country]:
    """The countries that were found, as an answer."""
    return answer_of(
        found,
        "countries",
        thing="country",
        result=_country,
        columns=COUNTRY_COLUMNS,
        header=("Code", "Name", "Region", "Income", "Experiences"),
        cells=_country_cells,
        right=frozenset({4}),
        empty=f'No country has "{found.asked["query"]}" in one of its names.',
    )


def _country_cells(hit: Listed) -> tuple[str, ...]:
    profile = hit.profile
    income = INCOME.get(profile.income, "unknown")
    return (profile.iso3, profile.name, profile.subregion or "-", income, str(hit.experiences))


def _country(hit: Listed) -> Country:
    profile = hit.profile
    kept: dict[str, Any] = {name: getattr(profile, name) for name in COUNTRY_COLUMNS[:5]}
    return Country(
        **kept,
        income=profile.income or None,
        experiences=hit.experiences,
        needs_known=hit.needs_known,
        last_conflict=profile.conflict_last,
        organisations=profile.organisations,
    )


def topics(found: Found) -> Answer[Topic]:
    """The topics that were found, as an answer."""
    return answer_of(
        found,
        "topics",
        thing="topic",
        result=_topic,
        columns=TOPIC_COLUMNS,
        header=("Topic", "Name", "Need measured by", "Experiences", "Also called"),
        cells=_topic_cells,
        right=frozenset({3}),
        card=_topic_card,
        sheets=_topic_sheets,
        empty="No topic matches.",
    )


def _topic_sheets(found: Found) -> Iterable[Sheet]:
    from matcher.answers.lookup_sheets import of_topics

    return of_topics(found)


def _topic_cells(hit: Described) -> tuple[str, ...]:
    called = ", ".join(hit.record["aliases"])
    return (hit.record["id"], hit.record["name"], _measured(hit), str(hit.experiences), called)


def _topic_card(hit: Described) -> Card:
    called = ", ".join(hit.record["aliases"])
    further = [("also called", called)] if called else []
    return Card(
        mark="",
        title=hit.record["id"],
        share=None,
        aside=counted(hit.experiences, "experience"),
        lines=[("", hit.record["name"]), ("measured by", _measured(hit)), *further],
        whole=True,
    )


def _topic(hit: Described) -> Topic:
    return Topic(
        theme=hit.theme,
        topic=hit.record["id"],
        name=hit.record["name"],
        basis=hit.record["basis"],
        indicators=[indicator["code"] for indicator in hit.record["indicators"]],
        experiences=hit.experiences,
        aliases=hit.record["aliases"],
    )


def _measured(hit: Described) -> str:
    of_peace = ["the record of conflict"] if "conflict" in hit.record else []
    return "; ".join([*of_peace, *hit.indicators]) or "not measured"


def platforms(found: Found) -> Answer[Platform]:
    """The platforms that were found, as an answer."""
    return answer_of(
        found,
        "platforms",
        thing="platform",
        result=_platform,
        columns=PLATFORM_COLUMNS,
        header=("Id", "Name", "Themes", "Open to", "Offers"),
        cells=_platform_cells,
        card=_platform_card,
        empty="No platform matches.",
    )


def _platform_cells(hit: Open) -> tuple[str, ...]:
    one = _platform(hit)
    return (one.id, one.name, ", ".join(one.themes), one.open_to, one.offers)


def _platform_card(hit: Open) -> Card:
    one = _platform(hit)
    lines = [("", one.name), ("themes", ", ".join(one.themes)), ("open to", one.open_to), ("offers", one.offers)]
    return Card(mark="", title=one.id, share=None, aside="", lines=lines, whole=True)


def _platform(hit: Open) -> Platform:
    record = hit.record
    regions = " and ".join(record.get("regions", [])) or "all"
    open_to = f"members of {hit.organisation}" if record.get("opened_by") else regions
    return Platform(
        id=record["id"],
        name=record["name"],
        type=record["type"],
        themes=record["themes"],
        open_to="planned" if record.get("planned") else open_to,
        members=hit.members,
        offers=record["offers"],
        url=record.get("url"),
    )


def gaps(found: Gaps) -> Answer[Unanswered]:
    """The gaps of a pool, as an answer."""
    asked = found.question
    empty = "Every great need in this pool has a good answer in the catalogue."
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
        columns=GAP_COLUMNS,
        page=lambda: [
            Listing(
                header=("Topic", "In need", "Unanswered", "Best answer", "Experiences", "For example"),
                rows=[_gap_cells(gap) for gap in found.gaps],
                cards=list(map(_gap_card, found.gaps)),
                right=frozenset({1, 2, 3, 4}),
                foot=(
                    f"{counted(found.pool_size, 'country')} in the pool. In need: need of {GREAT:g} or more. "
                    "Unanswered: the best experience elsewhere has a strength (quality times relevance) below "
                    f"{ANSWERED:g}.",
                    made_by(found.version),
                ),
                empty=empty,
            )
        ],
        what=counted(len(found.gaps), "topic"),
        sheets=(lambda: _gap_sheets(found)) if found.gaps else None,
        empty="" if found.gaps else empty,
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
        f"{gap.best:.2f}",
        str(gap.experiences),
        ", ".join(profile.name for profile in gap.unanswered[:3]),
    )


def _gap_card(gap: Gap) -> Card:
    names = ", ".join(profile.name for profile in gap.unanswered[:3])
    more = len(gap.unanswered) - 3
    told = f"{names}{f' and {more} more' if more > 0 else ''}"
    best = f"{gap.best:.2f} of 1, of {counted(gap.experiences, 'experience')}"
    return Card(
        mark="",
        title=gap.topic.name,
        share=None,
        aside=f"{len(gap.unanswered)} of {len(gap.in_need)} in need",
        lines=[("unanswered", told), ("best answer", best)],
        whole=True,
    )


def data_files(version: str, files: Mapping[str, str]) -> Answer[DataFile]:
    """The data files (name -> what it holds), as an answer."""
    return Answer(
        command="schema",
        version=version,
        query={},
        results=lambda: (DataFile(file=name, holds=holds) for name, holds in files.items()),
        columns=("file", "holds"),
        page=lambda: [
            Listing(
                header=("File", "Holds"),
                rows=list(files.items()),
                foot=(counted(len(files), "file"), "The schema of one of them: matcher schema experiences.yaml"),
            )
        ],
        what=counted(len(files), "file"),
    )
