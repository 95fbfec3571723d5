"""Makes the table of `fastlane` from the typer commands: `python -m matcher.cli.spellings > matcher/cli/table.py`."""

from __future__ import annotations

import inspect
import typing
from typing import Any

HEADER = '''"""How the options are spelt. Made by `python -m matcher.cli.spellings`; a test keeps it true."""

# command: its arguments (with ? it may be left out, with * it takes all that follow), then each spelling with its
# option and kind.
# One text a command, taken apart only for the command that runs: the table as a dict costs 2 ms at every start.
COMMANDS = {
'''


def make() -> str:
    """The source text of `matcher/cli/table.py`."""
    from matcher.cli import app as commands

    lines = [HEADER]
    registered = commands.app.registered_commands
    for callback in sorted((c.callback for c in registered if c.callback), key=lambda f: f.__name__):
        words: list[str] = []
        for name, (kind, parameter) in _parameters(callback).items():
            if type(parameter).__name__ == "ArgumentInfo":
                optional = inspect.signature(callback).parameters[name].default is not inspect.Parameter.empty
                words.append(name + ("*" if kind == "many" else "?" if optional else ""))
            else:
                words += [f"{spelling}={name}={kind}" for spelling in _spelt(parameter)]
        lines.append(f'    "{callback.__name__}": """{" ".join(words)}""",\n')
    return "".join(lines) + "}\n"


def _parameters(callback: Any) -> dict[str, tuple[str, Any]]:
    """For each parameter of a typer command: how its value is read, and typer's description of it."""
    hints = typing.get_type_hints(callback, include_extras=True)
    found: dict[str, tuple[str, Any]] = {}
    for name in inspect.signature(callback).parameters:
        kind, described = typing.get_args(hints[name])
        if kind is bool:
            how = "flag"
        elif "list" in str(kind):
            how = "many"
        elif "int" in str(kind):
            how = "number"
        else:
            how = "text"
        found[name] = (how, described)
    return found


def _spelt(option: Any) -> list[str]:
    """The spellings of an option. In Annotated[...] typer takes the first of them for a default."""
    return [word for word in (option.default, *option.param_decls) if isinstance(word, str)]


if __name__ == "__main__":
    print(make(), end="")
