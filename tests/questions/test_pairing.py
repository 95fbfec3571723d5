"""What one question keeps for all its seekers."""

from __future__ import annotations

import pytest

from matcher.catalogue.catalogue import Catalogue
from matcher.questions.question import understood
from matcher.questions.scope import with_declared
from matcher.questions.suggest import Shortlist, pairing_for, suggest
from matcher.scoring.profile import Profile
from matcher.scoring.ranks import Fields
from matcher.scoring.stability import DRAWS, SEED


def batch(catalogue: Catalogue, seekers: int) -> tuple[list[Shortlist], object]:
    """The shortlists of the first two of so many seekers, and what ranked them in each draw."""
    question = understood(catalogue, "suggest", {})
    pairing = pairing_for(catalogue, question, seekers)
    found = [suggest(catalogue, seeker, question, pairing) for seeker in ("RWA", "SSD")]
    return found, pairing.ranker(DRAWS, SEED).form


def test_a_batch_ranks_by_numpy_where_that_pays_and_says_the_same() -> None:
    pytest.importorskip("numpy")
    from matcher.scoring.arrays import Arrays

    catalogue = Catalogue.load()
    few, form = batch(catalogue, 10)
    assert isinstance(form, Fields)
    many, form = batch(catalogue, 30)
    assert isinstance(form, Arrays)
    assert [found.suggestions for found in many] == [found.suggestions for found in few]


def test_what_ranks_is_made_once_for_each_set_of_draws() -> None:
    catalogue = Catalogue.load()
    pairing = pairing_for(catalogue, understood(catalogue, "suggest", {}))
    ranker = pairing.ranker(20, 1)
    assert pairing.ranker(20, 1) is ranker
    rows = [[0.9, 0, 0, 0, 0, 0, 0], [0, 0.9, 0, 0, 0, 0, 0]]
    other_seed, other_count = pairing.ranker(20, 2), pairing.ranker(30, 1)
    assert other_seed.ranks(rows, 1) != ranker.ranks(rows, 1)
    assert len(other_count.ranks(rows, 1)[0]) == 30


def test_a_pair_from_its_other_side_has_the_two_directions_of_learning_changed() -> None:
    catalogue = Catalogue.load()
    one, two = catalogue.profiles["RWA"], catalogue.profiles["KEN"]
    pairing, other = (pairing_for(catalogue, understood(catalogue, "suggest", {})) for _ in range(2))
    here, there = pairing.components(one, two), pairing.components(two, one)
    assert here.learn != here.share
    assert there == here._replace(learn=here.share, share=here.learn)
    # What was kept is what is worked out afresh.
    assert (there.learn, there.share, there.mutual) == other.components(two, one)[2:5]
    assert pairing.components(one, two) is here


def test_what_a_country_declares_is_not_answered_from_what_was_kept_nor_kept() -> None:
    catalogue = Catalogue.load()
    one, two = catalogue.profiles["RWA"], catalogue.profiles["KEN"]
    declared = with_declared(catalogue, two, list(catalogue.topics))
    pairing = pairing_for(catalogue, understood(catalogue, "suggest", {}))

    def both_ways(a: Profile, b: Profile) -> tuple[float, float]:
        found = pairing.components(a, b)
        assert found.learn is not None
        assert found.share is not None
        return found.learn, found.share

    learn, share = both_ways(one, two)
    assert both_ways(declared, one) > (share, learn)
    assert both_ways(one, declared)[0] == learn
    assert both_ways(one, declared)[1] > share
    assert both_ways(one, two) == (learn, share)
