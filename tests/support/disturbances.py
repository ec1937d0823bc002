"""What goes wrong in front of a camera, done to poses: people who cross, limbs out of the picture, a bumped camera."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np

from posecoach.core.pose import Pose, Silhouette
from posecoach.core.skeleton import LANDMARK_COUNT, MIRRORED, Landmark

Poses = Sequence[Pose]
Disturbance = Callable[[Poses], list[Pose]]
HAND_AND_ELBOW = ("ELBOW", "WRIST", "PINKY", "INDEX", "THUMB")


def between(start_s: float, end_s: float, change: Callable[[Pose, np.random.Generator], Pose]) -> Disturbance:
    """Change the poses from ``start_s`` on, before ``end_s``; all others stay."""

    def disturbed(poses: Poses) -> list[Pose]:
        rng = np.random.default_rng(5)
        return [change(pose, rng) if start_s <= pose.t_s < end_s else pose for pose in poses]

    return disturbed


def nobody(pose: Pose, rng: np.random.Generator) -> Pose:
    return Pose.nobody(pose.t_s, pose.image_size_px)


def another_person(pose: Pose, rng: np.random.Generator) -> Pose:
    """Somebody smaller elsewhere, who faces the other way."""
    world = (pose.world_m + rng.normal(0.0, 0.05, pose.world_m.shape)) * [-1.0, 1.0, -1.0]
    return replace(
        pose, xy_px=pose.xy_px * 0.6 + np.array([250.0 + 80.0 * rng.random(), 30.0]), world_m=world, silhouette=None
    )


def arms_outside(pose: Pose, rng: np.random.Generator) -> Pose:
    """Both arms out of the picture, reported visible all the same, and somewhere else in each frame."""
    places = [Landmark[f"{side}_{part}"] for side in ("LEFT", "RIGHT") for part in HAND_AND_ELBOW]
    xy, world = pose.xy_px.copy(), pose.world_m.copy()
    xy[places] = np.array(pose.image_size_px) + 60.0 + rng.normal(0.0, 20.0, (len(places), 2))
    world[places] += rng.normal(0.0, 0.15, (len(places), 3))
    return replace(pose, xy_px=xy, world_m=world)


def one_arm_guessed(side: str) -> Callable[[Pose, np.random.Generator], Pose]:
    """Return a change that covers an arm: its landmarks are garbage of low visibility."""
    places = [Landmark[f"{side}_{part}"] for part in HAND_AND_ELBOW]

    def change(pose: Pose, rng: np.random.Generator) -> Pose:
        xy, world, visibility = pose.xy_px.copy(), pose.world_m.copy(), pose.visibility.copy()
        xy[places] += rng.normal(0.0, 40.0, (len(places), 2))
        world[places] += rng.normal(0.0, 0.25, (len(places), 3))
        visibility[places] = 0.3
        return replace(pose, xy_px=xy, world_m=world, visibility=visibility)

    return change


def sides_swapped(pose: Pose, rng: np.random.Generator) -> Pose:
    assert sorted(MIRRORED) == list(range(LANDMARK_COUNT))
    xy_px, world_m, visibility = (values[MIRRORED] for values in (pose.xy_px, pose.world_m, pose.visibility))
    return replace(pose, xy_px=xy_px, world_m=world_m, visibility=visibility)


def bumped(pose: Pose, rng: np.random.Generator) -> Pose:
    """The camera stands elsewhere: the whole picture lies 10 cells to the right and 6 higher."""
    if pose.silhouette is None:
        return replace(pose, xy_px=pose.xy_px + np.array([40.0, -24.0]))
    px = pose.silhouette.px_per_cell
    mask = np.roll(pose.silhouette.mask, (-6, 10), axis=(0, 1))
    return replace(pose, xy_px=pose.xy_px + np.array([10.0 * px, -6.0 * px]), silhouette=Silhouette(mask, px))


def frozen(start_s: float, end_s: float) -> Disturbance:
    """The picture stands still."""

    def disturbed(poses: Poses) -> list[Pose]:
        last = max((pose for pose in poses if pose.t_s < start_s), key=lambda pose: pose.t_s)
        return [replace(last, t_s=pose.t_s) if start_s <= pose.t_s < end_s else pose for pose in poses]

    return disturbed


def at_rate(rate_hz: float) -> Disturbance:
    """Only ``rate_hz`` frames a second."""

    def disturbed(poses: Poses) -> list[Pose]:
        slots = [int(pose.t_s * rate_hz + 1e-6) for pose in poses]
        return [pose for i, pose in enumerate(poses) if i == 0 or slots[i] != slots[i - 1]]

    return disturbed


def stalls(every_s: float, for_s: float, first_s: float = 1.0) -> Disturbance:
    """Again and again no frame is looked at for a while, as by a machine that is busy, and the movement goes on."""
    return lambda poses: [pose for pose in poses if not 0.0 < (pose.t_s - first_s) % every_s < for_s]


def gap(at_s: float, for_s: float) -> Disturbance:
    """No frame at all for a while, and the movement goes on where it was."""
    return lambda poses: [pose if pose.t_s < at_s else replace(pose, t_s=pose.t_s + for_s) for pose in poses]
