"""What there is to see of a session at one moment, as plain values: for a window, a page, or a video."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from posecoach.coaching.camera.framing import FramingAdvice
from posecoach.coaching.speaking.guide_pages import Page
from posecoach.core.camera import CameraState
from posecoach.core.cue import Cue
from posecoach.core.frame import Image
from posecoach.core.pose import Pose
from posecoach.core.skeleton import Part
from posecoach.core.vocabulary import Stage


class QuestionKind(StrEnum):
    """What the answer to a question means."""

    PAIN = "pain"
    """0, none, to 10, the worst imaginable (numeric pain rating scale)."""
    EFFORT = "effort"
    """0, nothing, to 10, all there was."""
    YES_NO = "yes_no"
    """1 or 0."""
    SORENESS = "soreness"
    """0, not sore, to 10, the worst imaginable, of a spot under pressure; nobody has to answer."""
    SPOT = "spot"
    """The number of one of the choices, from 1."""


class TimerKind(StrEnum):
    """What a timer is of."""

    COUNTDOWN = "countdown"
    REST = "rest"
    HOLD = "hold"
    WORK = "work"


@dataclass(frozen=True, slots=True)
class QuestionView:
    """A question that waits for an answer.

    Attributes
    ----------
    id, text
        Of the question in the catalogue, and its sentence.
    offered
        The number that the coach says now, for an answer by hand; None before the first one.
    title
        The exercise it is about; empty if about none.
    choices
        Words for the answers from 1 on, of a yes-or-no question from 0 on; empty where the kind says what they are.
    """

    kind: QuestionKind
    id: str
    text: str
    offered: int | None = None
    title: str = ""
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SetView:
    """The current set or the next one.

    Attributes
    ----------
    index, sets
        Its number, from 1, of how many.
    count, target
        Repetitions or holds done and wanted; a target of 0 is open.
    counts
        Whether there is anything to count.
    """

    index: int
    sets: int
    count: int
    target: int
    counts: bool


@dataclass(frozen=True, slots=True)
class MeterView:
    """How far into a repetition the person is.

    Attributes
    ----------
    phase
        Of the repetition, or the direction of one that goes to both sides of neutral.
    progress_ratio
        0..1 of the range and a little beyond; -1..1 where ``two_way``.
    full_ratio
        From where on a repetition is a full one.
    """

    phase: str
    progress_ratio: float
    full_ratio: float
    two_way: bool


@dataclass(frozen=True, slots=True)
class TimerView:
    """A timer that runs: ``value_s`` seconds left, of a hold the seconds held, of ``total_s``.

    ``name`` says of what, where the exercise alone does not.
    """

    kind: TimerKind
    value_s: float
    total_s: float
    name: str = ""


@dataclass(frozen=True, slots=True)
class RepView:
    """The last repetition: ids of its faults, seconds out, held and back, points, and the parts that light up.

    Points are None where too little was seen to judge. ``ways`` are words for the way out and the way back; None for a
    cycle to both sides of neutral, which may begin with either.
    """

    faults: tuple[str, ...]
    tempo_s: tuple[float, float, float]
    score: float | None
    parts_at_fault: tuple[Part, ...] = ()
    ways: tuple[str, str] | None = ("out", "back")


@dataclass(frozen=True, slots=True)
class SessionView:
    """A snapshot of a session. What is None or empty is not there.

    Attributes
    ----------
    stage
        Where in the session the person is.
    exercise
        Id of the current exercise or the next one.
    advice
        What to do to be seen well; None if all is well.
    camera
        How the camera is doing.
    gesture_ratio
        How long a hand has been held up, of what is needed.
    caption
        The cue that is shown now.
    summary
        What was said at the end of the last set, until the next one begins.
    muted
        Whether the voice is silenced, except perhaps for warnings.
    warnings_unheard
        Whether no warning is heard: the voice fails, or is silenced altogether.
    """

    stage: Stage
    exercise: str
    set: SetView | None = None
    meter: MeterView | None = None
    timer: TimerView | None = None
    rep: RepView | None = None
    page: Page | None = None
    question: QuestionView | None = None
    advice: FramingAdvice | None = None
    camera: CameraState = CameraState.OK
    gesture_ratio: float = 0.0
    caption: Cue | None = None
    summary: str = ""
    muted: bool = False
    warnings_unheard: bool = False

    @property
    def paused(self) -> bool:
        """Whether the person has stopped for a while."""
        return self.stage is Stage.PAUSED


@dataclass(frozen=True, slots=True, eq=False)
class Moment:
    """Everything that a screen is given of one moment.

    Attributes
    ----------
    t_s
        On the source's clock.
    image
        ``uint8`` (height, width, 3) BGR, unmirrored: the newest picture; None before the first one.
    new
        Whether the picture is another one than at the last moment.
    pose
        The person in it; None before the first pose.
    view
        What there is to see of the session.
    details
        Lines for developers.
    age_s
        How long ago the picture was taken; 0 where the source has no clock.
    """

    t_s: float
    image: Image | None
    new: bool
    pose: Pose | None
    view: SessionView
    details: tuple[str, ...] = ()
    age_s: float = 0.0
