"""Landmarks as TRC and angles as MOT, the files of OpenSim, Sports2D and Pose2Sim."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

import numpy as np

from posecoach.core.pose import FloatArray, Pose
from posecoach.core.skeleton import Landmark
from posecoach.results.exports.joint_angles import ANGLE_NAMES, joint_angles_deg

_PARTS = {
    "hip": "Hip", "knee": "Knee", "ankle": "Ankle", "foot_index": "BigToe", "heel": "Heel",
    "shoulder": "Shoulder", "elbow": "Elbow", "wrist": "Wrist", "pinky": "Pinky", "index": "Index", "thumb": "Thumb",
    "ear": "Ear", "eye": "Eye",
}  # fmt: skip
MARKERS: dict[str, int] = {"Nose": int(Landmark.NOSE)} | {
    f"{letter}{name}": int(Landmark[f"{side}_{part}".upper()])
    for letter, side in (("R", "right"), ("L", "left"))
    for part, name in _PARTS.items()
}
"""Marker names as Pose2Sim and its OpenSim models have them, by landmark; its other landmarks are not written."""
MIDDLES = {"Hip": ("RHip", "LHip"), "Neck": ("RShoulder", "LShoulder")}
"""Markers half-way between two others."""


def trc_metres(poses: Sequence[Pose], name: str) -> str:
    """Return landmarks in metres: x to the image's right, y up, z towards the camera; origin between the hips.

    ``name`` stands in the file's head. What is missing is ``nan``: a reader that drops an empty last
    cell, as OpenSim's does, would refuse the line.
    """
    return _trc(poses, name, [_y_up(pose.world_m) for pose in poses], "m")


def trc_pixels(poses: Sequence[Pose], name: str) -> str:
    """Return landmarks in pixels as Sports2D's ``load_trc_px`` reads them: y down, z 0."""
    flat = [np.column_stack([pose.xy_px, np.where(np.isfinite(pose.xy_px[:, 0]), 0.0, np.nan)]) for pose in poses]
    return _trc(poses, name, flat, "px")


def mot_angles(poses: Sequence[Pose]) -> str:
    """Return the angles in the image plane, degrees, over time.

    A frame in which an angle is missing has no row, since OpenSim's Storage stops reading at the first ``nan``. Names
    have ``_`` for their blanks, at which it would split them.
    """
    rows = [(pose.t_s, angles) for pose in poses if np.isfinite(angles := joint_angles_deg(pose)).all()]
    head = ["Coordinates", "version=1", f"nRows={len(rows)}", f"nColumns={len(ANGLE_NAMES) + 1}", "inDegrees=yes", ""]
    head += [
        "Angles in the image plane; names and signs as in Sports2D.",
        "endheader",
        "\t".join(["time", *(name.replace(" ", "_") for name in ANGLE_NAMES)]),
    ]
    lines = ["\t".join([f"{t_s:.6f}", *(f"{a:.4f}" for a in angles)]) for t_s, angles in rows]
    return "\n".join([*head, *lines]) + "\n"


def _y_up(world_m: FloatArray) -> FloatArray:
    turned: FloatArray = world_m * np.array([1.0, -1.0, -1.0])
    return turned


def _trc(poses: Sequence[Pose], name: str, points: Iterable[FloatArray], unit: str) -> str:
    names = [*MARKERS, *MIDDLES]
    rate = f"{rate_hz(poses):.6g}"
    head = [
        f"PathFileType\t4\t(X/Y/Z)\t{_plain(name)}",
        "DataRate\tCameraRate\tNumFrames\tNumMarkers\tUnits\tOrigDataRate\tOrigDataStartFrame\tOrigNumFrames",
        f"{rate}\t{rate}\t{len(poses)}\t{len(names)}\t{unit}\t{rate}\t1\t{len(poses)}",
        "Frame#\tTime\t" + "\t\t\t".join(names) + "\t\t",
        "\t\t" + "\t".join(f"X{i}\tY{i}\tZ{i}" for i in range(1, len(names) + 1)),
    ]
    rows = [
        "\t".join([str(number), f"{pose.t_s:.6f}", *(_cell(v) for v in _markers(xyz).ravel())])
        for number, (pose, xyz) in enumerate(zip(poses, points, strict=True), 1)
    ]
    return "\n".join([*head, *rows]) + "\n"


def _markers(xyz: FloatArray) -> FloatArray:
    """Return (m, 3) the markers of a frame in the order of their names."""
    found = {marker: xyz[index] for marker, index in MARKERS.items()}
    middles = [(found[a] + found[b]) / 2.0 for a, b in MIDDLES.values()]
    return np.stack([*found.values(), *middles])


def rate_hz(poses: Sequence[Pose]) -> float:
    """Return the mean number of frames a second; the column ``Time`` has the true times of a clip of variable rate."""
    span_s = poses[-1].t_s - poses[0].t_s if poses else 0.0
    return (len(poses) - 1) / span_s if span_s > 0 else 30.0


def _cell(value: float) -> str:
    return f"{value:.6f}" if math.isfinite(value) else "nan"


def _plain(name: str) -> str:
    """Return a name without what would break a line or a column."""
    return "".join(c if c.isprintable() else " " for c in name)
