"""On a real cluster of two worker processes: the same results, and all of them, when one is killed half-way."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("numpy")
pytest.importorskip("distributed")

import distributed
import numpy as np

from matcher.catalogue.catalogue import Catalogue
from matcher.questions import scope
from matcher.scale import local, spread
from matcher.scale import profiles as tables
from matcher.scale.blocks import Best
from matcher.scale.job import Asked, batch
from matcher.scale.kinds import Question
from matcher.scoring.score import of_lens

Client: Any = distributed.Client
LocalCluster: Any = distributed.LocalCluster


@pytest.fixture
def cluster() -> Iterator[Any]:
    with LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None) as started:
        yield started


@pytest.fixture(autouse=True)
def _many_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(local, "SMALLEST", 16)
    monkeypatch.setattr(local, "BLOCKS", 40)


def same(one: list[Best], other: list[Best]) -> None:
    assert [best.first for best in one] == [best.first for best in other]
    for a, b in zip(one, other, strict=True):
        np.testing.assert_array_equal(a.partner, b.partner)
        np.testing.assert_array_equal(a.components, b.components)
        np.testing.assert_array_equal(a.score, b.score)


def test_a_cluster_gives_the_same_text(table: Path, catalogue: Catalogue, cluster: Any) -> None:
    asked = Asked(str(table), of_lens("balanced"), scope.of(catalogue, (), ()), top=5)
    here = "".join(batch(catalogue, asked))
    there = "".join(batch(catalogue, asked._replace(engine="dask", scheduler=cluster.scheduler_address)))
    assert here == there


def test_nothing_is_lost_or_doubled_when_a_worker_is_killed(table: Path, catalogue: Catalogue, cluster: Any) -> None:
    arrays = tables.read(str(table), catalogue)
    question = Question.of(of_lens("balanced"), scope.of(catalogue, (), ()), 5)
    here = list(local.run(arrays, question, 1))
    there: list[Best] = []
    with Client(cluster) as client:
        pids = client.run(os.getpid)
        assert len(set(pids.values())) == 2
        for best in spread.run(arrays, question, cluster):
            there.append(best)
            if len(there) == len(here) // 2:
                os.kill(next(iter(pids.values())), signal.SIGKILL)
        after = client.run(os.getpid)
    assert set(after.values()) != set(pids.values())
    same(here, there)


def test_the_arrays_are_sent_anew_when_every_worker_was_lost(table: Path, catalogue: Catalogue, cluster: Any) -> None:
    arrays = tables.read(str(table), catalogue)
    question = Question.of(of_lens("balanced"), scope.of(catalogue, (), ()), 5)
    here = list(local.run(arrays, question, 1))
    there: list[Best] = []
    with Client(cluster) as client:
        pids = client.run(os.getpid)
        for best in spread.run(arrays, question, cluster):
            there.append(best)
            if len(there) == 3:
                for pid in pids.values():
                    os.kill(pid, signal.SIGKILL)
    same(here, there)


def test_a_scheduler_that_does_not_answer_is_told(
    table: Path, catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spread, "PATIENCE", 1)
    asked = Asked(
        str(table), of_lens("balanced"), scope.of(catalogue, (), ()), engine="dask", scheduler="tcp://127.0.0.1:9"
    )
    with pytest.raises(spread.ClusterFailed, match="No scheduler answers"):
        list(batch(catalogue, asked))
