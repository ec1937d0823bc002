"""The baseline that posecoach's count of rows has to beat: peaks of the elbow's flexion, in ten lines.

Of the arm that moves more: its flexion in world landmarks, smoothed at 2 Hz without lag; peaks with a prominence of
half the range, at least 0.6 s apart. It knows nothing of what is done, so that it counts every movement of the arms.
``scripts/learn_evidence.py`` prints its count beside posecoach's.
"""

from __future__ import annotations

import numpy as np
from scipy.signal import find_peaks

from posecoach.analysis.time_series.smoothing import zero_lag
from posecoach.core.skeleton import SIDES
from posecoach.signals.series import PoseSeries

CUTOFF_HZ, RATE_HZ = 2.0, 25.0
PROMINENCE_RATIO, APART_S = 0.5, 0.6


def elbow_peaks(series: PoseSeries) -> int:
    """Return the number of peaks of the elbow's flexion, of the arm that moves more; 0 where nothing was seen."""
    best = (0.0, 0)
    for side in SIDES:
        _, smooth = zero_lag(series.t_s, series.elbow_flexion_deg(side), CUTOFF_HZ, RATE_HZ)
        if len(smooth):
            span = float(np.percentile(smooth, 98) - np.percentile(smooth, 2))
            peaks, _ = find_peaks(smooth, prominence=PROMINENCE_RATIO * span, distance=round(APART_S * RATE_HZ))
            best = max(best, (span, len(peaks)))
    return best[1]
