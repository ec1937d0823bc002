"""An exercise of the arms with nothing in it but what a test gives it."""

from __future__ import annotations

from typing import Any

from posecoach.core.cycle import RepCycle
from posecoach.core.dose import Dose
from posecoach.core.spec import ExerciseSpec, Guide
from posecoach.core.views import View


def pull_spec(cycle: RepCycle, **more: Any) -> ExerciseSpec:
    """Return an exercise ``pull`` with these movements, seen from the side; ``more`` are further fields of it."""
    fields: dict[str, Any] = {"tempo_s": (1.0, 1.0, 2.0), "landmarks": ("shoulder",)} | more
    return ExerciseSpec(
        id="pull",
        name="Pull",
        guide=Guide("test"),
        dose=Dose(1, 5),
        views=frozenset({View.SIDE}),
        cycle=cycle,
        **fields,
    )
