"""Searching, comparing, pairing, gaps, profiles, and what a batch reads."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any, get_args

import pytest

import matcher
from matcher import forms
from matcher.catalogue.catalogue import Catalogue
from matcher.editing.experiences import Modality
from matcher.errors import UnknownName, UsageError
from matcher.forms.table import Display
from matcher.questions.country import country
from matcher.questions.find import MODALITIES
from matcher.questions.gaps import ANSWERED, gaps
from matcher.questions.pairs import one_sided
from matcher.questions.question import understood
from matcher.questions.requests import read
from matcher.scoring.agenda import GREAT
from tests.process import matcher as run

CATALOGUE = Catalogue.load()


def found(query: str, **filters: Any) -> list[str]:
    return [hit.id for hit in matcher.experiences(query, **filters)]


def test_words_are_found_in_titles_before_prose_and_with_spelling_mistakes() -> None:
    assert "ken-m-pesa-mobile-money" in found("mobile money", top=5)
    assert "ken-m-pesa-mobile-money" in found("mobil mony", top=10)
    assert found("zzzz") == []


def test_filters_narrow_each_other() -> None:
    of_cuba = found("", country="Cuba")
    assert all(i.startswith("cub-") for i in of_cuba)
    assert set(found("", country="Cuba", theme="health")) < set(of_cuba)
    visits = matcher.experiences(modality="study visit", topic="school-feeding")
    assert visits
    assert all("study-visit" in hit.modalities for hit in visits)
    assert all("school-feeding" in hit.topics for hit in visits)


def test_an_unknown_way_of_sharing_gets_a_suggestion() -> None:
    with pytest.raises(UnknownName, match="Did you mean twinning") as caught:
        matcher.experiences(modality="twining")
    assert caught.value.hint.startswith("The ways of sharing are: study-visit, training, ")


def test_countries_are_found_by_any_of_their_names() -> None:
    assert [country.iso3 for country in matcher.countries("guinea")] == ["GNQ", "GIN", "GNB", "PNG"]
    assert [country.iso3 for country in matcher.countries("burma")] == ["MMR"]
    assert [country.iso3 for country in matcher.countries("中国")] == ["CHN"]


def test_each_pair_stands_once_and_from_neither_side() -> None:
    answer = matcher.pairs(pool="EAC", top=None)
    assert len(answer) == 8 * 7 / 2
    assert len({frozenset((r["a"]["iso3"], r["b"]["iso3"])) for r in answer}) == 28
    assert all(r["a"]["iso3"] < r["b"]["iso3"] for r in answer)
    weights = answer.query["weights"]
    assert weights["learn"] == weights["share"]


def test_only_mutual_pairs_when_asked_for() -> None:
    everybody, mutual = matcher.pairs(pool="ECOWAS", top=None), matcher.pairs(pool="ECOWAS", top=None, mutual_only=True)
    assert 0 < len(mutual) < len(everybody)
    for result in mutual:
        less, more = sorted((result["components"]["learn"], result["components"]["share"]))
        assert less >= 0.5 * more - 0.001
    assert one_sided.__doc__


def test_countries_side_by_side_share_needs_and_organisations() -> None:
    kenya, uganda = matcher.compare("Kenya", "Uganda")
    assert kenya["with"]["UGA"]["learn"] == uganda["with"]["KEN"]["share"]
    assert "EAC" in kenya["shared_organisations"]
    for topic in kenya["shared_needs"]:
        position = list(CATALOGUE.topics).index(topic)
        assert all((CATALOGUE.profiles[i].needs[position] or 0) >= GREAT for i in ("KEN", "UGA"))


def test_comparing_needs_two_different_countries() -> None:
    with pytest.raises(UsageError, match="two countries or more"):
        matcher.compare("Kenya")
    with pytest.raises(UsageError, match="Kenya is named twice"):
        matcher.compare("Kenya", "KEN")


def test_a_gap_is_a_great_need_that_nothing_elsewhere_answers_well() -> None:
    answer = gaps(CATALOGUE, understood(CATALOGUE, "gaps", {"pool": ["sids"], "theme": ["climate"], "top": None}))
    assert answer.pool_size == 39
    # Seven experiences of early warning, and none that is like enough to six of the seventeen in need.
    early = next(gap for gap in answer.gaps if gap.topic.id == "early-warning")
    assert (early.experiences, len(early.unanswered), len(early.in_need)) == (7, 6, 17)
    assert {profile.iso3 for profile in early.unanswered} >= {"KIR", "MHL", "STP"}
    assert early.best > ANSWERED
    counts = [len(gap.unanswered) for gap in answer.gaps]
    assert counts == sorted(counts, reverse=True)


def test_a_profile_says_what_is_missing() -> None:
    rwanda = country(CATALOGUE, "Rwanda")
    assert ("KEN", "Kenya") in rwanda.worked_with
    vatican = country(CATALOGUE, "Holy See")
    assert {gap.kind for gap in vatican.gaps} >= {"stage", "experiences"}
    said = matcher.country("Holy See")[0].gaps
    assert any("No figure for its stage" in gap for gap in said)
    assert any("holds no experience" in gap for gap in said)


def test_a_batch_reads_names_or_a_table() -> None:
    lines = "# members\nKenya\n\n  Côte d’Ivoire # ours\n"
    assert [(r.line, r.country) for r in read(lines).requests] == [(2, "Kenya"), (4, "Côte d’Ivoire")]
    table = 'Country,Theme,Top,Lens\nKenya,"health; climate",3,learn\n,health,3,\nPeru,,x,\nFiji,health\na,b,,,e\n'
    kenya, nobody, bad, short, wide = read(table).requests
    assert kenya.options == {"theme": ["health; climate"], "lens": "learn", "top": 3}
    assert nobody.fault == "no country is named"
    assert bad.fault == "top: 'x' is not a whole number above 0"
    assert (short.country, short.options) == ("Fiji", {"theme": ["health"]})
    assert (wide.line, wide.fault) == (6, "5 cells; 4 are due (Country,Theme,Top,Lens)")


def test_columns_that_are_not_read_are_named_with_what_was_meant() -> None:
    assert read("country,them,notes\n").notes == ["columns are not read: them (Did you mean 'theme'?), notes"]
    assert read("country,theme\n").notes == []
    assert read("Kenya, Republic of\n").notes == []


def test_an_answer_is_a_sequence_with_rows_for_a_data_frame() -> None:
    answer = matcher.suggest("Rwanda", top=3)
    assert len(answer) == len(answer.rows) == 3
    assert [result["iso3"] for result in answer] == [row["partner_iso3"] for row in answer.rows]
    assert answer[-1]["rank"] == 3
    assert "RWA" in repr(answer)


def test_a_list_of_ten_thousand_pairs_looks_at_the_stability_of_the_first_two_hundred() -> None:
    answer = matcher.pairs(top=None, draws=20)
    assert len(answer) == 144 * 143 / 2
    firm = [result["stability"] is not None for result in answer]
    assert firm == [True] * 200 + [False] * (len(answer) - 200)


def test_the_ways_of_sharing_that_can_be_asked_for_are_those_that_a_file_may_name() -> None:
    assert get_args(Modality) == MODALITIES


def test_a_search_without_a_hit_does_not_tell_how_to_open_one() -> None:
    told = "One of them in full"
    assert told in page_of(matcher.experiences("mobile money"))
    assert told not in page_of(matcher.experiences("zzzzz"))


@pytest.mark.parametrize(
    ("country", "told"),
    [
        ("India", ["Kashmir, 1990 to now (war)", "the government, 1991 to now (minor)", "and 20 more on record"]),
        ("DR Congo", ["the government, 2011 to now (war)", "Katanga, 2020 (minor)", "and 8 more on record"]),
        ("Turkey", ["Kurdistan, 1984 to now (war)", "and 1 more on record"]),
    ],
)
def test_the_page_of_a_country_names_the_conflicts_that_go_on(country: str, told: list[str]) -> None:
    page = page_of(matcher.country(country))
    assert [words for words in told if words not in page] == []
    assert len(re.findall(r"^- .*, \d{4}(?: to (?:\d{4}|now))? \((?:war|minor)\)", page, re.M)) == 5
    assert not re.search(r"(\d{4}) to \1", page)


def page_of(answer: matcher.Answer[Any]) -> str:
    return "".join(forms.text(answer, "table", Display(screen=False, width=0, colour=False)))


@pytest.mark.parametrize("command", [
    ("suggest", "Nepal"), ("explain", "Ghana", "Kenya"), ("compare", "Kenya", "Uganda"), ("country", "Rwanda"),
    ("experience", "ken-m-pesa-mobile-money"), ("evaluate",), ("pairs", "--pool", "ASEAN"), ("gaps",),
])  # fmt: skip
def test_in_markdown_no_paragraph_runs_on_from_what_stands_above_it(command: tuple[str, ...]) -> None:
    lines = run(*command, "--format", "markdown").out.split("\n")
    block = ("- ", "  - ", "| ", "#")
    for above, below in pairwise(lines):
        assert not above.strip() or not below.strip() or below.startswith(block), (above, below)
