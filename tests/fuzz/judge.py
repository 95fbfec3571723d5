"""Runs a case and says what is wrong with what came of it: in this process for speed, or as a real one."""

from __future__ import annotations

import gc
import io
import os
import signal
import subprocess
import sys
from pathlib import Path
from types import FrameType
from typing import Any

from matcher.cli.main import main
from matcher.errors import ExitCode
from tests.fuzz.cases import Case
from tests.reliability.child import limited

SECONDS = 10
"""Of processor time, so that a busy machine is not taken for a hang."""
PATIENCE = 120
"""Seconds of any time, for one that waits for something that never comes."""
MEGABYTES = 300
CODES = {code for name, code in vars(ExitCode).items() if name.isupper()} - {ExitCode.UNEXPECTED, ExitCode.INTERRUPTED}

_touched: list[str] = []
"""The files touched since it was last cleared."""


class Hang(BaseException):
    """A case that took too long."""


def _audit(event: str, arguments: tuple[Any, ...]) -> None:
    """Note every file that is opened for writing, made, renamed or removed."""
    if event == "open":
        path, _, flags = arguments
        if isinstance(path, str | bytes) and isinstance(flags, int) and flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
            _touched.append(os.fsdecode(path))
    elif event in (
        "os.remove",
        "os.mkdir",
        "os.rmdir",
        "os.rename",
        "os.truncate",
        "os.link",
        "os.symlink",
        "os.chmod",
    ):
        _touched.extend(os.fsdecode(a) for a in arguments if isinstance(a, str | bytes))
    elif event.startswith(("socket.", "subprocess.", "os.system", "os.exec", "os.posix_spawn", "os.fork")):
        _touched.append(f"({event})")


sys.addaudithook(_audit)


def in_process(case: Case, output: Path) -> list[str]:
    """Run a case here; what is wrong with it."""
    streams = sys.stdin, sys.stdout, sys.stderr
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", errors="strict") for _ in range(2))
    sys.stdin, sys.stdout, sys.stderr = io.TextIOWrapper(io.BytesIO(case.stdin), encoding="utf-8"), out, err

    def stop(number: int, frame: FrameType | None) -> None:
        raise Hang

    signal.signal(signal.SIGALRM, stop)
    signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, PATIENCE)
    signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)
    problems: list[str] = []
    code = -1
    _touched.clear()
    try:
        code = main(list(case.arguments))
    except Hang:
        problems.append("hangs")
    except BaseException as error:  # noqa: BLE001 - nothing may come out of main
        problems.append(f"raised {type(error).__name__}: {error}")
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        sys.stdin, sys.stdout, sys.stderr = streams
        gc.enable()
    for stream in (out, err):
        stream.flush()
    said = [stream.buffer.getvalue().decode(errors="replace") for stream in (out, err)]
    cache = str(output.parent.parent / "cache")
    allowed = (str(output), str(output.parent / ".matcher-"), cache, os.devnull)
    problems += [f"touched {path}" for path in _touched if not path.startswith(allowed)]
    if (memory := _memory()) > MEGABYTES:
        problems.append(f"used {memory:.0f} MB")
    return problems + judged(code, said[0], said[1])


def judged(code: int, out: str, err: str) -> list[str]:
    """What is wrong with an exit code and what was said."""
    problems = []
    if code not in CODES:
        problems.append(f"exit code {code}")
    if "Traceback" in err or "a fault in matcher" in err:
        problems.append(f"said: {err.strip()[-400:]}")
    if code not in (0, 3, 5, 7) and not err.strip():
        problems.append(f"exit code {code} without a word")
    for text in (out, err):
        hidden = {c for c in text if c not in "\n\t" and ord(c) < 32} - ({"\r"} if "," in text else set())
        if hidden:
            problems.append(f"sent {hidden!r}")
    return problems


def as_process(case: Case, output: Path) -> list[str]:
    """Run a case as a process of its own; what is wrong with it."""

    data, time = limited("DATA", 2**30), limited("CPU", SECONDS)

    def limit() -> None:
        data()
        time()

    command = [sys.executable, "-m", "matcher", *case.arguments]
    with subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=limit,
        cwd=output.parent,
    ) as process:
        try:
            out, err = process.communicate(case.stdin, timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
            return [f"took more than {PATIENCE} s"]
    return judged(process.returncode, out.decode(errors="replace"), err.decode(errors="replace"))


def _memory() -> float:
    """The memory of this process now, in MB."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20
