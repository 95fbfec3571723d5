"""The translations are whole: nothing is missing, guessed, stale, or broken in its places for values."""

from __future__ import annotations

import re
from collections.abc import Iterator
from string import Formatter

import pytest
from babel.messages.catalog import Message

from matcher.language import LANGUAGES
from tools import locale

EACH = [(language, domain) for language in locale.languages() for domain in locale.DOMAINS]


def texts_of(message: Message) -> tuple[str, ...]:
    """What is to be translated: one text, or one thing and several."""
    return tuple(message.id) if isinstance(message.id, list | tuple) else (message.id,)


def said(message: Message) -> tuple[str, ...]:
    """Its translations."""
    return tuple(message.string) if isinstance(message.string, list | tuple) else (message.string or "",)


def messages(language: str, domain: str) -> Iterator[Message]:
    for message in locale.read(language, domain):
        if message.id:
            yield message


def places(text: str) -> set[str]:
    """The places for values: what stands in braces."""
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def test_every_language_that_is_offered_has_a_folder() -> None:
    assert locale.languages() == sorted(set(LANGUAGES) - {"en"})


@pytest.mark.parametrize(("language", "domain"), EACH)
def test_nothing_is_missing_or_guessed(language: str, domain: str) -> None:
    assert [message.id for message in locale.missing(locale.read(language, domain))] == []


@pytest.mark.parametrize(("language", "domain"), EACH)
def test_the_file_has_what_the_program_says_today_and_no_more(language: str, domain: str) -> None:
    # After a change of words: `python -m tools.locale`.
    kept = locale.path_of(language, domain).read_bytes()
    assert locale.written(locale.brought_up_to_date(language, domain)) == kept


@pytest.mark.parametrize("language", locale.languages())
def test_values_have_their_places(language: str) -> None:
    wrong = []
    for message in messages(language, "matcher"):
        every = set().union(*map(places, texts_of(message)))
        # A single thing may be counted in words ("un pays"); all else must be there.
        least = [every - {"n"}, every] if len(said(message)) > 1 else [every]
        held = [places(text) for text in said(message)]
        if not all(needed <= found <= every for needed, found in zip(least, held, strict=True)):
            wrong.append((message.id, message.string))
    assert wrong == []


@pytest.mark.parametrize(("language", "domain"), EACH)
def test_texts_begin_and_end_as_the_english_does(language: str, domain: str) -> None:
    """A label with its colon, a sentence with its stop, a part with its blank."""
    wrong = []
    for message in messages(language, domain):
        for english, text in zip(texts_of(message), said(message), strict=False):
            ends = re.compile(r"[\s\u00a0\u202f]*[.:;?!]?\s*$")
            stop, theirs = (re.sub(r"[\u00a0\u202f]", "", ends.search(one)[0]) for one in (english, text))  # type: ignore[index]
            blank = re.match(r"\s*", english)[0], re.match(r"\s*", text)[0]  # type: ignore[index]
            if stop != theirs or blank[0] != blank[1]:
                wrong.append((english, text))
    assert wrong == []


QUOTED = re.compile(r"^matcher:|`[^`]*`|\{[^}]*\}|https?://\S+|--[\w-]+(?: [A-Z]+)?|\d+:\d+")
"""What no language sets otherwise: the name of the program before what it says, commands, values, addresses, options,
times."""


UNSPACED = re.compile(r"[^\u00a0\s(]:(?=\s|$)|[^\u202f\u00a0\s(][;?!](?=\s|$)| [:;?!»]|«[^\u00a0]|[^\u00a0]»")
"""French signs without the blank before them, or with one at which a line may break."""


@pytest.mark.parametrize("domain", locale.DOMAINS)
def test_french_has_its_blanks(domain: str) -> None:
    wrong = []
    for message in messages("fr", domain):
        wrong += [text for text in said(message) if UNSPACED.search(QUOTED.sub("x", text))]
    assert wrong == []


@pytest.mark.parametrize("domain", locale.DOMAINS)
def test_spanish_opens_what_it_closes(domain: str) -> None:
    for message in messages("es", domain):
        for text in said(message):
            bare = QUOTED.sub("x", text)
            assert bare.count("?") == bare.count("¿"), text
            assert bare.count("!") == bare.count("¡"), text


@pytest.mark.parametrize(("language", "domain"), EACH)
def test_options_and_commands_are_not_translated(language: str, domain: str) -> None:
    told = re.compile(r"--[a-z][\w-]*|`matcher [^`]*`|MATCHER_\w+|matcher\.toml")
    wrong = [
        (english, text)
        for message in messages(language, domain)
        for english, text in zip(texts_of(message), said(message), strict=False)
        if sorted(told.findall(english)) != sorted(told.findall(text))
    ]
    assert wrong == []


UNEQUAL = {
    "fr": r"\bdonneur|\bdonateur|bénéficiaire|\bbailleurs?\b|pays pauvres|pays riches|tiers[- ]monde",
    "es": r"\bdonante|beneficiari|\breceptor|países pobres|países ricos|tercer mundo",
    "pt": r"\bdoador|beneficiári|\breceptor|países pobres|países ricos|terceiro mundo",
}
"""What no answer says of partners, who are equal."""


@pytest.mark.parametrize(("language", "domain"), EACH)
def test_no_text_speaks_of_countries_as_unequal(language: str, domain: str) -> None:
    found = [
        text for one in messages(language, domain) for text in said(one) if re.search(UNEQUAL[language], text, re.I)
    ]
    assert found == []


def test_the_tool_names_what_is_missing(tmp_path, monkeypatch, capsys) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setattr(locale, "FOLDER", tmp_path)
    monkeypatch.setattr("sys.argv", ["locale", "new", "it"])
    assert locale.main() == 0
    monkeypatch.setattr("sys.argv", ["locale", "missing"])
    assert locale.main() == 0
    lines = capsys.readouterr().out.splitlines()
    assert "it data: Mother and child health" in lines
    assert (tmp_path / "it" / "LC_MESSAGES" / "matcher.mo").exists()
