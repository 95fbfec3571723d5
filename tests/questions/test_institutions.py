"""`institutions`: who did it, where it is, what it has done for others; and how other answers name it."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import matcher
from matcher.answers.whom import became, called, told
from matcher.catalogue.catalogue import Catalogue
from matcher.errors import UnknownName
from matcher.options import OFFERS
from matcher.text import normalise
from tests.process import matcher as run
from tests.reliability.child import on_a_terminal

CATALOGUE = Catalogue.load()
ALL = matcher.institutions()


def ids(*words: str, **asked: object) -> list[str]:
    return [one.id for one in matcher.institutions(*words, **asked)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("fiocruz", ["bra-fiocruz"]),  # initials
        ("reincorporación normalización", ["col-arn"]),  # its own language, with accents or without
        ("reincorporacion", ["col-arn"]),
        ("ONEMI", ["chl-senapred"]),  # a former name
        ("mine action azerbaijan", ["aze-anama"]),  # part of a name, and the country
        ("garrahan", ["arg-hospital-garrahan"]),
        ("sufficiency economy", ["tha-office-royal-development-projects-board", "tha-tica"]),  # what they have shown
    ],
)
def test_words_are_looked_for_in_names_then_in_what_was_done(words: str, expected: list[str]) -> None:
    assert ids(words) == expected


def test_who_is_called_so_stands_before_who_did_something_of_the_kind() -> None:
    found = matcher.institutions("water")
    names = [normalise(" ".join((one.name, *one.aliases, *one.formerly))).split() for one in found]
    named = [any(word.startswith("water") for word in words) for words in names]
    assert named == [True] * 15 + [False] * (len(found) - 15)
    assert len(found) > 30
    # By country, and within one by name.
    assert [one.id for one in found[:3]] == ["bgd-wateraid-bangladesh", "khm-ppwsa", "ecu-fonag"]


def test_what_was_looked_for_is_shown_first() -> None:
    page = run("institutions", "human milk").out.splitlines()
    line = next(line for line in page if line.startswith("Oswaldo Cruz"))
    assert line.split("  ")[2].strip().startswith("Low-cost national network of human milk banks; and 2 others")
    assert ids("human milk")[-1] == "bra-fiocruz"


def test_filters_hold_of_all_that_is_found_and_of_nothing_left_out() -> None:
    for asked in ({"country": "Rwanda"}, {"theme": "health"}, {"offers": "experts"},
                  {"country": "India", "theme": ["health", "climate"], "offers": "visits"}):  # fmt: skip
        expected = [
            one.id
            for one in ALL
            if ("country" not in asked or one.country == CATALOGUE.resolve(str(asked["country"])))
            and (
                "theme" not in asked
                or set([asked["theme"]] if isinstance(asked["theme"], str) else asked["theme"]) & set(one.themes)
            )
            and ("offers" not in asked or asked["offers"] in [offer["what"] for offer in one.offers])
        ]
        assert ids(**asked) == expected
        assert expected


@given(st.sampled_from([one.id for one in ALL]))
@settings(max_examples=40, deadline=None)
def test_each_is_found_by_its_name_its_initials_and_its_own_name(i: str) -> None:
    record = CATALOGUE.institution(i)
    for name in (record["name"], *record["aliases"], *record["formerly"], record.get("own_name", "")):
        if name:
            assert i in ids(name), name


@given(st.text(max_size=30))
@settings(max_examples=60, deadline=None)
def test_any_words_are_answered(words: str) -> None:
    found = matcher.institutions(words)
    assert len({one.id for one in found}) == len(found)
    assert len(found) in (0, len(ALL)) or words.strip()


def test_a_result_tells_all_that_is_known() -> None:
    one = matcher.institutions("forensic anthropology team")[0]
    assert one == {
        "id": "arg-eaaf",
        "name": "Argentine Forensic Anthropology Team",
        "own_name": "Equipo Argentino de Antropología Forense",
        "aliases": ["EAAF"],
        "country": "ARG",
        "country_name": "Argentina",
        "themes": ["post-conflict"],
        "experiences": ["arg-forensic-team-for-the-disappeared"],
        "offers": [{"what": "experts", "experience": "arg-forensic-team-for-the-disappeared"}],
        "url": None,
        "last_documented": CATALOGUE.experience("arg-forensic-team-for-the-disappeared")["last_documented"],
        "status": None,
        "since": None,
        "formerly": [],
        "now": None,
        "international": False,
    }


def test_the_newest_year_and_the_themes_are_those_of_its_experiences() -> None:
    for one in ALL:
        entries = [CATALOGUE.experience(i) for i in one.experiences]
        assert one.last_documented == max(entry["last_documented"] for entry in entries)
        assert set(one.themes) == {entry["theme"] for entry in entries}
        assert all(one.id in entry["institutions"] for entry in entries)


def test_what_became_of_one_is_said() -> None:
    expected: dict[str, list[str]] = {
        "chl-senapred": ["until 2022 National Emergency Office (ONEMI)"],
        "mys-pemandu": ["closed in 2017", "now the civil service of Malaysia"],
        "bdi-cntb": ["closed in 2022"],
        "col-arn": ["formerly ACR"],
        "bra-abc": [],
    }
    assert {i: became(CATALOGUE.institution(i)) for i in expected} == expected


def test_beside_an_experience_nothing_is_said_that_the_reader_knows() -> None:
    safaricom = CATALOGUE.institution("ken-safaricom")
    assert told(safaricom, "KEN") == ""
    assert told(safaricom, "TZA") == "Safaricom: Kenya"
    unicef = CATALOGUE.institution("unicef")
    assert called(unicef) == "United Nations Children's Fund (UNICEF)"
    assert told(unicef, "BGD") == "United Nations Children's Fund (UNICEF): international"


def test_the_table_is_one_row_an_institution_and_counts_them() -> None:
    page = run("institutions", "--country", "Benin").out
    assert page.splitlines()[0].split("  ")[0] == "Institution"
    assert "Centre for Training in Post-Conflict Demining and Clean-up (CPADD)  Benin" in page
    assert f"\n{len(ids(country='Benin'))} institutions\n" in page


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("institutions", "--country", "Atlantis"), 4, 'No country is called "Atlantis".'),
        (("institutions", "--theme", "helth"), 4, "Did you mean health?"),
        (("institutions", "--offers", "course"), 4, "Did you mean courses?"),
        (("institutions", "--offers", "money"), 4, "The offers are: courses, visits, experts."),
        (("institutions", "a", "b"), 2, ""),
        (("institutions", "zzzz"), 0, ""),
        (("institutions", "zzzz", "--fail-empty"), 5, ""),
        (("institutions", "???"), 0, ""),
    ],
)
def test_what_cannot_be_understood_is_told(words: tuple[str, ...], code: int, said: str) -> None:
    done = run(*words)
    assert done.code == code
    assert said in done.err
    assert "Traceback" not in done.err
    if code == 0:
        assert "No institution matches." in done.out


def test_the_library_raises_what_the_command_line_tells() -> None:
    with pytest.raises(UnknownName, match='No offer is called "money"'):
        matcher.institutions(offers="money")


def test_a_csv_has_offers_as_text_and_lists_joined() -> None:
    rows = list(csv.DictReader(io.StringIO(run("institutions", "CMAC", "--format", "csv").out)))
    assert [row["id"] for row in rows] == ["khm-cmac"]
    assert rows[0]["offers"] == "courses: khm-mine-action-centre-training;experts: khm-mine-action-centre-training"
    assert rows[0]["themes"] == "post-conflict"
    assert rows[0]["international"] == "false"
    assert rows[0]["own_name"] == ""


def test_every_form_holds_the_same_institutions(tmp_path: Path) -> None:
    asked = ("institutions", "--theme", "culture", "--country", "India")
    expected = ids(theme="culture", country="India")
    assert [one["id"] for one in run(*asked, "--json").json["results"]] == expected
    assert len(run(*asked, "--format", "ndjson").out.splitlines()) == len(expected)
    names = [called(CATALOGUE.institution(i)) for i in expected]
    for form in ("table", "markdown", "html"):
        shown = run(*asked, "--format", form).out
        assert all(name in shown for name in names), form
    file = tmp_path / "x.xlsx"
    assert run(*asked, "-o", str(file)).code == 0
    with ZipFile(file) as book:
        sheets = book.read("xl/workbook.xml").decode()
        words = book.read("xl/sharedStrings.xml").decode()
    assert 'name="Institutions"' in sheets
    assert 'name="What they have shown"' in sheets
    assert all(name in words for name in names)


def test_a_narrow_terminal_shows_cards_with_the_page_and_the_own_name() -> None:
    code, shown = on_a_terminal("institutions", "reincorporation", columns=80, env={"COLUMNS": "80", "NO_COLOR": "1"})
    assert code == 0
    assert "Agencia para la Reincorporación y la Normalización" in " ".join(shown.split())
    assert "https://www.reincorporacion.gov.co" in shown
    assert "has received visitors" in " ".join(shown.split())


def test_a_pair_names_the_institutions_of_each_point() -> None:
    pair = matcher.explain("Nepal", "Colombia")[0]
    points = [*pair.learn, *pair.share]
    assert points
    for point in points:
        assert [one.id for one in point.institutions] == CATALOGUE.experience(point.experience)["institutions"]
        for one in point.institutions:
            record = CATALOGUE.institution(one.id)
            assert (one.name, one.url) == (record["name"], record.get("url"))
            assert set(one.offers) <= set(OFFERS)


def test_the_page_of_a_pair_and_of_an_experience_tell_of_them() -> None:
    page = run("experience", "sen-nutrition-coordination-unit").out
    assert "\nWho did it\n" in page
    line = next(line for line in page.splitlines() if line.startswith("- National Council for the Development"))
    own, formerly, offers = line.split(": ", 1)[1].split("; ")
    assert own == "Conseil national de développement de la nutrition"
    assert formerly == "formerly Cellule de Lutte contre la Malnutrition (CLM)"
    assert offers == "has received visitors"
    assert "Who did it" not in run("experience", "ken-m-pesa-mobile-money").out
    page = run("explain", "Uganda", "Nicaragua", "-n", "40").out
    line = "National Commission of Free Zones of Nicaragua: http://cnzf.gob.ni/es/m/desarrollo-de-zonas-francas\n"
    assert line in page


def test_the_points_of_a_workbook_name_them_with_country_and_page(tmp_path: Path) -> None:
    file = tmp_path / "x.xlsx"
    assert run("suggest", "Burundi", "--theme", "post-conflict", "-n", "10", "-o", str(file)).code == 0
    with ZipFile(file) as book:
        words = book.read("xl/sharedStrings.xml").decode()
        links = "".join(book.read(n).decode() for n in book.namelist() if n.startswith("xl/worksheets/_rels"))
    assert "More on whom to write to" in words
    assert "Their page" in words
    points = matcher.suggest("Burundi", theme="post-conflict")
    first = [CATALOGUE.experience(p.experience) for one in points for p in (*one.learn, *one.share)]
    pages = [CATALOGUE.institution(i).get("url") for entry in first for i in entry["institutions"][:1]]
    assert any(page and page.split("?")[0] in links for page in pages)
