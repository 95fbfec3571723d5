"""Names as lists write them: all of a public list, formal names in six languages, and what must never be guessed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.catalogue.catalogue import Catalogue
from matcher.catalogue.readings import before_brackets, decoded_once, readings
from matcher.errors import AmbiguousName, UnknownName
from matcher.formal import parts
from tests.process import matcher

CATALOGUE = Catalogue.load()
LINES = (Path(__file__).parent / "names.tsv").read_text(encoding="utf-8").splitlines()
LISTED = [(name, code) for name, _, code in (line.rpartition("\t") for line in LINES)]


def refused(typed: str) -> UnknownName:
    with pytest.raises(UnknownName) as caught:
        CATALOGUE.resolve(typed)
    return caught.value


@pytest.mark.parametrize(("name", "code"), LISTED, ids=range(len(LISTED)))
def test_a_name_of_a_public_list_means_its_country_or_is_refused(name: str, code: str) -> None:
    if code == "REFUSE":
        assert refused(name).candidates == ()
    else:
        assert CATALOGUE.resolve(name) == code


@pytest.mark.parametrize(
    "typed", ["&", "+", "-", "...", "#", "&&", "\u00ad", "N/A", "n/a", "N.A.", "e.g.", "i.e.", "S.A."]
)
def test_punctuation_and_abbreviations_of_other_things_are_no_codes(typed: str) -> None:
    assert "Did you mean" not in refused(typed).message


def test_nothing_is_cut_off_before_a_name_is_looked_up() -> None:
    assert CATALOGUE.resolve(f"  Rwanda{' ' * 500}") == "RWA"
    for more in ("and Kenya", "x"):
        refused(f"Rwanda{' ' * 120}{more}")
    refused("Rwanda" + " and Kenya" * 50_000)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("la République du Rwanda", "RWA"), ("les Émirats arabes unis", "ARE"), ("l'État du Koweït", "KWT"),
        ("l’État du Koweït", "KWT"),
        ("le Royaume du Maroc", "MAR"), ("République islamique d'Iran", "IRN"), ("République rwandaise", "RWA"),
        ("la République algérienne démocratique et populaire", "DZA"), ("el Reino de España", "ESP"),
        ("la República del Perú", "PER"),
        ("la República Unida de Tanzanía", "TZA"), ("los Estados Unidos de América", "USA"),
        ("جمهورية رواندا", "RWA"), ("المملكة العربية السعودية", "SAU"), ("Республика Кения", "KEN"),
        ("Исламская Республика Афганистан", "AFG"), ("Китайская Народная Республика", "CHN"), ("卢旺达共和国", "RWA"),
        ("阿富汗伊斯兰共和国", "AFG"), ("刚果民主共和国", "COD"), ("República de Moçambique", "MOZ"),
    ],
)  # fmt: skip
def test_a_formal_name_is_understood_in_its_language(typed: str, code: str) -> None:
    assert CATALOGUE.resolve(typed) == code


@pytest.mark.parametrize(
    "typed",
    [
        "Republic of China", "R. China", "Kingdom of Kenya", "Islamic Republic of Kenya", "Republic of Spain",
        "People's Republic of Korea", "Federal Republic of Rwanda", "République populaire du Kenya", "中华民国",
    ],
)  # fmt: skip
def test_a_form_of_state_that_a_country_does_not_have_is_not_passed_over(typed: str) -> None:
    refused(typed)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("Puerto Rico (US)", "Puerto Rico"), ("Macao SAR, China", "Macao"), ("Macau (China)", "Macao"),
        ("Sint Maarten (Dutch part)", "Sint Maarten"), ("St. Martin (French part)", "Saint Martin"),
        ("W. Sahara", "Western Sahara"), ("USSR", "Soviet Union"), ("SUN", "Soviet Union"),
        ("N. Cyprus", "Northern Cyprus"),
        ("St. Pierre + Miquelon", "Saint Pierre and Miquelon"),
        ("Ireland, Northern", "Northern Ireland"), ("Republic of China", "Taiwan"),
    ],
)  # fmt: skip
def test_a_territory_or_a_former_state_is_refused_by_its_name(typed: str, said: str) -> None:
    assert refused(typed).message == f"{said} is not among the 197 countries."


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("Guinea, Equatorial", "GNQ"), ("E. Guinea", "GNQ"), ("Korea, S.", "KOR"), ("P.R. China", "CHN"),
        ("D.R. Congo", "COD"), ("Congo (Rep.)", "COG"), ("Micronesia, Fed. Sts.", "FSM"), ("Nigeria 1/", "NGA"),
        ("Nigeria¹", "NGA"), ("Nigeria (a)", "NGA"), ("Kenya *", "KEN"), ("Swaziland/Eswatini", "SWZ"),
        ("Eswatini (formerly Swaziland)", "SWZ"), ("C&#244;te d&#39;Ivoire", "CIV"), ("CÃ´te dâ€™Ivoire", "CIV"),
        ("404", "KEN"), ("646", "RWA"), ("St.Lucia", "LCA"), ("Guinée (la)", "GIN"), ("Bahamas, The", "BHS"),
    ],
)  # fmt: skip
def test_what_lists_do_to_names_is_undone(typed: str, code: str) -> None:
    assert CATALOGUE.resolve(typed) == code


@pytest.mark.parametrize(
    "typed", ["Kenya (Uganda)", "Niger, Nigeria", "Guinea (B)", "Georgia (country)", "Mali/Niger", "4", "12"]
)
def test_two_readings_and_half_of_one_are_none(typed: str) -> None:
    refused(typed)


def test_of_very_many_readings_the_first_are_tried() -> None:
    found = list(readings("S. S. S. S."))
    assert (len(found), found[:3]) == (64, ["s s s s", "south south south south", "south south south southern"])


def test_an_article_in_arabic_is_none_where_two_letters_would_be_left() -> None:
    assert parts("جمهورية الحر") == (frozenset({"republic"}), ("الحر",))
    assert parts("جمهورية الحرة") == (frozenset({"republic"}), ("حرة",))


def test_the_word_for_a_state_at_the_end_of_a_chinese_name_is_of_its_form() -> None:
    assert parts("科威特国") == (frozenset({"state"}), ("科威特",))
    assert parts("中国") == (frozenset(), ("中国",))


def test_what_has_neither_brackets_nor_a_comma_has_nothing_before_them() -> None:
    assert [before_brackets(name) for name in ("Aruba (NL)", "Aruba, NL", "Aruba")] == ["Aruba", "Aruba", ""]


@pytest.mark.parametrize("typed", ["Congo (the)", "Korea", "Rep. of Guinea and Congo", "the Congo"])
def test_what_several_countries_may_be_stays_refused(typed: str) -> None:
    refused(typed)
    assert isinstance(refused("Congo (the)"), AmbiguousName)


def test_guinea_is_guinea_and_every_answer_says_who_it_is_not() -> None:
    assert CATALOGUE.resolve("guinea") == "GIN"
    note = (
        '"Guinea" is taken for Guinea (GIN), not for Guinea-Bissau (GNB), Equatorial Guinea (GNQ) and '
        "Papua New Guinea (PNG)."
    )
    others = ["Guinea-Bissau (GNB)", "Equatorial Guinea (GNQ)", "Papua New Guinea (PNG)"]
    assert CATALOGUE.also_called("Guinea") == ["Guinea (GIN)", *others]
    assert CATALOGUE.also_called("GIN") == CATALOGUE.also_called("Kenya") == CATALOGUE.also_called("Congo") == []
    run = matcher("suggest", "Guinea", "-n", "1", "--draws", "0")
    assert run.out.startswith(f"Note: {note}\n")
    assert matcher("country", "Guinea", "--json").json["warnings"] == [note]
    assert matcher("country", "GIN", "--json").json["warnings"] == []


@pytest.mark.parametrize("typed", ["Republic", "United", "the", "Kingdom of", "uk x"])
def test_a_suggestion_that_would_mislead_is_not_made(typed: str) -> None:
    assert refused(typed).candidates == ()


def test_a_letter_wrong_in_any_name_suggests_that_country_and_hardly_ever_another() -> None:
    first = wrong = 0
    for iso3, profile in CATALOGUE.profiles.items():
        official = CATALOGUE.country(iso3).get("official_name") or profile.name
        for name in {profile.name, official}:
            typed = name[: len(name) // 2] + "x" + name[len(name) // 2 + 1 :]
            try:
                assert CATALOGUE.resolve(typed) == iso3
            except UnknownName as error:
                first += bool(error.candidates) and error.candidates[0].endswith(f"({iso3})")
                wrong += bool(error.candidates) and not any(c.endswith(f"({iso3})") for c in error.candidates)
    assert first > 320
    assert wrong <= 3


@given(
    st.sampled_from(list(CATALOGUE.profiles)),
    st.sampled_from(["{} (the)", "{} (1)", "{}*", "the {}", "{} [2]", "{}, the"]),
)
def test_no_mark_behind_a_name_leads_to_another_country(iso3: str, marked: str) -> None:
    name = CATALOGUE.profiles[iso3].name
    if name != "Congo":
        assert CATALOGUE.resolve(marked.format(name)) == iso3


@given(st.sampled_from(list(CATALOGUE.profiles)))
def test_text_encoded_twice_is_decoded_once(iso3: str) -> None:
    name = CATALOGUE.profiles[iso3].name
    twice = name.encode().decode("cp1252", "replace")
    if "\ufffd" not in twice and iso3 != "COG":
        assert decoded_once(twice) == name
        assert CATALOGUE.resolve(twice) == iso3


def test_an_own_profile_keeps_its_name(tmp_path: Path) -> None:
    (tmp_path / "countries.yaml").write_text("- {iso3: ZZ-1, name: North Rwanda}\n", encoding="utf-8")
    found = matcher("country", "North Rwanda", "--data", str(tmp_path), "--json")
    assert json.loads(found.out)["results"][0]["iso3"] == "ZZ-1"
    assert matcher("country", "N. Rwanda", "--data", str(tmp_path), "--json").json["results"][0]["iso3"] == "ZZ-1"
