"""Marks for tests that need what not every system has. What they show is of that system, or shown only there."""

from __future__ import annotations

import sys

import pytest

UNIX = pytest.mark.skipif(sys.platform == "win32", reason="needs bash, links, pipes or terminals as Unix has them")
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="needs /proc, /dev/full or the capabilities of Linux")
