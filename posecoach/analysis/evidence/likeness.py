"""Movements that are alike share their evidence, so that a set is counted or refused together.

Six equal pulls are hardly followed by a seventh that is something else, and one stray movement before a set does not
count because of the company it keeps. What is done meanwhile speaks, too, though less.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from posecoach.core.pose import FloatArray

ALIKE = {
    "range_log": 2.6,
    "duration_log_s": 1.3,
    "bend_share_deg": 50.0,
    "elbow_start_deg": 50.0,
    "inclination_deg": 40.0,
    "hand_ahead_start_ratio": 0.8,
    "retraction": 0.04,
}
"""Measures, with the difference in each that makes two movements quite unlike.

Where a movement began, in which direction it went, how long it took and in which posture; its range weighs little, for
a half-hearted repetition is one all the same. Of squeezes also how far the shoulder blades went, in trunk lengths: arms
that go back alone look like the rest of the set."""
AROUND_SHARE = 0.4
"""How much of the evidence for a movement is that of all movements around it, like it or not.

Whoever presses or hangs by a bar makes no row in between. Of 179 recordings of rows of people from sources left out 2.6
more are exact with it where nothing is counted in as many of 977 others; 0.3 and 0.5 are nearly as good, and with more
rows among other movements are lost."""
AROUND_S = 10.0
"""A movement so far away counts 1/e as much as one at the same time; 6 and 15 s were as good."""
MOST = {"retraction": 0.05}
"""From here on more of a measure makes no difference: an arched back takes the shoulders twice as far as a squeeze."""


def likeness(movements: Sequence[Mapping[str, float]]) -> FloatArray:
    """Return (n, n) how alike movements are, 0..1, from their measures: the sum of the differences, as a bell curve.

    A measure that was not seen, or that the exercise does not have, makes no difference.
    """
    table = np.array([[_steps(m, name) for name in ALIKE] for m in movements]).reshape(-1, len(ALIKE))
    apart = np.nansum(np.abs(table[:, None] - table[None]), axis=2)
    return np.asarray(np.exp(-(apart**2)))


def _steps(movement: Mapping[str, float], name: str) -> float:
    """Return a measure in units of the difference that makes two movements quite unlike; NaN if it was not seen."""
    value = movement.get(name, np.nan)
    return (min(value, MOST[name]) if name in MOST else value) / ALIKE[name]


def nearest(movements: Sequence[Mapping[str, float]], shown: Sequence[Mapping[str, float]]) -> FloatArray:
    """Return (n,) how like each movement is to that of ``shown`` which it resembles most, 0..1; 0 without any."""
    if not movements or not shown:
        return np.zeros(len(movements))
    return np.asarray(likeness([*shown, *movements])[len(shown) :, : len(shown)].max(axis=1))


def shares(alike: FloatArray, at_s: Sequence[float], whole: Sequence[bool] = ()) -> FloatArray:
    """Return (n, n) how much the evidence of each movement (column) counts for each (row); rows sum to one.

    ``alike`` (n, n) says how alike they are, ``at_s`` (n,) when they were made, and ``whole`` (n,) whether enough was
    seen of them to speak for others, of all by default. A pull that is cut off looks like something else than it
    is: if it says nothing of others, three more of 161 recordings of rows of people are exact, 692 others as before.
    """
    times = np.asarray(at_s, dtype=np.float64)
    close = np.exp(-np.abs(times[:, None] - times) / AROUND_S)
    heard = np.maximum(np.asarray(whole or [True] * len(times), dtype=np.float64), np.eye(len(times)))
    return (1.0 - AROUND_SHARE) * _of_one(alike * heard) + AROUND_SHARE * _of_one(close * heard)


def _of_one(weights: FloatArray) -> FloatArray:
    """Return (n, n) weights whose rows sum to one."""
    return np.asarray(weights / weights.sum(axis=1, keepdims=True))
