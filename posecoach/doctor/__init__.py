"""What of this machine posecoach needs, whether it is there, and the command that mends it."""

from __future__ import annotations

from posecoach.doctor.check import Check, Need
from posecoach.doctor.devices import check_cameras, check_display, check_player, check_voice
from posecoach.doctor.report import as_table, conclusion, healthy
from posecoach.doctor.software import (
    check_libraries,
    check_model,
    check_opencv,
    check_packages,
    check_python,
)

__all__ = ["Check", "Need", "as_table", "conclusion", "healthy", "run_checks"]


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
