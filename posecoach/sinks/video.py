"""Write a video that browsers and phones play."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable
from fractions import Fraction
from pathlib import Path
from typing import Any

import cv2  # noqa: F401  before PyAV: tests/unit/test_import_order.py says why

# isort: split
import av
import numpy as np
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

from posecoach.core.closing import ClosingWhole
from posecoach.core.errors import PosecoachError
from posecoach.core.frame import Image
from posecoach.system.whole_file import reserve_partial

TIME_BASE = Fraction(1, 90_000)
"""Exact for the usual frame rates, and far below a frame for all others."""
CONSTANT_RATE_FACTOR = 23
"""Quality of x264, 0 (lossless) to 51; 23 is its own default."""
KEYFRAME_PERIOD_FRAMES = 60


def write_video(path: Path, pictures: Iterable[tuple[Image, float]]) -> bool:
    """Write pictures of one size, each with its time in seconds; return whether there were any: without one no file is.

    Raises
    ------
    PosecoachError
        If the file cannot be written; what comes while the pictures are made is raised, too, and leaves no file.
    """
    with contextlib.ExitStack() as stack:
        writer: VideoWriter | None = None
        for image, t_s in pictures:
            if writer is None:
                writer = stack.enter_context(VideoWriter(path, (image.shape[1], image.shape[0])))
            writer.write(image, t_s)
    return writer is not None


class VideoWriter(ClosingWhole):
    """Writes H.264 in MP4 with each picture at its own time.

    Odd sizes lose their last row or column, since the pixel format that all browsers play wants even ones.
    The file appears whole when the writer is closed, or not at all when the ``with`` block is left by an
    error.

    Parameters
    ----------
    path
        The ``.mp4`` file to write.
    size_px
        Width and height of the pictures.

    Raises
    ------
    PosecoachError
        At once, if the file cannot be written.
    """

    def __init__(self, path: Path | str, size_px: tuple[int, int]) -> None:
        self.path = Path(path)
        self.size_px = size_px
        self._even_px = (size_px[0] // 2 * 2, size_px[1] // 2 * 2)
        if min(self._even_px) < 2:
            raise PosecoachError(f"A video of {size_px[0]} x {size_px[1]} pixels cannot be written: at least 2 x 2.")
        self._partial = reserve_partial(self.path)
        self._container = av.open(str(self._partial), "w", format="mp4", options={"movflags": "+faststart"})
        self._stream = self._add_stream()
        self._last_ticks = -1
        self._closed = False

    def write(self, image: Image, t_s: float) -> None:
        """Add a picture.

        Parameters
        ----------
        image
            ``uint8`` (height, width, 3), BGR.
        t_s
            When it is shown, in seconds from the start of the video; must increase.
        """
        height_px, width_px = image.shape[:2]
        if (width_px, height_px) != self.size_px:
            raise ValueError(f"The picture is {width_px} x {height_px} px, the video {self.size_px}")
        even = np.ascontiguousarray(image[: self._even_px[1], : self._even_px[0]])
        picture = VideoFrame.from_ndarray(even, format="bgr24")
        self._last_ticks = max(self._last_ticks + 1, round(t_s / TIME_BASE))
        picture.pts, picture.time_base = self._last_ticks, TIME_BASE
        self._mux(picture)

    def close(self) -> None:
        """Finish the file and put it in its place; without a picture there is none. May be called again."""
        if self._closed:
            return
        if self._last_ticks < 0:
            self.abandon()
            return
        try:
            self._mux(None)
            self._container.close()
            self._partial.replace(self.path)
        except (OSError, av.error.FFmpegError) as error:
            self.abandon()
            raise PosecoachError(f"The video cannot be written to {self.path} ({error.strerror}).") from error
        self._closed = True

    def abandon(self) -> None:
        """Throw away what was written and leave the target as it was."""
        if not self._closed:
            self._closed = True
            with contextlib.suppress(OSError, av.error.FFmpegError):
                self._container.close()
            self._partial.unlink(missing_ok=True)

    def _mux(self, picture: VideoFrame | None) -> None:
        try:
            for packet in self._stream.encode(picture):
                self._container.mux(packet)
        except (OSError, av.error.FFmpegError) as error:
            self.abandon()
            raise PosecoachError(f"The video cannot be written to {self.path} ({error.strerror}).") from error

    def _add_stream(self) -> VideoStream:
        # No B-frames: with them the container states too short a length for clips of variable rate.
        options: dict[str, str] = {
            "crf": str(CONSTANT_RATE_FACTOR),
            "preset": "veryfast",
            "g": str(KEYFRAME_PERIOD_FRAMES),
            "bf": "0",
        }
        stream: Any = self._container.add_stream("libx264", rate=30, options=options)
        stream.width, stream.height = self._even_px
        stream.pix_fmt = "yuv420p"
        stream.time_base = stream.codec_context.time_base = TIME_BASE
        return stream  # type: ignore[no-any-return]
