"""Exchanges: searched, and those that two countries can use; and the first step of a point of cooperation."""

from __future__ import annotations

import pytest

import matcher
from matcher.answers.steps import WAY, in_words
from matcher.catalogue.catalogue import Catalogue
from matcher.options import EXCHANGE_KINDS, LEVELS
from matcher.questions.exchanges import ELSEWHERE, OFFERED, TOGETHER, usable
from matcher.questions.find import MODALITIES
from matcher.questions.first_step import CARRIES, LIGHTEST, first_step, lightest
from tests.process import matcher as run

CATALOGUE = Catalogue.load()
PROFILES = CATALOGUE.profiles


def ways(a: str, b: str, *themes: str) -> dict[str, str]:
    return {way.shown.record["id"]: way.how for way in usable(CATALOGUE, PROFILES[a], PROFILES[b], themes)}


def test_one_offers_both_take_part_or_both_go_to_a_third() -> None:
    cuba = ways("KEN", "CUB")
    assert cuba["elam"] == OFFERED  # Cuba offers it, all of the South may come
    both = ways("KEN", "GHA")
    assert both["iatf"] == both["au-youth-volunteer-corps"] == TOGETHER  # both are in the African Union
    assert both["elam"] == both["turkiye-burslari"] == ELSEWHERE
    # An African fair is nothing for Kenya and Nepal, nor are courses for Afghans.
    assert {"iatf", "termez-centre"}.isdisjoint(ways("KEN", "NPL"))
    assert ways("UZB", "AFG")["termez-centre"] == OFFERED


def test_those_between_the_two_come_first_and_themes_narrow() -> None:
    order = list(dict.fromkeys(ways("BRA", "KEN").values()))
    assert order == [how for how in (OFFERED, TOGETHER, ELSEWHERE) if how in order]
    assert set(ways("KEN", "GHA", "culture")) == {
        i for i in ways("KEN", "GHA") if "culture" in CATALOGUE.record("exchanges", i)["themes"]
    }
    assert ways("KEN", "GHA", "culture") != {}


def test_who_asks_first_makes_no_difference() -> None:
    assert ways("BRA", "KEN", "health") == ways("KEN", "BRA", "health")


def test_a_list_is_narrowed_by_kind_level_country_theme_and_words() -> None:
    every = {one.id for one in matcher.exchanges()}
    assert len(every) == 39
    for kind in EXCHANGE_KINDS:
        assert {one.kind for one in matcher.exchanges(exchange_kind=kind)} == {kind}
    for level in LEVELS:
        assert {one.level for one in matcher.exchanges(level=level)} == {level}
    fiji = {one.id for one in matcher.exchanges(country="Fiji")}
    assert {"festpac", "fiji-volunteer-service", "elam"} <= fiji
    assert fiji.isdisjoint({"iatf", "carifesta"})
    assert [one.id for one in matcher.exchanges("havana", theme="culture")] == ["transcultura"]
    assert matcher.exchanges("slum dwellers")[0].offered_by == ["Slum Dwellers International"]
    assert len(matcher.exchanges(top=3)) == 3


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("--kind", "scolarship"), 4, "Did you mean scholarship?"),
        (("--level", "town"), 4, "The levels are: government, city,"),
        (("--country", "Atlantis"), 4, "No country is called"),
        (("nothing at all like it", "--fail-empty"), 5, "No exchange matches. All of them: matcher exchanges"),
    ],
)
def test_what_is_not_found_is_said(words: tuple[str, ...], code: int, told: str) -> None:
    done = run("exchanges", *words)
    assert (done.code, told in done.err) == (code, True), done.err


def test_the_kinds_and_levels_that_are_offered_are_those_of_the_records() -> None:
    from typing import get_args

    from matcher.editing.third_parties import ExchangeKind, Level

    assert get_args(ExchangeKind) == EXCHANGE_KINDS
    assert get_args(Level) == LEVELS
    assert set(LIGHTEST) == set(MODALITIES) == set(WAY)


def test_the_lightest_documented_way_comes_first() -> None:
    assert lightest(["financing", "technology-transfer", "expert-deployment"]) == "expert-deployment"
    assert lightest(["study-visit", "policy-dialogue"]) == "policy-dialogue"
    assert lightest([]) == ""


def test_every_point_of_cooperation_names_a_first_step_that_its_entry_bears_out() -> None:
    for a, b in (("Rwanda", "Kenya"), ("Nepal", "Bangladesh"), ("Fiji", "Dominica")):
        pair = matcher.explain(a, b, top=None)[0]
        for point in (*pair.learn, *pair.share):
            record, step = CATALOGUE.experience(point.experience), point.first_step
            assert step["way"] == (lightest(record.get("modalities", [])) or None)
            assert step["write_to"] == record.get("institution")
            for carrier, kind in (("platform", "platform"), ("exchange", "exchanges")):
                if step[carrier]:
                    assert record["theme"] in CATALOGUE.record(kind, step[carrier]["id"])["themes"]
                    assert step[carrier]["name"] in step["in_words"]


def test_an_exchange_is_a_first_step_only_where_it_can_carry_what_is_documented() -> None:
    assert set(CARRIES) == set(EXCHANGE_KINDS)
    assert set().union(*CARRIES.values()) <= set(MODALITIES)
    carried = 0
    for a, b in (("Rwanda", "Kenya"), ("Nepal", "Bangladesh"), ("Brazil", "Mozambique")):
        pair = matcher.explain(a, b, top=None)[0]
        for point in (*pair.learn, *pair.share):
            if exchange := point.first_step["exchange"]:
                carried += 1
                kind = CATALOGUE.record("exchanges", exchange["id"])["kind"]
                assert point.first_step["way"] in CARRIES[kind]
    assert carried


def test_a_first_step_says_what_became_of_whom_to_write_to() -> None:
    closed = CATALOGUE.experience("afg-national-solidarity-community-grants")
    afghanistan, nepal = (CATALOGUE.profiles[iso3] for iso3 in ("AFG", "NPL"))
    told = in_words(first_step(CATALOGUE, nepal, afghanistan, closed))
    assert "(closed in 2016, now Citizens' Charter)" in told
    assert "write to" not in in_words(first_step(CATALOGUE, nepal, afghanistan, closed), address=False)


def test_a_pair_shows_its_first_step_its_exchanges_and_what_is_documented_at_every_level() -> None:
    page = run("explain", "Brazil", "Mozambique", "--theme", "agriculture", "-n", "1").out
    assert "   First step:" in page
    assert "Exchanges between the two\n" in page
    assert "TWAS South-South fellowships (universities): Brazil, among others, offers it to Mozambique." in page
    told = (
        "Mozambique from Brazil: Sustainable coffee in Gorongosa National Park (triangular, 2017), "
        "between universities, with Portugal ["
    )
    assert told in page
    assert "Disputed: groups of citizens feared for the land of small farmers" in page
    known = matcher.explain("Brazil", "Mozambique")[0].known_cooperation
    assert {"government", "university"} <= {entry.get("level") for entry in known}
    assert "between cities" in run("explain", "Senegal", "DR Congo", "-n", "1").out
    assert "Dakar-Kinshasa-Brazzaville twinning (agreed," in run("explain", "Senegal", "DR Congo", "-n", "1").out
