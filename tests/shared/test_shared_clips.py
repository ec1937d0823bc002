"""Further labelled clips and poses of real people, where they lie beside the checkout in ``../shared``; else skipped.

A few clips by default, of the timed exercises the beginning; all of them, whole, with ``POSECOACH_ALL_SHARED=1`` (about
twenty minutes). What is counted in a clip and which exercise it shows stand in one file, so that the model looks at
each clip once for both.
"""

from __future__ import annotations

import functools
import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from posecoach.analysis.analyzer import Analyzer
from posecoach.analysis.review import Review, review
from posecoach.app.clip.input import LookOptions
from posecoach.app.clip.recording import record_poses
from posecoach.app.clip.sets import analyze_sets
from posecoach.evaluation.evaluation import Evaluation
from posecoach.evaluation.run import evaluate
from posecoach.evaluation.truth import TrueClip, read_folder
from posecoach.registry import exercise, exercises
from posecoach.sources.recorded.pose_file import PoseFile
from tests.support.clips import beginning_of

SHARED = Path(__file__).parents[3] / "shared"
CLIPS, REAL = SHARED / "clips", SHARED / "real" / "poses"
ALL = bool(os.environ.get("POSECOACH_ALL_SHARED"))
COUNTED = ("row_bent_one_arm_far", "cat_camel_deep", "retraction_side", "other_squat")
RECOGNISED = (*COUNTED, "muscle_fatigue_side", "self_massage_front")
BEGINNING_S = {} if ALL else {"muscle_fatigue_side": 18.0, "self_massage_front": 18.0}
"""So much of a clip, the beginning of its hold, is enough to recognise it."""
ON_VIDEO, VIDEO_S = "cat_camel_deep", 11.0
JUDGED = ("row", "cat_camel", "scapular_retraction")
TIMES_WITHIN_S = 0.3
NONE_RATIO = 0.85
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
Recorded = Callable[[str], Path]


def truth(name: str) -> str | None:
    """Return which exercise a clip shows."""
    labels: dict[str, Any] = json.loads((CLIPS / f"{name}.json").read_text(encoding="utf-8"))
    return labels["exercise"]


@pytest.fixture(scope="module")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> Recorded:
    """Return what records the poses of a clip as an analysis sees them; each clip once.

    With silhouettes, which cost a third more, where the exercise is measured on them or nothing may be counted.
    """
    folder = tmp_path_factory.mktemp("recorded")

    def poses_of(name: str) -> Path:
        target, clip = folder / f"{name}.npz", CLIPS / f"{name}.mp4"
        if not target.exists():
            if name in BEGINNING_S:
                clip = beginning_of(clip, folder / f"{name}.mp4", BEGINNING_S[name])
            shows = truth(name)
            needed = shows is None or exercise(shows).camera.needs_silhouette
            record_poses(clip, target, None, LookOptions(), silhouette=needed)
        return target

    return poses_of


def _chosen(clip: TrueClip) -> bool:
    if not ALL:
        return clip.name in COUNTED
    return clip.exercise is None or clip.exercise in JUDGED


@pytest.fixture(scope="module")
def evaluation(tmp_path_factory: pytest.TempPathFactory, recorded: Recorded) -> Evaluation:
    folder = tmp_path_factory.mktemp("clips")
    for clip in filter(_chosen, read_folder(CLIPS)):
        for path in (recorded(clip.name), CLIPS / f"{clip.name}.json"):
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


def shown(clip: Path) -> list[str]:
    return [one.result.exercise for one in analyze_sets(clip).sets]


@pytest.mark.model
@needs_clips
def test_clips_show_their_exercise_and_nothing_else(recorded: Recorded) -> None:
    names = sorted(path.stem for path in CLIPS.glob("*.mp4")) if ALL else RECOGNISED
    found = {name: shown(recorded(name)) for name in names}
    assert found == {name: [exercise_id] if (exercise_id := truth(name)) else [] for name in names}


@pytest.mark.model
@needs_clips
def test_of_a_video_the_same_is_recognised(tmp_path: Path) -> None:
    clip = beginning_of(CLIPS / f"{ON_VIDEO}.mp4", tmp_path / "clip.mp4", VIDEO_S)
    assert shown(clip) == ["cat_camel"]


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
    shown_id, _ = REAL_COUNTS[name]
    counted = {spec.id: real(name, spec.id).full for spec in exercises().values() if spec.cycle and spec.id != shown_id}
    assert {key: full for key, full in counted.items() if full and key in JUDGED} == {}


@needs_real
def test_people_who_do_something_else_do_none_of_the_exercises() -> None:
    labels = json.loads((REAL / "labels.json").read_text(encoding="utf-8"))
    others = [label["file"] for label in labels if label["file"].startswith("other_")]
    assert others
    none = [name for name in others if not shown(REAL / name)]
    assert len(none) >= NONE_RATIO * len(others)
