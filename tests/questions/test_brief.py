"""What a brief holds, and what it refuses."""

from __future__ import annotations

import re

import pytest

import matcher
from matcher.answers.brief import answer
from matcher.catalogue.catalogue import Catalogue
from matcher.errors import UnknownName, UsageError
from matcher.questions.brief import Brief, brief
from matcher.questions.question import understood

CATALOGUE = Catalogue.load()


def found(country: str, *partners: str, **asked: object) -> Brief:
    return brief(CATALOGUE, country, partners, understood(CATALOGUE, "brief", asked))


def words(brief: Brief) -> str:
    return "\n".join(getattr(block, "text", "") for block in answer(brief).page())


def test_the_partners_are_those_of_the_shortlist() -> None:
    shortlist = matcher.suggest("Rwanda", top=5)
    page = matcher.brief("Rwanda")[0]
    assert [(p.iso3, p.rank, p.score) for p in page.partners] == [(s.iso3, s.rank, s.score) for s in shortlist]
    assert page.pair is False


def test_partners_that_are_named_stand_at_the_place_that_they_have() -> None:
    ranks = {s.iso3: s.rank for s in matcher.suggest("Nepal", top=None)}
    page = matcher.brief("Nepal", "India", "Bhutan", "Rwanda")[0]
    assert {p.iso3: p.rank for p in page.partners} == {i: ranks[i] for i in ("IND", "BTN", "RWA")}
    assert [p.rank for p in page.partners] == sorted(p.rank for p in page.partners)


def test_who_is_outside_the_pool_may_be_named() -> None:
    page = matcher.brief("Rwanda", "Norway", pool="AU")[0]
    assert [p.iso3 for p in page.partners] == ["NOR"]


def test_a_pair_has_the_points_of_explain() -> None:
    pair = matcher.explain("Rwanda", "Kenya", top=3)[0]
    page = matcher.brief("Rwanda", "Kenya")[0]
    assert [p.experience for p in page.learn] == [p.experience for p in pair.learn]
    assert [p.experience for p in page.share] == [p.experience for p in pair.share]
    assert len(page.partners[0].known_cooperation) == len(pair.known_cooperation)
    assert {c["id"] for c in page.partners[0].carriers} == {p["id"] for p in pair.platforms}


def test_the_best_points_of_a_country_are_of_different_partners_and_named_once() -> None:
    page = matcher.brief("Rwanda")[0]
    assert len({point.partner for point in page.learn}) == 3
    assert len({point.experience for point in (*page.learn, *page.share)}) == 6
    assert {point.partner for point in page.share} == {"RWA"}


def test_only_facilitators_on_record_are_named() -> None:
    recorded = {
        (entry["what"], tuple(entry["facilitators"]))
        for known in (CATALOGUE.cooperation("KEN"),)
        for entries in known.values()
        for entry in entries
        if entry.get("facilitators")
    }
    for one in found("Rwanda", "Kenya").allies[0].facilitated:
        assert one.sharer.iso3 == "KEN"
        assert (one.entry["what"], tuple(one.entry["facilitators"])) in recorded


def test_the_country_itself_is_no_partner_of_its_own() -> None:
    with pytest.raises(UsageError, match=r"Rwanda cannot be its own partner"):
        found("Rwanda", "Kenya", "RWA")
    with pytest.raises(UsageError, match=r"Kenya is named twice"):
        found("Rwanda", "Kenya", "ken")
    with pytest.raises(UnknownName):
        found("Rwanda", "Atlantis")


def test_where_nothing_is_documented_the_page_says_so() -> None:
    nothing = answer(found("Tuvalu", "San Marino"))
    assert nothing.empty == "Nothing is documented here that Tuvalu and San Marino could learn from each other."
    assert nothing.empty in words(found("Tuvalu", "San Marino"))
    alone = answer(found("Rwanda", pool="Rwanda"))
    assert alone.empty == "No country is left to compare Rwanda with: all were left out."


@pytest.mark.parametrize("partners", [(), ("KEN",), ("IND", "PER")])
def test_every_country_has_a_page_without_holes(partners: tuple[str, ...]) -> None:
    for iso3 in CATALOGUE.profiles:
        if iso3 in partners:
            continue
        text = words(found(iso3, *partners, draws=0))
        assert not re.search(r"\bNone\b|\bnan\b|[{}]|  |\(\)|: \.|(?<!\.)\.\.(?!\.)", text), (iso3, text)


def test_each_source_has_one_number_and_each_number_is_used() -> None:
    for partners in ((), ("KEN",)):
        page = answer(found("Rwanda", *partners))
        sources = page[0].sources
        assert len({(s["text"], s["url"]) for s in sources}) == len(sources)
        text = words(found("Rwanda", *partners)).partition("\nSources\n")[0]
        assert {int(n) for n in re.findall(r"\[(\d+)\]", text)} == set(range(1, len(sources) + 1))


def test_each_point_says_whom_to_write_to_and_what_came_of_it_when() -> None:
    text = words(found("Rwanda", "Kenya"))
    for point in matcher.brief("Rwanda", "Kenya")[0].learn:
        began = point.stage_then["year"]
        assert f"{point.title} (Kenya, {f'{began}-{point.end}' if point.end else f'since {began}'}" in text
        assert str(point.institution) in text
    drop = "drop in the chance of falling into the poorest tenth, regular cash of the first phase"
    assert f"{drop}: 10 percentage points (year not given)" in text.lower()


def test_the_command_on_the_page_makes_the_same_page() -> None:
    asked = {"theme": "health", "lens": "learn", "top": 2, "need": ["nutrition"]}
    page = answer(found("Fiji", **asked))
    assert page[0].again == "matcher brief FJI --theme health --need nutrition --lens learn --top 2"
    assert answer(found("Fiji", "WSM", weights="stage=2,learn=2"))[0].again == (
        "matcher brief FJI WSM --weights stage=0.5,learn=0.5"
    )


def test_what_the_user_names_comes_first_and_is_of_the_country_alone() -> None:
    text = words(found("Rwanda", "Kenya", need="tourism"))
    assert text.count("Asked for here: tourism.") == 1
