"""What is usual for this person: range of each movement, levels of each measure, noise of each signal.

A guided calibration, the first repetitions of a set, or a whole clip give the same :class:`Reference`; only the
number of repetitions behind it differs.
"""

from __future__ import annotations

import math
import statistics
from collections import defaultdict, deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

import numpy as np

from posecoach.analysis.segmentation.candidates import HAND_DRAWN, HAND_WAY, HANDS, Candidate
from posecoach.core.pose import FloatArray
from posecoach.core.skeleton import Side
from posecoach.signals.order_statistics import SD_OF_MAD, median

ENOUGH_REPS = 3
"""From this many repetitions on, their median is what is usual."""
ENOUGH_TO_SPREAD = 4
"""Fewer repetitions do not show how much they differ anyway."""
ENOUGH_OF_AN_ARM = 2
"""So many repetitions of each arm alone show that they take turns, and how far each hand goes."""
APART = 0.25
"""Shares of the usual excursion that are so far apart differ in kind: some pulls were short, which is no spread."""
LEAST_FULL_RATIO = 0.5
"""Less than half of the usual is never full, however much the repetitions differ."""
HAND_WEIGHTS = {HAND_DRAWN: 0.5, HAND_WAY: 1.0}
"""What the hands' share of the usual excursion weighs against that of the drives.

How far the hands come from the shoulder is half guessed depth: in 271 pulls of people its share differs by 0.17
(standard deviation), that of the drives by 0.08, that of the hands' way in the image by 0.11; from the front, in 80
drawn ones, by 0.20, 0.09 and 0.11. It is needed all the same, for joint angles read half a pull as 0.6 to 0.85."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A person's usual values in one exercise.

    Attributes
    ----------
    ranges
        Usual excursion by drive (of two-way cycles, ``drive+`` and ``drive-``): the median of the better half, so
        that half-hearted repetitions do not lower the standard.
    measures
        Median of each measure over the repetitions; ``name@left`` over those done by that arm, because an arm nearer to
        the camera measures otherwise than the far one (alternating rows).
    noise
        Standard deviation of each signal at rest, in its unit.
    reps
        How many repetitions it was learned from.
    ordinary_ratio
        Least share of the usual excursion that is explained by how much the repetitions differ anyway: two standard
        deviations below their median. Of arms only, far from the camera or half hidden, whose excursion is read with
        much noise; NaN with fewer than four repetitions.
    spreads
        Standard deviation of the measure of each fault, by its id, about what is usual; known when a set or a clip is
        judged as a whole.
    shown
        Of the repetitions that the person showed when asked, the measures by which others are found to be like them.
    learned_as
        ``learned_as`` of the exercise when this was learned; what was kept before there were numbers has 1.
    """

    ranges: dict[str, float] = field(default_factory=dict)
    measures: dict[str, float] = field(default_factory=dict)
    noise: dict[str, float] = field(default_factory=dict)
    reps: int = 0
    shown: tuple[dict[str, float], ...] = ()
    ordinary_ratio: float = math.nan
    spreads: dict[str, float] = field(default_factory=dict)
    learned_as: int = 1

    def usual(self, measure: str, sides: tuple[Side, ...] = ()) -> float:
        """Return the person's median of a measure in repetitions by the same arms; NaN with fewer than three."""
        if self.reps < ENOUGH_REPS:
            return math.nan
        by_arms = any(name.startswith(f"{measure}@") for name in self.measures)
        return self.measures.get(_key(measure, sides) if by_arms else measure, math.nan)


def better_half_median(values: Iterable[float]) -> float:
    """Return the median of the larger half; NaN of none."""
    ordered = sorted((v for v in values if math.isfinite(v)), reverse=True)
    return statistics.median(ordered[: (len(ordered) + 1) // 2]) if ordered else math.nan


def usual_ranges(ranges: Sequence[Mapping[str, float]]) -> dict[str, float]:
    """Return the usual excursion by drive and of the hands, from those of the repetitions.

    Where arms take turns each hand has its own, ``hand@drive``.
    """
    keys = {key for each in ranges for key in each}
    usual = {key: better_half_median(each.get(key, math.nan) for each in ranges) for key in keys}
    return usual | _usual_of_each_hand(ranges)


def _usual_of_each_hand(ranges: Sequence[Mapping[str, float]]) -> dict[str, float]:
    """Return how far each hand usually goes, where arms take turns: in the image the far one goes less far."""
    alone: dict[str, list[Mapping[str, float]]] = defaultdict(list)
    for each in ranges:
        drives = [key for key in each if key not in HANDS]
        if len(drives) == 1 < len(each):
            alone[drives[0]].append(each)
    if len(alone) < 2 or any(len(by_one) < ENOUGH_OF_AN_ARM for by_one in alone.values()):
        return {}
    return {
        _of_arm(name, drive): better_half_median(each.get(name, math.nan) for each in by_one)
        for drive, by_one in alone.items()
        for name in HANDS
    }


def _of_arm(hand: str, drive: str) -> str:
    return f"{hand}@{drive}"


def range_ratio(ranges: Mapping[str, float], usual: Mapping[str, float], *, two_way: bool = False) -> float:
    """Return the excursion over the person's usual one: mean of the working arms, of a two-way cycle the lesser way.

    Of arms the hands' share counts beside that of the drives, by :data:`HAND_WEIGHTS`, as far as it is known.
    ``ranges`` are those of a :class:`~posecoach.analysis.segmentation.candidates.Candidate`, ``usual`` those of a
    :class:`Reference`.
    """
    arms = [key for key in ranges if key not in HANDS]
    if len(arms) == 1:
        usual = {**usual, **{name: usual[own] for name in HANDS if (own := _of_arm(name, arms[0])) in usual}}
    ratios = {key: way / usual[key] for key, way in ranges.items() if usual.get(key, 0.0) > 0}
    hands = {name: share for name in HANDS if math.isfinite(share := ratios.pop(name, math.nan))}
    if not ratios:
        return 1.0
    drives = min(ratios.values()) if two_way else statistics.fmean(ratios.values())
    weights = [1.0, *(HAND_WEIGHTS[name] for name in hands)]
    return statistics.fmean([drives, *hands.values()], weights)


def ordinary_ratio(
    ranges: Sequence[Mapping[str, float]], usual: Mapping[str, float], enough: int = ENOUGH_TO_SPREAD
) -> float:
    """Return from the excursions of ``enough`` repetitions what is ordinary among them; see :class:`Reference`."""
    ratios = [range_ratio(each, usual) for each in ranges]
    if len(ratios) < enough or not any(math.isfinite(usual.get(name, math.nan)) for name in HANDS):
        return math.nan
    if len({frozenset(each) for each in ranges}) == 1:
        ratios = _of_one_kind(ratios)
    middle = statistics.median(ratios)
    return middle - 2.0 * SD_OF_MAD * statistics.median(abs(ratio - middle) for ratio in ratios)


def _of_one_kind(ratios: Sequence[float]) -> list[float]:
    """Return the larger half or more of the shares where a gap of ``APART`` parts them from the others, else all."""
    ordered = sorted(ratios)
    gaps = [after - before for before, after in pairwise(ordered)]
    above = max(range(len(gaps)), key=gaps.__getitem__, default=0) + 1
    parted = bool(gaps) and gaps[above - 1] > APART and 2 * above <= len(ordered)
    return ordered[above:] if parted else ordered


def among_others(reference: Reference, candidate: Candidate, telling: Iterable[Candidate]) -> Reference:
    """Return the reference by which a movement is judged, with what is ordinary among the repetitions besides it.

    A movement that is off does not show how much the repetitions differ anyway: with it among four, a stir half as
    large as the pulls would be one. ``telling`` are the repetitions that the reference was learned from.
    """
    others = [c.ranges for c in telling if c is not candidate]
    ordinary = ordinary_ratio(others, reference.ranges, enough=ENOUGH_TO_SPREAD - 1)
    return replace(reference, ordinary_ratio=ordinary)


def full_from_ratio(full_ratio: float, ordinary: float) -> float:
    """Return the share of the usual excursion from which a repetition is full.

    That is the exercise's ``full_ratio``, or the ``ordinary`` one where the person's own repetitions differ more. Of
    179 recordings of rows of people from sources left out two more are exact with it, and of 138 of drawn ones one.
    """
    return full_ratio if math.isnan(ordinary) else min(full_ratio, max(LEAST_FULL_RATIO, ordinary))


def learn(candidates: Iterable[Candidate], noise: dict[str, float], prior: Reference | None = None) -> Reference:
    """Return the reference of repetitions seen so far; a ``prior`` with more repetitions behind it is kept."""
    seen = [c for c in candidates if c.returned and not (c.decoy_fault or c.hidden)]
    if prior is not None and (prior.reps >= len(seen) or not seen):
        return replace(prior, noise={**noise, **prior.noise})
    each = [c.ranges for c in seen]
    ranges = usual_ranges(each)
    measures = _medians(seen)
    if len({c.sides for c in seen}) > 1:
        measures |= _medians_by_arms(seen)
    shown = () if prior is None else prior.shown
    return Reference(ranges, measures, noise, len(seen), shown, ordinary_ratio(each, ranges))


def _key(measure: str, sides: tuple[Side, ...]) -> str:
    return f"{measure}@{'+'.join(sides)}" if sides else measure


def _medians(candidates: list[Candidate]) -> dict[str, float]:
    values: dict[str, list[float]] = defaultdict(list)
    for candidate in candidates:
        for name, value in candidate.measures.items():
            if math.isfinite(value):
                values[name].append(value)
    return {name: statistics.median(found) for name, found in values.items()}


def _medians_by_arms(candidates: list[Candidate]) -> dict[str, float]:
    """Return medians over the repetitions of each combination of arms that did enough of them; NaN for the others."""
    found: dict[str, float] = {}
    for sides in {c.sides for c in candidates}:
        alike = [c for c in candidates if c.sides == sides]
        medians = {_key(name, sides): value for name, value in _medians(alike).items()}
        found |= medians if len(alike) >= ENOUGH_REPS else dict.fromkeys(medians, math.nan)
    return found


class NoiseMeter:
    """Measures how much each signal trembles while the person rests.

    The standard deviation is SD_OF_MAD median |x(t) - x(t - lag)| / sqrt(2), which a few outliers do not move.
    """

    LAG_S = 0.3
    SAMPLES = 240

    def __init__(self, names: tuple[str, ...]) -> None:
        self._names = names
        self._past: deque[tuple[float, FloatArray]] = deque()
        self._steps: deque[FloatArray] = deque(maxlen=self.SAMPLES)

    def update(self, values: FloatArray, t_s: float, at_rest: bool) -> None:
        """Take one sample of all signals."""
        if not at_rest:
            self._past.clear()
            return
        self._past.append((t_s, values))
        while self._past and t_s - self._past[0][0] >= self.LAG_S:
            self._steps.append(np.abs(values - self._past.popleft()[1]))

    def noise(self) -> dict[str, float]:
        """Return the standard deviation of each signal that was seen at rest for a second or more."""
        if len(self._steps) < 10:
            return {}
        steps = np.array(self._steps)
        found = {}
        for name, column in zip(self._names, steps.T, strict=True):
            good = column[np.isfinite(column)]
            if len(good) >= 10:
                found[name] = SD_OF_MAD * median(good) / math.sqrt(2.0)
        return found
