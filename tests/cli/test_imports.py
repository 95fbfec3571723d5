"""What a run may not load: the start-up of `suggest` is paid at every call. Structural, nothing timed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = (
    "typer", "click", "pydantic", "yaml", "ryaml", "rapidfuzz", "rich", "numpy", "pandas", "typing", "pathlib",
    "dataclasses", "inspect", "importlib.metadata", "unicodedata", "csv", "random", "tempfile", "hashlib",
)  # fmt: skip

CODE = """
import sys
sys.argv = ["matcher", *sys.argv[1:]]
from matcher.cli.main import main
code = main()
print("\\n".join(sorted(sys.modules)), file=sys.stderr)
sys.exit(code)
"""


def loaded(*arguments: str) -> set[str]:
    """The modules that are loaded after a run with a current index."""
    command = [sys.executable, "-S", "-c", f"import sys; sys.path[:0] = {sys.path!r}\n{CODE}", *arguments]
    subprocess.run(command, capture_output=True, check=True)
    done = subprocess.run(command, capture_output=True, check=True)
    return set(done.stderr.decode().split("\n"))


@pytest.mark.parametrize(
    ("arguments", "allowed"),
    [
        (("suggest", "Rwanda"), set()),
        (("suggest", "Rwanda", "--theme", "health", "-n", "3", "--json"), set()),
        (("suggest", "Rwanda", "--format", "csv"), {"csv"}),
        (("--version",), set()),
        (("explain", "Kenya", "Rwanda"), set()),
        (("pairs", "--draws", "0"), {"unicodedata"}),
        (("compare", "Kenya", "Uganda"), set()),
        (("country", "Kenya"), set()),
        (("countries",), {"unicodedata"}),
        (("experience", "ken-m-pesa-mobile-money"), set()),
        (("topics",), set()),
        (("platforms",), set()),
        (("gaps",), {"unicodedata"}),
        (("evaluate",), {"csv", "random"}),  # its intervals are drawn
    ],
)
def test_a_run_does_not_load_what_it_does_not_need(arguments: tuple[str, ...], allowed: set[str]) -> None:
    assert not (set(HEAVY) - allowed) & loaded(*arguments)


def test_the_first_screen_does_without_json_and_what_it_brings() -> None:
    assert not {"json", "re", "enum"} & loaded("suggest", "Rwanda")


def test_completion_does_not_load_typer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("_MATCHER_COMPLETE", "complete_bash")
    monkeypatch.setenv("COMP_WORDS", "matcher suggest rw")
    monkeypatch.setenv("COMP_CWORD", "2")
    assert not {"typer", "pydantic", "rich", "yaml"} & loaded()


@pytest.mark.parametrize(("lines", "pays"), [(12, False), (40, True)])
def test_a_batch_loads_numpy_only_for_many_countries(lines: int, pays: bool, tmp_path: Path) -> None:
    pytest.importorskip("numpy")
    asked = tmp_path / "asked.txt"
    asked.write_text("Rwanda\n" * lines)
    assert ("numpy" in loaded("batch", str(asked))) is pays


@pytest.mark.parametrize("count", [12, 40])
def test_so_does_the_library(count: int) -> None:
    pytest.importorskip("numpy")
    code = f"import sys, matcher\nfor _ in matcher.batch(['Rwanda'] * {count}): pass\nprint('numpy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert done.stdout.split() == [str(count == 40).encode()]
