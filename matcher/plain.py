"""Named tuples without loading `typing`, which alone costs half an empty Python process at every start.

`Record` is `typing.NamedTuple` to a type checker, and makes the same classes when the program runs. Modules on the
path of every command use it, and say `TYPE_CHECKING = False` themselves (which type checkers know) to import what
only annotations need.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NamedTuple as Record
else:
    from collections import namedtuple

    class _Maker(type):
        """Turns a class body with annotated fields into a named tuple with the body's methods."""

        def __new__(cls, name, bases, body):
            if not bases:
                return super().__new__(cls, name, bases, body)
            fields = body.get("__annotations__")
            if not fields:  # Python 3.14 leaves them to be worked out later, unless they are text
                raise TypeError(f"{name} has no fields; does its module say `from __future__ import annotations`?")
            defaults = [body.pop(field) for field in fields if field in body]
            made = namedtuple(name, fields, defaults=defaults, module=body["__module__"])
            body["__slots__"] = ()
            return type(name, (made,), body)

    class Record(metaclass=_Maker):
        """Base to name in a class statement; nothing inherits from it at run time."""


__all__ = ["Record"]
