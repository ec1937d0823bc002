"""A movement is measured in the course that it was found in."""

from __future__ import annotations

import numpy as np
import pytest

from posecoach.analysis.segmentation.arm_courses import Line
from posecoach.analysis.segmentation.candidates import Candidate
from posecoach.analysis.segmentation.cycle_measurer import CycleMeasurer
from posecoach.analysis.segmentation.cycle_merger import DriveCycle
from posecoach.analysis.segmentation.cycles import Cycle
from posecoach.analysis.segmentation.drive_trackers import drive_trackers
from posecoach.analysis.segmentation.movements import ArmCycle, Movement
from posecoach.analysis.segmentation.repetitions import RepetitionFinder
from posecoach.analysis.time_series.buffer import SignalBuffer
from posecoach.core.pose import FloatArray
from posecoach.core.skeleton import SIDES, Side
from posecoach.registry import exercise

T_S = np.arange(0.0, 10.0, 0.1)
PULL = Cycle(
    low_before_s=2.0,
    peak_s=4.0,
    low_after_s=6.0,
    low_before=0.0,
    peak=60.0,
    low_after=0.0,
    closed_s=6.0,
    returned=True,
)


def hump(begin_s: float, finish_s: float, height: float) -> FloatArray:
    """Return a course at rest but for one smooth rise and fall between two times."""
    phase = np.clip((T_S - begin_s) / (finish_s - begin_s), 0.0, 1.0)
    return height * np.sin(np.pi * phase) ** 2


def measured(drive: FloatArray, line: Line | None) -> Candidate:
    """Return the candidate of a pull of the left arm whose drive went so, found in a line."""
    cycle = exercise("row").cycle
    assert cycle is not None
    tracker = next(each for each in drive_trackers(cycle) if each.side == "left")
    buffer = SignalBuffer((tracker.name, "azimuth_deg"), 60.0)
    for t_s, level in zip(T_S, drive, strict=True):
        buffer.append(float(t_s), np.array([level, 170.0]))
    return CycleMeasurer(cycle, (), buffer).candidate([DriveCycle(tracker, PULL, (3.0, 5.0), line)])


def test_a_pull_is_timed_and_measured_in_the_line_that_it_was_found_in() -> None:
    guessed = np.random.default_rng(1).normal(0.0, 40.0, len(T_S))
    line = Line(np.arange(0.0, 9.9, 0.04), np.interp(np.arange(0.0, 9.9, 0.04), T_S, hump(2.0, 6.0, 60.0)))
    found, by_drive = measured(guessed, line), measured(hump(2.0, 6.0, 60.0), None)
    assert found.timing.start_s == pytest.approx(by_drive.timing.start_s, abs=0.1)
    assert found.timing.peak_s == pytest.approx(4.0, abs=0.1)
    assert found.timing.end_s == pytest.approx(by_drive.timing.end_s, abs=0.1)
    assert found.measures["range"] == pytest.approx(60.0, rel=0.05)


def test_without_a_line_the_drive_is_measured() -> None:
    found = measured(hump(2.5, 5.5, 30.0), None)
    assert found.timing.peak_s == pytest.approx(4.0, abs=0.1)
    assert found.measures["range"] == pytest.approx(30.0, rel=0.1)


def arm_cycle(side: Side, begin_s: float, finish_s: float, height: float) -> ArmCycle:
    middle_s, quarter_s = (begin_s + finish_s) / 2, (finish_s - begin_s) / 4
    return ArmCycle(
        side=side, start_s=begin_s, peak_s=middle_s, end_s=finish_s, rise=height, fall=height, peak=height,
        trough_s=(begin_s, finish_s), core_s=(middle_s - quarter_s, middle_s + quarter_s),
    )  # fmt: skip


def test_a_movement_has_the_time_at_which_the_arm_that_moves_further_is_at_its_end_range() -> None:
    cycle = exercise("row").cycle
    assert cycle is not None
    names = tuple(f"drawn_in_{side}_deg" for side in SIDES)
    buffer = SignalBuffer((*names, "azimuth_deg"), 60.0)
    near, far = hump(1.5, 4.2, 50.0), hump(1.5, 7.5, 60.0)
    for t_s, left, right in zip(T_S, near, far, strict=True):
        buffer.append(float(t_s), np.array([left, right, 90.0]))
    lead, other = arm_cycle("right", 1.5, 7.5, 60.0), arm_cycle("left", 1.5, 4.2, 50.0)
    found = RepetitionFinder(cycle, (), buffer).candidate(Movement(lead, (other,)))
    assert (found.timing.start_s, found.timing.peak_s, found.timing.end_s) == pytest.approx((1.5, 4.5, 7.5), abs=0.4)
