"""What people hand to a batch, as their programs save it: the right answer, or one clear line."""

from __future__ import annotations

import csv
import io
import os
from pathlib import Path

import pytest

from tests.needs import UNIX
from tests.process import matcher
from tests.reliability.child import Ended, on_a_terminal, run

CASES = Path(__file__).parent.parent / "cases"


def asked(found: Ended) -> list[tuple[str, str]]:
    """(country, theme) of each row of a batch as CSV."""
    return [(row["country_iso3"], row["theme"]) for row in csv.DictReader(io.StringIO(found.out))]


def batch(content: bytes, *options: str) -> Ended:
    return run("batch", "-", "-n", "1", "--draws", "0", "-f", "csv", *options, stdin=content)


@pytest.mark.parametrize(
    ("name", "rows"),
    [
        ("batch-cell-with-newline", [("RWA", "")]),
        ("batch-excel-trailing-columns", [("RWA", "health")]),
        ("batch-semicolon", [("RWA", "health"), ("NPL", "health"), ("NPL", "health")]),
        ("batch-wdi-header", [("RWA", "")]),
        ("stdin-cr-only", [("RWA", ""), ("NPL", "")]),
        ("stdin-utf16", [("RWA", "health")]),
    ],
)
def test_a_usual_file_is_read_as_it_was_meant_from_a_file_and_from_standard_input(
    name: str, rows: list[tuple[str, str]]
) -> None:
    path = CASES / f"{name}.csv"
    found = run("batch", str(path), "--draws", "0", "-f", "csv", *([] if "semicolon" in name else ["-n", "1"]))
    assert (found.code, asked(found)) == (0, rows)
    assert asked(batch(path.read_bytes())) == rows


def test_two_columns_of_one_name_are_refused() -> None:
    found = run("batch", str(CASES / "batch-two-country-columns.csv"))
    assert found.code == 3
    assert ":1: country: the column stands twice (1 and 2)" in found.err
    assert found.out == ""


def saved(language: str, number: int) -> tuple[bytes, list[tuple[str, str]]]:
    """A list as LibreOffice saves it in a language: ; between columns, a decimal comma, headers of its own."""
    columns = {"fr": ("Pays", "Code ISO"), "de": ("Land", "ISO-Code"), "pt": ("País", "ISO3")}[language]
    names = {"fr": ("Sénégal", "Égypte"), "de": ("Ruanda", "Ägypten"), "pt": ("Moçambique", "Egito")}[language]
    codes = {"fr": ("SEN", "EGY"), "de": ("RWA", "EGY"), "pt": ("MOZ", "EGY")}[language]
    lines = [(columns[0], columns[1], "theme", "top", "PIB")]
    lines += [(name, code, "health", "1", "12,5") for name, code in zip(names, codes, strict=True)]
    quote, end, mark, sep = (number & 1, ("\n", "\r\n")[number >> 1 & 1], number >> 2 & 1, number >> 3 & 1)
    text = end.join(";".join(f'"{cell}"' if quote else cell for cell in line) for line in lines) + end
    text = (f"sep=;{end}" if sep else "") + text
    return (b"\xef\xbb\xbf" if mark else b"") + text.encode(), [(code, "health") for code in codes]


@pytest.mark.parametrize("language", ["fr", "de", "pt"])
@pytest.mark.parametrize("number", [0, 3, 5, 6, 8, 11, 15])
def test_sheets_saved_in_french_german_and_portuguese_settings_are_answered(language: str, number: int) -> None:
    content, rows = saved(language, number)
    found = batch(content)
    assert (found.code, asked(found)) == (0, rows)
    assert "a column is not read: PIB" in found.err
    by_code = "line 2: the name is not known here, and the code beside it decides"
    assert ("the code beside it decides" in found.err) is (language == "de"), by_code


def test_the_same_in_an_encoding_of_the_machine_is_one_clear_line() -> None:
    found = batch("Pays;Code\nSénégal;SEN\n".encode("cp1252"))
    assert (found.code, found.out) == (3, "")
    assert found.err == (
        "matcher: standard input:2: byte 0xe9 at column 2 is not UTF-8; save the file as UTF-8 "
        "(it looks like Windows-1252, Western European letters)\n"
    )


def test_a_name_and_a_code_that_disagree_are_refused_and_the_others_answered() -> None:
    text = "Country Name,Country Code\nRwanda,KEN\nTaiwan,CHN\nCongo,COG\nCongo,RWA\nNowhere,FJI\nFiji,FJI\n"
    found = batch(text.encode())
    assert found.code == 7
    assert [iso3 for iso3, _ in asked(found)] == ["COG", "FJI", "FJI"]
    told = [line for line in found.err.splitlines() if line.startswith("matcher: line")]
    assert told == [
        'matcher: line 2: the name is "Rwanda", and the code beside it is that of Kenya (KEN).',
        "matcher: line 3: Taiwan is not among the 197 countries.",
        'matcher: line 5: the name is "Congo", and the code beside it is that of Rwanda (RWA).',
    ]
    assert "note: line 6: the name is not known here, and the code beside it decides" in found.err


def test_many_lines_that_disagree_are_counted_as_such() -> None:
    found = batch(b"country,iso3\n" + b"Rwanda,KEN\n" * 9 + b"Nowhere,\nFiji,FJI\n")
    assert found.err.splitlines()[-1] == (
        "matcher: 10 lines of the input failed (9 with a name and a code that disagree, "
        "1 with a name that nothing carries), 1 done"
    )


def test_na_is_namibia_in_a_column_of_countries_and_unknown_in_one_of_figures() -> None:
    found = batch(b"country,top\nNA,NA\n")
    assert asked(found) == [("NAM", "")]
    assert 'note: line 2: "NA" is read as the code of Namibia' in found.err
    assert "note: line 2: top: 'NA' is taken for unknown" in found.err


def test_a_list_says_where_a_name_is_that_of_several() -> None:
    found = batch(b"Guinea\nFiji\nGuinea\n")
    assert [iso3 for iso3, _ in asked(found)] == ["GIN", "FJI", "GIN"]
    assert 'note: lines 1, 3: "Guinea" is taken for Guinea (GIN), not for Guinea-Bissau (GNB)' in found.err


def test_the_program_s_own_list_can_be_handed_back() -> None:
    own = run(
        "batch", "-", "-n", "2", "-f", "csv", "--draws", "100", stdin=b"country,theme\nRwanda,health;climate\nFiji,\n"
    )
    found = batch(own.out.encode())
    assert (found.code, asked(found)) == (0, [("RWA", "health;climate"), ("FJI", "")])
    assert "this is a list that matcher wrote: its countries and theme are read, once each" in found.err


OWN = {
    ("suggest", "Rwanda"): {"RWA"},
    ("compare", "Kenya", "--lens", "learn,mutual"): {"KEN"},
    ("pairs", "--pool", "EAC", "-n", "3"): None,
    ("plan", "--pool", "EAC", "--method", "quick"): {"BDI", "COD", "KEN", "RWA", "SOM", "SSD", "TZA", "UGA"},
    ("explain", "Kenya", "Rwanda"): {"KEN", "RWA"},
    ("compare", "Kenya", "Uganda"): {"KEN", "UGA"},
    ("country", "Guinea"): {"GIN"},
    ("countries", "guinea"): {"GIN", "GNB", "GNQ", "PNG"},
    ("experiences", "--country", "Kenya"): {"KEN"},
    ("institutions", "--country", "Kenya"): {"KEN"},
    ("follow", str(Path(__file__).parent / "followed" / "rwa-eth.yaml"), "--on", "2027-01-01"): {"ETH", "RWA"},
}


@pytest.mark.parametrize(("command", "countries"), OWN.items(), ids=[" ".join(command[:2]) for command in OWN])
def test_the_countries_of_each_list_of_the_program_are_read_once(
    command: tuple[str, ...], countries: set[str] | None
) -> None:
    own = run(*command, "-f", "csv").out
    if countries is None:
        countries = {row[side] for row in csv.DictReader(io.StringIO(own)) for side in ("a_iso3", "b_iso3")}
    found = batch(own.encode())
    assert found.code == 0
    assert {iso3 for iso3, _ in asked(found)} == countries
    lenses = 2 if "--lens" in command else 1
    assert len(asked(found)) == lenses * len(countries)
    assert "note: this is a list that matcher wrote: " in found.err
    assert "Guinea-Bissau (GNB)" not in found.err  # the code beside the name tells


@pytest.mark.parametrize(
    "command",
    [
        ("gaps",),
        ("topics",),
        ("platforms",),
        ("exchanges",),
        ("triangle", "Kenya"),
        ("why", "Kenya", "Uganda", "Ghana"),
    ],
    ids=lambda command: command[0],
)
def test_a_list_of_the_program_without_countries_is_one_clear_line(command: tuple[str, ...]) -> None:
    found = batch(run(*command, "-f", "csv").out.encode())
    what = f"this is a list of `matcher {command[0]}`, which names no countries to find partners for"
    assert (found.code, found.out) == (3, "")
    assert found.err == f"matcher: standard input:1: {what}\n"


def test_a_column_that_may_tell_of_the_country_itself_is_said_to_narrow_its_partners() -> None:
    found = batch(b"country,income\nFiji,low\n")
    assert found.err == (
        "matcher: note: income of a line is taken for what its partners must be; if it tells of the country itself, "
        "rename the column\n"
    )
    assert "what its partners must be" not in batch(b"country,income\nFiji,\n").err


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("Staat;Wert\nRuanda;1\n", "Staat and Wert"),
        ("Region,Nation,Value\nAfrica,Rwanda,1\n", "Region, Nation and Value"),
        ("RWA\tRwanda\nFJI\tFiji\n", "RWA and Rwanda"),
    ],
)
def test_a_table_without_a_column_that_is_called_as_one_of_countries_is_one_clear_line(
    text: str, cells: str, tmp_path: Path
) -> None:
    path = tmp_path / "list.csv"
    path.write_text(text)
    for command in (("batch", str(path)), ("suggest", "Fiji", "--pool", f"@{path}")):
        found = run(*command)
        assert (found.code, found.out) == (3, "")
        assert found.err == (
            f"matcher: {path}:1: this looks like a table, and no column is called as one of countries is; the first "
            f"row has: {cells}. Call the column of the country `country`, or that of its code `iso3`; or give one name "
            "a line\n"
        )


def test_names_with_commas_are_still_a_list_of_names() -> None:
    text = "Egypt, Arab Rep.\nCongo, Dem. Rep.\nAtlantis, Republic of\n"
    assert [iso3 for iso3, _ in asked(batch(text.encode()))] == ["EGY", "COD"]
    assert "line 2: No country is called" in batch(b"Atlantis, Kingdom of\nNarnia, Republic of\n").err


@pytest.mark.parametrize(("cell", "rows"), [("2", 2), ("2.0", 2), ("", 1)])
def test_a_number_may_have_the_decimals_that_a_program_gave_it(cell: str, rows: int) -> None:
    assert len(asked(batch(f"country,top\nFiji,{cell}\n".encode()))) == rows
    assert len(asked(batch(f"country;top\nFiji;{cell.replace('.', ',')}\n".encode()))) == rows


def test_a_cell_with_a_line_break_never_answers_for_another_country() -> None:
    found = batch(b'country,theme\n"Rwanda\nKenya",health\nFiji,health\n')
    assert [iso3 for iso3, _ in asked(found)] == ["FJI"]
    assert "line 2: No country is called" in found.err


def test_a_wide_table_of_the_world_bank_is_named() -> None:
    found = batch(b"Country Name,Country Code,Indicator Name,Indicator Code,2000\nRwanda,RWA,x,SP.POP.TOTL,1\n")
    assert found.code == 3
    assert "a table of the World Bank with a column for each year, not a list of countries" in found.err


def test_many_failed_lines_are_counted_by_kind() -> None:
    found = batch(b"Kenya\n" + b"Nowhere\n" * 9 + b"Congo\nKorea\n")
    assert found.code == 7
    assert found.err.splitlines()[-1] == (
        "matcher: 11 lines of the input failed (9 with a name that nothing carries, "
        "2 with a name of several countries), 1 done"
    )


def test_equal_lines_get_equal_answers() -> None:
    found = batch(b"country,theme\n" + b"Rwanda,health\nFiji,\n" * 20)
    lines = found.out.splitlines()[1:]
    assert len(lines) == 40
    assert set(lines) == {lines[0], lines[1]}


@UNIX
@pytest.mark.parametrize(
    "command",
    [
        ("batch", "FIFO"), ("evaluate", "FIFO"), ("batch", "--profiles", "FIFO"), ("refresh", "FIFO", "out"),
        ("suggest", "Rwanda", "--pool", "@FIFO"), ("batch", "--profiles", "FIFO.parquet"),
    ],
    ids=" ".join,
)  # fmt: skip
def test_a_pipe_is_refused_at_once_everywhere(command: tuple[str, ...], tmp_path: Path) -> None:
    if "--profiles" in command:
        pytest.importorskip("numpy")
    for name in ("FIFO", "FIFO.parquet"):
        os.mkfifo(tmp_path / name)
    found = run(*command, cwd=tmp_path)
    assert found.code in (2, 3)
    assert "Traceback" not in found.err
    assert "not a regular file" in found.err or "pyarrow" in found.err


@UNIX
def test_a_terminal_is_told_what_is_waited_for() -> None:
    code, seen = on_a_terminal("schema")
    assert "reading from the keyboard" not in seen
    assert code == 0


READING = {
    "batch": ("batch", "FILE"),
    "batch, through the options": ("batch", "--for", "Fiji", "--pool", "Kenya;@FILE"),
    "suggest": ("suggest", "Fiji", "--pool", "@FILE"),
    "evaluate": ("evaluate", "FILE"),
    "plan": ("plan", "FILE"),
    "plan, pairs to avoid": ("plan", "--pool", "EAC", "--avoid", "FILE"),
    "plan, meetings to keep": ("plan", "--pool", "EAC", "--keep", "FILE"),
    "plan, times": ("plan", "--pool", "EAC", "--times", "@FILE"),
    "refresh": ("refresh", "FILE", "out"),
    "follow": ("follow", "FILE"),
    "follow a folder": ("follow", "FOLDER"),
    "validate": ("validate", "FILE"),
    "validate a folder": ("validate", "FOLDER"),
    "changes": ("changes", "shipped", "FOLDER"),
    "new review": ("new", "review", "FILE"),
    "an own folder": ("suggest", "Fiji", "--data", "FOLDER"),
    "the settings": ("suggest", "Fiji"),
}


@pytest.mark.parametrize("way", ["itself", "a link", "a second name"])
@pytest.mark.parametrize("command", READING.values(), ids=READING)
def test_a_file_that_is_read_is_not_written_over(command: tuple[str, ...], way: str, tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    path = folder / "indicators.csv" if len(command) > 2 or command[-1] != "Fiji" else tmp_path / "matcher.toml"
    path.write_text("country\nFiji\n" if path.suffix == ".csv" else "top = 2\n")
    target = path
    if way == "a link":
        target = tmp_path / "link.csv"
        target.symlink_to(path)
    elif way == "a second name":
        target = tmp_path / "second.csv"
        os.link(path, target)
    before = path.read_bytes()
    words = [word.replace("FILE", str(path)).replace("FOLDER", str(folder)) for word in command]
    found = run(*words, "-o", str(target), "--force", "--format", "csv", cwd=tmp_path)
    if command[0] == "new":
        found = run(*words, "-o", str(target), "--force", cwd=tmp_path)
    assert found.code == 2
    said = f"matcher: {target} is read as input, and not written over.\n  Choose another name for -o.\n"
    assert found.err == said
    assert path.read_bytes() == before


def test_standard_output_is_no_file_even_where_one_is_called_so(tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text("country\nFiji\n")
    os.link(tmp_path / "list.csv", tmp_path / "-")
    found = run("batch", "list.csv", "-n", "1", "--draws", "0", "-f", "csv", "-o", "-", cwd=tmp_path)
    assert (found.code, asked(found)) == (0, [("FJI", "")])
    assert (tmp_path / "list.csv").read_text() == "country\nFiji\n"


def test_a_file_that_is_called_as_a_country_is_no_input(tmp_path: Path) -> None:
    (tmp_path / "Fiji").write_text("mine")
    found = run("suggest", "Fiji", "-n", "1", "-o", "Fiji", "--force", "-f", "csv", cwd=tmp_path)
    assert found.code == 0
    assert (tmp_path / "Fiji").read_text().startswith("country_iso3")


SETTINGS = {
    "theme": "health; climate", "topic": "malaria, literacy", "pool": "Sahel;Kenya, Egypt, Arab Rep.",
    "exclude": "Kenya,Peru", "language": "French;Arabic", "income": "low, lower-middle", "population": "<2M",
    "lens": "learn", "weights": "stage=2,learn=1", "priorities": "declared", "top": "3", "draws": "0", "seed": "5",
}  # fmt: skip


@pytest.mark.parametrize(("name", "value"), SETTINGS.items(), ids=SETTINGS)
def test_a_setting_means_the_same_by_every_way_in(name: str, value: str, tmp_path: Path) -> None:
    def asked_with(*options: str, env: dict[str, str] | None = None) -> tuple[int, dict[str, object]]:
        found = matcher("suggest", "Fiji", *options, "--json", env=env, cwd=tmp_path)
        return found.code, found.json["query"]

    plain = asked_with()[1]
    by_flag = asked_with(f"--{name}", value)
    assert by_flag[0] == 0
    assert by_flag[1][name] != plain[name]
    assert asked_with(env={f"MATCHER_{name.upper()}": value}) == by_flag
    (tmp_path / "matcher.toml").write_text(f"{name} = {value if value.isdigit() else repr(value)}\n")
    assert asked_with() == by_flag
    if name in ("theme", "topic", "exclude", "language"):
        words = [word.strip() for word in value.replace(";", ",").split(",")]
        (tmp_path / "matcher.toml").write_text(f"{name} = {words}\n")
        assert asked_with()[1][name] in (by_flag[1][name], words)
        if name != "exclude":
            assert asked_with() == by_flag


@pytest.mark.parametrize("way", ["flag", "environment", "file", "cell"])
@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("South Sudan", {"SSD"}),
        ("Egypt, Arab Rep.", {"EGY"}),
        ("Kenya; Egypt, Arab Rep.,Peru", {"KEN", "EGY", "PER"}),
        ("Sudan, South Sudan", {"SDN", "SSD"}),
    ],
)
def test_a_list_means_the_same_by_every_way_in(way: str, words: str, left: set[str], tmp_path: Path) -> None:
    options, env = ["suggest", "Fiji", "-n", "9", "--draws", "0", "-f", "csv"], {}
    stdin = ""
    if way == "flag":
        options += ["--pool", words]
    elif way == "environment":
        env = {"MATCHER_POOL": words}
    elif way == "file":
        (tmp_path / "matcher.toml").write_text(f"pool = '{words}'\n")
    else:
        options[:2], stdin = ["batch", "-"], f'country,pool\nFiji,"{words}"\n'
    found = matcher(*options, env=env, cwd=tmp_path, stdin=stdin)
    assert {row["partner_iso3"] for row in csv.DictReader(io.StringIO(found.out))} == left


def test_themes_are_listed_in_the_same_way() -> None:
    for text in ("health,climate", "health; climate", "Health , CLIMATE"):
        found = matcher("suggest", "Fiji", "-n", "1", "--theme", text, "--draws", "0", "--json")
        assert found.json["query"]["theme"] == ["health", "climate"]


def test_machine_formats_are_utf_8_whatever_the_console(tmp_path: Path) -> None:
    for form in ("csv", "ndjson", "html"):
        plain, other = (
            run("countries", "ivoire", "-f", form, env={"PYTHONIOENCODING": encoding})
            for encoding in ("utf-8", "latin-1")
        )
        assert plain.out == other.out
        assert "Côte d’Ivoire" in plain.out
