"""Makes the cases of a fuzz: data files changed byte by byte or value by value, and command lines put together at
random. The same seed makes the same cases."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import yaml

from matcher.cli.reader import spelt
from matcher.folder import FILES
from matcher.options import COMMANDS
from tests.editing.folder_of import TEXTS
from tests.fuzz.words import PIECES, VALUES, WORDS


class Case(NamedTuple):
    """One run: what is typed, what comes in on standard input, and the files of the data folder (none: shipped)."""

    arguments: list[str]
    stdin: str
    files: dict[str, bytes]


def make(random: Random, folder: str, output: str) -> Case:
    """A case: half of them change data, half the command line. `folder` is where its data will lie, `output` the one
    file that it may write."""
    if random.random() < 0.5:
        return _data(random, folder)
    return _typed(random, folder, output)


def _data(random: Random, folder: str) -> Case:
    files = {name: text.encode() for name, text in TEXTS.items()}
    for name in random.sample(FILES, random.choice((1, 1, 1, 2, 3))):
        change = random.choice((_bytes, _bytes, _values, _lines))
        files[name] = change(random, name, files[name])
    if random.random() < 0.05:
        del files[random.choice(FILES)]
    ask = random.choice(
        [
            ["validate"],
            ["validate", "--strict", "--format", "lines"],
            ["validate", "--json"],
            ["suggest", "Alpha"],
            ["suggest", "Alpha", "--json", "--diverse"],
            ["suggest", "BBB", "--format", "csv", "--theme", "health"],
            ["explain", "Alpha", "Beta"],
            ["compare", "AAA", "BBB", "CCC"],
            ["country", "AAA"],
            ["country", "CCC", "--json"],
            ["suggest", "CCC", "--priorities", "declared", "--undocumented"],
            ["pairs", "--at-peace", "--theme", "peace", "--format", "csv"],
            ["pairs", "--pool", "all"],
            ["experience", "bbb-clean-water"],
            ["experiences", "water"],
            ["countries"],
            ["topics"],
            ["platforms"],
            ["gaps"],
            ["evaluate"],
            ["schema", "experiences.yaml"],
            ["new", "experience", "--theme", "health", "--partner", "AAA"],
        ]
    )
    return Case([*ask, "--data", folder, "--data-mode", "replace"], "", files)


def _bytes(random: Random, name: str, content: bytes) -> bytes:
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


def _lines(random: Random, name: str, content: bytes) -> bytes:
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


def _values(random: Random, name: str, content: bytes) -> bytes:
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


def _typed(random: Random, folder: str, output: str) -> Case:
    command = random.choice(list(COMMANDS))
    positions, spellings = COMMANDS[command].arguments, spelt(command)
    many = any(position.many for position in positions)
    arguments = [command if random.random() < 0.97 else random.choice(WORDS)]
    count = len(positions) + random.choice((0, 0, 0, -1, 1)) + (random.randrange(3) if many else 0)
    arguments += [random.choice(WORDS) for _ in range(max(0, count))]
    for _ in range(random.choice((0, 1, 1, 2, 3, 5))):
        spelling = random.choice(list(spellings))
        kind = spellings[spelling].kind
        word = random.choice(WORDS)
        if spelling in ("--output", "-o"):
            word = output
        elif spelling == "--data":
            word = random.choice((folder, "/nowhere", "", "/etc"))
        if random.random() < 0.05:
            spelling = random.choice(("--nope", "-z", spelling + "x", spelling[:-1], spelling.upper()))
        if kind == "flag" and random.random() < 0.95:
            arguments.append(spelling)
        else:
            arguments += [f"{spelling}={word}"] if random.random() < 0.3 else [spelling, word]
    if random.random() < 0.1:
        random.shuffle(arguments)
    if random.random() < 0.02:
        arguments = [random.choice(WORDS) for _ in range(random.randrange(5))]
    # Shuffled or not, whatever is named as the file to write is the one that is looked at.
    before = ["", *arguments]
    kept = [
        output if _writes(word) or last in ("--output", "-o") else word
        for last, word in zip(before, arguments, strict=False)
    ]
    stdin = "\n".join(random.choice(WORDS) for _ in range(random.randrange(4)))
    files = {name: text.encode() for name, text in TEXTS.items()} if folder in kept else {}
    return Case([word.replace("\0", "") for word in kept], stdin.encode(errors="replace").decode(), files)


def _writes(word: str) -> bool:
    """Whether a word would name another file to write than the one that is looked at."""
    return word.startswith(("--output=", "-o")) and len(word) > 2


def save(case: Case, folder: Path) -> None:
    """Write the files of a case."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in case.files.items():
        (folder / name).write_bytes(content)
