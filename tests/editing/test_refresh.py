"""Newer figures from the World Bank: the three layouts as the Bank writes them, and what they change.

The excerpts are faithful to the files: byte order mark, CRLF, every cell in quotes, a comma at the end of each line,
four lines above the header of a download, tables of notes beside the figures in an archive, the lines below a query.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from matcher import api
from matcher.catalogue.catalogue import Catalogue
from matcher.editing.refresh import SERIES
from matcher.editing.world_bank import opened
from matcher.errors import InvalidData, NotWritten, UsageError
from tests.editing.folder_of import folder_of
from tests.process import matcher as run

BOM = "\ufeff"
YEARS = range(2021, 2027)
COLUMNS = ("Country Name", "Country Code", "Indicator Name", "Indicator Code")
NAMES = {
    "SP.POP.TOTL": "Population, total",
    "SH.DYN.MORT": "Mortality rate, under-5 (per 1,000 live births)",
    "NY.GDP.PCAP.PP.KD": "GDP per capita, PPP (constant 2021 international $)",
    "NV.IND.TOTL.ZS": "Industry (including construction), value added (% of GDP)",
    "SP.DYN.LE00.IN": "Life expectancy at birth, total (years)",
    "XX.NOT.KNOWN": 'An indicator "of another" kind',
}
Told = Mapping[tuple[str, str], Mapping[int, str]]
FIGURES: Told = {
    ("RWA", "SP.POP.TOTL"): {2021: "13065837", 2024: "14256567", 2025: "14569000", 2026: "14900000"},
    ("RWA", "SH.DYN.MORT"): {2021: "40.5", 2026: "35.1"},
    ("KEN", "SH.DYN.MORT"): {2021: "41.1"},
    ("AFE", "SH.DYN.MORT"): {2026: "55"},
    ("RWA", "XX.NOT.KNOWN"): {2026: "1"},
}


def _quoted(*cells: str) -> str:
    return ",".join('"' + cell.replace('"', '""') + '"' for cell in cells)


def _table(figures: Told = FIGURES, names: Mapping[str, str] = NAMES) -> str:
    lines = [_quoted(*COLUMNS, *map(str, YEARS)) + ","]
    for (country, code), values in figures.items():
        lines.append(
            _quoted(f"The {country}, name", country, names[code], code, *(values.get(y, "") for y in YEARS)) + ","
        )
    return "\r\n".join(lines) + "\r\n"


def _download(figures: Told = FIGURES, names: Mapping[str, str] = NAMES) -> str:
    head = ['"Data Source","World Development Indicators",', "", '"Last Updated Date","2026-12-16",', "", ""]
    return BOM + "\r\n".join(head) + _table(figures, names)


def _bulk(place: Path, figures: Told = FIGURES) -> Path:
    with zipfile.ZipFile(place / "WDI_CSV.zip", "w") as archive:
        for name, text in {
            "WDICSV.csv": BOM + _table(figures),
            "WDICountry.csv": BOM + _quoted("Country Code", "Short Name", "Special Notes") + "\r\n",
            "WDISeries.csv": BOM + _quoted("Series Code", "Topic", "Indicator Name") + "\r\n",
            "WDIcountry-series.csv": BOM + _quoted("CountryCode", "SeriesCode", "DESCRIPTION") + "\r\n",
            "WDIseries-time.csv": BOM + _quoted("SeriesCode", "Year", "DESCRIPTION") + "\r\n",
            "WDIfootnote.csv": BOM + _quoted("CountryCode", "SeriesCode", "Year", "DESCRIPTION") + "\r\n",
        }.items():
            archive.writestr(zipfile.ZipInfo(name, (2026, 12, 16, 9, 0, 0)), text)
    return place / "WDI_CSV.zip"


def _query() -> str:
    lines = [
        "Country Name,Country Code,Series Name,Series Code,2025 [YR2025],2026 [YR2026]",
        'Rwanda,RWA,"Mortality rate, under-5 (per 1,000 live births)",SH.DYN.MORT,..,35.1',
        ",,,,,",
        ",,,,,",
        "Data from database: World Development Indicators,,,,,",
        "Last Updated: 12/16/2026,,,,,",
    ]
    return BOM + "\r\n".join(lines) + "\r\n"


def _file(place: Path, text: str, name: str = "API_X_DS2_en_csv_v2_1.csv") -> Path:
    (place / name).write_bytes(text.encode())
    return place / name


def _faults(path: Path, place: Path) -> str:
    with pytest.raises(InvalidData) as caught:
        api.refresh(str(path), str(place / "newer"))
    assert not (place / "newer").exists()
    return caught.value.message


def test_a_download_writes_what_is_newer_and_tells_what_changed(tmp_path: Path) -> None:
    answer = api.refresh(str(_file(tmp_path, _download())), str(tmp_path / "newer"))
    assert [(c.code, c.part, c.countries, c.newer, c.revised, c.kept, c.newest) for c in answer] == [
        ("SH.DYN.MORT", "indicators", 2, 1, 0, 1, 2026),
        ("SP.POP.TOTL", "indicators", 1, 1, 0, 0, 2026),
        ("SP.POP.TOTL", "history", 1, 1, 0, 0, 2026),
    ]
    assert answer.query["updated"] == "2026-12-16"
    newer = tmp_path / "newer"
    assert (newer / "indicators.csv").read_text(encoding="utf-8") == (
        "iso3,indicator,year,value,source\n"
        "RWA,SH.DYN.MORT,2026,35.1,wdi_2026-12-16\n"
        "RWA,SP.POP.TOTL,2026,14900000,wdi_2026-12-16\n"
    )
    assert (newer / "indicators.yaml").read_text(encoding="utf-8").splitlines()[1] == 'edition: "2026-12-16"'
    source = (newer / "sources.yaml").read_text(encoding="utf-8")
    for line in ("publisher: \"World Bank\"", 'edition: "last updated 2026-12-16"', 'licence: "CC BY 4.0"',
                 f'retrieved: "{date.today().isoformat()}"'):  # fmt: skip
        assert line in source


def test_the_history_keeps_its_other_columns_and_years(tmp_path: Path) -> None:
    api.refresh(str(_file(tmp_path, _download())), str(tmp_path / "newer"))
    shipped, newer = Catalogue.load(), Catalogue.load(tmp_path / "newer")
    was, now = shipped.country("RWA")["stage_now"], newer.country("RWA")["stage_now"]
    assert was == now  # of the stage nothing was in the file
    rows = [line.split(",") for line in (tmp_path / "newer" / "history.csv").read_text(encoding="utf-8").splitlines()]
    assert rows[0] == ["iso3", "year", *shipped.dictionary["series"]]
    assert rows[1][:2] == ["RWA", "1980"]
    assert rows[-1][:2] == ["RWA", "2026"]
    assert [cell for cell in rows[-1][2:] if cell] == ["14900000"]
    assert {row[0] for row in rows[1:]} == {"RWA"}


def test_the_folder_lies_over_the_data_without_a_fault_and_says_so_in_every_output(tmp_path: Path) -> None:
    api.refresh(str(_file(tmp_path, _download())), str(tmp_path / "newer"))
    found = api.validate(str(tmp_path / "newer"))
    assert list(found) == []
    country = api.country("Rwanda", catalogue=Catalogue.load(tmp_path / "newer"))
    assert country.version.startswith("2026-12-16+")
    assert not country.version.endswith("+own-scales")


def test_scales_stay_unless_they_are_frozen_anew_which_every_output_then_says(tmp_path: Path) -> None:
    figures = {("RWA", "SP.DYN.LE00.IN"): {2024: "119.5"}}
    path = str(_file(tmp_path, _download(figures)))
    api.refresh(path, str(tmp_path / "newer"))
    assert not (tmp_path / "newer" / "reference.csv").exists()
    api.refresh(path, str(tmp_path / "frozen"), freeze=True)
    catalogue = Catalogue.load(tmp_path / "frozen")
    assert catalogue.version.endswith("+own-scales")
    shown = run("suggest", "Rwanda", "--top", "1", "--data", str(tmp_path / "frozen"))
    assert re.search(r"^matcher \S+, data 2026-12-16\+[0-9a-f]{10}\+own-scales, ", shown.out, re.MULTILINE)
    # Written over without them, the scales of before are gone, which fitted other figures.
    api.refresh(path, str(tmp_path / "frozen"), force=True)
    assert not (tmp_path / "frozen" / "reference.csv").exists()


def test_the_bulk_file_is_found_among_its_notes_and_dated_by_the_archive(tmp_path: Path) -> None:
    answer = api.refresh(str(_bulk(tmp_path)), str(tmp_path / "newer"))
    assert answer.query["updated"] == "2026-12-16"
    assert [change.code for change in answer] == ["SH.DYN.MORT", "SP.POP.TOTL", "SP.POP.TOTL"]


def test_a_query_is_read_with_its_own_headings_its_empty_cells_and_its_date(tmp_path: Path) -> None:
    answer = api.refresh(str(_file(tmp_path, _query(), "Data_Extract.csv")), str(tmp_path / "newer"))
    assert answer.query["updated"] == "2026-12-16"
    assert [(c.code, c.newer) for c in answer] == [("SH.DYN.MORT", 1)]


def test_rows_are_told_with_line_and_figures_as_they_stand(tmp_path: Path) -> None:
    with opened(str(_file(tmp_path, _download()))) as bank:
        rows = list(bank.rows)
        assert bank.updated() == "2026-12-16"
    assert (rows[1].line, rows[1].country, rows[1].code, rows[1].values) == (
        7, "RWA", "SH.DYN.MORT", {2021: "40.5", 2026: "35.1"}
    )  # fmt: skip
    assert rows[-1].name == 'An indicator "of another" kind'


def test_a_value_of_the_same_year_that_was_revised_replaces_ours_and_an_equal_one_does_not(tmp_path: Path) -> None:
    own = Catalogue.load().country("RWA")["figures"]["SH.DYN.MORT"]
    year, value = own[0], own[1]
    assert year in YEARS
    for given, counted in ((value, (0, 0, 1)), (value + 1, (0, 1, 0))):
        path = _file(tmp_path, _download({("RWA", "SH.DYN.MORT"): {year: repr(given)}}))
        answer = api.refresh(str(path), str(tmp_path / "newer"), force=True)
        assert [(c.newer, c.revised, c.kept) for c in answer] == [counted]


def test_what_cannot_be_used_is_left_out_and_said(tmp_path: Path) -> None:
    figures: Told = {
        ("RWA", "SH.DYN.MORT"): {2025: "35.1", 2026: "5000"},
        ("RWA", "NV.IND.TOTL.ZS"): {2026: "0"},
        ("RWA", "NY.GDP.PCAP.PP.KD"): {2026: "4000"},
        ("AFE", "SH.DYN.MORT"): {2026: "1"},
    }
    other = {**NAMES, "NY.GDP.PCAP.PP.KD": "GDP per capita, PPP (constant 2027 international $)"}
    answer = api.refresh(str(_file(tmp_path, _download(figures, other))), str(tmp_path / "newer"))
    assert answer.warnings == [
        "SH.DYN.MORT of RWA 2026: 5000 is outside 0 to 1000",
        'NY.GDP.PCAP.PP.KD: is "GDP per capita, PPP (constant 2027 international $)"; here it is at constant 2021 '
        "international $",
        "NV.IND.TOTL.ZS of RWA 2026: 0 beside its other figures is no figure",
        "1 country or group that matcher does not have",
    ]
    rows = (tmp_path / "newer" / "indicators.csv").read_text(encoding="utf-8").splitlines()
    assert rows[1:] == ["RWA,SH.DYN.MORT,2025,35.1,wdi_2026-12-16"]


def test_where_nothing_tells_the_date_it_is_asked_for(tmp_path: Path) -> None:
    path = _file(tmp_path, BOM + _table(), "WDICSV.csv")
    message = "nothing in it says when the figures were last updated; say so: --edition 2026-10-01"
    assert _faults(path, tmp_path) == f"{path}: {message}"
    answer = api.refresh(str(path), str(tmp_path / "newer"), edition="2026-12-01")
    assert answer.query["updated"] == "2026-12-01"
    with pytest.raises(UsageError, match='--edition must be a date; it is "December"'):
        api.refresh(str(path), str(tmp_path / "other"), edition="December")


def test_what_is_no_file_of_the_bank_is_refused_with_what_is_due(tmp_path: Path) -> None:
    due = "a file of the World Bank is due (WDI_CSV.zip, API_*.zip, or a query's CSV)"
    header = 'no header with "Country Code" and "Indicator Code" or "Series Code" in the first 10 lines'
    cases = {
        "": f":1: {header}: {due}",
        "iso3,year,value\nRWA,2026,1\n": f":1: {header}: {due}",
        "Country Code,Indicator Code,value\nRWA,SP.POP.TOTL,1\n": ":1: there is no column of a year (2023, or 2023 "
        "[YR2023])",
        _table({("RWA", "XX.NOT.KNOWN"): {2026: "1"}}): ": none of its 1 indicators is one that matcher has for a "
        "country here (SP.POP.TOTL, SH.DYN.MORT ...)",
        _table({("RWA", "SP.POP.TOTL"): {2026: "many"}}): ":2: 2026: 'many' is not a number",
        _table() + '"open': ":7: not valid CSV: unexpected end of data",
    }
    for text, message in cases.items():
        path = _file(tmp_path, text)
        assert _faults(path, tmp_path) == f"{path}{message}"


def test_a_damaged_or_a_strange_archive_is_refused(tmp_path: Path) -> None:
    whole = _bulk(tmp_path).read_bytes()
    torn = tmp_path / "torn.zip"
    torn.write_bytes(whole[:40] + b"\0" * 20 + whole[60:])
    assert _faults(torn, tmp_path) == f"{torn}: the zip file is damaged or locked; fetch it again"
    strange = tmp_path / "strange.zip"
    with zipfile.ZipFile(strange, "w") as archive:
        archive.writestr("one.csv", "a\n")
        archive.writestr("two.csv", "a\n")
    one = "one table of figures is due, such as WDICSV.csv; the archive holds one.csv and two.csv"
    assert _faults(strange, tmp_path) == f"{strange}: {one}"
    locked = tmp_path / "locked.zip"
    first, mark = whole.index(b"PK\x03\x04"), whole.index(b"PK\x01\x02")  # of WDICSV.csv: its bit says "encrypted"
    flags = {first + 6: 1, mark + 8: 1}
    locked.write_bytes(bytes(byte | flags.get(place, 0) for place, byte in enumerate(whole)))
    assert _faults(locked, tmp_path) == f"{locked}: the zip file is damaged or locked; fetch it again"
    newer = tmp_path / "newer.zip"  # says that it is of a release of the format that nobody has
    newer.write_bytes(whole[: mark + 6] + b"\xfc" + whole[mark + 7 :])
    assert _faults(newer, tmp_path) == f"{newer}: the zip file is damaged or locked; fetch it again"
    squeezed = tmp_path / "squeezed.zip"
    squeezed.write_bytes(whole[: mark + 10] + bytes([zipfile.ZIP_LZMA]) + whole[mark + 11 :])
    assert _faults(squeezed, tmp_path) == f"{squeezed}: the zip file is damaged or locked; fetch it again"
    empty = tmp_path / "empty.zip"
    with zipfile.ZipFile(empty, "w") as archive:
        archive.writestr("readme.txt", "a\n")
    assert _faults(empty, tmp_path).endswith("the archive holds no table of figures")


def test_what_is_not_there_or_no_text_is_refused(tmp_path: Path) -> None:
    assert _faults(tmp_path / "none.zip", tmp_path) == f"{tmp_path / 'none.zip'}: there is no such file"
    assert _faults(tmp_path, tmp_path) == f"{tmp_path}: is a folder; a file is due"
    latin = tmp_path / "latin.csv"
    latin.write_bytes(_table().replace("name", "nom\u00e9").encode("latin-1"))
    assert _faults(latin, tmp_path) == f"{latin}: byte 0xe9 is not UTF-8; fetch the file again"


def test_a_folder_in_use_is_not_written_over(tmp_path: Path) -> None:
    own = folder_of(tmp_path / "own")
    before = {path.name: path.read_bytes() for path in own.iterdir()}
    path = str(_file(tmp_path, _download()))
    with pytest.raises(NotWritten) as caught:
        api.refresh(path, str(own))
    files = "sources.yaml, indicators.yaml, indicators.csv and history.csv"
    assert caught.value.message == f"{own} holds {files} already."
    assert {path.name: path.read_bytes() for path in own.iterdir()} == before


def test_the_command_tells_what_it_wrote_and_how_to_use_it(tmp_path: Path) -> None:
    path, place = str(_file(tmp_path, _download())), str(tmp_path / "newer")
    done = run("refresh", path, place)
    assert (done.code, done.err) == (0, "")
    assert done.out.splitlines()[0] == "Figures of the World Bank, last updated 2026-12-16"
    assert f"Wrote 2 figures and 47 country-years to {place}." in done.out
    assert "The scales stay those of the shipped data" in done.out
    again = run("refresh", path, place)
    assert again.code == 6
    assert "use --force to write over them" in again.err
    assert run("refresh", str(tmp_path / "none"), place).code == 3


def test_every_series_that_can_be_renewed_is_one_of_the_history() -> None:
    assert set(SERIES) <= set(Catalogue.load().dictionary["series"])
