"""A float, or an array of floats: what the closed forms of the method take and give alike, each written once.

What handles unknown values (None here, NaN in arrays) cannot be shared, and stands in `matcher.scale` a second time.
Only type checkers read this module, so nothing here needs numpy.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeVar

    import numpy as np
    import numpy.typing as npt

    Number = TypeVar("Number", float, npt.NDArray[np.float64])
