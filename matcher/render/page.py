"""The marks that a page for reading is set with: plain text, or Markdown."""

from __future__ import annotations

from collections.abc import Sequence

from matcher.render import grid


class Plain:
    """Plain text, indented, one thing a line."""

    def title(self, text: str) -> str:
        return f"{text}\n\n"

    def section(self, text: str) -> str:
        return f"\n{text}\n\n"

    def heading(self, text: str) -> str:
        return f"{text}\n"

    def text(self, text: str) -> str:
        return f"{text}\n"

    def under(self, text: str) -> str:
        """A sentence right below a table."""
        return self.text(text)

    def item(self, text: str) -> str:
        return f"- {text}\n"

    def line(self, label: str, text: str) -> str:
        return f"   {label + ':' if label else '':<14} {text}\n"

    def gap(self) -> str:
        return "\n"

    def table(self, header: Sequence[str], rows: Sequence[Sequence[str]], right: frozenset[int]) -> str:
        return grid.aligned(header, rows, right)


class Markdown(Plain):
    """The same as Markdown."""

    def title(self, text: str) -> str:
        return f"# {grid.escaped(text)}\n\n"

    def section(self, text: str) -> str:
        return f"\n## {grid.escaped(text)}\n\n"

    def heading(self, text: str) -> str:
        return f"### {grid.escaped(text)}\n\n"

    def text(self, text: str) -> str:
        return f"{grid.escaped(text)}\n"

    def under(self, text: str) -> str:
        return "\n" + self.text(text)  # else it would be a cell of the table

    def item(self, text: str) -> str:
        return f"- {grid.escaped(text)}\n"

    def line(self, label: str, text: str) -> str:
        return f"- **{label}:** {grid.escaped(text)}\n" if label else f"  - {grid.escaped(text)}\n"

    def table(self, header: Sequence[str], rows: Sequence[Sequence[str]], right: frozenset[int]) -> str:
        return grid.markdown(header, rows, right)
