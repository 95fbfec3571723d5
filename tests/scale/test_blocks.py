"""The blocks give what the plain path gives, whatever is missing, equal or bordering."""

from __future__ import annotations

from typing import Any

import pytest

pytest.importorskip("numpy")

import numpy as np
from hypothesis import example, given, settings
from hypothesis import strategies as st

from matcher.catalogue.catalogue import Catalogue
from matcher.questions import scope as scoped
from matcher.questions.pairing import Pairing
from matcher.scale import blocks
from matcher.scale.bounds import SLACK, upper
from matcher.scale.kinds import Question
from matcher.scoring.learning import Scope
from matcher.scoring.profile import Experience
from matcher.scoring.score import COMPONENTS, LENSES, of_lens
from tests.scale.small import (
    TOPICS,
    arrays_of,
    assert_equal,
    catalogue_like,
    catalogue_of,
    profile,
    scopes,
    weights,
    worlds,
)


@given(worlds(), weights, scopes, st.integers(1, 6), st.booleans())
@settings(max_examples=300, deadline=None)
def test_equal_to_the_plain_path(world: Any, weight: Any, scope: Any, top: int, documented: bool) -> None:
    profiles, experiences, countries = world
    catalogue = catalogue_of(profiles, experiences)
    arrays, pairing = arrays_of(catalogue, countries), Pairing(catalogue, scope, weight)
    best = blocks.block(arrays, 0, len(arrays), Question.of(weight, scope, top, documented=documented))
    assert_equal(best, arrays, pairing, profiles, top, documented=documented)


@given(worlds(most=30), weights, scopes, st.booleans())
@settings(max_examples=100, deadline=None)
def test_equal_when_groups_and_chunks_are_tiny(world: Any, weight: Any, scope: Any, documented: bool) -> None:
    """The same with every part of the work cut small, so that bounds, bars and dropping all take part."""
    profiles, experiences, countries = world
    catalogue = catalogue_of(profiles, experiences)
    arrays, pairing = arrays_of(catalogue, countries), Pairing(catalogue, scope, weight)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(blocks, "ALIKE", 2)
        patch.setattr(blocks, "FEW_ALIKE", 2)
        patch.setattr(blocks, "GROUP", 3)
        patch.setattr(blocks, "CHUNK", 4)
        patch.setattr(blocks, "HELD", 5)
        patch.setattr(blocks, "FEW", 0.5)
        patch.setattr(blocks, "CROWD", 0)
        for first in range(0, len(arrays), 7):
            last = min(len(arrays), first + 7)
            best = blocks.block(arrays, first, last, Question.of(weight, scope, 3, documented=documented))
            assert_equal(best, arrays, pairing, profiles, 3, documented=documented)


@given(worlds(), weights, scopes)
@settings(max_examples=200, deadline=None)
def test_no_pair_scores_above_its_bound(world: Any, weight: Any, scope: Any) -> None:
    profiles, experiences, countries = world
    catalogue = catalogue_of(profiles, experiences)
    arrays, pairing = arrays_of(catalogue, countries), Pairing(catalogue, scope, weight)
    by_id = {profile.iso3: profile for profile in profiles}
    rows = np.arange(len(arrays), dtype=np.int32)
    for group in (rows, rows[: len(rows) // 2], rows[-1:]):
        if not len(group):
            continue
        bound = upper(arrays, group, Question.of(weight, scope, 3))
        for seeker in group:
            for partner in rows[rows != seeker]:
                pair = pairing.pair(by_id[arrays.ids[seeker]], by_id[arrays.ids[partner]])
                assert pair.score is None or pair.score <= bound[partner] + SLACK


_LEARN = dict.fromkeys(COMPONENTS, 0.0) | {"learn": 1.0}
_TOLD = Experience("e0", "E0", "p00", 0, [0], 2000, 0.2, [0.0, *[None] * 6], False)
_ONE_KNOWN = [profile("p00"), profile("p01"), profile("p02", stage=[0.0, *[None] * 6])]
"""One variable is too few to compare by: the experience is as near to p02 as to those of whom nothing is known."""


@given(worlds(), weights, scopes)
@example((_ONE_KNOWN, [_TOLD], ["A", "A", "A"]), _LEARN, Scope([True] * TOPICS, True))
@settings(max_examples=100, deadline=None)
def test_the_bound_of_a_group_is_no_tighter_than_that_of_each_member(world: Any, weight: Any, scope: Any) -> None:
    profiles, experiences, countries = world
    arrays = arrays_of(catalogue_of(profiles, experiences), countries)
    rows, question = np.arange(len(arrays), dtype=np.int32), Question.of(weight, scope, 3)
    bound = upper(arrays, rows, question)
    for one in rows:
        assert (upper(arrays, rows[one : one + 1], question) <= bound + 1e-6).all()


@pytest.mark.parametrize("lens", list(LENSES))
@pytest.mark.parametrize("themes", [(), ("health",)])
def test_equal_on_the_shipped_catalogue(lens: str, themes: tuple[str, ...], catalogue: Catalogue) -> None:
    scope, documented = scoped.of(catalogue, themes, ()), bool(themes)
    # A table of experiences has no place for whom one of them is only for.
    told = [e._replace(audience=0) for own in catalogue.experiences_of.values() for e in own]
    for_all = catalogue_like(catalogue, list(catalogue.profiles.values()), told)
    pairing = Pairing(for_all, scope, of_lens(lens))
    arrays = arrays_of(for_all)
    best = blocks.block(arrays, 0, len(arrays), Question.of(of_lens(lens), scope, 20, documented=documented))
    assert_equal(best, arrays, pairing, list(catalogue.profiles.values()), 20, documented=documented)


def test_equal_profiles_come_in_the_order_of_ids(catalogue: Catalogue) -> None:
    kenya = catalogue.profiles["KEN"]
    twins = [kenya._replace(iso3=f"T{n:04d}", borders=[]) for n in range(700)]
    arrays = arrays_of(catalogue_like(catalogue, twins, []), ["KEN"] * len(twins))
    question = Question.of(of_lens("balanced"), scoped.of(catalogue, (), ()), 5)
    best = blocks.block(arrays, 0, 3, question)
    assert [arrays.ids[n] for n in best.partner[2]] == ["T0000", "T0001", "T0003", "T0004", "T0005"]


def test_one_profile_alone_has_no_partner(catalogue: Catalogue) -> None:
    arrays = arrays_of(catalogue_like(catalogue, [catalogue.profiles["KEN"]], []))
    question = Question.of(of_lens("balanced"), scoped.of(catalogue, (), ()), 5)
    assert blocks.block(arrays, 0, 1, question).partner.shape == (1, 0)
