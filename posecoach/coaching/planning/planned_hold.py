"""Repetitions that are to be held, as squeezes are, judged by the hold that is planned."""

from __future__ import annotations

from dataclasses import replace

from posecoach.core.faults import RepFault
from posecoach.core.limits import Direction, Fixed, Within
from posecoach.core.spec import ExerciseSpec
from posecoach.core.vocabulary import Priority

HELD, BACK = "hold_s", "back_s"
HELD_RATIO = 0.8
"""Share of the planned hold from which it was held (exercises.md 9.4)."""
SLOW_BACK = 2.0
"""In planned durations of the way back. A way back that takes longer hides when it began: drawn squeezes that are held
for five seconds and lose a fifth of their way meanwhile read as held for 2.4 to 3.6 s, and the rest as the way back."""


def judged_by_hold(spec: ExerciseSpec, hold_s: float, cue: str) -> ExerciseSpec:
    """Return an exercise with the fault that a repetition is let go of long before the planned hold is over.

    In a clip, whose dose is not known, only a hold of a fraction of a second is one.

    Parameters
    ----------
    hold_s
        Planned; 0: nothing is held, and the exercise stays as it is.
    cue
        The correction, which names the seconds.
    """
    if spec.cycle is None or hold_s <= 0:
        return spec
    return replace(spec, faults=tuple(_of_plan(f, spec, hold_s, cue) if _is_of_hold(f) else f for f in spec.faults))


def _is_of_hold(fault: RepFault) -> bool:
    return fault.measure == HELD and fault.direction is Direction.BELOW


def _of_plan(fault: RepFault, spec: ExerciseSpec, hold_s: float, cue: str) -> RepFault:
    usual = hold_s == spec.prescription.dose.hold_s
    alternative = fault.feedback.alternative_cue if usual else cue
    return replace(
        fault,
        limits=(Fixed(HELD_RATIO * hold_s),),
        only_if=(*fault.only_if, Within(BACK, high=SLOW_BACK * spec.prescription.tempo_s[2])),
        feedback=replace(fault.feedback, cue=cue, alternative_cue=alternative),
        priority=Priority.FORM,
    )
