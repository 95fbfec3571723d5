"""Whole-number programmes, solved by HiGHS (package highspy, MIT licence, an optional extra).

One thread, no clock: what is given up is given up after so many nodes of the search, so that the same input has the
same answer on a slow machine.

Q. Huangfu, J. A. J. Hall, "Parallelizing the dual revised simplex method", Math. Prog. Computation 10 (2018).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from matcher.plain import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

Row = tuple[Sequence[int], float, float]
"""The sum of these variables lies between a low and a high."""
NODES = 3_000
"""Nodes of the search after which the best that was found has to do."""


class Solved(Record):
    """The answer: value of each variable, the value of all in sum, what it is at most, whether it is proven to be the
    best. For a relaxed programme also the `reduced` costs: how much a unit more of a variable takes from the sum."""

    values: Sequence[float]
    objective: float
    bound: float
    proven: bool
    reduced: Sequence[float] = ()


@cache
def available() -> bool:
    """Whether the solver is installed."""
    from importlib.util import find_spec

    return find_spec("highspy") is not None and find_spec("numpy") is not None


def version() -> str:
    """The version of the solver."""
    from importlib.metadata import version as of

    return of("highspy")


def maximum(costs: Sequence[int], most: Sequence[int], rows: Sequence[Row], *, whole: bool = True) -> Solved | None:
    """The greatest sum of `costs` times variables between 0 and `most`, under `rows`; None where nothing fits."""
    import highspy
    import numpy

    solver: Any = highspy.Highs()  # type: ignore[no-untyped-call]
    solver.silent()
    for name, choice in (("threads", 1), ("random_seed", 0), ("mip_rel_gap", 0.0), ("mip_abs_gap", 0.5),
                         ("mip_max_nodes", NODES)):  # fmt: skip
        solver.setOptionValue(name, choice)
    model = highspy.HighsLp()
    model.num_col_, model.num_row_ = len(costs), len(rows)
    model.sense_ = highspy.ObjSense.kMaximize
    model.col_cost_ = numpy.array(costs, dtype=float)
    model.col_lower_, model.col_upper_ = numpy.zeros(len(costs)), numpy.array(most, dtype=float)
    model.row_lower_ = numpy.array([low for _, low, _ in rows], dtype=float)
    model.row_upper_ = numpy.array([high for _, _, high in rows], dtype=float)
    matrix = model.a_matrix_
    matrix.format_ = highspy.MatrixFormat.kRowwise
    starts = numpy.cumsum([0, *(len(row) for row, _, _ in rows)])
    matrix.start_ = numpy.array(starts, dtype=numpy.int32)
    matrix.index_ = numpy.array([place for row, _, _ in rows for place in row], dtype=numpy.int32)
    matrix.value_ = numpy.ones(len(matrix.index_))
    if whole:
        model.integrality_ = [highspy.HighsVarType.kInteger] * len(costs)
    solver.passModel(model)
    solver.run()
    return _answer(solver, highspy.HighsModelStatus, whole)


def _answer(solver: Any, status: Any, whole: bool) -> Solved | None:
    found, info, solution = solver.getModelStatus(), solver.getInfo(), solver.getSolution()
    if found == status.kInfeasible or not solution.value_valid:
        return None
    objective = info.objective_function_value
    return Solved(
        values=list(solution.col_value),
        objective=objective,
        bound=info.mip_dual_bound if whole else objective,
        proven=found == status.kOptimal,
        reduced=[] if whole else list(solution.col_dual),
    )
