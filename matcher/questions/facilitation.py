"""`evaluate --facilitators`: would third partners have been found that really helped two countries?

For each documented case of triangular cooperation the place of those who took part is looked for among all that are
open to the two, with all cases of the same project left out; beside two simple rules. A case counts by the first of
those who took part. What is shown apart (countries of the South, of the North, organisations) is measured apart, too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from matcher.catalogue.catalogue import Catalogue
from matcher.plain import Record
from matcher.questions.documented import Documented
from matcher.questions.evaluate import Accuracy, Interval, Placed, accuracy, interval
from matcher.questions.triangle import SIDES, Finder

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    Rule = Callable[[Finder, Mapping[str, Any], Documented], float | None]

FIT, FREQUENT, THEMED = "fit", "most frequent", "most frequent in theme"


class Measured(Record):
    """How well each ranking did on some of the cases: `of` is "" for all of them in one list, one of SIDES for the list
    of that kind alone, "project" where each project counts once, "older" and "newer" for the cases that are among the
    pairs which the ranking of partners is tested on, and for the others. `intervals` are over
    projects, and there are none where each counts once."""

    of: str
    accuracies: list[Accuracy]
    intervals: Mapping[str, Interval]


class Facilitation(Record):
    """The answer: `n` cases of `projects` projects, `facilitators` that there are, and the measures."""

    version: str
    n: int
    projects: int
    facilitators: int
    measured: list[Measured]


def facilitation(catalogue: Catalogue) -> Facilitation:
    """Measure the fit and the simple rules on the documented cases of a catalogue."""
    finder = Finder(catalogue)
    cases = [
        (Documented(c["shared_by"], c["learnt_by"], c["theme"], c["project"]), frozenset(c["facilitators"]))
        for c in catalogue.cases
    ]
    tested = [case["in_test"] for case in catalogue.cases]
    older = [case for case, old in zip(cases, tested, strict=True) if old]
    newer = [case for case, old in zip(cases, tested, strict=True) if not old]
    measured = [_measured(finder, "", cases), _measured(finder, "project", cases)]
    measured += [_measured(finder, kind, cases) for kind in SIDES]
    measured += [_measured(finder, "older", older), _measured(finder, "newer", newer)]
    return Facilitation(
        version=catalogue.version,
        n=len(cases),
        projects=len({case.project for case, _ in cases}),
        facilitators=len(catalogue.facilitators),
        measured=[one for one in measured if one.accuracies and one.accuracies[0].n],
    )


def _measured(finder: Finder, of: str, cases: Sequence[tuple[Documented, frozenset[str]]]) -> Measured:
    kind = of if of in SIDES else ""
    placed = {name: list(_placed(finder, cases, rule, kind)) for name, rule in RULES.items()}
    return Measured(
        of=of,
        accuracies=[accuracy(name, "", found, by_project=of == "project") for name, found in placed.items()],
        intervals={} if of == "project" else {name: interval(found) for name, found in placed.items()},
    )


def _placed(
    finder: Finder, cases: Iterable[tuple[Documented, frozenset[str]]], rule: Rule, kind: str
) -> Iterator[Placed]:
    """Where a rule puts the first of those who took part in each case, in the list of a kind ("": of all)."""
    pool = [record for record in finder.catalogue.facilitators if not kind or finder.kind(record) == kind]
    for case, real in cases:
        there = [record["id"] for record in pool if record["id"] in real]
        if there:
            yield first_place(case, [(record["id"], rule(finder, record, case)) for record in pool], there)


def first_place(case: Documented, values: Iterable[tuple[str, float | None]], real: Sequence[str]) -> Placed:
    """The rank of the first of `real` among (id, how good it looks), those who took part beside it set aside; equals
    share the middle of their places, and who is none for the two (None) stands behind all that are.

    >>> case = Documented("BRA", "MOZ", "agriculture", "coffee")
    >>> first_place(case, [("a", 0.9), ("b", 0.5), ("c", 0.5), ("d", 0.2), ("e", None)], ["c", "d"]).rank
    2.5
    """
    known = {i: float("-inf") if value is None else value for i, value in values}
    others = [value for i, value in known.items() if i not in real]
    ranks = [1 + sum(o > known[i] for o in others) + sum(o == known[i] for o in others) / 2 for i in real]
    return Placed(case, min(ranks), len(others) + 1)


def _fit(finder: Finder, record: Mapping[str, Any], case: Documented) -> float | None:
    profiles = finder.catalogue.profiles
    sharer, learner = profiles[case.partner], profiles[case.learner]
    fit = finder.fit(record, sharer, learner, (case.theme,), without=case.project)
    return None if fit is None else fit.value


def _frequent(finder: Finder, record: Mapping[str, Any], case: Documented) -> float | None:
    return None if _fit(finder, record, case) is None else len(finder.cases(record["id"], case.project))


def _themed(finder: Finder, record: Mapping[str, Any], case: Documented) -> float | None:
    if _fit(finder, record, case) is None:
        return None
    cases = finder.cases(record["id"], case.project)
    # Those with as many in the theme by how many they have at all: the rule is to be as good as it can be.
    return sum(other.theme == case.theme for other, _ in cases) + len(cases) / (1 + len(finder.catalogue.cases))


RULES: dict[str, Rule] = {FIT: _fit, FREQUENT: _frequent, THEMED: _themed}
"""The fit, and the simple rules beside it: who took part in most cases, in all and in the theme. All of them know the
clubs."""
