"""A display without a screen, its screenshots and its keyboard, for tests of the window."""

from __future__ import annotations

import os
import shutil
import subprocess

import cv2
import numpy as np
from numpy.typing import NDArray

from posecoach.core.closing import Closing

PROGRAMS = ("Xvfb", "import", "xdotool")
PATIENCE_S = 120.0
"""A window on a busy machine takes its time; this only ends what hangs."""


def missing_programs() -> list[str]:
    """Return which of the programs needed are not installed (Debian: xvfb, imagemagick, xdotool)."""
    return [name for name in PROGRAMS if shutil.which(name) is None]


class VirtualDisplay(Closing):
    """An X server on a free number; :attr:`environment` leads programs to it."""

    def __init__(self, size_px: tuple[int, int] = (1280, 720)) -> None:
        read_end, write_end = os.pipe()
        screen = f"{size_px[0]}x{size_px[1]}x24"
        command = ["Xvfb", "-displayfd", str(write_end), "-screen", "0", screen, "-nolisten", "tcp", "-noreset"]
        self._server = subprocess.Popen(command, pass_fds=[write_end], stderr=subprocess.DEVNULL)
        os.close(write_end)
        with os.fdopen(read_end) as number:
            self.environment = {**os.environ, "DISPLAY": f":{number.readline().strip()}"}

    def screenshot(self) -> NDArray[np.uint8]:
        """Return what is on the screen, BGR."""
        taken = self._run("import", "-window", "root", "png:-")
        return cv2.imdecode(np.frombuffer(taken, np.uint8), cv2.IMREAD_COLOR)

    def press(self, window: str, *keys: str) -> None:
        """Press keys in the window of that title."""
        found = self._find(window)
        self._run("xdotool", "windowfocus", "--sync", found)
        self._run("xdotool", "key", "--delay", "200", *keys)

    def _find(self, window: str) -> str:
        return self._run("xdotool", "search", "--sync", "--onlyvisible", "--name", window).split()[-1].decode()

    def _run(self, *command: str) -> bytes:
        return subprocess.run(command, env=self.environment, capture_output=True, check=True, timeout=PATIENCE_S).stdout

    def close(self) -> None:
        self._server.terminate()
        self._server.wait(10.0)
