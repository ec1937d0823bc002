"""An exercise of the arms with nothing in it but what a test gives it."""

from __future__ import annotations

from typing import Any

from posecoach.core.cycle import RepCycle
from posecoach.core.dose import Dose
from posecoach.core.prescription import Prescription
from posecoach.core.skeleton import Part
from posecoach.core.spec import CameraSetup, ExerciseSpec, Guide
from posecoach.core.views import View


def pull_spec(
    cycle: RepCycle,
    *,
    tempo_s: tuple[float, float, float] = (1.0, 1.0, 2.0),
    landmarks: tuple[Part, ...] = ("shoulder",),
    **more: Any,
) -> ExerciseSpec:
    """Return an exercise ``pull`` with these movements, seen from the side; ``more`` are further fields of it."""
    return ExerciseSpec(
        id="pull",
        name="Pull",
        guide=Guide("test"),
        prescription=Prescription(Dose(1, 5), tempo_s=tempo_s),
        camera=CameraSetup(frozenset({View.SIDE}), landmarks),
        cycle=cycle,
        **more,
    )
