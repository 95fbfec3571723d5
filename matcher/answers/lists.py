"""Lists of what there is, in words: countries, topics, platforms, gaps, the data files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from matcher.answers.answer import Answer, Result
from matcher.answers.blocks import Card, Listing
from matcher.answers.codes import region
from matcher.answers.found import answer_of
from matcher.answers.labels import INCOME
from matcher.language import apart, tr, trc
from matcher.questions.find import Described, Found, Listed, Open
from matcher.text import counted, listed, lower_first, normalise

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
        header=(tr("Code"), tr("Name"), tr("Region"), tr("Income"), tr("Experiences")),
        cells=_country_cells,
        right=frozenset({4}),
        order=lambda hit: normalise(hit.profile.name),
        empty=tr('No country has "{words}" in one of its names.', words=found.asked["query"]),
    )


def _country_cells(hit: Listed) -> tuple[str, ...]:
    profile = hit.profile
    income = tr(INCOME[profile.income]) if profile.income in INCOME else tr("unknown")
    return (profile.iso3, profile.name, region(profile.subregion) or "-", income, str(hit.experiences))


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
        header=(tr("Topic"), tr("Name"), tr("Need measured by"), tr("Experiences"), tr("Also called")),
        cells=_topic_cells,
        right=frozenset({3}),
        card=_topic_card,
        sheets=_topic_sheets,
        empty=tr("No topic matches. All of them: {command}", command="matcher topics"),
    )


def _topic_sheets(found: Found) -> Iterable[Sheet]:
    from matcher.answers.lookup_sheets import of_topics

    return of_topics(found)


def _topic_cells(hit: Described) -> tuple[str, ...]:
    called = ", ".join(hit.record["aliases"])
    return (hit.record["id"], hit.record["name"], _measured(hit), str(hit.experiences), called)


def _topic_card(hit: Described) -> Card:
    called = ", ".join(hit.record["aliases"])
    further = [(tr("also called"), called)] if called else []
    return Card(
        mark="",
        title=hit.record["id"],
        share=None,
        aside=counted(hit.experiences, "experience"),
        lines=[("", hit.record["name"]), (tr("measured by"), _measured(hit)), *further],
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
    of_peace = [tr("the record of conflict")] if "conflict" in hit.record else []
    return apart([*of_peace, *hit.indicators]) or tr("not measured")


def platforms(found: Found) -> Answer[Platform]:
    """The platforms that were found, as an answer."""
    return answer_of(
        found,
        "platforms",
        thing="platform",
        result=_platform,
        columns=PLATFORM_COLUMNS,
        header=(tr("Id"), tr("Name"), tr("Themes"), tr("Open to"), tr("Offers")),
        cells=_platform_cells,
        card=_platform_card,
        empty=tr("No platform matches. All of them: {command}", command="matcher platforms"),
    )


def _platform_cells(hit: Open) -> tuple[str, ...]:
    one = _platform(hit)
    return (one.id, one.name, _themes(hit), one.open_to, one.offers)


def _platform_card(hit: Open) -> Card:
    one = _platform(hit)
    lines = [
        ("", one.name),
        (tr("themes"), _themes(hit)),
        (tr("open to"), one.open_to),
        (tr("offers"), one.offers),
    ]
    return Card(mark="", title=one.id, share=None, aside="", lines=lines, whole=True)


def _themes(hit: Open) -> str:
    return ", ".join(map(lower_first, hit.themes))


def _open_to(hit: Open) -> str:
    """Whom a platform is open to, for reading."""
    record = hit.record
    if record.get("planned"):
        # Translators: a platform that is not yet open.
        return tr("planned")
    if record.get("opened_by"):
        return tr("members of {organisation}", organisation=hit.organisation)
    # Translators: a platform that is open to all.
    return listed(list(map(region, record.get("regions", [])))) or trc("open to", "all")


def _platform(hit: Open) -> Platform:
    record = hit.record
    return Platform(
        id=record["id"],
        name=record["name"],
        type=record["type"],
        themes=record["themes"],
        open_to=_open_to(hit),
        members=hit.members,
        offers=record["offers"],
        url=record.get("url"),
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
                # Translators: a file, and what it holds.
                header=(tr("File"), tr("Holds")),
                rows=list(files.items()),
                foot=(
                    counted(len(files), "file"),
                    tr("The schema of one of them: {command}", command="matcher schema experiences.yaml"),
                ),
            )
        ],
        what=counted(len(files), "file"),
    )
