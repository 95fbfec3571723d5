"""From the files to the text: every form holds the same rows, on one core or two."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("numpy")

from matcher.catalogue.catalogue import Catalogue
from matcher.questions import scope
from matcher.scale import local, results
from matcher.scale.job import Asked, batch, pairs, save
from matcher.scoring.score import COMPONENTS, of_lens


@pytest.fixture
def asked(table: Path, catalogue: Catalogue) -> Asked:
    return Asked(str(table), of_lens("balanced"), scope.of(catalogue, (), ()), top=5)


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_a_batch_lists_the_best_of_each_in_order(asked: Asked, catalogue: Catalogue) -> None:
    found = rows("".join(batch(catalogue, asked)))
    assert len(found) == 600 * 5
    assert [row["rank"] for row in found[:6]] == ["1", "2", "3", "4", "5", "1"]
    assert [row["id"] for row in found[::5]] == sorted(row["id"] for row in found[::5])
    assert all(row["id"] != row["partner_id"] for row in found)
    scores = [float(row["score"]) for row in found[:5]]
    assert scores == sorted(scores, reverse=True)


def test_one_core_and_two_write_the_same(asked: Asked, catalogue: Catalogue) -> None:
    one, two = ("".join(batch(catalogue, asked._replace(workers=n))) for n in (1, 2))
    assert one == two


def test_ndjson_holds_what_csv_holds(asked: Asked, catalogue: Catalogue) -> None:
    table = rows("".join(batch(catalogue, asked)))
    lines = [json.loads(line) for line in "".join(batch(catalogue, asked, "ndjson")).splitlines()]
    assert [{k: "" if v is None else str(v) for k, v in line.items()} for line in lines] == table


@pytest.mark.parametrize("form", ["csv", "ndjson"])
def test_text_comes_in_chunks_of_so_many_rows(
    form: str, asked: Asked, catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = "".join(batch(catalogue, asked, form))
    monkeypatch.setattr(results, "CHUNK", 7)
    chunks = list(batch(catalogue, asked, form))
    assert "".join(chunks) == whole
    assert max(chunk.count("\n") for chunk in chunks[1:]) == 7


@pytest.mark.parametrize(("question", "header"), [(batch, results.BATCH), (pairs, results.PAIRS)])
def test_a_table_of_one_profile_gives_a_header_and_no_rows(
    question: Any, header: tuple[str, ...], catalogue: Catalogue, tmp_path: Path
) -> None:
    path = tmp_path / "one.csv"
    path.write_text("id,country_iso3,urban\nKEN-1,KEN,30\n", encoding="utf-8")
    asked = Asked(str(path), of_lens("balanced"), scope.of(catalogue, (), ()))
    assert "".join(question(catalogue, asked)) == ",".join(header) + "\n"
    assert "".join(question(catalogue, asked, "ndjson")) == ""


@pytest.mark.parametrize("question", [batch, pairs])
def test_parquet_holds_what_csv_holds(question: Any, asked: Asked, catalogue: Catalogue, tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    table = rows("".join(question(catalogue, asked)))
    path = tmp_path / "out.parquet"
    assert save(catalogue, asked, str(path), pairs=question is pairs) == len(table)
    columns = parquet.read_table(path).to_pydict()
    for name in columns:
        assert ["" if cell is None or cell != cell else str(cell) for cell in columns[name]] == [r[name] for r in table]
    assert [entry.name for entry in tmp_path.iterdir()] == ["out.parquet"]


def test_a_pair_is_told_once_and_seen_from_its_first(asked: Asked, catalogue: Catalogue) -> None:
    from matcher.scoring.score import even

    found = rows("".join(pairs(catalogue, asked)))
    told = [(row["a_id"], row["b_id"]) for row in found]
    assert all(a < b for a, b in told)
    assert len(set(told)) == len(told)
    listed = rows("".join(batch(catalogue, asked._replace(weights=even(asked.weights)))))
    sides = {(row["id"], row["partner_id"]): row for row in listed}
    assert {(min(side), max(side)) for side in sides} == set(told)
    for row in found:
        side = sides.get((row["a_id"], row["b_id"]))
        if side is not None:
            assert {name: row[name] for name in ("score", *COMPONENTS)} == {
                name: side[name] for name in ("score", *COMPONENTS)
            }
        else:
            side = sides[row["b_id"], row["a_id"]]
            assert (row["learn"], row["share"], row["score"]) == (side["share"], side["learn"], side["score"])


def test_progress_ends_with_all(asked: Asked, catalogue: Catalogue) -> None:
    told: list[tuple[int, int]] = []
    for _ in batch(catalogue, asked, progress=lambda done, count: told.append((done, count))):
        pass
    assert told[-1] == (600, 600)
    assert told == sorted(told)


def test_a_run_that_is_given_up_leaves_no_process(asked: Asked, catalogue: Catalogue) -> None:
    import multiprocessing

    lines = batch(catalogue, asked._replace(workers=2))
    next(lines)
    lines.close()  # type: ignore[attr-defined]
    assert multiprocessing.active_children() == []


def test_a_process_that_is_killed_is_told(table: Path, catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch) -> None:
    import os
    import signal

    asked = Asked(str(table), of_lens("balanced"), scope.of(catalogue, (), ()), workers=2)
    parent = os.getpid()

    def dies(*_: Any, **__: Any) -> Any:
        assert os.getpid() != parent
        os.kill(os.getpid(), signal.SIGKILL)

    monkeypatch.setattr(local, "block", dies)
    with pytest.raises(local.WorkerLost):
        list(batch(catalogue, asked))


def test_blocks_cover_every_row_once() -> None:
    for count in (0, 1, 127, 128, 129, 10_000, 100_001):
        blocks = local.rows_of_blocks(count)
        assert [row for first, last in blocks for row in range(first, last)] == list(range(count))
