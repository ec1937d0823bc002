"""How long a dose takes, as far as that is known before it is done."""

from __future__ import annotations

from posecoach.core.dose import Dose

GETTING_READY_S = 30.0
"""For taking the position, and the questions about one exercise, but without its guide; our own default."""
BETWEEN_REPS_S = 1.0
"""Time from one repetition or hold to the next."""


def dose_duration_s(dose: Dose, rest_s: float, rep_s: float) -> float:
    """Return about how long an exercise takes once it was explained, with getting ready and rests, seconds.

    Parameters
    ----------
    rest_s
        Between its sets.
    rep_s
        Of a repetition; a hold takes as long as the dose says.
    """
    each_s = (dose.hold_s or rep_s) + BETWEEN_REPS_S
    set_s = dose.duration_s if dose.duration_s > 0 else dose.reps * each_s
    return GETTING_READY_S + dose.sets * set_s + max(0, dose.sets - 1) * rest_s
