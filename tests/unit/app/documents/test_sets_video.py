from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import pytest

from posecoach.app.clip.sets import analyze_sets
from posecoach.app.documents.sets_video import moments_of_sets
from posecoach.app.observation import Observation
from posecoach.coaching.display.view import Moment
from posecoach.core.frame import Frame
from posecoach.core.vocabulary import Stage
from posecoach.phrases.catalogue import load
from posecoach.registry import exercises
from posecoach.results.clip_sets import ClipSets
from posecoach.screen.present import hud_of
from posecoach.sources.recorded.pose_file import PoseFile
from tests.support.joined import joined

TWO = ("row_chair_shrug", "row_chair_shrug")
PICTURE = np.zeros((8, 8, 3), np.uint8)


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> tuple[ClipSets, list[Moment]]:
    """Two sets with a rest between, and what there is to see at each frame."""
    clip: Path = tmp_path_factory.mktemp("sets") / "rest.npz"
    joined(TWO, clip, repeat_last_pose_s=25.0)
    found = analyze_sets(clip)
    seen = (Observation(pose, Frame(t_s=pose.t_s, index=i, image=PICTURE)) for i, pose in enumerate(PoseFile(clip)))
    return found, list(moments_of_sets(seen, found.sets, exercises()))


def test_each_set_counts_by_itself(two: tuple[ClipSets, list[Moment]]) -> None:
    found, moments = two
    assert len(found.sets) == 2
    starts_s = [one.recognition.start_s for one in found.sets]
    for number, (from_s, to_s) in enumerate(zip(starts_s, [starts_s[1], math.inf], strict=True), 1):
        sets = [m.view.set for m in moments if from_s <= m.t_s < to_s and m.view.set is not None]
        assert {(s.index, s.sets) for s in sets} == {(number, 2)}
        counts = [s.count for s in sets]
        assert counts[0] == 0
        assert counts == sorted(counts)
        assert counts[-1] == 4


def test_between_two_sets_the_count_of_the_one_that_is_over_stands_alone(two: tuple[ClipSets, list[Moment]]) -> None:
    found, moments = two
    first, second = (one.recognition for one in found.sets)
    between = [m.view for m in moments if first.end_s < m.t_s < second.start_s]
    assert between
    assert all(view.stage is Stage.FRAMING and view.meter is None and view.caption is None for view in between)
    assert {view.set.count for view in between if view.set is not None} == {4}


def test_nothing_lies_over_the_person(two: tuple[ClipSets, list[Moment]]) -> None:
    _, moments = two
    assert {hud_of(moment, load()).message for moment in moments} == {None}


def test_every_picture_is_shown_once(two: tuple[ClipSets, list[Moment]]) -> None:
    _, moments = two
    times_s = [m.t_s for m in moments]
    assert times_s == sorted(set(times_s))
    assert all(m.new and m.image is not None for m in moments)
