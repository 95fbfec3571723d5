"""The ranking against what happened: hand-worked measures, honest inputs, who is shown."""

from __future__ import annotations

from pathlib import Path

import pytest

import matcher
from matcher.catalogue.catalogue import Catalogue
from matcher.errors import InvalidData
from matcher.questions.documented import Documented, read, shipped
from matcher.questions.evaluate import BASELINES, Placed, accuracy, evaluate, interval, place
from tests.process import matcher as run

CATALOGUE = Catalogue.load()
PAIR = Documented("IND", "LKA", "digital", "a")


def test_a_rank_counts_the_better_and_half_of_the_equal() -> None:
    # Better than 0.5: one (0.9). Equal to it: two others. 1 + 1 + 2 / 2 = 3.
    values = [("IND", 0.5), ("KEN", 0.9), ("PER", 0.5), ("GHA", 0.5), ("FJI", 0.1)]
    assert place(PAIR, values) == Placed(PAIR, 3.0, 5)


def test_a_partner_of_whom_nothing_is_known_stands_last() -> None:
    assert place(PAIR, [("IND", None), ("KEN", 0.9), ("PER", 0.0)]) == Placed(PAIR, 3.0, 3)


def test_measures_are_means_over_pairs_or_over_projects() -> None:
    # Ranks 1, 4 and 20 of 21; the first two are of project a, the third of b.
    placed = [
        Placed(Documented("A", "B", "health", "a"), 1, 21),
        Placed(Documented("C", "D", "health", "a"), 4, 21),
        Placed(Documented("E", "F", "health", "b"), 20, 21),
    ]
    by_pair = accuracy("lens learn", "", placed)
    assert by_pair.percentile == pytest.approx((1.0 + 17 / 20 + 1 / 20) / 3)
    assert by_pair.mrr == pytest.approx((1 + 1 / 4 + 1 / 20) / 3)
    assert by_pair.hit5 == pytest.approx(2 / 3)
    assert by_pair.hit10 == pytest.approx(2 / 3)
    by_project = accuracy("lens learn", "", placed, by_project=True)
    assert by_project.mrr == pytest.approx(((1 + 1 / 4) / 2 + 1 / 20) / 2)
    assert by_project.hit10 == pytest.approx(1 / 2)
    assert (by_project.n, by_project.projects) == (3, 2)


def test_a_blind_draw_is_its_expectation() -> None:
    random = accuracy("random", "", [Placed(PAIR, 72.0, 143)])
    assert random.percentile == 0.5
    assert random.hit10 == pytest.approx(10 / 143)
    assert random.mrr == pytest.approx(sum(1 / rank for rank in range(1, 144)) / 143)


def test_an_interval_is_drawn_by_project_not_by_pair() -> None:
    one = Placed(Documented("A", "B", "health", "a"), 1, 21)
    other = Placed(Documented("C", "D", "health", "b"), 20, 21)
    # One project, however many pairs: every draw is the same.
    assert interval([one] * 3) == ((1.0, 1.0), (1.0, 1.0))
    # Two projects: a draw of two takes either alone in one of four cases, so both ends are reached; the mean of a draw
    # that takes both counts three pairs of rank 1 and one of rank 20, and lies between.
    assert interval([one] * 3 + [other]) == ((1 / 20, 1.0), (0.0, 1.0))
    assert interval([]) == ((0.0, 0.0), (0.0, 0.0))


def test_an_interval_holds_what_it_is_of_and_narrows_with_more_projects() -> None:
    def width(copies: int) -> float:
        ranks = [1, 2, 5, 30] * copies
        placed = [Placed(Documented("A", "B", "health", str(n)), rank, 143) for n, rank in enumerate(ranks)]
        (low, high), hits = interval(placed)
        assert low <= accuracy("lens learn", "", placed).mrr <= high
        assert hits[0] <= 3 / 4 <= hits[1]
        return high - low

    assert width(1) > width(4) > width(16)


def test_the_shipped_pairs_are_the_default() -> None:
    assert len(shipped(CATALOGUE)) == 187
    assert matcher.evaluate(pool="EAC")[0]["n"] == 187


def test_the_learn_lens_beats_every_baseline_and_its_targets() -> None:
    found = evaluate(CATALOGUE, shipped(CATALOGUE))
    for measured in (found.by_pair, found.by_project):
        named = {one.ranking: one for one in measured}
        learn = named["lens learn"]
        for baseline in BASELINES:
            assert learn.hit10 > named[baseline].hit10, baseline
            assert learn.mrr > named[baseline].mrr, baseline
    learn = next(one for one in found.by_pair if one.ranking == "lens learn")
    assert learn.hit10 >= 0.55
    assert learn.mrr >= 0.22
    assert learn.percentile >= 0.88
    (low, high), (least, most) = found.intervals["lens learn"]
    assert low < learn.mrr < high
    assert least < learn.hit10 < most


def test_pairs_with_a_border_and_those_that_the_catalogue_names_are_measured_apart() -> None:
    # Kenya borders Uganda, not Rwanda. One experience of Kenya has Rwanda among those who took it up: the service
    # centres; and Uganda too.
    named = {
        (one.id, transfer["to"])
        for one in CATALOGUE.experiences_of["KEN"]
        for transfer in CATALOGUE.experience(one.id).get("transfers", [])
    }
    assert ("ken-huduma-service-centres", "RWA") in named
    pairs = [Documented("KEN", "RWA", "digital", "a"), Documented("KEN", "UGA", "digital", "b")]
    found = evaluate(CATALOGUE, pairs, ("EAC",))
    assert {border: [one.n for one in measured] for border, measured in found.apart.items()} == {
        True: [1] * 4,
        False: [1] * 4,
    }
    assert found.left_out == len({id for id, to in named if to in ("RWA", "UGA")})
    # Without what they took up, Kenya has less to offer the two in the lens of learning.
    before = next(one for one in found.by_pair if one.ranking == "lens learn")
    after = next(one for one in found.unnamed if one.ranking == "lens learn")
    assert after.mrr <= before.mrr
    assert [one.ranking for one in found.unnamed] == [one.ranking for one in found.apart[True]]


def test_each_kind_of_figure_has_what_belongs_to_it_and_nothing_else() -> None:
    answer = matcher.evaluate(pool="EAC")
    kinds = {kind: [row for row in answer if row.kind == kind] for kind in dict.fromkeys(row.kind for row in answer)}
    assert list(kinds) == [
        "pair", "project", "theme", "border", "no-border", "unnamed", "exposure", "content", "needs", "need",
    ]  # fmt: skip
    assert all((row.mrr_low is not None) is row["ranking"].startswith("lens") for row in kinds["pair"])
    assert kinds["border"][0]["n"] + kinds["no-border"][0]["n"] == kinds["pair"][0]["n"] == 187
    assert all(row.neighbours is not None and row.n is None for row in kinds["exposure"])
    assert [row.theme for row in kinds["content"]] == list(CATALOGUE.themes)
    (needs,) = kinds["needs"]
    assert needs["lift_low"] < needs["lift"] < needs["lift_high"]
    assert all(row.topic in CATALOGUE.topics and 0 <= row["auc"] <= 1 and row.lift is None for row in kinds["need"])
    page = run("evaluate", "--pool", "EAC").out
    assert "Do measured needs agree with what countries declare?" in page
    assert f"Lift {needs.lift:.2f}, " in page


def test_a_file_of_pairs_is_read_with_its_public_column_names(tmp_path: Path) -> None:
    file = tmp_path / "pairs.csv"
    file.write_text("provider_iso3,recipient_iso3,theme,extra\nIND,LKA,digital,x\nCUB,VEN,health,y\n")
    answer = run("evaluate", str(file), "--pool", "EAC", "--json").json
    learn = next(r for r in answer["results"] if r["kind"] == "pair" and r["ranking"] == "lens learn")
    assert (learn["n"], learn["projects"]) == (2, 2)
    assert 0 <= learn["percentile"] <= 1


def test_bad_rows_are_told_with_their_line_and_the_others_are_measured(tmp_path: Path) -> None:
    file = tmp_path / "pairs.csv"
    file.write_text(
        "provider_iso3,recipient_iso3,theme\nIND,LKA,digital\nXXX,LKA,digital\nIND,LKA,helth\nIND,IND,health\n"
    )
    done = run("evaluate", str(file), "--pool", "EAC", "--json")
    assert done.code == 7
    assert f"{file}:3: No country is called" in done.err
    assert f"{file}:4: No theme is called" in done.err
    assert f"{file}:5: IND cannot be its own partner" in done.err
    assert done.json["results"][0]["n"] == 1
    assert len(done.json["warnings"]) == 3


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("provider,recipient_iso3,theme\nIND,LKA,digital\n", "provider_iso3 are missing"),
        ("", "are missing; found nothing"),
        ("provider_iso3,recipient_iso3,theme\n", "holds no pairs"),
        ("provider_iso3,recipient_iso3,theme\nXXX,YYY,health\n", "No country is called"),
    ],
)
def test_a_file_without_pairs_is_refused(text: str, message: str) -> None:
    with pytest.raises(InvalidData, match=message):
        read(CATALOGUE, text, "pairs.csv")


def test_a_partner_outside_the_pool_is_still_ranked() -> None:
    answer = matcher.evaluate([("JPN", "VNM", "infrastructure", "roads")], pool="ASEAN")
    assert next(row for row in answer if row["ranking"] == "lens learn")["n"] == 1
