"""Cameras, display, loudspeaker and voice."""

from __future__ import annotations

import ctypes.util
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from posecoach.doctor.check import Check, Need
from posecoach.doctor.software import apt

Which = Callable[[str], str | None]
"""As :func:`shutil.which`."""
Camera = tuple[str, str | None]
"""Name of a camera, which begins with ``camera`` and its number, and why it does not open (None: it opens)."""
CAMERA_COUNT = 4
"""Elsewhere than on Linux cameras cannot be listed, only tried; one more makes the system wait a second."""
PROBE_TIMEOUT_S = 5.0


def check_cameras(probe: Callable[[], Sequence[Camera]] | None = None) -> Check:
    """Say which cameras open and give a picture."""
    cameras = (list_cameras if probe is None else probe)()
    working = [name for name, problem in cameras if problem is None]
    if working:
        return Check("Cameras", True, ", ".join(working), needed_for=Need.LIVE)
    if not cameras:
        mend = "plug one in, or use the address of a camera in the network"
        return Check("Cameras", False, "none", mend, Need.LIVE)
    problems = "; ".join(f"{name}: {problem}" for name, problem in cameras)
    mend = "close the other program that uses it, or plug it in again"
    if "group 'video'" in problems:
        mend = "sudo usermod -aG video $USER, then log in again"
    return Check("Cameras", False, problems, mend, Need.LIVE)


def camera_addresses(platform: str, dev: Path = Path("/dev")) -> list[int]:
    """Return the numbers under which cameras may be found."""
    if not platform.startswith("linux"):
        return list(range(CAMERA_COUNT))
    names = (node.name.removeprefix("video") for node in dev.glob("video*"))
    return sorted(int(name) for name in names if name.isdigit())


def list_cameras() -> list[Camera]:
    """Return the cameras of this machine, each opened for a moment."""
    try:
        from posecoach.sources.devices import CameraUnavailableError, open_device
    except ImportError as error:
        return [("none tried", f"OpenCV does not load ({error})")]
    found: list[Camera] = []
    for number in camera_addresses(sys.platform):
        try:
            device = open_device(number)
        except CameraUnavailableError as error:
            if sys.platform.startswith("linux"):
                found.append((f"camera {number}", str(error)))
            continue
        image = device.read()
        device.close()
        found.append(_described(number, None if image is None else image.shape, device.rate_hz))
    return found


def _described(number: int, shape: tuple[int, ...] | None, rate_hz: float | None) -> Camera:
    if shape is None:
        return f"camera {number}", "opens, but gives no picture"
    rate = "" if rate_hz is None else f" at {rate_hz:.0f}/s"
    return f"camera {number} ({shape[1]} x {shape[0]}{rate})", None


def check_display(platform: str = sys.platform, environment: Mapping[str, str] | None = None) -> Check:
    """Say whether a window can be shown; without one posecoach runs with ``--headless``."""
    values = os.environ if environment is None else environment
    if not platform.startswith("linux"):
        return Check("Display", True, "the system's own", needed_for=Need.WINDOW)
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        if values.get(name):
            return Check("Display", True, f"{name}={values[name]}", needed_for=Need.WINDOW)
    mend = "log in with a desktop, or run without a window"
    return Check("Display", False, "no desktop in this terminal", mend, Need.WINDOW)


def check_player(
    platform: str = sys.platform,
    which: Which = shutil.which,
    devices: Callable[[Which], str | None] | None = None,
) -> Check:
    """Say whether there is a player of sounds and something to play on."""
    if not platform.startswith("linux"):
        return Check("Sound", True, "the system's own", needed_for=Need.VOICE)
    players = [name for name in ("paplay", "aplay") if which(name) is not None]
    if not players:
        return Check("Sound", False, "no player", apt(["alsa-utils"]), Need.VOICE)
    device = (_sound_device if devices is None else devices)(which)
    if device is None:
        mend = "plug in a loudspeaker, or start the sound server: systemctl --user start pulseaudio"
        return Check("Sound", False, f"{players[0]}, but no device to play on", mend, Need.VOICE)
    return Check("Sound", True, f"{players[0]} on {device}", needed_for=Need.VOICE)


def _sound_device(which: Which) -> str | None:
    if which("pactl") is not None and _succeeds(["pactl", "info"]):
        return "the sound server"
    cards = Path("/proc/asound/cards")
    listed = cards.read_text(encoding="utf-8", errors="replace").strip() if cards.is_file() else ""
    return listed.splitlines()[0].strip() if listed and "no soundcards" not in listed else None


def _succeeds(command: list[str]) -> bool:
    try:
        return subprocess.run(command, capture_output=True, timeout=PROBE_TIMEOUT_S, check=False).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def check_voice(
    platform: str = sys.platform,
    which: Which = shutil.which,
    find_library: Callable[[str], str | None] = ctypes.util.find_library,
) -> Check:
    """Say whether there is a speech synthesizer."""
    if platform.startswith("linux"):
        found = which("espeak-ng") or find_library("espeak-ng") or find_library("espeak")
        return Check("Voice", found is not None, found or "none", _mend_voice(found), Need.VOICE)
    name = "SAPI 5" if platform == "win32" else "the system's own"
    return Check("Voice", True, name, needed_for=Need.VOICE)


def _mend_voice(found: str | None) -> str:
    return apt(["espeak-ng"]) if found is None else ""
