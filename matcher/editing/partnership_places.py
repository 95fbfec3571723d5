"""Where files on partnerships lie. (Light: whoever checks data asks here first.)"""

from __future__ import annotations

import os

from matcher.errors import Fault, InvalidData, reason
from matcher.files import read_text
from matcher.folder import FILES
from matcher.language import tr

ENDINGS = (".yaml", ".yml")
MARK = "between:"
"""The key by which a file on a partnership is known among other YAML files."""


def is_of_partnerships(path: str) -> bool:
    """Whether `path` is a file on a partnership, or a folder of them that holds no data beside them."""
    if os.path.isdir(path):
        return not any(os.path.lexists(os.path.join(path, name)) for name in FILES) and bool(files_at(path))
    return path.endswith(ENDINGS) and os.path.basename(path) not in FILES


def files_beside(folder: str) -> list[str]:
    """The files on partnerships that lie beside the data in a folder."""
    return files_at(folder) if os.path.isdir(folder) else []


def files_at(path: str) -> list[str]:
    """The files on partnerships at `path`: the file itself, or those in the folder, by name. Beside files of a
    catalogue only those count that say between whom they are. Raises InvalidData where it
    cannot be entered."""
    if not os.path.isdir(path):
        return [path]
    try:
        names = sorted(name for name in os.listdir(path) if name.endswith(ENDINGS) and not name.startswith("."))
    except OSError as error:
        raise InvalidData([Fault(path, 0, "", tr("cannot be entered: {reason}", reason=reason(error)))]) from None
    found = [name if path == "." else os.path.join(path, name) for name in names if name not in FILES]
    if any(os.path.lexists(os.path.join(path, name)) for name in FILES):
        found = [file for file in found if _says_so(file)]
    return found


def _says_so(file: str) -> bool:
    try:
        text = read_text(file)
    except InvalidData:
        return False
    return any(line.startswith(MARK) for line in text.splitlines())
