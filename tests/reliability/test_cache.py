"""Rows 24 and 25: the index is never needed to be right, nor its folder to be there. As processes."""

from __future__ import annotations

import pickle
import subprocess
from pathlib import Path

import pytest

from matcher.store import FORMAT
from tests.reliability import child
from tests.reliability.child import run

SUGGEST = ("suggest", "Rwanda", "--format", "csv")


@pytest.fixture(scope="module")
def answer() -> str:
    """The answer with nothing kept."""
    found = run(*SUGGEST, env={"MATCHER_CACHE_DIR": "off"})
    assert (found.code, found.err) == (0, "")
    return found.out


def test_row_24_two_processes_that_build_the_index_at_once_both_succeed(tmp_path: Path, answer: str) -> None:
    env = child.environment({"MATCHER_CACHE_DIR": str(tmp_path)})
    pipe = subprocess.PIPE
    both = [subprocess.Popen([*child.COMMAND, *SUGGEST], stdout=pipe, stderr=pipe, env=env) for _ in range(3)]
    for process in both:
        out, err = process.communicate(timeout=child.PATIENCE)
        assert (process.returncode, out.decode(), err) == (0, answer, b"")
    assert [path.name[:6] for path in tmp_path.iterdir()] == ["index-"]


@pytest.mark.parametrize("harm", ["cut", "empty", "garbage", "version", "pickle", "middle", "folder", "loop"])
def test_row_24_a_damaged_index_is_built_again_without_a_word(tmp_path: Path, answer: str, harm: str) -> None:
    env = {"MATCHER_CACHE_DIR": str(tmp_path)}
    assert run(*SUGGEST, env=env).out == answer
    [kept] = tmp_path.iterdir()
    whole = kept.read_bytes()
    if harm == "cut":
        kept.write_bytes(whole[: len(whole) // 2])
    elif harm == "version":
        kept.write_bytes(whole.replace(FORMAT.encode(), FORMAT.encode()[::-1], 1))
    elif harm == "middle":
        half = len(whole) // 2
        kept.write_bytes(whole[:half] + b"\xff" * 100_000 + whole[half + 100_000 :])
    elif harm == "folder":
        kept.unlink()
        kept.mkdir()
    elif harm == "loop":
        kept.unlink()
        kept.symlink_to(kept)
    else:
        kept.write_bytes({"empty": b"", "garbage": b"\x00\xff" * 9999, "pickle": _trap(tmp_path / "executed")}[harm])
    found = run(*SUGGEST, env=env)
    assert (found.code, found.out, found.err) == (0, answer, "")
    assert not (tmp_path / "executed").exists()
    if harm not in ("folder", "middle"):  # where the harm is not in the way, nothing is built again
        assert kept.read_bytes() == whole


class _Trap:
    def __init__(self, path: Path) -> None:
        self.path = path

    def __reduce__(self) -> tuple[object, tuple[Path]]:
        return Path.touch, (self.path,)


def _trap(path: Path) -> bytes:
    """What touches `path` when it is unpickled."""
    return pickle.dumps(_Trap(path))


def test_row_24_nothing_in_the_program_can_unpickle() -> None:
    source = Path(__file__).parent.parent.parent / "matcher"
    for path in source.rglob("*.py"):
        words = path.read_text(encoding="utf-8").replace(".", " ").split()
        assert not {"pickle", "marshal", "shelve", "eval(", "exec("} & set(words) or path.name == "store.py", path
    assert "import pickle" not in (source / "store.py").read_text(encoding="utf-8")


def test_row_25_without_a_home_it_works(tmp_path: Path, answer: str) -> None:
    found = run(*SUGGEST, env={"MATCHER_CACHE_DIR": "", "HOME": "", "XDG_CACHE_HOME": "", "XDG_CONFIG_HOME": ""})
    assert (found.code, found.out, found.err) == (0, answer, "")
    gone = run(*SUGGEST, env={"MATCHER_CACHE_DIR": "", "HOME": str(tmp_path / "gone" / ("x" * 200))})
    assert (gone.code, gone.out, gone.err) == (0, answer, "")


def test_row_25_with_a_read_only_home_it_works(tmp_path: Path, answer: str) -> None:
    tmp_path.chmod(0o555)
    env = {"MATCHER_CACHE_DIR": "", "XDG_CACHE_HOME": "", "XDG_CONFIG_HOME": "", "HOME": str(tmp_path)}
    found = run(*SUGGEST, env=env, prepare=child.bound_by_permissions)
    assert (found.code, found.out, found.err) == (0, answer, "")
    assert list(tmp_path.iterdir()) == []
    tmp_path.chmod(0o755)


@pytest.mark.parametrize("place", ["/dev/null/x", "/proc/x", "a\nb/../c", "x" * 300])
def test_row_25_with_a_cache_that_cannot_be_written_it_works(tmp_path: Path, answer: str, place: str) -> None:
    found = run(*SUGGEST, env={"MATCHER_CACHE_DIR": place}, cwd=tmp_path)
    assert (found.code, found.out, found.err) == (0, answer, "")
