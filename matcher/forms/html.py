"""HTML: one file with everything in it, for a browser, a mail or a printer. No script, nothing from elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from html import escape

from matcher.answers.blocks import Block, Gap, Heading, Item, Line, Listing, Section, Table, Title, Words
from matcher.language import spoken
from matcher.text import visible

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from matcher.answers.answer import Answer
    from matcher.forms.table import Display

STYLE = """
body { font: 11pt/1.45 Georgia, serif; color: #111; max-width: 60em; margin: 2em auto; padding: 0 1em; }
h1, h2, h3, table { font-family: "Segoe UI", Helvetica, Arial, sans-serif; }
h1 { font-size: 1.5em; } h2 { font-size: 1.2em; margin-top: 1.6em; } h3 { font-size: 1.05em; margin-bottom: .3em; }
table { border-collapse: collapse; font-size: .85em; margin: 1em 0; }
caption { text-align: left; font-weight: bold; padding: .3em 0; }
th, td { text-align: left; vertical-align: top; padding: .35em .7em .35em 0; border-bottom: 1px solid #bbb; }
th { border-bottom: 2px solid #333; } .n { text-align: right; white-space: nowrap; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .2em 1em; margin: .3em 0 1em; }
dt { font-weight: bold; } dd { margin: 0; }
a { color: #0b4f9e; overflow-wrap: anywhere; } ul { margin: .3em 0; padding-left: 1.3em; }
@media print { body { margin: 0; max-width: none; font-size: 10pt; } a { color: inherit; }
  tr, dl { break-inside: avoid; }
  h1, h2, h3 { break-after: avoid; } thead { display: table-header-group; } @page { size: A4; margin: 18mm; } }
"""
POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
"""What a browser may load: nothing."""
HEAD = """<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<title>{title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>{style}</style>
</head>
<body>
<main>
"""
_OF_COLUMN = ' scope="col"'
_ADDRESS = re.compile(r"https?://[^\s<>\"]+[^\s<>\".,;:!?)\]]")


def text(answer: Answer[Any], display: Display) -> Iterator[str]:
    """The page, a piece a block."""
    blocks = [*answer.page(), *answer.further()]
    title = _escaped(_title(blocks) or answer.what)
    yield HEAD.format(language=spoken(), policy=POLICY, title=title, style=STYLE)
    if not _title(blocks):
        yield f"<h1>{_escaped(answer.what)}</h1>\n"
    yield from _body(blocks)
    yield "</main>\n</body>\n</html>\n"


def _title(blocks: Sequence[Block]) -> str:
    """What the page is called: its title, or the first line above its list."""
    for block in blocks:
        if isinstance(block, Title | Section):
            return block.text
        if isinstance(block, Listing) and block.lead:
            return block.above()[0]
    return ""


def _body(blocks: Iterable[Block]) -> Iterator[str]:
    """The blocks, with points and labelled lines gathered into lists."""
    level, open_list = 0, ""
    for block in blocks:
        wanted = "ul" if isinstance(block, Item) else "dl" if isinstance(block, Line) else ""
        if open_list and wanted != open_list:
            yield f"</{open_list}>\n"
            open_list = ""
        if wanted and not open_list:
            yield f"<{wanted}>\n"
            open_list = wanted
        level, marked = _marked(block, level)
        yield marked
    if open_list:
        yield f"</{open_list}>\n"


def _marked(block: Block, level: int) -> tuple[int, str]:
    """(the level of the last heading, the block): no level of headings is left out."""
    match block:
        case Title(words) | Section(words) | Heading(words):
            wish = {Title: 1, Section: 2, Heading: 3}[type(block)]
            level = min(wish, level + 1)
            return level, f"<h{level}>{_linked(words)}</h{level}>\n"
        case Item(words):
            return level, f"<li>{_linked(words)}</li>\n"
        case Line("", words):
            return level, f"<dd>{_linked(words)}</dd>\n"
        case Line(label, words):
            return level, f"<dt>{_escaped(label)}</dt><dd>{_linked(words)}</dd>\n"
        case Listing():
            return _listing(block, level)
        case Table():
            return level, _table(block)
        case Words(words):
            return level, f"<p>{_linked(words)}</p>\n"
        case Gap():
            return level, ""


def _listing(block: Listing, level: int) -> tuple[int, str]:
    parts = []
    for place, line in enumerate(block.above()):
        if place == 0:
            level = min(2, level + 1)
            parts.append(f"<h{level}>{_linked(line)}</h{level}>\n")
        else:
            parts.append(f"<p>{_linked(line)}</p>\n")
    parts.append(_table(block) if block.rows else f"<p>{_linked(block.empty)}</p>\n")
    parts += [f"<p>{_linked(line)}</p>\n" for line in block.below()]
    return level, "".join(parts)


def _table(table: Table) -> str:
    """A table; what reads it aloud says the header with each cell."""

    def cells(row: Sequence[str], tag: str, scope: str = "") -> str:
        right = (' class="n"' if place in table.right else "" for place in range(len(row)))
        return "".join(f"<{tag}{r}{scope}>{_linked(cell)}</{tag}>" for r, cell in zip(right, row, strict=True))

    head = f"<thead><tr>{cells(table.header, 'th', _OF_COLUMN)}</tr></thead>"
    body = "".join(f"<tr>{cells(row, 'td')}</tr>\n" for row in table.rows)
    return f"<table>\n{head}\n<tbody>\n{body}</tbody>\n</table>\n"


def _linked(words: str) -> str:
    """Text with its addresses as links."""
    parts, at = [], 0
    for found in _ADDRESS.finditer(words):
        address = _escaped(found.group())
        parts += [_escaped(words[at : found.start()]), f'<a href="{address}">{address}</a>']
        at = found.end()
    return "".join([*parts, _escaped(words[at:])])


def _escaped(words: str) -> str:
    return escape(visible(words.replace("\n", " ")))
