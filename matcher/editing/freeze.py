"""Makes reference.csv: of the shipped data by `python -m tools.freeze`, of newer figures by `matcher refresh --freeze`.

The reference set fixes the scales on which everything is compared: the ends of each stage variable, the
distribution of each indicator of need in the South, and the need that a stage makes likely. It is made once for
each edition of the data and kept in a file, so that a country added or removed moves nobody else.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable

from matcher.editing.load import Loaded
from matcher.editing.measured_needs import Measure, south_values
from matcher.editing.stage_series import Stages
from matcher.scoring import stage

FIRST, LAST = 1990, 2024
"""The country-years over which the scales of the stage are fixed."""
OUTER = 0.01
"""Share of country-years left outside each end of a scale, so that one extreme year does not stretch it."""
FEWEST = 30
"""Countries from which on a need is compared with what the stage makes likely."""


def freeze(records: Loaded) -> str:
    """The text of reference.csv for these records."""
    records.reference.clear()
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["name", "numbers"])

    def write(name: str, numbers: list[float]) -> None:
        records.reference[name] = numbers
        writer.writerow([name, " ".join(f"{number:.7g}" for number in numbers)])

    stages = Stages(records)
    for variable in stage.VARIABLES:
        values = sorted(
            value
            for iso3, country in records.countries.items()
            if country.south
            for year, value in stages.series(iso3, variable).items()
            if FIRST <= year <= LAST
        )
        # A variable that is the same everywhere, or nowhere known, has no scale, and nobody is compared on it.
        ends = [_quantile(values, OUTER), _quantile(values, 1 - OUTER)] if values else []
        if ends and ends[0] < ends[1]:
            write(f"stage {variable}", ends)
    used = {i.code for theme in records.themes.values() for topic in theme.topics for i in topic.indicators}
    for code in sorted(used):
        write(f"need {code}", south_values(records, code))
    _expected(records, write)
    return out.getvalue()


def _expected(records: Loaded, write: Callable[[str, list[float]], None]) -> None:
    """For each topic, the least-squares quadratic of need on stage level, over the South."""
    stages = Stages(records)
    measure = Measure(records, stages)
    south = [iso3 for iso3, country in records.countries.items() if country.south]
    levels = {iso3: stage.level(stages.now(iso3)) for iso3 in south}
    needs = {iso3: measure.measured(iso3) for iso3 in south}
    topics = [topic.id for theme in records.themes.values() for topic in theme.topics]
    for position, topic in enumerate(topics):
        pairs = [
            (level, need)
            for iso3 in south
            if (level := levels[iso3]) is not None and (need := needs[iso3][position].value) is not None
        ]
        if len(pairs) >= FEWEST:
            write(f"expected {topic}", _quadratic(pairs))


def _quadratic(pairs: list[tuple[float, float]]) -> list[float]:
    """Least squares: solve the three normal equations by elimination."""
    powers = [sum(x**k for x, _ in pairs) for k in range(5)]
    rows = [[*(powers[i + j] for j in range(3)), sum(y * x**i for x, y in pairs)] for i in range(3)]
    for i in range(3):
        pivot = max(range(i, 3), key=lambda r: abs(rows[r][i]))
        rows[i], rows[pivot] = rows[pivot], rows[i]
        rows[i] = [value / rows[i][i] for value in rows[i]]
        for j in range(3):
            if j != i:
                rows[j] = [a - rows[j][i] * b for a, b in zip(rows[j], rows[i], strict=True)]
    return [row[3] for row in rows]


def _quantile(values: list[float], share: float) -> float:
    """The value below which this share of the sorted values lies, interpolated between neighbours."""
    position = share * (len(values) - 1)
    low = int(position)
    high = min(low + 1, len(values) - 1)
    return values[low] + (position - low) * (values[high] - values[low])
