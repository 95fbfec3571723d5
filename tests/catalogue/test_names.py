"""From what people type to the one country that they mean."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matcher import folder
from matcher.catalogue.catalogue import Catalogue
from matcher.catalogue.names import resolve_word
from matcher.editing import load
from matcher.errors import AmbiguousName, ExitCode, UnknownName
from matcher.text import LONGEST, did_you_mean, normalise, visible

CATALOGUE = Catalogue.load()
COUNTRIES = load.read((Path(folder.shipped()),)).countries


def unknown(typed: str) -> UnknownName:
    """What is said to a name that nobody carries."""
    with pytest.raises(UnknownName) as caught:
        CATALOGUE.resolve(typed)
    assert type(caught.value) is UnknownName
    assert caught.value.exit_code is ExitCode.UNKNOWN_NAME
    return caught.value


def ambiguous(typed: str) -> AmbiguousName:
    """What is said to a name that several carry."""
    with pytest.raises(AmbiguousName) as caught:
        CATALOGUE.resolve(typed)
    assert caught.value.exit_code is ExitCode.UNKNOWN_NAME
    return caught.value


@pytest.mark.parametrize(
    ("typed", "iso3"),
    [
        # seven languages
        ("Germany", "DEU"),
        ("Allemagne", "DEU"),
        ("Alemania", "DEU"),
        ("Alemanha", "DEU"),
        ("ألمانيا", "DEU"),
        ("德国", "DEU"),
        ("Германия", "DEU"),
        ("Burundi", "BDI"),
        ("بوروندي", "BDI"),
        ("布隆迪", "BDI"),
        ("Бурунди", "BDI"),
        # former names
        ("Ivory Coast", "CIV"),
        ("Swaziland", "SWZ"),
        ("Burma", "MMR"),
        ("Cape Verde", "CPV"),
        ("Zaire", "COD"),
        ("Zaïre", "COD"),
        ("Upper Volta", "BFA"),
        ("Ceylon", "LKA"),
        ("East Timor", "TLS"),
        ("Macedonia", "MKD"),
        ("Turkey", "TUR"),
        ("Czech Republic", "CZE"),
        # short names
        ("DRC", "COD"),
        ("DR Congo", "COD"),
        ("UK", "GBR"),
        ("USA", "USA"),
        ("UAE", "ARE"),
        ("Laos", "LAO"),
        ("Iran", "IRN"),
        ("Bolivia", "BOL"),
        ("St. Lucia", "LCA"),
        # long names
        ("Bolivia (Plurinational State of)", "BOL"),
        ("Republic of the Congo", "COG"),
        ("Democratic Republic of the Congo", "COD"),
        ("Congo, The Democratic Republic of the", "COD"),
        # codes
        ("NO", "NOR"),
        ("no", "NOR"),
        ("nor", "NOR"),
        ("Rwa", "RWA"),
        ("RU", "RUS"),
    ],
)
def test_a_name_that_people_type_is_understood(typed: str, iso3: str) -> None:
    assert CATALOGUE.resolve(typed) == iso3


@pytest.mark.parametrize(
    "typed",
    [
        "Côte d’Ivoire",
        "Côte d'Ivoire",
        "Cote d'Ivoire",
        "COTE D'IVOIRE",
        "cote d ivoire",
        "Côte-d‘Ivoire",
        "Co\u0302te d\u02bcIvoire",  # the accent as a character of its own, and a letter for the apostrophe
        "\u00a0 Côte   d´Ivoire\t\n",
        "ＣÔＴＥ　Ｄ’ＩＶＯＩＲＥ",
        "The Côte d’Ivoire",
        '"Côte d’Ivoire"',
    ],
)
def test_case_accents_quotes_and_spaces_make_no_difference(typed: str) -> None:
    assert CATALOGUE.resolve(typed) == "CIV"


@pytest.mark.parametrize(
    ("typed", "iso3"),
    [
        ("TÜRKİYE", "TUR"),
        ("turkiye", "TUR"),
        ("türkıye", "TUR"),
        ("são tomé & príncipe", "STP"),
        ("Sao Tome and Principe", "STP"),
        ("guinea bissau", "GNB"),
        ("GUINEA-BISSAU", "GNB"),
        ("the gambia", "GMB"),
        ("Gambia, The", "GMB"),
        ("РОССИЯ", "RUS"),
        ("мали", "MLI"),
    ],
)
def test_spelling_varies_and_the_country_does_not(typed: str, iso3: str) -> None:
    assert CATALOGUE.resolve(typed) == iso3


@pytest.mark.parametrize(
    ("iso3", "name", "short"),
    [
        ("BRN", "Brunei Darussalam", "Brunei"),
        ("KOR", "Republic of Korea", "South Korea"),
        ("LAO", "Lao PDR", "Laos"),
        ("MDA", "Republic of Moldova", "Moldova"),
        ("PRK", "DPR Korea", "North Korea"),
        ("PSE", "State of Palestine", "Palestine"),
        ("RUS", "Russian Federation", "Russia"),
        ("SYR", "Syrian Arab Republic", "Syria"),
        ("TUR", "Türkiye", "Turkey"),
        ("VNM", "Viet Nam", "Vietnam"),
    ],
)
def test_names_are_those_that_the_united_nations_write_and_the_short_ones_stay_understood(
    iso3: str, name: str, short: str
) -> None:
    assert CATALOGUE.profiles[iso3].name == name
    assert CATALOGUE.resolve(name) == CATALOGUE.resolve(short) == iso3


@pytest.mark.parametrize(
    ("typed", "candidates"),
    [
        ("Congo", ("DR Congo (COD)", "Congo (COG)")),
        ("korea", ("Republic of Korea (KOR)", "DPR Korea (PRK)")),
        ("Dominican", ("Dominica (DMA)", "Dominican Republic (DOM)")),
    ],
)
def test_a_name_of_several_countries_is_refused_with_all_of_them(typed: str, candidates: tuple[str, ...]) -> None:
    assert ambiguous(typed).candidates == candidates


def test_an_ambiguous_name_is_answered_with_a_question_and_a_way_out() -> None:
    error = ambiguous("Korea")
    assert error.message == '"Korea" may mean Republic of Korea (KOR) or DPR Korea (PRK).'
    assert error.hint == "Use the code or the full name, for example KOR."


def test_no_other_names_than_these_are_ambiguous() -> None:
    # A name added to countries.yaml that another country carries too takes the other's name away: think first.
    assert {name for name, ids in CATALOGUE.names.items() if len(ids) > 1} == {
        "congo",
        "congolese",
        "corea",
        "coree",
        "coreia",
        "dominican",
        "german east africa",
        "korea",
        "korean",
        "mali federation",
        "trust territory of the pacific islands",
        "united arab republic",
        "конго",
        "корея",
        "الكونغو",
    }


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("sudan s", "South Sudan (SSD)"),
        ("Nigera", "Nigeria (NGA)"),
        ("Rwnda", "Rwanda (RWA)"),
        ("Swasiland", "Eswatini (SWZ)"),
        ("Tanzanya", "Tanzania (TZA)"),
        ("New Guinea", "Papua New Guinea (PNG)"),
        ("Republic of Irelnd", "Ireland (IRL)"),
        ("People's Repbulic of China", "China (CHN)"),
        ("Islamic Republic ol Iran", "Iran (IRN)"),
    ],
)
def test_a_misspelt_name_is_never_guessed_but_asked_about(typed: str, first: str) -> None:
    error = unknown(typed)
    assert error.candidates[0] == first
    assert error.message.startswith(f'No country is called "{typed}". Did you mean {first}')
    assert len(set(error.candidates)) == len(error.candidates) <= 4


def test_two_that_are_about_as_near_are_both_suggested_the_nearer_first() -> None:
    assert unknown("Nigera").message == 'No country is called "Nigera". Did you mean Nigeria (NGA) or Niger (NER)?'


@pytest.mark.parametrize(
    "typed", ["an", "xyz", "", "  ", "--", "World", "Kosovo", "qqqqqqqq", "12345", "😀", "x" * 300, "\u0301"]
)
def test_what_resembles_no_name_suggests_nothing(typed: str) -> None:
    error = unknown(typed)
    assert error.candidates == ()
    assert "Did you mean" not in error.message


def test_what_was_typed_is_shown_short_and_harmless() -> None:
    assert unknown("a\x1b[31mb\u202e").message == 'No country is called "a\\x1b[31mb\\u202e".'
    assert unknown("x" * 300).message == f'No country is called "{"x" * LONGEST}...".'


@pytest.mark.parametrize("iso3", COUNTRIES)
def test_every_code_and_official_name_means_exactly_its_country(iso3: str) -> None:
    country = COUNTRIES[iso3]
    assert country.iso2
    assert country.official_name
    for typed in (iso3, iso3.lower(), country.iso2, country.iso2.lower(), country.official_name):
        assert CATALOGUE.resolve(typed) == iso3


@pytest.mark.parametrize("iso3", COUNTRIES)
def test_every_name_means_its_country_or_asks_about_it(iso3: str) -> None:
    country = COUNTRIES[iso3]
    codes = {code.lower() for c in COUNTRIES.values() for code in (c.iso3, c.iso2 or "") if c.iso3 != iso3}
    for name in (country.name, *(name for names in country.names.values() for name in names)):
        for typed in (name, name.upper(), name.lower(), f" {name} ", normalise(name)):
            if normalise(typed) in codes or (normalise(typed) == "guinea" and iso3 != "GIN"):
                continue  # a code is nobody else's name: RU, Spanish for the United Kingdom, is Russia
            try:
                assert CATALOGUE.resolve(typed) == iso3
            except AmbiguousName as error:
                candidates = error.candidates
                assert any(label.endswith(f"({iso3})") for label in candidates)


@pytest.mark.parametrize("iso3", COUNTRIES)
def test_the_name_shown_for_a_country_is_understood_when_typed(iso3: str) -> None:
    name = COUNTRIES[iso3].name
    if iso3 == "COG":  # "Congo" is refused on purpose
        assert ambiguous(name).candidates
    else:
        assert CATALOGUE.resolve(name) == iso3


def test_a_theme_and_a_topic_are_found_by_id_and_by_name_in_any_case() -> None:
    assert CATALOGUE.resolve_theme("health") == "health"
    assert CATALOGUE.resolve_theme("HEALTH") == "health"
    for i, name in (CATALOGUE.themes | CATALOGUE.topics).items():
        resolve = CATALOGUE.resolve_theme if i in CATALOGUE.themes else CATALOGUE.resolve_topic
        assert resolve(name.upper()) == i
        assert resolve(i.replace("-", " ")) == i


def test_an_unknown_theme_is_refused_with_the_nearest_and_the_list() -> None:
    with pytest.raises(UnknownName) as caught:
        CATALOGUE.resolve_theme("helth")
    assert caught.value.message == 'No theme is called "helth". Did you mean health?'
    assert caught.value.candidates == ("health",)
    assert caught.value.hint == f"The themes are: {', '.join(CATALOGUE.themes)}."


def test_an_unknown_topic_is_refused_with_the_nearest_and_a_way_to_the_list() -> None:
    with pytest.raises(UnknownName) as caught:
        CATALOGUE.resolve_topic("malariaa")
    assert caught.value.candidates == ("malaria",)
    assert caught.value.hint == "`matcher topics` lists all topics."


def test_nothing_typed_is_no_word() -> None:
    with pytest.raises(UnknownName) as caught:
        resolve_word(" - ", {"-": "-", "a": "A"}, "kind")
    assert caught.value.message == 'No kind is called " - ".'


def test_did_you_mean_names_the_nearest_word_or_nothing() -> None:
    words = ["population", "priorities", "place"]
    assert did_you_mean("populaton", words) == " Did you mean 'population'?"
    assert did_you_mean("colour", words) == ""
    assert did_you_mean("pl", words) == ""
    assert did_you_mean("populaton", []) == ""


def test_seven_letters_in_ten_are_near_and_six_are_not() -> None:
    assert did_you_mean("abcdefgxyz", ["abcdefghij"]) == " Did you mean 'abcdefghij'?"
    assert did_you_mean("abcdefwxyz", ["abcdefghij"]) == ""
    assert did_you_mean("cha", ["chad"]) == " Did you mean 'chad'?"


def test_what_is_much_further_than_the_nearest_is_not_suggested() -> None:
    # One letter of ten away, two of ten (in the order of the alphabet), and three of ten.
    words = {word: word for word in ("abcdefgxyz", "abcdefghyx", "abcdefghxy", "abcdefghix")}
    with pytest.raises(UnknownName) as caught:
        resolve_word("abcdefghij", words, "kind")
    assert caught.value.candidates == ("abcdefghix", "abcdefghxy", "abcdefghyx")


def test_at_most_four_are_suggested_and_a_long_list_is_not_written_out() -> None:
    words = {f"word {letter}": letter * 9 for letter in "abcdefghijklmnop"}
    with pytest.raises(UnknownName) as caught:
        resolve_word("word", words, "kind")
    assert caught.value.candidates == ("word a", "word b", "word c", "word d")
    assert caught.value.hint == ""


def test_a_word_of_any_length_is_compared_only_in_its_beginning() -> None:
    assert did_you_mean("population" + " x" * 5_000_000, ["population"]) == ""


@settings(deadline=None)
@given(st.text(max_size=120))
def test_any_text_is_a_country_or_a_clear_refusal(typed: str) -> None:
    message = ""
    try:
        assert CATALOGUE.resolve(typed) in CATALOGUE.profiles
    except UnknownName as error:
        message = error.message
    assert visible(message) == message


@settings(deadline=None)
@given(
    st.sampled_from([country.name for country in COUNTRIES.values()]),
    st.text(st.sampled_from(" \t\u00a0-_.,;'’‘´ʼ\"“”()/"), min_size=1, max_size=4),
    st.sampled_from([str.upper, str.lower, str.title, str.swapcase]),
)
def test_what_stands_between_the_words_makes_no_difference(name: str, between: str, case: Callable[[str], str]) -> None:
    assert normalise(between + between.join(case(name).split()) + between) == normalise(name)
