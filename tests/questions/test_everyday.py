"""Everyday words: of topics and themes, of groups of countries, and of what is no country here."""

from __future__ import annotations

from pathlib import Path

import pytest

import matcher
from matcher import folder
from matcher.catalogue.catalogue import Catalogue
from matcher.catalogue.search import looked_for, stem
from matcher.editing import load
from matcher.editing.words import countries as tables_of_countries
from matcher.errors import AmbiguousName, UnknownName, UsageError
from matcher.questions.pool import members, without
from matcher.text import normalise
from tests.process import matcher as run

CATALOGUE = Catalogue.load()
RECORDS = load.read((Path(folder.shipped()),))
TOPICS = [topic for theme in RECORDS.themes.values() for topic in theme.topics]


def pool(*words: str) -> set[str]:
    return {profile.iso3 for profile in members(CATALOGUE, words)}


@pytest.mark.parametrize(
    ("typed", "topic"),
    [
        ("maternal health", "maternal-child"),
        ("Family Planning", "reproductive-health"),
        ("cyclone insurance", "climate-finance"),
        ("water", "water-sanitation"),
        ("energy", "energy-supply"),
        ("gender", "gender-equality"),
        ("jobs", "employment"),
        ("gangs", "public-security"),
    ],
)
def test_a_topic_is_found_by_the_words_of_ministries(typed: str, topic: str) -> None:
    assert CATALOGUE.resolve_topic(typed) == topic


def test_every_topic_has_three_to_eight_words_which_mean_no_other() -> None:
    owners: dict[str, str] = {normalise(word): topic.id for topic in TOPICS for word in (topic.id, topic.name)}
    for topic in TOPICS:
        assert 3 <= len(topic.aliases) <= 8, topic.id
        for alias in topic.aliases:
            assert owners.setdefault(normalise(alias), topic.id) == topic.id, alias


def test_no_everyday_name_of_a_group_hides_and_none_is_that_of_a_country() -> None:
    words = CATALOGUE.words
    elsewhere = tables_of_countries(RECORDS, {})["elsewhere"]
    shared = {form for form in (*words["group"], *elsewhere) if form in CATALOGUE.names}
    assert shared <= set(words["region"])  # a pool is first a region: Micronesia, whose states are five
    assert set(words["group"]) & set(words["organisation"]) == set()
    assert all(len(ids) == 1 for kind in ("theme", "topic", "organisation") for ids in words[kind].values())


def test_a_word_for_a_topic_is_no_theme_and_the_answer_says_which_topic_it_is() -> None:
    done = run("suggest", "Rwanda", "--theme", "water")
    assert (done.code, done.out, done.err) == (
        4,
        "",
        'matcher: No theme is called "water"; as a topic it is water-sanitation (Drinking water and sanitation): '
        "--topic water-sanitation.\n",
    )


def test_a_theme_where_a_topic_is_due_is_told_apart() -> None:
    with pytest.raises(UnknownName) as caught:
        CATALOGUE.resolve_topic("health")
    assert caught.value.message == 'No topic is called "health"; as a theme it is health (Health): --theme health.'
    assert caught.value.hint == "`matcher topics --theme health` lists its topics."


def test_an_unknown_word_is_answered_with_the_experiences_that_hold_it() -> None:
    with pytest.raises(UnknownName) as caught:
        CATALOGUE.resolve_topic("mothers")
    count = len(matcher.experiences("mothers"))
    told = f'{count} experiences hold this word: `matcher experiences "mothers"`. `matcher topics` lists all topics.'
    assert caught.value.hint == told


@pytest.mark.parametrize(
    ("word", "size"), [("Pacific", 14), ("Sahel", 10), ("Arab", 22), ("g7+", 20), ("small states", 39), ("LAC", 33),
                       ("Latin America", 23), ("Caribbean", 13), ("West Africa", 16), ("francophone", 35)],
)  # fmt: skip
def test_a_pool_may_be_called_as_people_do(word: str, size: int) -> None:
    assert len(pool(word)) == size


def test_the_group_of_seven_is_another_than_g7_plus() -> None:
    with pytest.raises(UnknownName):
        pool("G7")


def test_a_list_mixes_countries_regions_and_groups_and_a_comma_in_a_name_splits_nothing() -> None:
    assert pool("TLS,g7plus") == pool("g7+") | {"TLS"}
    assert pool("Kenya,Pacific;Asia") == {"KEN"} | pool("Pacific") | pool("Asia")
    assert pool("Congo, The Democratic Republic of the,Gambia, The") == {"COD", "GMB"}
    assert pool("CAN,USA") == {"CAN", "USA"}
    assert pool("Africa", "francophone,KEN") == pool("Africa") & (pool("francophone") | {"KEN"})
    with pytest.raises(AmbiguousName):
        pool("CAN,Africa")
    left = without(CATALOGUE, CATALOGUE.profiles.values(), ["Africa,Asia"])
    assert {profile.iso3 for profile in left} == pool("all") - pool("Africa") - pool("Asia")


def test_a_file_holds_one_name_a_line(tmp_path: Path) -> None:
    names = tmp_path / "names.txt"
    names.write_text("# ours\nKenya  # the host\n\nGambia, The\nSahel\n")
    assert pool(f"@{names}") == {"KEN"} | pool("Sahel")
    assert pool(f"Fiji,@{names}") == {"KEN", "FJI"} | pool("Sahel")
    names.write_text("Kenya\nKenyaa\n")
    with pytest.raises(UnknownName, match=f"^{names}:2: No country is called"):
        pool(f"@{names}")
    names.write_text("# nobody\n")
    with pytest.raises(UsageError, match="names nobody"):
        pool(f"@{names}")


@pytest.mark.parametrize("name", ["Western Sahara", "Kosovo", "Taiwan", "Hong Kong", "Puerto Rico", "Greenland"])
def test_what_is_no_country_here_is_called_so_without_a_guess(name: str) -> None:
    for command in (("suggest", name), ("suggest", "Rwanda", "--pool", f"KEN,{name}")):
        done = run(*command)
        assert (done.code, done.out) == (4, "")
        assert done.err.startswith(f"matcher: {name} is not among the 197 countries.\n")
        assert "Did you mean" not in done.err


def test_words_are_compared_whole_and_by_their_stems() -> None:
    assert stem("vaccination") == stem("vaccines") == stem("vaccinated")
    assert stem("mother") != stem("another")
    assert looked_for("The health of mothers") == ["health", "mothers"]
    for hit in matcher.experiences("mother"):
        text = CATALOGUE.text_of(CATALOGUE.experience(hit.id))
        assert text.words & {"mother", "mothers"}


def test_where_nothing_holds_all_words_it_is_said_how_many_hold_each() -> None:
    cyclone, insurance = len(matcher.experiences("cyclone")), len(matcher.experiences("insurance"))
    done = run("experiences", "cyclone insurance")
    assert done.code == 0
    assert f'No experience with both words; {cyclone} with "cyclone", {insurance} with "insurance".' in done.out


def test_a_like_spelling_counts_last_and_is_told() -> None:
    found = matcher.experiences("mobile mony")
    assert found.warnings == ['No experience holds "mony" as a word; these hold one that is spelt like it.']
    assert "ken-m-pesa-mobile-money" in [hit.id for hit in found]
    assert matcher.experiences("mobile money").warnings == []


def test_a_search_says_which_topic_goes_by_its_words() -> None:
    page = run("experiences", "cholera").out
    assert page.startswith("No experience matches. As a topic it has ")
    assert "matcher experiences --topic epidemic-preparedness\n" in page
    count = len(matcher.experiences(topic="epidemic-preparedness"))
    assert f"As a topic it has {count} experiences: " in page
    assert "As a topic" not in run("experiences", "cholera", "--topic", "epidemic-preparedness").out
    assert "\n2 of " in run("experiences", "maternal health", "-n", "2").out
