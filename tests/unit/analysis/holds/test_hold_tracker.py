from __future__ import annotations

import math
from collections.abc import Callable

import pytest

from posecoach.analysis.holds.hold_tracker import HoldTracker
from posecoach.core.cycle import Hold
from posecoach.core.events import Event, HoldProgress
from posecoach.core.vocabulary import HoldState

LIFT = Hold("lift_ratio", enter=0.06, leave=0.03, rising=True, settle_s=0.5, min_s=3.0, target_s=30.0, from_rest=True,
            collapse_ratio=0.7)  # fmt: skip
STILL = Hold(
    "speed_of:place", enter=0.03, leave=0.08, rising=False, settle_s=1.0, min_s=5.0, target_s=30.0, pauses=True
)


def follow(
    spec: Hold, course: Callable[[float], float], until_s: float, rate_hz: float = 20.0
) -> tuple[HoldTracker, list[Event]]:
    tracker, events = HoldTracker(spec), []
    for i in range(int(until_s * rate_hz)):
        events += tracker.update(course(i / rate_hz), i / rate_hz)
    return tracker, events


def states(events: list[Event]) -> list[str]:
    return [e.state for e in events if isinstance(e, HoldProgress)]


@pytest.mark.parametrize("rate_hz", [8.0, 20.0, 60.0])
def test_a_hold_is_timed_within_half_a_second(rate_hz: float) -> None:
    tracker, _ = follow(LIFT, lambda t: 0.4 + (0.12 if 3 <= t < 11 else 0.0), 15.0, rate_hz)
    (span,) = tracker.found
    assert span.start_s == pytest.approx(3.0, abs=0.5)
    assert span.end_s == pytest.approx(11.0, abs=0.5)
    assert span.held_s == pytest.approx(8.0, abs=0.7)


def test_what_was_held_is_no_longer_than_the_hold_however_slowly_the_chest_rises_and_sinks() -> None:
    tracker, _ = follow(LIFT, lambda t: 0.4 + 0.2 * max(0.0, min(1.0, (t - 3) / 2, (14 - t) / 2)), 18.0)
    (span,) = tracker.found
    assert span.held_s == pytest.approx(span.end_s - span.start_s)


def test_a_hold_ends_when_it_sinks_below_its_own_plateau() -> None:
    tracker, _ = follow(LIFT, lambda t: 0.4 + (0.20 if 3 <= t < 8 else 0.10 if t >= 8 else 0.0), 14.0)
    (span,) = tracker.found
    assert span.end_s == pytest.approx(8.0, abs=0.6)


@pytest.mark.parametrize(("then", "holds"), [(0.10, 1), (0.19, 2)])
def test_what_is_left_of_a_lift_that_sank_is_no_new_hold_until_it_comes_up_again(then: float, holds: int) -> None:
    tracker, _ = follow(LIFT, lambda t: 0.4 + (0.0 if t < 3 else 0.2 if t < 8 else 0.1 if t < 10.5 else then), 15.0)
    tracker.close(15.0)
    assert len(tracker.found) == holds


def test_a_short_lift_is_no_hold() -> None:
    tracker, events = follow(LIFT, lambda t: 0.4 + (0.12 if 3 <= t < 5 else 0.0), 10.0)
    assert tracker.found == []
    assert states(events)[-1] == "ended"


def test_a_tremor_does_not_end_a_hold() -> None:
    tracker, events = follow(LIFT, lambda t: 0.4 + (0.12 if 3 <= t < 12 and not 6 <= t < 6.4 else 0.0), 16.0)
    (span,) = tracker.found
    assert span.held_s == pytest.approx(span.end_s - span.start_s - 0.4, abs=0.3)
    assert states(events).count("ended") == 1


def test_moving_pauses_the_timer_and_stillness_resumes_it() -> None:
    tracker, events = follow(STILL, lambda t: 0.3 if t < 2 or 8 <= t < 9 or t >= 18 else 0.0, 24.0)
    assert states(events)[0] == "started"
    assert "paused" in states(events)
    (span,) = tracker.found
    assert span.held_s == pytest.approx(span.end_s - span.start_s - 1.0, abs=0.8)


def unwatched(spec: Hold, course: Callable[[float], float], from_s: float, to_s: float) -> HoldTracker:
    """Follow for 24 s somebody at whom nobody looks for a while."""
    tracker = HoldTracker(spec)
    for i in range(480):
        if not from_s < i / 20 < to_s:
            tracker.update(course(i / 20), i / 20)
    tracker.close(24.0)
    return tracker


@pytest.mark.parametrize(("spec", "course"), [
    (STILL, lambda t: 0.3 if t < 2 else 0.0),
    (LIFT, lambda t: 0.4 + (0.12 if t >= 3 else 0.0)),
])  # fmt: skip
@pytest.mark.parametrize(("to_s", "unheld_s"), [(10.0, 0.0), (11.0, 3.0), (19.0, 11.0)])
def test_a_time_in_which_nobody_looked_is_not_held(
    spec: Hold, course: Callable[[float], float], to_s: float, unheld_s: float
) -> None:
    whole = sum(span.held_s for span in unwatched(spec, course, 8.0, 8.0).found)
    held_s = sum(span.held_s for span in unwatched(spec, course, 8.2, to_s).found)
    assert held_s == pytest.approx(whole - unheld_s, abs=1.2)


def test_a_hold_does_not_begin_before_a_time_in_which_nobody_looked() -> None:
    tracker, events = HoldTracker(STILL), []
    for t_s in (1.0, 1.05, 1.1, 10.0, 10.05, 11.1):
        events += tracker.update(0.0, t_s)
    (started,) = [e for e in events if isinstance(e, HoldProgress)]
    assert started.start_s == 10.0


def test_an_unfinished_hold_is_closed_at_the_end() -> None:
    tracker, _ = follow(LIFT, lambda t: 0.4 + (0.12 if t >= 3 else 0.0), 10.0)
    assert states(tracker.close(10.0)) == ["ended"]
    assert len(tracker.found) == 1


def test_a_gap_in_the_signal_does_not_start_anything() -> None:
    _, events = follow(LIFT, lambda t: float("nan"), 5.0)
    assert events == []


def quality(spec: Hold, course: Callable[[float], float], until_s: float) -> dict[float, float]:
    tracker, known = HoldTracker(spec), {}
    for i in range(int(until_s * 20)):
        tracker.update(course(i / 20), i / 20)
        known[i / 20] = tracker.quality
    return known


def test_a_lift_is_judged_by_the_share_of_its_plateau_until_it_is_down() -> None:
    known = quality(LIFT, lambda t: 0.4 + (0.20 if 3 <= t < 8 else 0.10 if 8 <= t < 9.2 else 0.0), 14.0)
    assert known[7.0] == pytest.approx(1.0, abs=0.01)
    assert known[9.0] == pytest.approx(0.5, abs=0.01)
    assert math.isnan(known[2.0])
    assert math.isnan(known[10.0])


def test_the_plateau_is_not_the_highest_moment() -> None:
    tracker, _ = follow(LIFT, lambda t: 0.4 + (0.3 if 6 <= t < 6.3 else 0.12 if 3 <= t < 11 else 0.0), 15.0)
    (span,) = tracker.found
    assert span.held_s == pytest.approx(8.0, abs=1.0)


def test_stillness_is_judged_by_the_speed_of_a_pause_when_it_is_over() -> None:
    known = quality(STILL, lambda t: 0.3 if t < 2 or 8 <= t < 9 else 0.0, 14.0)
    assert known[7.0] < 0.01
    assert math.isnan(known[9.0])
    assert max(v for t, v in known.items() if t > 9.0 and math.isfinite(v)) > 0.25
    assert known[13.0] < 0.01


def test_a_moment_of_stillness_amid_a_search_does_not_resume_the_hold() -> None:
    tracker, _ = follow(STILL, lambda t: 0.0 if 2 <= t < 12 or 13.5 <= t < 14 else 0.3, 24.0)
    (span,) = tracker.found
    assert span.end_s == pytest.approx(12.0, abs=0.5)


@pytest.mark.parametrize(("spec", "course"), [(STILL, lambda t_s: 0.01), (LIFT, lambda t_s: 0.4 + 0.2 * (t_s >= 2))])
def test_what_a_picture_that_stood_still_seemed_to_hold_is_taken_back(
    spec: Hold, course: Callable[[float], float]
) -> None:
    """The level is the same for 2.5 s before it is known to be a picture's; then it is missing."""
    tracker, events = HoldTracker(spec), []
    for i in range(16 * 20):
        t_s = i / 20
        frozen = t_s >= 12.5
        events += tracker.update(math.nan if frozen else course(t_s), t_s, 10.0 if frozen else math.nan)
    events += tracker.close(16.0)
    (span,) = tracker.found
    assert span.end_s == pytest.approx(10.0, abs=0.6)
    assert span.held_s == pytest.approx(span.end_s - span.start_s, abs=0.3)
    (ended,) = [e for e in events if isinstance(e, HoldProgress) and e.state is HoldState.ENDED]
    assert ended.held_s == pytest.approx(10.0 - ended.start_s, abs=0.1)
