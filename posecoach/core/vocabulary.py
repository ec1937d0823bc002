"""The words that events and exercises are written in: one enum for each thing that has a few kinds.

The values are what stands in logs and in the history, so none is ever renamed. No decision compares texts.
"""

from __future__ import annotations

from enum import IntEnum, StrEnum


class Priority(IntEnum):
    """Order in which the coach speaks, the most urgent first (exercises.md has the evidence)."""

    SAFETY = 0
    CAMERA = 1
    SETUP = 2
    COUNT = 3
    FORM = 4
    REFINEMENT = 5


class Posture(StrEnum):
    """How a person is held in an exercise."""

    UPRIGHT = "upright"
    """Standing or sitting."""
    QUADRUPED = "quadruped"
    """On hands and knees."""
    SUPINE = "supine"
    """On the back."""


class Stage(StrEnum):
    """Where in the session the person is."""

    GUIDING = "guiding"
    FRAMING = "framing"
    COUNTDOWN = "countdown"
    CALIBRATING = "calibrating"
    WORKING = "working"
    PAUSED = "paused"
    RESTING = "resting"
    DONE = "done"


class Phase(StrEnum):
    """Where in a repetition the person is."""

    READY = "ready"
    OUT = "out"
    END_RANGE = "end_range"
    BACK = "back"


class CueStatus(StrEnum):
    """What became of something that the coach wanted to say."""

    RAISED = "raised"
    """The coach decided to say it; the voice has not received it yet."""
    SPOKEN = "spoken"
    DROPPED = "dropped"
    INTERRUPTED = "interrupted"


class HoldState(StrEnum):
    """What happens with a hold."""

    STARTED = "started"
    HOLDING = "holding"
    PAUSED = "paused"
    ENDED = "ended"


class PainMoment(StrEnum):
    """When the person said how much it hurts."""

    BEFORE = "before"
    DURING = "during"
    AFTER = "after"


class SpotFeeling(StrEnum):
    """How a spot that was pressed feels, against before it was."""

    EASIER = "easier"
    SAME = "same"
    WORSE = "worse"


class Gesture(StrEnum):
    """What the person asks for with their hands."""

    PAUSE = "pause"
    """One hand: pause, or go on."""
    END_SET = "end_set"
    """Both hands."""


class CountedFrom(StrEnum):
    """What the limit of a fault is counted from."""

    FIXED = ""
    """The limit is the same for everybody."""
    USUAL = "usual"
    """The person's usual value."""
    START = "start"
    """The start of the same repetition."""
    DECOY = "decoy"
    """The movement was another one (a decoy of the exercise): value and limit are of its signal."""


class Unjudged(StrEnum):
    """Why a fault was not judged; where several reasons hold, the first of these is given."""

    UNSURE = "unsure"
    """It may have been something else than the exercise: of a recording the only movement of its kind, in a set at the
    camera each of which that was not sure when it was made."""
    VIEW = "view"
    """It cannot be seen from the camera's view."""
    CUT_OFF = "cut off"
    """The recording begins or ends in the middle of the repetition."""
    NOT_SEEN = "not seen"
    """Too little of the body was seen."""
    POSTURE = "posture"
    """The body was held, or the arms were used, in a way that it cannot be judged in."""


class EndReason(StrEnum):
    """Why an exercise or a session is over."""

    DONE = "done"
    """The exercise was done as planned."""
    SKIPPED = "skipped"
    STOPPED = "stopped"
    """The exercise was stopped with the session; in old logs also because it hurt."""
    PLAN_DONE = "the plan was done"
    """The session went as planned; nothing of it is left to resume."""
    STOPPED_FOR_PAIN = "it was stopped because something hurt"
    """The exercise, or the session, was stopped because something hurt; nothing of such a session is left to resume."""
    ENDED_BY_PERSON = "the person ended it"
    WINDOW_CLOSED = "the window was closed"
    SOURCE_ENDED = "the source ended"
    CLIP_ENDED = "end of the clip"
    INTERRUPTED = "interrupted"
    """The program was interrupted from the keyboard."""
    FAILED = "it failed"
