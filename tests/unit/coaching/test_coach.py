from __future__ import annotations

import dataclasses
from collections.abc import Iterable

import numpy as np
import pytest

from posecoach.coaching.coach import Coach
from posecoach.coaching.cues.policy import CuePolicy
from posecoach.coaching.cues.rules import fault_cues
from posecoach.coaching.plan import Command, SessionPlan
from posecoach.coaching.speaker import Speaker
from posecoach.core.events import (
    Calibrated,
    CountCorrected,
    Cue,
    Event,
    GestureSeen,
    RepCompleted,
    SetEnded,
    StageChanged,
)
from posecoach.core.pose import Pose
from posecoach.core.skeleton import Landmark
from posecoach.core.vocabulary import CueStatus, Stage
from posecoach.phrases import load
from posecoach.registry import exercise
from tests.support.rowing import row_angles, rowing

ROW = exercise("row")
WORDS = load("en")


def a_coach(**changes: object) -> Coach:
    plan = SessionPlan(sets=1, reps=3, rest_s=5.0, calibrate=False)
    return Coach(
        ROW,
        dataclasses.replace(plan, **changes),  # type: ignore[arg-type]
        Speaker(WORDS),
        CuePolicy(fault_cues(ROW), WORDS),
    )


def fed(coach: Coach, poses: Iterable[Pose]) -> list[Event]:
    return [event for pose in poses for event in coach.update(pose)]


def stages(events: list[Event]) -> list[str]:
    return [e.stage for e in events if isinstance(e, StageChanged)]


def said(events: list[Event]) -> list[str]:
    return [e.text for e in events if isinstance(e, Cue) and e.status == CueStatus.RAISED and e.text]


def pulls(starts_s: list[float], until_s: float) -> Iterable[Pose]:
    return rowing(row_angles(starts_s), until_s)


def test_a_session_goes_from_framing_over_countdown_and_work_to_the_summary() -> None:
    coach = a_coach()
    events = fed(coach, pulls([6.0, 10.0, 14.0], 20.0))
    assert stages(events) == ["framing", "countdown", "working", "done"]
    assert [t for t in said(events) if t in ("Three", "Two", "One", "Go")][:4] == ["Three", "Two", "One", "Go"]
    (ended,) = (e for e in events if isinstance(e, SetEnded))
    assert (ended.full, ended.partial, ended.count) == (3, 0, 3)
    assert any("3 full repetitions" in text for text in said(events))


def test_nothing_counts_before_the_countdown_is_over() -> None:
    events = fed(a_coach(), pulls([0.5, 8.0, 12.0, 16.0], 21.0))
    counted = [e for e in events if isinstance(e, RepCompleted)]
    assert len(counted) == 3
    assert counted[0].start_s > 7.0


def test_nobody_in_view_is_asked_to_come_and_nothing_begins() -> None:
    events = fed(a_coach(), [Pose.nobody(i / 10, (640, 480)) for i in range(100)])
    assert stages(events) == ["framing"]
    assert "I can't see you" in said(events)


def test_sets_are_parted_by_rests_in_which_nothing_counts() -> None:
    coach = a_coach(sets=2, reps=2)
    starts = [6.0, 10.0, 16.0, 24.5, 28.5]  # the third falls into the rest
    events = fed(coach, pulls(starts, 34.0))
    assert stages(events) == ["framing", "countdown", "working", "resting", "countdown", "working", "done"]
    assert [e.full for e in events if isinstance(e, SetEnded)] == [2, 2]


def test_a_clip_in_place_of_a_camera_starts_at_once() -> None:
    events = fed(a_coach(framing=False, countdown_s=0.0), pulls([1.0, 5.0, 9.0], 14.0))
    assert stages(events) == ["working", "done"]


def test_two_guided_repetitions_calibrate_and_are_not_counted() -> None:
    coach = a_coach(calibrate=True)
    events = fed(coach, pulls([5.0, 9.0, 19.0, 23.0, 27.0], 33.0))
    assert stages(events)[:4] == ["framing", "calibrating", "countdown", "working"]
    (calibrated,) = (e for e in events if isinstance(e, Calibrated))
    assert calibrated.reps == 2
    assert coach.reference is not None
    assert next(e for e in events if isinstance(e, SetEnded)).full == 3


def test_who_does_not_calibrate_is_not_kept_waiting_for_ever() -> None:
    events = fed(a_coach(calibrate=True), rowing(row_angles([]), 60.0, rate_hz=8.0))
    assert stages(events) == ["framing", "calibrating", "countdown", "working"]


def test_a_pause_stops_the_counting_and_the_set_goes_on_where_it_was() -> None:
    coach = a_coach(framing=False, countdown_s=0.0)
    first, paused, last = [], [], []
    for pose in pulls([1.0, 6.0, 11.0, 15.0], 20.0):
        part = first if pose.t_s < 5.5 else paused if pose.t_s < 10.0 else last
        part.append(pose)
    events = fed(coach, first) + coach.command(Command.PAUSE, 5.5) + fed(coach, paused)
    assert coach.stage is Stage.PAUSED
    assert coach.set.count == 1
    events += coach.command(Command.PAUSE, 10.0) + fed(coach, last)
    assert stages(events) == ["working", "paused", "working", "done"]
    assert next(e for e in events if isinstance(e, SetEnded)).full == 3


def raised(pose: Pose, hands: int) -> Pose:
    """The same person with one hand, or both, held up above the head."""
    xy = pose.xy_px.copy()
    for side in ("LEFT", "RIGHT")[:hands]:
        shoulder = xy[Landmark[f"{side}_SHOULDER"]]
        xy[Landmark[f"{side}_ELBOW"]] = shoulder + np.array([5.0, -55.0])
        for part in ("WRIST", "INDEX", "PINKY", "THUMB"):
            xy[Landmark[f"{side}_{part}"]] = shoulder + np.array([5.0, -115.0])
    return Pose(pose.t_s, xy, pose.world_m, pose.visibility, pose.image_size_px)


@pytest.mark.parametrize(("hands", "gesture", "stage"), [(1, "pause", "paused"), (2, "end_set", "done")])
def test_hands_pause_and_end_the_set(hands: int, gesture: str, stage: str) -> None:
    coach = a_coach(framing=False, countdown_s=0.0)
    poses = [raised(p, hands) if 6.0 < p.t_s < 7.6 else p for p in pulls([1.0], 9.0)]
    events = fed(coach, poses)
    assert [e.gesture for e in events if isinstance(e, GestureSeen)] == [gesture]
    assert stages(events)[-1] == stage


def test_the_count_can_be_corrected_and_ends_the_set() -> None:
    coach = a_coach(framing=False, countdown_s=0.0)
    fed(coach, pulls([1.0, 5.0], 9.0))
    events = coach.command(Command.COUNT_UP, 9.0)
    assert [e.count for e in events if isinstance(e, CountCorrected)] == [3]
    assert coach.stage is Stage.DONE


@pytest.mark.parametrize("command", [Command.COUNT_UP, Command.COUNT_DOWN])
def test_there_is_nothing_to_correct_before_a_set_and_between_sets(command: Command) -> None:
    coach = a_coach(sets=2, framing=False, countdown_s=0.0)
    assert coach.command(command, 0.0) == []
    fed(coach, pulls([1.0], 5.0))
    coach.command(Command.NEXT, 5.0)
    assert coach.command(command, 6.0) == []
    assert coach.set.count == 0


def test_skipping_the_only_exercise_changes_nothing() -> None:
    coach = a_coach(framing=False, countdown_s=0.0)
    fed(coach, pulls([1.0], 5.0))
    assert coach.command(Command.SKIP, 5.0) == []
    assert coach.set.count == 1


def test_what_hurts_ends_the_session_with_a_kind_word() -> None:
    coach = a_coach(framing=False, countdown_s=0.0)
    fed(coach, pulls([1.0], 5.0))
    events = coach.command(Command.HURTS, 5.0)
    assert isinstance(events[0], Cue)
    assert (events[0].id, events[0].priority) == ("safety.stop_pain", 0)
    assert [e.full for e in events if isinstance(e, SetEnded)] == [1]
    assert coach.stage is Stage.DONE


def test_restart_counts_the_set_from_nothing() -> None:
    coach = a_coach(framing=False, countdown_s=0.0)
    fed(coach, pulls([1.0], 5.0))
    assert coach.set.count == 1
    coach.command(Command.RESTART, 5.0)
    coach.tick(6.0)
    assert coach.set.count == 0
    assert coach.stage is Stage.WORKING


def test_next_ends_a_set_and_skips_a_rest() -> None:
    coach = a_coach(sets=2, framing=False, countdown_s=0.0)
    fed(coach, pulls([1.0], 5.0))
    coach.command(Command.NEXT, 5.0)
    assert coach.stage is Stage.RESTING
    coach.command(Command.NEXT, 5.5)
    assert coach.stage is Stage.COUNTDOWN


def test_ending_the_session_sums_up_the_set_that_was_begun() -> None:
    coach = a_coach(framing=False, countdown_s=0.0)
    fed(coach, pulls([1.0], 5.0))
    events = coach.finish(5.0)
    assert [e.full for e in events if isinstance(e, SetEnded)] == [1]
    assert coach.stage is Stage.DONE
    assert coach.finish(6.0) == []


def test_a_technique_of_minutes_ends_with_the_time_that_was_worked() -> None:
    coach = a_coach(reps=0, duration_s=10.0, framing=False, countdown_s=0.0)
    events: list[Event] = []
    for i in range(200):
        events += coach.tick(i / 10)
    assert next(e for e in events if isinstance(e, SetEnded)).t_s == pytest.approx(10.0, abs=0.2)


def test_the_view_shows_what_is_going_on() -> None:
    coach = a_coach(framing=False, countdown_s=0.0)
    fed(coach, pulls([1.0, 5.0], 6.4))
    view = coach.view
    assert (view.stage, view.count, view.target) == (Stage.WORKING, 1, 3)
    assert view.progress_ratio > 0.8


def test_the_minutes_stop_while_the_person_is_away() -> None:
    coach = a_coach(reps=0, duration_s=20.0, framing=False, countdown_s=0.0)
    here = list(rowing(row_angles([]), 60.0, rate_hz=10.0))
    poses = [Pose.nobody(p.t_s, p.image_size_px) if 5.0 < p.t_s < 35.0 else p for p in here]
    ended = next(e for e in fed(coach, poses) if isinstance(e, SetEnded))
    assert ended.t_s == pytest.approx(40.0, abs=0.5)  # away for 30 s, of which 10 are allowed
