"""In what setting a session takes place: whose it is, and how it is conducted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import Enum, auto
from functools import partial

from posecoach.analysis.judgement.reference import Reference
from posecoach.coaching.planning.plan import PlannedExercise, started
from posecoach.coaching.sets.practice import Practice
from posecoach.coaching.speaking.speaker import Speaker
from posecoach.coaching.speaking.talk import Talk
from posecoach.core.cue import Cue
from posecoach.core.events import Event, ExerciseEnded
from posecoach.core.mute import Mute
from posecoach.core.skeleton import Side
from posecoach.core.vocabulary import EndReason
from posecoach.phrases.catalogue import Catalogue

TAUGHT_SESSIONS = 2
"""The first sessions with an exercise, in which all of it is explained, as they have most corrections, too
(exercises.md 11.5); our own default."""


class Guidance(Enum):
    """What is shown before an exercise."""

    NONE = auto()
    FIRST_TIME = auto()
    """When to stop and when not to begin, to somebody who has not heard it."""
    FULL = auto()
    """Everything; to somebody who knows the exercise, what changes and how to begin."""


@dataclass(frozen=True, slots=True)
class Person:
    """What is known of the person before the session.

    Attributes
    ----------
    references
        Usual values by exercise.
    session_numbers
        Which session of an exercise this is, from 1; of those not named, the first.
    informed
        Exercises of which the person has heard when to stop.
    worse_sides
        Sides, by exercise, on which pressing made a spot worse last time; None among them: it is not known on which.
    asks_day_after
        Whether there was a session before, of which to ask how the day after it was.
    left_out
        Exercises that a routine leaves out, each with the id of the sentence that says why.
    begun
        Exercises in which the session goes on with one that broke off, in which they were explained.
    """

    references: Mapping[str, Reference] = field(default_factory=dict)
    session_numbers: Mapping[str, int] = field(default_factory=dict)
    informed: frozenset[str] = frozenset()
    worse_sides: Mapping[str, frozenset[Side | None]] = field(default_factory=dict)
    asks_day_after: bool = False
    left_out: Mapping[str, str] = field(default_factory=dict)
    begun: frozenset[str] = frozenset()

    def knows(self, exercise: str) -> bool:
        """Whether the person has heard all of an exercise, and lately or often enough to be told only what changes."""
        taught = self.session_numbers.get(exercise, 1) > TAUGHT_SESSIONS
        return exercise in self.informed and (taught or exercise in self.begun)

    def to_do(self, items: Iterable[PlannedExercise]) -> list[PlannedExercise]:
        """Return the exercises that are not left out."""
        return [item for item in items if item.spec.id not in self.left_out]


@dataclass(frozen=True, slots=True)
class Conduct:
    """How a session is conducted.

    Attributes
    ----------
    waits
        Whether the person must be in position before the first set, and is counted in.
    calibrates
        Whether two guided repetitions come first when nothing is known of the person.
    countdown_s
        Between being in position and the first repetition.
    asks
        Whether the session asks how it feels and how hard it was.
    at_once
        Whether pages are said without a pause, for somebody without a window, who reads them in the terminal.
    watches
        Whether the person hears how to be seen better.
    """

    waits: bool = True
    calibrates: bool = True
    countdown_s: float = 3.0
    asks: bool = True
    guidance: Guidance = Guidance.FULL
    at_once: bool = False
    watches: bool = True


FOR_A_CLIP = Conduct(waits=False, calibrates=False, countdown_s=0.0, asks=False, guidance=Guidance.NONE)
"""For a clip that plays in place of a camera: its person starts when they start, and answers nothing."""
FOR_A_RECORDING = replace(FOR_A_CLIP, watches=False)
"""For a clip that is analysed: besides, nobody in it can be asked to step back."""


@dataclass(slots=True)
class Setting:
    """Words, person and conduct of one session, and what comes up during the session.

    Attributes
    ----------
    pain_at_start
        What the person answered before the first exercise.
    practices
        The exercises that were begun.
    mute
        Whether the person switched the voice off, and warnings with it.
    voice_lost
        Whether the voice fails.
    camera_starts
        Whether it is not known yet whether the camera works.
    talk
        How long what was raised takes to say.
    """

    words: Catalogue
    person: Person = field(default_factory=Person)
    conduct: Conduct = field(default_factory=Conduct)
    pain_at_start: int | None = None
    practices: list[Practice] = field(default_factory=list)
    mute: Mute = field(default_factory=Mute)
    voice_lost: bool = False
    camera_starts: bool = False
    talk: Talk = field(default_factory=Talk)

    @property
    def is_heard(self) -> bool:
        """Whether what the coach says is heard."""
        return not (self.voice_lost or self.mute.on)

    @property
    def warnings_unheard(self) -> bool:
        """Whether no warning is heard."""
        return self.voice_lost or self.mute.nothing_is_heard

    @property
    def alarm_phrase(self) -> str:
        """Id of the sentence that asks for an alarm where no warning is heard."""
        return "guide.voice_gone" if self.voice_lost else "guide.nothing_wakes"

    @property
    def speaker(self) -> Speaker:
        """What says the sentences between exercises."""
        return Speaker(self.words)

    def practice(self, item: PlannedExercise) -> Practice:
        """Return the practice of an exercise as planned, with this person's words and restraint."""
        person, exercise = self.person, item.spec.id
        return Practice.of(
            item,
            self.words,
            watched=self.conduct.watches,
            instructed=self.conduct.waits,
            session_number=person.session_numbers.get(exercise, 1),
            slowness=self.talk.slowness,
            reference=person.references.get(exercise),
            worse_last_time=person.worse_sides.get(exercise, frozenset()),
        )

    def calibrates(self, practice: Practice) -> bool:
        """Whether an exercise begins with guided repetitions."""
        return self.conduct.calibrates and practice.reference is None and practice.spec.cycle is not None

    def next_up(self, item: PlannedExercise) -> list[Callable[[float], Cue]]:
        """Return the announcement of an exercise that has a guide, and of one that goes on after a break."""
        say, full = self.speaker.saying, self.conduct.guidance is Guidance.FULL
        announced = [say("set.next", name=item.spec.name)] if full else []
        if not item.sets_told:
            return announced
        return [*announced, say(item.sets_told, done=item.sets_done, sets=item.dose.sets)]

    def left_out(self, item: PlannedExercise) -> list[Callable[[float], Event]]:
        """Return what is noted of an exercise that is left out, and said: why."""
        ended = partial(ExerciseEnded, exercise=item.spec.id, reason=EndReason.SKIPPED)
        said = self.speaker.saying(self.person.left_out[item.spec.id], name=item.spec.name)
        return [partial(started, item), said, lambda t_s: ended(t_s=t_s)]
