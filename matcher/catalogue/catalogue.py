"""What is known, ready to be asked: profiles, experiences, topics, platforms, names."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from os import PathLike, fspath

from matcher.by_letter import ByLetter
from matcher.catalogue import index
from matcher.catalogue.names import Names
from matcher.errors import UnknownName
from matcher.folder import chosen
from matcher.language import ENGLISH, spoken, tr
from matcher.plain import Record
from matcher.scoring.constants import KEPT
from matcher.scoring.profile import Experience, Profile
from matcher.scoring.score import LENSES, of_lens
from matcher.scoring.stability import DRAWS, SEED, Draws, draw
from matcher.store import Damaged, Store
from matcher.text import normalise, parted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from matcher.catalogue.search import Text


class Topic(Record):
    """A topic: `theme` is the position of its theme; `direct` says whether its indicators measure it itself, or
    something near it; `of_peace` whether the need for it follows the record of conflict."""

    id: str
    name: str
    theme: int
    direct: bool
    of_peace: bool


class Platform(Record):
    """An institution that can carry cooperation: its themes, the organisation whose members may use it ("": all), the
    regions that both sides must lie in, and whether it is only planned."""

    id: str
    name: str
    themes: list[str]
    organisation: str
    regions: list[str]
    planned: bool


class Scales:
    """The fixed scales of the data in use, for who brings figures of their own: the two ends for each of
    `stage.VARIABLES`, and for each topic the coefficients of `needs.expected`; None where there is none."""

    def __init__(self, stage: list[list[float] | None], expected: list[list[float] | None]) -> None:
        self.stage = stage
        self.expected = expected


def _with_needs(rows: list[list[Any]], store: Store) -> list[list[Any]]:
    """The rows of profiles with their needs, and needs beyond the stage, which lie apart as plain numbers; the rows
    hold which of them are unknown."""
    at, numbers = Profile._fields.index("needs"), store.numbers("needs")
    count = len(numbers) // (2 * len(rows)) if rows else 0
    start = 0
    for row in rows:
        for field in (at, at + 1):
            needs: list[Any] = numbers[start : start + count].tolist()
            for unknown in row[field]:
                needs[unknown] = None
            row[field] = needs
            start += count
    return rows


class Catalogue:
    """The data of one or more folders, checked and compiled.

    `Catalogue.load()` gives the shipped data; `Catalogue.load("my-data")` lays own files over it.
    """

    def __init__(self, store: Store) -> None:
        core: dict[str, Any] = store.section("core")
        self._store = store
        self._observed: dict[str, dict[str, Any]] = {}
        self.given: tuple[str | None, str] = (None, "overlay")
        """The folder of own data that was asked for, if any, and how it was laid: enough to ask for it again."""
        self.pools: dict[str, frozenset[str] | None] = {}
        """What the words of pools were found to mean (`questions.pool`); None where it was nothing."""
        self.mode = "both"
        """How the needs of its profiles are looked at (`by_priorities`)."""
        self.version: str = core["version"]
        """A short name for exactly this data."""
        self.oldest: int = core["year"] - KEPT
        """The first year whose figures feed needs."""
        self.profiles: dict[str, Profile] = {row[0]: Profile._make(row) for row in _with_needs(core["profiles"], store)}
        self.experiences: list[Experience] = [Experience._make(row) for row in core["experiences"]]
        self.themes: dict[str, str] = dict(core["themes"])
        """id -> name, in the catalogue's order."""
        self.topic_list: list[Topic] = [Topic._make(row) for row in core["topics"]]
        """In the catalogue's order: the order of Profile.needs."""
        self.topics: dict[str, str] = {topic.id: topic.name for topic in self.topic_list}
        """id -> name, in the same order."""
        self.topic_theme: list[int] = [topic.theme for topic in self.topic_list]
        self.topic_direct: list[bool] = [topic.direct for topic in self.topic_list]
        self.topic_of_peace: list[bool] = [topic.of_peace for topic in self.topic_list]
        self.organisations: dict[str, tuple[str, int]] = core["organisations"]
        """id -> (name, number of members)."""
        self.platforms: list[Platform] = [Platform._make(row) for row in core["platforms"]]
        self._spoken: dict[str, Any] = {}
        self._english: dict[str, str] = {}
        if spoken() != ENGLISH:
            from matcher.catalogue.spoken import RECORDS, translate

            self._spoken = RECORDS
            self._english = {iso3: profile.name for iso3, profile in self.profiles.items()}
            translate(self)

    @classmethod
    def load(cls, data: str | PathLike[str] | None = None, *, mode: str = "overlay") -> Catalogue:
        """The shipped data, with the folder `data` laid over it (or, with mode "replace", in its place).

        Raises InvalidData, with every fault located, when a file has faults.
        """
        given = None if data is None else fspath(data)
        folders = chosen(given, mode)
        opened = index.open_index(folders)
        try:
            found = cls(opened)
        except (Damaged, KeyError, TypeError, ValueError):
            # Written whole, yet not what this version writes: built again in memory, and kept over the old one.
            found = cls(index.open_index_afresh(folders))
        found.given = (given, mode)
        return found

    @cached_property
    def experiences_of(self) -> dict[str, list[Experience]]:
        """Partner -> its experiences."""
        found: dict[str, list[Experience]] = {}
        for experience in self.experiences:
            found.setdefault(experience.partner, []).append(experience)
        return found

    @cached_property
    def scales(self) -> Scales:
        """What the stage of a profile and its needs beyond the stage are measured on."""
        return Scales(*self._store.section("scales"))

    @cached_property
    def names(self) -> Mapping[str, list[str]]:
        """Normalised name -> the ids that carry it."""
        return ByLetter(self._store.keys("names"), lambda letter: self._store.record("names", letter))

    @cached_property
    def words(self) -> dict[str, Any]:
        """The exact table of everyday words (`editing.words.tables`), for what is not named by its id."""
        table: dict[str, Any] = self._store.section("words")
        return table

    def resolve(self, typed: str) -> str:
        """The id of the country that `typed` names. Raises UnknownName or AmbiguousName."""
        return typed if typed in self.profiles else self._called.resolve(typed)

    def meant(self, typed: str) -> Sequence[str]:
        """The ids of the countries that `typed` may mean; none where it names no country."""
        return (typed,) if typed in self.profiles else self._called.meant(typed)

    def elsewhere(self, typed: str) -> str:
        """The name of the territory, former state or the like that `typed` names, which is no country here; else ""."""
        return self._called.elsewhere(typed)

    def also_called(self, typed: str) -> list[str]:
        """Where the display name of a country is also part of those of others, as Guinea is: what it is taken for, and
        those others, each with its code; else nothing."""
        others = () if typed in self.profiles else self._called.others(typed)
        ids = [self.resolve(typed), *others] if others else []
        return [f"{self.profiles[i].name} ({i})" for i in ids]

    @cached_property
    def _called(self) -> Names:
        shown = {i: profile.name for i, profile in self.profiles.items()}
        return Names(self.names, shown, self._store.section("called"))

    def resolve_theme(self, typed: str) -> str:
        """The id of a theme, from its id, name or alias. Raises UnknownName or AmbiguousName."""
        return typed if typed in self.themes else self._everyday(typed, "theme")

    def resolve_topic(self, typed: str) -> str:
        """The id of a topic, from its id, name or alias. Raises UnknownName or AmbiguousName."""
        return typed if typed in self.topics else self._everyday(typed, "topic")

    def themes_of(self, words: Sequence[str]) -> tuple[str, ...]:
        """The ids of the themes that words or lists of them name, each once. Raises UnknownName or AmbiguousName."""
        return self._each("theme", words, self.resolve_theme)

    def topics_of(self, words: Sequence[str]) -> tuple[str, ...]:
        """The ids of the topics that words or lists of them name, each once. Raises UnknownName or AmbiguousName."""
        return self._each("topic", words, self.resolve_topic)

    def _each(self, kind: str, words: Sequence[str], resolve: Callable[[str], str]) -> tuple[str, ...]:
        found: dict[str, None] = {}
        for word in words:
            several = parted(word, lambda name: normalise(name) in self.words[kind])
            found.update(dict.fromkeys(map(resolve, several or (word,))))
        return tuple(found)

    def _everyday(self, typed: str, kind: str) -> str:
        from matcher.catalogue import everyday

        return everyday.resolve(
            typed,
            kind,
            self.words,
            {"theme": self.themes, "topic": self.topics},
            lambda query: len(self.holding(query)),
        )

    def holding(self, query: str) -> list[str]:
        """The ids of the experiences that hold all words of `query`, whole or by their stems."""
        from matcher.catalogue.search import looked_for

        wanted = looked_for(query)
        texts = {one.id: self.text_of(self.experience(one.id)) for one in self.experiences} if wanted else {}
        return [i for i, text in texts.items() if all(map(text.holds, wanted))]

    def text_of(self, record: Mapping[str, Any]) -> Text:
        """The words of an experience (its record), in which others are looked for."""
        from matcher.catalogue.search import Text

        topics = [self.topics[topic] for topic in record["topics"]]
        return Text(record, self.profiles[record["partner"]].name, topics)

    def observed(self, iso3: str) -> list[float]:
        """For each topic, the share of its indicators that is known for a country."""
        coverage: list[float] = self._about(iso3)["coverage"]
        return coverage

    def typical_year(self, iso3: str) -> int | None:
        """The median year of the figures that a country's needs and stage rest on."""
        year: int | None = self._about(iso3)["year"]
        return year

    def oldest_year(self, iso3: str, topics: Sequence[bool]) -> int | None:
        """The oldest year of the figures that a country's stage, and its needs for the topics chosen, rest on."""
        stage, *needs = self._about(iso3)["oldest"]
        years = [stage, *(year for year, chosen in zip(needs, topics, strict=True) if chosen)]
        return min((year for year in years if year is not None), default=None)

    def fit(self, lens: str, scope: str) -> tuple[float, float] | None:
        """The middle and the best score of all pairs of the South with a lens, in a theme or in "all" of them; None
        where the reference set has none."""
        found = self._store.section("fits").get(f"{lens} {scope}")
        return None if found is None else (found[0], found[1])

    def _about(self, iso3: str) -> dict[str, Any]:
        if iso3 not in self._observed:
            self._observed[iso3] = self._store.record("observed", iso3)
        return self._observed[iso3]

    def priorities(self, iso3: str) -> dict[str, Any]:
        """What is measured and what is declared of a country: "measured" (for each topic the need, or None),
        "declared" (position of a topic, as text -> [rank, words]) and, if there is one, the "plan"."""
        return self.record("priorities", iso3)

    def tensions(self, iso3: str) -> dict[str, Any]:
        """Other country -> what stands between the two."""
        return self.record("tensions", iso3)

    def by_priorities(self, mode: str) -> Catalogue:
        """The same catalogue with the needs of every country as they are `measured` or `declared` alone ("both": as it
        is)."""
        if mode == "both":
            return self
        from copy import copy

        needs: dict[str, list[Any]] = self._store.section(f"needs {mode}")
        found = copy(self)
        found.mode = mode
        found.profiles = {
            iso3: profile._replace(needs=needs[iso3][0], distinct=needs[iso3][1])
            for iso3, profile in self.profiles.items()
        }
        return found

    def draws(self, weights: Mapping[str, float], count: int, seed: int) -> Draws:
        """Sets of weights drawn around `weights`; those of the lenses lie ready in the index."""
        lens = next((name for name in LENSES if of_lens(name) == weights), "")
        if lens and (count, seed) == (DRAWS, SEED):
            ready: Draws = self._store.section(f"draws {lens}")
            return ready
        return draw(list(weights.values()), count, seed)

    @cached_property
    def dictionary(self) -> dict[str, dict[str, Any]]:
        """What each indicator, series and topic is ("indicators", "series", "topics": id -> its record), and for each
        indicator the sorted values of the South ("south")."""
        found: dict[str, dict[str, Any]] = self._store.section("dictionary")
        if self._spoken:
            from matcher.catalogue.spoken import dictionary

            return dictionary(found, self._store.section("other-words").get(spoken(), {}))
        return found

    @cached_property
    def partnerships(self) -> list[list[str]]:
        """Documented cooperation to test the ranking against: (who shared, who learnt, theme, project)."""
        found: list[list[str]] = self._store.section("partnerships")
        return found

    @cached_property
    def facilitators(self) -> list[dict[str, Any]]:
        """The records of all third partners, as their file has them."""
        return [self.record("facilitators", i) for i in self._store.keys("facilitators")]

    @cached_property
    def exchanges(self) -> list[dict[str, Any]]:
        """The records of all exchanges, as their file has them."""
        return [self.record("exchanges", i) for i in self._store.keys("exchanges")]

    @cached_property
    def cases(self) -> list[dict[str, Any]]:
        """The partnerships in which third partners took part: their records, with the ids of these `facilitators`."""
        found: list[dict[str, Any]] = self._store.section("cases")
        return found

    def country(self, iso3: str) -> dict[str, Any]:
        """The record of a country, with its newest figures and its stage now: variable -> [year, value]."""
        return self.record("country", iso3)

    def experience(self, id: str) -> dict[str, Any]:
        """The record of an experience, as its file has it."""
        return self.record("experience", id)

    def is_silent(self, experience: Mapping[str, Any]) -> bool:
        """Whether a record of an experience has no end, and no source of the last ten years shows it at work."""
        return "end" not in experience and experience["last_documented"] < self.oldest

    def former(self, id: str) -> dict[str, Any] | None:
        """What became of an experience that has no entry of its own any more: `now`, the one that took it in, and
        `why`. None where there never was one. Raises UnknownName where it was taken out."""
        if not self._store.has("former", id):
            return None
        found = self.record("former", id)
        if "now" not in found:
            hint = tr("`matcher experiences WORDS` searches the catalogue.")
            raise UnknownName(tr("{id} was taken out of the catalogue: {why}", id=id, why=found["why"]), hint)
        return found

    def stage_then(self, id: str) -> dict[str, Any]:
        """The partner's stage when an experience began: variable -> [year, value]."""
        return self.record("then", id)

    def cooperation(self, iso3: str) -> dict[str, list[dict[str, Any]]]:
        """What is documented of a country's cooperation: partner -> what is on record, from the country's own side."""
        return self.record("known", iso3)

    def platform(self, id: str) -> dict[str, Any]:
        """The record of a platform, as its file has it."""
        return self.record("platform", id)

    @property
    def institutions(self) -> list[str]:
        """The ids of all institutions that did what experiences tell."""
        return self._store.keys("institution")

    def institution(self, id: str) -> dict[str, Any]:
        """The record of an institution, as its file has it, with the ids, themes and newest year of its experiences."""
        return self.record("institution", id)

    def source(self, id: str) -> dict[str, Any]:
        """The record of a source, as its file has it."""
        return self.record("source", id)

    def english_name(self, profile: Profile) -> str:
        """The English name of a country, by which lists for programs are sorted whatever is spoken."""
        return self._english.get(profile.iso3, profile.name)

    def record(self, kind: str, key: str) -> dict[str, Any]:
        """One record of a kind that lies in the index, as its file has it. KeyError when there is none."""
        found: dict[str, Any] = self._store.record(kind, key)
        return self._spoken[kind](found) if kind in self._spoken else found

    def keys(self, kind: str) -> list[str]:
        """The ids of all records of a kind that lies in the index, in the order of their file."""
        return self._store.keys(kind)
