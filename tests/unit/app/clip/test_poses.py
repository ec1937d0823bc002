"""A clip is looked at by several trackers side by side, and it makes no difference."""

from __future__ import annotations

import itertools
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest

from posecoach.app.clip import poses as clip_poses
from posecoach.app.clip.pieces import Pieces
from posecoach.app.clip.poses import MOST_JOBS, ClipPoses
from posecoach.app.clip.reader import LOOK_ROUND_S, POSES_AHEAD, WAITING_MIN
from posecoach.core.errors import PosecoachError
from posecoach.core.frame import Frame
from posecoach.core.pose import Pose
from posecoach.estimators.model.model_file import ModelFile, resolve_model
from posecoach.estimators.person import PersonChoice
from posecoach.sources.recorded.clip import ClipSource
from tests.support.clips import make_clip
from tests.support.command import SAMPLES
from tests.support.mannequin import Mannequin

MODEL = ModelFile(Path("none.task"), "none", "")
SECONDS, RATE_HZ = 9.0, 10.0
TIMES_S = tuple(i / RATE_HZ for i in range(round(SECONDS * RATE_HZ)))
LEFT, RIGHT = Mannequin(feet_px=(100.0, 440.0)), Mannequin(feet_px=(500.0, 440.0))


class FakeTracker:
    """Follows whom it is asked to follow, else the one on the left; ``sees`` may say otherwise."""

    def __init__(self, choice: PersonChoice, sees: Callable[[PersonChoice, float], Mannequin | None]) -> None:
        self.choice, self.sees = choice, sees

    def __enter__(self) -> FakeTracker:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def estimate(self, frame: Frame) -> Pose:
        someone = self.sees(self.choice, frame.t_s)
        return Pose.nobody(frame.t_s, (640, 480)) if someone is None else someone.pose(frame.t_s)


@pytest.fixture
def clip(tmp_path: Path) -> ClipSource:
    return ClipSource(make_clip(tmp_path / "row.mp4", TIMES_S))


def install(
    monkeypatch: pytest.MonkeyPatch, sees: Callable[[PersonChoice, float], Mannequin | None]
) -> list[PersonChoice]:
    choices: list[PersonChoice] = []

    def make(model: ModelFile, *, silhouette: bool, choice: PersonChoice, finder_kept_s: float) -> FakeTracker:
        choices.append(choice)
        return FakeTracker(choice, sees)

    monkeypatch.setattr(clip_poses, "MediaPipePose", make)
    return choices


def xs(poses: list[Pose]) -> list[float]:
    return [float(pose.xy_px[0, 0]) for pose in poses]


@pytest.mark.parametrize("jobs", [1, 2, 5])
def test_each_frame_is_there_once_and_in_order(monkeypatch: pytest.MonkeyPatch, clip: ClipSource, jobs: int) -> None:
    choices = install(monkeypatch, lambda choice, t_s: LEFT)
    seen = ClipPoses(clip, MODEL, silhouette=False, every_frame=True, jobs=jobs)
    assert [pose.t_s for pose in seen] == pytest.approx(TIMES_S)
    assert (seen.decoded, seen.index) == (len(TIMES_S), len(TIMES_S) - 1)
    assert [choice.trusting for choice in choices] == [False, True, True, True]


def test_trackers_work_at_the_same_time(monkeypatch: pytest.MonkeyPatch, clip: ClipSource) -> None:
    meeting = threading.Barrier(2, timeout=120)
    met: list[int] = []

    def sees(choice: PersonChoice, t_s: float) -> Mannequin:
        if not met and t_s in (TIMES_S[0], *TIMES_S[15:20]):
            meeting.wait()
            met.append(1)
        return LEFT

    install(monkeypatch, sees)
    assert len(list(ClipPoses(clip, MODEL, silhouette=False, every_frame=True, jobs=2))) == len(TIMES_S)
    assert met


def test_where_a_piece_begins_with_somebody_else_one_tracker_follows_the_right_one(
    monkeypatch: pytest.MonkeyPatch, clip: ClipSource
) -> None:
    began_s: dict[int, float] = {}

    def sees(choice: PersonChoice, t_s: float) -> Mannequin:
        return RIGHT if began_s.setdefault(id(choice), t_s) > 3.0 and choice.trusting else LEFT

    choices = install(monkeypatch, sees)
    poses = list(ClipPoses(clip, MODEL, silhouette=False, every_frame=True, jobs=2))
    assert [pose.t_s for pose in poses] == pytest.approx(TIMES_S)
    assert len(set(xs(poses))) == 1
    followed = choices[-1]
    assert followed.chosen is not None
    assert not followed.trusting
    assert followed.seen_s == pytest.approx(4.4)


def test_an_empty_room_at_a_cut_is_no_reason_to_start_again(monkeypatch: pytest.MonkeyPatch, clip: ClipSource) -> None:
    choices = install(monkeypatch, lambda choice, t_s: LEFT if t_s < 1.0 or t_s > 8.0 else None)
    poses = list(ClipPoses(clip, MODEL, silhouette=False, every_frame=True, jobs=2))
    assert [pose.found for pose in poses] == [t < 1.0 or t > 8.0 for t in TIMES_S]
    assert len(choices) == 4


@pytest.mark.parametrize("failing_s", [0.5, 5.0])
def test_an_error_of_a_tracker_reaches_whoever_wants_the_poses(
    monkeypatch: pytest.MonkeyPatch, clip: ClipSource, failing_s: float
) -> None:
    def sees(choice: PersonChoice, t_s: float) -> Mannequin:
        if t_s >= failing_s:
            raise PosecoachError("the model broke")
        return LEFT

    install(monkeypatch, sees)
    with pytest.raises(PosecoachError, match="the model broke"):
        list(ClipPoses(clip, MODEL, silhouette=False, jobs=2))


def test_a_clip_that_cannot_be_read_is_an_error(monkeypatch: pytest.MonkeyPatch, clip: ClipSource) -> None:
    def broken(self: ClipSource) -> Any:
        raise PosecoachError("Not one picture can be read")

    install(monkeypatch, lambda choice, t_s: LEFT)
    monkeypatch.setattr(ClipSource, "pictures", broken)
    with pytest.raises(PosecoachError, match="Not one picture"):
        list(ClipPoses(clip, MODEL, silhouette=False))


def test_whoever_stops_early_leaves_no_thread_behind(monkeypatch: pytest.MonkeyPatch, clip: ClipSource) -> None:
    install(monkeypatch, lambda choice, t_s: LEFT)
    before = threading.active_count()
    poses = iter(ClipPoses(clip, MODEL, silhouette=False, every_frame=True, jobs=2))
    assert len(list(itertools.islice(poses, 3))) == 3
    poses.close()  # type: ignore[attr-defined]
    assert threading.active_count() == before


def test_trackers_that_have_begun_come_to_an_end_although_nobody_wanted_the_poses(
    monkeypatch: pytest.MonkeyPatch, clip: ClipSource
) -> None:
    choices = install(monkeypatch, lambda choice, t_s: LEFT)
    before = threading.active_count()
    poses = ClipPoses(clip, MODEL, silhouette=False, every_frame=True, jobs=2)
    reader = poses.begin()
    assert next(iter(reader.pieces())).number == 0
    poses.close()
    poses.close()
    assert choices
    assert threading.active_count() == before


def test_what_was_looked_at_ahead_is_not_looked_at_again(monkeypatch: pytest.MonkeyPatch, clip: ClipSource) -> None:
    choices = install(monkeypatch, lambda choice, t_s: LEFT)
    poses = ClipPoses(clip, MODEL, silhouette=False, every_frame=True, jobs=2)
    poses.begin()
    assert [pose.t_s for pose in poses] == pytest.approx(TIMES_S)
    assert len(choices) == 4


def test_however_little_room_there_is_the_clip_is_read_to_its_end(
    monkeypatch: pytest.MonkeyPatch, clip: ClipSource
) -> None:
    monkeypatch.setattr("posecoach.app.clip.reader.WAITING_MAX_BYTES", 0)
    monkeypatch.setattr("posecoach.app.clip.reader.WAITING_ALONE_BYTES", 0)
    monkeypatch.setattr("posecoach.app.clip.reader.WAITING_MIN", 1)
    monkeypatch.setattr("posecoach.app.clip.reader.cut", lambda *_: Pieces(2.0))
    install(monkeypatch, lambda choice, t_s: LEFT)
    poses = list(ClipPoses(clip, MODEL, silhouette=False, every_frame=True, jobs=2))
    assert [pose.t_s for pose in poses] == pytest.approx(TIMES_S)


def test_trackers_do_not_run_far_ahead_of_whoever_takes_the_poses(
    monkeypatch: pytest.MonkeyPatch, clip: ClipSource
) -> None:
    monkeypatch.setattr("posecoach.app.clip.reader.WAITING_MAX_BYTES", 0)
    monkeypatch.setattr("posecoach.app.clip.reader.WAITING_ALONE_BYTES", 0)
    looked_at_s: list[float] = []

    def sees(choice: PersonChoice, t_s: float) -> Mannequin:
        looked_at_s.append(t_s)
        return LEFT

    install(monkeypatch, sees)
    poses = iter(ClipPoses(clip, MODEL, silhouette=False, every_frame=True, jobs=2))
    for _ in range(10):
        next(poses)
    most = 10 + POSES_AHEAD * WAITING_MIN
    until_s = time.monotonic() + 10.0
    while max(looked_at_s) < TIMES_S[most - 2] and time.monotonic() < until_s:
        time.sleep(0.01)
    time.sleep(3 * LOOK_ROUND_S)
    assert max(looked_at_s) <= TIMES_S[most + 1]
    assert len(list(poses)) == len(TIMES_S) - 10


def test_memory_is_given_back_after_every_piece(monkeypatch: pytest.MonkeyPatch, clip: ClipSource) -> None:
    given: list[int] = []
    monkeypatch.setattr(clip_poses, "give_back", lambda: given.append(1))
    install(monkeypatch, lambda choice, t_s: LEFT)
    list(ClipPoses(clip, MODEL, silhouette=False, jobs=2))
    assert len(given) == 4


def test_opencv_leaves_the_processors_to_the_trackers_until_all_clips_are_done(
    monkeypatch: pytest.MonkeyPatch, clip: ClipSource
) -> None:
    install(monkeypatch, lambda choice, t_s: LEFT)
    before = cv2.getNumThreads()
    cv2.setNumThreads(3)
    try:
        first, second = (ClipPoses(clip, MODEL, silhouette=False, jobs=1) for _ in range(2))
        first.begin()
        second.begin()
        assert cv2.getNumThreads() == 1
        first.close()
        assert cv2.getNumThreads() == 1
        second.close()
        assert cv2.getNumThreads() == 3
    finally:
        cv2.setNumThreads(before)


def test_fewer_than_no_jobs_are_refused(clip: ClipSource) -> None:
    with pytest.raises(PosecoachError, match="-1 jobs"):
        ClipPoses(clip, MODEL, silhouette=False, jobs=-1)


@pytest.mark.model
@pytest.mark.parametrize(("name", "silhouette"), [("row_chair_shrug", False), ("cat_camel_side", True)])
def test_with_the_real_model_one_tracker_and_two_see_the_same_to_the_last_bit(
    monkeypatch: pytest.MonkeyPatch, name: str, silhouette: bool
) -> None:
    pieces = Pieces(1.0)
    monkeypatch.setattr("posecoach.app.clip.reader.cut", lambda *_: pieces)
    clip, model = ClipSource(SAMPLES / f"{name}.mp4"), resolve_model(None)
    alone, two = (
        list(itertools.islice(ClipPoses(clip, model, silhouette=silhouette, jobs=jobs), 20)) for jobs in (1, 2)
    )
    assert alone[-1].t_s > pieces.begin_s(1)
    assert [pose.t_s for pose in alone] == [pose.t_s for pose in two]
    for one, other in zip(alone, two, strict=True):
        np.testing.assert_array_equal(one.xy_px, other.xy_px)
        np.testing.assert_array_equal(one.world_m, other.world_m)
        np.testing.assert_array_equal(one.visibility, other.visibility)
        if silhouette and one.silhouette is not None and other.silhouette is not None:
            np.testing.assert_array_equal(one.silhouette.mask, other.silhouette.mask)


def test_however_many_trackers_are_asked_for_few_pictures_wait_for_them(
    monkeypatch: pytest.MonkeyPatch, clip: ClipSource
) -> None:
    install(monkeypatch, lambda choice, t_s: LEFT)
    seen = ClipPoses(clip, MODEL, silhouette=False, jobs=10**9)
    try:
        assert seen.begin().trackers == MOST_JOBS
    finally:
        seen.close()
