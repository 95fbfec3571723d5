"""What the shell may complete: commands, options, and the names of countries, themes, topics, lenses and pools.

The scripts that `matcher --install-completion` puts into a shell are typer's; they ask through environment variables.
They are answered here, from the index, without loading typer: the answer must come before the next key.
"""

from __future__ import annotations

import os
from collections.abc import Mapping

from matcher.cli.reader import spelt
from matcher.errors import MatcherError
from matcher.options import COMMANDS, EXCHANGE_KINDS, FLAG, LEVELS, METHODS, OFFERS, PRIORITIES
from matcher.scoring.score import LENSES

INCOME = ("low", "lower-middle", "upper-middle", "high")
KINDS = ("experience", "partnership", "review")
FEW = {
    "lens": tuple(LENSES), "priorities": PRIORITIES, "income": INCOME, "exchange_kind": EXCHANGE_KINDS, "level": LEVELS,
    "offers": OFFERS, "kind": KINDS, "method": METHODS,
}  # fmt: skip
"""What options may be that take one of a few words."""
Choice = tuple[str, str]
"""What may be typed, and what it means."""


def answer(shell: str) -> int:
    """Print what may come next, in the form in which `shell` wants it; returns the exit code."""
    words, unfinished = _typed(shell)
    try:
        choices = complete(words, unfinished)
    except MatcherError:
        return 0  # data with faults: nothing to complete, and no place to complain
    if shell == "zsh":
        listed = " ".join(f'"{_zsh(value)}":"{_zsh(meaning)}"' for value, meaning in choices)
        print(f"_arguments '*: :(({listed}))'" if choices else "_files")
    elif shell == "fish":
        if os.environ.get("_TYPER_COMPLETE_FISH_ACTION") == "is-args":
            return 0 if choices else 1
        for value, meaning in choices:
            print(f"{value}\t{meaning}" if meaning else value)
    else:
        for value, _ in choices:
            print(value)
    return 0


def complete(words: list[str], unfinished: str) -> list[Choice]:
    """What may stand for `unfinished` after `words` (those after the program's name)."""
    if not words:
        names = [(name, "") for name in sorted(COMMANDS)]
        return _starting([*names, ("--help", ""), ("--version", "")], unfinished)
    if words[0] not in COMMANDS:
        return []
    spellings, arguments = spelt(words[0]), COMMANDS[words[0]].arguments
    if unfinished.startswith("-"):
        return _starting([(spelling, "") for spelling in (*spellings, "--help")], unfinished)
    takes = {spelling for spelling, option in spellings.items() if option.kind != FLAG}
    if words[-1] in takes:
        if spellings[words[-1]].name == "format":
            return _starting([(word, "") for word in COMMANDS[words[0]].formats], unfinished)
        return _values(spellings[words[-1]].values, unfinished)
    given = 0
    rest = iter(words[1:])
    for word in rest:
        if word in takes:
            next(rest, "")
        elif not word.startswith("-"):
            given += 1
    if given < len(arguments):
        return _values(arguments[given].values, unfinished)
    return _values(arguments[-1].values, unfinished) if arguments and arguments[-1].many else []


def _values(what: str, unfinished: str) -> list[Choice]:
    """What an option or argument that takes `what` may be."""
    if what in FEW:
        return _starting([(word, "") for word in FEW[what]], unfinished)
    if not what:
        return []
    from matcher.catalogue.catalogue import Catalogue

    catalogue = Catalogue.load(os.environ.get("MATCHER_DATA") or None)
    if what == "theme":
        return _called(catalogue.themes, catalogue.words["theme"], unfinished)
    if what == "topic":
        return _called(catalogue.topics, catalogue.words["topic"], unfinished)
    if what == "language":
        return _starting([(name, code) for code, name in catalogue.words["languages"].items()], unfinished)
    if what in ("experience", "set"):
        titles = [(e.id, e.title) for e in catalogue.experiences]
        sets = [(i, catalogue.record("sets", i)["name"]) for i in catalogue.keys("sets")]
        return _starting(titles if what == "experience" else sets, unfinished)
    countries = [(profile.name, profile.iso3) for profile in catalogue.profiles.values()]
    if what == "pool":
        from matcher.questions.pool import WORDS

        groups = [(word, "") for word in WORDS]
        groups += [(i, called) for i, (called, _) in catalogue.organisations.items()]
        return _starting(groups + countries, unfinished)
    return _starting(countries, unfinished) or _starting([(i, name) for name, i in countries], unfinished)


def _called(names: Mapping[str, str], words: Mapping[str, list[str]], unfinished: str) -> list[Choice]:
    """Those whose id or name begins so; else those which are called so every day."""
    from matcher.text import normalise

    found = _starting(list(names.items()), unfinished)
    if found or not (plain := normalise(unfinished)):
        return found
    ids = dict.fromkeys(i for form, ids in words.items() if form.startswith(plain) for i in ids)
    return [(i, names[i]) for i in ids]


def _starting(choices: list[Choice], unfinished: str) -> list[Choice]:
    from matcher.text import normalise

    start = unfinished.lower()
    plain = normalise(unfinished)
    return [c for c in choices if c[0].lower().startswith(start) or (plain and normalise(c[0]).startswith(plain))]


def _typed(shell: str) -> tuple[list[str], str]:
    """The words before the cursor (after the program's name), and the one that is being typed."""
    if shell == "bash":
        line = os.environ.get("COMP_WORDS", "")
        words = _split(line)
        try:
            position = int(os.environ.get("COMP_CWORD", ""))
        except ValueError:
            position = len(words)
        return words[1:position], words[position] if position < len(words) else ""
    line = os.environ.get("_TYPER_COMPLETE_ARGS", "")
    words = _split(line)[1:]
    if line and not line[-1].isspace() and words:
        return words[:-1], words[-1]
    return words, ""


def _split(line: str) -> list[str]:
    import shlex

    try:
        return shlex.split(line)
    except ValueError:
        # An open quote: what is typed so far.
        return line.replace('"', "").replace("'", "").split(" ")


def _zsh(text: str) -> str:
    for mark in '\\"$`':
        text = text.replace(mark, "\\" + mark)
    return text.replace("'", "''").replace(":", "\\:")


def wanted() -> str:
    """The shell that asks for a completion ("bash"), or nothing."""
    instruction = os.environ.get("_MATCHER_COMPLETE", "")
    shell = instruction.removeprefix("complete_")
    return shell if instruction.startswith("complete_") and shell in ("bash", "zsh", "fish") else ""
