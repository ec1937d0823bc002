"""Keep the chatter of native libraries off the user's terminal."""

from __future__ import annotations

import contextlib
import os
import re
import sys
import tempfile
from collections.abc import Iterator

CHATTER = re.compile(
    rb"^(?:[WIEF]\d{4} |WARNING: (?:All log messages before|Logging before|Read-only tensor)|"
    rb"INFO: (?:Created|Initialized) TensorFlow|(?:VERBOSE|INFO|WARNING): \[\w+\.cc:\d+\] |\s*$)"
)
"""Lines of absl, TensorFlow Lite and LiteRT (MediaPipe 1.2.3 and later), which have no switch that holds before they
start."""


@contextlib.contextmanager
def quiet_native_log() -> Iterator[None]:
    """Hold back what is written to file descriptor 2, and afterwards write what is not chatter.

    Meant for the short time in which a native library starts. Python's own errors are not lost: they are
    exceptions, which pass through, or lines that do not look like :data:`CHATTER`.
    """
    sys.stderr.flush()
    with tempfile.TemporaryFile() as held:
        original = os.dup(2)
        os.dup2(held.fileno(), 2)
        try:
            yield
        finally:
            sys.stderr.flush()
            os.dup2(original, 2)
            os.close(original)
            held.seek(0)
            for line in held:
                if not CHATTER.match(line):
                    os.write(2, line)
