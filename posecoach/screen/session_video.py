"""A session as a video: every new picture, with what a window shows of its moment."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType
from typing import Self

from posecoach.coaching.display.view import Moment
from posecoach.coaching.requests import Request
from posecoach.phrases.catalogue import Catalogue
from posecoach.screen.drawing.draw import draw_hud
from posecoach.screen.present import hud_of
from posecoach.sinks.video import VideoWriter

MIN_WIDTH_PX = 640
"""Smaller clips are drawn larger, so that the text can be read."""


class SessionVideo:
    """Draws the pictures of a session into a video file, which appears whole or not at all.

    Parameters
    ----------
    mirrored
        Show the picture as a mirror does, as the window does.

    Raises
    ------
    PosecoachError
        At the first picture, whose size the file needs, if it cannot be written.
    """

    closed = False

    def __init__(self, path: Path, words: Catalogue, *, mirrored: bool) -> None:
        self._path, self._words, self._mirrored = path, words, mirrored
        self._writer: VideoWriter | None = None

    def show(self, moment: Moment) -> None:
        """Draw a moment if its picture is a new one."""
        if moment.image is None or not moment.new:
            return
        height_px, width_px = moment.image.shape[:2]
        scale = max(1.0, MIN_WIDTH_PX / width_px)
        size_px = (round(width_px * scale), round(height_px * scale))
        if self._writer is None:
            self._writer = VideoWriter(self._path, size_px)
        state = hud_of(moment, self._words, mirrored=self._mirrored)
        self._writer.write(draw_hud(moment.image, state, size_px), moment.t_s)

    def requests(self) -> list[Request]:
        """Nobody asks for anything through a video."""
        return []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._writer is not None:
            self._writer.__exit__(kind, error, trace)
