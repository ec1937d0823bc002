"""Ctrl-C, and being ended from outside: whatever comes first ends the work in order, and the rest waits for the files.

A terminal that is closed and a logout send SIGHUP, a shutdown and ``kill`` send SIGTERM. Both do what one Ctrl-C does.
"""

from __future__ import annotations

import contextlib
import signal
import threading
import time
from collections.abc import Callable, Iterator
from types import FrameType
from typing import Any

NAMES = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")
"""Some systems lack some of these."""
AGAIN_AFTER_S = 10.0
"""When finishing takes longer than this, it may be interrupted again."""


class Interrupts:
    """Turns the first signal into :class:`KeyboardInterrupt` and passes over the others while files are finished.

    Parameters
    ----------
    clock
        Seconds of a clock that never goes back.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._finishing_since_s: float | None = None

    @contextlib.contextmanager
    def heeded(self, *, to_the_end: bool = False) -> Iterator[None]:
        """Heed the signals for the time of the block; in the main thread only, for the system knows no other.

        ``to_the_end``: once the work is over, pass over all signals after the block, because the process ends. They are
        left to the system to ignore: Python drops its own handlers as it exits, and a signal would then be an error.
        """
        self._finishing_since_s = None
        if threading.current_thread() is not threading.main_thread():
            yield
            return
        before = {number: signal.getsignal(number) for number in _numbers()}
        # What is to be ignored (nohup; a job in the background) stays so.
        mine = [number for number, handler in before.items() if handler is not signal.SIG_IGN]
        for number in mine:
            signal.signal(number, self._received)
        try:
            yield
        finally:
            over = to_the_end and self._finishing_since_s is not None
            for number in mine:
                signal.signal(number, signal.SIG_IGN if over else before[number] or signal.SIG_DFL)

    def finish(self) -> None:
        """Note that the work is over and its files are being finished: from now on interrupts are ignored."""
        if self._finishing_since_s is None:
            self._finishing_since_s = self._clock()

    @contextlib.contextmanager
    def hurried(self) -> Iterator[None]:
        """Within the block a further signal is heeded, and ends the block."""
        since_s, self._finishing_since_s = self._finishing_since_s, None
        with contextlib.suppress(KeyboardInterrupt):
            yield
        self._finishing_since_s = since_s

    def _received(self, number: int, frame: FrameType | None) -> None:
        del number, frame
        since_s, now_s = self._finishing_since_s, self._clock()
        if since_s is None or now_s - since_s > AGAIN_AFTER_S:
            self._finishing_since_s = now_s
            raise KeyboardInterrupt


def _numbers() -> list[Any]:
    return [getattr(signal, name) for name in NAMES if hasattr(signal, name)]


INTERRUPTS = Interrupts()
"""The one of this process."""
