"""What each field of the data files means, told once: for schemas, templates and whoever edits the data."""

from __future__ import annotations

from pydantic import BaseModel

from matcher.editing import experiences as e
from matcher.editing import follow_up_records as q
from matcher.editing import records as r
from matcher.editing import third_parties as t
from matcher.language import mark

EXPERIENCE = {
    "id": mark("Short name in small letters and hyphens, never changed once given."),
    "title": mark("What was done, in a line."),
    "partner": mark("Id of the country (or own profile) that did it."),
    "theme": mark("The leading theme."),
    "topics": mark("What it answers, at least one; topics of other themes may stand here too."),
    "start": mark("Year in which it began."),
    "start_from_memory": mark("true when no cited page states the year."),
    "end": mark("Year in which it ended. Leave it out when it goes on, or the end is not known."),
    "last_documented": mark(
        "The newest year in which a source shows it at work; left out: the newest year of its sources."
    ),
    "joint_with": mark("Ids of others who did it together with the partner: they have nothing to learn from it."),
    "only_for": mark("Whom it speaks to, where it has nothing to say to others. Left out: to all."),
    "institution": mark("Who did it, whom to write to."),
    "institutions": mark("The same as ids of institutions.yaml, who did it first."),
    "what": mark("What was done, in plain words."),
    "results": mark("Figures that a source states; without a year where the source gives none."),
    "conditions": mark("What it took, and what went wrong."),
    "modalities": mark("Ways in which it was or can be shared."),
    "transfers": mark("Where it went."),
    "sources": mark("Pages, reports, articles that tell of it, at least one; other fields count them from 1."),
    "confidence": mark("How well the sources carry the entry."),
    "accepted": mark(
        "What `matcher validate --facts` finds here and is as it should be: name of the check -> the reason."
    ),
}
RESULT = {
    "metric": "What was measured.",
    "value": "The figure, a plain number.",
    "unit": "Its unit, such as '%'.",
    "year": "Year of the figure.",
    "undated": "true where the source gives the figure no year.",
    "kind": mark(
        "outcome: what came of it; baseline: how things stood before; target: what was planned; context: a figure "
        "about the setting; design: a rule of the programme; input: what was put in; regional: over several countries."
    ),
    "source": "Number of the source in the list `sources`, from 1.",
}
TRANSFER = {
    "to": "Id of the country that took it up.",
    "year": "Year in which it did.",
    "grade": mark(
        "adopted: in use, built or adapted there; trained: people trained, experts sent or technical help given; "
        "visited: a study visit, workshop or exchange; agreed: an agreement signed; announced: planned, or only listed."
    ),
    "note": "What happened, in a sentence.",
    "source": RESULT["source"],
}
ONLY_FOR = {
    "situation": mark(
        "How a country must lie; island: no neighbour by land; tropics: its middle within 25 degrees of the equator."
    ),
    "figures": "Within which values its figures must be.",
    "languages": "One of these must be official, or worked in, or spoken by 10 %.",
    "regions": "UN regions or subregions, in one of which it must lie.",
    "members_of": "Organisations, in one of which it must be.",
    "countries": "Ids, of which it must be one.",
    "not_countries": "Ids, of which it must be none: who is known for the very same thing.",
    "why": "Why, in a sentence for readers.",
}
_MIN, _MAX = "Smallest value that is possible at all.", "Largest value that is possible at all."
_INDICATOR = "Code of an indicator in indicators.yaml."
_ALIASES = "Everyday words for it, by which it is found too."
_WORDS = "What it is called in other languages, by their codes: the usual name first; it is found by each."
_SOURCES = "Ids of sources.yaml that this rests on."

DESCRIPTIONS: dict[type[BaseModel], dict[str, str]] = {
    e.Experience: EXPERIENCE,
    e.Result: RESULT,
    e.Transfer: TRANSFER,
    e.Citation: {
        "title": "Title; in [brackets] where it is only a description.",
        "publisher": "Who published it.",
        "year": "Year of publication.",
        "url": "Address, with https://.",
        "seen": "Day on which it was read, in quotes.",
        "seen_as": "part: only its beginning or an excerpt was read; copy: a copy kept by somebody else.",
    },
    e.Bound: {"indicator": _INDICATOR, "at_least": "The least value.", "at_most": "The greatest value."},
    e.OnlyFor: ONLY_FOR,
    e.Former: {
        "id": "The id that is no longer in use.",
        "now": "The experience that took it in; left out: it was taken out.",
        "why": "Why, in a sentence for readers.",
    },
    e.Institution: {
        "id": "Code of its country, then its initials or name in small letters and hyphens; never changed once given.",
        "name": "Its name in English.",
        "own_name": "Its name in its own language.",
        "aliases": "Initials, and other names by which it is found too.",
        "formerly": "Names that it had before.",
        "country": "Id of the country (or own profile) it is of; left out for an international one, or when unknown.",
        "international": "true: it is of several countries.",
        "status": "renamed: it has the name given here now; closed: its work is told as ended.",
        "since": "The year in which it was renamed or closed.",
        "now": "Who carries the task of a closed one on.",
        "offers": "What it has done for other countries.",
        "url": "A page on its own site that a source of one of its experiences cites.",
    },
    e.Offer: {
        "what": "courses: it trained or taught people of other countries; visits: it received them; experts: it sent "
        "its people to them.",
        "experience": "The experience whose entry says so.",
    },
    r.Country: {
        "iso3": "ISO code of a country; any id of letters, digits and hyphens for a province, city or institution.",
        "name": "Name as results show it.",
        "iso2": "Two-letter ISO code (countries only).",
        "m49": "UN M49 code, in quotes (countries only).",
        "official_name": "Full official name.",
        "un_member": "Whether it is a member of the United Nations.",
        "south": "Whether it is in the pool called south, from which partners are suggested by default.",
        "region": "UN region, such as Africa.",
        "subregion": "UN subregion, such as Eastern Africa.",
        "capital": "Name of the capital.",
        "place": "Where it lies.",
        "languages": "What is spoken.",
        "income": "Income group of the World Bank.",
        "lending": "Lending category of the World Bank.",
        "currency": "Code of the currency.",
        "history": "Independence and former rulers.",
        "priorities": "Topics that it declares as its priorities: they outrank what indicators imply.",
        "memberships": "Organisations it is in, and lists it is on.",
        "conflicts": "Armed conflicts since 1946, as UCDP/PRIO counts them.",
        "names": "What people type, by language.",
        "sources": "Ids of sources.yaml for the facts of this block.",
    },
    r.Place: {
        "lat": "Latitude of its middle.",
        "lon": "Longitude of its middle.",
        "capital_lat": "Latitude of the capital.",
        "capital_lon": "Longitude of the capital.",
        "area_km2": "Area in km2.",
        "landlocked": "Whether it has no coast.",
        "borders": "Ids of its neighbours by land.",
    },
    r.Languages: {
        "official": "Codes of the official languages.",
        "working": "Codes of languages that the state works in beside them.",
        "spoken": "Code of a language -> % of people who speak it.",
    },
    r.Income: {"group": "Income group.", "fiscal_year": "Fiscal year of the classification."},
    r.History: {
        "independence": "Year of independence.",
        "independence_from": "From whom.",
        "former_rulers": "Ids of the powers that ruled it.",
    },
    r.Membership: {
        "organisation": "Id of an organisation in platforms.yaml.",
        "status": "Member when not said otherwise; member, listed, focus-country, approved, suspended count as in.",
        "since": "Year of joining.",
        "sources": _SOURCES,
    },
    r.PeaceAgreement: {
        "year": "Year of the agreement.",
        "name": "Its name.",
        "kind": "Full, partial or a process.",
        "ended": "Year in which it broke down.",
    },
    r.Conflict: {
        "id": "Number of the conflict in UCDP/PRIO.",
        "name": "Its name.",
        "start": "First year.",
        "end": "Last year; left out while it goes on.",
        "active_years": "Years in which it was active.",
        "war_years": "Years with 1,000 deaths or more.",
        "intensity": "Its greatest intensity.",
        "type": "Extrasystemic: against a colonial power.",
        "basis": "territory: fought here, filed under another state.",
        "peace_agreement": "The agreement that ended it.",
        "source": "Id of a source.",
    },
    r.Theme: {
        "id": "Short name.",
        "name": "Name.",
        "aliases": _ALIASES,
        "words": _WORDS,
        "topics": "Its topics.",
    },
    r.Topic: {
        "id": "Short name, once in all themes.",
        "name": "Name.",
        "aliases": _ALIASES,
        "words": _WORDS,
        "basis": "direct: the indicators measure the topic itself; proxy: something near it; none: it is not measured.",
        "conflict": "How much of full need (0-1) the record of conflict alone gives.",
        "combine": "Of its indicators the mean, the highest, or the mean of the two highest.",
        "applies_if": "Whom the topic concerns: all conditions must hold. An unknown value closes no gate.",
        "indicators": "The indicators that show the need; none: it is not measured.",
    },
    r.NeedIndicator: {
        "code": "Code of an indicator in indicators.yaml.",
        "need": "Whether a higher or a lower value shows more need.",
        "absent": "What it means when a country has no value.",
    },
    r.Gate: {
        "indicator": _INDICATOR,
        "at_least": "The least value with which the topic concerns a country.",
        "at_most": "The greatest.",
        "else": "What holds otherwise: there is no need, or it is not measured.",
    },
    r.ConflictNeed: {
        "recovering": "Share where conflict has ended; less of it the longer ago, none after thirty years.",
        "ongoing": "Share where it goes on.",
    },
    r.Indicators: {
        "edition": "Date of this edition of the data; a figure more than ten years older feeds no need.",
    },
    r.Indicator: {
        "code": "Code, as indicators.csv has it.",
        "name": "Full name.",
        "short": "The words shown in results.",
        "unit": "Unit.",
        "better": "Whether higher or lower is better for people.",
        "min": _MIN,
        "max": _MAX,
    },
    r.Series: {
        "column": "Column of history.csv.",
        "name": "Full name.",
        "short": "The words shown in results.",
        "unit": "Unit.",
        "min": _MIN,
        "max": _MAX,
        "source": _SOURCES,
    },
    r.Organisation: {
        "id": "Short name.",
        "name": "Name.",
        "aliases": _ALIASES,
        "words": _WORDS,
        "members": "How many of the countries here are in it.",
        "published": "How many members it is said to have.",
    },
    r.Published: {
        "members": "How many.",
        "as_of": "Year, month or day of which that is said, in quotes.",
        "title": "Title of the page; in [brackets] where it is only a description.",
        "publisher": "Who published it.",
        "url": "Address.",
        "differs": "Why that is not the number of those here.",
    },
    r.Platform: {
        "id": "Short name.",
        "name": "Name.",
        "type": "What it is: a bank, a fund, a network ...",
        "themes": "Themes it works in.",
        "offers": "What it offers.",
        "opened_by": "The organisation whose members may use it; left out: open to all.",
        "regions": "UN regions that both sides must lie in.",
        "planned": "true while it does not work yet; it is listed and not suggested.",
        "url": "Address.",
        "sources": _SOURCES,
    },
    r.Group: {
        "name": "Name of the group. It holds the countries that any one of the fields below names.",
        "aliases": _ALIASES,
        "words": _WORDS,
        "south": "true: those in the pool called south.",
        "regions": "UN regions or subregions.",
        "organisations": "Ids of organisations in platforms.yaml.",
        "income": "Income groups.",
        "languages": "Codes of languages, one of them official or worked in.",
        "countries": "Ids of countries.",
        "note": "What the name is taken to mean, where people mean different things by it.",
    },
    r.Elsewhere: {
        "name": "Name of what is none of the countries here.",
        "aliases": _ALIASES,
    },
    r.Language: {
        "code": "Code, as countries.yaml has it.",
        "name": "Name in English.",
        "aliases": _ALIASES,
    },
    r.Partnership: {
        "shared_by": "Id of the country that shared.",
        "learnt_by": "Id of the country that learnt.",
        "theme": "Theme.",
        "topic": "Topic, where one fits.",
        "year": "Year.",
        "project": "Name of the project; rows of one project stand together.",
        "kind": "bilateral, or triangular when others helped.",
        "facilitators": "Those others: codes of countries, and names or aliases of facilitators.yaml.",
        "level": "Who met.",
        "modality": "How it was shared.",
        "grade": "What came of it, at least; agreed: only an agreement was seen.",
        "note": "What a reader should know, in a line without a full stop.",
        "in_test": "false: it is shown, and the ranking of partners is not tested on it.",
        "source": "Who tells of it.",
    },
    r.Declaration: {
        "country": "Id of the country (or own profile) that declares it.",
        "plan": "Where it does.",
        "priorities": "What it declares, each topic once.",
        "unmatched": "What is declared, and no topic fits.",
        "source": "Who tells of it.",
        "further": "Who else does.",
    },
    r.Plan: {
        "name": "Name of the plan, vision or report.",
        "years": "The first and the last year it speaks of; the same twice where it is for one year.",
        "kind": "What it is; sector: short of a plan for the whole country.",
    },
    r.Priority: {
        "topic": "Topic.",
        "said": "What the source says, in a few words.",
        "rank": "1 among the headlines, 2 named below them.",
    },
    r.Tension: {
        "between": "Ids of the two.",
        "kind": "fighting between the two, or a rupture of relations.",
        "years": "First and last year; while it stands, the last in which a source shows it.",
        "note": "One line for both to read, without a full stop.",
        "source": "Who tells of it.",
    },
    t.Facilitator: {
        "id": "Short name.",
        "name": "Name.",
        "kind": "country, or organisation (funds and networks too).",
        "country": "Code, of a country.",
        "aliases": "What else it is called: its agency, its abbreviation.",
        "what": "What it brings, in a sentence or two.",
        "themes": "Themes that its mandate or its record covers.",
        "works_with": "With whom: organisations, countries, or south.",
        "club": "Whom it serves alone; left out: nobody is kept out.",
        "instruments": "Names of its programmes and funds.",
        "since": "First year that a page states.",
        "ask_first": "What to ask before one counts on it.",
        "sources": "Pages that tell of it, at least one.",
    },
    t.Club: {
        "of": "Organisations or countries.",
        "who": "Who must belong to one of them: both sides, the learner, or either.",
    },
    t.Exchange: {
        "id": "Short name.",
        "name": "Name.",
        "level": "Who meets whom.",
        "kind": "What it is.",
        "open_to": "Whom it is open to: organisations, countries, or south.",
        "offered_by": "Who runs or pays for it: codes of countries and organisations, or names.",
        "themes": "What it is about.",
        "what": "What it is, in a sentence.",
        "since": "First year that a page states.",
        "sources": "Pages that tell of it, at least one.",
    },
    r.Source: {
        "id": "Short name, as the other files use it.",
        "what": "What comes from it.",
        "publisher": "Publisher.",
        "edition": "Edition or version.",
        "licence": "Licence, as the publisher states it.",
        "url": "Address.",
        "retrieved": "Day on which it was read, in quotes.",
        "note": "Anything else.",
    },
    q.ReviewQuestion: {
        "id": "Short name, never changed once given: files on partnerships cite it.",
        "question": "The question, as it is asked.",
        "scale": "How it is answered; level: 0 no, 1 partly, 2 yes.",
        "counts": "What the number counts, where one is asked for.",
        "asked": "start: once, from the day of the agreement; yearly: each year, and once more at the end; after-end: "
        "once, a year after the end.",
        "after": "The framework or practice that it follows.",
        "dimension": "What it is about, in a word or two.",
        "wording": "own: a question of this project, which the source was not seen to ask; named: the source names the "
        "point, in words of ours; stated: the source states the point.",
        "source": "Who tells of the framework or practice.",
    },
    q.QuestionSet: {
        "id": "Short name, as files on partnerships use it.",
        "name": "Name.",
        "note": "What a reader must know before relying on the answers.",
        "questions": "Ids of the questions, in the order in which they are asked.",
    },
}
