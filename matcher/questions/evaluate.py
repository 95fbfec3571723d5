"""`evaluate`: would the ranking have pointed to the partners that countries really worked with?

For each documented pair (who shared, who learnt, in which theme) the real partner's rank among the pool is taken,
for each lens and for simple rules that one could use instead. Nothing in the score knows which pairs are
documented: the record of sharing leaves out what the seeker itself took up.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from copy import copy
from random import Random

from matcher.catalogue.catalogue import Catalogue
from matcher.plain import Record
from matcher.questions import pool as pools
from matcher.questions.agreement import Agreement, agreement
from matcher.questions.documented import Documented
from matcher.questions.exposure import Content, Exposure, contents, exposure
from matcher.questions.pairing import Scores
from matcher.scoring.profile import Profile
from matcher.scoring.score import LENSES, of_lens
from matcher.scoring.stage import similarity
from matcher.scoring.ties import kilometres

TYPE_CHECKING = False
if TYPE_CHECKING:
    Rule = Callable[[Catalogue, Profile, Profile, str], float | None]


DRAWS = 500
"""Draws of projects for an interval."""
SEED = 1


class Placed(Record):
    """Where one ranking put the real partner: rank (ties share the middle) among how many."""

    pair: Documented
    rank: float
    of: int


class Accuracy(Record):
    """How well a ranking found the real partners of `n` pairs of `projects` projects, each measure in [0, 1].

    `percentile` is the mean share of the pool that stands behind the real partner, `mrr` the mean of 1 / rank,
    `hit5` and `hit10` the share of pairs with the real partner among the first five and ten.
    """

    ranking: str
    theme: str
    n: int
    projects: int
    percentile: float
    mrr: float
    hit5: float
    hit10: float


class Interval(Record):
    """Between what two values a measure of a ranking lies in 95 of 100 draws of as many projects, with replacement."""

    mrr: tuple[float, float]
    hit10: tuple[float, float]


class Evaluation(Record):
    """The answer. `by_project` counts each project once, however many pairs it has; `intervals` are those of the lenses
    in `by_pair`; `apart` measures the lenses on the pairs with a common border (True) and without, and
    `unnamed` on a catalogue without the experiences that name one of the pairs as a transfer. `names` says what themes
    and topics (by their ids) are called."""

    version: str
    n: int
    by_pair: list[Accuracy]
    intervals: dict[str, Interval]
    by_project: list[Accuracy]
    by_theme: list[Accuracy]
    apart: dict[bool, list[Accuracy]]
    unnamed: list[Accuracy]
    left_out: int
    exposure: list[Exposure]
    contents: list[Content]
    agreement: Agreement | None
    pool: tuple[str, ...]
    names: Mapping[str, str]


def evaluate(catalogue: Catalogue, pairs: Sequence[Documented], pool: Sequence[str] = ("south",)) -> Evaluation:
    """Measure all lenses and baselines on these pairs."""
    partners = pools.members(catalogue, pool)
    scores = Scores(catalogue)
    placed = {f"lens {name}": list(_by_lens(scores, pairs, partners, name)) for name in LENSES}
    for name, rule in BASELINES.items():
        placed[name] = list(_by_baseline(catalogue, pairs, partners, rule))
    themes = [theme for theme in catalogue.themes if any(pair.theme == theme for pair in pairs)]
    lenses = {name: found for name, found in placed.items() if name.startswith("lens ")}
    without, left_out = _without(catalogue, pairs)
    others = Scores(without)
    return Evaluation(
        version=catalogue.version,
        n=len(pairs),
        by_pair=[accuracy(name, "", found) for name, found in placed.items()],
        by_project=[accuracy(name, "", found, by_project=True) for name, found in placed.items()],
        by_theme=[
            accuracy(name, theme, [p for p in found if p.pair.theme == theme])
            for theme in themes
            for name, found in placed.items()
        ],
        intervals={name: interval(found) for name, found in lenses.items()},
        apart={
            border: [
                accuracy(name, "", [p for p in found if _bordering(catalogue, p.pair) == border])
                for name, found in lenses.items()
            ]
            for border in (True, False)
        },
        unnamed=[accuracy(f"lens {name}", "", list(_by_lens(others, pairs, partners, name))) for name in LENSES],
        left_out=left_out,
        contents=contents(catalogue, partners),
        agreement=agreement(catalogue),
        exposure=[exposure(scores, partners, name) for name in LENSES],
        pool=tuple(pool),
        names={**catalogue.topics, **catalogue.themes},
    )


def accuracy(name: str, theme: str, placed: Sequence[Placed], *, by_project: bool = False) -> Accuracy:
    """The measures over these places; with `by_project` every project weighs the same."""
    sizes: dict[str, int] = {}
    for place in placed:
        sizes[place.pair.project] = sizes.get(place.pair.project, 0) + 1
    total = percentile = mrr = hit5 = hit10 = 0.0
    for place in placed:
        weight = 1.0 / sizes[place.pair.project] if by_project else 1.0
        total += weight
        percentile += weight * (1.0 - (place.rank - 1.0) / max(1, place.of - 1))
        # A rank nobody knows (random) is a probability: `_random` gives its measures itself.
        mrr += weight / place.rank
        hit5 += weight * (place.rank <= 5)
        hit10 += weight * (place.rank <= 10)
    if name == "random" and placed:
        return _random(theme, placed, len(sizes))
    total = total or 1.0
    return Accuracy(
        ranking=name,
        theme=theme,
        n=len(placed),
        projects=len(sizes),
        percentile=percentile / total,
        mrr=mrr / total,
        hit5=hit5 / total,
        hit10=hit10 / total,
    )


def interval(placed: Sequence[Placed]) -> Interval:
    """How far the measures hang on which projects happen to be documented (a bootstrap by project)."""
    projects: dict[str, list[Placed]] = {}
    for one in placed:
        projects.setdefault(one.pair.project, []).append(one)
    sums = [(len(p), sum(1.0 / one.rank for one in p), sum(one.rank <= 10 for one in p)) for p in projects.values()]
    random = Random(SEED)
    mrr: list[float] = []
    hit10: list[float] = []
    for _ in range(DRAWS if sums else 0):
        n, inverse, hits = (sum(column) for column in zip(*random.choices(sums, k=len(sums)), strict=True))
        mrr.append(inverse / n)
        hit10.append(hits / n)
    return Interval(_middle(mrr), _middle(hit10))


def _middle(values: list[float]) -> tuple[float, float]:
    """Between what 95 of 100 values lie."""
    if not values:
        return 0.0, 0.0
    last = len(values) - 1
    values.sort()
    return values[round(0.025 * last)], values[round(0.975 * last)]


def _bordering(catalogue: Catalogue, pair: Documented) -> bool:
    partner, learner = catalogue.profiles[pair.partner], catalogue.profiles[pair.learner]
    return learner.iso3 in partner.borders or partner.iso3 in learner.borders


def _without(catalogue: Catalogue, pairs: Sequence[Documented]) -> tuple[Catalogue, int]:
    """(the catalogue without the experiences that one of these pairs is a transfer of, how many those are)."""
    taught = {(pair.partner, pair.learner) for pair in pairs}
    named = {
        experience.id
        for experience in catalogue.experiences
        if any(
            (experience.partner, transfer["to"]) in taught
            for transfer in catalogue.experience(experience.id).get("transfers", [])
        )
    }
    found = copy(catalogue)
    found.experiences = [experience for experience in catalogue.experiences if experience.id not in named]
    found.__dict__.pop("experiences_of", None)
    return found, len(named)


def _random(theme: str, placed: Sequence[Placed], projects: int) -> Accuracy:
    """What a blind draw reaches on average in a pool of this size."""
    of = max(place.of for place in placed)
    mrr = sum(1.0 / rank for rank in range(1, of + 1)) / of
    return Accuracy(
        ranking="random",
        theme=theme,
        n=len(placed),
        projects=projects,
        percentile=0.5,
        mrr=mrr,
        hit5=min(1.0, 5 / of),
        hit10=min(1.0, 10 / of),
    )


def place(pair: Documented, values: Iterable[tuple[str, float | None]]) -> Placed:
    """The rank of the pair's partner among (id, how good it looks); who cannot be told stands last."""
    known = dict(values)
    own = known[pair.partner]
    worst = float("-inf")
    mine = worst if own is None else own
    better = ties = 0
    for i, value in known.items():
        if i != pair.partner:
            other = worst if value is None else value
            better += other > mine
            ties += other == mine
    return Placed(pair, 1 + better + ties / 2, len(known))


def _candidates(catalogue: Catalogue, pair: Documented, partners: Sequence[Profile]) -> list[Profile]:
    """The pool without the learner; the real partner is in it, wherever it comes from."""
    found = [partner for partner in partners if partner.iso3 != pair.learner]
    if all(partner.iso3 != pair.partner for partner in found):
        found.append(catalogue.profiles[pair.partner])
    return found


def _by_lens(scores: Scores, pairs: Sequence[Documented], partners: Sequence[Profile], lens: str) -> Iterable[Placed]:
    weights = of_lens(lens)
    for pair in pairs:
        learner = scores.catalogue.profiles[pair.learner]
        candidates = _candidates(scores.catalogue, pair, partners)
        yield place(pair, [(p.iso3, scores.score(learner, p, pair.theme, weights)) for p in candidates])


def _by_baseline(
    catalogue: Catalogue, pairs: Sequence[Documented], partners: Sequence[Profile], rule: Rule
) -> Iterable[Placed]:
    for pair in pairs:
        learner = catalogue.profiles[pair.learner]
        candidates = _candidates(catalogue, pair, partners)
        yield place(pair, [(p.iso3, rule(catalogue, learner, p, pair.theme)) for p in candidates])


def _income(catalogue: Catalogue, a: Profile, b: Profile, theme: str) -> float | None:
    x, y = a.stage[0], b.stage[0]
    return None if x is None or y is None else -abs(x - y)


def _distance(catalogue: Catalogue, a: Profile, b: Profile, theme: str) -> float | None:
    distance = kilometres(a.lat, a.lon, b.lat, b.lon)
    return None if distance is None else -distance


def _in_theme(catalogue: Catalogue, a: Profile, b: Profile, theme: str) -> float | None:
    position = list(catalogue.themes).index(theme)
    return sum(experience.theme == position for experience in catalogue.experiences_of.get(b.iso3, ()))


BASELINES: dict[str, Rule] = {
    "random": lambda catalogue, a, b, theme: 0.0,
    "nearest income": _income,
    "nearest stage": lambda catalogue, a, b, theme: similarity(a.stage, b.stage),
    "nearest neighbour": _distance,
    "biggest catalogue": lambda catalogue, a, b, theme: len(catalogue.experiences_of.get(b.iso3, ())),
    "biggest in theme": _in_theme,
}
"""Simple rules that one could use instead: how good a partner `b` looks to a learner `a` in a theme; None: cannot be
told."""
