from __future__ import annotations

from pathlib import Path

import av
import numpy as np
import pytest

from posecoach.analysis.analyzer import Analyzer
from posecoach.app.annotate import MIN_WIDTH_PX, SHOW_FAULT_S, AnnotatedVideo
from posecoach.app.pipeline import Observation
from posecoach.core.errors import PosecoachError
from posecoach.core.events import Event, HoldProgress
from posecoach.core.frame import Frame
from posecoach.core.pose import Pose
from posecoach.core.vocabulary import HoldState
from posecoach.registry import exercise
from posecoach.screen.state import HudState
from tests.support.findings import completed, finding
from tests.support.mannequin import Mannequin


def observation(t_s: float, size_px: tuple[int, int] = (640, 480), nobody: bool = False) -> Observation:
    pose = Pose.nobody(t_s, size_px) if nobody else Mannequin(size_px=size_px).pose(t_s)
    return Observation(pose, Frame(t_s, round(t_s * 10), np.full((size_px[1], size_px[0], 3), 90, np.uint8)))


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[HudState]:
    """What would be drawn, picture by picture."""
    states: list[HudState] = []

    def draw(image: np.ndarray, state: HudState, size_px: tuple[int, int]) -> np.ndarray:
        states.append(state)
        return np.zeros((size_px[1], size_px[0], 3), np.uint8)

    monkeypatch.setattr("posecoach.app.annotate.draw_hud", draw)
    return states


def drawn(path: Path, course: list[tuple[Observation, list[Event]]], exercise_id: str = "row") -> None:
    spec = exercise(exercise_id)
    with AnnotatedVideo(path, spec, Analyzer(spec)) as video:
        for seen, events in course:
            video(seen, events)


def test_the_count_rises_with_full_repetitions_only(tmp_path: Path, shown: list[HudState]) -> None:
    steps: list[list[Event]] = [[], [completed(1)], [completed(2, full=False)], [completed(3)]]
    drawn(tmp_path / "a.mp4", [(observation(i / 10), events) for i, events in enumerate(steps)])
    assert [state.count for state in shown] == [0, 1, 1, 2]
    assert shown[-1].tempo == "1.0 – 1.0 – 1.0 s"


def test_a_fault_is_said_and_coloured_for_a_moment(tmp_path: Path, shown: list[HudState]) -> None:
    rep = completed(end_s=4.0, faults=(finding("shrug"),))
    times_s = (3.9, 4.0, 4.0 + SHOW_FAULT_S, 4.1 + SHOW_FAULT_S)
    drawn(tmp_path / "a.mp4", [(observation(t), [rep] if t == 4.0 else []) for t in times_s])
    cue = next(f.cue for f in exercise("row").faults if f.id == "shrug")
    assert [state.cue for state in shown] == ["", cue, cue, ""]
    assert [bool(state.fault_landmarks) for state in shown] == [False, True, True, False]


def test_an_empty_room_has_no_skeleton_and_no_word(tmp_path: Path, shown: list[HudState]) -> None:
    drawn(tmp_path / "a.mp4", [(observation(0.0, nobody=True), [])])
    assert shown[0].landmarks_px is None
    assert (shown[0].phase, shown[0].confidence_ratio) == ("", 0.0)


def test_a_hold_shows_its_timer_until_it_ends(tmp_path: Path, shown: list[HudState]) -> None:
    def hold(state: HoldState, held_s: float, target_s: float = 10.0) -> HoldProgress:
        return HoldProgress(t_s=held_s, state=state, start_s=0.0, held_s=held_s, target_s=target_s)

    steps: list[list[Event]] = [
        [],
        [hold(HoldState.STARTED, 0.0)],
        [hold(HoldState.HOLDING, 5.0)],
        [hold(HoldState.ENDED, 6.0)],
    ]
    steps.append([hold(HoldState.STARTED, 1.0, target_s=0.0)])
    drawn(tmp_path / "a.mp4", [(observation(i / 10), e) for i, e in enumerate(steps)], "muscle_fatigue")
    assert [None if s.timer is None else s.timer.text for s in shown] == [None, "0", "5", None, "1"]
    assert shown[0].count is None


@pytest.mark.parametrize(("size_px", "expected"), [((320, 240), (640, 480)), ((800, 600), (800, 600))])
def test_small_clips_are_drawn_larger_and_times_are_kept(
    tmp_path: Path, size_px: tuple[int, int], expected: tuple[int, int]
) -> None:
    times_s = [0.0, 0.1, 0.5, 0.6]
    drawn(tmp_path / "a.mp4", [(observation(t, size_px), []) for t in times_s])
    with av.open(str(tmp_path / "a.mp4")) as video:
        stream = video.streams.video[0]
        assert (stream.width, stream.height) == expected
        assert stream.width >= MIN_WIDTH_PX
        assert [float(f.time) for f in video.decode(stream)] == pytest.approx(times_s, abs=0.001)


def test_when_the_analysis_fails_there_is_no_video(tmp_path: Path) -> None:
    spec = exercise("row")

    def failing() -> None:
        with AnnotatedVideo(tmp_path / "a.mp4", spec, Analyzer(spec)) as video:
            video(observation(0.0), [])
            raise PosecoachError("the clip broke")

    with pytest.raises(PosecoachError, match="the clip broke"):
        failing()
    assert list(tmp_path.iterdir()) == []


def test_poses_without_pictures_make_no_video(tmp_path: Path) -> None:
    drawn(tmp_path / "a.mp4", [(Observation(Mannequin().pose(0.0)), [])])
    assert list(tmp_path.iterdir()) == []
