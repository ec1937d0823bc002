"""Every frame of a clip with a pose, although only some were looked at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from posecoach.app.observation import Observation
from posecoach.core.pose import Pose
from posecoach.sources.recorded.clip import ClipSource
from posecoach.sources.recorded.picture import Picture

SAME_FRAME_S = 1e-6


def with_every_frame(poses: Iterable[Pose], clip: ClipSource) -> Iterator[Observation]:
    """Yield an observation for each frame of the clip, which is read once more.

    Parameters
    ----------
    poses
        Of frames of the clip, in order. Frames before the first and after the last pose are left out.
    """
    pictures = iter(clip.pictures())
    picture = next(pictures, None)
    before: Pose | None = None
    for pose in poses:
        while picture is not None and picture.t_s < pose.t_s - SAME_FRAME_S:
            if before is not None:
                yield _between(before, pose, picture)
            picture = next(pictures, None)
        same = picture is not None and picture.t_s <= pose.t_s + SAME_FRAME_S
        yield Observation(pose, picture.frame() if picture is not None and same else None)
        if same:
            picture = next(pictures, None)
        before = pose


def _between(before: Pose, after: Pose, picture: Picture) -> Observation:
    return Observation(None, picture.frame(), shown=pose_between(before, after, picture.t_s))


def pose_between(before: Pose, after: Pose, t_s: float) -> Pose:
    """Return the pose at a time between two poses, on a straight line; nobody unless somebody is in both."""
    if not (before.found and after.found):
        return Pose.nobody(t_s, before.image_size_px)
    share = (t_s - before.t_s) / (after.t_s - before.t_s)
    return Pose(
        t_s=t_s,
        xy_px=before.xy_px + share * (after.xy_px - before.xy_px),
        world_m=before.world_m + share * (after.world_m - before.world_m),
        visibility=before.visibility + share * (after.visibility - before.visibility),
        image_size_px=before.image_size_px,
    )
