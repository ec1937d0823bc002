"""What a frame costs besides decoding and inference, and that memory does not grow with the length of the clip.

The bars (1 ms a frame without, 4 ms with the silhouette) stand in docs/performance.md; no test asserts
times.
"""

from __future__ import annotations

import itertools
import tracemalloc
from collections.abc import Iterator
from typing import Any

import pytest

from posecoach.analysis.analyzer import Analyzer
from posecoach.core.pose import Pose
from posecoach.registry import exercise, exercises
from tests.support.sample_poses import sample

CLIPS = {
    "row": "row_standing_side",
    "cat_camel": "cat_camel_side",
    "scapular_retraction": "retraction_side",
    "chair_extension": "chair_extension_side",
    "foam_roller": "foam_roller_side",
    "muscle_fatigue": "muscle_fatigue_side",
    "self_massage": "self_massage_front",
    "heating_pad": "heating_pad_nodding",
}
RATE_HZ = 10.0
KEPT_MAX_BYTES_PER_MIN = 60_000
"""What is kept of the finished repetitions, ten a minute of about 4 kB; poses would be 1 MB a minute."""


def endless(name: str, rate_hz: float | None = None) -> Iterator[Pose]:
    """Yield the poses of a sample clip over and over, time going on; at ``rate_hz`` if given, else at the clip's."""
    poses = list(sample(name)[0])
    step_s = poses[1].t_s - poses[0].t_s
    used = poses if rate_hz is None else poses[:: max(1, round(1 / (rate_hz * step_s)))]
    step_s = step_s if rate_hz is None else 1 / rate_hz
    for number, pose in enumerate(itertools.cycle(used)):
        yield Pose(
            number * step_s, pose.xy_px, pose.world_m, pose.visibility, pose.image_size_px, pose.silhouette
        )  # fmt: skip


def test_every_exercise_is_measured() -> None:
    assert set(CLIPS) == set(exercises())


@pytest.mark.parametrize("exercise_id", CLIPS)
def test_a_frame_from_pose_to_events(benchmark: Any, exercise_id: str) -> None:
    analyzer, poses = Analyzer(exercise(exercise_id)), endless(CLIPS[exercise_id])
    for pose in itertools.islice(poses, 900):  # repetitions behind it, buffers full
        analyzer.update(pose)
    benchmark.pedantic(analyzer.update, setup=lambda: ((next(poses),), {}), rounds=900)
    assert analyzer.frames.with_person > 900


def grown_bytes(exercise_id: str, from_s: float, to_s: float) -> int:
    """Return by how much the memory in use grew between two moments of an analysis."""
    analyzer, poses = Analyzer(exercise(exercise_id)), endless(CLIPS[exercise_id], RATE_HZ)
    tracemalloc.start()
    try:
        for pose in itertools.islice(poses, int(from_s * RATE_HZ)):
            analyzer.update(pose)
        before, _ = tracemalloc.get_traced_memory()
        for pose in itertools.islice(poses, int((to_s - from_s) * RATE_HZ)):
            analyzer.update(pose)
        return tracemalloc.get_traced_memory()[0] - before
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("exercise_id", ["row", "heating_pad"])
def test_only_finished_repetitions_are_kept_of_a_clip(exercise_id: str) -> None:
    assert grown_bytes(exercise_id, 60.0, 180.0) < 2 * KEPT_MAX_BYTES_PER_MIN
