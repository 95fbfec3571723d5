"""A pair in full: it adds up, it cites, and it names the institutions that carry it."""

from __future__ import annotations

import pytest

import matcher
from matcher.errors import UsageError
from tests.process import matcher as run


@pytest.mark.parametrize(
    ("a", "b", "platform"),
    [("Kenya", "Rwanda", "agra"), ("Bolivia", "Peru", "sela"), ("Bangladesh", "Indonesia", "aiib")],
)
def test_the_institutions_that_carry_a_pair_are_named_with_their_reason(a: str, b: str, platform: str) -> None:
    found = {entry["id"]: entry["why"] for entry in matcher.explain(a, b)[0]["platforms"]}
    assert found[platform].startswith("both are in ")
    assert "it works on" in found[platform]


def test_a_platform_is_bound_to_its_themes_and_its_region() -> None:
    trade = {entry["id"] for entry in matcher.explain("Kenya", "Rwanda", theme="culture")[0]["platforms"]}
    assert "agra" not in trade
    assert "paho-cchd" not in {entry["id"] for entry in matcher.explain("Kenya", "Rwanda")[0]["platforms"]}
    assert "paho-cchd" in {entry["id"] for entry in matcher.explain("Peru", "Bolivia")[0]["platforms"]}
    # A centre for Africa is for two African countries.
    assert "wfp-coe-civ" in {entry["id"] for entry in matcher.explain("Ghana", "Togo")[0]["platforms"]}
    assert "wfp-coe-civ" not in {entry["id"] for entry in matcher.explain("Ghana", "Peru")[0]["platforms"]}


@pytest.mark.parametrize("lens", ["balanced", "learn", "mutual", "common-ground"])
def test_contributions_add_up_to_the_score(lens: str) -> None:
    for a, b in [("Rwanda", "Kenya"), ("Fiji", "Maldives"), ("Holy See", "Italy"), ("Venezuela", "Cuba")]:
        pair = matcher.explain(a, b, lens=lens)[0]
        if pair["score"] is not None:
            assert sum(v for v in pair["contributions"].values() if v) == pytest.approx(pair["score"], abs=1e-9)


def test_both_sides_see_the_same_pair_from_their_own_side() -> None:
    one, two = matcher.explain("Rwanda", "Kenya")[0], matcher.explain("Kenya", "Rwanda")[0]
    assert one["components"]["learn"] == two["components"]["share"]
    assert [p["experience"] for p in one["learn"]] == [p["experience"] for p in two["share"]]
    for name in ("stage", "needs", "mutual", "ties"):
        assert one["components"][name] == two["components"][name]


def test_a_point_of_cooperation_holds_need_evidence_and_both_stages() -> None:
    point = matcher.explain("Rwanda", "Kenya", topic="digital-payments")[0]["learn"][0]
    assert point["experience"] == "ken-m-pesa-mobile-money"
    assert point["partner"] == "KEN"
    assert point["need"]["coverage"] == 1
    account = next(i for i in point["need"]["indicators"] if i["indicator"] == "FX.OWN.TOTL.ZS")
    assert (account["value"], account["year"], account["rank"], account["of"]) == (50.01979, 2017, 36, 103)
    assert point["stage_then"]["year"] == 2007
    assert point["stage_then"]["life_expectancy"]["year"] == 2007
    assert point["stage_now"]["life_expectancy"]["value"] > point["stage_then"]["life_expectancy"]["value"]
    assert point["results"]
    assert point["conditions"]
    assert point["modalities"]
    assert all(source["title"] for source in point["sources"])
    assert set(point) >= {
        "experience", "title", "partner", "topic", "need", "relevance", "quality", "value", "stage_then", "stage_now",
        "results", "conditions", "modalities", "sources",
    }  # fmt: skip


def test_leaving_out_a_component_gives_the_rank_without_it() -> None:
    pair = matcher.explain("Kenya", "Rwanda")[0]
    listed = [result["iso3"] for result in matcher.suggest("Kenya", top=None)]
    assert pair["rank"] == listed.index("RWA") + 1
    without = matcher.suggest("Kenya", top=None, weights="stage=12,needs=4,learn=20,share=10,mutual=4")
    assert pair["leave_one_out"]["ties"] == [result["iso3"] for result in without].index("RWA") + 1


def test_what_is_not_known_is_said() -> None:
    unknown = matcher.explain("Eritrea", "Rwanda")[0]["unknown"]
    assert any(note.startswith("Incomes are compared by GNI per person") for note in unknown)
    assert any("need not measured" in note for note in unknown)


def test_documented_cooperation_is_shown_in_its_direction_with_its_source() -> None:
    known = matcher.explain("Rwanda", "Kenya")[0]["known_cooperation"]
    assert {entry["direction"] for entry in known} == {"learnt", "shared"}
    assert all(entry["source"]["title"] for entry in known)


def test_where_nothing_is_documented_there_is_no_place_and_the_first_sentence_says_so() -> None:
    # Fiji had no conflict, and no experience in peace; Rwanda's are of no use to it.
    pair = matcher.explain("Rwanda", "Fiji", theme="post-conflict")[0]
    assert (pair["rank"], pair["of"], pair["stability"], pair["leave_one_out"]) == (None, None, None, {})
    assert (pair["learn"], pair["share"]) == ([], [])
    assert pair["score"] is not None
    title, nothing, first, *rest = run("explain", "Rwanda", "Fiji", "--theme", "post-conflict").out.split("\n")
    assert (title, nothing) == ("Rwanda and Fiji", "")
    assert first == (
        "The catalogue documents nothing here that Rwanda and Fiji could learn from each other and that is worth 0.15 "
        "or more."
    )
    assert not any(" is number " in line for line in rest)
    # Something on one side is enough; and without a theme there is always a place.
    assert matcher.explain("Rwanda", "Uganda", theme="post-conflict")[0]["rank"] is not None
    assert matcher.explain("Tuvalu", "Nauru")[0]["rank"] is not None


def test_a_need_that_is_answered_says_whether_it_is_declared() -> None:
    page = run("explain", "Kenya", "Rwanda", "--need", "tourism", "-n", "3").out
    told = [line.split("Need:")[1].strip() for line in page.split("\n") if "Need:" in line]
    assert told[:3] == [
        "Tourism of Kenya: 1.00 of 1 (named by you or in its profile; measured 0.74)",
        "Yields of staple crops of Kenya: 0.79 of 1 (declared among the first; measured 0.79)",
        "Internet access and connectivity of Kenya: 0.70 of 1 (declared among the first; measured 0.54)",
    ]
    assert "Livestock of Rwanda: 0.72 of 1" in told
    page = run("explain", "Rwanda", "Kenya", "--topic", "e-government").out
    assert "Need:          Online public services of Rwanda: 0.50 of 1 (declared; measured 0.11)\n" in page


def test_a_need_that_is_declared_is_not_said_to_count_as_one_that_nobody_knows() -> None:
    # Kenya declares special economic zones, and no figure measures the need of them; nor that of cybersecurity.
    zones = matcher.explain("Kenya", "Rwanda", topic=["special-economic-zones", "cybersecurity"])[0]["unknown"]
    assert "Kenya: need not measured, counted as 0.4 of 1: cybersecurity." in zones
    measured = matcher.explain("Kenya", "Rwanda", topic="special-economic-zones", priorities="measured")[0]["unknown"]
    assert "Kenya: need not measured, counted as 0.4 of 1: special economic zones." in measured


def test_a_country_is_not_its_own_partner() -> None:
    with pytest.raises(UsageError, match="Rwanda cannot be its own partner"):
        matcher.explain("Rwanda", "RWA")
