"""Figures that cannot be what they seem: `matcher validate --facts`."""

from __future__ import annotations

from collections.abc import Iterator

from matcher.editing.tables import Value
from matcher.language import mark, tr

PARTS = (
    ("NV.IND.TOTL.ZS", "NV.IND.MANF.ZS"),
    ("AG.LND.AGRI.ZS", "AG.LND.ARBL.ZS"),
    ("NE.TRD.GNFS.ZS", "NE.EXP.GNFS.ZS"),
    ("TG.VAL.TOTL.GD.ZS", "TX.VAL.MRCH.GD.ZS"),
    ("TX.VAL.CMDT.ZS", "TX.VAL.MMTL.ZS.UN"),
    ("SH.H2O.BASW.ZS", "SH.H2O.SMDW.ZS"),
)
"""Indicators of a whole, each with one of a part of it."""
YOUNG, ADULT = "SE.ADT.1524.LT.ZS", "SE.ADT.LITR.ZS"
APART = 5.0
"""Points by which fewer of the young than of all adults read, from which one of the two figures is doubted."""
YEARS = 5
"""Years that two figures may lie apart to be held against each other."""

NOT_REPORTED = mark("{whole} is 0 and {part}, a part of it, {value}: 0 may mean that it is not reported")
FEWER = mark("{young} % of the young can read and {adults} % of all adults: which is wrong?")


def odd(values: dict[str, Value]) -> Iterator[tuple[Value, str]]:
    """(figure, what is odd about it) for the newest figures of one profile, by the code of their indicator."""
    for whole, part in PARTS:
        if (of := values.get(whole)) and (own := values.get(part)) and of.value == 0 < own.value:
            value = f"{own.value:.15g}"
            yield of, tr(NOT_REPORTED, whole=whole, part=part, value=value)
    young, adult = values.get(YOUNG), values.get(ADULT)
    if young and adult and abs(young.year - adult.year) <= YEARS and young.value < adult.value - APART:
        young_read, all_read = f"{young.value:.15g}", f"{adult.value:.15g}"
        yield young, tr(FEWER, young=young_read, adults=all_read)
