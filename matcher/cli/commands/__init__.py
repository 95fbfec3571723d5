"""One module a command: options -> query -> rendering -> output. Each is imported only when it is run."""

from __future__ import annotations

from importlib import import_module

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def run(command: str, given: dict[str, Any]) -> int:
    """Run `command` with the options that were given on the command line; returns the exit code."""
    from matcher.cli.options import Options, check_format

    module = import_module(f"matcher.cli.commands.{command}")
    options = Options(command, given)
    if options.verbose:
        from matcher.cli.output import say

        for name, source in options.source.items():
            say(f"matcher: {name.replace('_', '-')} = {getattr(options, name)!r} (from the {source})")
    check_format(options)
    code: int = module.run(options)
    return code
