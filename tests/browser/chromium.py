"""Runs Chromium without a screen, as far as there is one here: Debian has it."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from html import unescape
from pathlib import Path
from typing import Any

import pytest

PROGRAM = shutil.which("chromium") or shutil.which("chromium-browser") or ""
BROWSER = pytest.mark.skipif(not PROGRAM, reason="Chromium is not installed: apt-get install chromium")
_AXE = [
    Path(folder) / "axe-core" / "axe.min.js" for folder in os.environ.get("NODE_PATH", "").split(os.pathsep) if folder
]
AXE = next((path for path in _AXE if path.exists()), None)
AXE_CORE = pytest.mark.skipif(AXE is None, reason="axe-core is not on NODE_PATH: npm install axe-core")
POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>\n')


def run(page: Path, *arguments: str, place: Path) -> subprocess.CompletedProcess[str]:
    """Open a page; nothing can be reached from there."""
    command = [
        PROGRAM, "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
        f"--user-data-dir={place / 'profile'}", "--host-resolver-rules=MAP * ~NOTFOUND", "--no-first-run",
        "--enable-logging=stderr", *arguments, page.as_uri(),
    ]  # fmt: skip
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)


def said(page: Path, place: Path) -> list[str]:
    """What the console says: errors of a page, and what its policy forbade."""
    done = run(page, "--dump-dom", place=place)
    return [line for line in done.stderr.splitlines() if "CONSOLE" in line]


def asked(page: Path, place: Path) -> list[str]:
    """What the page asks anybody for. (What the browser asks for itself comes from no origin.)"""
    log = place / "net.json"
    run(page, f"--log-net-log={log}", "--dump-dom", place=place)
    found = [event.get("params", {}) for event in json.loads(log.read_text(encoding="utf-8"))["events"]]
    return [p["url"] for p in found if "url" in p and p.get("initiator", "not an origin") != "not an origin"]


def printed(page: Path, place: Path) -> Path:
    """The page as PDF, as its own style wants it."""
    pdf = place / "page.pdf"
    run(page, "--no-pdf-header-footer", f"--print-to-pdf={pdf}", place=place)
    return pdf


def faults(page: Path, place: Path) -> list[Any]:
    """What axe-core has against the page: (rule, what it says, places). It is put into a copy without the policy, which
    lets no script in."""
    assert AXE is not None
    script = AXE.read_text(encoding="utf-8").replace("</script", "<\\/script")
    report = (
        "axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'best-practice']}).then(r => {"
        "const out = document.createElement('pre'); out.id = 'axe';"
        "out.textContent = JSON.stringify(r.violations.map(v => [v.id, v.help, v.nodes.map(n => n.html)]));"
        "document.body.append(out) })"
    )
    copy = place / "copy.html"
    text = POLICY.sub("", page.read_text(encoding="utf-8"))
    copy.write_text(
        text.replace("</body>", f"<script>{script}</script><script>{report}</script></body>"), encoding="utf-8"
    )
    done = run(copy, "--virtual-time-budget=20000", "--dump-dom", place=place)
    found = re.search(r'<pre id="axe">(.*?)</pre>', done.stdout, re.DOTALL)
    assert found, "axe-core did not run"
    result: list[Any] = json.loads(unescape(found[1]))
    return result
