"""The language that the program speaks: how it is chosen, and how texts, numbers and shares are said in it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from matcher import language
from matcher.language import (
    ENGLISH,
    LANGUAGES,
    local,
    mark,
    markn,
    name_of,
    percent,
    speak,
    spoken,
    tr,
    trm,
    trn,
    wanted,
)  # fmt: skip


@pytest.fixture(autouse=True)
def in_english_again() -> Iterator[None]:
    yield
    speak(ENGLISH)


@pytest.mark.parametrize("code", sorted(LANGUAGES))
def test_every_language_is_there(code: str) -> None:
    assert speak(code)
    assert spoken() == code


def test_what_is_not_there_is_english() -> None:
    speak("fr")
    assert not speak("de")
    assert spoken() == ENGLISH
    assert tr("Score") == "Score"


def test_a_language_without_its_files_is_english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(language, "FOLDER", "/nowhere")
    assert not speak("fr")
    assert spoken() == ENGLISH


@pytest.mark.parametrize(
    ("environment", "code"),
    [
        ({}, "en"),
        ({"LANG": "fr_FR.UTF-8"}, "fr"),
        ({"LANG": "pt_MZ"}, "pt"),
        ({"LANG": "es"}, "es"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LANG": "C"}, "en"),
        ({"LANG": "fr_FR", "LC_MESSAGES": "es_BO"}, "es"),
        ({"LANG": "fr_FR", "LC_MESSAGES": "es_BO", "LC_ALL": "C"}, "en"),
        ({"LANG": "fr_FR", "LC_MESSAGES": "", "LC_ALL": ""}, "fr"),
    ],
)
def test_the_locale_says_which(environment: dict[str, str], code: str) -> None:
    assert wanted(environment) == code


@pytest.mark.parametrize(
    ("code", "number", "share"),
    [
        ("en", "1,234,567.5", "39%"),
        ("fr", "1\u202f234\u202f567,5", "39\u202f%"),
        ("es", "1.234.567,5", "39\xa0%"),
        ("pt", "1.234.567,5", "39%"),
    ],
)
def test_numbers_are_written_as_the_language_writes_them(code: str, number: str, share: str) -> None:
    speak(code)
    assert local("1,234,567.5") == number
    assert percent(0.391) == share


def test_names_are_those_of_the_language() -> None:
    assert name_of("country", "Germany") == "Germany"
    speak("fr")
    assert name_of("country", "Mozambique") == "Mozambique"
    assert name_of("country", "South Africa") == "Afrique du Sud"
    assert name_of("country", "Nowhere Land") == "Nowhere Land"
    speak("pt")
    assert name_of("country", "Mozambique") == "Moçambique"
    assert name_of("topic", "Mother and child health") != "Mother and child health"


def test_what_is_counted_has_its_plural() -> None:
    one, many = markn("{n} pair", "{n} pairs")
    assert [trn(one, many, n) for n in (0, 1, 2, 1234)] == ["0 pairs", "1 pair", "2 pairs", "1,234 pairs"]
    speak("fr")
    singular, plural = trn(one, many, 1), trn(one, many, 2)
    assert singular != plural
    # French counts nothing in the singular.
    assert trn(one, many, 0) == singular.replace("1", "0")


def test_a_mark_says_nothing() -> None:
    speak("fr")
    assert mark("Score") == "Score"


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("en", ["1 year at school", "1.4 years at school", "2 years at school", "0 years at school"]),
        ("fr", ["1 année d'école", "1.4 année d'école", "2 années d'école", "0 année d'école"]),
        ("es", ["1 año de escolaridad", "1.4 años de escolaridad", "2 años de escolaridad", "0 años de escolaridad"]),
        ("pt", ["1 ano de escola", "1.4 ano de escola", "2 anos de escola", "0 ano de escola"]),
    ],
)
def test_a_measure_between_whole_numbers_is_one_or_several_as_the_language_counts(code: str, said: list[str]) -> None:
    speak(code)
    for value, expected in zip((1, 1.4, 2, 0), said, strict=True):
        assert trm("{n} year at school", "{n} years at school", value, n=value) == expected
