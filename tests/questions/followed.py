"""A made-up partnership of Rwanda and Ethiopia, and real figures of the World Bank for it, as known in three years."""

from __future__ import annotations

from pathlib import Path

from matcher import api

SHARED = ("rwa-crop-intensification-land-use-consolidation", "eth-8028-farmer-hotline")
HEAD = """\
title: Fields and a telephone line
between: [RWA, ETH]
experiences: [rwa-crop-intensification-land-use-consolidation, eth-8028-farmer-hotline]
topics: [staple-yields]
agreed:
  day: "2024-03-01"
  what: Two visits each way, and a pilot of the telephone line in one district.
  by:
  - {country: RWA, who: Agriculture Board}
  - {country: ETH, who: Transformation Institute}
first_step: {what: Six officers of each side visit the other, by: "2024-06-30"}
"""


def partnership(place: Path, rest: str = "", head: str = HEAD, name: str = "rwa-eth.yaml") -> Path:
    """Write the file of a partnership: `head`, then `rest`."""
    (place / name).write_text(head + rest, encoding="utf-8")
    return place / name


YIELD, HUNGER = "AG.YLD.CREL.KG", "SN.ITK.DEFC.ZS"
NAMES = {YIELD: "Cereal yield (kg per hectare)", HUNGER: "Prevalence of undernourishment (% of population)"}
PUBLISHED = {
    ("RWA", YIELD): {2022: "1510.7", 2023: "1605.1", 2024: "1784"},
    ("ETH", YIELD): {2022: "2690.9", 2023: "2656.3", 2024: "2631.6"},
    ("RWA", HUNGER): {2022: "26.6", 2023: "24.4"},
    ("ETH", HUNGER): {2022: "20.2", 2023: "19.7"},
}
"""As the World Bank published them (World Development Indicators)."""


def edition_of_2024(place: Path) -> Path:
    """A folder with the figures as they were known before those of 2023 came out."""
    folder = place / "edition-2024"
    folder.mkdir()
    (folder / "sources.yaml").write_text("- {id: wdi_2024, publisher: World Bank, licence: CC BY 4.0}\n")
    rows = [f"{country},{code},2022,{values[2022]},wdi_2024" for (country, code), values in PUBLISHED.items()]
    (folder / "indicators.csv").write_text("\n".join(["iso3,indicator,year,value,source", *rows]) + "\n")
    return folder


def refreshed(place: Path, year: int, over: Path) -> Path:
    """A folder of the figures of `year`, written by `refresh` from a file of the World Bank over other data."""
    lines = [f"Country Name,Country Code,Series Name,Series Code,{year} [YR{year}]"]
    lines += [
        f'{country},{country},"{NAMES[code]}",{code},{values.get(year, "..")}'
        for (country, code), values in PUBLISHED.items()
    ]
    (place / f"query-{year}.csv").write_text("\n".join([*lines, ",,,,", f"Last Updated: 01/28/{year + 2},,,,"]) + "\n")
    api.refresh(str(place / f"query-{year}.csv"), str(place / f"edition-{year + 2}"), data=str(over))
    return place / f"edition-{year + 2}"
