"""Every command that docs/own-data.md shows works, one after the other, in an empty folder."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from tests.needs import UNIX
from tests.reliability import child

PAGE = Path(__file__).parent.parent.parent / "docs" / "own-data.md"


@UNIX
def test_every_command_of_the_page_works_in_its_order(tmp_path: Path) -> None:
    blocks = re.findall(r"```sh\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    assert len(blocks) == 8
    # --strict is shown for what it does: it exits with 3 where there are warnings, and this folder has none yet.
    script = "set -euo pipefail\n" + "\n".join(blocks)
    alias = f'matcher() {{ "{sys.executable}" -m matcher "$@"; }}\nexport -f matcher\n'
    done = subprocess.run(
        ["bash", "-c", alias + script],
        capture_output=True,
        cwd=tmp_path,
        env=child.environment(),
        timeout=child.PATIENCE,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    out = done.stdout.decode()
    assert "my-data: no faults. It holds 1 profile, 1 source, 3 values, 1 stage history." in out
    assert "It holds 1 profile, 2 experiences, 1 source" in out
    assert "Punjab Growth Strategy, 2023-2028" in out
    assert (tmp_path / "my-data/experiences.schema.json").exists()


def test_every_message_of_the_page_is_one_of_the_program() -> None:
    source = "".join(path.read_text(encoding="utf-8") for path in (PAGE.parent.parent / "matcher").rglob("*.py"))
    for words in (
        "put it in quotes",
        "there is no source",
        "stands twice",
        "is not UTF-8",
        "is not in {file}",
    ):
        assert words in source
