"""Files changed byte by byte, line by line or value by value."""

from __future__ import annotations

import json
from random import Random
from typing import Any

import yaml

from tests.fuzz.words import PIECES, VALUES


def changed_bytes(random: Random, content: bytes) -> bytes:
    """A few bytes cut out, put in, turned around or said twice."""
    for _ in range(random.choice((1, 1, 2, 4, 8))):
        at = random.randrange(len(content) + 1)
        end = min(len(content), at + random.choice((0, 1, 1, 2, 5, 20, 200)))
        match random.randrange(5):
            case 0:
                content = content[:at] + random.choice(PIECES) + content[end:]
            case 1:
                content = content[:at] + bytes([random.randrange(256)]) + content[at + 1 :]
            case 2:
                content = content[:at] + content[at:end] * random.choice((0, 2, 3)) + content[end:]
            case 3:
                content = content[:at] + content[at:end][::-1] + content[end:]
            case _:
                content = content[:at] if random.random() < 0.3 else content[:at] + random.choice(PIECES) + content[at:]
    return content


def changed_lines(random: Random, content: bytes) -> bytes:
    """Lines in another order, left out, said twice, or indented otherwise."""
    lines = content.splitlines(keepends=True)
    for _ in range(random.choice((1, 1, 2, 3))):
        if not lines:
            break
        at, other = random.randrange(len(lines)), random.randrange(len(lines))
        match random.randrange(4):
            case 0:
                lines[at], lines[other] = lines[other], lines[at]
            case 1:
                del lines[at]
            case 2:
                lines.insert(other, lines[at])
            case _:
                lines[at] = b" " * random.randrange(4) + lines[at].lstrip(b" ")
    return b"".join(lines)


def changed_values(random: Random, name: str, content: bytes) -> bytes:
    """A value in its place in the structure exchanged for another, taken away, or put under another key."""
    if name.endswith(".csv"):
        rows = [line.split(",") for line in content.decode(errors="replace").split("\n")]
        row = random.choice(rows)
        row[random.randrange(len(row))] = str(random.choice(VALUES))
        return "\n".join(",".join(cells) for cells in rows).encode(errors="replace")
    try:
        data = yaml.safe_load(content)
    except (yaml.YAMLError, ValueError):
        return content
    for _ in range(random.choice((1, 1, 2, 3))):
        data = _changed(random, data)
    # Every JSON text is YAML as well, and keeps what YAML would write otherwise.
    return json.dumps(data, ensure_ascii=random.random() < 0.5, default=str).encode(errors="replace")


def _changed(random: Random, data: Any) -> Any:
    if isinstance(data, dict) and data and random.random() < 0.9:
        key = random.choice(list(data))
        match random.randrange(8):
            case 0:
                return {k: v for k, v in data.items() if k != key}
            case 1:
                return {(str(random.choice(VALUES)) if k == key else k): v for k, v in data.items()}
            case _:
                return {k: (_changed(random, v) if k == key else v) for k, v in data.items()}
    if isinstance(data, list) and data and random.random() < 0.9:
        at = random.randrange(len(data))
        match random.randrange(8):
            case 0:
                return data[:at] + data[at + 1 :]
            case 1:
                return [*data, data[at]]
            case 2:
                return data[::-1]
            case _:
                return [_changed(random, item) if n == at else item for n, item in enumerate(data)]
    return random.choice(VALUES)
