"""`brief`: a country, or a pair, as a page to hand on: what is needed, with whom, who carries it, how sure it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from matcher.catalogue.catalogue import Catalogue
from matcher.errors import UsageError
from matcher.plain import Record
from matcher.questions.compare import Side, side_of
from matcher.questions.country import Evidence, evidence
from matcher.questions.exchanges import Way
from matcher.questions.explain import Cooperation, cooperations, exchanges_between
from matcher.questions.pairing import Pairing
from matcher.questions.platforms import Usable, usable
from matcher.questions.question import Question
from matcher.questions.reasons import POINTS
from matcher.questions.suggest import Shortlist, Suggestion, pairing_for, suggest
from matcher.questions.wants import Want, Wants, wants
from matcher.scoring.profile import Profile

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

OF_PAIR = 3
"""Points of cooperation each way on the page of a pair."""
SHARING = "shared"
"""How the record calls what a country did for others to learn from."""


class Portrait(Record):
    """A country on the page: its stage, what it declares and what its figures point to, and the figures behind each
    topic of these (id of the topic -> figures)."""

    side: Side
    wants: Wants
    evidence: dict[str, list[Evidence]]


class Facilitated(Record):
    """Cooperation on record that third parties helped with: who shared, who learnt, by whose help (names of countries
    and organisations), and the entry."""

    sharer: Profile
    learner: Profile
    by: list[str]
    entry: Mapping[str, Any]


class Ally(Record):
    """A partner on the page: its line of the shortlist, its stage, the points of cooperation both ways, what the two
    can use together, what third parties helped it, or the two, with, and the
    exchanges that lead the two together."""

    line: Suggestion
    stage: Mapping[str, Any]
    learn: list[Cooperation]
    share: list[Cooperation]
    platforms: list[Usable]
    facilitated: list[Facilitated]
    exchanges: list[Way]

    @property
    def profile(self) -> Profile:
        """Who it is."""
        return self.line.pair.partner


class Brief(Record):
    """The answer. `named`: the partners were named, not found; `portraits` holds the country and, on the page of a
    pair, its partner; `learn` and `share` the best points of all partners; `names` the name of every country that a
    record on the page speaks of; `given` the folder of own data and how it was laid."""

    shortlist: Shortlist
    named: bool
    portraits: list[Portrait]
    allies: list[Ally]
    learn: list[Cooperation]
    share: list[Cooperation]
    names: dict[str, str]
    silent: set[str]
    given: tuple[str | None, str]

    @property
    def of_pair(self) -> bool:
        """Whether it is the page of two countries."""
        return len(self.portraits) == 2


def brief(catalogue: Catalogue, country: str, partners: Sequence[str], question: Question) -> Brief:
    """The page of `country` with its best partners, or with those named. Raises UsageError when it is among them, or
    one of them is named twice."""
    seeker_id = catalogue.resolve(country)
    named = [catalogue.resolve(partner) for partner in partners]
    if seeker_id in named:
        raise UsageError(
            f"{catalogue.profiles[seeker_id].name} cannot be its own partner.",
            f"Name other countries, or none for those that fit best: matcher brief {seeker_id}",
        )
    if len(set(named)) < len(named):
        twice = next(i for i in named if named.count(i) > 1)
        raise UsageError(f"{catalogue.profiles[twice].name} is named twice.", "Name each partner once.")
    pairing = pairing_for(catalogue, question)
    shortlist = suggest(catalogue, country, question, pairing, named)
    of_pair = len(named) == 1
    count = OF_PAIR if of_pair else POINTS
    allies = [_ally(pairing, shortlist.seeker, line, question, count) for line in shortlist.suggestions]
    shown = [shortlist.seeker, *([allies[0].profile] if of_pair else [])]
    learn, share = _best([ally.learn for ally in allies], count), _best([ally.share for ally in allies], count)
    told = [*learn, *share]
    return Brief(
        shortlist=shortlist,
        named=bool(named),
        portraits=[_portrait(pairing, profile, question) for profile in shown],
        allies=allies,
        learn=learn,
        share=share,
        names={i: catalogue.profiles[i].name for point in told for i in _spoken_of(point)},
        silent={point.record["id"] for point in told if catalogue.is_silent(point.record)},
        given=catalogue.given,
    )


def _spoken_of(point: Cooperation) -> Iterator[str]:
    """The countries that the record of an experience speaks of."""
    yield from (transfer["to"] for transfer in point.record.get("transfers", []))
    yield from point.record.get("joint_with", [])


def _portrait(pairing: Pairing, profile: Profile, question: Question) -> Portrait:
    """`profile` as the page tells of it. (What the user names as a need is the seeker's.)"""
    own = () if profile is pairing.catalogue.profiles[profile.iso3] else question.need
    asked = question._replace(need=own)
    wanted = wants(pairing.catalogue, profile, pairing.scope, own, question.priorities)
    return Portrait(
        side=side_of(pairing.catalogue, profile, pairing.scope, asked),
        wants=wanted,
        evidence={want.topic.id: _behind(pairing.catalogue, profile, want) for want in wanted.both},
    )


def _behind(catalogue: Catalogue, profile: Profile, want: Want) -> list[Evidence]:
    """The figures behind a need, those first that show it most."""
    return sorted(evidence(catalogue, profile, want.topic.id), key=lambda item: item.rank / item.of)


def _ally(pairing: Pairing, seeker: Profile, line: Suggestion, question: Question, count: int) -> Ally:
    catalogue, partner = pairing.catalogue, line.pair.partner
    asked = question._replace(top=count)
    return Ally(
        line=line,
        stage=catalogue.country(partner.iso3)["stage_now"],
        learn=cooperations(pairing, seeker, partner, asked)[0],
        share=cooperations(pairing, partner, seeker, asked._replace(need=()))[0],
        platforms=usable(catalogue, seeker, partner, question.theme),
        facilitated=list(_facilitated(catalogue, seeker, partner)),
        exchanges=exchanges_between(catalogue, seeker, partner, question),
    )


def _best(of_each: Sequence[Sequence[Cooperation]], count: int) -> list[Cooperation]:
    """The best points of all partners: the best one of each before the second of any, and no experience twice."""
    turns = sorted(
        ((turn, -point.reason.value, point.record["id"]), point)
        for points in of_each
        for turn, point in enumerate(points)
    )
    found: dict[str, Cooperation] = {}
    for _, point in turns:
        found.setdefault(point.record["id"], point)
    first = list(found.values())[:count]
    return sorted(first, key=_what_goes_on)


def _what_goes_on(point: Cooperation) -> tuple[bool, bool, float]:
    """What has ended last; else what the plan of who learns puts first, then by worth."""
    return "end" in point.record, point.want.rank != 1, -point.reason.value


def _facilitated(catalogue: Catalogue, seeker: Profile, partner: Profile) -> Iterator[Facilitated]:
    """What third parties helped with: between the two, then where `partner` shared with others, the newest first."""

    def name(code: str) -> str:
        return catalogue.profiles[code].name if code in catalogue.profiles else code

    entries = [
        (other != seeker.iso3, -entry.get("year", 0), entry["what"], other, entry)
        for other, known in catalogue.cooperation(partner.iso3).items()
        for entry in known
        if entry.get("facilitators") and (other == seeker.iso3 or entry["direction"] == SHARING)
    ]
    for _, _, _, other, entry in sorted(entries, key=lambda found: found[:4]):
        sides = (partner, catalogue.profiles[other])
        sharer, learner = sides if entry["direction"] == SHARING else sides[::-1]
        yield Facilitated(sharer, learner, [name(code) for code in entry["facilitators"]], entry)
