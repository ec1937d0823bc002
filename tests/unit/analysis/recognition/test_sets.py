from __future__ import annotations

import pytest

from posecoach.analysis.recognition.sets import likely, recognized_sets
from posecoach.analysis.recognition.spans import NONE
from posecoach.app.clip.recording import series_of
from posecoach.core.evidence import EvidenceTable
from posecoach.registry import exercises
from posecoach.signals.series import PoseSeries
from posecoach.sources.recorded.pose_file import PoseFile
from tests.support.sample_poses import NAMES, POSES, sample

TABLES: dict[str, EvidenceTable] = {
    spec.id: spec.recognition for spec in exercises().values() if spec.recognition is not None
}


def series(name: str) -> PoseSeries:
    return series_of(PoseFile(POSES / f"{name}.npz"), name)


def test_every_exercise_can_be_recognised() -> None:
    assert set(TABLES) == set(exercises())


@pytest.mark.parametrize("name", NAMES)
def test_a_sample_is_one_set_and_what_it_shows_is_likely(name: str) -> None:
    poses = series(name)
    (found,) = recognized_sets(poses, TABLES)
    assert found.probability_of(sample(name)[1]["exercise"] or NONE) > 0.1
    assert (found.start_s, found.end_s) == pytest.approx((poses.t_s[0], poses.t_s[-1]), abs=0.2)


def test_half_of_the_frames_show_the_same() -> None:
    poses = series("row_chair_shrug")
    half = PoseSeries(poses.t_s[::2], poses.world_m[::2], poses.xy_px[::2], poses.visibility[::2])
    (whole,), (thinned,) = recognized_sets(poses, TABLES), recognized_sets(half, TABLES)
    assert thinned.probability_of("row") == pytest.approx(whole.probability_of("row"), abs=0.1)


def test_what_is_likely_adds_up_to_one_and_comes_in_order() -> None:
    found = likely({"a": 2.0, "b": -1.0})
    assert [like.exercise for like in found] == ["a", NONE, "b"]
    assert sum(like.probability for like in found) == pytest.approx(1.0)
