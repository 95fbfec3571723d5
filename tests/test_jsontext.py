"""JSON is read as the standard library reads it."""

from __future__ import annotations

import builtins
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher import jsontext

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


@given(VALUES)
def test_what_json_writes_is_read_as_json_reads_it(value: Any) -> None:
    for text in (json.dumps(value), json.dumps(value, ensure_ascii=False)):
        packed = text.encode("utf-8", "surrogatepass")
        try:
            packed.decode()
        except UnicodeDecodeError:
            with pytest.raises(ValueError, match="surrogates"):
                jsontext.loads(packed)
            continue
        found = jsontext.loads(packed)
        assert found == json.loads(text) == value
        assert repr(found) == repr(value)


@pytest.mark.parametrize("text", [b"", b"{", b"[1, 2", b'{"a": 1}x', b"nothing", b"\xff", b'"\n"', b"1 2"])
def test_what_is_no_json_is_refused(text: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the words are those of the reader
        jsontext.loads(text)


def test_without_the_reader_of_cpython_json_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *rest: Any) -> Any:
        if name == "_json":
            raise ImportError(name)
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without)
    assert jsontext._reader() is json.loads
