"""A whole data folder of three small countries that do not exist, for tests that change one thing in it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from matcher.editing import build
from matcher.editing.load import Loaded
from matcher.errors import InvalidData
from matcher.folder import FILES

TEXTS: dict[str, str] = {
    "countries.yaml": """\
- iso3: AAA
  iso2: AA
  m49: "901"
  name: Alpha
  official_name: Republic of Alpha
  un_member: true
  south: true
  region: Africa
  place: {lat: 10.0, lon: 20.0, area_km2: 1000, landlocked: false, borders: [BBB]}
  languages: {official: [en], spoken: {en: 60.5}}
  income: {group: low, fiscal_year: 2027}
  memberships:
  - {organisation: G77, since: 1964, sources: [book]}
  conflicts:
  - {id: 1, name: 'Alpha: Government', start: 1990, end: 2004, active_years: 10, war_years: 2,
     intensity: war, type: internal, source: book}
  names:
    en: [Alphaland]
    fr: [Alphé]
  sources: [book]
- iso3: BBB
  iso2: BB
  m49: "902"
  name: Beta
  south: true
  memberships:
  - {organisation: G77}
- iso3: CCC
  iso2: CC
  m49: "903"
  name: Gamma
  south: true
""",
    "experiences.yaml": """\
- id: bbb-clean-water
  title: Wells in every village
  partner: BBB
  theme: health
  topics: [water]
  start: 2000
  end: 2010
  what: Every village dug and kept its own well.
  results:
  - {metric: villages with a well, value: 90, unit: '%', year: 2010, source: 1}
  transfers:
  - {to: CCC, year: 2012, grade: adopted, note: Built there too., source: 2}
  sources:
  - {title: Wells of Beta, url: 'https://example.org/wells'}
  - {title: Wells of Gamma}
  confidence: high
""",
    "former.yaml": """\
- {id: bbb-wells, now: bbb-clean-water, why: It told of the same wells.}
- {id: ccc-rain, why: No page bore it out.}
""",
    "institutions.yaml": "[]\n",
    "topics.yaml": """\
themes:
- id: health
  name: Health
  topics:
  - id: malaria
    name: Malaria control
    basis: direct
    indicators:
    - {code: MAL, need: higher, absent: no-need}
  - id: water
    name: Clean water
    basis: direct
    indicators:
    - {code: WAT, need: lower}
    - {code: DIR, need: higher}
- id: peace
  name: Peace
  topics:
  - id: reconciliation
    name: Reconciliation
    basis: proxy
    conflict: {recovering: 0.8, ongoing: 0.5}
    indicators:
    - {code: WAT, need: lower}
""",
    "indicators.yaml": """\
indicators:
- {code: MAL, name: Malaria cases, short: malaria, unit: per 1000, better: lower, min: 0, max: 1000}
- {code: WAT, name: Clean water, short: water, unit: '%', better: higher, min: 0, max: 100}
- {code: DIR, name: Days of drought, short: drought, unit: days, better: lower, min: 0, max: 366}
- {code: UCDP.YEARS25, name: Years of conflict, short: conflict, unit: years, better: lower, min: 0, max: 200}
- {code: UCDP.LASTYEAR25, name: Last conflict, short: last, unit: year, better: neutral, min: 1900, max: 2100}
- {code: UCDP.LASTYEAR1000, name: Last war, short: war, unit: year, better: neutral, min: 1900, max: 2100}
series:
- {column: gdp_per_person, name: GDP, short: output, unit: $, min: 0, max: 1000000, source: [book]}
- {column: gni_per_person, name: GNI, short: income, unit: $, min: 0, max: 1000000, source: [book]}
- {column: life_expectancy, name: Life, short: life, unit: years, min: 5, max: 120, source: [book]}
- {column: schooling, name: School, short: school, unit: years, min: 0, max: 25, source: [book]}
- {column: agriculture_jobs, name: Farming, short: farming, unit: '%', min: 0, max: 100, source: [book]}
- {column: urban, name: Towns, short: towns, unit: '%', min: 0, max: 100, source: [book]}
- {column: fertility, name: Births, short: births, unit: births, min: 0, max: 15, source: [book]}
- {column: population, name: People, short: people, unit: people, min: 1, max: 3000000000, source: [book]}
""",
    "platforms.yaml": """\
organisations:
- {id: G77, name: Group of 77, members: 2}
platforms:
- {id: well-fund, name: Well fund, type: fund, themes: [health], offers: Money for wells., opened_by: G77,
   sources: [book]}
""",
    "names.yaml": """\
groups:
- {name: Two of three, aliases: [the pair], countries: [AAA, BBB]}
elsewhere:
- {name: Delta, aliases: [Isle of Delta]}
""",
    "partnerships.yaml": """\
- shared_by: AAA
  learnt_by: BBB
  theme: health
  topic: malaria
  year: 2015
  project: Nets for Beta
  source: {title: Nets}
""",
    "priorities.yaml": """\
- country: CCC
  plan: {name: Plan of Gamma, years: [2021, 2025], kind: national-plan}
  priorities:
  - {topic: malaria, said: no more malaria, rank: 1}
  - {topic: water, said: wells, rank: 2}
  unmatched: [a space port]
  source: {title: The plan of Gamma}
""",
    "tensions.yaml": """\
- between: [AAA, CCC]
  kind: rupture
  years: [2019, 2021]
  note: embassies closed in 2019, open again since 2021
  source: {title: News of Alpha}
""",
    "facilitators.yaml": """\
- id: travel-fund
  name: Travel fund
  kind: organisation
  aliases: [TF]
  what: Pays for visits between its members.
  themes: [health]
  works_with: [G77]
  club: {of: [G77], who: both}
  instruments: [Tickets]
  sources:
  - {title: The fund, url: 'https://example.org/fund'}
- id: gamma
  name: Gamma
  kind: country
  country: CCC
  what: Lends its nurses.
  themes: [health, peace]
  works_with: [south]
  sources:
  - {title: Gamma lends}
""",
    "exchanges.yaml": """\
- id: nurses-abroad
  name: Nurses abroad
  level: university
  kind: scholarship
  open_to: [G77, CCC]
  offered_by: [AAA]
  themes: [health]
  what: Alpha takes nurses of others into its school.
  since: 2010
  sources:
  - {title: The school}
""",
    "follow-up.yaml": """\
sets:
- {id: short, name: Two questions, questions: [gain, people]}
questions:
- {id: gain, question: 'Did both gain?', scale: level, asked: yearly, after: A handbook, dimension: as equals,
   wording: named, source: {title: The handbook}}
- {id: people, question: 'How many people learnt it?', scale: number, counts: people, asked: yearly, after: A handbook,
   dimension: what is left, wording: own, source: {title: The handbook}}
""",
    "sources.yaml": """\
- {id: book, publisher: A publisher, licence: CC0, retrieved: "2026-11-22"}
""",
    "indicators.csv": """\
iso3,indicator,year,value,source
AAA,MAL,2023,100,book
AAA,WAT,2023,50,book
AAA,DIR,2023,30,book
BBB,WAT,2023,90,book
CCC,MAL,2022,300,book
CCC,WAT,2022,70,book
CCC,DIR,2022,10,book
""",
    "history.csv": """\
iso3,year,gdp_per_person,gni_per_person,life_expectancy,schooling,agriculture_jobs,urban,fertility,population
AAA,2000,500,,50,2,80,20,6,1000000
AAA,2020,1000,,60,4,60,30,5,2000000
BBB,2000,4000,5000,65,6,40,50,3,500000
BBB,2020,,10000,75,10,20,70,2,600000
""",
    "reference.csv": """\
name,numbers
stage gdp_per_person,100 10000
stage gni_per_person,100 10000
stage life_expectancy,40 80
stage schooling,0 10
stage agriculture_jobs,0 100
stage urban,0 100
stage fertility,1 7
need MAL,0 100 100 300
need WAT,50 70 90
expected water,0.9 -0.5 0.1
""",
}


def changed(name: str, old: str, new: str) -> dict[str, str]:
    """The text of one file with `old`, which stands in it once, replaced by `new`."""
    text = TEXTS[name]
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {name}"
    return {name: text.replace(old, new)}


def folder_of(place: Path, changes: Mapping[str, str | None] | None = None) -> Path:
    """Write the folder to `place`, with the texts in `changes` instead of its own (None: without that file)."""
    assert set(TEXTS) == set(FILES)
    place.mkdir(parents=True, exist_ok=True)
    texts: dict[str, str | None] = {**TEXTS, **(changes or {})}
    for name, text in texts.items():
        if text is None:
            (place / name).unlink(missing_ok=True)
        else:
            (place / name).write_bytes(text.encode())
    return place


def records_of(place: Path, changes: Mapping[str, str | None] | None = None) -> Loaded:
    """The checked records of such a folder."""
    return build.checked((folder_of(place, changes),))


def faults_of(place: Path, changes: Mapping[str, str | None] | None = None) -> list[str]:
    """Every fault of such a folder, as it is shown, without the path of the folder."""
    try:
        records_of(place, changes)
    except InvalidData as error:
        return [str(fault).replace(f"{place}/", "") for fault in error.faults]
    return []
