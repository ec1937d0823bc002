"""How many threads OpenCV works on: one, because its helpers take the processors from the model."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterator

import cv2

_lock = threading.Lock()
_wanted_by: list[int] = []
"""For each that wants one thread now, how many there were before."""


def draw_on_one_thread() -> None:
    """Let OpenCV work on the thread that calls it, in the whole program.

    Its helpers wait in a loop for work, which takes the processors from the model. Measured on two processors with a
    640 x 480 camera at 30 fps: the loop of a session runs at 28.7 instead of 25.3 Hz with a window, and at 27.3
    instead of 23.3 Hz while a page is drawn.
    """
    cv2.setNumThreads(1)


@contextlib.contextmanager
def on_one_thread() -> Iterator[None]:
    """Let OpenCV work on the thread that calls it while the block runs, in the whole program; then as before.

    Turning a picture of 512 x 384 into RGB takes 0.05 ms of processor time; with a helper that waits, 0.3 to 0.6.
    """
    with _lock:
        _wanted_by.append(cv2.getNumThreads())
        cv2.setNumThreads(1)
    try:
        yield
    finally:
        with _lock:
            before = _wanted_by[0]
            _wanted_by.pop()
            if not _wanted_by:
                cv2.setNumThreads(before)
