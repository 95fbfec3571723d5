"""Puts the data into a wheel, with the index and the translations, compiled: nobody who installs it waits for that."""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

# In a process of its own, so that it is this folder's program that compiles, whatever else is loaded or installed;
# without bytecode, so that nothing is written into a checkout.
COMPILE = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from matcher import folder
from matcher.editing.build import build
Path(sys.argv[2]).write_bytes(build((Path(folder.shipped()),), folder.contents()))
"""


class DataHook(BuildHookInterface[Any]):
    """Adds data, index and translations to a wheel. In an editable install the data change under their editor's hands,
    so that the program compiles them itself; the translations are compiled beside their sources there."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile what is to be compiled, and have it taken into the wheel."""
        if version == "editable":
            self._compile_translations(Path(self.root))
            return
        self._folder = TemporaryDirectory()  # goes away with the hook
        for path, name in self._compile_translations(Path(self._folder.name)):
            build_data["force_include"][str(path)] = name
        index = Path(self._folder.name) / "index"
        subprocess.run([sys.executable, "-B", "-c", COMPILE, self.root, str(index)], check=True)
        build_data["force_include"] |= {"data": "matcher/data", str(index): "matcher/data/index"}

    def _compile_translations(self, into: Path) -> list[tuple[Path, str]]:
        """Compile each translation for gettext; returns what was written, and where in the program it belongs."""
        made = []
        for source in sorted(Path(self.root).glob("matcher/locale/*/LC_MESSAGES/*.po")):
            name = source.relative_to(self.root).with_suffix(".mo")
            compiled = io.BytesIO()
            write_mo(compiled, read_po(io.BytesIO(source.read_bytes()), locale=source.parts[-3]))
            (into / name).parent.mkdir(parents=True, exist_ok=True)
            (into / name).write_bytes(compiled.getvalue())
            made.append((into / name, name.as_posix()))
        return made
