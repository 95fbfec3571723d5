"""The public functions: the questions of the command line, asked from Python. Nothing here prints.

Words are understood as on the command line (names in seven languages, ids of themes and topics), one or several:
`theme="health"` or `theme=["health", "climate"]`. What cannot be understood raises `matcher.errors.MatcherError`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from matcher.catalogue.catalogue import Catalogue
from matcher.questions.suggest import Question, ask

Words = str | Sequence[str]
"""One word, or several."""


class Answer(Sequence[Mapping[str, Any]]):
    """The results of a question, as the JSON of the command line has them; and the same as flat `rows`."""

    def __init__(
        self,
        results: Sequence[Mapping[str, Any]],
        rows: Sequence[Mapping[str, Any]],
        query: Mapping[str, Any],
        warnings: Sequence[str] = (),
    ) -> None:
        self.results = list(results)
        self.rows = list(rows)
        """One flat mapping a row, with the columns of the CSV: `pandas.DataFrame(answer.rows)`."""
        self.query = dict(query)
        """What was asked, in full."""
        self.warnings = list(warnings)
        """What a reader must know before relying on the answer."""

    def __getitem__(self, position: Any) -> Any:
        return self.results[position]

    def __len__(self) -> int:
        return len(self.results)

    def __repr__(self) -> str:
        return f"<Answer: {len(self)} results for {self.query}>"


def suggest(
    country: str,
    *,
    theme: Words = (),
    topic: Words = (),
    need: Words = (),
    pool: Words = "south",
    exclude: Words = (),
    new_only: bool = False,
    lens: str = "balanced",
    weights: Mapping[str, float] | str | None = None,
    top: int | None = 10,
    draws: int = 1000,
    seed: int = 1,
    diverse: bool = False,
    catalogue: Catalogue | None = None,
) -> Answer:
    """Partners for `country`, best first.

    >>> suggest("Fiji", topic="ncd", top=2)[0]["name"]
    'Samoa'
    """
    from matcher.questions.suggest import suggest as ask_for
    from matcher.render import suggest as form

    known = catalogue or _shipped()
    question = _question(
        known,
        theme=theme,
        topic=topic,
        need=need,
        pool=pool,
        exclude=exclude,
        new_only=new_only,
        lens=lens,
        weights=weights,
        top=top,
        draws=draws,
        seed=seed,
        diverse=diverse,
    )
    found = ask_for(known, country, question)
    return Answer(
        [form.result(found, suggestion) for suggestion in found.suggestions],
        [form.row(found, suggestion) for suggestion in found.suggestions],
        form.query(found),
        found.warnings,
    )


def explain(
    a: str,
    b: str,
    *,
    theme: Words = (),
    topic: Words = (),
    need: Words = (),
    lens: str = "balanced",
    weights: Mapping[str, float] | str | None = None,
    top: int = 5,
    catalogue: Catalogue | None = None,
) -> Answer:
    """One pair in full: a single result, and a row for each point of cooperation.

    >>> pair = explain("Kenya", "Rwanda")[0]
    >>> round(sum(pair["contributions"].values()), 9) == pair["score"]
    True
    """
    from matcher.questions.explain import explain as ask_for
    from matcher.render import explain as form

    known = catalogue or _shipped()
    question = _question(known, theme=theme, topic=topic, need=need, lens=lens, weights=weights, top=top)
    found = ask_for(known, a, b, question)
    return Answer([form.result(found)], list(form.rows(found)), form.query(found))


def compare(*countries: str, theme: Words = (), topic: Words = (), catalogue: Catalogue | None = None) -> Answer:
    """Two countries or more side by side.

    >>> [side["iso3"] for side in compare("Peru", "Bolivia")]
    ['PER', 'BOL']
    """
    from matcher.questions.compare import compare as ask_for
    from matcher.render import compare as form

    known = catalogue or _shipped()
    found = ask_for(known, countries, _question(known, theme=theme, topic=topic))
    return Answer(form.results(found), list(form.rows(found)), form.query(found))


def pairs(
    *,
    pool: Words = "south",
    exclude: Words = (),
    theme: Words = (),
    topic: Words = (),
    mutual_only: bool = False,
    new_only: bool = False,
    lens: str = "balanced",
    weights: Mapping[str, float] | str | None = None,
    top: int | None = 10,
    draws: int = 1000,
    seed: int = 1,
    catalogue: Catalogue | None = None,
) -> Answer:
    """The best pairs of a pool, each pair once.

    >>> len(pairs(pool="ASEAN", top=5))
    5
    """
    from matcher.questions.pairs import pairs as ask_for
    from matcher.render import pairs as form

    known = catalogue or _shipped()
    question = _question(
        known,
        theme=theme,
        topic=topic,
        pool=pool,
        exclude=exclude,
        new_only=new_only,
        lens=lens,
        weights=weights,
        top=top,
        draws=draws,
        seed=seed,
    )
    found = ask_for(known, question, mutual_only=mutual_only)
    return Answer(
        [form.result(found, couple) for couple in found.couples],
        [form.row(found, couple) for couple in found.couples],
        form.query(found, mutual_only),
    )


def batch(countries: Iterable[str], *, catalogue: Catalogue | None = None, **options: Any) -> Iterator[Answer]:
    """Suggestions for many countries, one answer each, with the options of `suggest`. Raises at the first bad name.

    >>> [answer[0]["iso3"] for answer in batch(["Rwanda", "Fiji"], top=1)]
    ['TZA', 'WSM']
    """
    from matcher.questions.suggest import pairing_for
    from matcher.questions.suggest import suggest as ask_for
    from matcher.render import suggest as form

    known = catalogue or _shipped()
    question = _question(known, **options)
    pairing = pairing_for(known, question)
    for country in countries:
        found = ask_for(known, country, question, pairing)
        yield Answer(
            [form.result(found, suggestion) for suggestion in found.suggestions],
            [form.row(found, suggestion) for suggestion in found.suggestions],
            form.query(found),
            found.warnings,
        )


def evaluate(
    documented: Iterable[tuple[str, str, str, str]] | None = None,
    *,
    pool: Words = "south",
    catalogue: Catalogue | None = None,
) -> Answer:
    """How well the rankings find documented cooperation: (partner, learner, theme, project); default the shipped.

    >>> answer = evaluate([("IND", "LKA", "digital", "payments")])
    >>> [row["n"] for row in answer if row["kind"] == "pair" and row["ranking"] == "lens learn"]
    [1]
    """
    from matcher.questions.documented import shipped
    from matcher.questions.evaluate import Documented
    from matcher.questions.evaluate import evaluate as ask_for
    from matcher.render import evaluate as form

    known = catalogue or _shipped()
    if documented is None:
        cases = shipped(known)
    else:
        cases = [
            Documented(known.resolve(partner), known.resolve(learner), known.resolve_theme(theme), project)
            for partner, learner, theme, project in documented
        ]
    found = ask_for(known, cases, _words(pool))
    results = form.results(found)
    return Answer(results, results, {"n": len(cases), "pool": list(_words(pool))})


@lru_cache(maxsize=1)
def _shipped() -> Catalogue:
    return Catalogue.load()


def _question(catalogue: Catalogue, **asked: Any) -> Question:
    for name in ("theme", "topic", "need", "pool", "exclude"):
        if name in asked:
            asked[name] = _words(asked[name])
    weights = asked.get("weights")
    if isinstance(weights, Mapping):
        asked["weights"] = ",".join(f"{name}={value}" for name, value in weights.items())
    return ask(catalogue, **asked)


def _words(words: Words) -> tuple[str, ...]:
    return (words,) if isinstance(words, str) else tuple(words)
