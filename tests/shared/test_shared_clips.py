"""Further labelled clips and poses of real people, where they lie beside the checkout in ``../shared``; else skipped.

A few clips by default; all of them with ``POSECOACH_ALL_SHARED=1`` (about twenty minutes).
"""

from __future__ import annotations

import functools
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from posecoach.analysis.analyzer import Analyzer
from posecoach.analysis.review import Review, review
from posecoach.evaluation import Evaluation, evaluate
from posecoach.evaluation.truth import TrueClip, read_folder
from posecoach.registry import exercise, exercises
from posecoach.sources.pose_file import PoseFile

SHARED = Path(__file__).parents[3] / "shared"
CLIPS, REAL = SHARED / "clips", SHARED / "real" / "poses"
ALL = bool(os.environ.get("POSECOACH_ALL_SHARED"))
FEW = ("row_standing_side_swing", "row_bent_one_arm", "cat_camel_side_left", "retraction_side", "other_squat")
JUDGED = ("row", "cat_camel", "scapular_retraction")
TIMES_WITHIN_S = 0.3
REAL_COUNTS = {
    "row_chest_supported": ("row", {5, 6}),  # the last pull is cut off by the end of the clip
    "row_one_arm_home": ("row", {6}),
    "row_plank_alternating": ("row", {4}),
    "row_barbell_single": ("row", {1}),
    "cat_camel_outdoors": ("cat_camel", {2, 3}),  # three flexions, two extensions
}
pytestmark = pytest.mark.shared
needs_clips = pytest.mark.skipif(not CLIPS.is_dir(), reason="no ../shared/clips beside the checkout")
needs_real = pytest.mark.skipif(not REAL.is_dir(), reason="no ../shared/real/poses beside the checkout")


def _chosen(clip: TrueClip) -> bool:
    if not ALL:
        return clip.name in FEW
    return clip.exercise is None or clip.exercise in JUDGED


@pytest.fixture(scope="module")
def evaluation(tmp_path_factory: pytest.TempPathFactory, recorded: Callable[[Path], Path]) -> Evaluation:
    folder = tmp_path_factory.mktemp("clips")
    for clip in filter(_chosen, read_folder(CLIPS)):
        for path in (recorded(clip.media), CLIPS / f"{clip.name}.json"):
            shutil.copy(path, folder)
    return evaluate(folder)


@pytest.mark.model
@needs_clips
def test_full_repetitions_are_counted_exactly_or_the_view_is_declined(evaluation: Evaluation) -> None:
    assert {c.clip: (c.true_full, c.found_full) for c in evaluation.counted if c.error} == {}
    declined = {(c.exercise, c.view.split("-")[0]) for c in evaluation.clips if c.declined and c.shown == c.exercise}
    assert declined <= {("scapular_retraction", "front"), ("scapular_retraction", "back")}


@pytest.mark.model
@needs_clips
def test_nothing_is_counted_in_clips_of_something_else(evaluation: Evaluation) -> None:
    others = [c for c in evaluation.clips if c.shown is None and c.exercise in JUDGED]
    assert others
    assert {(c.clip, c.exercise): c.found_full for c in others if c.found_full} == {}


@pytest.mark.model
@needs_clips
def test_start_end_range_and_end_are_within_the_bar(evaluation: Evaluation) -> None:
    assert {part: e for part, e in evaluation.timing_errors_s().items() if not e < TIMES_WITHIN_S} == {}


@functools.cache
def real(name: str, exercise_id: str) -> Review:
    analyzer = Analyzer(exercise(exercise_id))
    for pose in PoseFile(REAL / f"{name}.npz"):
        analyzer.update(pose)
    analyzer.finish()
    return review(analyzer)


@needs_real
@pytest.mark.parametrize("name", REAL_COUNTS)
def test_real_people_are_counted_as_by_eye(name: str) -> None:
    exercise_id, counts = REAL_COUNTS[name]
    assert real(name, exercise_id).full in counts


@needs_real
@pytest.mark.parametrize("exercise_id", JUDGED)
@pytest.mark.parametrize("name", ["other_childs_pose", "other_sitting_sofa", "other_standing"])
def test_real_people_who_do_something_else_are_not_counted(name: str, exercise_id: str) -> None:
    assert real(name, exercise_id).full == 0


@needs_real
@pytest.mark.parametrize("name", REAL_COUNTS)
def test_real_exercises_are_not_taken_for_one_another(name: str) -> None:
    shown, _ = REAL_COUNTS[name]
    counted = {spec.id: real(name, spec.id).full for spec in exercises().values() if spec.cycle and spec.id != shown}
    assert {key: full for key, full in counted.items() if full and key in JUDGED} == {}
