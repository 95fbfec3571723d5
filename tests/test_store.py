"""The index as a file: read back as written, or not at all."""

from __future__ import annotations

import math
import re
from pathlib import Path
from typing import Any
from zlib import crc32

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import matcher
from matcher.store import FORMAT, Damaged, Store, from_bytes, from_file, pack

SECTIONS: dict[str, Any] = {"core": {"a": [1, 2.5, None, "é"]}, "names": {"alpha": ["AAA"]}}
RECORDS: dict[str, dict[str, Any]] = {"country": {"AAA": {"name": "Côte"}, "BBB": {}}, "source": {}}
CONTENT = pack("print", SECTIONS, RECORDS)


def all_of(store: Store) -> tuple[dict[str, Any], dict[str, dict[str, Any]]]:
    """Everything that SECTIONS and RECORDS hold, as `store` gives it."""
    sections = {name: store.section(name) for name in SECTIONS}
    return sections, {kind: {key: store.record(kind, key) for key in store.keys(kind)} for kind in RECORDS}


def written(place: Path, content: bytes) -> str:
    (place / "index").write_bytes(content)
    return str(place / "index")


def test_what_was_packed_is_read_back_from_memory_and_from_a_file(tmp_path: Path) -> None:
    assert all_of(from_bytes(CONTENT)) == (SECTIONS, RECORDS)
    assert all_of(from_file(written(tmp_path, CONTENT), "print")) == (SECTIONS, RECORDS)


def test_the_first_line_names_the_format_and_the_data() -> None:
    assert CONTENT.split(b"\n")[0].decode() == f"{FORMAT} print"


def test_keys_come_in_the_order_in_which_they_were_packed() -> None:
    assert from_bytes(CONTENT).keys("country") == ["AAA", "BBB"]


def test_there_is_no_record_that_was_not_packed() -> None:
    with pytest.raises(KeyError):
        from_bytes(CONTENT).record("country", "CCC")


def test_what_is_not_a_number_is_never_packed() -> None:
    with pytest.raises(ValueError, match="not JSON compliant"):
        pack("print", {"core": math.nan}, {})


def test_an_index_of_other_data_is_not_used(tmp_path: Path) -> None:
    with pytest.raises(Damaged, match="made from other data"):
        from_file(written(tmp_path, CONTENT), "prin")


def test_an_index_in_memory_may_be_of_any_data_or_only_of_those_asked_for() -> None:
    assert all_of(from_bytes(CONTENT, "print")) == (SECTIONS, RECORDS)
    for other in ("prin", "prints", ""):
        with pytest.raises(Damaged, match="made from other data"):
            from_bytes(CONTENT, other)


def test_an_index_of_another_format_is_not_used(tmp_path: Path) -> None:
    other = CONTENT.replace(FORMAT.encode(), b"matcher-index-0", 1)
    with pytest.raises(Damaged, match="made from other data"):
        from_file(written(tmp_path, other), "print")


def test_a_file_that_is_not_there_is_told_as_such(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        from_file(str(tmp_path / "gone"), "print")


def test_a_file_cut_short_anywhere_is_not_used(tmp_path: Path) -> None:
    for length in range(len(CONTENT)):
        with pytest.raises(Damaged):
            from_file(written(tmp_path, CONTENT[:length]), "print")


def test_a_byte_flipped_anywhere_is_noticed_before_anything_is_made_of_it(tmp_path: Path) -> None:
    for position in range(len(CONTENT)):
        flipped = bytearray(CONTENT)
        flipped[position] ^= 0x01
        with pytest.raises(Damaged):
            all_of(from_file(written(tmp_path, bytes(flipped)), "print"))


def test_a_flipped_record_leaves_the_others_readable(tmp_path: Path) -> None:
    at = CONTENT.index("Côte".encode())
    store = from_file(written(tmp_path, CONTENT[:at] + b"X" + CONTENT[at + 1 :]), "print")
    assert store.record("country", "BBB") == {}
    assert store.section("core") == SECTIONS["core"]
    with pytest.raises(Damaged):
        store.record("country", "AAA")


def test_where_the_records_of_a_kind_lie_is_checked_when_one_is_looked_up(tmp_path: Path) -> None:
    at = CONTENT.index(b'{"AAA":[')
    store = from_file(written(tmp_path, CONTENT[:at] + b"X" + CONTENT[at + 1 :]), "print")
    assert store.section("core") == SECTIONS["core"]
    assert store.keys("source") == []
    for ask in (lambda: store.record("country", "AAA"), lambda: store.keys("country")):
        with pytest.raises(Damaged):
            ask()


@pytest.mark.parametrize("length", [-1, 0, 10**11, -(10**11)])
def test_a_directory_of_an_impossible_length_is_noticed(tmp_path: Path, length: int) -> None:
    broken = CONTENT[:-24] + f"{length:12d}{crc32(b''):12d}".encode()
    with pytest.raises(Damaged):
        from_file(written(tmp_path, broken), "print")


def test_an_index_stays_readable_when_another_takes_its_place(tmp_path: Path) -> None:
    store = from_file(written(tmp_path, CONTENT), "print")
    (tmp_path / "new").write_bytes(b"other")
    (tmp_path / "new").replace(tmp_path / "index")
    assert all_of(store) == (SECTIONS, RECORDS)


def test_nothing_in_the_program_can_turn_bytes_into_running_code() -> None:
    forbidden = re.compile(
        r"^\s*(?:import|from)\s+(?:pickle|marshal|shelve|dill|cloudpickle|joblib)\b|\beval\(|\bexec\(|yaml\.(?:unsafe_|full_)?load\("
        r"|__import__\(|\bUnsafeLoader\b|\bFullLoader\b",
        re.MULTILINE,
    )
    files = sorted(Path(matcher.__file__).parent.rglob("*.py"))
    assert len(files) > 40
    assert [str(file) for file in files if forbidden.search(file.read_text(encoding="utf-8"))] == []


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


@settings(deadline=None)
@given(st.dictionaries(st.text(max_size=5), JSON, max_size=3), st.dictionaries(st.text(max_size=5), JSON, max_size=3))
def test_any_data_is_read_back_as_packed(sections: dict[str, Any], records: dict[str, Any]) -> None:
    store = from_bytes(pack("print", sections, {"kind": records}))
    assert {name: store.section(name) for name in sections} == sections
    assert {key: store.record("kind", key) for key in store.keys("kind")} == records
