"""Runs the real command as a process, as its users do."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).parent.parent


class Run(NamedTuple):
    """What came of a run."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


def matcher(
    *arguments: str,
    stdin: str = "",
    env: dict[str, str] | None = None,
    cwd: Path | None = None,
    timeout: float = 60,
) -> Run:
    """Run `matcher` with these arguments; `env` adds to or (with an empty text) takes from the environment."""
    environment = {**os.environ, "COLUMNS": "80", **(env or {})}
    environment = {name: value for name, value in environment.items() if value != ""}
    done = subprocess.run(
        [sys.executable, "-m", "matcher", *arguments],
        input=stdin.encode(),
        capture_output=True,
        env=environment,
        cwd=cwd,
        timeout=timeout,
        check=False,
    )
    return Run(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))
