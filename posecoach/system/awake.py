"""Keeps this machine awake while somebody exercises before it, who touches nothing for a quarter of an hour."""

from __future__ import annotations

import contextlib
import shutil
import subprocess
import sys
from collections.abc import Iterator

KEEPERS = {
    "linux": (
        ("gnome-session-inhibit", "--inhibit", "idle", "--reason", "exercises"),
        ("kde-inhibit", "--power", "--screenSaver"),
        ("systemd-inhibit", "--what=idle", "--who=posecoach", "--why=exercises"),
    ),
    "darwin": (("caffeinate", "-d", "-i"),),
}
"""Programs of the system that keep machine and screen awake as long as another program runs. On Linux each desktop has
its own, and one that is not meant for this desktop ends at once."""
HOLDING = "cat"
"""Ends when its input does: with the block, or with this process, however that ends."""
END_S = 1.0
CONTINUOUS, SYSTEM_REQUIRED, DISPLAY_REQUIRED = 0x80000000, 0x1, 0x2
"""Of ``SetThreadExecutionState`` of Windows."""


@contextlib.contextmanager
def kept_awake() -> Iterator[None]:
    """Keep the machine awake while the block runs, where that can be asked for; a lid that is closed is obeyed."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.kernel32.SetThreadExecutionState(CONTINUOUS | SYSTEM_REQUIRED | DISPLAY_REQUIRED)
        try:
            yield
        finally:
            ctypes.windll.kernel32.SetThreadExecutionState(CONTINUOUS)
        return
    with contextlib.ExitStack() as stack:
        for keeper in KEEPERS.get(sys.platform, ()):
            if shutil.which(keeper[0]):
                stack.enter_context(_running([*keeper, HOLDING]))
        yield


@contextlib.contextmanager
def _running(command: list[str]) -> Iterator[None]:
    """Run a program while the block runs; where it cannot be started, the block runs without it."""
    nowhere = subprocess.DEVNULL
    try:
        process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=nowhere, stderr=nowhere)
    except OSError:
        yield
        return
    try:
        yield
    finally:
        assert process.stdin is not None
        process.stdin.close()
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(END_S)
        process.kill()
        process.wait()
