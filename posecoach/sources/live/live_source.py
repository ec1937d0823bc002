"""The choice of a live source from what the user typed."""

from __future__ import annotations

from pathlib import Path

from posecoach.core.errors import PosecoachError
from posecoach.core.ports import LiveSource
from posecoach.sources.live.camera import CameraSource, parse_address
from posecoach.sources.live.real_time_clip import RealTimeClip
from posecoach.sources.recorded.clip import ClipSource
from posecoach.sources.recorded.pose_file import holds_poses


def open_live(source: str, *, loop: bool = False) -> LiveSource:
    """Return the camera or clip that the user named.

    Parameters
    ----------
    source
        The path of a clip, or what :func:`~posecoach.sources.live.camera.parse_address` takes.
    loop
        Play a clip again and again.

    Raises
    ------
    PosecoachError
        If it is neither, or the clip cannot be opened. A camera that is not there is no error: it may come.
    """
    clip = _with_pictures(clip_of(source))
    return CameraSource(parse_address(source)) if clip is None else RealTimeClip(clip, loop=loop)


def check_live(source: str) -> None:
    """Refuse, before anything is opened, what can be neither a camera nor a clip.

    Raises
    ------
    PosecoachError
        If it is neither, or the clip cannot be opened.
    """
    clip = _with_pictures(clip_of(source))
    if clip is None:
        parse_address(source)
    else:
        ClipSource(clip)


def clip_of(source: str) -> Path | None:
    """Return the clip that the user named in place of a camera; None if it is a camera."""
    path = Path(source)
    try:
        return path if path.is_file() else None
    except OSError:  # longer than the name of a file can be
        return None


def _with_pictures(clip: Path | None) -> Path | None:
    if clip is not None and holds_poses(clip):
        raise PosecoachError(f"{clip} holds recorded poses, which have no pictures. Name the clip itself, or a camera.")
    return clip
