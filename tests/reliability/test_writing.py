"""Rows 20 to 23: what becomes of a file, and of a run, when writing fails or the run is cut short."""

from __future__ import annotations

import os
import signal
import subprocess
from pathlib import Path
from select import select

import pytest

from matcher.cli.main import came_of_interrupt
from tests.needs import LINUX
from tests.reliability import child
from tests.reliability.child import has_loaded, interrupted, limited, run, shell, started, wait_for

pytestmark = LINUX

SUGGEST = ("suggest", "Rwanda", "--format", "csv")


FULL = "matcher: Standard output cannot be written: No space left on device.\n"


def test_row_20_a_missing_folder_and_a_folder_as_file_are_exit_6(tmp_path: Path) -> None:
    missing = run(*SUGGEST, "-o", str(tmp_path / "no/x.csv"))
    assert (missing.code, missing.out) == (6, "")
    assert missing.err.splitlines()[0] == f"matcher: There is no folder {tmp_path}/no."
    folder = run(*SUGGEST, "-o", str(tmp_path), "--force")
    assert (folder.code, folder.out) == (6, "")
    assert folder.err.splitlines()[0] == f"matcher: {tmp_path} is a folder."
    through_a_file = tmp_path / "file"
    through_a_file.write_text("old")
    inside = run(*SUGGEST, "-o", str(through_a_file / "x.csv"))
    assert (inside.code, inside.out) == (6, "")
    assert [path.name for path in tmp_path.iterdir()] == ["file"]
    assert through_a_file.read_text() == "old"


def test_row_20_a_name_that_no_file_can_have_is_refused(tmp_path: Path) -> None:
    long = run(*SUGGEST, "-o", str(tmp_path / ("x" * 300)))
    assert (long.code, long.out) == (6, "")
    assert long.err.endswith("cannot be written: File name too long.\n")
    empty = run(*SUGGEST, "--output=", cwd=tmp_path)
    assert (empty.code, empty.out) == (2, "")
    assert empty.err.startswith("matcher: The name of the file to write is empty.\n")
    slip = run(*SUGGEST, "--output", "--data-mode=overlay", cwd=tmp_path)
    assert (slip.code, slip.out) == (2, "")
    assert slip.err.startswith("matcher: --data-mode=overlay looks like an option, not like the name of a file.\n")
    assert list(tmp_path.iterdir()) == []


def test_row_20_a_read_only_folder_is_exit_6_and_the_old_file_stays(tmp_path: Path) -> None:
    place = tmp_path / "locked"
    place.mkdir()
    old = place / "x.csv"
    old.write_text("old")
    place.chmod(0o555)
    for name in ("new.csv", "x.csv"):
        found = run(*SUGGEST, "-o", str(place / name), "--force", prepare=child.bound_by_permissions)
        assert (found.code, found.out) == (6, "")
        assert found.err == f"matcher: {place / name} cannot be written: Permission denied.\n"
    assert [path.name for path in place.iterdir()] == ["x.csv"]
    assert old.read_text() == "old"


@pytest.mark.parametrize("exists", [False, True])
def test_row_20_a_disk_that_is_full_is_exit_6_and_leaves_nothing_behind(tmp_path: Path, exists: bool) -> None:
    target = tmp_path / "x.csv"
    if exists:
        target.write_text("old")
    run(*SUGGEST)  # so that the index is there, and only the answer meets the limit
    found = run(*SUGGEST, "-n", "100", "-o", str(target), "--force", prepare=limited("FSIZE", 4096))
    assert (found.code, found.out) == (6, "")
    assert found.err == f"matcher: {target} cannot be written: File too large.\n"
    assert [path.name for path in tmp_path.iterdir()] == (["x.csv"] if exists else [])
    assert not exists or target.read_text() == "old"


def test_row_20_a_full_device_is_exit_6(tmp_path: Path) -> None:
    for command in (SUGGEST, ("suggest", "Rwanda", "--json"), ("countries",), ("--help",), ("--version",)):
        found = shell('"$@" >/dev/full', *command)
        assert (found.code, found.err) == (6, FULL), command
    found = run(*SUGGEST, "-o", "/dev/full", "--force")
    assert (found.code, found.err) == (6, "matcher: /dev/full cannot be written: No space left on device.\n")


def test_row_20_a_file_is_written_over_only_when_that_is_asked_for(tmp_path: Path) -> None:
    target = tmp_path / "x.csv"
    target.write_text("old")
    target.chmod(0o640)
    refused = run(*SUGGEST, "-o", str(target))
    assert (refused.code, target.read_text()) == (6, "old")
    assert refused.err.startswith(f"matcher: {target} exists already.\n")
    forced = run(*SUGGEST, "-o", str(target), "--force")
    assert (forced.code, forced.out, forced.err) == (0, "", f"Wrote 10 rows to {target}\n")
    assert target.read_text().startswith("country_iso3,")
    assert target.stat().st_mode & 0o777 == 0o640
    assert [path.name for path in tmp_path.iterdir()] == ["x.csv"]


def fed(process: subprocess.Popen[bytes]) -> None:
    """Feed a batch with what keeps it at work for some seconds."""
    assert process.stdin is not None
    process.stdin.write(b"Rwanda\nKenya\n" * 2000)
    process.stdin.close()
    process.stdin = None


def batch_under_way(process: subprocess.Popen[bytes], place: Path) -> None:
    """Feed a batch, and wait until it writes: its unfinished file lies beside the target."""
    fed(process)
    wait_for(lambda: any(path.name.startswith(".matcher-") for path in place.iterdir()))


@pytest.mark.parametrize("exists", [False, True])
def test_row_21_killed_midway_through_an_export_the_old_file_stays_whole(tmp_path: Path, exists: bool) -> None:
    target = tmp_path / "x.csv"
    if exists:
        target.write_text("old")
    with started("batch", "-", "--format", "csv", "-o", str(target), "--force") as process:
        batch_under_way(process, tmp_path)
        process.kill()
        process.wait()
    assert target.exists() == exists
    assert not exists or target.read_text() == "old"
    again = run("batch", "-", "--format", "csv", "-n", "1", "-o", str(target), "--force", stdin=b"Rwanda\n")
    assert again.code == 0
    assert target.read_text().count("\n") == 2


def test_row_22_a_reader_that_stops_gets_no_complaint() -> None:
    for line in ('"$@" | head -1', '"$@" --json | head -c 10', '"$@" | true'):
        found = shell(f"set -o pipefail; {line}", "countries", "--format", "csv")
        assert (found.code, found.err) == (0, ""), line


def test_row_22_closed_standard_output_is_exit_6() -> None:
    commands = [
        SUGGEST,
        ("countries",),
        ("--help",),
        ("suggest", "--help"),
        ("--version",),
        ("validate",),
        ("schema", "topics.yaml"),
    ]
    for command in commands:
        found = shell('"$@" >&-', *command)
        assert (found.code, found.out) == (6, ""), (command, found)
        assert found.err.splitlines()[0] == "matcher: Standard output is closed."


def test_row_22_closed_standard_error_costs_nothing_but_the_messages(tmp_path: Path) -> None:
    plain = shell('"$@"', *SUGGEST)
    assert shell('"$@" 2>&-', *SUGGEST)[:3] == plain[:3]
    target = tmp_path / "x.csv"
    written = shell('"$@" 2>&-', *SUGGEST, "-o", str(target))
    assert (written.code, written.out, target.read_text()) == (0, "", plain.out)
    assert shell('"$@" 2>&-', "suggest", "Nowhere")[:2] == (4, "")
    assert shell('"$@" >&- 2>&-', "suggest", "Rwanda").code == 6
    assert shell('"$@" <&- 2>&-', "batch", "-")[:2] == (3, "")


def test_row_23_interrupted_while_loading_it_says_so_and_the_cache_is_sound(tmp_path: Path) -> None:
    cache, target = tmp_path / "cache", tmp_path / "x.csv"
    env = {"MATCHER_CACHE_DIR": str(cache)}
    with started(*SUGGEST, "-o", str(target), env=env) as process:
        wait_for(lambda: has_loaded(process, "ryaml"))
        ended = interrupted(process)
    assert ended[:3] == (130, "", "\nmatcher: interrupted; nothing was left half-written\n")
    assert not target.exists()
    assert not cache.exists() or list(cache.iterdir()) == []
    again = run(*SUGGEST, env=env)
    assert (again.code, again.out) == (0, run(*SUGGEST).out)


def test_row_23_interrupted_while_ranking_it_says_so() -> None:
    with started("batch", "-", "--format", "csv") as process:
        fed(process)
        assert process.stdout is not None
        assert select([process.stdout], [], [], child.PATIENCE)[0]
        assert os.read(process.stdout.fileno(), 10) == b"country_is"
        ended = interrupted(process)
    assert ended.code == 130
    assert ended.err == "\nmatcher: interrupted; nothing was left half-written\n"


@pytest.mark.parametrize("exists", [False, True])
def test_row_23_interrupted_while_writing_it_leaves_no_partial_file(tmp_path: Path, exists: bool) -> None:
    target = tmp_path / "x.csv"
    if exists:
        target.write_text("old")
    with started("batch", "-", "--format", "csv", "-o", str(target), "--force") as process:
        batch_under_way(process, tmp_path)
        ended = interrupted(process)
    assert ended[:3] == (130, "", "\nmatcher: interrupted; nothing was left half-written\n")
    assert [path.name for path in tmp_path.iterdir()] == (["x.csv"] if exists else [])
    assert not exists or target.read_text() == "old"


def test_row_23_a_child_heeds_ctrl_c_when_the_tests_themselves_do_not(tmp_path: Path) -> None:
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)  # as a shell has it for what it starts in the background
    try:
        with started("batch", "-", "-o", str(tmp_path / "x.csv")) as process:
            batch_under_way(process, tmp_path)
            assert interrupted(process).code == 130
    finally:
        signal.signal(signal.SIGINT, before)


def test_row_23_interrupted_while_nobody_reads_its_messages_it_still_exits_130(tmp_path: Path) -> None:
    with started("batch", "-", "-o", str(tmp_path / "x.csv")) as process:
        batch_under_way(process, tmp_path)
        assert process.stderr is not None
        process.stderr.close()
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=child.PATIENCE) == 130
    assert list(tmp_path.iterdir()) == []


def test_row_23_ctrl_c_while_a_class_is_made_is_known_for_what_it_is() -> None:
    class Pressed:
        def __set_name__(self, owner: type, name: str) -> None:
            raise KeyboardInterrupt

    with pytest.raises(BaseException) as caught:  # noqa: PT011 - which it is depends on the version of Python
        type("Made", (), {"field": Pressed()})
    assert came_of_interrupt(caught.value)
    assert not came_of_interrupt(RuntimeError("another"))
