"""Everything that is looked at on this machine, in the order in which it is listed."""

from __future__ import annotations

from posecoach.doctor.check import Check
from posecoach.doctor.devices import check_cameras, check_display, check_player, check_voice
from posecoach.doctor.software import (
    check_libraries,
    check_model,
    check_opencv,
    check_packages,
    check_python,
)


def run_checks() -> list[Check]:
    """Look at this machine; opens each camera for a moment, makes no sound, takes a few seconds."""
    return [
        check_python(),
        check_packages(),
        check_opencv(),
        check_libraries(),
        check_model(),
        check_cameras(),
        check_display(),
        check_player(),
        check_voice(),
    ]
