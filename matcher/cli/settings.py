"""What a command was asked to do: the command line over the environment over the settings files over the defaults.

matcher.toml in the working folder, then the user's own file (`user_file`), hold keys named as the long options are,
with dashes or underscores: `lens = "learn"`, `pool = ["AU"]`. Environment variables are called MATCHER_ and the name:
MATCHER_LENS=learn; a list is written as behind a flag: MATCHER_POOL='Kenya,South Sudan'."""

from __future__ import annotations

import os

from matcher.errors import Fault, InvalidData, UsageError, line_in
from matcher.options import COMMANDS, EXTENSIONS, FLAG, FORMATS, MANY, NUMBER, OPTIONS, defaults

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

ELSEWHERE = frozenset({"MATCHER_CACHE_DIR", "MATCHER_PAGER"})
"""Variables of the environment that other parts of the program read."""


KEEP_THEIRS = frozenset({"new", "schema", "validate"})
"""Commands that write a file of one kind, whatever it is called."""


class Settings:
    """The values of a command's arguments and options, each as an attribute. `source` tells, for each that somebody
    set, which layer it came from.

    Raises UsageError or InvalidData for settings that mean nothing, values of the wrong kind, and a format that is
    none."""

    def __init__(self, command: str, given: Mapping[str, Any]) -> None:
        self.command = command
        self.source: dict[str, str] = {}
        self._values = {**defaults(command), **{a.name: [] if a.many else "" for a in COMMANDS[command].arguments}}
        for name, value in given.items():
            if value is not None and value is not False and value not in ([], ()):
                self._set(name, list(value) if isinstance(value, tuple) else value, "flag")
        for layer, found in _layers():
            for name, value in found.items():
                if name not in self.source:
                    self._set(name, value, layer)
        if self._values["json"] and "format" not in self.source:
            self._values["format"] = "json"
        # An extension will do for a format: md, txt, jsonl.
        self._values["format"] = EXTENSIONS.get(f".{self.format}", self.format)
        self._check_format()
        if self._values["output"] and not self.profiles and command not in KEEP_THEIRS:
            self._heed_extension(self._values["output"])
            self._check_format(by_name=True)
        if self.columns and self.format in ("json", "ndjson", "lines"):
            message = f"--columns goes with a table, not with {self.format}, whose fields have names."
            raise UsageError(message, "Leave it out, or add --format csv.")
        if self.source.get("no_header") == "flag" and self.format not in ("csv", "table"):
            raise UsageError(f"--no-header goes with csv or a table, not with {self.format}.", "Leave it out.")
        for name, form in (("excel", "csv"), ("sheets", "xlsx")):
            if self.source.get(name) == "flag" and self.format != form:
                raise UsageError(
                    f"--{name} goes with {form}, not with {self.format}.", f"Add --format {form}, or -o x.{form}"
                )

    def __getattr__(self, name: str) -> Any:
        try:
            return self.__dict__["_values"][name]
        except KeyError:
            raise AttributeError(name) from None

    def arguments(self) -> list[Any]:
        """The arguments, in their order."""
        return [self._values[argument.name] for argument in COMMANDS[self.command].arguments]

    def own(self) -> dict[str, Any]:
        """The options of the question itself, by name."""
        return {name: self._values[name] for name in COMMANDS[self.command].own.split()}

    def shown(self) -> list[str]:
        """Where each value that somebody set came from, a line each."""
        return [
            f"{name.replace('_', '-')} = {self._values[name]!r} (from the {source})"
            for name, source in self.source.items()
        ]

    def _set(self, name: str, value: Any, layer: str) -> None:
        self._values[name] = value
        self.source[name] = layer

    def _heed_extension(self, output: str) -> None:
        """Take the format from the name of the file to write: a text table in a .csv helps nobody."""
        extension = os.path.splitext(output)[1].lower()
        if not extension or output == "-" or (os.path.exists(output) and not os.path.isfile(output)):
            return
        named = "json" if self._values["json"] else self.format if self.source.get("format") == "flag" else ""
        formats = (*FORMATS, *(COMMANDS[self.command].forms or ()))
        known = {end: one for end, one in EXTENSIONS.items() if one in formats}
        form = known.get(extension)
        if form is None and not named:
            from matcher.text import did_you_mean

            endings = [ending for ending, meant in EXTENSIONS.items() if meant in COMMANDS[self.command].formats]
            if extension in (".pdf", ".docx", ".doc") and ".html" in endings:
                page = f"{os.path.splitext(output)[0]}.html"
                hint = f"Write {page}, and print it from a browser, or open it in a word processor."
                raise UsageError(f"{output}: {extension} is not written here.", hint)
            raise UsageError(
                f"{output}: {extension} is no format known here.{did_you_mean(extension, endings)}",
                f"Known are: {', '.join(endings)}; or say it with --format.",
            )
        if form and named and form != named:
            asked = "--json" if self._values["json"] else f"--format {named}"
            raise UsageError(
                f"{output} ends in {extension}, and {asked} asks for another format.", "Leave one of them out."
            )
        if form:
            self._values["format"] = form

    def _check_format(self, *, by_name: bool = False) -> None:
        """Refuse a format that is none before anything is worked out. (Those of a table of profiles are its own.)
        `by_name`: the name of the file to write has been heeded."""
        command = COMMANDS[self.command]
        if self.format in command.formats or self.profiles:
            return
        if self.format not in FORMATS:
            from matcher.text import did_you_mean

            near = did_you_mean(self.format, command.formats)
            hint = f"The formats are: {', '.join(command.formats)}."
            raise UsageError(f'No format is called "{self.format}".{near}', hint)
        if self.source.get("format", "flag") != "flag" and not by_name:
            self._values["format"] = command.formats[0]  # what somebody likes best, and this command does not have
            return
        hint = f"Its formats are: {', '.join(command.formats)}."
        raise UsageError(f"{self.command} is not written as {self.format}.", hint)


def user_file() -> str:
    """Where the user's own settings lie: $XDG_CONFIG_HOME/matcher/matcher.toml, or %APPDATA% on Windows."""
    home = os.environ.get("XDG_CONFIG_HOME") or os.environ.get("APPDATA") or os.path.expanduser("~/.config")
    return os.path.join(home, "matcher", "matcher.toml")


def _layers() -> list[tuple[str, dict[str, Any]]]:
    """(what it is called, the values it sets) of each layer below the command line, the strongest first."""
    files = (path for path in ("matcher.toml", user_file()) if os.path.exists(path))
    return [("environment", _from_environment()), *((path, _from_file(path)) for path in files)]


def _from_environment() -> dict[str, Any]:
    found: dict[str, Any] = {}
    for variable, text in sorted(os.environ.items()):
        if not variable.startswith("MATCHER_") or variable in ELSEWHERE or not text:
            continue  # an empty variable is one that is not set
        name = variable.removeprefix("MATCHER_").lower()
        if name not in OPTIONS or not OPTIONS[name].settable:
            from matcher.text import did_you_mean

            known = sorted(f"MATCHER_{option.name.upper()}" for option in OPTIONS.values() if option.settable)
            raise UsageError(
                f"The environment sets {variable}, which means nothing.{did_you_mean(variable, known)}",
                f"Known are: {', '.join(known)}.",
            )
        found[name] = _converted(variable, name, text)
    return found


def _converted(variable: str, name: str, text: str) -> Any:
    kind = OPTIONS[name].kind
    if kind == NUMBER:
        from matcher.cli.reader import whole

        if (number := whole(text)) is None:
            raise UsageError(f'{variable} must be a whole number; it is "{text}".')
        return number
    if kind == FLAG:
        if text.lower() not in ("1", "true", "yes", "0", "false", "no"):
            raise UsageError(f'{variable} must be 1 or 0; it is "{text}".')
        return text.lower() in ("1", "true", "yes")
    return [text] if kind == MANY else text


def _from_file(path: str) -> dict[str, Any]:
    import tomllib

    from matcher.files import read_text

    text = read_text(path)
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise InvalidData([Fault(path, line_in(str(error)), "", f"not valid TOML: {error}")]) from None
    found: dict[str, Any] = {}
    faults: list[Fault] = []
    starts = [row.partition("=")[0].strip(" \t\"'") for row in text.splitlines()]
    for key, value in table.items():
        name = key.replace("-", "_")
        line = next((n for n, start in enumerate(starts, 1) if start == key), 1)
        if fault := _wrong(name, value):
            faults.append(Fault(path, line, key, fault))
        else:
            found[name] = [value] if OPTIONS[name].kind == MANY and isinstance(value, str) else value
    if faults:
        raise InvalidData(faults)
    return found


def _wrong(name: str, value: Any) -> str:
    """What is wrong with a setting; empty when nothing is."""
    if name not in OPTIONS or not OPTIONS[name].settable:
        from matcher.text import did_you_mean

        settable = [option.name for option in OPTIONS.values() if option.settable]
        return f"there is no such setting.{did_you_mean(name, settable)}"
    kind = OPTIONS[name].kind
    if kind == NUMBER:
        return "" if isinstance(value, int) and not isinstance(value, bool) else "a whole number is due"
    if kind == FLAG:
        return "" if isinstance(value, bool) else "true or false is due"
    if kind == MANY:
        words = value if isinstance(value, list) else [value]
        return "" if all(isinstance(word, str) for word in words) else "text or a list of texts is due"
    return "" if isinstance(value, str) else "text is due, in quotes"
