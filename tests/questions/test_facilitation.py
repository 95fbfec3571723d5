"""The test of third partners: hand-worked ranks, nothing of the case itself, beside rules as strong as they can be."""

from __future__ import annotations

from pathlib import Path

import matcher
from matcher.catalogue.catalogue import Catalogue
from matcher.questions.documented import Documented
from matcher.questions.facilitation import FIT, FREQUENT, THEMED, facilitation, first_place
from matcher.questions.facilitation import Measured as Found
from tests.editing.folder_of import TEXTS, folder_of
from tests.process import matcher as run

CASE = Documented("BRA", "MOZ", "agriculture", "coffee")


def test_a_case_counts_by_the_first_of_those_who_took_part() -> None:
    values = [("a", 0.9), ("b", 0.7), ("c", 0.5), ("d", 0.1)]
    # c took part and d too: a and b stand before c.
    assert first_place(CASE, values, ["d", "c"]).rank == 3
    # b stands before d and is set aside, since it took part as well: it is the first, behind a alone.
    assert first_place(CASE, values, ["b", "d"]).rank == 2
    assert first_place(CASE, values, ["b", "d"]).of == 3


def test_who_is_none_for_the_two_stands_behind_all_that_are() -> None:
    assert first_place(CASE, [("a", 0.0), ("b", 0.0), ("c", None)], ["c"]).rank == 3
    assert first_place(CASE, [("a", 0.5), ("b", None), ("c", None)], ["c"]).rank == 2.5


def test_the_case_itself_is_left_out(tmp_path: Path) -> None:
    told = TEXTS["partnerships.yaml"].replace("  source:", "  facilitators: [TF]\n  source:")
    changes = {
        "partnerships.yaml": told,
        "facilitators.yaml": TEXTS["facilitators.yaml"].replace("themes: [health, peace]", "themes: [health]"),
        "tensions.yaml": None,
    }
    catalogue = Catalogue.load(folder_of(tmp_path, changes), mode="replace")
    found = facilitation(catalogue)
    assert (found.n, found.projects, found.facilitators) == (1, 1, 2)
    whole = {one.ranking: one for one in found.measured[0].accuracies}
    # Without its only case the fund has no record. The mandate is 1 for both; ties are 1 for the fund, less for Gamma.
    assert whole[FIT].mrr == 1.0
    # By frequency both have none: they share the first two places.
    assert whole[FREQUENT].mrr == whole[THEMED].mrr == 1 / 1.5


def measures(of: str, found: list[Found]) -> dict[str, tuple[float, float]]:
    one = next(one for one in found if one.of == of)
    return {accuracy.ranking: (accuracy.hit5, accuracy.mrr) for accuracy in one.accuracies}


def test_the_fit_beats_the_simple_rules_where_there_are_cases_enough() -> None:
    found = facilitation(Catalogue.load())
    assert found.n == 208
    assert sum(one.accuracies[0].n for one in found.measured if one.of in ("older", "newer")) == 208
    for of in ("", "project", "north", "organisation", "newer"):
        table = measures(of, found.measured)
        for rule in (FREQUENT, THEMED):
            assert table[FIT][0] > table[rule][0], (of, rule)
            assert table[FIT][1] > table[rule][1], (of, rule)
    # Where one of them is in two of three cases, who names it always stands higher on average: docs/method.md says so.
    older = measures("older", found.measured)
    assert older[FIT][0] > older[FREQUENT][0]
    assert older[FIT][1] < older[FREQUENT][1]
    # Four cases of countries of the South are too few to say anything, and none of them is found.
    assert next(one for one in found.measured if one.of == "south").accuracies[0].n == 4
    assert measures("south", found.measured)[FIT][0] == 0.0


def test_each_row_says_what_it_is_of_and_the_pairs_of_the_ranking_stay_as_they_were() -> None:
    rows = run("evaluate", "--facilitators", "--json").json["results"]
    assert list(dict.fromkeys(row["kind"] for row in rows)) == [
        "facilitators", "facilitators-project", "facilitators-south", "facilitators-north",
        "facilitators-organisation", "facilitators-older", "facilitators-newer",
    ]  # fmt: skip
    assert {row["ranking"] for row in rows} == {FIT, FREQUENT, THEMED}
    assert all((row["mrr_low"] is None) == (row["kind"] == "facilitators-project") for row in rows)
    assert all(row["lift"] is None and row["partners"] is None for row in rows)
    page = run("evaluate", "--facilitators").out
    assert page.startswith("208 documented cases of triangular cooperation, of ")
    assert matcher.evaluate(pool="EAC")[0].n == 187
