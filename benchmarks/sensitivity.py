"""What each constant of the method does: `python benchmarks/sensitivity.py`.

One thing is changed at a time, and the rankings are measured again: the `learn` lens on the documented pairs (each pair
counts once, all partners are ranked), and the `balanced` lens on who is shown when every country of the South asks for
ten partners without a theme: share of countries on a list, Gini coefficient, share of neighbours among the first three.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from matcher.catalogue.catalogue import Catalogue
from matcher.questions import documented, pool
from matcher.questions.evaluate import accuracy, place
from matcher.questions.exposure import exposure
from matcher.questions.pairing import Scores
from matcher.scoring import agenda, constants, experience, learning, score, ties
from matcher.scoring.score import LENSES, of_lens

Change = tuple[Any, str, Any]
"""A module or mapping, the name in it, and the value it gets."""


def constant(name: str, value: Any) -> list[Change]:
    """The changes that give a constant of the method another value, wherever it is in use."""
    return [(module, name, value) for module in (constants, experience, agenda, ties) if hasattr(module, name)]


def lens(name: str, **weights: float) -> list[Change]:
    """The changes that give a lens other weights; those not named are 0."""
    return [(LENSES, name, {part: weights.get(part, 0.0) for part in score.COMPONENTS})]


def parts(**weights: float) -> list[Change]:
    """The changes that give ties other parts."""
    away = sum(weight for name, weight in weights.items() if name != "nearness")
    return [*((ties.WEIGHTS, name, weights.get(name, 0.0)) for name in ties.WEIGHTS), (ties, "AWAY", away or 1.0)]


CHANGES: dict[str, list[Change]] = {
    "nothing (as shipped)": [],
    "STAGE_POWER 1": constant("STAGE_POWER", 1),
    "STAGE_POWER 3": constant("STAGE_POWER", 3),
    "CIRCUMSTANCES 0": constant("CIRCUMSTANCES", 0.0),
    "CIRCUMSTANCES 0.9": constant("CIRCUMSTANCES", 0.9),
    "LEAST 0": constant("LEAST", 0.0),
    "LEAST 0.5": constant("LEAST", 0.5),
    "UNMEASURED 0.3": constant("UNMEASURED", 0.3),
    "UNMEASURED 0.5": constant("UNMEASURED", 0.5),
    "CROSS_THEME 0": constant("CROSS_THEME", 0.0),
    "CROSS_THEME 1": constant("CROSS_THEME", 1.0),
    "UNSETTLED 1": constant("UNSETTLED", 1.0),
    "BEST_POINTS 2": constant("BEST_POINTS", 2),
    "BEST_POINTS 3": constant("BEST_POINTS", 3),
    "HALF_BEST 0.25": constant("HALF_BEST", 0.25),
    "HALF_BEST 1": constant("HALF_BEST", 1.0),
    "HALF 0.5": constant("HALF", 0.5),
    "HALF 2": constant("HALF", 2.0),
    "OVERALL_SHARE 0": constant("OVERALL_SHARE", 0.0),
    "OVERALL_SHARE 0.6": constant("OVERALL_SHARE", 0.6),
    "FULL_RECORD 20": [*constant("FULL_RECORD", 20.0), (learning, "FULL", 3.0445224377234230)],
    "SHRINK 0": constant("SHRINK", 0.0),
    "NEAR 1,500 km": constant("NEAR", 1_500.0),
    "NEAR 6,000 km": constant("NEAR", 6_000.0),
    "ties: nearness only": parts(nearness=1.0),
    "ties: without nearness": parts(language=0.385, organisations=0.385, border=0.08, history=0.15),
    "learn: learn alone": lens("learn", learn=1),
    "learn: without record": lens("learn", learn=8, ties=4, stage=1, needs=1),
    "learn: without ties": lens("learn", learn=8, record=4, stage=1, needs=1),
    "balanced: ties 2": lens("balanced", stage=12, needs=4, learn=20, share=10, mutual=4, ties=2),
    "balanced: ties 5": lens("balanced", stage=12, needs=4, learn=20, share=10, mutual=4, ties=5),
    "balanced: no ties": lens("balanced", stage=12, needs=4, learn=20, share=10, mutual=4),
    "balanced: record 4": lens("balanced", stage=12, needs=4, learn=20, share=10, mutual=4, ties=1, record=4),
    "balanced: share 4": lens("balanced", stage=12, needs=4, learn=20, share=4, mutual=4, ties=1),
    "balanced: share 16": lens("balanced", stage=12, needs=4, learn=20, share=16, mutual=4, ties=1),
    "balanced: mutual 12": lens("balanced", stage=12, needs=4, learn=20, share=10, mutual=12, ties=1),
    "balanced: stage 4": lens("balanced", stage=4, needs=4, learn=20, share=10, mutual=4, ties=1),
    "balanced: as in 0.1.0": lens("balanced", stage=1, needs=1, learn=2, share=1, mutual=1, ties=2),
}


@contextmanager
def changed(changes: list[Change]) -> Iterator[None]:
    """With these changes, and without them again."""
    before = [
        (where, name, where[name] if isinstance(where, dict) else getattr(where, name)) for where, name, _ in changes
    ]
    for where, name, value in changes:
        _put(where, name, value)
    try:
        yield
    finally:
        for where, name, value in before:
            _put(where, name, value)


def _put(where: Any, name: str, value: Any) -> None:
    if isinstance(where, dict):
        where[name] = value
    else:
        setattr(where, name, value)


def main() -> None:
    """Measure each change and print the table."""
    catalogue = Catalogue.load()
    south = pool.members(catalogue, ["south"])
    pairs = documented.shipped(catalogue)
    print("| what is changed | percentile | MRR | hit@5 | hit@10 | on a list | Gini | neighbours |")
    print("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
    for name, changes in CHANGES.items():
        with changed(changes):
            scores, weights = Scores(catalogue), of_lens("learn")
            placed = []
            for pair in pairs:
                learner = catalogue.profiles[pair.learner]
                among = {p.iso3: p for p in (*south, catalogue.profiles[pair.partner]) if p.iso3 != pair.learner}
                found = [(iso3, scores.score(learner, p, pair.theme, weights)) for iso3, p in among.items()]
                placed.append(place(pair, found))
            learnt, shown = accuracy("", "", placed), exposure(scores, south, "balanced")
        figures = (learnt.percentile, learnt.mrr, learnt.hit5, learnt.hit10, shown.share, shown.gini, shown.neighbours)
        print(f"| {name} | {' | '.join(f'{figure:.3f}' for figure in figures)} |", flush=True)


if __name__ == "__main__":
    main()
