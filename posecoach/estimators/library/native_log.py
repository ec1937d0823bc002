"""Keep the chatter of native libraries off the user's terminal."""

from __future__ import annotations

import contextlib
import os
import re
import sys
import tempfile
import threading
from collections.abc import Iterator
from typing import IO

CHATTER = re.compile(
    rb"^(?:[WIEF]\d{4} |WARNING: (?:All log messages before|Logging before|Read-only tensor)|"
    rb"(?:(?:VERBOSE|INFO|WARNING): )*(?:(?:Created|Initialized) TensorFlow|\[\w+\.cc:\d+\] |\s*$))"
)
"""Lines of absl, TensorFlow Lite and LiteRT (MediaPipe 1.2.3 and later), which have no switch that holds before they
start. What several threads write at once is mixed: the word of one may stand before the line of another, or alone, and
a line without its own."""


class _HeldBack:
    """File descriptor 2 led into a temporary file while anybody wants it quiet; threads share it."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._wanted_by = 0
        self._file: IO[bytes] | None = None
        self._original = -1

    def begin(self) -> None:
        with self._lock:
            self._wanted_by += 1
            if self._wanted_by == 1:
                _flush()
                try:
                    self._original = os.dup(2)
                except OSError:
                    return  # closed: nothing is shown anyway
                self._file = tempfile.TemporaryFile()  # noqa: SIM115  closed in end()
                os.dup2(self._file.fileno(), 2)

    def end(self) -> None:
        with self._lock:
            self._wanted_by -= 1
            if self._wanted_by > 0 or self._file is None:
                return
            _flush()
            os.dup2(self._original, 2)
            os.close(self._original)
            with self._file as held:
                held.seek(0)
                for line in held:
                    if not CHATTER.match(line):
                        os.write(2, line)
            self._file = None


def _flush() -> None:
    if sys.stderr is not None:  # as in a program without a console on Windows
        sys.stderr.flush()


_held_back = _HeldBack()


@contextlib.contextmanager
def quiet_native_log() -> Iterator[None]:
    """Hold back what is written to file descriptor 2, and afterwards write what is not chatter.

    Meant for the short time in which a native library starts; several threads may be in such a time at once. Python's
    own errors are not lost: they are exceptions, which pass through, or lines that do not look like :data:`CHATTER`.
    """
    _held_back.begin()
    try:
        yield
    finally:
        _held_back.end()
