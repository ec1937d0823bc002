"""Movements that are alike share their evidence, so that a set is counted or refused together.

Six equal pulls are hardly followed by a seventh that is something else, and one stray movement before a set does not
count because of the company it keeps. What is done meanwhile speaks, too, though less; of arms the less, the more
movements there are like one, so that what a recording shows before and after a set hardly sways whether it counts.
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
"""How much of the evidence for a movement that is like no other is that of all movements around it.

Of one in a set of five it is a fifth of that: between two recordings of something else 46 of 71 sets of three or
more rows count as alone and two are lost, instead of 41 of 72 and seven, while alone one row of 200 less is exact.
Whoever presses or hangs by a bar makes no row in between. Of 179 recordings of rows of people from sources left out
2.6 more are exact with it where nothing is counted in as many of 977 others; 0.3 and 0.5 are nearly as good, and
with more rows among other movements are lost."""
AROUND_S = 10.0
"""A movement so far away counts 1/e as much as one at the same time; 6 and 15 s were as good."""
RARE_LOG_ODDS, RARE_LEAST = 0.5, 3.0
"""What weighs against a movement for each step (natural logarithm) by which all movements of a recording outnumber
those like it, both increased by the second: among twenty movements one is more likely to look like a row by chance
than among two. In 120 recordings of about a minute, two of which turned out to show nine pulls, 32 movements count
with it, 41 without, 38 with 0.3 and 29 with 1.0, which costs two of 200 rows; with 6 instead of 3 it is 35."""
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


def shares(
    alike: FloatArray, at_s: Sequence[float], whole: Sequence[bool] = (), *, sets_apart: bool = False
) -> FloatArray:
    """Return (n, n) how much the evidence of each movement (column) counts for each (row); rows sum to one.

    ``alike`` (n, n) says how alike they are, ``at_s`` (n,) when they were made, and ``whole`` (n,) whether enough was
    seen of them to speak for others, of all by default. A pull that is cut off looks like something else than it
    is: if it says nothing of others, three more of 161 recordings of rows of people are exact, 692 others as before.
    With ``sets_apart`` movements between which something else was done are less of one set, and what is done around a
    movement counts the less, the more of its set there are.
    """
    times = np.asarray(at_s, dtype=np.float64)
    close = np.exp(-np.abs(times[:, None] - times) / AROUND_S)
    heard = _heard(len(times), whole)
    of_set, around = alike * heard, AROUND_SHARE
    if sets_apart:
        of_set = of_set * _kept_up(alike, times)
        around = AROUND_SHARE / of_set.sum(axis=1, keepdims=True)
    return np.asarray((1.0 - around) * _of_one(of_set) + around * _of_one(close * heard))


def _kept_up(alike: FloatArray, times: FloatArray) -> FloatArray:
    """Return (n, n) how like one movement (row) those are, in the mean, that lie between it and another (column).

    It is 1 where none lies between: movements are of one set if what was done from one to the other was the same.
    """
    order = np.argsort(times, kind="stable")
    until = np.pad(np.cumsum(alike[np.ix_(order, order)], axis=1), ((0, 0), (1, 0)))
    one, other = np.indices(alike.shape)
    first, last = np.minimum(one, other) + 1, np.maximum(one, other)
    between = np.maximum(last - first, 0)
    total = until[one, last] - until[one, np.minimum(first, last)]
    kept_up = np.empty_like(alike)
    kept_up[np.ix_(order, order)] = np.where(between > 0, total / np.maximum(between, 1), 1.0)
    return kept_up


def _heard(count: int, whole: Sequence[bool]) -> FloatArray:
    """Return (n, n) 1 where a movement (row) hears another (column), else 0: those that are whole, and itself."""
    return np.maximum(np.asarray(whole or [True] * count, dtype=np.float64), np.eye(count))


def rarity(alike: FloatArray, whole: Sequence[bool] = ()) -> FloatArray:
    """Return (n,) the log-odds, zero or less, by which a movement is less likely that is unlike most of the others."""
    heard = _heard(len(alike), whole)
    outnumbered = (heard.sum(axis=1) + RARE_LEAST) / ((alike * heard).sum(axis=1) + RARE_LEAST)
    return np.asarray(-RARE_LOG_ODDS * np.log(outnumbered))


def _of_one(weights: FloatArray) -> FloatArray:
    """Return (n, n) weights whose rows sum to one."""
    return np.asarray(weights / weights.sum(axis=1, keepdims=True))
