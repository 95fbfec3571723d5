"""Own data folders for the tests: Punjab and an institution, with names that do mischief where asked for."""

from __future__ import annotations

import json
from pathlib import Path

PUNJAB = """\
- iso3: PK-PB
  name: Punjab
  region: Asia
  subregion: Southern Asia
  place: {lat: 31.0, lon: 72.7, landlocked: true}
  languages: {official: [en, ur], spoken: {pa: 67, ur: 9}}
"""
EXPERIENCE = """\
- id: pk-pb-citizen-feedback
  title: Calling citizens after they used a public office
  partner: PK-PB
  theme: governance
  topics: [public-service-reform]
  start: 2010
  what: The province calls a share of those who used a public office and asks whether they paid a bribe.
  results:
  - {metric: people called, value: 12, unit: million, year: 2016, source: 1}
  modalities: [study-visit]
  sources:
  - {title: Punjab Model for Proactive Governance}
  confidence: medium
"""
SOURCES = """\
- {id: pbs, publisher: Punjab Bureau of Statistics, retrieved: "2026-11-22"}
"""
INDICATORS = """\
iso3,indicator,year,value,source
PK-PB,SH.DYN.MORT,2018,69,pbs
PK-PB,SH.IMM.MEAS,2020,92,pbs
PK-PB,SE.ADT.LITR.ZS,2019,64,pbs
PK-PB,SE.PRM.CMPT.ZS,2019,78,pbs
PK-PB,EG.ELC.ACCS.ZS,2020,97,pbs
PK-PB,IT.NET.USER.ZS,2020,31,pbs
"""
HISTORY = """\
iso3,year,gdp_per_person,gni_per_person,life_expectancy,schooling,agriculture_jobs,urban,fertility,population
PK-PB,2010,3900,,65,4.4,44,33,3.9,93000000
PK-PB,2020,5100,,67,5.3,39,37,3.4,110000000
"""


def write(place: Path, files: dict[str, str]) -> Path:
    """Write these files to the folder `place`."""
    place.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (place / name).write_bytes(text.encode())
    return place


def punjab(place: Path) -> Path:
    """A folder with Punjab, six indicators, the history of its stage, and one experience."""
    return write(
        place,
        {
            "countries.yaml": PUNJAB,
            "experiences.yaml": EXPERIENCE,
            "sources.yaml": SOURCES,
            "indicators.csv": INDICATORS,
            "history.csv": HISTORY,
        },
    )


def named(place: Path, name: str, *, institution: str = "Office", what: str = "What was done.") -> Path:
    """A folder with one profile of this name, with Punjab's figures, and one experience with these texts."""
    punjab(place)
    (place / "countries.yaml").write_text(PUNJAB.replace("name: Punjab", f"name: {json.dumps(name)}"), encoding="utf-8")
    text = EXPERIENCE.replace("  start: 2010\n", f"  start: 2010\n  institution: {json.dumps(institution)}\n")
    was = "The province calls a share of those who used a public office and asks whether they paid a bribe."
    text = text.replace(was, json.dumps(what)).replace(
        "title: Calling citizens after they used a public office", f"title: {json.dumps(name)}"
    )
    (place / "experiences.yaml").write_text(text, encoding="utf-8")
    return place
