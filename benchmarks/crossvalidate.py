"""How good the learn lens is on projects that its weights were not chosen on: `python benchmarks/crossvalidate.py`.

The documented pairs that come with the program are cut into five parts, whole projects at a time. In turn, the
weights that do best on four parts are measured on the fifth. What all five held-out parts say together is printed
beside the simple rules of `matcher evaluate`, with how often each set of weights was chosen, with the spread over
other ways of cutting, and with how much the figures hang on which projects happen to be documented (a bootstrap
by project).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product
from random import Random

from matcher.catalogue.catalogue import Catalogue
from matcher.questions import pool as pools
from matcher.questions.documented import Documented, shipped
from matcher.questions.evaluate import BASELINES, Accuracy, Placed, accuracy, evaluate, place
from matcher.questions.pairing import Scores
from matcher.scoring.profile import Profile
from matcher.scoring.score import LENSES, normalised

FOLDS = 5
SEED = 1
CUTS = 30
"""Ways of cutting into folds, one a seed, over which the spread is taken."""
RESAMPLES = 2000
"""Draws of the bootstrap."""

Setting = tuple[int, int, int]
"""Weights of ties, stage and needs beside those of learn and record."""

LEARN, RECORD = 8, 4
SETTINGS: tuple[Setting, ...] = tuple(product((2, 3, 4, 5, 6), (0, 1, 2), (0, 1, 2)))
Places = Mapping[Setting, Sequence[Placed]]
"""For each setting, where it put the real partner of each pair, in the order of the pairs."""


def weights_of(setting: Setting) -> dict[str, float]:
    """The weights of a setting, adding up to 1."""
    ties, stage, needs = setting
    return normalised({"learn": LEARN, "record": RECORD, "ties": ties, "stage": stage, "needs": needs})


def places(catalogue: Catalogue, pairs: Sequence[Documented]) -> dict[Setting, list[Placed]]:
    """Where each setting puts the real partner of each pair, among the South."""
    scores = Scores(catalogue)
    south = pools.members(catalogue, ["south"])
    found: dict[Setting, list[Placed]] = {}
    for setting in SETTINGS:
        weights = weights_of(setting)
        found[setting] = [place(pair, _scored(scores, pair, south, weights)) for pair in pairs]
    return found


def _scored(
    scores: Scores, pair: Documented, south: Sequence[Profile], weights: Mapping[str, float]
) -> Iterator[tuple[str, float | None]]:
    profiles = scores.catalogue.profiles
    learner = profiles[pair.learner]
    # The real partner is among the candidates, wherever it comes from.
    candidates = {p.iso3: p for p in (*south, profiles[pair.partner]) if p.iso3 != pair.learner}
    for iso3, partner in candidates.items():
        yield iso3, scores.score(learner, partner, pair.theme, weights)


def folds(pairs: Sequence[Documented], seed: int) -> list[int]:
    """For each pair the number of its fold; pairs of one project are in the same."""
    projects = sorted({pair.project for pair in pairs})
    Random(seed).shuffle(projects)
    fold = {project: number % FOLDS for number, project in enumerate(projects)}
    return [fold[pair.project] for pair in pairs]


def best(found: Places, rows: Sequence[int]) -> Setting:
    """The setting with the highest hit@10 + MRR on these pairs; of equals, the first of SETTINGS."""

    def merit(setting: Setting) -> float:
        measured = accuracy("", "", [found[setting][row] for row in rows])
        return measured.hit10 + measured.mrr

    return max(SETTINGS, key=merit)


def held_out(found: Places, pairs: Sequence[Documented], seed: int) -> tuple[list[Placed], list[Setting]]:
    """Where each pair's real partner stands under the setting chosen without its fold; the setting of each fold."""
    fold_of = folds(pairs, seed)
    chosen = [best(found, [row for row, own in enumerate(fold_of) if own != fold]) for fold in range(FOLDS)]
    return [found[chosen[fold]][row] for row, fold in enumerate(fold_of)], chosen


def resampled(placed: Sequence[Placed]) -> list[Accuracy]:
    """The measures over draws of as many projects as there are, with replacement."""
    by_project: dict[str, list[Placed]] = {}
    for one in placed:
        by_project.setdefault(one.pair.project, []).append(one)
    projects = list(by_project.values())
    random = Random(SEED)
    return [
        accuracy("", "", [one for project in random.choices(projects, k=len(projects)) for one in project])
        for _ in range(RESAMPLES)
    ]


def line(name: str, values: Iterable[float]) -> str:
    """One line of a table."""
    return f"{name:<36}" + "".join(f"{value:>12.3f}" for value in values)


def measures(measured: Accuracy) -> tuple[float, float, float, float]:
    """Percentile, MRR, hit@5, hit@10."""
    return measured.percentile, measured.mrr, measured.hit5, measured.hit10


def quantiles(measured: Sequence[Accuracy], share: float) -> list[float]:
    """For each of the measures, the value below which this share of the draws lies."""
    columns = zip(*(measures(one) for one in measured), strict=True)
    return [sorted(column)[round(share * (len(measured) - 1))] for column in columns]


def report(catalogue: Catalogue) -> Iterator[str]:
    """The lines of the report."""
    pairs = shipped(catalogue)
    found = places(catalogue, pairs)
    placed, chosen = held_out(found, pairs, SEED)
    shipped_lens = (int(LENSES["learn"]["ties"]), int(LENSES["learn"]["stage"]), int(LENSES["learn"]["needs"]))
    rules = evaluate(catalogue, pairs)
    header = f"{'':<36}" + "".join(f"{name:>12}" for name in ("percentile", "MRR", "hit@5", "hit@10"))
    yield (
        f"{len(pairs)} pairs of {len({pair.project for pair in pairs})} projects, {FOLDS} folds by project, "
        f"seed {SEED}, data {catalogue.version}"
    )
    for by_project, measured in ((False, rules.by_pair), (True, rules.by_project)):
        yield ""
        yield f"Each {'project' if by_project else 'pair'} counts once"
        yield header
        yield line("learn lens, weights chosen elsewhere", measures(accuracy("", "", placed, by_project=by_project)))
        fixed = accuracy("", "", found[shipped_lens], by_project=by_project)
        yield line("learn lens as shipped", measures(fixed))
        for rule in measured:
            if rule.ranking in BASELINES:
                yield line(rule.ranking, measures(rule))

    yield ""
    yield f"Weights chosen (learn {LEARN}), of {FOLDS} folds"
    yield from _counted(chosen)

    cuts = [held_out(found, pairs, seed) for seed in range(1, CUTS + 1)]
    spread = [accuracy("", "", cut) for cut, _ in cuts]
    yield ""
    yield f"The same over {CUTS} ways of cutting into folds (each pair counts once)"
    yield header
    yield line("lowest", quantiles(spread, 0.0))
    yield line("middle", quantiles(spread, 0.5))
    yield line("highest", quantiles(spread, 1.0))
    yield f"Weights chosen, of {CUTS * FOLDS} folds"
    yield from _counted([setting for _, settings in cuts for setting in settings])

    draws = resampled(placed)
    yield ""
    yield f"Held-out figures when projects are drawn anew ({RESAMPLES} times, with replacement)"
    yield header
    yield line("5th percentile", quantiles(draws, 0.05))
    yield line("95th percentile", quantiles(draws, 0.95))

    yield ""
    yield f"All {len(SETTINGS)} settings on all pairs"
    yield header
    everywhere = [accuracy("", "", found[setting]) for setting in SETTINGS]
    for name, share in (("lowest", 0.0), ("middle", 0.5), ("highest", 1.0)):
        yield line(name, quantiles(everywhere, share))


def _counted(chosen: Iterable[Setting]) -> Iterator[str]:
    for (ties, stage, needs), count in sorted(Counter(chosen).items(), key=lambda item: (-item[1], item[0])):
        yield f"  ties {ties}, stage {stage}, needs {needs}: {count}"


def main() -> None:
    """Measure and print."""
    for text in report(Catalogue.load()):
        print(text, flush=True)


if __name__ == "__main__":
    main()
