"""Signals of a person who lies on the back: over a roller, or pressing the elbows into the floor.

All are NaN unless the trunk is nearer to lying than to upright and the chest is up, so that nothing is
counted while somebody stands or sits.
"""

from __future__ import annotations

import math

import numpy as np

from posecoach.core.pose import FloatArray, Pose, Silhouette
from posecoach.core.skeleton import SIDES
from posecoach.signals import Signal
from posecoach.signals.geometry import minus, once_per_pose, pixel, pixel_middle, trunk_axes
from posecoach.signals.legs import hip_advance_ratio, hip_height_ratio
from posecoach.signals.sagittal import sagittal_px
from posecoach.signals.thorax import face_pitch_deg
from posecoach.signals.trunk import trunk_incl_deg, trunk_length_px

LYING_DEG = 45.0
"""Trunk inclination from which a person lies; leaning on a roller starts at about 62° in renders."""
COLUMN_RATIOS: FloatArray = np.linspace(0.12, 0.78, 23)
"""Where along the trunk, from shoulders (0) to hips (1), the outline is looked at: the part that lifts."""
ARM_HALF_RATIO = 0.06
"""Half the width of a forearm or fist, trunk lengths."""
MIN_COLUMNS = 2.0
"""Fewer columns clear of the arms are no outline."""
HEAD_WEIGHT_PER_DEG = 0.002
"""Rise of the chest, trunk lengths, per degree by which the neck extends: about 0.08 and 20 to 30 degrees in
renders."""
HEAD_OFF_FLOOR_DEG = 60.0
"""Sum of both angles of a lifted head; see :func:`supine_head_lift_deg`."""
LYING_MIN_SINE = 0.6
"""Least divisor of a distance along the floor. Who lies seen obliquely is read as 8 to 13 degrees nearer to the front
than is true, and trembles by five: from feet 1.5 lower legs away that made 0.2 of travel, as much as a pass (renders at
37 and 41 degrees off the front)."""


@once_per_pose
def lies_on_back(pose: Pose) -> bool:
    """Return whether the trunk is nearer to lying than to upright, with the chest up."""
    return trunk_incl_deg(pose) > LYING_DEG and trunk_axes(pose).ventral[1] < 0.0


def shoulder_drop_ratio(pose: Pose) -> float:
    """Return how far the shoulders sank from straight above the hips (0) to level with them (1)."""
    if not lies_on_back(pose):
        return math.nan
    return 1.0 - (pixel_middle(pose, "hip")[1] - pixel_middle(pose, "shoulder")[1]) / trunk_length_px(pose)


def roll_travel_ratio(pose: Pose) -> float:
    """Return how far the hips are toward the feet along the floor, lower-leg lengths."""
    return hip_advance_ratio(pose, LYING_MIN_SINE) if lies_on_back(pose) else math.nan


def supine_hip_height_ratio(pose: Pose) -> float:
    """Return the hips' height above the ankles, lower-leg lengths."""
    return hip_height_ratio(pose) if lies_on_back(pose) else math.nan


def supine_head_lift_deg(pose: Pose) -> float:
    """Return how far the head is lifted off the floor: the rise of the ears plus the tip of the face.

    The first is counted from the shoulders above the floor, the second from the ceiling toward the feet; both
    grow when the head comes up and shrink when the chest comes up. In renders 75 to 100 with the head
    lifted, -10 to 45 with it down.
    """
    if not lies_on_back(pose):
        return math.nan
    forward, up = sagittal_px(pose, minus(pixel_middle(pose, "ear"), pixel_middle(pose, "shoulder")))
    rise = math.degrees(math.atan2(up, -forward))
    return rise + 90.0 - face_pitch_deg(pose)


def chest_lift_ratio(pose: Pose) -> float:
    """Return the height of chest and belly above the ankles in the silhouette, trunk lengths.

    Mean over the upper outline between shoulders and hips, without the columns in which an elbow, forearm or
    fist stands up. Landmarks do not see a chest that lifts: the shoulder's joint rises by less than its noise
    (0.02 in renders, the outline by 0.04 to 0.08).
    """
    if pose.silhouette is None or not lies_on_back(pose):
        return math.nan
    weight = _free_of_arms(pose)
    top_px = _upper_outline_px(pose, pose.silhouette)
    weight = np.where(np.isfinite(top_px), weight, 0.0)
    if not weight.sum() >= MIN_COLUMNS:
        return math.nan
    mean_px = float(np.average(np.nan_to_num(top_px), weights=weight))
    return (pixel_middle(pose, "ankle")[1] - mean_px) / trunk_length_px(pose)


def chest_press_ratio(pose: Pose) -> float:
    """Return the lift of the chest together with its other mark, trunk lengths.

    The head stays down while the chest rises, so that the neck extends. Rises by 0.06 to 0.13 in rendered
    elbow presses, whose noise is 0.01. NaN while the head is off the floor: then the outline of the chest is
    no measure of it.
    """
    head = supine_head_lift_deg(pose)
    if head > HEAD_OFF_FLOOR_DEG:
        return math.nan
    return chest_lift_ratio(pose) - HEAD_WEIGHT_PER_DEG * head


def _free_of_arms(pose: Pose) -> FloatArray:
    """Return for each of :data:`COLUMN_RATIOS` how far it is clear of both forearms, 0..1."""
    shoulders, hips = (np.array(pixel_middle(pose, part)) for part in ("shoulder", "hip"))
    axis = (hips - shoulders) / ((hips - shoulders) @ (hips - shoulders))
    weight = np.ones(len(COLUMN_RATIOS))
    for side in SIDES:
        ends = [float((np.array(pixel(pose, part, side)) - shoulders) @ axis) for part in ("elbow", "wrist")]
        apart = np.maximum(min(ends) - COLUMN_RATIOS, COLUMN_RATIOS - max(ends))
        weight *= np.clip((apart - ARM_HALF_RATIO) / ARM_HALF_RATIO, 0.0, 1.0)
    return weight


def _upper_outline_px(pose: Pose, silhouette: Silhouette) -> FloatArray:
    """Return the y of the upper edge at each of :data:`COLUMN_RATIOS`; NaN where there is no trunk."""
    shoulders, hips = (np.array(pixel_middle(pose, part)) for part in ("shoulder", "hip"))
    rows, columns = silhouette.mask.shape
    top_px = np.full(len(COLUMN_RATIOS), np.nan)
    for i, ratio in enumerate(COLUMN_RATIOS):
        x, y = (shoulders + (hips - shoulders) * ratio) / silhouette.px_per_cell
        if not (0 <= x < columns and 0 <= y < rows and silhouette.mask[int(y), int(x)]):
            continue
        gaps = np.flatnonzero(~silhouette.mask[: int(y), int(x)])
        top_px[i] = (gaps[-1] + 1 if len(gaps) else 0) * silhouette.px_per_cell
    return top_px


SIGNALS: dict[str, Signal] = {
    "shoulder_drop_ratio": shoulder_drop_ratio,
    "roll_travel_ratio": roll_travel_ratio,
    "supine_hip_height_ratio": supine_hip_height_ratio,
    "supine_head_lift_deg": supine_head_lift_deg,
    "chest_lift_ratio": chest_lift_ratio,
    "chest_press_ratio": chest_press_ratio,
}
