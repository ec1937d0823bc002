from __future__ import annotations

import itertools
import math
from collections.abc import Callable

import numpy as np
import pytest

from posecoach.analysis.segmentation.cycles import Cycle
from posecoach.analysis.segmentation.two_way_cycles import TwoWayCycle
from posecoach.core.vocabulary import Phase

PROMINENCE = 0.3
RATE_HZ = 20.0
Course = list[tuple[float, float]]


def course(*turns: tuple[float, float]) -> Callable[[float], float]:
    """Return a smooth course through (time, level) turning points."""

    def level(t_s: float) -> float:
        for (t0, v0), (t1, v1) in itertools.pairwise(turns):
            if t_s <= t1:
                return v0 + (v1 - v0) * (0.5 - 0.5 * math.cos(math.pi * max(0.0, t_s - t0) / (t1 - t0)))
        return turns[-1][1]

    return level


def found(level: Callable[[float], float], until_s: float, noise: float = 0.0, max_s: float = 20.0) -> list[Cycle]:
    detector = TwoWayCycle(max_s)
    rng = np.random.default_rng(5)
    cycles = []
    for frame in range(int(until_s * RATE_HZ)):
        t_s = frame / RATE_HZ
        cycle = detector.update(level(t_s) + noise * float(rng.normal()), t_s, PROMINENCE)
        cycles += [] if cycle is None else [cycle]
    last = detector.close(until_s)
    return cycles + ([] if last is None else [last])


FLEXION_FIRST = (
    (0.0, 0.0),
    (1.5, 0.0),
    (3.0, 1.0),
    (5.0, -0.6),
    (6.5, 0.0),
    (7.0, 0.0),
    (8.5, 1.0),
    (10.5, -0.6),
    (12.0, 0.0),
)


@pytest.mark.parametrize("noise", [0.0, 0.03])
def test_each_cycle_pairs_a_peak_with_the_trough_after_it(noise: float) -> None:
    cycles = found(course(*FLEXION_FIRST), 14.0, noise)
    assert [c.peak_s for c in cycles] == pytest.approx([3.0, 8.5], abs=0.3)
    assert [c.low_after_s for c in cycles] == pytest.approx([5.0, 10.5], abs=0.3)
    assert all(c.returned and not c.extension_first for c in cycles)
    assert [c.peak for c in cycles] == pytest.approx([1.0, 1.0], abs=0.12)
    assert [c.low_after for c in cycles] == pytest.approx([-0.6, -0.6], abs=0.12)


def test_who_begins_with_the_extension_is_paired_so() -> None:
    mirrored = tuple((t, -v) for t, v in FLEXION_FIRST)
    cycles = found(course(*mirrored), 14.0)
    assert [(c.low_after_s < c.peak_s, c.extension_first) for c in cycles] == [(True, True)] * 2


def test_a_record_that_begins_in_mid_movement_begins_with_the_next_flexion() -> None:
    cut = ((-1.0, 1.0), (0.6, -0.6), (2.5, 1.0), (4.5, -0.6), (6.5, 1.0), (8.5, -0.6), (9.5, 0.0))
    cycles = found(course(*cut), 11.0)
    assert [(round(c.peak_s, 1), round(c.low_after_s, 1)) for c in cycles] == [(2.5, 4.5), (6.5, 8.5)]


def test_a_stop_at_neutral_between_both_end_ranges_is_waited_out() -> None:
    stopped = ((0.0, 0.0), (1.5, 0.0), (3.0, 1.0), (4.5, 0.0), (9.0, 0.0), (10.5, -0.6), (12.0, 0.0))
    cycles = found(course(*stopped), 14.0)
    assert [(round(c.peak_s, 1), round(c.low_after_s, 1)) for c in cycles] == [(3.0, 10.5)]


def test_a_long_rest_between_two_cycles_keeps_them_apart() -> None:
    rested = (*FLEXION_FIRST[:5], (16.5, 0.0), (18.0, 1.0), (20.0, -0.6), (21.5, 0.0))
    cycles = found(course(*rested), 24.0)
    assert [round(c.peak_s, 1) for c in cycles] == [3.0, 18.0]
    assert cycles[1].low_before_s > 6.0


def test_small_first_cycle_does_not_turn_the_order_round() -> None:
    small = ((0.0, 0.0), (1.5, 0.0), (3.0, 0.25), (5.0, -0.15), (6.5, 0.0), (8.0, 1.0), (10.0, -0.6), (12.0, 0.0))
    cycles = found(course(*small), 14.0)
    assert [round(c.peak_s, 1) for c in cycles] == [3.0, 8.0]
    assert not any(c.extension_first for c in cycles)


def test_a_cycle_is_handed_over_when_the_drive_is_home() -> None:
    first = found(course(*FLEXION_FIRST), 14.0)[0]
    assert first.low_after_s + 0.8 < first.closed_s <= 6.6


def test_one_end_range_alone_is_given_up_as_unfinished() -> None:
    alone = ((0.0, 0.0), (1.5, 0.0), (3.0, 1.0), (4.5, 0.0))
    cycles = found(course(*alone), 16.0, max_s=10.0)
    assert [c.returned for c in cycles] == [False]


def test_an_end_before_the_return_is_unfinished() -> None:
    cycles = found(course(*FLEXION_FIRST[:4]), 5.2)
    assert [c.returned for c in cycles] == [False]


def test_trembling_at_rest_is_no_cycle() -> None:
    assert found(lambda t_s: 0.1 * math.sin(7.0 * t_s), 30.0) == []


def test_who_was_away_begins_anew() -> None:
    detector = TwoWayCycle(20.0)
    level = course(*FLEXION_FIRST)
    for frame in range(int(3.6 * RATE_HZ)):
        detector.update(level(frame / RATE_HZ), frame / RATE_HZ, PROMINENCE)
    assert detector.started_s == pytest.approx(1.5, abs=1.5)
    detector.update(math.nan, 4.0, PROMINENCE)
    detector.update(0.0, 9.0, PROMINENCE)
    assert math.isnan(detector.started_s)
    assert detector.phase is not Phase.OUT


def test_a_second_and_a_half_without_a_picture_is_bridged() -> None:
    detector, level = TwoWayCycle(20.0), course(*FLEXION_FIRST)
    times_s = [t_s for frame in range(int(14.0 * RATE_HZ)) if not 3.4 < (t_s := frame / RATE_HZ) < 4.9]
    cycles = [cycle for t_s in times_s if (cycle := detector.update(level(t_s), t_s, PROMINENCE)) is not None]
    assert [cycle.peak_s for cycle in cycles if cycle.returned] == pytest.approx([3.0, 8.5], abs=0.3)


def test_the_phases_follow_the_movement() -> None:
    detector = TwoWayCycle(20.0)
    level, seen = course(*FLEXION_FIRST[:5]), []
    for frame in range(int(11.0 * RATE_HZ)):
        detector.update(level(frame / RATE_HZ), frame / RATE_HZ, PROMINENCE)
        if not seen or seen[-1] is not detector.phase:
            seen.append(detector.phase)
    assert seen == [Phase.BACK, Phase.READY, Phase.OUT, Phase.BACK, Phase.OUT, Phase.READY]
