"""What bytes are that are no UTF-8, and text that is no table: what they look like, so that a person knows what to do.

Nothing is read on such a guess: names read with the wrong letters would be other names.
"""

from __future__ import annotations

import re
from itertools import pairwise

from matcher.errors import Fault, InvalidData
from matcher.language import mark, tr

KINDS = (
    (b"PK\x03\x04", b"xl/", mark("an Excel workbook; save the sheet as CSV UTF-8 and give that file")),
    (
        b"PK\x03\x04", b"opendocument.spreadsheet",
        mark("an OpenDocument sheet; save it as text CSV, character set UTF-8"),
    ),
    (b"PK\x03\x04", b"", mark("a zip archive; take the file out of it")),
    (b"\xd0\xcf\x11\xe0", b"", mark("a workbook of an old Excel; save the sheet as CSV UTF-8 and give that file")),
    (b"\x1f\x8b", b"", mark("packed with gzip; unpack it")),
    (b"%PDF", b"", mark("a PDF; a text file is due")),
    (b"\xff\xfe\x00\x00", b"", mark("UTF-32; save the file as UTF-8")),
    (b"\x00\x00\xfe\xff", b"", mark("UTF-32; save the file as UTF-8")),
)  # fmt: skip
"""How files begin that are no text, what further tells them apart, and what is said of them."""

TEXTS = (
    (
        r"<(!doctype html|html|head|body|table)\b",
        mark("a page of the web; save the table in it as text CSV, character set UTF-8"),
    ),
    (r"<[?!a-z]", mark("XML, as a flat OpenDocument sheet is; save it as text CSV, character set UTF-8")),
    (r"\{\\rtf", mark("a text with formats (RTF); save it as text CSV, character set UTF-8")),
    (r"[\[{]\s*[]\[{}\"]", mark("JSON; a table as CSV is due, or a list with one name a line")),
    (r"ID;P[^\n]*\n[BCFOP];[A-Z]", mark("a sheet in SYLK (.slk); save it as text CSV, character set UTF-8")),
    (r"TABLE\n0,1\n", mark("a sheet in DIF; save it as text CSV, character set UTF-8")),
)
"""How texts begin that are no table, and what is said of them."""

_WESTERN = frozenset("àâäáãåçéèêëíìîïñóòôöõøúùûüÿßœæÀÂÄÁÃÅÇÉÈÊËÍÌÎÏÑÓÒÔÖÕØÚÙÛÜŒÆ’‘“”«»–—…°ºª€¿¡ \xa0")
_CENTRAL = _WESTERN | frozenset("ąćęłńśźżčďěňřšťůžőűăâîșțđĄĆĘŁŃŚŹŻČĎĚŇŘŠŤŮŽŐŰĂȘȚĐşţŞŢ")
_CYRILLIC = frozenset(map(chr, range(0x410, 0x450))) | frozenset("ЁёІіЇїЄєЎў№«»–—… \xa0")
_ARABIC = frozenset(map(chr, range(0x621, 0x653))) | frozenset("،؛؟پچژگ–—… \xa0")
_HAN = frozenset(map(chr, range(0x4E00, 0x9FB0))) | frozenset("，。、（）《》“”：；")
_LETTERS = (
    ("cp1252", _WESTERN, mark("Windows-1252, Western European letters")),
    ("mac_roman", _WESTERN, mark("Mac Roman, Western European letters of an old Macintosh")),
    ("cp850", _WESTERN, mark("code page 850, Western European letters of DOS")),
    ("cp1250", _CENTRAL, mark("Windows-1250, Central European letters")),
)
_SCRIPTS = (
    ("cp1251", _CYRILLIC, mark("Windows-1251, Cyrillic letters")),
    ("koi8_r", _CYRILLIC, mark("KOI8-R, Cyrillic letters")),
    ("gb18030", _HAN, mark("GB 18030, Chinese characters")),
    ("cp1256", _ARABIC, mark("Windows-1256, Arabic letters")),
)
_HIGH = re.compile(rb"[\x80-\xff]+")
_BESIDE_LETTERS = re.compile(rb"[A-Za-z][\x80-\xff]|[\x80-\xff][a-z]|[\x80-\xff]{3}")
SAMPLE = 4096
"""Bytes that are looked at."""


def kind_of(raw: bytes) -> str:
    """What a file is that is no text, in words that follow "this is"; "" where nothing tells.

    >>> kind_of(b"%PDF-1.7")
    'a PDF; a text file is due'
    """
    for begins, within, words in KINDS:
        if raw.startswith(begins) and within in raw[: 16 * SAMPLE]:
            return tr(words)
    if _every_other_is_nul(raw[:SAMPLE]):
        return tr("UTF-16 without a mark; save the file as UTF-8")
    return ""


def refuse_other_texts(text: str, name: str) -> None:
    """Raise InvalidData for text in which somebody's program has put a table in another form than CSV, which would be
    a fault in each of its lines. `name` is how the file is called in messages."""
    start = len(text) - len(text.lstrip())
    for begins, words in TEXTS:
        if re.compile(begins, re.IGNORECASE).match(text, start):
            message = tr("this is {what}", what=tr(words))
            raise InvalidData([Fault(name, text.count("\n", 0, start) + 1, "", message)])


def looks_like(raw: bytes) -> str:
    """The encoding that text which is no UTF-8 seems to be in, for a message; "" where that cannot be told.

    Single letters among others speak for a Latin alphabet, long runs for another script; it is the encoding that makes
    the most of them letters which people write.

    >>> looks_like("Côte d'Ivoire".encode("cp1252")), looks_like("Россия".encode("cp1251"))
    ('Windows-1252, Western European letters', 'Windows-1251, Cyrillic letters')
    """
    runs = _HIGH.findall(raw[:SAMPLE])
    if not _BESIDE_LETTERS.search(raw[:SAMPLE]) or any(map(_is_utf8, runs)):
        return ""
    latin = sum(len(run) for run in runs) < 3 * len(runs)
    best, found = 0.0, ""
    for encoding, letters, words in _LETTERS if latin else _SCRIPTS:
        text = raw[:SAMPLE].decode(encoding, "replace")
        high = [c for c in text if ord(c) > 127]
        # In the wrong one of two encodings of a script, capitals stand in the middle of words.
        rough = sum(a.islower() and b.isupper() for a, b in pairwise(text))
        share = (sum(c in letters for c in high) - rough) / len(high) if high else 0.0
        if share > best + 1e-9:
            best, found = share, words
    return tr(found) if best > 0.85 else ""


def not_utf8(raw: bytes, at: int | None = None) -> str:
    """What is said of the byte at `at` of `raw`, or of some byte of it, that is no UTF-8."""
    like = looks_like(raw)
    if at is None and not like:
        return tr("a byte is not UTF-8; save the file as UTF-8")
    if at is None:
        return tr("a byte is not UTF-8; save the file as UTF-8 (it looks like {encoding})", encoding=like)
    byte, column = f"0x{raw[at]:02x}", at - raw.rfind(b"\n", 0, at)
    if not like:
        return tr("byte {byte} at column {column} is not UTF-8; save the file as UTF-8", byte=byte, column=column)
    return tr(
        "byte {byte} at column {column} is not UTF-8; save the file as UTF-8 (it looks like {encoding})",
        byte=byte,
        column=column,
        encoding=like,
    )


def _is_utf8(run: bytes) -> bool:
    try:
        return bool(run.decode("utf-8"))
    except UnicodeDecodeError:
        return False


def _every_other_is_nul(raw: bytes) -> bool:
    """Whether every second byte is nothing: plain letters, two bytes each."""
    half = len(raw) // 2
    first, second = raw[::2].count(0), raw[1::2].count(0)
    return half > 1 and max(first, second) > 0.8 * half and min(first, second) < 0.2 * half
