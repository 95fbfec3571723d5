"""The options of `suggest`, each with what it changes."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import matcher
from matcher.catalogue.catalogue import Catalogue
from matcher.errors import AmbiguousName
from matcher.questions.question import understood
from matcher.questions.suggest import suggest

CATALOGUE = Catalogue.load()
SOUTH = [profile.iso3 for profile in CATALOGUE.profiles.values() if profile.south]


def partners(*, country: str = "Rwanda", **options: object) -> list[str]:
    return [result["iso3"] for result in matcher.suggest(country, draws=0, **options)]  # type: ignore[arg-type]


def test_a_pool_is_a_region_an_organisation_an_income_group_or_a_list() -> None:
    profiles = CATALOGUE.profiles
    assert all(profiles[i].region == "Africa" for i in partners(pool="Africa"))
    assert all(profiles[i].subregion == "Eastern Africa" for i in partners(pool="Eastern Africa"))
    assert all("ASEAN" in profiles[i].organisations for i in partners(pool="asean", top=None))
    assert all("AU" in profiles[i].organisations for i in partners(pool="African Union"))
    assert all(profiles[i].income == "low" for i in partners(pool="low"))
    assert all("UN-SIDS" in profiles[i].organisations for i in partners(pool="SIDS"))
    assert sorted(partners(pool="KEN,Ghana;Perú")) == ["GHA", "KEN", "PER"]


def test_a_code_that_is_also_an_organisation_is_not_guessed() -> None:
    with pytest.raises(AmbiguousName, match='"CAN" may mean Canada or Andean Community'):
        partners(pool="CAN")
    assert partners(pool="Andean Community", country="Chile", top=1)
    assert partners(pool="CAN,BRA", country="Chile") == ["BRA", "CAN"]


def test_several_pools_narrow_each_other() -> None:
    both = set(partners(pool=["Africa", "low"], top=None))
    assert both == set(partners(pool="Africa", top=None)) & set(partners(pool="low", top=None))


def test_the_default_pool_is_the_south() -> None:
    assert set(partners(top=None)) == set(SOUTH) - {"RWA"}


def test_who_is_excluded_is_not_suggested() -> None:
    assert not set(partners(exclude=["EAC", "India"])) & {"KEN", "UGA", "TZA", "BDI", "SSD", "COD", "SOM", "IND"}


def test_new_only_leaves_out_documented_partners() -> None:
    known = set(CATALOGUE.cooperation("RWA"))
    assert known & set(partners())
    assert not known & set(partners(new_only=True, top=None))


def test_a_declared_need_outranks_what_indicators_imply() -> None:
    question = understood(CATALOGUE, "suggest", {"need": ["malaria"], "draws": 0})
    found = suggest(CATALOGUE, "Rwanda", question)
    assert found.seeker.needs[list(CATALOGUE.topics).index("malaria")] == 1.0
    first = matcher.suggest("Rwanda", need="malaria", topic="malaria", top=1)[0]
    plain = matcher.suggest("Rwanda", topic="malaria", top=1)[0]
    assert first["learn"][0]["value"] > plain["learn"][0]["value"]


def test_themes_and_topics_are_found_by_name_too() -> None:
    assert partners(theme="Digital transformation") == partners(theme="digital")
    assert partners(topic="Malaria control") == partners(topic="malaria")


def test_a_diverse_list_holds_more_places_and_says_so() -> None:
    profiles = CATALOGUE.profiles
    plain, diverse = partners(country="Senegal"), partners(country="Senegal", diverse=True)
    assert plain[0] == diverse[0]
    assert len({profiles[i].subregion for i in diverse}) > len({profiles[i].subregion for i in plain})


@settings(max_examples=25, deadline=None)
@given(st.sampled_from(SOUTH), st.lists(st.sampled_from(SOUTH), min_size=1, max_size=60, unique=True))
def test_leaving_countries_out_never_reorders_the_others(seeker: str, gone: list[str]) -> None:
    everybody = partners(country=seeker, top=None)
    fewer = partners(country=seeker, top=None, exclude=",".join(gone) + ",")
    assert fewer == [iso3 for iso3 in everybody if iso3 not in gone]


@settings(max_examples=15, deadline=None)
@given(st.sampled_from(SOUTH), st.floats(0.01, 1000.0))
def test_scaling_all_weights_changes_nothing(seeker: str, factor: float) -> None:
    weights = {"stage": 1.0, "learn": 2.0, "ties": 0.5}
    scaled = {name: weight * factor for name, weight in weights.items()}
    assert partners(country=seeker, weights=weights) == partners(country=seeker, weights=scaled)


def test_what_is_already_documented_changes_no_score() -> None:
    # The record of sharing leaves out what the seeker itself took up: Kenya's does not count Rwanda for Rwanda.
    kenya, rwanda = CATALOGUE.profiles["KEN"], CATALOGUE.profiles["RWA"]
    assert "RWA" in kenya.shared_with
    from matcher.scoring.learning import record

    without = kenya._replace(
        shared_with={i: w for i, w in kenya.shared_with.items() if i != "RWA"},
        shared_in_all=kenya.shared_in_all - kenya.shared_with["RWA"],
    )
    assert record(kenya, rwanda) == record(without, rwanda)
