"""Letters that a console has not."""

from __future__ import annotations

import json
import unicodedata

import pytest

from matcher.cli.letters import NEAR, ascii_json, escape, nearest_letters, plain, registered


@pytest.mark.parametrize(
    ("letter", "shown"),
    [
        *NEAR.items(),
        ("é", "e"),
        ("Ş", "S"),
        ("ﬁ", "fi"),
        ("½", "\\u00bd"),
        ("中", "\\u4e2d"),
        ("🎉", "\\ud83c\\udf89"),
        ("\u0301", "\\u0301"),
        ("\u2003", "\\u2003"),
        ("\udcff", "\\udcff"),
        ("a", "a"),
        ("\x7f", "\x7f"),
    ],
)
def test_a_letter_is_shown_by_the_nearest_that_every_console_has(letter: str, shown: str) -> None:
    assert nearest_letters(letter) == shown
    assert shown.isascii()


def test_what_stands_for_a_letter_is_never_another_of_those_without() -> None:
    assert all(near.isascii() and near.isprintable() for near in NEAR.values())
    assert not any(unicodedata.normalize("NFKD", letter)[0].isascii() for letter in NEAR if letter.isalpha())


def test_a_stream_shows_what_it_has_and_the_nearest_of_the_rest() -> None:
    way = registered("matcher-tested")
    assert way == "matcher-tested"
    assert "Côte d’Ivoire, 中: Łódź".encode("latin-1", way) == b"C\xf4te d'Ivoire, \\u4e2d: L\xf3dz"
    assert "São “Tomé” → 1".encode("ascii", way) == b'Sao "Tome" > 1'


def test_what_cannot_be_read_is_not_its_to_mend() -> None:
    with pytest.raises(UnicodeDecodeError):
        plain(UnicodeDecodeError("utf-8", b"\xff", 0, 1, "x"))


def test_json_in_ascii_has_the_same_values() -> None:
    value = {"é": "Côte 中文 🎉", "b": [1, None, "\u2028"]}
    assert ascii_json(json.dumps(value, ensure_ascii=False)) == json.dumps(value).encode()
    assert escape("🎉") == "\\ud83c\\udf89"
    assert escape("a") == "a"
