"""Small help with text: made safe to show, compared as people type it, put together into sentences."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from matcher.language import markn, spoken, tr, trc, trn

# C0 and C1 controls, bidirectional overrides and isolates, line separators, and lone surrogates: what could move
# the cursor, recolour the screen or turn the reading order around. (Plain Arabic or Hebrew text needs none.)
_HIDDEN = "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"

_APOSTROPHES = frozenset(map(chr, range(0x2B9, 0x2C0)))
"""Those that Unicode counts as letters."""

CUT_OFF = 70.0
"""Likeness (0-100: share of letters left as they are) below which nothing is suggested."""
MARGIN = 10.0
"""Suggestions further than this below the best one are left out: Nigera suggests Nigeria, then Niger."""
BEGINS = 90.0
"""Likeness of a name whose words begin with the words typed."""
BORDER = 0.01
"""By how much more (share of letters) is asked for than is taken: some of those on the very border are not found."""
MOST_NEAR = 12
"""Names that are suggested at most."""
MOST_PARTS = 4
"""Parts of a list, between commas, that may be one name: none holds more than three commas."""
LONGEST = 100
"""Characters of a name that are looked at; nothing real is longer."""

THINGS = {
    "case": markn("{n} case", "{n} cases"),
    "cell": markn("{n} cell", "{n} cells"),
    "change": markn("{n} change", "{n} changes"),
    "country": markn("{n} country", "{n} countries"),
    "country-year": markn("{n} country-year", "{n} country-years"),
    "declaration": markn("{n} declaration", "{n} declarations"),
    "delegation": markn("{n} delegation", "{n} delegations"),
    "documented project": markn("{n} documented project", "{n} documented projects"),
    "exchange": markn("{n} exchange", "{n} exchanges"),
    "experience": markn("{n} experience", "{n} experiences"),
    "fault": markn("{n} fault", "{n} faults"),
    "figure": markn("{n} figure", "{n} figures"),
    "file": markn("{n} file", "{n} files"),
    "finding": markn("{n} finding", "{n} findings"),
    "followed partnership": markn("{n} followed partnership", "{n} followed partnerships"),
    "former id": markn("{n} former id", "{n} former ids"),
    "gap": markn("{n} gap", "{n} gaps"),
    "group": markn("{n} group", "{n} groups"),
    "indicator": markn("{n} indicator", "{n} indicators"),
    "institution": markn("{n} institution", "{n} institutions"),
    "language": markn("{n} language", "{n} languages"),
    "line": markn("{n} line", "{n} lines"),
    "meeting": markn("{n} meeting", "{n} meetings"),
    "more project": markn("{n} more project", "{n} more projects"),
    "need": markn("{n} need", "{n} needs"),
    "other": markn("{n} other", "{n} others"),
    "other name": markn("{n} other name", "{n} other names"),
    "pair": markn("{n} pair", "{n} pairs"),
    "partner": markn("{n} partner", "{n} partners"),
    "partnership": markn("{n} partnership", "{n} partnerships"),
    "place": markn("{n} place", "{n} places"),
    "plan": markn("{n} plan", "{n} plans"),
    "platform": markn("{n} platform", "{n} platforms"),
    "priority": markn("{n} priority", "{n} priorities"),
    "profile": markn("{n} profile", "{n} profiles"),
    "project": markn("{n} project", "{n} projects"),
    "question": markn("{n} question", "{n} questions"),
    "question set": markn("{n} question set", "{n} question sets"),
    "review": markn("{n} review", "{n} reviews"),
    "row": markn("{n} row", "{n} rows"),
    "shortlist": markn("{n} shortlist", "{n} shortlists"),
    "slot": markn("{n} slot", "{n} slots"),
    "source": markn("{n} source", "{n} sources"),
    "stage history": markn("{n} stage history", "{n} stage histories"),
    "standing": markn("{n} standing", "{n} standings"),
    "tension": markn("{n} tension", "{n} tensions"),
    "theme": markn("{n} theme", "{n} themes"),
    "third partner": markn("{n} third partner", "{n} third partners"),
    "topic": markn("{n} topic", "{n} topics"),
    "value": markn("{n} value", "{n} values"),
    "warning": markn("{n} warning", "{n} warnings"),
    "word": markn("{n} word", "{n} words"),
}
"""What is counted, one of it and several."""


def visible(text: str) -> str:
    """`text` with every hidden or steering character shown as an escape.

    >>> visible("a\\x1b[31mb")
    'a\\\\x1b[31mb'
    """
    if text.isprintable() and text.isascii():
        return text
    import re  # compiled only where something may be hidden

    return re.sub(_HIDDEN, lambda found: found.group().encode("unicode_escape").decode("ascii"), text)


def escaped_in_json(document: str) -> str:
    """A JSON document in which every character that `visible` shows as an escape is one: the values stay the same.

    >>> escaped_in_json('"a\u202eb"')
    '"a\\\\u202eb"'
    """
    if document.isascii() and "\x7f" not in document:
        return document
    import re

    # Line ends and tabs stand between the values alone: json escapes those within them.
    return re.sub(_HIDDEN.replace("\x00-\x1f", ""), lambda found: f"\\u{ord(found.group()):04x}", document)


def quoted(typed: str) -> str:
    """What somebody typed, as a message can carry it."""
    short = typed if len(typed) <= LONGEST else typed[:LONGEST] + "..."
    # Translators: the quotation marks of your language, around what somebody typed.
    return trc("typed", '"{text}"', text=visible(short))


def as_typed(name: str) -> str:
    """A name as every shell takes it: in quotes where it has a blank.

    >>> as_typed("Kenya"), as_typed("Cabo Verde")
    ('Kenya', '"Cabo Verde"')
    """
    return f'"{name}"' if " " in name else name


def normalise(name: str) -> str:
    """`name` in the form in which names are compared: no case, accents, punctuation, leading "the".

    >>> normalise("  The Côte d’Ivoire ")
    'cote d ivoire'
    >>> normalise("g7+")
    'g7 plus'
    """
    if name.isascii():
        letters = name.lower()
    else:
        import unicodedata

        decomposed = unicodedata.normalize("NFKD", name)
        letters = "".join(c for c in decomposed if not unicodedata.combining(c)).casefold().replace("ı", "i")
    letters = letters.replace("&", " and ").replace("+", " plus ")
    plain = "".join([c if c.isalnum() and c not in _APOSTROPHES else " " for c in letters])
    return " ".join(plain.split()).removeprefix("the ")


def did_you_mean(typed: str, words: Iterable[str]) -> str:
    """' Did you mean `x`?' for the word nearest to `typed`, or nothing when none is near."""
    forms = {normalise(word): word for word in words}
    close = nearest(normalise(typed[:LONGEST]), forms)
    if not close:
        return ""
    # Translators: the quotation marks of your language, around a word that may be typed.
    return " " + tr("Did you mean {names}?", names=trc("to type", "'{word}'", word=forms[close[0]]))


def nearest(wanted: str, forms: Iterable[str], least: float = CUT_OFF) -> list[str]:
    """The (normalised) forms most like `wanted`, best first, from the likeness `least` up, within MARGIN."""
    if len(wanted) < 3:
        return []
    from rapidfuzz import process
    from rapidfuzz.distance import DamerauLevenshtein

    forms = list(set(forms))
    # The scorer is called by its own name, so that the many calls are made outside Python.
    likeness = DamerauLevenshtein.normalized_similarity
    alike = process.extract(wanted, forms, scorer=likeness, limit=None, score_cutoff=least / 100 - BORDER)
    scores = {form: 100 * score for form, score, _ in alike if 100 * score >= least}
    if least <= BEGINS:
        first = wanted.split(maxsplit=1)[0]
        scores |= {form: BEGINS for form in forms if first in form and _begins_words_of(wanted, form)}
    found = sorted(scores.items(), key=lambda form: (-form[1], form[0]))[:MOST_NEAR]
    return [form for form, score in found if score >= found[0][1] - MARGIN]


def _begins_words_of(typed: str, name: str) -> bool:
    """Whether each word typed begins a word of its own in `name`: "sudan s" does so in "south sudan"."""
    left = name.split()
    for word in typed.split():
        match = next((candidate for candidate in left if candidate.startswith(word)), None)
        if match is None:
            return False
        left.remove(match)
    return True


def parted(text: str, known: Callable[[str], bool]) -> list[str]:
    """The words of a list, which , or ; separate; a comma within what is `known` as one name does not.

    >>> parted("Kenya; Egypt, Arab Rep.,Peru", lambda name: name == "Egypt, Arab Rep.")
    ['Kenya', 'Egypt, Arab Rep.', 'Peru']
    """
    found: list[str] = []
    for piece in text.split(";"):
        words = [word.strip() for word in piece.split(",") if word.strip()]
        while words:
            end = min(len(words), MOST_PARTS)
            while end > 1 and not known(", ".join(words[:end])):
                end -= 1
            found.append(", ".join(words[:end]))
            words = words[end:]
    return found


def listed(words: Sequence[str], joint: str = "and") -> str:
    """The words as a list in a sentence, the last one after "and" or "or".

    >>> listed(["a", "b", "c"])
    'a, b and c'
    """
    if len(words) < 2:
        return "".join(words)
    between = tr("or") if joint == "or" else tr("and")
    if spoken() == "es":
        # Before the same sound Spanish writes another letter: agua e higiene, uno u otro.
        first = normalise(words[-1])
        if joint == "or":
            between = "u" if first.startswith(("o", "ho")) else between
        elif first.startswith(("i", "hi")) and not first.startswith(("hie", "hia", "ia", "io", "ie")):
            between = "e"
    return f"{', '.join(words[:-1])} {between} {words[-1]}"


def lower_first(text: str) -> str:
    """`text` as it stands in the middle of a sentence; abbreviations keep their capitals.

    >>> lower_first("Malaria control"), lower_first("HIV and tuberculosis")
    ('malaria control', 'HIV and tuberculosis')
    """
    return text[:1].lower() + text[1:] if text[1:2].islower() else text


def counted(number: int, thing: str) -> str:
    """ "1 country", "3 countries": a `thing` of THINGS."""
    return trn(*THINGS[thing], number)
