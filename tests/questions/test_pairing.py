"""What one question keeps for all its seekers."""

from __future__ import annotations

import pytest

from matcher.catalogue.catalogue import Catalogue
from matcher.questions.question import understood
from matcher.questions.suggest import Shortlist, pairing_for, suggest
from matcher.scoring.stability import DRAWS, SEED, Fields


def batch(catalogue: Catalogue) -> tuple[list[Shortlist], object]:
    """The shortlists of two seekers, and what ranked them in each draw."""
    question = understood(catalogue, "suggest", {})
    pairing = pairing_for(catalogue, question)
    found = [suggest(catalogue, seeker, question, pairing) for seeker in ("RWA", "SSD")]
    return found, pairing.ranker("balanced", DRAWS, SEED).form


def test_a_batch_ranks_by_numpy_where_that_pays_and_says_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("numpy")
    from matcher.scoring.arrays import Arrays

    catalogue = Catalogue.load()
    few, form = batch(catalogue)
    assert isinstance(form, Fields)
    # From the second list on: one is up to 144 partners, ten of them shown, in a thousand draws.
    monkeypatch.setattr("matcher.scoring.stability.PAYS", 1_500_000)
    many, form = batch(catalogue)
    assert isinstance(form, Arrays)
    assert [found.suggestions for found in many] == [found.suggestions for found in few]


def test_what_ranks_is_made_once_for_each_set_of_draws() -> None:
    catalogue = Catalogue.load()
    pairing = pairing_for(catalogue, understood(catalogue, "suggest", {}))
    ranker = pairing.ranker("balanced", 20, 1)
    assert pairing.ranker("balanced", 20, 1) is ranker
    rows = [[0.9, 0, 0, 0, 0, 0], [0, 0.9, 0, 0, 0, 0]]
    other_seed, other_count = pairing.ranker("balanced", 20, 2), pairing.ranker("balanced", 30, 1)
    assert other_seed.ranks(rows, 1) != ranker.ranks(rows, 1)
    assert len(other_count.ranks(rows, 1)[0]) == 30
