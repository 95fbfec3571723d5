"""Puts the data into a wheel, and the index that is compiled from them: nobody who installs it waits for that again."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

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
    """Adds data and index to a wheel; not to an editable install, whose data change under its editor's hands."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "editable":
            return
        self._folder = TemporaryDirectory()  # goes away with the hook
        index = Path(self._folder.name) / "index"
        subprocess.run([sys.executable, "-B", "-c", COMPILE, self.root, str(index)], check=True)
        build_data["force_include"] |= {"data": "matcher/data", str(index): "matcher/data/index"}
