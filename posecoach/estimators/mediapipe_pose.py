"""Poses from MediaPipe's pose landmarker."""

from __future__ import annotations

from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

import numpy as np
from numpy.typing import NDArray

from posecoach.core.errors import PosecoachError
from posecoach.core.frame import Frame
from posecoach.core.pose import SILHOUETTE_COLUMNS, Pose, Silhouette
from posecoach.estimators.model_file import ModelFile
from posecoach.estimators.native_log import quiet_native_log

if TYPE_CHECKING:
    from mediapipe.tasks.python.vision import PoseLandmarker

WIDTH_MULTIPLE_PX = 4
"""Some 1.x releases abort the process when they hand out a mask whose width is no multiple of this."""
PERSON_CONFIDENCE_MIN = 0.5
"""A cell of the silhouette is person where the averaged mask says so more likely than not."""


class MediaPipePose:
    """The pose landmarker in video mode: finds a person once and then follows them.

    Parameters
    ----------
    model
        The bundle to use.
    silhouette
        Whether poses carry the silhouette; costs about a third more time.

    Raises
    ------
    PosecoachError
        If the bundle cannot be loaded.
    """

    def __init__(self, model: ModelFile, *, silhouette: bool = False) -> None:
        self.model_name = model.name
        self.model_sha256 = model.sha256
        self._silhouette = silhouette
        self._bundle = model.path.read_bytes()
        self._last_ms = -1
        self._landmarker: PoseLandmarker | None = None
        with quiet_native_log():
            try:
                self._landmarker = create_landmarker(self._bundle, silhouette=silhouette)
            except (RuntimeError, ValueError) as error:
                raise PosecoachError(
                    f"{model.path} is not a pose landmarker bundle that MediaPipe takes ({error}). "
                    "Run `posecoach model` to make a new one."
                ) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Free the model; may be called again."""
        if self._landmarker is not None:
            self._landmarker.close()
            self._landmarker = None

    def estimate(self, frame: Frame) -> Pose:
        """Return the pose of the person being coached, NaN where nobody is seen.

        Frames must come in the order of their times.
        """
        if self._landmarker is None:
            raise ValueError("The estimator is closed.")
        image, padded_px = to_mediapipe(frame.image)
        if self._last_ms < 0:
            with quiet_native_log():
                result = self._landmarker.detect_for_video(image, self._next_ms(frame.t_s))
        else:
            result = self._landmarker.detect_for_video(image, self._next_ms(frame.t_s))
        return to_pose(result, frame, padded_px, silhouette=self._silhouette)

    def _next_ms(self, t_s: float) -> int:
        self._last_ms = max(self._last_ms + 1, round(t_s * 1000))
        return self._last_ms


def create_landmarker(bundle: bytes, *, silhouette: bool) -> PoseLandmarker:
    """Return a landmarker that follows one person through a video."""
    from mediapipe.tasks.python import BaseOptions, vision

    # As a buffer: MediaPipe cannot open paths with letters outside ASCII on Windows.
    options = vision.PoseLandmarkerOptions(
        base_options=BaseOptions(model_asset_buffer=bundle),
        running_mode=vision.RunningMode.VIDEO,
        output_segmentation_masks=silhouette,
    )
    return vision.PoseLandmarker.create_from_options(options)


def to_mediapipe(image: NDArray[np.uint8]) -> tuple[Any, int]:
    """Return the picture as MediaPipe wants it, and by how many pixels it was widened at the right."""
    import mediapipe

    padded_px = -image.shape[1] % WIDTH_MULTIPLE_PX
    height_px, width_px = image.shape[:2]
    rgb = np.empty((height_px, width_px + padded_px, 3), dtype=np.uint8)
    for channel in range(3):
        rgb[:, :width_px, channel] = image[:, :, 2 - channel]
    rgb[:, width_px:] = rgb[:, width_px - 1 : width_px]
    return mediapipe.Image(image_format=mediapipe.ImageFormat.SRGB, data=rgb), padded_px


def to_pose(result: Any, frame: Frame, padded_px: int, *, silhouette: bool) -> Pose:
    """Return the first person of a result in pixels of the frame, or nobody.

    Parameters
    ----------
    result
        What the landmarker returned, in coordinates normalised to the widened picture.
    padded_px
        By how many pixels the picture was wider than the frame.
    """
    if not result.pose_landmarks:
        return Pose.nobody(frame.t_s, frame.size_px)
    width_px, height_px = frame.size_px
    points = result.pose_landmarks[0]
    scale_px = np.array([width_px + padded_px, height_px], dtype=np.float64)
    masks = result.segmentation_masks
    return Pose(
        t_s=frame.t_s,
        xy_px=np.array([(p.x, p.y) for p in points], dtype=np.float64) * scale_px,
        world_m=np.array([(p.x, p.y, p.z) for p in result.pose_world_landmarks[0]], dtype=np.float64),
        visibility=np.array([p.visibility or 0.0 for p in points], dtype=np.float64),
        image_size_px=frame.size_px,
        silhouette=to_silhouette(masks[0].numpy_view(), frame.size_px) if silhouette and masks else None,
    )


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
    scaled = _area_means(_area_means(whole, rows).T, SILHOUETTE_COLUMNS).T
    return Silhouette(mask=scaled > PERSON_CONFIDENCE_MIN, px_per_cell=width_px / SILHOUETTE_COLUMNS)


def _area_means(values: NDArray[np.float32], count: int) -> NDArray[np.float32]:
    """Return the means of ``count`` equal stretches of the first axis, whose ends may lie within a cell."""
    length = values.shape[0]
    total = np.zeros((length + 1, *values.shape[1:]), dtype=np.float32)
    np.cumsum(values, axis=0, out=total[1:])
    ends = np.arange(count + 1) * (length / count)
    whole = np.minimum(ends.astype(np.intp), length - 1)
    part = (ends - whole).astype(np.float32).reshape(-1, *([1] * (values.ndim - 1)))
    at_ends = total[whole] + part * values[whole]
    means: NDArray[np.float32] = np.diff(at_ends, axis=0) * np.float32(count / length)
    return means
