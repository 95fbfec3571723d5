"""The questions of a follow-up that are shipped: what they rest on is said, and nobody's framework is claimed."""

from __future__ import annotations

import re

from matcher.catalogue.catalogue import Catalogue

CATALOGUE = Catalogue.load()
QUESTIONS = {i: CATALOGUE.record("questions", i) for i in CATALOGUE.keys("questions")}
SETS = {i: CATALOGUE.record("sets", i) for i in CATALOGUE.keys("sets")}


def test_the_sets_and_their_sizes() -> None:
    assert {i: len(one["questions"]) for i, one in SETS.items()} == {"short": 6, "nest": 20, "cost": 9, "lasting": 5}
    assert len(QUESTIONS) == 34
    assert {question for one in SETS.values() for question in one["questions"]} == set(QUESTIONS)


def test_no_question_after_nest_is_called_nests() -> None:
    after = [i for i, question in QUESTIONS.items() if question["after"] == "NeST"]
    assert sorted(after) == sorted(SETS["nest"]["questions"])
    assert {QUESTIONS[i]["wording"] for i in after} == {"own"}
    assert {question["wording"] for i, question in QUESTIONS.items() if i not in after} == {"named", "stated"}
    assert "after NeST" in SETS["nest"]["name"]
    assert "no NeST assessment" in SETS["nest"]["note"]


def test_every_question_names_its_source_and_is_a_question() -> None:
    for question in QUESTIONS.values():
        assert question["source"]["url"].startswith("http")
        assert question["question"].endswith("?")
    assert len({question["question"] for question in QUESTIONS.values()}) == len(QUESTIONS)


def test_the_words_are_those_of_equals() -> None:
    barred = re.compile(
        r"\b(donors?|recipients?|aid|backward|beneficiar\w+|stakeholders?|capacity.building)\b", re.IGNORECASE
    )
    for one in (*QUESTIONS.values(), *SETS.values()):
        told = [one[key] for key in ("question", "name", "note", "dimension", "counts") if one.get(key)]
        assert not barred.search(" ".join(told)), one["id"]


def test_the_short_set_can_be_asked_from_the_first_day_to_a_year_after_the_end() -> None:
    asked = [QUESTIONS[i]["asked"] for i in SETS["short"]["questions"]]
    assert (asked.count("start"), asked.count("yearly"), asked.count("after-end")) == (1, 4, 1)
