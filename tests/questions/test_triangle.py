"""Third partners: of three kinds, open to the two, each with a reason that is in the data."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import matcher
from matcher.answers.triangle_words import reasons
from matcher.catalogue.catalogue import Catalogue
from matcher.errors import UsageError
from matcher.questions.question import understood
from matcher.questions.triangle import GUESS, OWN, SIDES, Finder, triangle
from matcher.scoring import facilitators as scoring
from tests.editing.folder_of import TEXTS, folder_of
from tests.process import matcher as run

CATALOGUE = Catalogue.load()
SOUTH = [profile.iso3 for profile in CATALOGUE.profiles.values() if profile.south]
THEMES = list(CATALOGUE.themes)


def first(pair: tuple[str, str], theme: str, kind: str, count: int = 3) -> list[str]:
    return [one.id for one in matcher.triangle(*pair, theme=theme, top=count)[0][kind]]


@pytest.mark.parametrize(
    ("pair", "theme", "north", "organisations"),
    [
        (("Brazil", "Mozambique"), "agriculture", {"portugal", "japan"}, {"fao"}),
        (("Timor-Leste", "Guinea-Bissau"), "post-conflict", {"portugal"}, {"g7plus", "undp"}),
        (("Malaysia", "Guyana"), "agriculture", {"japan"}, {"isdb", "fao"}),
        (("Senegal", "Mali"), "digital", {"luxembourg"}, {"smart-africa", "isdb"}),
        (("Tunisia", "Niger"), "health", {"france", "japan"}, {"isdb", "unfpa"}),
    ],
)
def test_five_pairs_of_very_different_kind_are_given_whom_practice_would_name(
    pair: tuple[str, str], theme: str, north: set[str], organisations: set[str]
) -> None:
    assert north <= set(first(pair, theme, "north"))
    assert organisations <= set(first(pair, theme, "organisations"))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(SOUTH), min_size=2, max_size=2, unique=True), st.sampled_from([*THEMES, ""]))
def test_whoever_is_named_is_a_third_is_open_to_the_two_and_has_a_case_or_a_mandate(two: list[str], theme: str) -> None:
    question = understood(CATALOGUE, "triangle", {"theme": theme or (), "top": None})
    found = triangle(CATALOGUE, two[0], two[1], question)
    assert list(found.found) == list(SIDES)
    for kind, helpers in found.found.items():
        fits = [one.helper.fit.value for one in helpers]
        assert fits == sorted(fits, reverse=True)
        for one in helpers:
            helper, record = one.helper, one.helper.record
            assert record.get("country") not in two
            assert helper.fit.record or helper.fit.mandate
            assert 0.0 < helper.fit.value <= 1.0
            own = CATALOGUE.profiles[record["country"]] if "country" in record else None
            assert (kind == "organisation") == (own is None)
            assert own is None or (kind == "south") == own.south
            if own is not None:
                assert all(country not in CATALOGUE.tensions(own.iso3) for country in two)
            if club := record.get("club"):
                sides = [{i, *CATALOGUE.profiles[i].organisations} for i in (helper.sharer.iso3, helper.learner.iso3)]
                assert scoring.admits(club["of"], club["who"], *sides)
            assert (helper.basis == GUESS) == (not helper.cases)
            assert (helper.basis == OWN) == any(case["shared_by"] == helper.sharer.iso3 for case in helper.cases)
            assert all(record["id"] in case["facilitators"] for case in helper.cases)
            assert reasons(helper, one.themes, found.theme_names)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.sampled_from(SOUTH), min_size=2, max_size=2, unique=True), st.sampled_from(THEMES))
def test_it_is_the_same_whoever_is_named_first(two: list[str], theme: str) -> None:
    one = matcher.triangle(two[0], two[1], theme=theme)[0]
    other = matcher.triangle(two[1], two[0], theme=theme)[0]
    for kind in ("south", "north", "organisations"):
        assert [(p.id, p.fit) for p in one[kind]] == [(p.id, p.fit) for p in other[kind]]


def test_a_fit_worked_by_hand() -> None:
    # IsDB for Malaysia and Guyana in agriculture. Cases: Malaysia with Guyana (2) and with Suriname (1), one in
    # agriculture with others (1/4), Tunisia with the Comoros in governance (0): s = 3.25, record 3.25 / 4.25. Mandate:
    # one of 5 themes, 1/2 + 1/10. Ties: both are in it, 1.
    found = matcher.triangle("Malaysia", "Guyana", theme="agriculture")[0].organisations[0]
    assert (found.id, found.record, found.mandate, found.ties, found.shares) == ("isdb", 0.765, 0.6, 1.0, "MYS")
    assert found.fit == round((4 * 3.25 / 4.25 + 2 * 0.6 + 1) / 7, 3)
    assert [case["learnt_by"] for case in found.cases[:2]] == ["GUY", "SUR"]
    assert found.reasons[0] == (
        "has helped Malaysia to share before: 2 documented projects, all of them in agriculture and food, "
        "1 of them with Guyana"
    )


def test_a_club_keeps_others_out() -> None:
    # Brazil is not in the Islamic Development Bank, Mozambique is; the g7+ serves neither.
    ids = {one.id for one in matcher.triangle("Brazil", "Mozambique", top=None)[0].organisations}
    assert {"undp", "fao"} <= ids
    assert ids.isdisjoint({"isdb", "g7plus", "asean", "icimod", "adb"})


def test_without_a_theme_those_count_in_which_the_two_have_most_to_share() -> None:
    found = matcher.triangle("Kenya", "Rwanda")[0]
    pair = matcher.explain("Kenya", "Rwanda", top=1)[0]
    best = max((*pair.learn, *pair.share), key=lambda point: point.value)
    assert found.themes[0] == CATALOGUE.experience(best.experience)["theme"]
    assert len(found.themes) <= 3
    assert matcher.triangle("Kenya", "Rwanda", topic="malaria")[0].themes == ["health"]


def test_what_stands_between_a_third_and_one_of_the_two_leaves_it_out_and_is_told() -> None:
    found = matcher.triangle("India", "Nepal", theme="agriculture", top=None)[0]
    assert "china" not in {one.id for one in found.south}
    assert ("China", "India") in {(left["name"], left["other"]) for left in found.left_out}
    page = run("triangle", "India", "Nepal", "--theme", "agriculture").out
    assert "- China, for what stands between it and India: fighting between the two in 2020" in page


def test_a_country_alone_is_told_with_whom() -> None:
    found = matcher.triangle("Senegal", theme="health", top=2)[0]
    listed = [one.iso3 for one in matcher.suggest("Senegal", theme="health", top=10)]
    assert found.partners == listed
    for kind in ("south", "north", "organisations"):
        for one in found[kind]:
            assert one.partners
            assert set(one.partners) <= set(listed)
    assert found.b is None
    assert found.exchanges == []
    page = run("triangle", "Senegal", "--theme", "health", "-n", "2").out
    assert page.startswith("Third partners for Senegal\n")
    assert "   With:" in page


def test_the_page_says_what_is_a_guess() -> None:
    page = run("triangle", "Senegal", "Mali", "--theme", "digital").out
    guesses = page.split("What is a guess here\n")[1]
    for name in ("Luxembourg", "Smart Africa Alliance", "Islamic Development Bank"):
        assert f"{name} (fit " in page
        assert name in guesses
    assert "Whether any of them has money and will this year is not in the data: ask." in guesses
    assert "roles change" in page


def test_every_form_has_the_same_third_partners(tmp_path: Path) -> None:
    words = ("triangle", "Brazil", "Mozambique", "--theme", "agriculture", "-n", "2")
    result = run(*words, "--json").json["results"][0]
    rows = list(csv.DictReader(io.StringIO(run(*words, "--format", "csv").out)))
    names = [one["name"] for kind in ("south", "north", "organisations") for one in result[kind]]
    assert [row["name"] for row in rows] == names
    assert [row["kind"] for row in rows] == ["south"] * 2 + ["north"] * 2 + ["organisation"] * 2
    for form in ("markdown", "html"):
        assert all(name in run(*words, "--format", form).out for name in names)
    openpyxl = pytest.importorskip("openpyxl")
    file = tmp_path / "third.xlsx"
    assert run(*words, "-o", str(file)).code == 0
    book = openpyxl.load_workbook(file)
    assert book.sheetnames == ["Third partners", "Documented cases", "Exchanges", "About"]
    assert [row[2].value for row in list(book.worksheets[0].rows)[1:]] == names


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("triangle", "Kenya", "Kenya"), 2, "Kenya cannot be its own partner."),
        (("triangle", "Kenya", "Rwnda"), 4, "Did you mean"),
        (("triangle", "Kenya", "Rwanda", "--theme", "helth"), 4, "helth"),
        (("triangle", "Kenya", "Rwanda", "-n", "0"), 2, "--top must be at least 1"),
        (("evaluate", "pairs.csv", "--facilitators"), 2, "name it with --data"),
    ],
)
def test_what_cannot_be_asked_is_said(words: tuple[str, ...], code: int, told: str) -> None:
    done = run(*words)
    assert (done.code, told in done.err) == (code, True), done.err
    with pytest.raises(UsageError):
        matcher.triangle("Kenya", "KEN")


def test_a_folder_without_third_partners_has_none_and_one_with_its_own_names_them(tmp_path: Path) -> None:
    without = folder_of(tmp_path / "without", {"facilitators.yaml": None, "exchanges.yaml": None})
    done = run("triangle", "Alpha", "Beta", "--data", str(without), "--data-mode", "replace", "--fail-empty")
    assert (done.code, "No third partner in the data fits." in done.err) == (5, True)
    told = TEXTS["partnerships.yaml"].replace("  source:", "  facilitators: [TF]\n  source:")
    own = folder_of(tmp_path / "own", {"partnerships.yaml": told})
    found = matcher.triangle("Alpha", "Beta", theme="health", catalogue=Catalogue.load(own, mode="replace"))[0]
    # The same two in the theme: 2 / 3. The only theme: 1. Both in its club: 1.
    assert [(one.id, one.record, one.mandate, one.ties) for one in found.organisations] == [
        ("travel-fund", 0.667, 1.0, 1.0)
    ]
    # Gamma had broken with Alpha.
    assert found.south == []
    assert [left["name"] for left in found.left_out] == ["Gamma"]


def test_the_cases_of_a_project_can_be_left_out() -> None:
    finder = Finder(CATALOGUE)
    record = next(one for one in CATALOGUE.facilitators if one["id"] == "portugal")
    two = CATALOGUE.profiles["BRA"], CATALOGUE.profiles["MOZ"]
    project = "Sustainable coffee in Gorongosa National Park"
    whole, without = (finder.fit(record, *two, ["agriculture"], left) for left in ("", project))
    assert whole is not None
    assert without is not None
    assert (round(whole.record, 3), without.record) == (0.667, 0.0)
