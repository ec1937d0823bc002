from __future__ import annotations

import math
import random
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from posecoach.analysis.segmentation.cycles import MEMORY_S, Cycle, OneWayCycle
from posecoach.analysis.time_series.smoothing import LowPass
from posecoach.core.vocabulary import Phase
from tests.support.rowing import pull_course

PROMINENCE = 15.0
REACH = 60.0
MAX_DURATION_S = 20.0


def starts(count: int, each_s: float, rest_s: float, lead_s: float = 1.5) -> list[float]:
    return [lead_s + i * (each_s + rest_s) for i in range(count)]


def found(
    course: list[tuple[float, float]], prominence: float = PROMINENCE, detector: OneWayCycle | None = None
) -> list[Cycle]:
    cycles, detector = [], detector or OneWayCycle(MAX_DURATION_S)
    for t_s, value in course:
        cycle = detector.update(value, t_s, prominence)
        if cycle is not None:
            cycles.append(cycle)
    return cycles


def through(*points: tuple[float, float], rate_hz: float = 25.0) -> list[tuple[float, float]]:
    """Return samples along straight lines through (time, level) points."""
    samples = []
    for (from_s, low), (to_s, high) in pairwise(points):
        steps = max(1, round((to_s - from_s) * rate_hz))
        samples += [(from_s + (to_s - from_s) * i / steps, low + (high - low) * i / steps) for i in range(steps)]
    return [*samples, points[-1]]


@settings(max_examples=60, deadline=None)
@given(
    count=st.integers(1, 8),
    rate_hz=st.floats(5.0, 120.0),
    out_s=st.floats(0.6, 3.0),
    hold_s=st.floats(0.0, 2.0),
    back_s=st.floats(0.6, 4.0),
    rest_s=st.floats(0.3, 3.0),
    noise=st.floats(0.0, 1.5),
    clock_s=st.floats(0.0, 1e5),
    level=st.floats(-80.0, 30.0),
    seed=st.integers(0, 1000),
)
def test_the_count_depends_on_nothing_but_the_movement(
    count: int,
    rate_hz: float,
    out_s: float,
    hold_s: float,
    back_s: float,
    rest_s: float,
    noise: float,
    clock_s: float,
    level: float,
    seed: int,
) -> None:
    begins = starts(count, out_s + hold_s + back_s, rest_s)
    shaken, smooth = random.Random(seed), LowPass(3.0)
    length_s = begins[-1] + out_s + hold_s + back_s + 1.0
    course = []
    for i in range(int(length_s * rate_hz)):
        t_s = i / rate_hz
        value = level + REACH * pull_course(t_s, begins, out_s, hold_s, back_s) + shaken.gauss(0.0, noise)
        course.append((clock_s + t_s, smooth.update(value, clock_s + t_s)))
    assert len(found(course)) == count


def test_a_cycle_tells_its_turning_points() -> None:
    (cycle,) = found(through((0.0, -50.0), (1.0, -50.0), (2.0, 10.0), (4.0, -50.0), (5.0, -50.0)))
    assert (cycle.peak_s, cycle.peak) == (2.0, 10.0)
    assert cycle.low_before == -50.0
    assert cycle.low_before_s <= 1.0
    assert 3.5 < cycle.low_after_s <= cycle.closed_s <= 4.0
    assert cycle.range == pytest.approx(60.0)
    assert cycle.returned


def test_a_record_that_begins_in_mid_pull_has_its_first_repetition() -> None:
    assert len(found(through((0.0, -20.0), (0.7, 10.0), (2.0, -50.0), (3.0, -50.0)))) == 1


def test_an_arm_that_never_gets_straight_is_counted() -> None:
    shallow = [(0.0, -50.0), (1.0, 10.0), (2.0, -30.0), (3.0, 10.0), (4.0, -30.0), (5.0, 10.0), (6.0, -50.0)]
    assert len(found(through(*shallow))) == 3


def test_a_start_position_that_drifts_is_followed() -> None:
    course = [(t_s, value + 4.0 * t_s) for t_s, value in through(*[(i, 60.0 * (i % 2)) for i in range(12)])]
    assert len(found(course)) == 5


@pytest.mark.parametrize("share", [0.2, 0.6, 0.8])
def test_a_long_pause_on_the_way_out_counts_once(share: float) -> None:
    stop = -50.0 + 60.0 * share
    course = through((0.0, -50.0), (1.0, stop), (6.0, stop), (7.0, 10.0), (9.0, -50.0), (10.0, -50.0))
    assert len(found(course)) == 1


@pytest.mark.parametrize("share", [0.2, 0.4, 0.6, 0.8])
def test_a_long_pause_on_the_way_back_counts_once(share: float) -> None:
    stop = -50.0 + 60.0 * share
    course = through((0.0, -50.0), (1.0, 10.0), (2.0, stop), (7.0, stop), (8.0, -50.0), (9.0, -50.0))
    assert len(found(course)) == 1


@pytest.mark.parametrize(("share", "within_s"), [(0.1, 0.2), (0.25, 0.4), (0.45, 0.7)])
def test_a_return_that_stops_short_is_over_the_sooner_the_nearer_it_came(share: float, within_s: float) -> None:
    stop = -50.0 + 60.0 * share
    (cycle,) = found(through((0.0, -50.0), (1.0, 10.0), (2.0, stop), (5.0, stop)))
    assert 2.0 < cycle.closed_s < 2.0 + within_s
    assert cycle.returned


def test_an_arm_that_creeps_on_after_its_return_is_back() -> None:
    (cycle,) = found(through((0.0, -50.0), (1.0, 10.0), (2.0, -35.0), (6.0, -43.0)))
    assert cycle.closed_s < 3.0


def test_a_return_can_be_taken_as_over_from_half_way_on() -> None:
    detector = OneWayCycle(MAX_DURATION_S)
    assert found(through((0.0, -50.0), (1.0, 10.0), (1.5, -15.0)), detector=detector) == []
    assert detector.hand_over(1.5) is None
    assert found(through((1.5, -15.0), (1.8, -30.0)), detector=detector) == []
    cycle = detector.hand_over(1.8)
    assert cycle is not None
    assert (cycle.returned, cycle.peak, cycle.low_after) == (True, 10.0, -30.0)
    assert detector.phase is Phase.READY


def test_a_tremor_at_the_end_range_counts_once() -> None:
    tremor = [(1.0 + i / 10, 10.0 - 4.0 * (i % 2)) for i in range(30)]
    assert len(found(through((0.0, -50.0), *tremor, (6.0, -50.0), (7.0, -50.0)))) == 1


def test_going_up_again_from_above_the_middle_is_the_same_repetition() -> None:
    course = through((0.0, -50.0), (1.0, 10.0), (2.0, -10.0), (3.0, 10.0), (5.0, -50.0))
    assert len(found(course)) == 1


def test_a_rise_below_the_prominence_is_nothing() -> None:
    assert found(through((0.0, -50.0), (1.0, -37.0), (2.0, -50.0), (3.0, -37.0), (4.0, -50.0))) == []


def test_a_rise_that_stays_is_a_change_of_posture() -> None:
    assert found(through((0.0, -50.0), (1.0, 10.0), (MAX_DURATION_S + 2.0, 10.0), (MAX_DURATION_S + 4.0, -50.0))) == []


def test_a_low_level_of_long_ago_is_no_start_position() -> None:
    slow = through((0.0, -50.0), (4 * MEMORY_S, 0.0), (4 * MEMORY_S + 3.0, -12.0))
    assert found(slow) == []


def test_what_is_missing_is_skipped() -> None:
    course = through((0.0, -50.0), (1.0, 10.0), (3.0, -50.0), (4.0, -50.0))
    holes = [(t_s, math.nan if i % 3 else value) for i, (t_s, value) in enumerate(course)]
    assert len(found(holes)) == 1


def test_what_was_going_on_when_the_person_left_is_not_returned() -> None:
    detector = OneWayCycle(MAX_DURATION_S)
    assert found(through((0.0, -50.0), (1.0, 10.0), (1.5, 10.0)), detector=detector) == []
    cycle = detector.close(1.6)
    assert cycle is not None
    assert not cycle.returned
    assert OneWayCycle(MAX_DURATION_S).close(1.0) is None


def test_phases_and_progress_follow_the_movement() -> None:
    detector = OneWayCycle(MAX_DURATION_S)
    seen: list[Phase] = []
    for t_s, value in through((0.0, -50.0), (1.0, -50.0), (2.0, 10.0), (3.0, 10.0), (5.0, -50.0), (6.0, -50.0)):
        detector.update(value, t_s, PROMINENCE)
        if not seen or seen[-1] is not detector.phase:
            seen.append(detector.phase)
        if detector.phase is Phase.END_RANGE:
            assert detector.progress > 0.9
    assert list(dict.fromkeys(seen)) == [Phase.READY, Phase.OUT, Phase.END_RANGE, Phase.BACK]
    assert seen[-1] is Phase.READY
    assert detector.progress == 0.0


def test_it_tells_when_the_movement_began_and_when_that_was_noticed() -> None:
    detector = OneWayCycle(MAX_DURATION_S)
    assert math.isnan(detector.started_s)
    assert math.isnan(detector.noticed_s)
    found(through((0.0, -50.0), (1.0, -50.0), (2.0, 10.0)), detector=detector)
    assert detector.started_s <= 1.0 < detector.noticed_s < 1.4
