"""Makes the cases of a fuzz: data files changed byte by byte or value by value, and command lines put together at
random. The same seed makes the same cases."""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import NamedTuple

from matcher.cli.reader import spelt
from matcher.folder import FILES
from matcher.options import COMMANDS
from tests.editing.folder_of import TEXTS
from tests.fuzz.changed import changed_bytes, changed_lines, changed_values
from tests.fuzz.handed import handed
from tests.fuzz.words import WORDS


class Case(NamedTuple):
    """One run: what is typed, what comes in on standard input, the files of the data folder (none: shipped), and those
    that are handed over."""

    arguments: list[str]
    stdin: bytes
    files: dict[str, bytes]
    given: dict[str, bytes] = {}


def make(random: Random, folder: str, output: str, given: str) -> Case:
    """A case: some change data, some the command line, half of them what is handed over. `folder` is where its data
    will lie, `output` the one file that it may write, and in `given` lies what is handed over."""
    chance = random.random()
    if chance < 0.5:
        return _handed(random, folder, output, given)
    return _data(random, folder) if chance < 0.75 else _typed(random, folder, output)


def _handed(random: Random, folder: str, output: str, given: str) -> Case:
    arguments, there = handed(random)
    names = [str(Path(given) / name) for name in there] or [given]
    stands = {"FILE": names[0], "OTHER": names[-1], "DIR": given, "DATA": folder, "OUT": output}
    for word, meant in stands.items():
        arguments = [
            argument.replace(f"@{word}", f"@{meant}")
            if f"@{word}" in argument
            else meant
            if argument == word
            else argument
            for argument in arguments
        ]
    stdin = next(iter(there.values()), b"")
    return Case(arguments, stdin, {name: text.encode() for name, text in TEXTS.items()}, there)


def _data(random: Random, folder: str) -> Case:
    files = {name: text.encode() for name, text in TEXTS.items()}
    for name in random.sample(FILES, random.choice((1, 1, 1, 2, 3))):
        match random.randrange(4):
            case 0:
                files[name] = changed_values(random, name, files[name])
            case 1:
                files[name] = changed_lines(random, files[name])
            case _:
                files[name] = changed_bytes(random, files[name])
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
    return Case([*ask, "--data", folder, "--data-mode", "replace"], b"", files)


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
    return Case([word.replace("\0", "") for word in kept], stdin.encode(errors="replace"), files)


def _writes(word: str) -> bool:
    """Whether a word would name another file to write than the one that is looked at."""
    return word.startswith(("--output=", "-o")) and len(word) > 2


def save(files: dict[str, bytes], folder: Path) -> None:
    """Write the files of a case."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (folder / name).write_bytes(content)
