"""Runs the real command as a process that is watched, limited, interrupted, or given a terminal.

What is only on Unix is imported where it is used, so that tests which need none of it run anywhere.
"""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, NamedTuple

COMMAND = (sys.executable, "-m", "matcher")
PATIENCE = 60.0
"""Seconds after which a test gives up waiting for something that must happen."""


class Ended(NamedTuple):
    """How a process ended: code (negative: a signal) and what it wrote."""

    code: int
    out: str
    err: str


def environment(extra: dict[str, str] | None = None) -> dict[str, str]:
    """The environment with `extra`; an empty text takes a variable away."""
    changed = {**os.environ, "COLUMNS": "80", **(extra or {})}
    return {name: value for name, value in changed.items() if value != ""}


def run(
    *arguments: str,
    env: dict[str, str] | None = None,
    cwd: Path | None = None,
    stdin: bytes = b"",
    stdout: int | IO[bytes] = subprocess.PIPE,
    prepare: Callable[[], None] | None = None,
) -> Ended:
    """Run `matcher` to its end. `prepare` is called in the child first."""
    with subprocess.Popen(
        [*COMMAND, *arguments],
        stdin=subprocess.PIPE,
        stdout=stdout,
        stderr=subprocess.PIPE,
        env=environment(env),
        cwd=cwd,
        preexec_fn=prepare,
    ) as process:
        out, err = process.communicate(stdin, timeout=PATIENCE)
    return Ended(process.returncode, (out or b"").decode(), err.decode(errors="backslashreplace"))


MEASURE = """
import os, subprocess, sys
process = subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
_, status, used = os.wait4(process.pid, 0)
print(os.waitstatus_to_exitcode(status), used.ru_maxrss)
"""


def memory_of(*arguments: str, env: dict[str, str] | None = None) -> tuple[int, float]:
    """Run `matcher`; its exit code and its largest memory in MB.

    A small process in between starts it: the system counts a child as being as large as its parent was at first.
    """
    measure = [sys.executable, "-S", "-c", MEASURE, *COMMAND, *arguments]
    done = subprocess.run(measure, capture_output=True, text=True, env=environment(env), check=True, timeout=PATIENCE)
    code, kib = done.stdout.split()
    return int(code), int(kib) / 1024


def shell(line: str, *arguments: str, env: dict[str, str] | None = None, cwd: Path | None = None) -> Ended:
    """Run a line of shell in which "$@" is the command with these arguments."""
    done = subprocess.run(
        ["bash", "-c", line, "bash", *COMMAND, *arguments],
        capture_output=True,
        env=environment(env),
        cwd=cwd,
        timeout=PATIENCE,
        check=False,
    )
    return Ended(done.returncode, done.stdout.decode(), done.stderr.decode())


@contextmanager
def started(
    *arguments: str, env: dict[str, str] | None = None, cwd: Path | None = None
) -> Iterator[subprocess.Popen[bytes]]:
    """`matcher` under way, with pipes to all its streams. Whatever is left of it at the end is killed."""
    pipe = subprocess.PIPE
    process = subprocess.Popen(
        [*COMMAND, *arguments],
        stdin=pipe,
        stdout=pipe,
        stderr=pipe,
        env=environment(env),
        cwd=cwd,
        preexec_fn=heeding_ctrl_c,
    )
    with process:
        try:
            yield process
        finally:
            if process.poll() is None:
                process.kill()


def heeding_ctrl_c() -> None:
    """In the child: Ctrl-C is heeded, even if the tests run in the background of a shell, which has it ignored."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def interrupted(process: subprocess.Popen[bytes]) -> Ended:
    """Send Ctrl-C, and wait for the end."""
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=PATIENCE)
    return Ended(process.returncode, out.decode(), err.decode())


def wait_for(true: Callable[[], bool]) -> None:
    """Wait until something is true."""
    until = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < until, "waited in vain"
        time.sleep(0.002)


def has_loaded(process: subprocess.Popen[bytes], library: str) -> bool:
    """Whether a process has a shared library in its memory yet: a sign of how far it is."""
    return library in Path(f"/proc/{process.pid}/maps").read_text()


def bound_by_permissions() -> None:
    """In the child: let permissions hold for root too (capabilities DAC_OVERRIDE and DAC_READ_SEARCH are given up)."""
    if os.geteuid() == 0:
        libc = ctypes.CDLL(None)
        for capability in (1, 2):
            libc.prctl(24, capability, 0, 0, 0)


def limited(what: str, most: int) -> Callable[[], None]:
    """In the child: no more than so much of a resource: "CPU" (seconds), "FSIZE" (bytes of a file)."""
    import resource

    return lambda: resource.setrlimit(getattr(resource, f"RLIMIT_{what}"), (most, most))


def on_a_terminal(
    *arguments: str, columns: int = 80, env: dict[str, str] | None = None, command: Sequence[str] = COMMAND
) -> tuple[int, str]:
    """Run `matcher` (or another `command`) on a pseudo-terminal of so many columns; its exit code and what the screen
    got."""
    import fcntl
    import pty
    import struct
    import termios

    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
    settings = {
        "COLUMNS": "",
        "TERM": "xterm",
        "NO_COLOR": "",
        "FORCE_COLOR": "",
        "MATCHER_PAGER": "cat",
        **(env or {}),
    }
    process = subprocess.Popen(
        [*command, *arguments], stdin=theirs, stdout=theirs, stderr=theirs, env=environment(settings)
    )
    os.close(theirs)
    seen = b""
    while True:
        try:
            part = os.read(ours, 65536)
        except OSError:  # the other side is closed
            break
        if not part:
            break
        seen += part
    os.close(ours)
    return process.wait(timeout=PATIENCE), seen.decode().replace("\r\n", "\n")
