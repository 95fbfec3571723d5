"""Two with fighting between them, or a rupture: both are listed, with a plain note; nobody else has one."""

from __future__ import annotations

import csv
import io

import pytest

import matcher
from matcher.answers.needs import tension_of
from matcher.catalogue.catalogue import Catalogue
from matcher.questions.question import understood
from matcher.questions.suggest import pairing_for
from tests.process import matcher as run

CATALOGUE = Catalogue.load()
TENSE = {iso3: set(CATALOGUE.tensions(iso3)) for iso3 in CATALOGUE.profiles if CATALOGUE.tensions(iso3)}
M23 = (
    "fighting in the east of the Democratic Republic of the Congo over M23, to which Rwanda was linked and which it "
    "denies supporting; a peace agreement was signed in June 2025. A third party may help the two to cooperate"
)


def test_what_stands_between_two_is_told_from_both_sides_alike() -> None:
    assert {"COD", "BDI"} == TENSE["RWA"]
    assert len(TENSE) > 30
    for one, others in TENSE.items():
        for other in others:
            assert CATALOGUE.tensions(one)[other] == CATALOGUE.tensions(other)[one]


def test_a_note_is_the_words_of_the_record_or_the_years_of_fighting() -> None:
    assert tension_of(None) is None
    fought = {"kind": "fighting", "years": [2021, 2022]}
    perhaps = "A third party may help the two to cooperate"
    assert tension_of(fought) == f"fighting between the two in 2021-2022. {perhaps}"
    assert tension_of({**fought, "note": "border closed"}) == f"border closed. {perhaps}"
    # Those that UCDP counts need no words of their own: Ethiopia and Eritrea.
    assert tension_of(CATALOGUE.tensions("UKR")["RUS"]) == (
        f"fighting between the two from 2022, and still in 2024, the newest year on record. {perhaps}"
    )


def test_the_note_stands_on_the_page_in_the_json_and_in_the_csv_of_a_list() -> None:
    asked = ("suggest", "DR Congo", "-n", "143")
    page = run(*asked).out
    assert "  Rwanda*  " in page
    assert page.count("*") == 2  # at the name, and before the note
    assert f"\n* Rwanda: {M23}\n" in page
    told = {one["iso3"]: one["tension"] for one in run(*asked, "--json").json["results"]}
    assert {iso3: note for iso3, note in told.items() if note is not None} == {"RWA": M23}
    rows = list(csv.DictReader(io.StringIO(run(*asked, "--format", "csv").out)))
    assert {row["partner_iso3"]: row["tension"] for row in rows if row["tension"]} == {"RWA": M23}


def test_it_stands_in_a_batch_and_among_pairs_too() -> None:
    batch = run("batch", "-", "-n", "143", stdin="DR Congo\nKenya\n").out
    assert batch.count(f"* Rwanda: {M23}") == 1
    assert batch.count("Rwanda*") == 1
    asked = ("pairs", "--pool", "RWA,COD,KEN")
    page = run(*asked).out
    assert "DR Congo and Rwanda*" in page
    assert f"\n* DR Congo and Rwanda: {M23}\n" in page
    told = {(one["a"]["iso3"], one["b"]["iso3"]): one["tension"] for one in run(*asked, "--json").json["results"]}
    assert told == {("COD", "RWA"): M23, ("COD", "KEN"): None, ("KEN", "RWA"): None}
    rows = list(csv.DictReader(io.StringIO(run(*asked, "--format", "csv").out)))
    assert [row["tension"] for row in rows if row["tension"]] == [M23]


def test_a_pair_in_full_begins_with_it() -> None:
    lines = run("explain", "Rwanda", "DR Congo").out.split("\n")
    assert lines[:4] == ["Rwanda and DR Congo", "", f"Between the two: {M23}.", ""]
    assert matcher.explain("Rwanda", "DR Congo")[0]["tension"] == M23
    assert matcher.explain("DR Congo", "Rwanda")[0]["tension"] == M23
    assert matcher.explain("Kenya", "Rwanda")[0]["tension"] is None
    assert "Between the two" not in run("explain", "Kenya", "Rwanda").out


@pytest.mark.parametrize("country", ["RWA", "ARM", "IND", "IRN", "FJI"])
def test_at_peace_leaves_out_those_with_a_note_and_nobody_else(country: str) -> None:
    everybody = matcher.suggest(country, top=None, draws=0, pool="all")
    at_peace = matcher.suggest(country, top=None, draws=0, pool="all", at_peace=True)
    assert [one.iso3 for one in at_peace] == [one.iso3 for one in everybody if one.tension is None]
    assert {one.iso3 for one in everybody} - {one.iso3 for one in at_peace} == TENSE.get(country, set())
    assert at_peace.query["at_peace"] is True


def test_at_peace_holds_for_pairs_and_a_batch() -> None:
    pool = ["RWA,COD,KEN,BDI"]
    couples = {(one["a"]["iso3"], one["b"]["iso3"]) for one in matcher.pairs(pool=pool, at_peace=True)}
    assert couples == {("BDI", "COD"), ("BDI", "KEN"), ("COD", "KEN"), ("KEN", "RWA")}
    done = run("batch", "-", "--at-peace", "-n", "143", "-f", "csv", stdin="Rwanda\n")
    assert not TENSE["RWA"] & {row["partner_iso3"] for row in csv.DictReader(io.StringIO(done.out))}


def test_no_way_to_peace_is_offered_between_two_with_tensions_nor_by_who_is_at_war() -> None:
    pairing = pairing_for(CATALOGUE, understood(CATALOGUE, "suggest", {}))
    profiles = CATALOGUE.profiles
    at_war = [profile for profile in profiles.values() if profile.at_war and profile.iso3 in CATALOGUE.experiences_of]
    assert {"COD", "SDN", "MMR"} <= {profile.iso3 for profile in profiles.values() if profile.at_war}
    asked = [(profiles[one], profiles[other]) for one, others in TENSE.items() for other in others]
    asked += [(seeker, partner) for partner in at_war for seeker in profiles.values() if seeker is not partner]
    for seeker, partner in asked:
        topics = {point.topic for point in pairing.points(seeker, partner)}
        assert not any(CATALOGUE.topic_of_peace[topic] for topic in topics), (seeker.iso3, partner.iso3)
    # It is the tension that keeps them back: Rwanda's experience in justice after conflict is offered to others.
    assert any(CATALOGUE.topic_of_peace[point.topic] for point in pairing.points(profiles["SSD"], profiles["RWA"]))
    assert pairing.points(profiles["COD"], profiles["RWA"])
