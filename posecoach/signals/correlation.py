"""How two signals go together."""

from __future__ import annotations

import math

import numpy as np

from posecoach.core.pose import FloatArray


def correlation(a: FloatArray, b: FloatArray, *, few: int) -> float:
    """Return the correlation of two signals (n,), -1 to 1, of the samples in which both were seen.

    NaN with fewer than ``few`` of these, and where one of the signals keeps still.
    """
    good = np.isfinite(a) & np.isfinite(b)
    if good.sum() < few or a[good].std() == 0.0 or b[good].std() == 0.0:
        return math.nan
    return float(np.corrcoef(a[good], b[good])[0, 1])
