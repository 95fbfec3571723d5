"""Tables as programs save them: separators, quotes, line breaks, columns, and what is said where one is none."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.errors import InvalidData
from matcher.spreadsheet import Sheet, figure, fold, is_unknown, lines_of, listed_names, sniffed


def read(
    text: str, *, whole: bool = False, comments: bool = False
) -> tuple[list[str], list[tuple[int, list[str]]], list[str]]:
    """(header, rows with their lines, faults) of a table."""
    faults: list[str] = []
    sheet = Sheet(lines_of(text), "t.csv", known=("country", "theme"), comments=comments)
    found = list(sheet.rows(lambda line, message: faults.append(f"{line}: {message}"), whole=whole))
    return sheet.header, found, faults


def refused(text: str) -> str:
    with pytest.raises(InvalidData) as caught:
        read(text)
    return "\n".join(map(str, caught.value.faults))


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("told", [False, True])
def test_the_separator_is_found_in_the_header_or_told_by_a_line(separator: str, told: bool) -> None:
    head = f"sep={separator}\n" if told else ""
    text = f"{head}country{separator}theme\nRwanda{separator}health\n"
    assert read(text) == (["country", "theme"], [(2 + told, ["Rwanda", "health"])], [])


def test_the_separator_is_the_one_that_makes_known_columns() -> None:
    assert sniffed("title, in full;country;theme\n", {"country", "theme"}) == ";"
    assert sniffed("a,b;c,d\n", set()) == ","


def test_a_line_break_within_quotes_is_of_the_cell_and_the_next_row_keeps_its_line() -> None:
    header, rows, faults = read('country,note\nRwanda,"see also\nKenya,not asked"\nFiji,\n')
    assert rows == [(2, ["Rwanda", "see also\nKenya,not asked"]), (4, ["Fiji", ""])]
    assert (header, faults) == (["country", "note"], [])


def test_a_header_may_have_a_line_break_too() -> None:
    assert read('country,"what\nto learn"\nRwanda,x\n')[1] == [(3, ["Rwanda", "x"])]


def test_empty_rows_and_empty_columns_at_the_end_are_dropped() -> None:
    assert read("country,theme,,\nRwanda,health,,\n,,,\n\n  \nFiji\n") == (
        ["country", "theme"],
        [(2, ["Rwanda", "health"]), (6, ["Fiji", ""])],
        [],
    )


def test_a_row_longer_than_its_header_is_a_fault_and_the_others_are_read() -> None:
    _, rows, faults = read("country,theme\nRwanda,health,x\nFiji,\n")
    assert (rows, faults) == ([(3, ["Fiji", ""])], ["2: 3 cells; 2 are due (country,theme)"])


def test_where_a_row_must_be_whole_a_short_one_is_a_fault() -> None:
    assert read("country,theme\nFiji\n", whole=True)[2] == ["2: 1 cells; 2 are due (country,theme)"]


def test_a_column_twice_is_a_fault_however_it_is_written() -> None:
    said = "t.csv:1: Country: the column stands twice (1 and 3); leave one, or name them apart"
    assert refused("Country,theme,COUNTRY_\n") == said


def test_quotes_that_nothing_closes_are_told_with_the_lines_they_swallow() -> None:
    _, rows, faults = read('country,theme\nKenya,\n"Rwanda,health\nFiji,\nPeru,\n')
    assert rows == [(2, ["Kenya", ""])]
    assert faults == ["3: not valid CSV: a quote is opened and nothing closes it; lines 3 to 5 are taken for one row"]


def test_after_a_broken_row_the_next_is_read() -> None:
    _, rows, faults = read('country,theme\n"Rwanda"x,health\nFiji,climate\n')
    assert rows == [(3, ["Fiji", "climate"])]
    assert faults == ["2: not valid CSV: ',' expected after '\"'"]


def test_a_first_row_without_an_end_is_refused() -> None:
    assert refused('"country' + "\n" * 50) == "t.csv:1: not valid CSV: a quote that nothing closes"


def test_a_first_row_that_cannot_be_read_is_refused_with_its_line() -> None:
    long = "x" * 131_073
    assert refused(f"\n{long},theme\n") == "t.csv:2: not valid CSV: field larger than field limit (131072)"


def test_a_mark_of_the_encoding_is_not_of_the_first_column() -> None:
    assert read("\ufeffcountry,theme\nRwanda,health\n") == (["country", "theme"], [(2, ["Rwanda", "health"])], [])


@pytest.mark.parametrize(
    "text",
    [
        "Country Name,Country Code,Indicator Name,Indicator Code,2000,2001\nRwanda,RWA,x,SP.POP.TOTL,1,2\n",
        '"Country Name";"Country Code";"Series Name";"Series Code";"2000 [YR2000]"\n',
        '"Data Source","World Development Indicators",\n\n"Last Updated Date","2026-07-01",\n\n"Country Name"\n',
    ],
)
def test_a_table_with_a_column_for_each_year_is_recognised_with_what_to_do(text: str) -> None:
    said = refused(text)
    assert said.startswith("t.csv:1: this is a table of the World Bank with a column for each year, not such a table.")
    assert "matcher refresh FILE DIR" in said
    assert "Country Code, each country once" in said


def test_remarks_are_passed_over_where_they_begin_a_row_and_nowhere_else() -> None:
    text = '# our list, "of\ncountry,theme\n# more\nRwanda,"a\n# b"\n'
    assert read(text, comments=True)[1] == [(4, ["Rwanda", "a\n# b"])]
    assert read("country\n#1\n")[1] == [(2, ["#1"])]


def test_nothing_is_no_table() -> None:
    assert read("") == ([], [], [])
    assert read("\n\n") == ([], [], [])


@pytest.mark.parametrize(
    "text", ["Country Code", "country_code", "COUNTRY-CODE", " country\ncode ", "\ufeffCountryCode"]
)
def test_columns_are_compared_without_case_blanks_and_strokes(text: str) -> None:
    assert fold(text) == "countrycode"


@pytest.mark.parametrize("cell", ["", " ", "-", "–", "..", "n/a", "N/A", "NA", "#N/A"])
def test_what_stands_for_no_figure_is_unknown(cell: str) -> None:
    assert is_unknown(cell)


@pytest.mark.parametrize("cell", ["0", "-1", "nan", "none", "x"])
def test_a_figure_and_a_word_are_not_unknown(cell: str) -> None:
    assert not is_unknown(cell)


def test_a_decimal_comma_is_one_where_semicolons_separate_and_nowhere_else() -> None:
    assert [figure("12,5", separator) for separator in ",;\t|"] == ["12,5", "12.5", "12,5", "12,5"]
    assert figure("1,234,5", ";") == "1,234,5"
    assert figure("1.234,5", ";") == "1.234,5"


def test_a_plain_list_has_a_name_a_line() -> None:
    text = "\ufeff# ours\nKenya,,\n\n\"Egypt, Arab Rep.\"\n'Fiji';\nPeru # and so on\n\t\n"
    assert list(listed_names(text)) == [(2, "Kenya"), (4, "Egypt, Arab Rep."), (5, "Fiji"), (6, "Peru")]


CELLS = st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp")) | st.sampled_from(",;|\"'\n"), max_size=8)


@given(st.lists(st.lists(CELLS, min_size=2, max_size=2), max_size=5), st.sampled_from(",;\t|"))
def test_what_python_writes_is_read_back(table: list[list[str]], separator: str) -> None:
    out = io.StringIO()
    csv.writer(out, delimiter=separator, lineterminator="\n").writerows([["country", "theme"], *table])
    _, rows, faults = read(out.getvalue())
    assert faults == []
    assert [cells for _, cells in rows] == [cells for cells in table if any(cell.strip() for cell in cells)]


@given(st.text(st.sampled_from('country,;"\n\t|# sep='), max_size=80))
def test_any_text_is_a_table_or_refused_with_lines_that_it_has(text: str) -> None:
    last = text.count("\n") + 1
    faults: list[int] = []
    try:
        sheet = Sheet(lines_of(text), "t.csv")
        lines = [line for line, _ in sheet.rows(lambda line, _: faults.append(line))]
    except InvalidData as error:
        lines = [fault.line for fault in error.faults]
    assert all(1 <= line <= last for line in (*lines, *faults))
