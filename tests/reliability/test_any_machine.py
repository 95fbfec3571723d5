"""What other systems do otherwise, shown on this one: how Windows tells that a reader has gone, files that another
program holds open, names that it keeps for devices, encodings that nobody chose, warnings that nobody sees."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

from matcher.cli import output
from matcher.cli.main import main
from matcher.errors import NotWritten
from matcher.files import write_whole
from tests.needs import UNIX
from tests.process import ROOT
from tests.reliability.child import environment, run

SUGGEST = ("suggest", "Rwanda", "-n", "3", "--draws", "0")
FORMATS = ("table", "csv", "json", "ndjson", "markdown", "html")

LEFT = """
import io, os, stat, sys
from matcher.cli.main import entry
reader, writer = os.pipe()
os.close(reader)
os.dup2(writer, 1)
class Gone(io.RawIOBase):
    def writable(self): return True
    def fileno(self): return 1
    def write(self, content):
        if stat.S_ISFIFO(os.fstat(1).st_mode): raise OSError(22, "Invalid argument")
        return os.write(1, content)
sys.stdout = io.TextIOWrapper(io.BufferedWriter(Gone()), encoding="cp1252", write_through=False)
entry()
"""
"""A pipe whose reader has gone, as Windows tells of it."""


@UNIX
@pytest.mark.parametrize(
    "command", [*((*SUGGEST, "--format", form) for form in FORMATS), ("--help",), ("suggest", "--help"), ("--version",)]
)
def test_a_reader_that_has_gone_is_no_fault_where_it_is_an_invalid_argument(command: tuple[str, ...]) -> None:
    done = subprocess.run(
        [sys.executable, "-c", LEFT, *command], capture_output=True, env=environment(), cwd=ROOT, check=False
    )
    assert (done.returncode, done.stderr.decode()) == (0, "")


def test_an_invalid_argument_is_a_fault_where_no_pipe_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with (tmp_path / "x").open("wb") as file:
        told = output.failed(OSError(22, "Invalid argument"), file)
    assert str(told) == "Standard output cannot be written: Invalid argument."
    assert not isinstance(told, BrokenPipeError)


HELD = PermissionError(13, "Permission denied")


def held(source: str, target: str) -> None:
    """What `os.replace` does on Windows to a file that another program has open."""
    raise HELD


def test_a_file_that_another_program_holds_open_stays_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "x.csv"
    target.write_text("old")
    with monkeypatch.context() as patched:
        patched.setattr(os, "replace", held)
        assert main([*SUGGEST, "-o", str(target), "--force"]) == 6
    assert capsys.readouterr() == (
        "",
        f"matcher: {target} cannot be written: Permission denied.\n"
        "  If another program has it open, close it there; or choose another name.\n",
    )
    assert target.read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["x.csv"]


def test_an_index_that_another_run_holds_open_is_left_to_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("MATCHER_CACHE_DIR", str(tmp_path))
    plain = run(*SUGGEST).out
    [index] = tmp_path.iterdir()
    index.write_bytes(b"of an older version")
    with monkeypatch.context() as patched:
        patched.setattr(os, "replace", held)
        assert main([*SUGGEST]) == 0
    assert capsys.readouterr() == (plain, "")
    assert index.read_bytes() == b"of an older version"
    assert [path.name for path in tmp_path.iterdir()] == [index.name]


def test_what_is_half_written_goes_also_where_its_name_is_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "replace", held)
    with pytest.raises(PermissionError):
        write_whole(str(tmp_path / "x"), [b"a"])
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["CON", "nul", "aux.csv", "COM1.x.csv", "lpt9", "PRN ", "folder/con.json", "COM¹"])
def test_a_name_that_windows_keeps_for_a_device_is_refused_there_and_nowhere_else(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "folder").mkdir()
    path = str(tmp_path / name)
    output.check_target(path, force=False)
    monkeypatch.setattr(output, "WINDOWS", True)
    with pytest.raises(NotWritten, match="is a name that Windows keeps for a device"):
        output.check_target(path, force=False)
    for good in ("console.csv", "com.csv", "COM10.csv", "x.con", "nullable"):
        output.check_target(str(tmp_path / good), force=False)


def test_a_name_with_a_colon_is_another_stream_of_a_file_on_windows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(output, "WINDOWS", True)
    with pytest.raises(NotWritten, match="has a character that no name of a file has on Windows: ':'"):
        output.check_target(str(tmp_path / "list:2.csv"), force=False)
    output.check_target("C:x.csv", force=False)


ONLY_UNIX = frozenset(
    {"resource", "fcntl", "termios", "pty", "tty", "pwd", "grp", "posix", "syslog", "curses", "readline"}
)
NOT_THERE = frozenset(
    {"SIGALRM", "SIGKILL", "SIGPIPE", "SIGHUP", "SIGQUIT", "SIGUSR1", "SIGUSR2", "SIGCHLD", "setitimer", "alarm"}
    | {"fork", "forkpty", "getuid", "geteuid", "getgid", "mkfifo", "chown", "fchmod", "fchown", "killpg", "setsid"}
    | {"sysconf", "uname", "statvfs", "sched_getaffinity", "getloadavg", "wait4", "openpty", "O_NONBLOCK", "O_NOFOLLOW"}
    | {"O_CLOEXEC", "O_DIRECTORY", "O_SYNC", "pread", "sendfile", "register_at_fork", "posix_spawn", "getpgid"}
)
"""What `os` and `signal` have on Unix alone."""
GUARDED = {("scale/local.py", "SIGKILL"), ("scale/local.py", "sched_getaffinity")}
"""What runs on Linux alone, behind a look at sys.platform."""


def test_shipped_code_uses_nothing_that_only_unix_has() -> None:
    found = set()
    for path in sorted((ROOT / "matcher").rglob("*.py")):
        name = path.relative_to(ROOT / "matcher").as_posix()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                found |= {(name, one.name) for one in node.names if one.name.split(".")[0] in ONLY_UNIX}
            elif isinstance(node, ast.ImportFrom):
                found |= {(name, one.name) for one in node.names if {node.module, one.name} & (ONLY_UNIX | NOT_THERE)}
            elif isinstance(node, ast.Attribute) and node.attr in NOT_THERE and isinstance(node.value, ast.Name):
                found |= {(name, node.attr)} if node.value.id in ("os", "signal") else set()
    assert found == GUARDED


def test_every_test_module_can_be_loaded_where_unix_is_not() -> None:
    found = set()
    for path in sorted((ROOT / "tests").rglob("*.py")):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.Import):
                found |= {(path.name, one.name) for one in node.names if one.name in ONLY_UNIX}
    assert found == set()


def test_every_file_of_the_repository_can_lie_on_windows() -> None:
    listed = subprocess.run(["git", "ls-files", "-z"], capture_output=True, cwd=ROOT, check=False).stdout.decode()
    names = [name for name in listed.split("\0") if name]
    assert len({name.casefold() for name in names}) == len(names)
    for name in names:
        assert output.not_on_windows(name.replace("/", "\\")) == "", name
        assert len(name) < 150
        assert not any(part.endswith((".", " ")) for part in name.split("/")), name


COMMANDS = [
    SUGGEST,
    (*SUGGEST, "--json"),
    ("explain", "Rwanda", "Kenya", "--format", "html"),
    ("brief", "Rwanda", "Kenya", "-f", "html"),
    ("pairs", "--pool", "EAC", "-o", "OUT.xlsx"),
    ("plan", "--pool", "EAC", "-f", "csv", "--method", "quick"),
    ("batch", str(ROOT / "tests/cases/libreoffice/title-fr.csv"), "-n", "1"),
    ("evaluate",),
    ("validate",),
    ("changes", "shipped", "shipped"),
    ("suggest", "Rwnda"),
    ("suggest", "Rwanda", "--nope"),
    ("batch", "/nowhere"),
    ("new", "partnership", "KEN", "RWA"),
    ("schema", "topics.yaml"),
    ("suggest", "--help"),
]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_no_file_is_left_open_and_none_is_read_in_an_encoding_that_nobody_chose(
    command: tuple[str, ...], tmp_path: Path
) -> None:
    words = [str(tmp_path / "x.xlsx") if word == "OUT.xlsx" else word for word in command]
    options = ("-X", "dev", "-X", "warn_default_encoding", "-W", "default")
    done = subprocess.run(
        [sys.executable, *options, "-m", "matcher", *words],
        capture_output=True,
        env=environment({"MATCHER_CACHE_DIR": str(tmp_path / "cache")} if command == SUGGEST else {}),
        cwd=ROOT,
        check=False,
    )
    said = done.stderr.decode()
    assert "Warning" not in said, said
    assert done.returncode in (0, 2, 3, 4, 5), said
