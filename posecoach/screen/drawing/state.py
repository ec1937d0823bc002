"""What the picture shows, as plain values: whoever draws knows nothing of exercises."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from posecoach.core.frame import Image
from posecoach.core.pose import FloatArray
from posecoach.screen.drawing.icons import Icon


class CueKind(StrEnum):
    """How a cue is meant; each has a colour and a mark of its own."""

    INFO = "info"
    FORM = "form"
    PRAISE = "praise"
    SAFETY = "safety"


@dataclass(frozen=True, slots=True)
class HudTimer:
    """A timer of a set, a rest or a hold.

    Attributes
    ----------
    text
        What is shown in large digits, such as ``12`` or ``0:45``.
    done_ratio
        How much of it is over, 0..1; NaN if it has no end.
    label
        What it is for, such as ``Rest`` or ``of 30 s``.
    """

    text: str
    done_ratio: float
    label: str = ""


@dataclass(frozen=True, slots=True)
class HudMessage:
    """Something that is more important than the exercise: framing help, a lost camera, a pause, a rest.

    ``title`` stands above the text in smaller letters, ``detail`` below it; ``choices`` are lines of their own between
    text and detail, and as large as the text. A warning has a frame round the picture.
    """

    text: str
    icon: Icon = Icon.NONE
    detail: str = ""
    title: str = ""
    choices: tuple[str, ...] = ()
    kind: CueKind = CueKind.INFO


@dataclass(frozen=True, slots=True)
class HudCount:
    """The repetitions of a set.

    Attributes
    ----------
    value, label
        How many were full, and what they are counted towards, such as ``of 8``.
    tempo
        Of the last repetition, such as ``2.1 s pull, 0.8 s hold, 2.4 s back``, each part a line.
    """

    value: int
    label: str = ""
    tempo: str = ""


@dataclass(frozen=True, slots=True)
class HudMeter:
    """How far the movement goes; see :func:`~posecoach.screen.drawing.gauges.draw_meter`."""

    ratio: float
    target_ratio: float = 0.8
    two_way: bool = False


@dataclass(frozen=True, slots=True)
class HudCue:
    """What the coach says now."""

    text: str
    kind: CueKind = CueKind.INFO


@dataclass(frozen=True, slots=True, eq=False)
class HudSkeleton:
    """The person in the picture.

    Attributes
    ----------
    landmarks_px, visibility
        (33, 2) pixels of the camera's unmirrored picture and (33,) 0..1, as in a pose.
    fault_landmarks
        Indices of the landmarks at fault.
    """

    landmarks_px: FloatArray
    visibility: FloatArray
    fault_landmarks: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class HudState:
    """One moment of the picture. What is None or empty is not drawn.

    Attributes
    ----------
    skeleton, count, meter, cue
        The person, the repetitions of the set, how far the movement goes, and what the coach says.
    phase
        Word for what to do now, shown where the cue comes.
    set_label
        Such as ``Set 2 of 3``.
    no_voice
        Says that nothing is heard, if so.
    timer
        Takes the place of the count (a hold), or the middle of the picture with a message (a rest).
    confidence_ratio
        How well the person is seen, 0..1.
    message
        Takes the middle of the picture, which is dimmed; of the exercise only the count stays.
    countdown
        The numeral before the start; alone on the screen.
    demo
        ``uint8`` (height, width, 3) BGR, a picture of the demonstration.
    hand_ratio
        How long a hand has been held up of what is needed, 0..1.
    debug
        Lines for developers.
    mirrored
        Show the picture as a mirror does.
    """

    skeleton: HudSkeleton | None = None
    count: HudCount | None = None
    meter: HudMeter | None = None
    phase: str = ""
    cue: HudCue | None = None
    set_label: str = ""
    no_voice: str = ""
    timer: HudTimer | None = None
    confidence_ratio: float | None = None
    message: HudMessage | None = None
    countdown: int | None = None
    demo: Image | None = None
    hand_ratio: float | None = None
    debug: tuple[str, ...] = ()
    mirrored: bool = True
