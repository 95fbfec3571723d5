"""`suggest` works for every country, in every theme, lens and format; and says so where the data does not reach."""

from __future__ import annotations

import json

import pytest

import matcher
from matcher.answers.blocks import Listing
from matcher.answers.suggest import answer
from matcher.catalogue.catalogue import Catalogue
from matcher.questions.question import understood
from matcher.questions.suggest import pairing_for, suggest
from matcher.scoring.score import LENSES
from tests.process import matcher as run


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return Catalogue.load()


THEMES = ("", *Catalogue.load().themes)


@pytest.mark.parametrize("theme", THEMES)
def test_every_country_gets_a_list_in_every_theme(catalogue: Catalogue, theme: str) -> None:
    question = understood(catalogue, "suggest", {"theme": [theme] if theme else [], "draws": 20})
    pairing = pairing_for(catalogue, question)
    for iso3, profile in catalogue.profiles.items():
        found = suggest(catalogue, iso3, question, pairing)
        # Without a theme everybody is ranked; with one, whoever has something to say: there is not always one.
        everybody = 143 if profile.south else 144
        assert found.candidates + found.reach.left_out == everybody, iso3
        assert len(found.suggestions) == min(10, found.candidates)
        assert theme or not found.reach.left_out
        shown = answer(found)
        results = shown.results
        assert json.dumps(results, allow_nan=False)
        partners = [result["iso3"] for result in results]
        assert iso3 not in partners
        assert len(set(partners)) == len(results)
        assert all(result["documented"] for result in results if theme)
        scores = [result["score"] for result in results if result["score"] is not None]
        assert scores == sorted(scores, reverse=True)
        for result in results:
            if result["score"] is not None:
                added = sum(value for value in result["contributions"].values() if value is not None)
                assert added == pytest.approx(result["score"], abs=1e-9)
                assert 0.0 <= result["score"] <= 1.0
            assert all(value is None or 0.0 <= value <= 1.0 for value in result["components"].values())
        (page,) = shown.page()
        assert isinstance(page, Listing)
        assert page.lead
        assert len(page.rows) == len(results)
        assert results or f" is on record between {profile.name} and any of the " in shown.empty


@pytest.mark.parametrize("lens", LENSES)
@pytest.mark.parametrize("format", ["table", "csv", "json", "ndjson", "markdown"])
def test_every_lens_comes_in_every_format(lens: str, format: str) -> None:
    done = run("suggest", "Mozambique", "--lens", lens, "--format", format, "--theme", "trade")
    assert done.code == 0
    first = matcher.suggest("Mozambique", lens=lens, theme="trade", top=1)[0]["name"]
    assert first in done.out


def test_the_whole_pool_is_ranked_when_asked_for() -> None:
    assert len(matcher.suggest("Rwanda", top=None)) == 143
    assert len(matcher.suggest("Rwanda", top=None, pool="all")) == 196


def test_a_country_without_data_says_so_and_still_gets_what_can_be_said() -> None:
    found = matcher.suggest("Holy See", pool="all")
    assert found.warnings[0].startswith("Holy See: insufficient data on its stage (0 of 6 figures)")
    assert len(found) == 10
    assert all(result["components"]["stage"] is None for result in found)
    assert all(result["components"]["ties"] is not None for result in found)


def test_a_partner_without_data_stands_last_without_a_score() -> None:
    found = matcher.suggest("Rwanda", pool="all", top=None, weights="stage=1,needs=1", draws=50)
    unscored = [result for result in found if result["score"] is None]
    assert {"VAT", "NIU", "COK"} <= {result["iso3"] for result in unscored}
    assert found.results[-len(unscored) :] == unscored
    assert all(result["stability"] is None for result in unscored)
    assert any("insufficient data" in warning for warning in found.warnings)


def test_south_sudan_is_led_by_countries_that_know_conflict(catalogue: Catalogue) -> None:
    for lens in LENSES:
        found = matcher.suggest("South Sudan", theme="post-conflict", lens=lens, top=3)
        last = [catalogue.profiles[result["iso3"]].conflict_last for result in found]
        # The lens `learn` heeds the record of sharing too, and finds Ghana's courses for former fighters third.
        if lens == "learn":
            assert [result["iso3"] for result in found] == ["UGA", "RWA", "GHA"]
        else:
            assert all(year is not None for year in last), lens
    first, second = matcher.suggest("South Sudan", theme="post-conflict", lens="learn", top=2)
    assert (first["iso3"], second["iso3"]) == ("UGA", "RWA")


def test_without_conflict_in_thirty_years_there_is_no_need_of_peace_topics(catalogue: Catalogue) -> None:
    of_peace = [t for t, peace in enumerate(catalogue.topic_of_peace) if peace]
    assert len(of_peace) == 15
    calm = [p for p in catalogue.profiles.values() if p.conflict_last is None or p.conflict_last <= 1994]
    assert len(calm) > 80
    # What a country declares is another matter: Solomon Islands names the building of its state.
    for profile in calm:
        record = catalogue.priorities(profile.iso3)
        assert {record["measured"][topic] for topic in of_peace} == {0}
        declared = {int(topic) for topic in record["declared"]}
        assert {topic for topic in of_peace if profile.needs[topic]} == declared & set(of_peace)
    assert catalogue.profiles["CHL"] in calm
    peace = [topic for topic, chosen in zip(catalogue.topics, catalogue.topic_of_peace, strict=True) if chosen]
    found = matcher.suggest("Chile", topic=peace, top=None)
    assert found.warnings[0] == "Chile: no need in this scope; the list shows whom it could share with."
    assert found.results
    assert not any(result["learn"] for result in found)
