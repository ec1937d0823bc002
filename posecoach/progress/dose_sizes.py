"""A dose made smaller or larger in its own terms: its time, its repetitions, its sets or its hold."""

from __future__ import annotations

from dataclasses import replace

from posecoach.core.dose import Dose, Progression

LESS_RATIO = 0.75
"""Share of the last dose that follows an exercise that hurt without reaching the stop rule; our own default."""


def first_dose(dose: Dose, progression: Progression) -> Dose:
    """Return a dose, no larger than the very first one."""
    return replace(
        dose,
        sets=min(dose.sets, progression.first_sets or dose.sets),
        reps=min(dose.reps, progression.first_reps or dose.reps),
        hold_s=min(dose.hold_s, progression.first_hold_s or dose.hold_s),
    )


def as_planned(dose: Dose, planned: Dose) -> Dose:
    """Return the usual dose with the numbers of the last plan; what is not known stays as usual."""
    return replace(
        dose,
        sets=planned.sets or dose.sets,
        reps=(planned.reps or dose.reps) if dose.reps else 0,
        hold_s=planned.hold_s or dose.hold_s,
        duration_s=planned.duration_s or dose.duration_s,
        load_level=planned.load_level,
    )


def a_quarter_less(dose: Dose) -> Dose:
    """Return a quarter less of a dose: of its time, its repetitions, its sets or its hold, whichever it has."""
    if dose.duration_s > 0:
        return replace(dose, duration_s=LESS_RATIO * dose.duration_s)
    if dose.reps > 1:
        return replace(dose, reps=min(dose.reps - 1, round(LESS_RATIO * dose.reps)))
    if dose.sets > 1:
        return replace(dose, sets=min(dose.sets - 1, round(LESS_RATIO * dose.sets)))
    return replace(dose, hold_s=LESS_RATIO * dose.hold_s)


def at_least(dose: Dose, prescribed: Dose, progression: Progression) -> Dose:
    """Return the dose, no smaller than the prescribed one; holds that grow by steps stay as long as they are.

    Of what goes by the clock the whole time counts, however it is divided: warmth does not become more for having been
    taken in two parts.
    """
    if prescribed.duration_s > 0:
        enough = dose.amount >= prescribed.amount
        return dose if enough else replace(dose, sets=prescribed.sets, duration_s=prescribed.duration_s)
    return replace(
        dose,
        sets=max(dose.sets, prescribed.sets),
        reps=max(dose.reps, prescribed.reps),
        hold_s=dose.hold_s if progression.step_hold_s > 0 else max(dose.hold_s, prescribed.hold_s),
    )
