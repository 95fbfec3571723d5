"""Matching ten or a hundred thousand profiles: the method of `matcher.scoring` on arrays, block by block.

Needs numpy (`pip install matcher[scale]`), which is imported where it is used.
"""

from __future__ import annotations

import os

# Each block runs on one core and there are as many blocks at work as cores. A matrix product that spread itself over
# all cores as well would only make them wait for each other. (It is read once, when numpy is first imported; where
# numpy is there already, results are the same and a little later.)
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
