"""The public functions: the questions of the command line, asked from Python. Nothing here prints.

Words are understood as on the command line (names in seven languages, ids of themes and topics), one or several:
`theme="health"` or `theme=["health", "climate"]`. Options are called as in `matcher.toml` (`matcher.options` has them
with their defaults). What cannot be understood raises `matcher.errors.MatcherError`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from matcher.answers.answer import Answer, R
from matcher.catalogue.catalogue import Catalogue
from matcher.errors import UsageError
from matcher.language import tr
from matcher.options import asked as options_of
from matcher.questions.question import understood

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Unpack

    from matcher.answers.brief import Page as BriefPage
    from matcher.answers.changes import DataChange
    from matcher.answers.compare import Compared
    from matcher.answers.country import CountryProfile
    from matcher.answers.evaluate import Measured
    from matcher.answers.exchanges import Exchange
    from matcher.answers.experience import Experience, FullExperience
    from matcher.answers.explain import Pair as PairInFull
    from matcher.answers.follow import Partnership
    from matcher.answers.gaps import Unanswered
    from matcher.answers.institutions import Institution
    from matcher.answers.lenses import Placed
    from matcher.answers.lists import Country, Platform, Topic
    from matcher.answers.pairs import Pair
    from matcher.answers.plan import Plan
    from matcher.answers.refresh import Changed
    from matcher.answers.suggest import Suggestion
    from matcher.answers.triangle import Third
    from matcher.answers.validate import Found
    from matcher.answers.why import Order
    from matcher.editing.review import Review
    from matcher.questions.question import Asked, Words

__all__ = [
    "Answer", "Catalogue", "batch", "brief", "by_lens", "changes", "compare", "countries", "country", "evaluate",
    "exchanges", "experience", "experiences", "explain", "follow", "gaps", "institutions", "pairs", "plan", "platforms",
    "refresh", "suggest", "topics", "triangle", "validate", "why",
]  # fmt: skip


@cache
def shipped() -> Catalogue:
    """The catalogue that comes with the program, loaded once."""
    return Catalogue.load()


def _noting(answer: Answer[R], known: Catalogue, *names: str) -> Answer[R]:
    """The answer, which says where a name is also part of those of other countries."""
    if told := [(name, called) for name in names if (called := known.also_called(name))]:
        from matcher.answers.blocks import Text
        from matcher.answers.called import taken_for

        notes = [taken_for(name, meant, others) for name, (meant, *others) in told]
        page = answer.page
        answer.warnings = [*notes, *answer.warnings]
        answer.page = lambda: [*(Text(f"Note: {note}") for note in notes), *page()]
    return answer


def suggest(country: str, *, catalogue: Catalogue | None = None, **asked: Unpack[Asked]) -> Answer[Suggestion]:
    """Partners for `country`, best first.

    >>> suggest("Fiji", topic="ncd", top=2)[0].name
    'Mauritius'
    """
    from matcher.answers.suggest import answer
    from matcher.questions.suggest import suggest as ask

    known = catalogue or shipped()
    return _noting(answer(ask(known, country, understood(known, "suggest", asked))), known, country)


def explain(a: str, b: str, *, catalogue: Catalogue | None = None, **asked: Unpack[Asked]) -> Answer[PairInFull]:
    """One pair in full: a single result, and a row for each point of cooperation (`top` of them each way).

    >>> pair = explain("Kenya", "Rwanda")[0]
    >>> round(sum(pair.contributions.values()), 9) == pair.score
    True
    """
    from matcher.answers.explain import answer
    from matcher.questions.explain import explain as ask

    known = catalogue or shipped()
    return _noting(answer(ask(known, a, b, understood(known, "explain", asked))), known, a, b)


def why(
    country: str, first: str, second: str, *, catalogue: Catalogue | None = None, **asked: Unpack[Asked]
) -> Answer[Order]:
    """Why one partner of `country` stands above another: a single result, and a row for each part of the score.

    >>> found = why("Rwanda", "Kenya", "Tanzania")[0]
    >>> found.first.name, round(sum(part["difference"] for part in found.parts), 3) == found.difference
    ('Tanzania', True)
    """
    from matcher.answers.why import answer
    from matcher.questions.why import why as ask

    known = catalogue or shipped()
    found = ask(known, country, first, second, understood(known, "why", asked))
    return _noting(answer(found), known, country, first, second)


def compare(*countries: str, catalogue: Catalogue | None = None, **asked: Unpack[Asked]) -> Answer[Compared]:
    """Two countries or more side by side.

    >>> [side.iso3 for side in compare("Peru", "Bolivia")]
    ['PER', 'BOL']
    """
    from matcher.answers.compare import answer
    from matcher.questions.compare import compare as ask

    known = catalogue or shipped()
    return _noting(answer(ask(known, countries, understood(known, "compare", asked))), known, *countries)


def by_lens(
    country: str, lenses: Words, *, catalogue: Catalogue | None = None, **asked: Unpack[Asked]
) -> Answer[Placed]:
    """The partners of `country` by two lenses or more, list beside list.

    >>> [found.partner for found in by_lens("Nepal", "learn,balanced", top=1)]
    ['Bangladesh', 'Bangladesh']
    """
    from matcher.answers.lenses import answer
    from matcher.questions.lenses import by_lenses as ask

    known = catalogue or shipped()
    words = (lenses,) if isinstance(lenses, str) else lenses
    return _noting(answer(ask(known, country, words, understood(known, "compare", asked))), known, country)


def pairs(*, catalogue: Catalogue | None = None, **asked: Unpack[Asked]) -> Answer[Pair]:
    """The best pairs of a pool, each pair once.

    >>> len(pairs(pool="ASEAN", top=5))
    5
    """
    from matcher.answers.pairs import answer
    from matcher.questions.pairs import pairs as ask

    known = catalogue or shipped()
    return answer(ask(known, understood(known, "pairs", asked)))


def batch(
    countries: Iterable[str], *, catalogue: Catalogue | None = None, **asked: Unpack[Asked]
) -> Iterator[Answer[Suggestion]]:
    """Suggestions for many countries, one answer each, with the options of `suggest`. Raises at the first bad name.

    >>> [answer[0].iso3 for answer in batch(["Rwanda", "Fiji"], top=1)]
    ['ETH', 'DMA']
    """
    from operator import length_hint

    from matcher.answers.suggest import answer
    from matcher.questions.suggest import pairing_for
    from matcher.questions.suggest import suggest as ask

    known = catalogue or shipped()
    question = understood(known, "batch", asked)
    pairing = pairing_for(known, question, length_hint(countries, 1))
    for country in countries:
        yield _noting(answer(ask(known, country, question, pairing)), known, country)


def brief(
    country: str, *partners: str, catalogue: Catalogue | None = None, **asked: Unpack[Asked]
) -> Answer[BriefPage]:
    """A page to hand on: `country` with the partners that fit it best, or with those named; one makes the page of a
    pair. A single result, and a row for each point of cooperation; the command line writes it as HTML.

    >>> page = brief("Rwanda", "Kenya")[0]
    >>> page.pair, page.again
    (True, 'matcher brief RWA KEN')
    """
    from matcher.answers.brief import answer
    from matcher.questions.brief import brief as ask

    known = catalogue or shipped()
    return answer(ask(known, country, partners, understood(known, "brief", asked)))


def country(
    name: str, *, theme: Words = (), top: int | None = None, catalogue: Catalogue | None = None
) -> Answer[CountryProfile]:
    """Everything on record about one country: a single result, and a row for each figure. `theme` and `top` say which
    of its needs the page shows.

    >>> country("Cabo Verde")[0].iso3
    'CPV'
    """
    from matcher.answers.country import answer
    from matcher.questions.country import country as ask

    known = catalogue or shipped()
    return _noting(answer(ask(known, name, **options_of("country", {"theme": theme, "top": top}))), known, name)


def countries(
    query: str = "", *, pool: Words = ("all",), top: int | None = None, catalogue: Catalogue | None = None
) -> Answer[Country]:
    """The countries of a pool by name, with words only those one of whose names holds them.

    >>> [found.iso3 for found in countries("guinea")]
    ['GNQ', 'GIN', 'GNB', 'PNG']
    """
    from matcher.answers.lists import countries as answer
    from matcher.questions.find import countries as ask

    asked = options_of("countries", {"pool": pool, "top": top})
    return answer(ask(catalogue or shipped(), query, **asked))


def experience(id: str, *, catalogue: Catalogue | None = None) -> Answer[FullExperience]:
    """One experience in full, by its id or its title.

    >>> experience("ken-m-pesa-mobile-money")[0].start
    2007
    """
    from matcher.answers.experience import answer
    from matcher.questions.find import experience as ask

    return answer(ask(catalogue or shipped(), id))


def experiences(
    query: str = "",
    *,
    theme: Words = (),
    topic: Words = (),
    country: str | None = None,
    modality: str | None = None,
    top: int | None = None,
    catalogue: Catalogue | None = None,
) -> Answer[Experience]:
    """The experiences that match words and filters, the best first.

    >>> experiences("mobile money", country="Kenya")[0].id
    'ken-m-pesa-mobile-money'
    """
    from matcher.answers.experience import list_of
    from matcher.questions.find import experiences as ask

    asked = {"theme": theme, "topic": topic, "country": country, "modality": modality, "top": top}
    return list_of(ask(catalogue or shipped(), query, **options_of("experiences", asked)))


def topics(query: str = "", *, theme: Words = (), catalogue: Catalogue | None = None) -> Answer[Topic]:
    """Topics, with the indicators that measure the need for each.

    >>> [found.topic for found in topics("sanitation")]
    ['water-sanitation']
    """
    from matcher.answers.lists import topics as answer
    from matcher.questions.find import topics as ask

    return answer(ask(catalogue or shipped(), query, **options_of("topics", {"theme": theme})))


def platforms(
    query: str = "", *, theme: Words = (), country: str | None = None, catalogue: Catalogue | None = None
) -> Answer[Platform]:
    """Institutions that can carry cooperation, and whom they are open to; those open to `country` alone.

    >>> platforms("sela")[0].open_to
    'members of Latin American and Caribbean Economic System'
    """
    from matcher.answers.lists import platforms as answer
    from matcher.questions.find import platforms as ask

    return answer(ask(catalogue or shipped(), query, **options_of("platforms", {"theme": theme, "country": country})))


def institutions(
    query: str = "",
    *,
    country: str | None = None,
    theme: Words = (),
    offers: str | None = None,
    top: int | None = None,
    catalogue: Catalogue | None = None,
) -> Answer[Institution]:
    """Who did what the catalogue tells: the institutions whose names, or experiences, hold the words.

    `offers`: only those that have done this for others (courses, visits, experts).

    >>> found = institutions("fiocruz")[0]
    >>> found.name, found.country, "bra-human-milk-bank-network" in found.experiences
    ('Oswaldo Cruz Foundation', 'BRA', True)
    """
    from matcher.answers.institutions import institutions as answer
    from matcher.questions.institutions import institutions as ask

    asked = {"country": country, "theme": theme, "offers": offers, "top": top}
    return answer(ask(catalogue or shipped(), query, **options_of("institutions", asked)))


def gaps(*, catalogue: Catalogue | None = None, **asked: Unpack[Asked]) -> Answer[Unanswered]:
    """Needs of a pool that no experience in the catalogue answers well.

    >>> gaps(pool="sids", theme="climate")[0].topic
    'early-warning'
    """
    from matcher.answers.gaps import gaps as answer
    from matcher.questions.gaps import gaps as ask

    known = catalogue or shipped()
    return answer(ask(known, understood(known, "gaps", asked)))


def evaluate(
    documented: Iterable[tuple[str, str, str, str]] | str | None = None,
    *,
    pool: Words = ("south",),
    facilitators: bool = False,
    catalogue: Catalogue | None = None,
) -> Answer[Measured]:
    """How well the rankings find documented cooperation: (partner, learner, theme, project) of each case, or the name
    of a CSV file ("-": standard input); default those that come with the data. `facilitators`: how well `triangle`
    finds who really took part in the documented cases of triangular cooperation instead.

    >>> answer = evaluate([("IND", "LKA", "digital", "payments")])
    >>> [row.n for row in answer if row.kind == "pair" and row.ranking == "lens learn"]
    [1]
    """
    from matcher.answers.evaluate import answer
    from matcher.files import read_input
    from matcher.questions import documented as cases
    from matcher.questions.evaluate import evaluate as ask

    known = catalogue or shipped()
    if facilitators:
        if documented:
            message = tr("--facilitators tests the cases of partnerships.yaml, and no file beside it.")
            raise UsageError(message, tr("Put them into partnerships.yaml of a folder, and name it with --data."))
        from matcher.answers.evaluate_facilitators import answer as told
        from matcher.questions.facilitation import facilitation

        return told(facilitation(known))
    members = options_of("evaluate", {"pool": pool})["pool"]
    if isinstance(documented, str) and documented:
        pairs, faults = cases.read(known, *read_input(documented))
        return answer(ask(known, pairs, members), documented, list(map(str, faults)))
    if documented is None or isinstance(documented, str):
        return answer(ask(known, cases.shipped(known), members), "shipped")
    given = [
        cases.Documented(known.resolve(partner), known.resolve(learner), known.resolve_theme(theme), project)
        for partner, learner, theme, project in documented
    ]
    return answer(ask(known, given, members), "given")


def refresh(
    file: str,
    directory: str,
    *,
    edition: str | None = None,
    freeze: bool = False,
    force: bool = False,
    data: str | None = None,
    data_mode: str = "overlay",
) -> Answer[Changed]:
    """Take newer figures from a file of the World Bank (WDI_CSV.zip, API_*.zip, or the CSV of a query), and write them
    to the folder `directory`, to be laid over the data. The results tell what changed.

    `edition`: the date of the figures (2026-10-01), where the file does not tell; `freeze`: make the scales anew;
    `force`: write over files that are there. Raises InvalidData for what is no such file, NotWritten for the folder.
    """
    from matcher.answers.refresh import answer
    from matcher.editing.refresh import from_file, write
    from matcher.folder import chosen

    found, version = from_file(file, chosen(data, data_mode), edition=edition or "", anew=freeze)
    write(found.files, directory, force=force)
    return answer(found, version, file=file, directory=directory, freeze=freeze)


def validate(
    directory: str | None = None,
    *,
    data: str | None = None,
    data_mode: str = "overlay",
    strict: bool = False,
    facts: bool = False,
) -> Answer[Found]:
    """Every fault and warning in a data folder (None: the shipped one), with file, line and field; none is raised.
    `strict`: warnings are faults; `facts`: with what a careful reader would ask of each entry. The file of a
    partnership, or a folder of them, is checked too: against the shipped data, with the folder `data` laid over them.

    >>> validate().error is None
    True
    """
    from pathlib import Path

    from matcher.answers.validate import answer
    from matcher.editing.partnership_places import files_beside, is_of_partnerships
    from matcher.editing.review import review
    from matcher.folder import chosen

    if directory and is_of_partnerships(directory):
        known = Catalogue.load(data, mode=data_mode)
        kept = _of_partnerships(directory, known)
        return answer(kept, known.version, folder=directory, data_mode=data_mode, strict=strict, facts=facts)
    folders = chosen(directory, data_mode)
    found = review(folders, facts=facts)
    faulty = any(finding.severity == "error" for finding in found.findings)
    version = ""
    if not faulty:
        from matcher.editing.build import version_of  # with all that compiles, which nothing refused needs

        version = version_of(tuple(map(Path, folders)), found.edition)
    if directory and files_beside(directory):
        beside = _of_partnerships(directory, None if faulty else Catalogue.load(directory, mode=data_mode))
        found = found._replace(findings=[*found.findings, *beside.findings], counts={**found.counts, **beside.counts})
    return answer(found, version, folder=directory or "data", data_mode=data_mode, strict=strict, facts=facts)


def triangle(a: str, b: str = "", *, catalogue: Catalogue | None = None, **asked: Unpack[Asked]) -> Answer[Third]:
    """Third partners for `a` and `b`, or for `a` with its likely partners: a single result with three kinds of them
    (`top` of each), and a row for each.

    >>> found = triangle("Malaysia", "Guyana", theme="agriculture")[0]
    >>> found.organisations[0].name, found.organisations[0].basis
    ('Islamic Development Bank', 'own')
    """
    from matcher.answers.triangle import answer
    from matcher.questions.triangle import triangle as ask

    known = catalogue or shipped()
    return answer(ask(known, a, b, understood(known, "triangle", asked)))


def exchanges(
    query: str = "",
    *,
    theme: Words = (),
    exchange_kind: str | None = None,
    level: str | None = None,
    country: str | None = None,
    top: int | None = None,
    catalogue: Catalogue | None = None,
) -> Answer[Exchange]:
    """Schemes that bring people of two countries together (scholarships, twinnings, festivals ...), by words and
    filters; those that `country` may use or offers.

    >>> [found.id for found in exchanges(level="city", country="Kenya")]
    ['uclg-peer-learning', 'clgf-good-practice']
    """
    from matcher.answers.exchanges import list_of
    from matcher.questions.exchanges import exchanges as ask

    asked = {"theme": theme, "exchange_kind": exchange_kind, "level": level, "country": country, "top": top}
    return list_of(ask(catalogue or shipped(), query, **options_of("exchanges", asked)))


def _of_partnerships(path: str, catalogue: Catalogue | None) -> Review:
    """What is wrong with files on partnerships; without a catalogue only with their form."""
    from matcher.editing.partnership_review import review
    from matcher.questions.follow import known_of

    return review(path, known_of(catalogue) if catalogue else None)


def follow(
    path: str, *, questions: Words = (), on: str | None = None, catalogue: Catalogue | None = None
) -> Answer[Partnership]:
    """Where the partnership in the file `path` stands, or each of those in a folder, seen on the day `on` (2027-03-01;
    None: today): what is to be asked, the answers so far, and the figures of both countries then and now. `questions`
    are sets to ask instead of those that the files name.

    Files with faults in a folder are passed over and told in `faults`; raises InvalidData where none is without.
    """
    from matcher.answers.follow import answer
    from matcher.questions.follow import follow as ask

    asked = options_of("follow", {"questions": questions, "on": on})
    return answer(ask(catalogue or shipped(), path, asked["questions"], asked["on"]))


def changes(
    old: str,
    new: str,
    *,
    country: str | None = None,
    theme: Words = (),
    topic: Words = (),
    lens: str = "balanced",
    weights: Mapping[str, float] | str | None = None,
    top: int | None = 10,
) -> Answer[DataChange]:
    """What changed between two sets of data (each a folder, or "shipped"): figures, needs, experiences, and the `top`
    places of shortlists; for one country, or for all of the South.

    >>> len(changes("shipped", "shipped"))
    0
    """
    from matcher.answers.changes import answer
    from matcher.questions.changes import changes as ask
    from matcher.questions.changes import opened

    asked = {"country": country, "theme": theme, "topic": topic, "lens": lens, "weights": weights, "top": top}
    one, other = opened(old), opened(new)
    found = ask(one.catalogue, other.catalogue, understood(other.catalogue, "changes", asked), country)
    return answer(found, one, other)


def plan(
    file: str = "",
    *,
    pool: Words = (),
    exclude: Words = (),
    theme: Words = (),
    topic: Words = (),
    priorities: str = "both",
    mutual_only: bool = False,
    meetings: int = 6,
    at_least: int = 1,
    slots: int | None = None,
    tables: int | None = None,
    times: str | None = None,
    avoid: str | None = None,
    keep: str | None = None,
    despite_tensions: bool = False,
    method: str | None = None,
    delegation: str | None = None,
    catalogue: Catalogue | None = None,
) -> Answer[Plan]:
    """Who meets whom at an event: a single result, and a row for each meeting. `file` is a CSV of delegations
    (country, theme, need, max_meetings, absent_slots), `avoid` one of pairs, `keep` one of meetings.

    >>> found = plan(pool="EAC", meetings=2, slots=3)[0]
    >>> len(found.meetings) == found.fairness["meetings"]
    True
    """
    from matcher.answers.plan import answer
    from matcher.questions.event import Limits
    from matcher.questions.plan import plan as ask

    known = catalogue or shipped()
    asked = {
        "pool": pool, "exclude": exclude, "theme": theme, "topic": topic, "priorities": priorities,
        "mutual_only": mutual_only,
    }  # fmt: skip
    limits = Limits(
        meetings=meetings, at_least=at_least, slots=slots, tables=tables, times=times, avoid=avoid, keep=keep,
        despite_tensions=despite_tensions, method=method, delegation=delegation,
    )  # fmt: skip
    return answer(ask(known, file, understood(known, "plan", asked), limits))
