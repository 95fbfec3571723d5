"""From what a person types to the one country, theme or topic that is meant. Never guesses.

An exact table of names (codes, seven languages, former and short names) answers first. A name that several
countries carry is refused with the candidates; an unknown one gets "did you mean" from rapidfuzz, which is
imported only then.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from matcher.errors import AmbiguousName, UnknownName

_APOSTROPHES = frozenset(map(chr, range(0x2B9, 0x2C0)))
"""Those that Unicode counts as letters."""

CUT_OFF = 70.0
"""Likeness (0-100: share of letters left as they are) below which nothing is suggested."""
MARGIN = 10.0
"""Suggestions further than this below the best one are left out: Nigera suggests Nigeria, then Niger."""
LONGEST = 100
"""Characters of a name that are looked at; nothing real is longer."""


def normalise(name: str) -> str:
    """`name` in the form in which names are compared: no case, accents, punctuation, leading "the".

    >>> normalise("  The Côte d’Ivoire ")
    'cote d ivoire'
    """
    if name.isascii():
        letters = name.lower()
    else:
        import unicodedata

        decomposed = unicodedata.normalize("NFKD", name)
        letters = "".join(c for c in decomposed if not unicodedata.combining(c)).casefold().replace("ı", "i")
    letters = letters.replace("&", " and ")
    plain = "".join([c if c.isalnum() and c not in _APOSTROPHES else " " for c in letters])
    return " ".join(plain.split()).removeprefix("the ")


def resolve_country(typed: str, table: Mapping[str, Sequence[str]], names: Mapping[str, str]) -> str:
    """The id of the one country that `typed` names.

    `table` maps a normalised name to the ids that carry it, `names` an id to its name for display.
    Raises AmbiguousName with the candidates, or UnknownName with what may have been meant.
    """
    ids = table.get(normalise(typed[:LONGEST]), ())
    if len(ids) == 1:
        return ids[0]
    shown = _quoted(typed)
    if ids:
        candidates = tuple(f"{names[i]} ({i})" for i in ids)
        raise AmbiguousName(
            f"{shown} may mean {_either(candidates)}.",
            f"Use the code or the full name, for example {ids[0]}.",
            candidates,
        )
    close: list[str] = []
    for name in _close(normalise(typed[:LONGEST]), table):
        for i in table[name]:
            label = f"{names[i]} ({i})"
            if label not in close:
                close.append(label)
    if close:
        raise UnknownName(
            f"No country is called {shown}. Did you mean {_either(close[:4])}?",
            "`matcher countries` lists all names and codes.",
            tuple(close[:4]),
        )
    raise UnknownName(f"No country is called {shown}.", "`matcher countries` lists all names and codes.")


def resolve_word(typed: str, words: Mapping[str, str], what: str, hint: str = "") -> str:
    """The id among `words` (id -> name for display) that `typed` names, by id or by name, in any case.

    `what` says what kind of word it is ("theme"). Raises UnknownName with what may have been meant.
    """
    wanted = normalise(typed[:LONGEST])
    for i, name in words.items():
        if wanted and wanted in (normalise(i), normalise(name)):
            return i
    forms = {normalise(i): i for i in words} | {normalise(name): i for i, name in words.items()}
    close = list(dict.fromkeys(forms[form] for form in _close(wanted, forms)))[:4]
    question = f" Did you mean {_either(close)}?" if close else ""
    listed = f"The {what}s are: {', '.join(words)}." if len(words) <= 15 else ""
    raise UnknownName(f"No {what} is called {_quoted(typed)}.{question}", hint or listed, tuple(close))


def did_you_mean(typed: str, words: Iterable[str]) -> str:
    """' Did you mean `x`?' for the word nearest to `typed`, or nothing when none is near."""
    forms = {normalise(word): word for word in words}
    close = _close(normalise(typed[:LONGEST]), forms)
    return f" Did you mean {forms[close[0]]!r}?" if close else ""


def _close(wanted: str, forms: Iterable[str]) -> list[str]:
    """The forms most like `wanted`, best first, within CUT_OFF and MARGIN."""
    if len(wanted) < 3:
        return []
    from rapidfuzz import process
    from rapidfuzz.distance import DamerauLevenshtein

    def likeness(a: str, b: str, *, score_cutoff: float | None = None) -> float:
        if _begins_words_of(a, b):
            return 90.0
        return 100 * DamerauLevenshtein.normalized_similarity(a, b)

    found = process.extract(wanted, sorted(set(forms)), scorer=likeness, limit=12, score_cutoff=CUT_OFF)
    if not found:
        return []
    best = found[0][1]
    return [form for form, score, _ in sorted(found, key=lambda f: (-f[1], f[0])) if score >= best - MARGIN]


def _begins_words_of(typed: str, name: str) -> bool:
    """Whether each word typed begins a word of its own in `name`: "sudan s" does so in "south sudan"."""
    left = name.split()
    for word in typed.split():
        match = next((candidate for candidate in left if candidate.startswith(word)), None)
        if match is None:
            return False
        left.remove(match)
    return True


def _either(labels: Sequence[str]) -> str:
    if len(labels) == 1:
        return labels[0]
    return ", ".join(labels[:-1]) + " or " + labels[-1]


def _quoted(typed: str) -> str:
    from matcher.render.safe import visible

    short = typed if len(typed) <= LONGEST else typed[:LONGEST] + "..."
    return f'"{visible(short)}"'
