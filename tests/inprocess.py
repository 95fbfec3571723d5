"""A plugin for the mutation check (docs/mutation.md): runs the command here and not as a process, a tenth as long.

    python -m pytest -p tests.inprocess

What asks for more than arguments, standard input and settings still gets a process of its own.
"""

from __future__ import annotations

import gc
import io
import os
import sys
from pathlib import Path
from typing import Any

from matcher.catalogue import names
from matcher.cli.main import main
from tests import process
from tests.reliability import child


def ended(
    arguments: tuple[str, ...], stdin: bytes, env: dict[str, str] | None, cwd: Path | None
) -> tuple[int, str, str]:
    """The exit code and what was written."""
    streams, before, place = (sys.stdin, sys.stdout, sys.stderr), dict(os.environ), Path.cwd()
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", errors="strict") for _ in range(2))
    os.environ.update({"COLUMNS": "80", **(env or {})})
    for name in [name for name, value in (env or {}).items() if value == ""]:
        del os.environ[name]
    sys.stdin, sys.stdout, sys.stderr = io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"), out, err
    try:
        os.chdir(cwd or place)
        code = main(list(arguments))
        out.flush()
        err.flush()
    finally:
        os.chdir(place)
        sys.stdin, sys.stdout, sys.stderr = streams
        os.environ.clear()
        os.environ.update(before)
        gc.enable()
    said, told = (stream.buffer.getvalue().decode(errors="backslashreplace") for stream in (out, err))
    return code, said, told


def of_a_process(env: dict[str, str] | None, rest: dict[str, Any]) -> bool:
    """Whether something is asked for that only a process has."""
    return any(value is not None for name, value in rest.items() if name != "timeout") or any(
        name.startswith("PYTHON") for name in env or {}
    )


def _run(
    *arguments: str,
    env: dict[str, str] | None = None,
    stdin: bytes = b"",
    cwd: Path | None = None,
    **rest: Any,
) -> child.Ended:
    if of_a_process(env, rest):
        return _child(*arguments, env=env, stdin=stdin, cwd=cwd, **rest)
    return child.Ended(*ended(arguments, stdin, env, cwd))


def _matcher(
    *arguments: str,
    env: dict[str, str] | None = None,
    stdin: str = "",
    cwd: Path | None = None,
    **rest: Any,
) -> process.Run:
    if of_a_process(env, rest):
        return _process(*arguments, env=env, stdin=stdin, cwd=cwd, **rest)
    return process.Run(*ended(arguments, stdin.encode(), env, cwd))


_child, _process = child.run, process.matcher
child.run = _run
process.matcher = _matcher
names.KEPT = 0  # a name that a test before has looked for would be found without the code that is tested
