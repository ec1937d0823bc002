"""The boundary with MediaPipe: its landmarker, its pictures and its results."""

from __future__ import annotations

import sys
import threading
import weakref
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from posecoach.core.frame import Frame
from posecoach.core.pose import SILHOUETTE_COLUMNS, FloatArray, Pose, Silhouette
from posecoach.estimators.library.detections import Detections, detections_of
from posecoach.estimators.library.direct_video import DirectVideo
from posecoach.estimators.library.offline import OFFLINE
from posecoach.estimators.library.pose_task import PoseTask, pose_task

WIDTH_MULTIPLE_PX = 4
"""Some 1.x releases abort the process when they hand out a mask whose width is no multiple of this."""
PERSON_CONFIDENCE_MIN = 0.5
"""A cell of the silhouette is person where the averaged mask says so more likely than not."""
PEOPLE_MAX = 4
"""The most people that one look distinguishes."""


class Landmarker:
    """A pose landmarker of MediaPipe that reports to nobody as long as it is open, and when it is closed.

    Parameters
    ----------
    bundle
        The file of the model.
    options
        Further ones of MediaPipe's ``PoseLandmarkerOptions``.
    """

    def __init__(self, bundle: Path, **options: Any) -> None:
        task = pose_task()
        base = _base(task, bundle)
        OFFLINE.begin()
        # Also if nobody closes it: what goes on in a process must not depend on who forgot something.
        self._online = weakref.finalize(self, OFFLINE.end)
        try:
            wanted = task.PoseLandmarkerOptions(base_options=base, **options)
            self._landmarker = task.PoseLandmarker.create_from_options(wanted)
        except BaseException:
            self._online()
            raise
        self._direct = _direct(task, self._landmarker)
        self._at_work = threading.Lock()

    def detect(self, rgb: NDArray[np.uint8]) -> Detections:
        """Return what MediaPipe finds in a picture, ``uint8`` (height, width, 3)."""
        return detections_of(self._landmarker.detect(_picture(rgb)))

    def detect_for_video(self, rgb: NDArray[np.uint8], t_ms: int) -> Detections:
        """Return what MediaPipe finds in the next picture of a video, ``uint8`` (height, width, 3)."""
        with self._at_work:
            if self._direct is not None:
                return self._direct.detect(rgb, t_ms)
            return detections_of(self._landmarker.detect_for_video(_picture(rgb), t_ms))

    def close(self) -> None:
        """Free it, once nobody looks any more."""
        with self._at_work:
            self._direct = None
            try:
                self._landmarker.close()
            finally:
                self._online()


def create_tracker(bundle: Path, *, silhouette: bool) -> Landmarker:
    """Return a landmarker that finds one person and follows them through a video.

    With more than one person it would look for further ones in every frame, which takes twice the time
    (measured: 26 instead of 14 ms of processor time a frame), and moves the landmarks of the first by about
    2 px. Everybody is looked at only when it matters, see :func:`create_finder`.
    """
    return Landmarker(bundle, running_mode=pose_task().RunningMode.VIDEO, output_segmentation_masks=silhouette)


def create_finder(bundle: Path) -> Landmarker:
    """Return a landmarker that finds all people in a single picture."""
    return Landmarker(bundle, running_mode=pose_task().RunningMode.IMAGE, num_poses=PEOPLE_MAX)


def _direct(task: PoseTask, landmarker: Any) -> DirectVideo | None:
    """Return the shorter way to a landmarker; None in a release of MediaPipe that has none."""
    try:
        return DirectVideo(task, landmarker)
    except (AttributeError, KeyError, TypeError):
        return None


def _picture(rgb: NDArray[np.uint8]) -> Any:
    task = pose_task()
    return task.Image(image_format=task.ImageFormat.SRGB, data=rgb)


def _base(task: PoseTask, bundle: Path) -> Any:
    """Name the bundle by its path: MediaPipe reads it in place, where a buffer is copied (25 MB and 25 ms more)."""
    if sys.platform == "win32" and not str(bundle).isascii():  # there MediaPipe cannot open such paths
        return task.BaseOptions(model_asset_buffer=bundle.read_bytes())
    return task.BaseOptions(model_asset_path=str(bundle))


def to_mediapipe(image: NDArray[np.uint8]) -> tuple[NDArray[np.uint8], int]:
    """Return the picture as MediaPipe wants it, RGB, and by how many pixels it was widened at the right."""
    padded_px = -image.shape[1] % WIDTH_MULTIPLE_PX
    rgb: Any = cv2.cvtColor(image, cv2.COLOR_BGR2RGB)
    if padded_px:
        rgb = cv2.copyMakeBorder(rgb, 0, 0, 0, padded_px, cv2.BORDER_REPLICATE)
    return rgb, padded_px


def to_pose(found: Detections, frame: Frame, padded_px: int, *, silhouette: bool) -> Pose:
    """Return the first person that was found, in pixels of the frame, or nobody.

    Parameters
    ----------
    found
        What the landmarker returned, in coordinates normalised to the widened picture.
    padded_px
        By how many pixels the picture was wider than the frame.
    """
    if not found.points:
        return Pose.nobody(frame.t_s, frame.size_px)
    return Pose(
        t_s=frame.t_s,
        xy_px=all_xy_px(found, frame, padded_px)[0],
        world_m=found.world_m[0],
        visibility=found.points[0][:, 2],
        image_size_px=frame.size_px,
        silhouette=to_silhouette(found.masks[0].numpy_view(), frame.size_px) if silhouette and found.masks else None,
    )


def all_xy_px(found: Detections, frame: Frame, padded_px: int) -> list[FloatArray]:
    """Return the landmarks of all people that were found, (33, 2) each, in pixels of the frame."""
    width_px, height_px = frame.size_px
    scale_px = np.array([width_px + padded_px, height_px], dtype=np.float64)
    return [points[:, :2] * scale_px for points in found.points]


def to_silhouette(mask: NDArray[np.float32], image_size_px: tuple[int, int]) -> Silhouette:
    """Return the mask scaled down to :data:`~posecoach.core.pose.SILHOUETTE_COLUMNS` by averaging areas.

    Parameters
    ----------
    mask
        (height, width) or (height, width, 1), 0..1, perhaps wider than the image.
    image_size_px
        Width and height of the image.
    """
    width_px, height_px = image_size_px
    whole = np.squeeze(mask)[:, :width_px]
    rows = max(1, round(height_px * SILHOUETTE_COLUMNS / width_px))
    scaled = cv2.resize(whole, (SILHOUETTE_COLUMNS, rows), interpolation=cv2.INTER_AREA)
    return Silhouette(mask=scaled > PERSON_CONFIDENCE_MIN, px_per_cell=width_px / SILHOUETTE_COLUMNS)
