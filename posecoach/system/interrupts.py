"""Ctrl-C, and being ended from outside: whatever comes first ends the work in order, and the rest waits for the files.

A terminal that is closed and a logout send SIGHUP, a shutdown and ``kill`` send SIGTERM. Both do what one Ctrl-C does.
"""

from __future__ import annotations

import _thread
import contextlib
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from types import FrameType
from typing import Any

NAMES = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")
"""Some systems lack some of these."""
IMPORTING = "<frozen importlib._bootstrap>"
"""Where Python holds its locks of imports. An exception between two lines of it leaves them locked for ever, and every
thread that imports something waits: of 70 analyses that were interrupted as they began four hung."""
HEARD_AGAIN_S = 0.05
"""So much later a signal is heard again that came there, or where Python raises nothing."""
PUT_OFF_MOST = 60
"""What is imported in another thread may never be."""
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
        self._heeded: Any = signal.SIGINT
        self._put_off = 0

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
        hook_before, sys.unraisablehook = sys.unraisablehook, self._not_lost(sys.unraisablehook)
        try:
            yield
        finally:
            sys.unraisablehook = hook_before
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
        since_s, now_s = self._finishing_since_s, self._clock()
        if since_s is not None and now_s - since_s <= AGAIN_AFTER_S:
            return
        self._heeded = number
        if frame is not None and frame.f_code.co_filename == IMPORTING and self._put_off < PUT_OFF_MOST:
            self._put_off += 1
            self._hear_again()
            return
        self._finishing_since_s, self._put_off = now_s, 0
        raise KeyboardInterrupt

    def _not_lost(self, otherwise: Callable[[Any], Any]) -> Callable[[Any], Any]:
        """Return a hook for exceptions that cannot be raised: in callbacks and destructors, of which imports have many.

        A signal that came just then would be lost, and further ones passed over: it is sent again.
        """

        def hook(lost: Any) -> None:
            if not issubclass(lost.exc_type, KeyboardInterrupt):
                otherwise(lost)
                return
            self._finishing_since_s = None
            self._hear_again()

        return hook

    def _hear_again(self) -> None:
        again = threading.Timer(HEARD_AGAIN_S, self._send_again)
        again.daemon = True
        again.start()

    def _send_again(self) -> None:
        """Send the last signal again, unless nobody heeds it any more."""
        if signal.getsignal(self._heeded) != self._received:
            return
        if hasattr(signal, "pthread_kill"):
            signal.pthread_kill(threading.main_thread().ident or 0, self._heeded)  # this one ends a wait, too
        else:
            _thread.interrupt_main(self._heeded)


def _numbers() -> list[Any]:
    return [getattr(signal, name) for name in NAMES if hasattr(signal, name)]


INTERRUPTS = Interrupts()
"""The one of this process."""
