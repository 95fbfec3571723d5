"""Makes docs/api.md, the reference of the library, from what the public names of `matcher` say of themselves.

`python -m tools.api_page` writes it anew after a change of the library.
"""

from __future__ import annotations

import ast
import inspect
import re
import sys
import textwrap
from collections.abc import Iterable, Iterator
from functools import cached_property
from importlib import import_module
from pathlib import Path
from typing import Any

import matcher

PAGE = Path(__file__).resolve().parent.parent / "docs" / "api.md"
WIDTH = 100


def page() -> str:
    """The whole page."""
    public = {name: getattr(matcher, name) for name in sorted(matcher.__all__)}
    functions = {name: thing for name, thing in public.items() if inspect.isfunction(thing)}
    classes = {name: thing for name, thing in public.items() if inspect.isclass(thing)}
    parts = ["# The library", "<!-- made by `python -m tools.api_page` -->", *prose(matcher), "## Functions"]
    for name, function in functions.items():
        parts += [f"### {name}", code(signature(name, function)), *prose(function)]
    parts.append("## Classes")
    for name, kind in classes.items():
        parts += [f"### {name}", *prose(kind), *members(kind)]
    parts.append("## Results")
    for name, kind in results(functions.values()).items():
        if name not in classes:
            parts += [f"### {name}", *prose(kind), listing(kind)]
            for part in held(kind):
                parts += [f"#### {part.__name__}", *prose(part), listing(part)]
    return "\n\n".join(part for part in parts if part) + "\n"


def prose(thing: Any) -> Iterator[str]:
    """The paragraphs of what something says of itself; its examples as code."""
    for paragraph in re.split(r"\n\s*\n", inspect.getdoc(thing) or ""):
        yield code(paragraph) if paragraph.startswith(">>> ") else paragraph


def code(text: str) -> str:
    """A block of Python."""
    return f"```python\n{text}\n```"


def signature(name: str, function: Any, *, skip: int = 0) -> str:
    """How a function is called, in one line or a parameter a line; the first `skip` parameters are not given."""
    found: list[str] = []
    star = False
    for parameter in list(inspect.signature(function).parameters.values())[skip:]:
        if parameter.kind is parameter.KEYWORD_ONLY and not star:
            found.append("*")
        star = star or parameter.kind in (parameter.KEYWORD_ONLY, parameter.VAR_POSITIONAL)
        found.append(told(parameter))
    back = function.__annotations__.get("return")
    end = f") -> {back}" if back else ")"
    line = f"{name}({', '.join(found)}{end}"
    return line if len(line) <= WIDTH else "\n".join([f"{name}(", *(f"    {part}," for part in found), end])


def told(parameter: inspect.Parameter) -> str:
    """One parameter, with its type and its default."""
    stars = "*" if parameter.kind is parameter.VAR_POSITIONAL else "**" * (parameter.kind is parameter.VAR_KEYWORD)
    kind = "" if parameter.annotation is parameter.empty else f": {parameter.annotation}"
    default = "" if parameter.default is parameter.empty else f"{' = ' if kind else '='}{parameter.default!r}"
    return f"{stars}{parameter.name}{kind}{default}"


def members(kind: Any) -> Iterator[str]:
    """The attributes that a class tells of or gives a type, then its public methods."""
    told_of = attributes(kind)
    for name, thing in vars(kind).items():
        if isinstance(thing, property | cached_property) and not name.startswith("_"):
            function: Any = thing.fget if isinstance(thing, property) else thing.func
            told_of.append((name, str(function.__annotations__.get("return", "")), inspect.getdoc(function) or ""))
    yield table(told_of)
    for name, thing in vars(kind).items():
        function = thing.__func__ if isinstance(thing, classmethod | staticmethod) else thing
        if inspect.isfunction(function) and not name.startswith("_"):
            owner = kind.__name__ if function is not thing else kind.__name__.lower()
            skip = 0 if isinstance(thing, staticmethod) else 1
            yield code(signature(f"{owner}.{name}", function, skip=skip))
            yield from prose(function)


def attributes(kind: Any) -> list[tuple[str, str, str]]:
    """(name, type, what it is) of what `__init__` gives to an object, where it says a type or a sentence."""
    (tree,) = ast.parse(textwrap.dedent(inspect.getsource(kind))).body
    assert isinstance(tree, ast.ClassDef)
    given = kind.__init__.__annotations__
    found = []
    for begin in (part for part in tree.body if isinstance(part, ast.FunctionDef) and part.name == "__init__"):
        for one, after in zip(begin.body, [*begin.body[1:], ast.Pass()], strict=True):
            if not isinstance(one, ast.Assign | ast.AnnAssign):
                continue
            said = after.value.value if isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant) else ""
            target: ast.expr = one.target if isinstance(one, ast.AnnAssign) else one.targets[0]
            typed = ast.unparse(one.annotation) if isinstance(one, ast.AnnAssign) else ""
            if said and not typed and isinstance(one.value, ast.Name):  # kept as it was given
                typed = given.get(one.value.id, "")
            if isinstance(target, ast.Attribute) and not target.attr.startswith("_") and (said or typed):
                found.append((target.attr, typed, str(said)))
    return found


def results(functions: Iterable[Any]) -> dict[str, Any]:
    """The classes that functions say they give, by the names by which they say it."""
    found: dict[str, Any] = {}
    for function in functions:
        names = words(function.__annotations__.get("return", ""))
        found |= {name: kind for name, kind in imported(inspect.getmodule(function)).items() if name in names}
    return dict(sorted(found.items()))


def held(kind: Any) -> list[Any]:
    """The classes of what the fields of a result hold, and of what these hold in turn."""
    found = [kind]
    for one in found:  # which grows
        around = vars(sys.modules[one.__module__])
        for name in (word for typed in fields(one).values() for word in words(typed)):
            if inspect.isclass(around.get(name)) and around[name].__module__.startswith("matcher."):
                found += [around[name]] if around[name] not in found else []
    return found[1:]


def words(annotation: str) -> list[str]:
    """The names in a type."""
    return re.findall(r"\w+", str(annotation))


def imported(module: Any) -> dict[str, Any]:
    """What a module of `matcher` imports from others, also for type checkers alone: name -> class."""
    found = {}
    for node in ast.walk(ast.parse(inspect.getsource(module))):
        if isinstance(node, ast.ImportFrom) and str(node.module).startswith("matcher."):
            for alias in node.names:
                thing = getattr(import_module(str(node.module)), alias.name, None)
                if inspect.isclass(thing):
                    found[alias.asname or alias.name] = thing
    return found


def fields(kind: Any) -> dict[str, str]:
    """The fields of a result and their types, those of the classes it is made from first."""
    found: dict[str, str] = {}
    for base in reversed(kind.__mro__):
        found |= inspect.get_annotations(base) if base.__module__.startswith("matcher.") else {}
    return found


def listing(kind: Any) -> str:
    """The fields of a result, one a line."""
    return code("\n".join(f"{name}: {typed}" for name, typed in fields(kind).items()))


def table(rows: list[tuple[str, str, str]]) -> str:
    """A Markdown table of names, types and sentences."""
    lines = ["| name | type | what |", "|---|---|---|"] if rows else []
    for name, typed, said in rows:
        cells = (f"`{name}`", f"`{typed}`" if typed else "", " ".join(said.split()))
        lines.append("| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |")
    return "\n".join(lines)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
