"""How much of an exercise is planned, in words: as it is said before it, and as it is written in a list."""

from __future__ import annotations

from enum import StrEnum

from posecoach.core.dose import Dose
from posecoach.phrases.catalogue import Catalogue

MINUTE_S = 60.0
IN_MINUTES_FROM_S = 120.0
"""Shorter times are given in seconds."""


class _Manner(StrEnum):
    """Where the sentences of the catalogue stand that put a dose into words."""

    SPOKEN = "dose"
    WRITTEN = "written_dose"


def spoken_dose(dose: Dose, rest_s: float, words: Catalogue) -> str:
    """Return a dose as it is said, without the load: ``2 sets of 10, with 60 seconds of rest between``.

    It is empty where the dose is open. ``rest_s`` is the rest between two sets, seconds.
    """
    return _with_rest(dose, rest_s, words, _Manner.SPOKEN)


def written_dose(dose: Dose, rest_s: float, words: Catalogue) -> str:
    """Return a dose as it is written, with the load: ``3 sets of 12, 60 s of rest between, band or weight 2``.

    It is empty where the dose is open. ``rest_s`` is the rest between two sets, seconds.
    """
    amount = _with_rest(dose, rest_s, words, _Manner.WRITTEN)
    if not (amount and dose.load_level):
        return amount
    return words.say(f"{_Manner.WRITTEN}.load", what=amount, level=dose.load_level)


def _with_rest(dose: Dose, rest_s: float, words: Catalogue, manner: _Manner) -> str:
    amount = _amount(dose, words, manner)
    if not amount or dose.sets < 2 or rest_s <= 0:
        return amount
    return words.say(f"{manner}.rest", what=amount, seconds=round(rest_s))


def _amount(dose: Dose, words: Catalogue, manner: _Manner) -> str:
    """Return how much: minutes, sets of holds, or sets of repetitions."""
    sets, reps = max(1, dose.sets), dose.reps
    if dose.duration_s > 0 and not reps:
        time = _time(dose.duration_s, words, manner)
        return words.say(f"{manner}.times", sets=sets, what=time) if sets > 1 else time
    if dose.hold_s > 0:
        holds, seconds = max(1, reps), round(dose.hold_s)
        if sets > 1 and holds > 1:
            return words.say(f"{manner}.sets_of_holds", sets=sets, holds=holds, seconds=seconds)
        number = sets * holds
        return words.say(f"{manner}.holds" if number > 1 else f"{manner}.hold", holds=number, seconds=seconds)
    if not reps:
        return ""
    return words.say(f"{manner}.sets" if sets > 1 else f"{manner}.set", sets=sets, reps=reps)


def _time(duration_s: float, words: Catalogue, manner: _Manner) -> str:
    """Return a time in seconds, or from two minutes on in half minutes."""
    if duration_s < IN_MINUTES_FROM_S:
        return words.say(f"{manner}.seconds", number=round(duration_s))
    return words.say(f"{manner}.minutes", number=f"{round(duration_s / MINUTE_S * 2) / 2:g}")
