"""From an answer to text: one module a form. No form asks for more than the answer holds."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from matcher.answers.answer import Answer
    from matcher.forms.table import Display


BINARY = ("xlsx",)
"""Forms that are no text: a file, or a pipe, takes them."""
OWN = ("lines", "ics")
"""Forms that one question alone has, and makes."""
BARE = ("csv", "ndjson", *OWN, *BINARY)
"""Forms that have room for results alone: what else there is to say goes to standard error."""


def content(answer: Answer[Any], form: str) -> Iterator[bytes]:
    """The answer in a BINARY form."""
    from matcher.forms.xlsx import content as made

    yield made(answer)


def text(answer: Answer[Any], form: str, display: Display) -> Iterator[str]:
    """The answer in the form `form` (one of options.FORMATS but the BINARY ones, or one of OWN), in pieces."""
    if form == "csv":
        from matcher.forms.csv import text as made
    elif form == "json":
        from matcher.forms.json import text as made
    elif form == "ndjson":
        from matcher.forms.ndjson import text as made
    elif form == "markdown":
        from matcher.forms.markdown import text as made
    elif form == "html" and answer.paper:
        from matcher.forms.paper import text as made
    elif form == "html":
        from matcher.forms.html import text as made
    elif form in OWN:
        return map(_shown, answer.lines() if answer.lines else ())
    elif display.screen:
        from matcher.forms.screen import text as made
    else:
        from matcher.forms.table import text as made
    return made(answer, display)


def _shown(line: str) -> str:
    """A line of an OWN form, whose end may be that of a calendar, with what hides or steers text as escapes."""
    from matcher.text import visible

    words = line.rstrip("\r\n")
    return visible(words) + line[len(words) :]
