"""Every file that posecoach reads may hold anything: it is read, or refused in one sentence, and nothing else."""

from __future__ import annotations

import json
import os
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from posecoach.analysis.judgement.reference import Reference
from posecoach.app.clip.analyze import analyze
from posecoach.coaching.planning.routine_plan import plan_routine
from posecoach.core.errors import PosecoachError
from posecoach.evaluation.truth import read_folder
from posecoach.history.plan_file import read_plan
from posecoach.history.profile import Profile
from posecoach.registry import exercises
from posecoach.results.sets_file import read_clip
from posecoach.sources.recorded.log_file import read_log
from posecoach.sources.recorded.pose_file import PoseFile
from tests.support.fuzz import FEW

ROOT = Path(__file__).parents[2]
POSES = ROOT / "tests" / "poses" / "row_chair_shrug.npz"
TRUTH = ROOT / "sample_videos" / "row_standing_side.json"
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=5,
)


def read_or_refused(read: Callable[[], object]) -> None:
    try:
        read()
    except PosecoachError as error:
        assert str(error).strip()  # noqa: PT017  any of many sentences, but one of them


def places(value: Any) -> list[tuple[Any, Any]]:
    """Return every container in plain data with each of its keys."""
    if isinstance(value, dict):
        inner = [found for one in value.values() for found in places(one)]
        return [(value, key) for key in value] + inner
    if isinstance(value, list):
        return [(value, i) for i in range(len(value))] + [found for one in value for found in places(one)]
    return []


def changed(data: st.DataObject, content: Any) -> str:
    """Return JSON in which one value is another."""
    container, key = data.draw(st.sampled_from(places(content)))
    container[key] = data.draw(ANYTHING)
    return json.dumps(content)


@FEW
@given(data=st.data())
def test_truth_files(tmp_path: Path, data: st.DataObject) -> None:
    (tmp_path / "row_standing_side.mp4").touch()
    content = json.loads(TRUTH.read_text())
    content["reps"], content["angles"] = content["reps"][:2], {}
    (tmp_path / "row_standing_side.json").write_text(changed(data, content))
    read_or_refused(lambda: read_folder(tmp_path))


@FEW
@given(data=st.data())
def test_calibration_files(tmp_path: Path, data: st.DataObject) -> None:
    profile = Profile.of("me", tmp_path)
    path = profile.keep_reference("row", Reference(ranges={"humerus_{side}_deg": 70.0}, reps=2))
    path.write_text(changed(data, json.loads(path.read_text())))
    read_or_refused(lambda: profile.reference("row"))


@FEW
@given(noise=st.binary(max_size=200))
def test_calibration_files_of_any_bytes(tmp_path: Path, noise: bytes) -> None:
    profile = Profile.of("me", tmp_path)
    profile.keep_reference("row", Reference(reps=2)).write_bytes(noise)
    read_or_refused(lambda: profile.reference("row"))


PLAN_VALUES = ("1", "-1", "1e600", "inf", "nan", "true", '"x"', "[1]", "{a = 1}", "9" * 5000, "2020-01-01", "3.5", "")


@FEW
@given(
    name=st.sampled_from(["sets", "reps", "rest_s", "hold_s", "minutes", "techniques", "x"]),
    value=st.sampled_from(PLAN_VALUES),
    table=st.sampled_from(["[row]", "[equipment]", "[strange]", "", "[[row]]"]),
)
def test_plan_files(tmp_path: Path, name: str, value: str, table: str) -> None:
    plan = tmp_path / "plan.toml"
    plan.write_text(f'techniques = ["row"]\n{table}\n{name} = {value}\n')
    read_or_refused(lambda: plan_routine(exercises(), plan=read_plan(plan, exercises())))


@pytest.mark.parametrize("value", ["1e600", "inf", "nan", "1e9"])
def test_a_plan_without_end_is_refused(tmp_path: Path, value: str) -> None:
    plan = tmp_path / "plan.toml"
    plan.write_text(f"[row]\nrest_s = {value}\n")
    with pytest.raises(PosecoachError, match="seconds of rest"):
        plan_routine(exercises(), plan=read_plan(plan, exercises()))


def test_a_plan_nested_without_end_is_refused(tmp_path: Path) -> None:
    plan = tmp_path / "plan.toml"
    plan.write_text("techniques = " + "[" * 50_000)
    with pytest.raises(PosecoachError, match="not valid TOML"):
        plan_routine(exercises(), plan=read_plan(plan, exercises()))


@FEW
@given(data=st.data())
def test_result_files(tmp_path: Path, data: st.DataObject) -> None:
    path = tmp_path / "result.json"
    path.write_text(changed(data, json.loads(RESULT)))
    read_or_refused(lambda: read_clip(path))


def test_a_result_nested_without_end_is_refused(tmp_path: Path) -> None:
    (tmp_path / "result.json").write_text("[" * 200_000)
    with pytest.raises(PosecoachError, match="is not JSON"):
        read_clip(tmp_path / "result.json")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes in its file system")
@pytest.mark.parametrize("read", [read_clip, read_log, lambda path: read_plan(path, exercises())])
def test_a_pipe_is_no_file_of_ours(tmp_path: Path, read: Callable[[Path], object]) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(PosecoachError, match="a pipe or a device"):
        read(tmp_path / "pipe")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes in its file system")
def test_a_pipe_among_labelled_clips_is_passed_over(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.json")
    with pytest.raises(PosecoachError, match="No labelled clip"):
        read_folder(tmp_path)


RESULT = json.dumps({"version": 1, "clip": "a.mp4", "exercise": "row", "reps": [], "warnings": [], "frames": 10})


@FEW
@given(flips=st.lists(st.tuples(st.integers(0, 10**9), st.integers(1, 255)), min_size=1, max_size=20))
def test_pose_files_with_bad_bytes(tmp_path: Path, flips: list[tuple[int, int]]) -> None:
    content = bytearray(POSES.read_bytes())
    for position, change in flips:
        content[position % len(content)] ^= change
    path = tmp_path / "bad.npz"
    path.write_bytes(content)
    read_or_refused(lambda: list(PoseFile(path)))


ARRAYS = ("t_s", "xy_px", "world_m", "visibility", "image_size_px", "model", "silhouette_shape")
ODD_ARRAYS: dict[str, Callable[[Any], Any]] = {
    "constant": np.zeros_like,
    "infinite": lambda a: np.full(a.shape, np.inf),
    "missing": lambda a: np.full(a.shape, np.nan),
    "huge": lambda a: np.full(a.shape, 1e300),
    "complex": lambda a: a.astype(complex) if a.dtype.kind in "fiu" else a,
    "text": lambda a: np.full(a.shape, "x"),
    "shorter": lambda a: a[:1] if a.ndim else a,
    "negative": lambda a: -a if a.dtype.kind in "fiu" else a,
    "one number": lambda a: np.float64(3.0),
    "integers": lambda a: np.full(a.shape, 2**62),
}


@pytest.mark.parametrize("oddity", ODD_ARRAYS)
@pytest.mark.parametrize("name", ARRAYS)
@pytest.mark.filterwarnings("ignore::RuntimeWarning")
def test_pose_files_with_odd_arrays_are_analysed_or_refused(tmp_path: Path, name: str, oddity: str) -> None:
    with np.load(POSES) as archive:
        arrays = {key: archive[key] for key in archive.files}
    count = 90
    arrays = {k: a[:count] if a.ndim and len(a) > count else a for k, a in arrays.items()}
    arrays.setdefault("silhouette_shape", np.array([3, 4]))
    arrays.setdefault("model", np.array("m"))
    arrays[name] = ODD_ARRAYS[oddity](arrays[name])
    path = tmp_path / "odd.npz"
    np.savez(path, **arrays)
    read_or_refused(lambda: analyze(path, "row"))


def test_a_pose_file_that_unpacks_without_end_is_refused_before_it_is_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("posecoach.sources.recorded.pose_file.MOST_BYTES", 1_000_000)
    path = tmp_path / "bomb.npz"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("t_s.npy", bytes(2_000_000))
    with pytest.raises(PosecoachError, match="GB of memory"):
        PoseFile(path)
