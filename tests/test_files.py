"""What may stand in a text file, and what may stand where a text file should."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matcher.errors import InvalidData
from matcher.files import SIZE_LIMIT, read_text
from tests.needs import UNIX


def refused(path: Path) -> str:
    """The one fault that the file gets, as it is shown."""
    with pytest.raises(InvalidData) as caught:
        read_text(path, "f.yaml")
    [fault] = caught.value.faults
    return str(fault)


def written(place: Path, content: bytes) -> Path:
    path = place / "f.yaml"
    path.write_bytes(content)
    return path


def test_a_plain_file_is_read_as_it_is(tmp_path: Path) -> None:
    text = "name: Côte d’Ivoire\n\tzh: 科特迪瓦 😀\n"
    assert read_text(written(tmp_path, text.encode())) == text


def test_an_empty_file_is_read_as_no_text(tmp_path: Path) -> None:
    assert read_text(written(tmp_path, b"")) == ""


def test_a_byte_order_mark_and_windows_line_ends_are_accepted(tmp_path: Path) -> None:
    assert read_text(written(tmp_path, b"\xef\xbb\xbfa: 1\r\nb: 2\r\n")) == "a: 1\nb: 2\n"


def test_old_macintosh_line_ends_are_line_ends(tmp_path: Path) -> None:
    assert read_text(written(tmp_path, b"a: 1\rb: 2\r")) == "a: 1\nb: 2\n"


def test_only_one_byte_order_mark_is_taken_off(tmp_path: Path) -> None:
    assert read_text(written(tmp_path, b"\xef\xbb\xbf\xef\xbb\xbfa")) == "\ufeffa"


@pytest.mark.parametrize(
    ("content", "line", "column"),
    [
        ("a: 1\nname: Côte\n".encode("latin-1"), 2, 8),
        (b"\xe9", 1, 1),
        (b"\n\xe9", 2, 1),
        (b"a\r\nb\r\n\xff\xff", 3, 1),
        (b"ok\n  \xc3", 2, 3),  # cut in the middle of a letter
        (b"ok\n\xed\xa0\x80", 2, 1),  # a lone half of a pair
        (b"\xef\xbb\xbfab\n\xe9", 2, 1),  # the mark before the text moves nothing
    ],
)
def test_what_is_not_utf8_is_refused_with_line_and_column(
    tmp_path: Path, content: bytes, line: int, column: int
) -> None:
    bad = content.decode("utf-8", "surrogateescape")
    byte = next(ord(c) - 0xDC00 for c in bad if 0xDC80 <= ord(c) <= 0xDCFF)
    said = f"f.yaml:{line}: byte 0x{byte:02x} at column {column} is not UTF-8; save the file as UTF-8"
    assert refused(written(tmp_path, content)).partition(" (it looks like ")[0] == said


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_its_mark_is_refused_by_its_name(tmp_path: Path, encoding: str) -> None:
    fault = refused(written(tmp_path, "a: 1\nb: 2\n".encode(encoding)))
    assert fault == "f.yaml:1: this is UTF-16 without a mark; save the file as UTF-8"


@pytest.mark.parametrize(("mark", "encoding"), [(b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")])
def test_utf16_with_its_mark_is_read(tmp_path: Path, mark: bytes, encoding: str) -> None:
    text = "name: Côte d’Ivoire\r\nzh: 科特迪瓦 😀\r\n"
    assert read_text(written(tmp_path, mark + text.encode(encoding))) == text.replace("\r\n", "\n")
    assert refused(written(tmp_path, mark + text.encode(encoding)[:-1])) == (
        "f.yaml:1: this is UTF-16 with bytes that are no letters; save the file as UTF-8"
    )
    assert refused(written(tmp_path, mark + "a\x00".encode(encoding))).startswith("f.yaml:1: control character U+0000")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("Sénégal\nCôte d’Ivoire\n".encode("cp1252"), "Windows-1252, Western European letters"),
        ("Sénégal\nBénin\nHaïti\n".encode("mac_roman"), "Mac Roman, Western European letters of an old Macintosh"),
        ("Perú\nMéxico\nPanamá\nBélgica\n".encode("cp850"), "code page 850, Western European letters of DOS"),
        ("Руанда\nКения\n".encode("cp1251"), "Windows-1251, Cyrillic letters"),
        ("Руанда\nКения\n".encode("koi8_r"), "KOI8-R, Cyrillic letters"),
        ("卢旺达\n肯尼亚\n".encode("gb18030"), "GB 18030, Chinese characters"),
        ("رواندا\nكينيا\n".encode("cp1256"), "Windows-1256, Arabic letters"),
    ],
    ids=lambda found: found if isinstance(found, str) else "",
)
def test_another_encoding_is_named_by_what_it_looks_like(tmp_path: Path, content: bytes, said: str) -> None:
    assert refused(written(tmp_path, content)).endswith(f"save the file as UTF-8 (it looks like {said})")


def test_bytes_that_are_no_letters_at_all_are_called_nothing(tmp_path: Path) -> None:
    for content in (b"\xff\xff\n", b"a \x81 b\n", "Côte\nS\xe9".encode() + b"\xe9"):
        assert refused(written(tmp_path, content)).endswith("save the file as UTF-8")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"PK\x03\x04\x14\x00\x06\xff[Content_Types].xml xl/workbook.xml", "an Excel workbook"),
        (b"PK\x03\x04mimetypeapplication/vnd.oasis.opendocument.spreadsheet\xff", "an OpenDocument sheet"),
        (b"PK\x03\x04\xff data.csv", "a zip archive"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a workbook of an old Excel"),
        (b"\x1f\x8b\x08\x00", "packed with gzip"),
        (b"\xff\xfe\x00\x00a\x00\x00\x00", "UTF-32"),
    ],
)
def test_a_file_that_is_no_text_is_called_what_it_is(tmp_path: Path, content: bytes, said: str) -> None:
    assert refused(written(tmp_path, content)).startswith(f"f.yaml:1: this is {said}")


@pytest.mark.parametrize(
    "character",
    ["\x00", "\x07", "\x08", "\x0b", "\x0c", "\x1b", "\x7f", "\x80", "\x85", "\x9b", "\u2028", "\u2029", "\uffff"],
)
def test_a_raw_control_character_is_refused_with_its_line(tmp_path: Path, character: str) -> None:
    path = written(tmp_path, f"a: 1\r\nb: x{character}[31m\n".encode())
    assert refused(path) == (
        f"f.yaml:2: control character U+{ord(character):04X}; delete it and save the file as UTF-8"
    )


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    assert refused(tmp_path / "f.yaml") == "f.yaml: there is no such file"


@UNIX
def test_a_link_that_leads_nowhere_is_refused(tmp_path: Path) -> None:
    (tmp_path / "f.yaml").symlink_to(tmp_path / "gone")
    assert refused(tmp_path / "f.yaml") == "f.yaml: there is no such file"


@UNIX
def test_a_link_loop_is_refused(tmp_path: Path) -> None:
    (tmp_path / "f.yaml").symlink_to(tmp_path / "g.yaml")
    (tmp_path / "g.yaml").symlink_to(tmp_path / "f.yaml")
    assert refused(tmp_path / "f.yaml").startswith("f.yaml: cannot be opened: Too many levels of symbolic links")


@UNIX
def test_a_link_to_a_good_file_is_followed(tmp_path: Path) -> None:
    (tmp_path / "g.yaml").write_bytes(b"a: 1\n")
    (tmp_path / "f.yaml").symlink_to(tmp_path / "g.yaml")
    assert read_text(tmp_path / "f.yaml") == "a: 1\n"


def test_a_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "f.yaml").mkdir()
    assert refused(tmp_path / "f.yaml") == "f.yaml: is a folder; a file is due"


@UNIX
def test_a_pipe_without_a_writer_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "f.yaml")
    assert refused(tmp_path / "f.yaml") == "f.yaml: is not a regular file (a pipe or a device); a file is due"


@UNIX
@pytest.mark.parametrize("device", ["/dev/zero", "/dev/null"])
def test_a_device_is_refused_also_behind_a_link(tmp_path: Path, device: str) -> None:
    (tmp_path / "f.yaml").symlink_to(device)
    assert refused(tmp_path / "f.yaml") == "f.yaml: is not a regular file (a pipe or a device); a file is due"


def test_a_control_character_after_an_empty_line_stands_in_the_second(tmp_path: Path) -> None:
    assert refused(written(tmp_path, b"\n\x1b")).startswith("f.yaml:2: control character U+001B")


def test_a_file_over_the_limit_is_refused_unread(tmp_path: Path) -> None:
    path = written(tmp_path, b"")
    os.truncate(path, SIZE_LIMIT)  # takes no room on the disk
    assert refused(path).startswith("f.yaml:1: control character U+0000")
    os.truncate(path, SIZE_LIMIT + 1)
    assert refused(path) == "f.yaml: is 67,108,865 bytes; at most 67,108,864 are read"


@contextmanager
def as_an_ordinary_user() -> Iterator[None]:
    """Without the superuser's right to read everything, where the tests run as one."""
    user = os.geteuid()
    if user == 0:
        os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(user)


@UNIX
def test_a_file_that_may_not_be_read_is_refused() -> None:
    # Not in tmp_path, which only the superuser may enter where the tests run as one.
    with tempfile.TemporaryDirectory() as place:
        os.chmod(place, 0o755)
        path = written(Path(place), b"a: 1\n")
        path.chmod(0o644)
        with as_an_ordinary_user():
            assert read_text(path) == "a: 1\n"
        path.chmod(0o000)
        with as_an_ordinary_user():
            assert refused(path) == "f.yaml: cannot be opened: Permission denied"


def test_a_name_that_no_file_can_have_is_refused(tmp_path: Path) -> None:
    assert refused(tmp_path / ("x" * 300)) == "f.yaml: cannot be opened: File name too long"
    assert refused(tmp_path / "a\0b").startswith("f.yaml: cannot be opened: ")


def test_a_file_is_called_by_its_path_when_nothing_else_is_said(tmp_path: Path) -> None:
    with pytest.raises(InvalidData) as caught:
        read_text(tmp_path / "gone.yaml")
    assert caught.value.faults[0].file == str(tmp_path / "gone.yaml")


@settings(deadline=None)
@given(st.one_of(st.binary(max_size=40), st.text(max_size=40).map(str.encode)))
def test_any_bytes_are_read_or_refused_with_their_line(content: bytes) -> None:
    with tempfile.TemporaryDirectory() as place:
        path = written(Path(place), content)
        lines = content.count(b"\n") + content.count(b"\r") + 1
        faults = []
        try:
            text = read_text(path)
            assert text.count("\n") < lines
            assert "\r" not in text
            assert text == content.decode().removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
        except InvalidData as error:
            faults = error.faults
        assert all(1 <= fault.line <= lines for fault in faults)
