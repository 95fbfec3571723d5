"""Figures that cannot be what they seem: `matcher validate --facts`."""

from __future__ import annotations

from collections.abc import Iterator

from matcher.editing.tables import Value

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


def odd(values: dict[str, Value]) -> Iterator[tuple[Value, str]]:
    """(figure, what is odd about it) for the newest figures of one profile, by the code of their indicator."""
    for whole, part in PARTS:
        if (of := values.get(whole)) and (own := values.get(part)) and of.value == 0 < own.value:
            yield of, f"{whole} is 0 and {part}, a part of it, {own.value:.15g}: 0 may mean that it is not reported"
    young, adult = values.get(YOUNG), values.get(ADULT)
    if young and adult and abs(young.year - adult.year) <= YEARS and young.value < adult.value - APART:
        message = f"{young.value:.15g} % of the young can read and {adult.value:.15g} % of all adults: which is wrong?"
        yield young, message
