"""The language in which the program speaks: English, or one of those that have a folder in `locale/`.

Every sentence stands in English where it is said, marked by `tr`, `trn`, `trc` or `mark`, by which tools.locale finds
it for the translators (GNU gettext, https://www.gnu.org/software/gettext). In English nothing is looked up or loaded.
"""

from __future__ import annotations

import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from gettext import NullTranslations

ENGLISH = "en"
LANGUAGES = {ENGLISH: "English", "es": "español", "fr": "français", "pt": "português"}
"""What the program speaks: code -> its own name for itself."""
SEPARATORS = {"es": (".", ","), "fr": ("\u202f", ","), "pt": (".", ",")}
"""What stands between thousands, and before decimals, where that is not as in English (Unicode CLDR 46)."""
FOLDER = os.path.join(os.path.dirname(__file__), "locale")
"""Where the translations lie: LANGUAGE/LC_MESSAGES, matcher.mo for what the program says, data.mo for names and
titles."""


class Voice:
    """What is spoken: the code of the language, the translations of what the program says, and of names and titles
    (None: English)."""

    language = ENGLISH
    said: NullTranslations | None = None
    names: NullTranslations | None = None


_voice = Voice()


def spoken() -> str:
    """The code of the language that is spoken."""
    return _voice.language


def speak(language: str) -> bool:
    """Speak `language` from now on; English, and False, where there are no translations into it."""
    _voice.language, _voice.said, _voice.names = ENGLISH, None, None
    if language not in LANGUAGES:
        return False
    if language != ENGLISH:
        try:
            said, names = _translations(language)
        except OSError:
            return False
        _voice.language, _voice.said, _voice.names = language, said, names
    return True


def _translations(language: str) -> Iterator[NullTranslations]:
    """What translates the program, and what its names. (gettext.translation would look for them in many places, and
    load what knows of locales.)"""
    from gettext import GNUTranslations

    for domain in ("matcher", "data"):
        with open(os.path.join(FOLDER, language, "LC_MESSAGES", f"{domain}.mo"), "rb") as file:
            yield GNUTranslations(file)


def mark(text: str) -> str:
    """`text` as it is: it is said elsewhere, by `tr`."""
    return text


def markn(one: str, many: str) -> tuple[str, str]:
    """Both as they are: they are said elsewhere, by `trn`."""
    return one, many


def tr(text: str, /, **values: object) -> str:
    """`text` in the language that is spoken, with `values` in the places named in braces."""
    said = text if _voice.said is None else _voice.said.gettext(text)
    return said.format(**values) if values else said


def trc(context: str, text: str, /, **values: object) -> str:
    """The same for words that mean different things in different places; `context` says which is meant."""
    said = text if _voice.said is None else _voice.said.pgettext(context, text)
    return said.format(**values) if values else said


def trn(one: str, many: str, number: int, /, **values: object) -> str:
    """The same for what is counted: `{n}` stands for `number`, with its thousands separated."""
    english = one if number == 1 else many
    said = english if _voice.said is None else _voice.said.ngettext(one, many, number)
    return said.format(n=local(f"{number:,}"), **values)


def trm(one: str, many: str, measure: float, /, **values: object) -> str:
    """The same for what is measured, and may lie between whole numbers: 1.4 years are several in English and Spanish,
    one in French and Portuguese, as all below 2 is (Unicode CLDR 46, plural rules)."""
    if _voice.said is None:
        return (one if measure == 1 else many).format(**values)
    below_two = _voice.language in ("fr", "pt") and measure < 2
    said = _voice.said.ngettext(one, many, 1 if below_two or measure == 1 else 2)
    return said.format(**values)


def name_of(kind: str, text: str) -> str:
    """A name or title of the data, as the language that is spoken has it; as it is where it has none."""
    return text if _voice.names is None else _voice.names.pgettext(kind, text)


def local(number: str) -> str:
    """A number in English writing as the language that is spoken writes it, for pages for people.

    >>> local("2,764.3")
    '2,764.3'
    """
    if _voice.language not in SEPARATORS:
        return number
    thousands, decimals = SEPARATORS[_voice.language]
    return number.translate({ord(","): thousands, ord("."): decimals})


def english(number: str) -> str:
    """What `local` made of a number, in English writing again."""
    if _voice.language not in SEPARATORS:
        return number
    thousands, decimals = SEPARATORS[_voice.language]
    return number.translate({ord(thousands): ",", ord(decimals): "."})


def between() -> str:
    """What stands between things that may have commas in them: "; ", in French with its blank."""
    return "\u202f; " if _voice.language == "fr" else "; "


def apart(things: Iterable[str]) -> str:
    """Things that may have commas in them, one after the other."""
    return between().join(things)


def percent(share: float) -> str:
    """A share (0-1) in whole percents: "39%", in French "39 %"."""
    whole = f"{share * 100:.0f}"
    return trc("a share of a hundred", "{number}%", number=whole)


def wanted(environment: Mapping[str, str]) -> str:
    """The language of the environment's locale ("fr" for fr_FR.UTF-8): of LC_ALL, else LC_MESSAGES, else LANG; English
    where none says."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := environment.get(name):
            code = value.partition(".")[0].partition("_")[0].lower()
            return code if code in LANGUAGES else ENGLISH
    return ENGLISH
