"""What is planned of a session: exercises, and how much of each."""

from __future__ import annotations

import math
from dataclasses import asdict, dataclass, replace

from posecoach.core.dose import Dose, DoseChange
from posecoach.core.errors import PosecoachError
from posecoach.core.events import ExerciseStarted
from posecoach.core.prescription import TimedPart
from posecoach.core.spec import ExerciseSpec

MOST_SETS, MOST_REPS, MOST_REST_S, MOST_HOLD_S = 50, 500, 3600, 600
"""More is a slip of the finger: every count is a phrase that is prepared, every set a step of the session."""
TICK_S = 0.5
"""A round that lacks no more than this was done: time goes on in ticks."""
MOST_MINUTES = 30.0
"""Of one exercise; heat never longer (exercises.md, section 2)."""


@dataclass(frozen=True, slots=True)
class PlannedExercise:
    """One exercise of a session, how much of it, and the rest between its sets.

    Attributes
    ----------
    change
        Why the dose is another one than last time; None: it is not, or the person knows.
    fixed
        Whether a plan of the person says how much; else it follows from what they did.
    before_sets_s
        How long it was done in a session that this one goes on with, before its sets: of heat, which has none, at all.
    sets_done
        How many sets were done in it; None: none was begun.
    """

    spec: ExerciseSpec
    dose: Dose
    rest_s: float
    change: DoseChange | None = None
    fixed: bool = False
    before_sets_s: float = 0.0
    sets_done: int | None = None

    @classmethod
    def of(cls, spec: ExerciseSpec, dose: Dose | None = None, change: DoseChange | None = None) -> PlannedExercise:
        """Return an exercise with its usual rest and, where no other is given, its usual dose."""
        return cls(spec, spec.prescription.dose if dose is None else dose, spec.prescription.rest_s, change)

    def with_dose(self, dose: Dose) -> PlannedExercise:
        """Return it with a dose that the person asked for."""
        return replace(self, dose=dose, change=None)

    @property
    def begun(self) -> bool:
        """Whether something of it was done in a session that this one goes on with."""
        return self.sets_done is not None or self.before_sets_s > 0

    @property
    def sets_told(self) -> str:
        """The id of the sentence on the sets done before the session was broken off; empty: none was begun."""
        if self.sets_done is None:
            return ""
        return "session.sets_done" if self.sets_done else "session.set_again"

    @property
    def dose_left(self) -> Dose:
        """The dose without the sets that were done before the session was broken off."""
        return replace(self.dose, sets=self.dose.sets - (self.sets_done or 0))

    @property
    def first_part(self) -> TimedPart | None:
        """What comes before the sets: once where less than the usual dose is planned, as after it hurt.

        Rounds that were done before the session was broken off are left out.
        """
        part = self.spec.prescription.first_part
        if part is None:
            return None
        less = self.dose.amount < self.spec.prescription.dose.amount
        times = (1 if less else part.times) - math.floor((self.before_sets_s + TICK_S) / part.duration_s)
        return replace(part, times=times) if times > 0 else None

    @property
    def held_as_planned(self) -> ExerciseSpec:
        """The exercise with holds as long as the dose says, within what counts and what a spot of the body may have."""
        hold = self.spec.hold
        if hold is None or self.dose.hold_s <= 0:
            return self.spec
        return replace(self.spec, hold=replace(hold, target_s=self._within_limits(self.dose.hold_s)))

    def _within_limits(self, hold_s: float) -> float:
        """Return a planned hold within what counts and what a spot of the body may have; 0 is none."""
        hold = self.spec.hold
        if hold is None or hold_s <= 0:
            return hold_s
        return min(max(hold_s, hold.min_s), hold.most_on_a_spot_s or math.inf)

    def changed(
        self,
        sets: int | None = None,
        reps: int | None = None,
        rest_s: float | None = None,
        hold_s: float | None = None,
        minutes: float | None = None,
    ) -> PlannedExercise:
        """Return it with what the person asked for; ``minutes`` are those of a set.

        Holds are no longer than a spot of the body may have, and long enough to count, so that what is said is done.

        Raises
        ------
        PosecoachError
            If a number makes no sense: also all sets of heat together are no longer than half an hour, and heat without
            minutes would have no end.
        """
        item, name, timed = self, self.spec.name, not self.spec.counts
        if minutes is not None:
            _check(f"minutes of {name}", minutes, 1 if timed else 0, MOST_MINUTES)
            item = item.with_dose(replace(item.dose, duration_s=60.0 * float(minutes)))
        if sets is not None:
            _check(f"sets of {name}", sets, 1, MOST_SETS)
            item = item.with_dose(replace(item.dose, sets=sets))
        if timed and (total := item.dose.amount / 60.0) > MOST_MINUTES:
            raise PosecoachError(f"All sets of {name} take {total:g} minutes; {MOST_MINUTES:.0f} are the most.")
        if reps is not None:
            if timed:
                raise PosecoachError(f"{name} has minutes, no repetitions.")
            _check(f"repetitions of {name}", reps, 1, MOST_REPS)
            item = item.with_dose(replace(item.dose, reps=reps))
        if hold_s is not None:
            _check(f"seconds of a hold of {name}", hold_s, 0, MOST_HOLD_S)
            item = item.with_dose(replace(item.dose, hold_s=self._within_limits(float(hold_s))))
        if rest_s is not None:
            _check(f"seconds of rest between sets of {name}", rest_s, 0, MOST_REST_S)
            item = replace(item, rest_s=rest_s)
        return item


def started(item: PlannedExercise, t_s: float) -> ExerciseStarted:
    """Return the event that notes what is planned of an exercise that begins now."""
    return ExerciseStarted(t_s=t_s, exercise=item.spec.id, **asdict(item.dose))


def _check(what: str, value: float, least: float, most: float) -> None:
    if not least <= value <= most:
        raise PosecoachError(f"{value} {what} make no sense; give {least:g} to {most:g}.")
