"""How much of an exercise is done, how that grows, and where in a routine it stands."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Dose:
    """How much of an exercise, usual, planned or recorded; 0 = nothing of this kind, or not known.

    Attributes
    ----------
    sets, reps
        Sets of repetitions or of holds.
    hold_s
        Target of each hold.
    duration_s
        Where over zero, a set lasts this long, whatever is counted.
    load_level
        Number of the band or weight, 1 the lightest.
    """

    sets: int = 0
    reps: int = 0
    hold_s: float = 0.0
    duration_s: float = 0.0
    load_level: int = 0

    @property
    def amount(self) -> float:
        """Seconds or repetitions of all sets, to be compared with another dose of the same exercise."""
        return self.sets * (self.duration_s or max(1, self.reps) * (self.hold_s or 1.0))

    def half(self) -> Dose:
        """Return half of the dose: half of the sets, or where there is one set, half of the repetitions or the time."""
        if self.sets > 1:
            sets = math.ceil(self.sets / 2)
            shorter = self.sets % 2 and self.reps > 1  # of three sets two stay, so each of them gets shorter as well
            reps = max(1, round(self.sets * self.reps / 2 / sets)) if shorter else self.reps
            return replace(self, sets=sets, reps=reps)
        if self.duration_s > 0:
            return replace(self, duration_s=self.duration_s / 2)
        if self.reps > 1:
            return replace(self, reps=math.ceil(self.reps / 2))
        return replace(self, hold_s=self.hold_s / 2)


class DoseChange(StrEnum):
    """Why a dose is another one than last time; it is said by the sentence ``dose_change.<value>``."""

    HURT = "hurt"
    """It hurt: less."""
    SPOT_WORSE = "spot_worse"
    """Pressing made a spot worse: shorter holds."""
    AWAY = "away"
    """It was not done for weeks: a small dose to begin with."""
    HARD = "hard"
    """It was a great effort: a little less."""
    LIGHTER = "lighter"
    """It was a great effort with few repetitions: a lighter load, which nobody but the person may know."""
    AS_BEFORE = "as_before"
    """A dose that had been made smaller went well: back to the one before."""
    USUAL = "usual"
    """The small dose went well: the usual one."""
    MORE = "more"
    """All of it went well: a little more."""
    HEAVIER = "heavier"
    """There is nothing to add: the next load, and fewer again."""


@dataclass(frozen=True, slots=True)
class Progression:
    """How the dose of an exercise grows; 0 = it does not.

    Attributes
    ----------
    first_sets, first_reps, first_hold_s
        Of the very first session, where less than the usual dose.
    step_reps, most_reps, by_effort
        Added when all was clean and, if ``by_effort``, not too hard, for which the person is asked how hard it was; at
        ``most_reps`` comes the next load.
    step_hold_s, most_hold_s
        Added when every hold reached its target.
    """

    first_sets: int = 0
    first_reps: int = 0
    first_hold_s: float = 0.0
    step_reps: int = 0
    most_reps: int = 0
    by_effort: bool = False
    step_hold_s: float = 0.0
    most_hold_s: float = 0.0


@dataclass(frozen=True, slots=True)
class RoutinePlace:
    """Where in the routine an exercise stands.

    Attributes
    ----------
    order
        Exercises come in the order of these numbers.
    express
        Whether it is part of the express routine.
    needs
        Word by which a plan file says that the equipment is missing; empty: it needs none that a person may lack.
    instead
        Id of the exercise that is done without it; empty: nothing is.
    """

    order: int
    express: bool = False
    needs: str = ""
    instead: str = ""
