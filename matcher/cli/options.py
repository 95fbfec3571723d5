"""The options of the command line, their defaults, and where each value came from.

Every option is None (or empty) until somebody sets it. The layers, strongest first: the flag, the environment
(MATCHER_LENS), matcher.toml in the working folder, the user's own file, the default below.
"""

from __future__ import annotations

import os

from matcher.errors import UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

DEFAULTS: dict[str, Any] = {
    "top": 10,
    "lens": "balanced",
    "pool": "south",
    "format": "table",
    "draws": 1000,
    "seed": 1,
    "data_mode": "overlay",
    "engine": "local",
}

FORMATS = ("table", "csv", "json", "ndjson", "markdown")
FURTHER_FORMATS = {"validate": ("lines",)}
"""Formats that one command has besides. (Those of a table of profiles are looked at where it is read.)"""

COMMAND_DEFAULTS: dict[str, dict[str, Any]] = {
    "explain": {"top": 5},
    "countries": {"top": None},
    "experiences": {"top": None},
    "gaps": {"top": 20},
}
"""Where a command's own default differs."""

SETTABLE = frozenset(
    {"theme", "topic", "top", "lens", "weights", "pool", "exclude", "format", "draws", "seed", "data", "data_mode",
     "no_color", "quiet", "diverse"}
)  # fmt: skip
"""The options that the environment and the configuration files may set."""


ELSEWHERE = frozenset({"MATCHER_CACHE_DIR"})
"""Variables of the environment that other parts of the program read."""


class Options:
    """What a command was asked to do. `source` tells, for each option, which layer it came from."""

    # Arguments
    country: str = ""
    id: str = ""
    a: str = ""
    b: str = ""
    countries: list[str]
    query: str = ""
    name: str = ""
    file: str = ""
    directory: str = ""
    # What to look at
    theme: list[str]
    topic: list[str]
    need: list[str]
    pool: list[str]
    exclude: list[str]
    new_only: bool = False
    modality: str | None = None
    of_country: str | None = None
    partner: str | None = None
    # What to begin
    kind: str = ""
    new_id: str | None = None
    new_theme: str | None = None
    profiles: str | None = None
    experiences: str | None = None
    engine: str
    scheduler: str | None = None
    # How to rank
    lens: str
    weights: str | None = None
    diverse: bool = False
    draws: int
    seed: int
    mutual_only: bool = False
    # What to show
    top: int | None
    format: str
    json: bool = False
    output: str | None = None
    force: bool = False
    fail_empty: bool = False
    # The run itself
    data: str | None = None
    data_mode: str
    quiet: bool = False
    verbose: bool = False
    no_color: bool = False
    strict: bool = False

    def __init__(self, command: str, given: dict[str, Any]) -> None:
        self.command = command
        self.source: dict[str, str] = {}
        values: dict[str, Any] = {**DEFAULTS, **COMMAND_DEFAULTS.get(command, {})}
        for name in ("theme", "topic", "need", "exclude", "countries"):
            values[name] = []
        for name, value in given.items():
            if value is not None and value is not False and value != [] and value != ():
                values[name] = list(value) if isinstance(value, tuple) else value
                self.source[name] = "flag"
        if (
            any(key.startswith("MATCHER_") and key not in ELSEWHERE for key in os.environ)
            or os.path.exists("matcher.toml")
            or _user_file()
        ):
            from matcher.cli.settings import fill

            fill(values, self.source)
        if values["pool"] == DEFAULTS["pool"]:
            values["pool"] = [DEFAULTS["pool"]]
        self.__dict__.update(values)
        if self.json and "format" not in self.source:
            self.format = "json"


def check_format(options: Options) -> None:
    """Raise UsageError for a format that is none, before anything is worked out."""
    formats = (*FORMATS, *FURTHER_FORMATS.get(options.command, ()))
    if options.format not in formats and not options.profiles:
        from matcher.text import did_you_mean

        raise UsageError(
            f'No format is called "{options.format}".{did_you_mean(options.format, formats)}',
            f"The formats are: {', '.join(formats)}.",
        )


def user_file() -> str:
    """Where the user's own settings lie: $XDG_CONFIG_HOME/matcher/matcher.toml, or %APPDATA% on Windows."""
    home = os.environ.get("XDG_CONFIG_HOME") or os.environ.get("APPDATA") or os.path.expanduser("~/.config")
    return os.path.join(home, "matcher", "matcher.toml")


def _user_file() -> bool:
    return os.path.exists(user_file())
