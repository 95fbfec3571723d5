"""The code blocks and examples of the Markdown pages.

`python tools/readme.py README.md 2` prints the second code block, which is how `.ci/run` finds the test command.
`python -m tools.readme` writes the real output under each `<!-- example: COMMAND -->` of the pages.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGES = (*sorted(ROOT.glob("README*.md")), ROOT / "docs" / "plan.md")
"""The pages that have examples."""
_BLOCK = re.compile(r"^```(?P<language>\w*)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
_EXAMPLE = re.compile(r"^<!-- example: (?P<command>.*?) -->\n\n?(?:```text\n.*?^```\n\n?)?", re.MULTILINE | re.DOTALL)


def blocks(path: Path) -> list[tuple[str, str]]:
    """(language, body) of each fenced code block, in order."""
    return [(found["language"], found["body"]) for found in _BLOCK.finditer(path.read_text(encoding="utf-8"))]


def commands(path: Path) -> list[str]:
    """The shell commands of a page, one a line of its `sh` blocks."""
    found = (body.splitlines() for language, body in blocks(path) if language == "sh")
    return [line for lines in found for line in lines if line.strip()]


def with_examples(text: str) -> str:
    """`text` with the real output of each example under its command; versions stay out of it."""

    def shown(found: re.Match[str]) -> str:
        command = found["command"]
        done = shell(command)
        made = r"matcher \d+\.\d+\.\d+, (data|données|datos|dados) (?:[-\d]+\+)?[0-9a-f]{10}"
        output = re.sub(made, r"matcher VERSION, \1 HASH", done.stdout)
        return f"<!-- example: {command} -->\n\n```text\n$ {command}\n{output.rstrip()}\n```\n\n"

    return _EXAMPLE.sub(shown, text)


def shell(command: str, folder: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """Run a command line of the documentation as a reader would, with `matcher` on the path."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "PATH": path, "PYTHONUTF8": "1"}
    return subprocess.run(
        ["bash", "-c", command], capture_output=True, text=True, check=False, cwd=folder, env=environment
    )


if __name__ == "__main__":
    if len(sys.argv) == 3:
        print(blocks(Path(sys.argv[1]))[int(sys.argv[2]) - 1][1], end="")
    else:
        for page in PAGES:
            page.write_text(with_examples(page.read_text(encoding="utf-8")), encoding="utf-8")
