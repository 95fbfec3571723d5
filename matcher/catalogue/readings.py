"""Other ways to read a name that lists write in a way of their own, for what no table of names has as it stands.

Nothing is left out that could tell two countries apart: what is typed is put back into the order, the letters and the
words in which names are kept. `names` accepts a country only where all readings lead to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product

from matcher.text import normalise

ABBREVIATIONS = {
    "rep": ("republic", "republique", "republica"), "dem": ("democratic", "democratique", "democratica"),
    "fed": ("federal", "federated", "federation"), "is": ("islands", "island"),
    "isl": ("islands", "island", "islamic"),
    "st": ("saint",), "ste": ("sainte", "saint"), "sts": ("states",), "s": ("south", "southern", "saint", "sao", "san"),
    "n": ("north", "northern", "new"), "e": ("east", "eastern", "equatorial"), "w": ("west", "western"),
    "p": ("people s", "papua"), "peop": ("people s",),
    "u": ("united",), "un": ("united",), "utd": ("united",), "eq": ("equatorial",), "dom": ("dominican",),
    "afr": ("african", "africa"), "c": ("central",), "cent": ("central",), "ar": ("arab",), "terr": ("territory",),
    "k": ("kingdom",), "gr": ("great",), "herz": ("herzegovina",), "gren": ("grenadines",), "mac": ("macedonia",),
    "d": ("democratic",), "r": ("republic",), "dr": ("democratic republic",), "др": ("демократическая республика",),
    "респ": ("республика",),
}  # fmt: skip
"""What a word with a full stop behind it stands for; each of them is read."""
ALWAYS = frozenset({"rep", "dem", "fed", "isl", "sts", "herz", "др"})
"""Of these, what nobody writes for anything else: read without the full stop too."""
LEADING = frozenset(
    ("the", "le", "la", "les", "l'", "l’", "el", "los", "las", "der", "die", "das", "o", "os")
)  # fmt: skip
"""Articles before a name, in the languages in which lists of the United Nations have one."""
MOST = 64
"""Readings that are tried."""
_ARTICLE = r"(?:the|le|la|les|l['’]|el|los|las|o|a|os|as)"
_BEHIND = re.compile(rf"(.+?)\s*(?:,\s*{_ARTICLE}|[(\[]\s*{_ARTICLE}\s*[)\]])\s*", re.IGNORECASE)
_NOTE = re.compile(
    r"(.*\w.*?)(?:\s*(?:\(\d{1,2}\)|\([a-e]\)|\[\d{1,2}\]|\[[a-e]\]|[*†‡§¹²³⁰-⁹]+|\b\d{1,2}/|\b[a-e]/))+\s*"
)
_DOTTED = re.compile(r"(?:[^\W\d_]\.\s?){2,}[^\W\d_]?\.?", re.UNICODE)
_ASIDE = re.compile(r"([^()\[\]]+?)\s*[(\[（]([^()\[\]（）]+)[)\]）]\s*")
_COMMA = re.compile(r"([^,،，]+?)\s*[,،，]\s*([^,،，]+)")
_EITHER = re.compile(r"([^/]+?)\s*(?:/|\bor\b|\bou\b|\bformerly\b|\bex-|=)\s*([^/]+)", re.IGNORECASE)
_ENTITY = re.compile(r"&#?\w+;")
_TWICE = re.compile("[ÂÃÅÐÑÒØÙÄÈÉÊËÌÎÏ][\x80-\xbf‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]")


def readings(typed: str) -> Iterator[str]:
    """The ways to read what was typed, each in the form in which names are compared.

    >>> list(readings("Dominican Rep."))
    ['dominican rep', 'dominican republic', 'dominican republique', 'dominican republica']
    """
    seen: set[str] = set()
    for text in _written(typed):
        for order in _orders(text):
            for words in _in_full(order):
                form = normalise(words)
                if form and form not in seen and len(seen) < MOST:
                    seen.add(form)
                    yield form


def two_names(typed: str) -> list[tuple[str, str]]:
    """The two names that stand for one country where one stands in brackets, or behind a stroke: Eswatini (Swaziland).

    >>> two_names("Eswatini (Swaziland)")
    [('Eswatini', 'Swaziland')]
    """
    found = [match.groups() for form in (_ASIDE, _EITHER) if (match := form.fullmatch(typed.strip()))]
    return [(first, second) for first, second in found if _has_letters(first) and _has_letters(second)]


def before_brackets(typed: str) -> str:
    """What stands before brackets or a comma: not the name of a country, but enough to say which territory it is.

    >>> before_brackets("Puerto Rico (US)")
    'Puerto Rico'
    """
    found = _ASIDE.fullmatch(typed.strip()) or _COMMA.fullmatch(typed.strip())
    return found[1] if found else ""


def abbreviated(typed: str) -> str:
    """The letters of a name that is nothing but letters with full stops, in the form in which names are compared; "".

    >>> abbreviated("U.A.E."), abbreviated("S. Korea")
    ('uae', '')
    """
    return normalise(re.sub(r"[.\s]", "", typed)) if _DOTTED.fullmatch(typed.strip()) else ""


def _written(typed: str) -> list[str]:
    """What was typed, and what it was before programs and footnotes changed it."""
    found = [typed]
    text = typed
    if _ENTITY.search(text):
        from html import unescape

        found.append(text := unescape(text))
    if _TWICE.search(text) and (once := decoded_once(text)):
        found.append(text := once)
    if note := _NOTE.fullmatch(text):
        found.append(text := note[1])
    if article := _BEHIND.fullmatch(text):
        found.append(text := article[1])
    first, _, rest = text.strip().partition(" ")
    if first.casefold() in LEADING and rest:
        found.append(rest)
    elif text.strip().casefold().startswith(("l'", "l’")):
        found.append(text.strip()[2:])
    return found


def decoded_once(text: str) -> str:
    """The text that bytes in UTF-8 were before they were read as Windows-1252; "" where they were not.

    >>> decoded_once("SÃ£o TomÃ©")
    'São Tomé'
    """
    try:
        return b"".join(map(_byte, text)).decode("utf-8")
    except UnicodeError:
        return ""


def _byte(letter: str) -> bytes:
    try:
        return letter.encode("cp1252")
    except UnicodeEncodeError:  # what Windows-1252 has no letter for was left as it is
        return letter.encode("latin-1")


def _orders(text: str) -> list[str]:
    """A name as it stands, and turned round where a comma or brackets say so: Egypt, Arab Rep. of."""
    found = [text, text.replace("+", " and ")] if "+" in text else [text]
    if match := _COMMA.fullmatch(text.strip()) or _ASIDE.fullmatch(text.strip()):
        found.append(f"{match[2]} {match[1]}")
    return found


def _in_full(text: str) -> Iterator[str]:
    """A name with each abbreviation written out."""
    yield text
    words = text.replace(".", ". ").split()
    choices: list[tuple[str, ...]] = []
    for word in words:
        bare = normalise(word)
        short = "." in word or bare in ALWAYS
        choices.append(ABBREVIATIONS.get(bare, (word,)) if short else (word,))
    if any(choice != (word,) for choice, word in zip(choices, words, strict=True)):
        for chosen in product(*choices):
            yield " ".join(chosen)


def _has_letters(text: str) -> bool:
    return sum(letter.isalpha() for letter in text) > 1
