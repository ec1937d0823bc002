"""A decoded picture of a clip that is converted only if somebody looks at it."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import Any

import cv2  # noqa: F401  before PyAV: tests/unit/test_import_order.py says why

# isort: split
import numpy as np
from av.video.frame import VideoFrame
from av.video.reformatter import VideoReformatter
from numpy.typing import NDArray

from posecoach.core.frame import Frame
from posecoach.sources.letterbox import letterboxed
from posecoach.sources.recorded.orientation import IDENTITY, Turns, upright

THUMBNAIL_STEP_PX = 8
"""Every eighth pixel of every eighth line is in the thumbnail, as when a camera's health is looked after."""
LUMA_FIRST = frozenset({"yuv420p", "yuvj420p", "yuv422p", "yuvj422p", "yuv444p", "yuvj444p", "nv12", "gray"})
"""Pixel formats whose first plane is the brightness, one byte a pixel."""

_of_thread = threading.local()


def _converter() -> VideoReformatter:
    """Return this thread's converter; none may be used by two threads at once."""
    if not hasattr(_of_thread, "converter"):
        _of_thread.converter = VideoReformatter()
    converter: VideoReformatter = _of_thread.converter
    return converter


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as the decoder left it.

    Attributes
    ----------
    t_s, index
        As in the frame, see :class:`~posecoach.core.frame.Frame`.
    decoded
        PyAV's picture.
    pixel_ratio
        Width by height of a stored pixel.
    turns
        How it is turned upright, see :func:`~posecoach.sources.recorded.orientation.quarter_turns`.
    fit_px
        Width and height of the frame, into which the picture is letterboxed; None: its own.
    """

    t_s: float
    index: int
    decoded: VideoFrame
    pixel_ratio: float = 1.0
    turns: Turns = IDENTITY
    fit_px: tuple[int, int] | None = None

    @property
    def size_bytes(self) -> int:
        """What it holds in memory until it is released."""
        return sum(plane.buffer_size for plane in self.decoded.planes)

    def frame(self) -> Frame:
        """Return it in colours, upright, with square pixels: angles are wrong in others."""
        width_px, _ = self._stored_px
        # Converters are kept: making one takes three times as long as converting a picture.
        bgr = _converter().reformat(self.decoded, width=width_px, format="bgr24", threads=1)
        image: Any = bgr.to_ndarray()
        whole = upright(image, self.turns)
        return Frame(self.t_s, self.index, whole if self.fit_px is None else letterboxed(whole, self.fit_px))

    @property
    def upright_px(self) -> tuple[int, int]:
        """Width and height of the picture, upright and with square pixels, before it is letterboxed."""
        width_px, height_px = self._stored_px
        return (width_px, height_px) if self.turns[0] else (height_px, width_px)

    @property
    def _stored_px(self) -> tuple[int, int]:
        return max(1, round(self.decoded.width * self.pixel_ratio)), self.decoded.height

    def thumbnail(self) -> NDArray[np.uint8]:
        """Return the brightness of a grid of pixels as stored, ``uint8`` (rows, columns)."""
        if self.decoded.format.name not in LUMA_FIRST:
            grey: Any = self.decoded.to_ndarray(format="gray")
            return np.ascontiguousarray(grey[::THUMBNAIL_STEP_PX, ::THUMBNAIL_STEP_PX])
        plane = self.decoded.planes[0]
        lines = np.frombuffer(memoryview(plane), np.uint8).reshape(-1, plane.line_size)
        return lines[: self.decoded.height : THUMBNAIL_STEP_PX, : self.decoded.width : THUMBNAIL_STEP_PX].copy()
