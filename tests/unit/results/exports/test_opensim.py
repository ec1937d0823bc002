from __future__ import annotations

import itertools
import json
from pathlib import Path
from typing import Any

import numpy as np
import pandas
import pytest

from posecoach.core.pose import Pose
from posecoach.core.skeleton import Landmark
from posecoach.results.exports.joint_angles import ANGLE_NAMES, joint_angles_deg
from posecoach.results.exports.opensim import mot_angles, trc_metres, trc_pixels
from posecoach.sources.recorded.pose_file import PoseFile
from tests.support.rowing import pose_of, row_angles
from tests.support.sample_poses import POSES

RECORDED = json.loads((Path(__file__).parent / "sports2d_angles.json").read_text())


def read_trc(text: str, tmp_path: Path) -> tuple[pandas.DataFrame, list[str], list[str]]:
    """Read a file as Pose2Sim does: five lines of head, names every third column, the rest by pandas."""
    path = tmp_path / "a.trc"
    path.write_text(text)
    head = text.split("\n")[:5]
    names = [name.strip() for name in head[3].split("\t")[2::3] if name.strip()]
    frame: Any = pandas.read_csv(path, sep="\t", skiprows=4)
    return frame, names, head


@pytest.fixture(scope="module")
def poses() -> list[Pose]:
    return list(PoseFile(POSES / "row_chair_shrug.npz"))


@pytest.mark.parametrize("clip", RECORDED["clips"])
def test_angles_are_those_that_sports2d_computes_from_the_same_pixels(clip: str) -> None:
    recorded = RECORDED["clips"][clip]
    found = list(PoseFile(POSES / f"{clip}.npz"))
    ours = np.array([joint_angles_deg(found[frame]) for frame in recorded["frames"]])
    for name, theirs in recorded["angles_deg"].items():
        difference = (ours[:, ANGLE_NAMES.index(name)] - np.array(theirs) + 180.0) % 360.0 - 180.0
        assert np.abs(difference).max() < 0.01, name
    assert set(recorded["angles_deg"]) == set(ANGLE_NAMES)


def test_a_bent_elbow_is_flexed_whichever_way_the_person_faces() -> None:
    for azimuth_deg in (90.0, -90.0):
        angles = dict(zip(ANGLE_NAMES, joint_angles_deg(pose_of(0.0, row_angles([100.0]), azimuth_deg)), strict=True))
        assert angles["left elbow"] == pytest.approx(15.0, abs=0.5)


def test_what_is_missing_has_no_angle() -> None:
    assert np.isnan(joint_angles_deg(Pose.nobody(0.0, (64, 48)))).all()


def test_landmarks_come_back_from_the_file_in_metres_with_y_up(poses: list[Pose], tmp_path: Path) -> None:
    frame, names, head = read_trc(trc_metres(poses, "a.mp4"), tmp_path)
    assert head[2].split("\t")[2:5] == [str(len(poses)), str(len(names)), "m"]
    assert len(frame) == len(poses)
    assert frame.iloc[:, 1].to_numpy() == pytest.approx([p.t_s for p in poses], abs=1e-6)
    at = 2 + 3 * names.index("LWrist")
    written = frame.iloc[:, at : at + 3].to_numpy()
    expected = np.array([p.world_m[Landmark.LEFT_WRIST] * [1, -1, -1] for p in poses])
    assert written == pytest.approx(expected, abs=1e-6)
    neck = frame.iloc[:, 2 + 3 * names.index("Neck") + 1].to_numpy()
    assert (neck[np.isfinite(neck)] > 0.3).all()  # above the hips


def test_landmarks_in_pixels_are_those_of_the_image(poses: list[Pose], tmp_path: Path) -> None:
    frame, names, _ = read_trc(trc_pixels(poses, "a.mp4"), tmp_path)
    at = 2 + 3 * names.index("RElbow")
    written = frame.iloc[:, at : at + 3].to_numpy()
    expected = np.array([[*p.xy_px[Landmark.RIGHT_ELBOW], 0.0] for p in poses])
    assert written == pytest.approx(expected, abs=1e-5)


def test_frames_without_a_person_are_missing_not_zero(tmp_path: Path) -> None:
    some = [pose_of(0.0, row_angles([100.0])), Pose.nobody(0.1, (64, 48))]
    frame, _, _ = read_trc(trc_pixels(some, "a"), tmp_path)
    assert frame.iloc[1, 2:].isna().all()


def test_a_line_of_missing_landmarks_has_all_its_columns_for_readers_that_drop_an_empty_last_one(
    tmp_path: Path,
) -> None:
    some = [pose_of(0.0, row_angles([100.0])), Pose.nobody(0.1, (64, 48))]
    whole, gap = trc_metres(some, "a").splitlines()[5:]
    assert len(gap.rstrip("\t").split("\t")) == len(whole.split("\t"))


def storage(text: str) -> tuple[dict[str, str], list[str], list[list[str]]]:
    """Read a MOT file as OpenSim's Storage does: labels end at white space, the rows at the first missing number."""
    lines = text.splitlines()
    end = lines.index("endheader")
    head = dict(line.split("=") for line in lines[:end] if "=" in line)
    rows = [line.split() for line in lines[end + 2 :]]
    return head, lines[end + 1].split(), list(itertools.takewhile(lambda row: "nan" not in row, rows))


def test_angles_are_a_storage_file_of_opensim(poses: list[Pose]) -> None:
    head, labels, rows = storage(mot_angles(poses))
    assert head == {"version": "1", "nRows": str(len(poses)), "nColumns": str(len(labels)), "inDegrees": "yes"}
    assert labels[:3] == ["time", "right_ankle", "right_knee"]
    assert len(labels) == len(ANGLE_NAMES) + 1
    assert len(rows) == len(poses)
    assert [float(cell) for cell in rows[100][1:]] == pytest.approx(joint_angles_deg(poses[100]).tolist(), abs=1e-4)


def test_a_frame_without_a_person_has_no_row_of_angles_and_those_after_it_are_read(poses: list[Pose]) -> None:
    some = [*poses[:5], Pose.nobody(poses[5].t_s, (64, 48)), *poses[6:10]]
    head, _, rows = storage(mot_angles(some))
    assert head["nRows"] == "9"
    assert [float(row[0]) for row in rows] == pytest.approx([p.t_s for p in (*poses[:5], *poses[6:10])], abs=1e-6)


def test_a_name_cannot_break_the_head_of_a_file(poses: list[Pose]) -> None:
    assert trc_metres(poses[:2], "a\n\tb").split("\n")[0].endswith("a  b")
