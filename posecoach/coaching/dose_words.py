"""How much of an exercise is planned, as a person is told before it."""

from __future__ import annotations

from posecoach.core.dose import Dose
from posecoach.phrases import Catalogue

MINUTE_S = 60.0
IN_MINUTES_FROM_S = 120.0
"""Shorter times are said in seconds."""


def dose_text(dose: Dose, rest_s: float, words: Catalogue) -> str:
    """Return a dose in words, without the load: ``2 sets of 10, with 60 seconds of rest between``; empty: open.

    ``rest_s`` is the rest between two sets, seconds.
    """
    amount = _amount(dose, words)
    if not amount or dose.sets < 2 or rest_s <= 0:
        return amount
    return words.say("dose.rest", what=amount, seconds=round(rest_s))


def _amount(dose: Dose, words: Catalogue) -> str:
    sets, reps = max(1, dose.sets), dose.reps
    if dose.duration_s > 0 and not reps:
        in_minutes = dose.duration_s >= IN_MINUTES_FROM_S
        time = words.say(f"dose.{'minutes' if in_minutes else 'seconds'}", number=_number(dose.duration_s, in_minutes))
        return words.say("dose.times", sets=sets, what=time) if sets > 1 else time
    if dose.hold_s > 0:
        holds, seconds = max(1, reps), round(dose.hold_s)
        if sets > 1 and holds > 1:
            return words.say("dose.sets_of_holds", sets=sets, holds=holds, seconds=seconds)
        number = sets * holds
        return words.say("dose.holds" if number > 1 else "dose.hold", holds=number, seconds=seconds)
    if not reps:
        return ""
    return words.say("dose.sets" if sets > 1 else "dose.set", sets=sets, reps=reps)


def _number(seconds: float, in_minutes: bool) -> str:
    return f"{round(seconds / MINUTE_S * 2) / 2:g}" if in_minutes else str(round(seconds))
