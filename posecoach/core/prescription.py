"""How an exercise is prescribed: how much, how fast, how that grows, what comes before, what the clock says."""

from __future__ import annotations

from dataclasses import dataclass, field

from posecoach.core.dose import Dose, Progression, RoutinePlace
from posecoach.core.vocabulary import Priority

SLOW_PACE = 1.4
"""In planned durations. The usual row takes up to 0.95 of its own (4.3 s) in 60 recordings of people."""


@dataclass(frozen=True, slots=True)
class Prompt:
    """Something that is said as time goes by: every ``every_s`` seconds, or once ``before_end_s`` before the end."""

    text: str
    every_s: float = 0.0
    before_end_s: float = 0.0
    priority: Priority = Priority.SETUP


@dataclass(frozen=True, slots=True)
class TimedPart:
    """What comes before the sets of an exercise and is led by the clock alone: nothing is counted or judged in it.

    Attributes
    ----------
    name
        What is done, as in ``45 seconds of rolling``.
    begin, reminder, then
        Sentences: what to do, said before it; something to heed, said half-way; and what to do in the sets.
    times, duration_s
        How often, and how long each time. Between two times is the rest of the exercise.
    """

    name: str
    begin: str
    reminder: str
    then: str
    times: int
    duration_s: float

    @property
    def dose(self) -> Dose:
        """How much of it there is."""
        return Dose(sets=self.times, duration_s=self.duration_s)


@dataclass(frozen=True, slots=True)
class Prescription:
    """How much of an exercise is done, and how.

    Attributes
    ----------
    dose
        The usual one; a person's own follows from it and from their history.
    rest_s
        Usual rest between two sets.
    tempo_s
        Target seconds of a repetition out, held and back.
    slow_pace
        In planned durations: if a clip's usual repetition takes as long, it may be in slow motion.
    routine
        Its place in the routine; None: the routine has it only when it is asked for by name.
    first_part
        What a person is led through before the sets; None: nothing.
    latest_end_s
        The minutes of a set wait for somebody who is out of the picture, but the set ends so long after it began, or
        after the planned minutes where these are more. 0: they wait for as long as it takes.
    apart_s
        Least time from its end until it is begun again in a routine.
    most_sets_a_day
        After so many a routine of the same day leaves it out; 0: it may be done as often as anybody likes.
    led_by_timer
        The camera sees little of this exercise: the clock leads, and the coach says so.
    learned_as
        Raised when a person's usual values are learned from other movements than before: those that were kept under a
        lower number are not used, since nothing in them tells from which movements they come.
    """

    dose: Dose
    rest_s: float = 30.0
    tempo_s: tuple[float, float, float] = (2.0, 1.0, 2.0)
    slow_pace: float = SLOW_PACE
    progression: Progression = field(default_factory=Progression)
    routine: RoutinePlace | None = None
    first_part: TimedPart | None = None
    prompts: tuple[Prompt, ...] = ()
    latest_end_s: float = 0.0
    apart_s: float = 0.0
    most_sets_a_day: int = 0
    led_by_timer: bool = False
    learned_as: int = 1

    @property
    def goes_on_in_pauses(self) -> bool:
        """Whether what is timed does not stop in a pause, as heat."""
        return self.latest_end_s > 0
