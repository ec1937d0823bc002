"""How much is done in a session of one exercise."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from enum import StrEnum

from posecoach.core.errors import PosecoachError
from posecoach.core.events import TechniqueStarted
from posecoach.core.spec import ExerciseSpec


class Command(StrEnum):
    """What the person asks for, by key or by hand."""

    PAUSE = "pause"
    NEXT = "next"
    RESTART = "restart"
    COUNT_UP = "count_up"
    COUNT_DOWN = "count_down"
    CALIBRATE = "calibrate"
    SKIP = "skip"
    HURTS = "hurts"
    QUIT = "quit"


@dataclass(frozen=True, slots=True)
class SessionPlan:
    """Sets of repetitions, holds, or minutes.

    Attributes
    ----------
    reps
        Full repetitions, or holds, of a set; 0 = open end.
    duration_s
        Where over zero, a set lasts so long, whatever is counted.
    framing
        Whether the person must first be in position; off for a clip, which cannot be told to step back.
    countdown_s
        Between being in position and the first repetition.
    load_level
        Number of the band or weight, 1 the lightest; 0 = not told.
    calibrate
        Whether two guided repetitions come first when nothing is known of the person.
    """

    sets: int
    reps: int
    rest_s: float
    hold_s: float = 0.0
    duration_s: float = 0.0
    framing: bool = True
    countdown_s: float = 3.0
    calibrate: bool = True
    load_level: int = 0

    @classmethod
    def of(cls, spec: ExerciseSpec) -> SessionPlan:
        """Return the usual dose of an exercise."""
        dose = spec.dose
        return cls(
            dose.sets,
            dose.reps,
            dose.rest_s,
            dose.hold_s,
            dose.duration_s,
            framing=not spec.led_by_timer,
            calibrate=spec.cycle is not None and not spec.led_by_timer,
        )

    def started(self, exercise: str, t_s: float) -> TechniqueStarted:
        """Return the event that tells what is planned of an exercise that begins now."""
        return TechniqueStarted(
            t_s=t_s,
            exercise=exercise,
            sets=self.sets,
            reps=self.reps,
            hold_s=self.hold_s,
            duration_s=self.duration_s,
            load_level=self.load_level,
        )

    def halved(self) -> SessionPlan:
        """Return half of it: fewer sets, or of a single set fewer repetitions or minutes (exercises.md, section 12)."""
        if self.sets > 1:
            return replace(self, sets=self.sets // 2)
        return replace(self, reps=(self.reps + 1) // 2, duration_s=self.duration_s / 2)

    def changed(self, sets: int | None = None, reps: int | None = None, rest_s: float | None = None) -> SessionPlan:
        """Return the plan with what the person asked for.

        Raises
        ------
        PosecoachError
            If a number makes no sense.
        """
        plan = self
        if sets is not None:
            plan = replace(plan, sets=_at_least("sets", sets, 1))
        if reps is not None:
            plan = replace(plan, reps=_at_least("repetitions", reps, 1))
        if rest_s is not None:
            if not (math.isfinite(rest_s) and rest_s >= 0):
                raise PosecoachError(f"A rest of {rest_s} seconds makes no sense; give 0 or more.")
            plan = replace(plan, rest_s=rest_s)
        return plan


def _at_least(what: str, value: int, least: int) -> int:
    if value < least:
        raise PosecoachError(f"{value} {what} make no sense; give {least} or more.")
    return value
