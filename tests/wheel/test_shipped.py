"""The index in the wheel: used wherever nothing that it was made from was changed, and nowhere else."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.editing.folder_of import folder_of
from tests.process import ROOT
from tests.reliability.child import bound_by_permissions
from tests.wheel.conftest import Built
from tests.wheel.program import ASK, INDEX, ask, built_anew, edit

DATA = Path("matcher/data")
NAMES = ("Rwanda", "Rwando")
RWANDA = tuple(f"name: {name}\n" for name in NAMES)


def test_the_answers_are_those_of_an_index_that_is_built(program: Path) -> None:
    for arguments in (ASK, ("explain", "Kenya", "Rwanda"), ("--version",)):
        found = ask(program, *arguments, bare=True)
        assert (found.code, found.err) == (0, "")
        assert found.out == built_anew(program, *arguments)


def test_where_nothing_can_be_kept_nothing_is_compiled(program: Path, answer: str) -> None:
    program.chmod(0o555)
    command = [sys.executable, "-S", "-m", "matcher", *ASK]
    for cache in ({"HOME": str(program)}, {"MATCHER_CACHE_DIR": "off"}, {"MATCHER_CACHE_DIR": "/dev/null/x"}, {}):
        environment = {"PYTHONPATH": str(program), "PYTHONDONTWRITEBYTECODE": "1", **cache}
        done = subprocess.run(
            command,
            env=environment,
            cwd="/",
            capture_output=True,
            text=True,
            preexec_fn=bound_by_permissions,
            check=False,
        )
        assert (done.returncode, done.stdout, done.stderr) == (0, answer, "")
    program.chmod(0o755)


def _data(program: Path) -> None:
    edit(program / DATA / "countries.yaml", *RWANDA)


def _last_byte(program: Path) -> None:
    file = program / DATA / "topics.yaml"
    content = file.read_bytes()
    file.write_bytes(content.rstrip(b"\n") + b" " * (len(content) - len(content.rstrip(b"\n"))))


def _copied(program: Path) -> None:
    """Every file gets a new time, the index the last one."""
    _data(program)
    for file in (program / DATA).iterdir():
        shutil.copyfile(file, program / "copy")
        (program / "copy").replace(file)
    os.utime(program / INDEX, ns=(2**62, 2**62))


def _longer(program: Path) -> None:
    with (program / DATA / "sources.yaml").open("a") as file:
        file.write("# looked through\n")


def _without_data(program: Path) -> None:
    (program / DATA / "partnerships.yaml").unlink()


def _code(program: Path) -> None:
    edit(program / "matcher" / "editing" / "build.py", "hexdigest()[:10]", "hexdigest()[:12]")


def _more_code(program: Path) -> None:
    (program / "matcher" / "scoring" / "more.py").write_text("")


def _less_code(program: Path) -> None:
    (program / "matcher" / "editing" / "schema.py").unlink()


@pytest.mark.parametrize("change", [_data, _last_byte, _copied, _longer, _without_data, _code, _more_code, _less_code])
def test_an_index_of_other_files_is_never_used(program: Path, change: Callable[[Path], None]) -> None:
    before = ask(program, "--version", bare=True).out
    change(program)
    found = ask(program, *ASK, cache=program / "cache")
    version = ask(program, "--version", cache=program / "cache").out
    assert len(list((program / "cache").iterdir())) == 1, "it was built, and kept"
    assert (found.code, found.out, found.err) == (0, built_anew(program, *ASK), "")
    assert (NAMES[1] in found.out) is (change in (_data, _copied))
    assert (version == before) is (change in (_more_code, _less_code))
    assert (len(version) > len(before)) is (change is _code)


@pytest.mark.parametrize("harm", ["cut", "empty", "garbage", "format", "core", "directory", "folder", "gone", "loop"])
def test_a_damaged_index_does_no_harm(program: Path, answer: str, harm: str) -> None:
    index, cache = program / INDEX, program / "cache"
    whole = index.read_bytes()
    at = {"core": whole.index(b'{"version":"') + 1000, "directory": len(whole) - 100}.get(harm)
    if at:
        index.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
    elif harm == "format":
        index.write_bytes(whole.replace(b"matcher-index-", b"matcher-xedni-", 1))
    elif harm in ("folder", "loop", "gone"):
        index.unlink()
        if harm == "folder":
            index.mkdir()
        elif harm == "loop":
            index.symlink_to(index)
    else:
        index.write_bytes({"cut": whole[: len(whole) // 2], "empty": b"", "garbage": b"\x00\xff" * 9999}[harm])
    found = ask(program, *ASK, cache=cache)
    assert (found.code, found.out, found.err) == (0, answer, "")
    assert ask(program, *ASK, cache=cache, bare=True).out == answer, "it is not built each time"


def test_own_data_builds_its_own(program: Path, tmp_path: Path) -> None:
    own = folder_of(tmp_path / "own")
    cache = tmp_path / "cache"
    replaced = ask(program, "countries", "--data", str(own), "--data-mode", "replace", "--format", "csv", cache=cache)
    assert [row.split(",")[0] for row in replaced.out.splitlines()[1:]] == ["AAA", "BBB", "CCC"]
    (tmp_path / "small").mkdir()
    (tmp_path / "small" / "countries.yaml").write_text("- {iso3: DDD, name: Delta}\n")
    laid_over = ask(program, "country", "DDD", "--data", str(tmp_path / "small"), cache=cache)
    assert (laid_over.code, laid_over.out.split()[0]) == (0, "Delta")
    assert len(list(cache.iterdir())) == 2


def test_an_index_that_lies_in_a_checkout_is_held_against_its_files_too(program: Path, answer: str) -> None:
    checkout = program / "checkout"
    checkout.mkdir()
    (program / "matcher").rename(checkout / "matcher")
    (checkout / DATA).rename(checkout / "data")
    cache = program / "cache"
    edit(checkout / "data" / "countries.yaml", *RWANDA)
    # The name in its column; the notes on tensions are texts of their own.
    before, after = (f"RWA,{name}," for name in NAMES)
    assert ask(checkout, *ASK, cache=cache).out == answer.replace(before, after)
    edit(checkout / "data" / "countries.yaml", *reversed(RWANDA))
    assert ask(checkout, *ASK, cache=program / "none", bare=True).out == answer


def test_an_editable_install_gets_no_index(built: Built, tmp_path: Path) -> None:
    code = "import sys; from hatchling.build import build_editable; build_editable(sys.argv[1])"
    subprocess.run([sys.executable, "-c", code, str(tmp_path)], cwd=ROOT, check=True)
    [wheel] = tmp_path.glob("*.whl")
    names = [name for name in ZipFile(wheel).namelist() if "dist-info" not in name]
    assert [name[-4:] for name in names] == [".pth"]


def test_pip_installs_it_ready_to_answer(built: Built, tmp_path: Path, answer: str) -> None:
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--target"]
    subprocess.run([*command, str(tmp_path / "site"), str(built.wheel)], check=True, capture_output=True)
    found = ask(tmp_path / "site", *ASK, cache=tmp_path / "cache", bare=True)
    assert (found.code, found.out, found.err) == (0, answer, "")
    assert not (tmp_path / "cache").exists()
