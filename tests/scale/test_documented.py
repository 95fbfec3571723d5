"""What is documented between two: who is listed in a theme, who is at war, which needs are heeded."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("numpy")

import numpy as np
from hypothesis import given, settings

from matcher.catalogue.catalogue import Catalogue
from matcher.questions import scope as scoped
from matcher.questions.pairing import Pairing
from matcher.scale import blocks
from matcher.scale import profiles as tables
from matcher.scale.bounds import with_point
from matcher.scale.job import Asked, batch, pairs
from matcher.scale.kinds import Question
from matcher.scale.profiles import experiences_beside
from matcher.scoring.learning import Scope
from matcher.scoring.profile import Experience, Profile
from matcher.scoring.score import even, of_lens
from tests.process import matcher
from tests.scale.small import TOPICS, arrays_of, catalogue_like, catalogue_of, plain, profile, scopes, weights, worlds

HEALTH, PEACE = Scope([True, True, True, False, False], False), Scope([False, False, False, True, True], False)
WHOLE = Scope([True] * TOPICS, True)
LEARN = {"stage": 0.0, "needs": 0.0, "learn": 1.0, "share": 0.0, "mutual": 0.0, "ties": 0.0, "record": 0.0}


def needing(i: str, need: float | None, topic: int = 0, **traits: Any) -> Profile:
    """A profile that needs this much in one topic, and nothing in the others."""
    return profile(i, needs=[need if t == topic else 0.0 for t in range(TOPICS)], **traits)


def experience(partner: str, theme: int, topics: list[int], quality: float = 0.8, *, after: bool = False) -> Experience:
    return Experience(f"e-{partner}", "", partner, theme, topics, 2000, quality, [None] * 7, after)


def best(profiles: list[Profile], told: list[Experience], scope: Scope, **asked: Any) -> dict[str, dict[str, Any]]:
    """For each profile its partners, in their order, with the components of each, rounded to 4 digits."""
    arrays = arrays_of(catalogue_of(profiles, told))
    found = blocks.block(arrays, 0, len(arrays), Question.of(LEARN, scope, len(profiles), **asked))
    for row in found.partner:
        assert len(set(row[row >= 0])) == np.count_nonzero(row >= 0)  # nobody stands twice
    return {
        arrays.ids[row]: {
            arrays.ids[partner]: dict(zip(LEARN, np.round(parts, 4).tolist(), strict=True))
            for partner, parts in zip(found.partner[row].tolist(), found.components[row], strict=True)
            if partner >= 0
        }
        for row in range(len(arrays))
    }


# No stage is known, hence a similarity of 0.74; island, sea and conflict are alike in all, and nothing else is known:
# relevance = 0.74^2 = 0.5476. The experience has the strength 0.8 * 0.5476 = 0.43808 in a topic of its own theme,
# and reaches FLOOR, 0.15, from a need of 0.3424 on.
GIVER = needing("a", 0.0)
SEEKERS = [needing("b", 0.2), needing("c", 0.3), needing("d", 0.4), needing("e", None)]


def test_only_those_with_a_point_are_listed() -> None:
    listed = best([GIVER, *SEEKERS], [experience("a", 0, [0])], HEALTH, documented=True)
    # The need of d gives 0.4 * 0.43808 = 0.1752, as does that of e, which nobody knows and which counts for 0.4. That
    # of c gives 0.3 * 0.43808 = 0.1314, below FLOOR. They are listed from either side, those alike in the order of ids.
    assert {one: list(others) for one, others in listed.items()} == {
        "a": ["d", "e"],
        "b": [],
        "c": [],
        "d": ["a"],
        "e": ["a"],
    }


def test_all_are_listed_unless_only_the_documented_are_asked_for() -> None:
    listed = best([GIVER, *SEEKERS], [experience("a", 0, [0])], HEALTH)
    assert {one: set(others) for one, others in listed.items()} == {
        one: set("abcde") - {one} for one in ("a", "b", "c", "d", "e")
    }


def test_a_need_below_the_least_is_not_answered() -> None:
    listed = best([GIVER, *SEEKERS], [experience("a", 0, [0])], WHOLE)
    # V / (V + 0.5) with V of 0 for b, 0.1314 for c and 0.1752 for d and e.
    assert {one: listed[one]["a"]["learn"] for one in "bcde"} == {"b": 0.0, "c": 0.2081, "d": 0.2595, "e": 0.2595}


def test_nobody_learns_peace_from_who_is_at_war() -> None:
    seeker = needing("s", 1.0, topic=3)
    givers = [
        needing("calm", 0.0),
        needing("fighting", 0.0, in_conflict=True),
        needing("war", 0.0, in_conflict=True, at_war=True),
    ]
    told = [experience(giver.iso3, 1, [3], after=True) for giver in givers]
    learnt = {one: parts["learn"] for one, parts in best([seeker, *givers], told, WHOLE)["s"].items()}
    # The seeker is not after conflict and the experiences are: 2 of 3 circumstances are alike, the relevance is
    # 0.5476 * (1 - 0.6 / 3) = 0.43808 and the strength 0.350464; half of it, 0.175232, from who is still in conflict;
    # nothing from who is at war. V / (V + 0.5).
    assert learnt == {"calm": 0.4121, "fighting": 0.2595, "war": 0.0}
    documented = best([seeker, *givers], told, PEACE, documented=True)
    assert list(documented["s"]) == ["calm", "fighting"]
    assert documented["war"] == {}


def test_the_record_is_the_mean_of_both_sides_less_what_one_took_up_from_the_other() -> None:
    some = [needing("a", 1.0)._replace(shared_with={"b": 1.0, "c": 0.5}, shared_in_all=1.5), *SEEKERS[:2]]
    listed = best(some, [], WHOLE)
    # a with b: log(1 + 0.5) / log(1 + 10) = 0.1691; a with c: log(2) / log(11) = 0.2891. The others have none: half.
    assert listed["a"]["b"]["record"] == listed["b"]["a"]["record"] == 0.0845
    assert listed["a"]["c"]["record"] == listed["c"]["a"]["record"] == 0.1445
    assert listed["b"]["c"]["record"] == 0.0


@given(worlds(), weights, scopes)
@settings(max_examples=200, deadline=None)
def test_whoever_is_ruled_out_beforehand_has_no_point_with_any_of_a_group(world: Any, weight: Any, scope: Any) -> None:
    profiles, experiences, countries = world
    catalogue = catalogue_of(profiles, experiences)
    arrays, pairing = arrays_of(catalogue, countries), Pairing(catalogue, scope, weight)
    by_id = {profile.iso3: profile for profile in profiles}
    rows = np.arange(len(arrays), dtype=np.int32)
    for group in (rows, rows[: len(rows) // 2], rows[-1:]):
        if not len(group):
            continue
        may = with_point(arrays, group, Question.of(weight, scope, 3, documented=True))
        for seeker in group:
            for partner in rows[(rows != seeker) & ~may]:
                assert not pairing.documented(by_id[arrays.ids[seeker]], by_id[arrays.ids[partner]])


def test_a_batch_in_a_theme_lists_all_with_whom_something_is_documented(table: Path, catalogue: Catalogue) -> None:
    health = scoped.of(catalogue, ("health",), ())
    asked = Asked(str(table), of_lens("balanced"), health, top=600)
    listed: dict[str, set[str]] = {}
    for row in csv.DictReader(io.StringIO("".join(batch(catalogue, asked)))):
        listed.setdefault(row["id"], set()).add(row["partner_id"])
    arrays = tables.read(str(table), catalogue)
    told, shared = tables.read_experiences(experiences_beside(str(table)), catalogue, arrays.ids)
    profiles = plain(arrays, catalogue, shared)
    pairing = Pairing(catalogue_like(catalogue, profiles, told), health, asked.weights)
    counts = set()
    for seeker in profiles[::20]:
        documented = {p.iso3 for p in profiles if p.iso3 != seeker.iso3 and pairing.documented(seeker, p)}
        assert listed.get(seeker.iso3, set()) == documented
        counts.add(len(documented))
    assert len(counts) > 5  # neither all nor none


def test_pairs_in_a_theme_are_those_of_the_lists(table: Path, catalogue: Catalogue) -> None:
    asked = Asked(str(table), even(of_lens("balanced")), scoped.of(catalogue, ("health",), ()), top=5)
    listed = csv.DictReader(io.StringIO("".join(batch(catalogue, asked))))
    told = csv.DictReader(io.StringIO("".join(pairs(catalogue, asked))))
    sides = {tuple(sorted((row["id"], row["partner_id"]))) for row in listed}
    assert {(row["a_id"], row["b_id"]) for row in told} == sides


TABLE = """id,country_iso3,urban,need_primary-care,need_basic-education
a,KEN,30,0.9,0.9
b,KEN,30,0.9,0.9
c,KEN,30,0.1,0.9
d,KEN,30,0.9,0.9
"""
EXPERIENCES = """id,partner,theme,topics,start,quality
one,a,health,primary-care,2014,0.8
"""


@pytest.fixture
def own(tmp_path: Path) -> str:
    """Four places of Kenya. One has an experience in primary care, which one of the others does not need."""
    path = tmp_path / "own.csv"
    path.write_text(TABLE, encoding="utf-8")
    Path(experiences_beside(str(path))).write_text(EXPERIENCES, encoding="utf-8")
    return str(path)


DOCUMENTED = {("a", "b"), ("a", "d"), ("b", "a"), ("d", "a")}
ALL = {(one, other) for one in "abcd" for other in "abcd" if one != other}


@pytest.mark.parametrize(
    ("options", "listed"),
    [
        (("--theme", "health"), DOCUMENTED),
        (("--topic", "primary-care"), DOCUMENTED),
        (("--theme", "education"), set()),
        (("--theme", "health", "--undocumented"), ALL),
        (("--theme", "education", "--undocumented"), ALL),
        ((), ALL),
    ],
    ids=range(6),
)
def test_the_command_lists_only_the_documented_in_a_theme(
    options: tuple[str, ...], listed: set[tuple[str, str]], own: str
) -> None:
    run = matcher("batch", "--profiles", own, "--format", "csv", *options)
    assert run.code == 0
    assert {(row["id"], row["partner_id"]) for row in csv.DictReader(io.StringIO(run.out))} == listed
    run = matcher("pairs", "--profiles", own, "--format", "csv", *options)
    found = {(row["a_id"], row["b_id"]) for row in csv.DictReader(io.StringIO(run.out))}
    assert found == {(one, other) for one, other in listed if one < other}
