"""Whether this machine can show a window, found out without being ended by the library that would show it."""

from __future__ import annotations

import contextlib
import ctypes
import os
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping, MutableMapping
from pathlib import Path

PROBE_TIMEOUT_S = 15.0
NO_DISPLAY = "There is no display here, so there is no window: what the coach says is written here, too."
WRONG_ORDER = "A window would hang because PyAV was imported before cv2: import posecoach first. Going on without."
XLIB_XCB = "libX11-xcb.so.1"
_FONT_FOLDERS = ("/usr/share/fonts/truetype/dejavu", "/usr/share/fonts/truetype", "/usr/share/fonts")


def quiet_qt(environment: MutableMapping[str, str]) -> None:
    """Keep the Qt inside OpenCV from complaining on the terminal about fonts that it does not need.

    Changes only what the user has not set; the folder that OpenCV itself names does not exist in its wheels.
    """
    if sys.platform != "linux":
        return
    environment.setdefault("QT_LOGGING_RULES", "*.debug=false;*.warning=false")
    if not Path(environment.get("QT_QPA_FONTDIR", "")).is_dir():
        environment["QT_QPA_FONTDIR"] = next((f for f in _FONT_FOLDERS if Path(f).is_dir()), "/")


def use_one_xlib(platform: str = sys.platform, load: Callable[..., object] = ctypes.CDLL) -> None:
    """Let the Qt inside OpenCV ask the system's Xlib for its events, before it opens the first window.

    The wheels bring a ``libX11-xcb`` of their own, while Xlib itself is the system's. What the copy writes into a
    display's private structure therefore misses its place, and Xlib goes on taking events that Qt waits for. Qt then
    does not hear that its window was mapped, and paints nothing: with two busy processors and no window manager 10 of
    36 windows stayed black, and none of 46 with the system's library loaded first. A system without it is as before.
    """
    if platform == "linux":
        with contextlib.suppress(OSError):
            load(XLIB_XCB, mode=ctypes.RTLD_GLOBAL)


def pyav_came_first(modules: Iterable[str]) -> bool:
    """Return whether PyAV was loaded before cv2, after which Qt hangs; ``modules`` in the order of loading."""
    first = next((name for name in modules if name in ("av", "cv2")), "cv2")
    return first == "av"


def display_problem(environment: Mapping[str, str] = os.environ, platform: str = sys.platform) -> str:
    """Return why no window can be opened, in a sentence; empty if one can.

    On Linux, Qt ends the whole process when it finds no display, so that another process tries first.
    """
    if platform != "linux":
        return ""
    if pyav_came_first(sys.modules):
        return WRONG_ORDER
    if not any(environment.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")):
        return NO_DISPLAY
    trial = dict(environment)
    quiet_qt(trial)
    command = [sys.executable, "-c", "import cv2; cv2.namedWindow('posecoach')"]
    try:
        ended = subprocess.run(command, env=trial, capture_output=True, timeout=PROBE_TIMEOUT_S, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return NO_DISPLAY
    return "" if ended.returncode == 0 else NO_DISPLAY
