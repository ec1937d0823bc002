"""What an analysis looks at: a clip, through the model, or poses recorded from one."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Self

from posecoach.app.observation import Observation
from posecoach.core.closing import Closing
from posecoach.core.errors import PosecoachError
from posecoach.core.spec import ExerciseSpec
from posecoach.sources.recorded.pose_file import PoseFile, holds_poses

if TYPE_CHECKING:
    from posecoach.app.clip.poses import ClipPoses

RECORDED = "recorded poses"


@dataclass(frozen=True, slots=True)
class LookOptions:
    """How a clip is looked at.

    Attributes
    ----------
    every_frame
        Look at all frames, not only at as many as the analysis needs.
    jobs
        How many trackers work side by side; 0 = one for each processor that this process may use.
    """

    every_frame: bool = False
    jobs: int = 0


@dataclass(slots=True)
class ClipInput(Closing):
    """Observations of a clip, and what is known of where they come from.

    While it is entered as a context, trackers look at the clip ahead of the reader of the observations.
    """

    observations: Iterable[Observation]
    model: str
    model_sha256: str
    frame_count: int | None
    warning: Callable[[], str | None]
    clip_poses: ClipPoses | None = None
    recorded_frames: int | None = None

    @property
    def frames(self) -> int | None:
        """How many frames of the clip have been read, or a clip of recorded poses has; None: not known."""
        return self.recorded_frames if self.clip_poses is None else self.clip_poses.decoded

    def __enter__(self) -> Self:
        if self.clip_poses is not None:
            self.clip_poses.begin()
        return self

    def close(self) -> None:
        """Make the trackers come to an end."""
        if self.clip_poses is not None:
            self.clip_poses.close()


def open_input(
    path: Path,
    name: str,
    spec: ExerciseSpec,
    model: Path | None,
    look: LookOptions,
    *,
    shown: bool,
    warning: str = "",
) -> ClipInput:
    """Open a clip, or poses recorded from one.

    Parameters
    ----------
    shown
        Whether every frame is wanted as a picture too.
    warning
        Of recorded poses, what was found wrong with the clip.

    Raises
    ------
    PosecoachError
        If the clip or the model cannot be used, or recorded poses lack pictures or what the exercise is measured on.
    """
    if holds_poses(path):
        if shown:
            raise PosecoachError("An annotated video needs the clip itself; recorded poses have no pictures.")
        poses = PoseFile(path)
        if spec.camera.needs_silhouette and not poses.has_silhouette:
            raise PosecoachError(without_silhouette(spec, name))
        by = poses.model_name or RECORDED
        return ClipInput(
            (Observation(p) for p in poses),
            by,
            poses.model_sha256,
            poses.frame_count,
            lambda: warning or poses.warning,
            recorded_frames=poses.clip_frames,
        )
    # Imported late: OpenCV and MediaPipe take a second to load and recorded poses do without.
    from posecoach.app.clip.poses import ClipPoses
    from posecoach.app.clip.shown_frames import with_every_frame
    from posecoach.estimators.model.model_file import resolve_model
    from posecoach.sources.recorded.clip import ClipSource

    clip, found = ClipSource(path), resolve_model(model)
    seen = ClipPoses(clip, found, silhouette=spec.camera.needs_silhouette, every_frame=look.every_frame, jobs=look.jobs)
    return ClipInput(
        with_every_frame(seen, ClipSource(path)) if shown else (Observation(p) for p in seen),
        found.name,
        found.sha256,
        clip.frame_count,
        lambda: clip.warning,
        seen,
    )


def without_silhouette(spec: ExerciseSpec, name: str) -> str:
    """Return why an exercise that is measured on the silhouette cannot be analysed from recorded poses without one."""
    return (
        f"{spec.name} is measured on the silhouette, and {name} has none. Record the poses again from the "
        f"clip: posecoach analyze CLIP --exercise {spec.id} --poses {name}"
    )
