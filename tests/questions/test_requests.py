"""What a list or table asks for, line by line."""

from __future__ import annotations

import pytest

from matcher.encodings import kind_of, looks_like, not_utf8, refuse_other_texts
from matcher.errors import InvalidData
from matcher.questions.requests import Request, read
from matcher.spreadsheet import without_title


def test_a_list_has_a_name_a_line_and_an_empty_text_none() -> None:
    assert read("Kenya\n\nPeru # ours\n") == ([Request(1, "Kenya", {}), Request(3, "Peru", {})], [], True)
    assert read("") == read("\n# nothing\n") == ([], [], True)


def test_rows_are_in_their_order_with_what_is_wrong_among_them() -> None:
    found = read("country,iso3,theme,top\nKenya,,health,2\nPeru,PER,,x\n,FJI,,n/a\n,,climate,\na,b,c,d,e\nMali,,,3.0\n")
    assert found.requests == [
        Request(2, "Kenya", {"theme": ["health"], "top": 2}),
        Request(3, "Peru", {}, "top: 'x' is not a whole number above 0"),
        Request(4, "FJI", {}, notes=("top: 'n/a' is taken for unknown",)),
        Request(5, "", {}, "no country is named"),
        Request(6, "", {}, "5 cells; 4 are due (country,iso3,theme,top)"),
        Request(7, "Mali", {"top": 3}),
    ]
    assert (found.notes, found.plain) == ([], False)
    assert read("country,code iso\nKenya,KEN\n").requests == [Request(2, "Kenya", {}, "", "KEN")]


def test_a_code_of_letters_stays_as_it_is_and_one_of_digits_gets_its_zeros_back() -> None:
    found = read("country,iso2\nKenya,KE\nAfghanistan,4\nAlbania,8.0\nKenya,0404\n").requests
    assert [one.code for one in found] == ["KE", "004", "008", "0404"]


@pytest.mark.parametrize("cell", ["3.", "3.5", "0", "-3", ".0", "1234567890"])
def test_what_is_no_whole_number_above_0_is_a_fault(cell: str) -> None:
    said = f"top: '{cell}' is not a whole number above 0"
    assert read(f"country,top\nKenya,{cell}\n").requests == [Request(2, "Kenya", {}, said)]


def test_remarks_are_passed_over_in_a_table_too() -> None:
    for before in ("", "  ", "\t"):
        assert [one.line for one in read(f"country,theme\n{before}# Peru,health\nKenya,health\n").requests] == [3]


def test_the_separator_is_that_which_makes_known_columns() -> None:
    assert read("Land;a,b,c,d\nKenya;x\n").requests == [Request(2, "Kenya", {})]


def test_columns_that_are_not_read_are_named_with_what_may_be_meant() -> None:
    assert read("country,theme,x\nKenya,,\n").notes == ["a column is not read: x"]
    many = ",".join(f"x{number}" for number in range(11))
    assert read(f"country,thema,{many}\nKenya\n").notes == [
        "columns are not read: thema (Did you mean 'theme'?), x0, x1, x2, x3, x4, x5, x6 and 4 more"
    ]
    assert read("country,x0,x1,x2,x3,x4,x5,x6,x7\nKenya\n").notes == [
        "columns are not read: x0, x1, x2, x3, x4, x5, x6, x7"
    ]
    assert read("country,x0,x1,x2,x3,x4,x5,x6,x7,x8\nKenya\n").notes == [
        "columns are not read: x0, x1, x2, x3, x4, x5, x6, x7 and 1 more"
    ]
    assert read("country,name\nKenya,x\n").notes == []


def test_of_a_list_of_our_own_each_country_is_asked_for_once_where_it_stood_first() -> None:
    text = (
        "slot,table,a,b,a_iso3,b_iso3\n1,1,Kenya,Peru,KEN,PER\n1,2,Fiji,Mali,FJI,MLI\n2,1,Peru,Kenya,PER,KEN\n,,,,,\n"
    )
    found = read(text)
    assert [(one.line, one.country, one.code) for one in found.requests] == [
        (2, "Kenya", "KEN"), (2, "Peru", "PER"), (3, "Fiji", "FJI"), (3, "Mali", "MLI"),
    ]  # fmt: skip
    assert found.notes == ["this is a list that matcher wrote: its countries are read, once each; the rest is not"]


def header(cells: object) -> bool:
    return "Pays" in list(cells)  # type: ignore[call-overload]


def test_what_stands_above_a_header_becomes_empty_lines() -> None:
    text = 'Participants\n"Lima, May 2026"\n\n;;\n"Pays";Code\nMali;MLI\n'
    assert without_title(text, header) == '\n\n\n\n"Pays";Code\nMali;MLI\n'
    assert without_title("Pays;Code\nMali;MLI\n", header) == "Pays;Code\nMali;MLI\n"


@pytest.mark.parametrize(
    "above",
    ["a;b\n", "a\tb\n", "a|b\n", "a;X\n", 'a "quote\n', "x\n" * 21],
    ids=["row", "tab", "stroke", "mark", "quote", "many"],
)
def test_what_may_be_a_row_is_no_title(above: str) -> None:
    text = above + "Pays;Code\nMali;MLI\n"
    assert without_title(text, header) == text


def test_twenty_lines_may_stand_above_a_header() -> None:
    assert without_title("x\n" * 20 + "Pays;Code\n", header) == "\n" * 20 + "Pays;Code\n"
    assert without_title("Pays\nMali\n", header) == "Pays\nMali\n"  # one column: a list with a header
    assert without_title("Lima\nPays\nMali\n", header) == "Lima\nPays\nMali\n"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("<!DOCTYPE html>\n", "x:1: this is a page of the web; save the table in it as text CSV, character set UTF-8"),
        ("\n <table>", "x:2: this is a page of the web; save the table in it as text CSV, character set UTF-8"),
        (
            "<?xml version",
            "x:1: this is XML, as a flat OpenDocument sheet is; save it as text CSV, character set UTF-8",
        ),
        ("\n\n\n<Workbook>\n", "x:4: this is XML, as a flat OpenDocument sheet is; save it as text CSV"),
        ("{\\rtf1 x}", "x:1: this is a text with formats (RTF); save it as text CSV, character set UTF-8"),
        ('[\n  "Kenya"]', "x:1: this is JSON; a table as CSV is due, or a list with one name a line"),
        ("ID;PWXL;N;E\nC;X1", "x:1: this is a sheet in SYLK (.slk); save it as text CSV, character set UTF-8"),
        ('TABLE\n0,1\n"a"\n', "x:1: this is a sheet in DIF; save it as text CSV, character set UTF-8"),
    ],
)
def test_text_that_is_no_table_is_called_what_it_is(text: str, said: str) -> None:
    with pytest.raises(InvalidData) as told:
        refuse_other_texts(text, "x")
    assert str(told.value).startswith(said)


@pytest.mark.parametrize(
    "text", ["", "Kenya\n<Peru>", "[Kenya]", "ID;Pays\nKEN;Kenya\n", "TABLE\nPeru\n", "<3M\n", "{x}"]
)
def test_other_text_may_be_a_list(text: str) -> None:
    refuse_other_texts(text, "x")


def test_bytes_are_told_apart_also_at_the_border() -> None:
    assert kind_of(b"a\0b\0c\0d\0e\0") == "UTF-16 without a mark; save the file as UTF-8"
    assert kind_of(b"a\0b\0c\0d\0ee") == ""  # four of five are no more than 0.8
    assert kind_of(b"a\0b\0") == "UTF-16 without a mark; save the file as UTF-8"
    assert kind_of(b"a\0") == ""
    assert looks_like("Zażółć gęślą".encode("cp1250")) == "Windows-1250, Central European letters"
    assert looks_like("Côte".encode() + b" \xe9t\xe9") == ""
    assert looks_like(b"C\xf4te \x7f\x7f") == "Windows-1252, Western European letters"


def test_a_byte_whose_place_is_not_known_is_told_with_what_the_text_looks_like_if_it_looks_like_anything() -> None:
    said = "a byte is not UTF-8; save the file as UTF-8"
    assert not_utf8(b"\xff") == said
    assert not_utf8("Côte".encode("cp1252")) == f"{said} (it looks like Windows-1252, Western European letters)"
