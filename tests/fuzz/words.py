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

HEADERS = [
    "country", "Country Name", "Country Code", "iso3", "ISO_3", "Pays", "Code pays", "País", "Land", "name", "code",
    "theme", "topic", "need", "pool", "exclude", "language", "population", "income", "lens", "weights", "top", "rank",
    "score", "country_iso3", "partner_iso3", "a_iso3", "b_iso3", "slot", "table", "partner", "topics", "modalities",
    "likeness", "Indicator Code", "Series Code", "Data Source", "country", "COUNTRY ", "2020", "=x", "x" * 300,
]

CELLS = [
    "", " ", "Rwanda", "RWA", "rw", "Kenya", "KEN", "Fiji", "Egypt, Arab Rep.", "Congo", "Guinea", "NA", "n/a", "..",
    "-", "&", "Côte d'Ivoire", "C\u00c3\u00b4te d'Ivoire", "C&ocirc;te d'Ivoire", "Sudan (the)", "Nigeria (1)", "646",
    "U.A.E.", "中国", "كينيا", "Nowhere", "Rwanda\nKenya", "Kenya;Peru", "Kenya,Peru", '"', "'", "#", "# Kenya", "1",
    "0", "-1", "2.0", "3,5", "1e9", "9" * 40, "health", "water", "health;climate", "malaria", "<2M", "1M-5M", "low",
    "French", "balanced", "stage=1", "south", "AU", "@x", "@/etc/passwd", "=1+1", "\u202e", "x" * 400, "\t", "a|b",
    "Taiwan", "Hong Kong, China", "sep=;", "\ufeff", "\x85", "\ud83d\ude00", "1;2", "1,2", "2026-11-30 09:00-09:30",
]
# fmt: on
