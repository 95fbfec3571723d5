"""The code blocks of a Markdown file: `python tests/readme.py README.md 2` prints the second."""

from __future__ import annotations

import re
import sys
from pathlib import Path

_BLOCK = re.compile(r"^```(?P<language>\w*)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)


def blocks(path: Path) -> list[tuple[str, str]]:
    """(language, body) of each fenced code block, in order."""
    return [(found["language"], found["body"]) for found in _BLOCK.finditer(path.read_text(encoding="utf-8"))]


if __name__ == "__main__":
    print(blocks(Path(sys.argv[1]))[int(sys.argv[2]) - 1][1], end="")
