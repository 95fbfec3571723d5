"""Who may be suggested, condition by condition: the pool, and what else was asked for. Which of them empties a list can
then be said."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from functools import partial

from matcher.catalogue.catalogue import Catalogue
from matcher.language import name_of
from matcher.plain import Record
from matcher.questions import pool as pools
from matcher.questions.question import Question
from matcher.scoring.profile import Profile
from matcher.text import as_typed

SPOKEN = 0.1
"""Share of the people who speak a language, from which on a country counts as speaking it."""


UNDOCUMENTED = "--undocumented"
"""The option that lifts the condition that something be documented."""


class Condition(Record):
    """What was asked of partners: the `option`, as it was written, and who meets it."""

    option: str
    meets: Callable[[Profile], bool]


class Change(Record):
    """A condition without which so many partners would be left."""

    option: str
    left: int


def conditions(catalogue: Catalogue, seeker: Profile | None, question: Question) -> Iterator[Condition]:
    """Each condition on a partner of `seeker` (None: on either country of a pair)."""
    for word in question.pool:
        among = {one.iso3 for one in pools.members(catalogue, (word,))}
        yield Condition(f"--pool {as_typed(word)}", partial(_among, among))
    for word in question.exclude:
        yield Condition(f"--exclude {as_typed(word)}", partial(_not_among, pools.named(catalogue, word)))
    if question.language:
        wanted = set(question.language)
        names = ",".join(
            name_of("language", catalogue.words["languages"].get(code, code)) for code in question.language
        )
        yield Condition(f"--language {names}", lambda partner: speaks(partner, wanted))
    if question.population:
        from matcher.questions.filters import limits

        low, high = limits(question.population)
        yield Condition(f"--population '{question.population}'", lambda partner: _counts(partner, low, high))
    if question.income:
        yield Condition(f"--income {','.join(question.income)}", lambda partner: partner.income in question.income)
    if seeker is not None:
        yield from between(catalogue, seeker, question)


def between(catalogue: Catalogue, seeker: Profile, question: Question) -> Iterator[Condition]:
    """Each condition on what lies between `seeker` and a partner."""
    if question.near:
        yield Condition("--near", lambda partner: neighbours(seeker, partner))
    if question.far:
        yield Condition("--far", lambda partner: not neighbours(seeker, partner))
    if question.new_only:
        known = catalogue.cooperation(seeker.iso3)
        yield Condition("--new-only", lambda partner: partner.iso3 not in known)
    if question.at_peace:
        tensions = catalogue.tensions(seeker.iso3)
        yield Condition("--at-peace", lambda partner: partner.iso3 not in tensions)


def meeting(profiles: Sequence[Profile], asked: Sequence[Condition]) -> list[Profile]:
    """Those of `profiles` that meet all that was asked."""
    for condition in asked:
        profiles = [profile for profile in profiles if condition.meets(profile)]
    return list(profiles)


def changes(profiles: Sequence[Profile], asked: Sequence[Condition]) -> list[Change]:
    """How many would be left without each of the conditions, for those that let somebody in; the most first."""
    found = []
    for place, condition in enumerate(asked):
        left = len(meeting(profiles, [*asked[:place], *asked[place + 1 :]]))
        if left:
            found.append(Change(condition.option, left))
    return sorted(found, key=lambda change: -change.left)


def neighbours(one: Profile, other: Profile) -> bool:
    """Whether two countries have a border, or lie in the same subregion."""
    return other.iso3 in one.borders or bool(one.subregion and one.subregion == other.subregion)


def speaks(profile: Profile, wanted: set[str]) -> bool:
    """Whether one of these languages is official or worked in, or a tenth of the people speak it."""
    return not wanted.isdisjoint(profile.official) or any(
        share >= SPOKEN and tongue in wanted for tongue, share in profile.spoken.items()
    )


def _among(ids: Collection[str], profile: Profile) -> bool:
    return profile.iso3 in ids


def _not_among(ids: Collection[str], profile: Profile) -> bool:
    return profile.iso3 not in ids


def _counts(profile: Profile, low: float, high: float) -> bool:
    """Whether so many people live there. (Of whom that is not known nothing is left out or in: it is left out.)"""
    return profile.size is not None and low <= 10**profile.size < high
