"""The window with the picture, and the keys pressed in it."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any

import cv2

from posecoach.core.closing import Closing
from posecoach.core.frame import Image
from posecoach.screen.display import display_problem, quiet_qt, use_one_xlib

FIRST_SIZE_PX = (1280, 720)
SMALLEST_PX = 160
"""A window that is being made smaller or is minimised reports sizes that nothing can be drawn in."""
LARGEST_AREA_PX = 1280 * 1024
"""On larger screens the window scales: drawing more would cost the time that the pose needs, and show no more."""
KEYS_PER_LOOK = 4
"""Keys taken at a time; each look costs a millisecond, and nobody types faster than four keys a frame."""

_NAMES = {32: "space", 27: "escape", ord("="): "+", ord("_"): "-"}


class Window(Closing):
    """A resizable window. Without a display it swallows everything and says so.

    Parameters
    ----------
    title
        In the title bar.
    size_px
        Width and height at first.
    toolkit
        Stand-in for the ``highgui`` functions of :mod:`cv2`.
    problem
        Returns a sentence if there is no display, else an empty one.

    Attributes
    ----------
    problem
        Why there is no window, for people; empty if there is one.
    closed
        Whether the person pressed the close button.
    """

    def __init__(
        self,
        title: str = "posecoach",
        size_px: tuple[int, int] = FIRST_SIZE_PX,
        *,
        toolkit: Any = cv2,
        problem: Callable[[], str] | None = None,
    ) -> None:
        self.title = title
        self.closed = False
        self._toolkit = toolkit
        self._size_px = size_px
        self._full_screen = False
        self._shown = False
        self.problem = (display_problem if problem is None else problem)()
        if not self.problem:
            self._open(size_px)

    @property
    def size_px(self) -> tuple[int, int]:
        """Width and height that pictures should have to be shown unscaled."""
        return self._size_px

    def show(self, image: Image) -> None:
        """Show a picture, scaled to the window."""
        if self.problem or self.closed:
            return
        self._toolkit.imshow(self.title, image)
        self._shown = True

    def keys(self) -> list[str]:
        """Return the names of the keys pressed since the last look, such as ``space``, ``n``, ``+``.

        Keeps the window alive, so it is called once a frame.
        """
        if self.problem or self.closed:
            return []
        pressed = []
        for _ in range(KEYS_PER_LOOK):
            code = self._toolkit.pollKey()
            if code < 0:
                break
            pressed.append(_name(code))
        self._look_after_window()
        return [name for name in pressed if name]

    def toggle_full_screen(self) -> None:
        """Switch between full screen and window."""
        if self.problem or self.closed:
            return
        self._full_screen = not self._full_screen
        mode = cv2.WINDOW_FULLSCREEN if self._full_screen else cv2.WINDOW_NORMAL
        self._toolkit.setWindowProperty(self.title, cv2.WND_PROP_FULLSCREEN, mode)

    def close(self) -> None:
        """Take the window off the screen; may be called twice."""
        if not (self.problem or self.closed):
            self._toolkit.destroyWindow(self.title)
            self._toolkit.pollKey()
        self.closed = True

    def _open(self, size_px: tuple[int, int]) -> None:
        quiet_qt(os.environ)
        use_one_xlib()
        try:
            # The expanded look of Qt has a tool bar, and zooms where the person clicks.
            flags = cv2.WINDOW_NORMAL | cv2.WINDOW_FREERATIO | cv2.WINDOW_GUI_NORMAL
            self._toolkit.namedWindow(self.title, flags)
            self._toolkit.resizeWindow(self.title, *size_px)
        except cv2.error:
            self.problem = "This OpenCV was built without windows; the coach goes on with voice and log alone."

    def _look_after_window(self) -> None:
        if not self._shown:
            return
        try:
            visible = self._toolkit.getWindowProperty(self.title, cv2.WND_PROP_VISIBLE)
            _, _, width, height = self._toolkit.getWindowImageRect(self.title) if visible >= 1.0 else (0, 0, 0, 0)
        except cv2.error:
            visible, width, height = 0.0, 0, 0
        self.closed = visible < 1.0
        if min(width, height) >= SMALLEST_PX:
            scale = min(1.0, (LARGEST_AREA_PX / (width * height)) ** 0.5)
            self._size_px = (round(width * scale), round(height * scale))


def _name(code: int) -> str:
    code &= 0xFF
    if code in _NAMES:
        return _NAMES[code]
    return chr(code).lower() if 32 < code < 127 else ""
