"""Cameras, display, loudspeaker and voice."""

from __future__ import annotations

import ctypes.util
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from posecoach.doctor.check import Check, Need
from posecoach.doctor.software import apt

if TYPE_CHECKING:
    from posecoach.sources.live.camera_list import CameraFound

Which = Callable[[str], str | None]
"""As :func:`shutil.which`."""
PROBE_TIMEOUT_S = 5.0


def check_cameras(probe: Callable[[], Sequence[CameraFound]] | None = None) -> Check:
    """Say which cameras open and give a picture."""
    try:
        cameras = (_cameras if probe is None else probe)()
    except ImportError as error:
        return Check("Cameras", False, f"none tried: OpenCV does not load ({error})", "mend OpenCV first", Need.LIVE)
    working = [camera.words for camera in cameras if not camera.problem]
    if working:
        return Check("Cameras", True, ", ".join(working), needed_for=Need.LIVE)
    if not cameras:
        mend = "plug one in, or name one in the network, as --source http://192.168.1.20:8080/video"
        return Check("Cameras", False, "none", mend, Need.LIVE)
    problems = "; ".join(f"{camera.words}: {camera.problem}" for camera in cameras)
    mend = "close the other program that uses it, or plug it in again"
    if "group 'video'" in problems:
        mend = "sudo usermod -aG video $USER, then log in again"
    return Check("Cameras", False, problems, mend, Need.LIVE)


def _cameras() -> Sequence[CameraFound]:
    from posecoach.sources.live.camera_list import list_cameras

    return list_cameras()


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
