"""What the cases are made of: bytes, values and words that have broken programs before."""

from __future__ import annotations

from typing import Any

# fmt: off
PIECES = [
    b"", b" ", b"\n", b"\n\n", b"- ", b"  ", b": ", b":", b"'", b'"', b"{", b"}", b"[", b"]", b"#", b",", b";",
    b"|", b">-",
    b"&a ", b"*a", b"!!python/object:x ", b"!x ", b"<<: ", b"---\n", b"...\n", b"%YAML 1.1\n", b"\t", b"\r", b"\r\n",
    b"\x00", b"\x1b[31m", b"\xff", b"\xc3", b"\xef\xbb\xbf", b"\xe2\x80\xae", b"\xed\xa0\x80", b"\xf0\x9f\x98\x80",
    b"NO", b"null", b"~", b"true", b"1e999", b".nan", b".inf", b"-1", b"0", b"010", b"1:30", b"9" * 40, b"2020-01-01",
    b"AAA", b"BBB", b"ZZZ", b"water", b"health", b"=1+1", b"@x", b"[bold]", b"../../x", b"%s", b"{0}", b"\\N",
    b"x" * 5000,
    b"[" * 300, b"{a: " * 300, b"? ", b"'''", b'"""', b"0x10", b"1_000", b"+5", b"-0", b"1e-400",
]

VALUES: list[Any] = [
    None, True, False, 0, 1, -1, 10**30, -(10**30), 0.5, -0.0, 1e308, 5e-324, 2020, 1800, 2100, 1799, "", " ", "x",
    "AAA",
    "BBB", "ZZZ", "water", "health", "high", "member", "2020", "x" * 5000, "\n", "a\nb", "=1+1", "[bold]", "\u202e",
    "\x1b[31m",
    "../../x", "🎉", "ß", "\u2028", "\ud800", [], {}, [[]], [None], {"": None}, {"a": 1}, ["AAA"], [1, "x"],
    {"x": {"y": []}},
]

WORDS = [
    "", " ", "Rwanda", "RWA", "rw", "Côte d'Ivoire", "Congo", "中国", "كينيا", "Россия", "x", "X" * 5000, "-", "--",
    "---",
    "../../x", "/etc/passwd", "~", "*", "%s", "{0}", "\n", "a\nb", "\x1b[31m", "\u202e", "\udcff", "🎉", "0", "1",
    "-1",
    "nan", "1e999", "999999999", "9" * 40, "health", "water", "malaria", "south", "all", "AU", "KEN,GHA", "KEN,,",
    ",", ";",
    "balanced", "learn", "stage=1", "stage=nan", "stage=1,learn=2", "=", "a=b", "csv", "json", "ndjson", "markdown",
    "table",
    "lines", "overlay", "replace", "AAA", "BBB", "Alpha", "bbb-clean-water", "ken-m-pesa-mobile-money", "experience",
    "experiences.yaml", "history.csv", "study-visit", "Sao Tome", "null", "[bold]", "=cmd", "\t", "x.csv", ".",
    "..", "/dev/null", "declared", "measured", "priorities.yaml",
]
# fmt: on
