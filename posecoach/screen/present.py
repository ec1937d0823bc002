"""What the picture shows of a session: from its view to a :class:`HudState`."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import replace

from posecoach.coaching.camera.camera_watch import CAMERA_PHRASES
from posecoach.coaching.camera.framing import FramingAdvice
from posecoach.coaching.display.view import Moment, QuestionKind, SessionView, TimerKind
from posecoach.coaching.speaking.guide_pages import Illustration
from posecoach.core.camera import CameraState
from posecoach.core.cue import Cue
from posecoach.core.frame import Image
from posecoach.core.pose import Pose
from posecoach.core.skeleton import SIDES, Part, landmark
from posecoach.core.vocabulary import Priority, Stage
from posecoach.phrases.catalogue import Catalogue
from posecoach.screen.drawing.icons import Icon
from posecoach.screen.drawing.state import (
    CueKind,
    HudCount,
    HudCue,
    HudMessage,
    HudMeter,
    HudSkeleton,
    HudState,
    HudTimer,
)


def landmarks_of(parts: Iterable[Part]) -> frozenset[int]:
    """Return the landmarks of these parts of the body, on both sides."""
    return frozenset(int(landmark(part, side)) for part in parts for side in SIDES)


def tempo_text(tempo_s: tuple[float, float, float], ways: tuple[str, str] | None, words: Catalogue) -> str:
    """Return the tempo of a repetition as people read it: ``2.0 s pull, 0.5 s hold, 3.2 s back``.

    ``ways`` are the words for out and back; without them there is one time for all.
    """
    if ways is None:
        return words.say("screen.tempo_cycle", cycle_s=f"{sum(tempo_s):.1f}")
    out_s, hold_s, back_s = (f"{part_s:.1f}" for part_s in tempo_s)
    return words.say("screen.tempo", out_s=out_s, out=ways[0], hold_s=hold_s, back_s=back_s, back=ways[1])


def clock_text(seconds: float) -> str:
    """Return seconds as ``12`` or ``1:05``."""
    whole = math.ceil(max(0.0, seconds))
    return str(whole) if whole < 60 else f"{whole // 60}:{whole % 60:02d}"


def confidence_ratio(pose: Pose) -> float:
    """Return how well the better seen side of the person is seen, 0..1."""
    if not pose.found:
        return 0.0
    parts: tuple[Part, ...] = ("shoulder", "elbow", "hip")
    seen = [min(float(pose.visibility[landmark(part, side)]) for part in parts) for side in SIDES]
    return max(0.0, min(1.0, max(seen)))


ADVICE_ICONS: dict[FramingAdvice, Icon] = {
    FramingAdvice.NOBODY: Icon.PERSON,
    FramingAdvice.DARK: Icon.PERSON,
    FramingAdvice.STAY: Icon.GOOD,
    FramingAdvice.COME_CLOSER: Icon.COME_CLOSER,
    FramingAdvice.STEP_BACK: Icon.STEP_BACK,
    FramingAdvice.MOVE_TO_MIDDLE: Icon.MOVE_TO_MIDDLE,
    FramingAdvice.RAISE_CAMERA: Icon.CAMERA_UP,
    FramingAdvice.LOWER_CAMERA: Icon.CAMERA_DOWN,
    FramingAdvice.TURN_SIDE_ON: Icon.TURN,
    FramingAdvice.FACE_ME: Icon.TURN,
}
"""Pictograms of advices; the others are of parts that are not seen."""


def message(view: SessionView, words: Catalogue) -> HudMessage | None:
    """Return what takes the middle of the picture, the most urgent first; None while the person just works.

    A warning comes before everything but what is read or answered, above which it then stands; a camera that does not
    work comes after that, and is then named below it. The summary of the last
    set is shown as long as the rest lasts, below what is asked after it, and at the end; words of safety instead of
    praise.
    """
    if (warning := _warning(view)) and not _is_reading(view):
        return HudMessage(warning, detail=_below_warning(view, words), kind=CueKind.SAFETY)
    if view.camera is not CameraState.OK and not _is_reading(view):
        icon = Icon.NONE if view.camera is CameraState.STARTING else Icon.CAMERA_OFF
        return HudMessage(words.say(CAMERA_PHRASES[view.camera]), icon)
    match view.stage:
        case Stage.PAUSED:
            return HudMessage(words.say("session.paused"), Icon.PAUSE, words.say("session.resume_hint"))
        case _ if _is_reading(view) or view.stage is Stage.GUIDING:
            return _guide(view, words)
        case Stage.RESTING:
            return HudMessage(words.say("set.rest"), detail=view.summary)
        case Stage.DONE:
            return HudMessage(words.say("session.ended"), Icon.GOOD, view.summary)
        case Stage.COUNTDOWN:
            return None
    return _advice(view.advice, words)


def _warning(view: SessionView) -> str:
    """Return the warning that is given now; empty if none is."""
    return view.caption.text if view.caption is not None and view.caption.priority is Priority.SAFETY else ""


def _below_warning(view: SessionView, words: Catalogue) -> str:
    return words.say("session.resume_hint") if view.paused else ""


def camera_trouble(view: SessionView, words: Catalogue) -> str:
    """Return what is wrong with the camera; empty: nothing is, or it still starts."""
    well = view.camera in (CameraState.OK, CameraState.STARTING)
    return "" if well else words.say(CAMERA_PHRASES[view.camera])


def _guide(view: SessionView, words: Catalogue) -> HudMessage | None:
    shown = _page_or_question(view, words)
    if shown is not None and (trouble := camera_trouble(view, words)):
        shown = replace(shown, detail=trouble)
    warning = _warning(view)
    return shown if shown is None or not warning else replace(shown, title=warning, kind=CueKind.SAFETY)


def _page_or_question(view: SessionView, words: Catalogue) -> HudMessage | None:
    if view.page is not None:
        summary = view.summary if view.stage is Stage.RESTING else ""
        return HudMessage(view.page.text, title=view.page.title, detail=summary)
    question = view.question
    if question is None:
        return None
    if question.choices and question.kind is not QuestionKind.YES_NO:
        choices = tuple(f"{number}  {choice}" for number, choice in enumerate(question.choices, 1))
        return HudMessage("", title=question.text, choices=choices, detail=words.say("session.silence_hint"))
    offered = "" if question.offered is None else words.number(question.offered)
    if question.kind is QuestionKind.YES_NO:
        return HudMessage(question.text, title=question.title, detail=view.summary)
    typed = words.say("session.type_hint")
    if question.kind is QuestionKind.SORENESS:
        typed = f"{words.say('session.silence_hint')}. {typed}"
    if offered and not _warning(view):  # what a hand answers; the question has been said, and read at full size
        return HudMessage(offered, title=question.text, detail=typed)
    return HudMessage(question.text, title=question.title, detail=typed)


def _advice(advice: FramingAdvice | None, words: Catalogue) -> HudMessage | None:
    if advice is None:
        return None
    hint = "" if advice in ADVICE_ICONS else words.say("camera.unseen_hint")
    return HudMessage(words.say(f"camera.{advice.value}"), ADVICE_ICONS.get(advice, Icon.UNSEEN), hint)


def timer(view: SessionView, words: Catalogue) -> HudTimer | None:
    """Return the timer that runs: of a rest, of a hold, or of the minutes of the exercise."""
    now = view.timer
    if now is None or now.kind is TimerKind.COUNTDOWN:
        return None
    if now.kind is not TimerKind.HOLD:
        return HudTimer(clock_text(now.value_s), 1.0 - now.value_s / max(1e-9, now.total_s), now.name)
    if now.total_s <= 0:
        return HudTimer(clock_text(now.value_s), math.nan, words.say("screen.hold"))
    whole = clock_text(now.total_s) + (" s" if now.total_s < 60 else "")
    return HudTimer(clock_text(now.value_s), now.value_s / now.total_s, words.say("screen.of", whole=whole))


def illustration_of(view: SessionView) -> Illustration | None:
    """Return which illustration goes with a moment; None if none does."""
    if view.stage is Stage.FRAMING:
        return Illustration.DEMO
    return view.page.illustration if view.page is not None and not view.paused else None


def hud_of(
    moment: Moment,
    words: Catalogue,
    *,
    demo: Image | None = None,
    details: bool = False,
    mirrored: bool = True,
) -> HudState:
    """Return the picture's state of one moment.

    Parameters
    ----------
    demo
        The picture of :func:`illustration_of`.
    details
        Whether the lines for developers are shown.
    mirrored
        Whether the picture is shown as a mirror does.
    """
    view, meter = moment.view, moment.view.meter
    pose = moment.pose if moment.pose is not None and moment.pose.found else None
    return HudState(
        skeleton=None if pose is None else HudSkeleton(pose.xy_px, pose.visibility, _at_fault(view)),
        count=_count(view, words),
        meter=None if meter is None else HudMeter(meter.progress_ratio, meter.full_ratio, meter.two_way),
        phase="" if meter is None or pose is None else words.say(f"screen.phase.{meter.phase}"),
        cue=_cue(view),
        set_label=_set_label(view, words),
        no_voice=words.say("session.unheard") if view.warnings_unheard else "",
        timer=timer(view, words),
        confidence_ratio=0.0 if pose is None else confidence_ratio(pose),
        message=message(view, words),
        countdown=_countdown(view),
        demo=demo,
        hand_ratio=view.gesture_ratio or None,
        debug=moment.details if details else (),
        mirrored=mirrored,
    )


def _is_reading(view: SessionView) -> bool:
    """Whether the person has something to read or to answer."""
    return view.page is not None or view.question is not None


def _at_fault(view: SessionView) -> frozenset[int]:
    """Return the landmarks to light up: while somebody works, those of the last repetition's faults."""
    if view.stage is not Stage.WORKING or view.rep is None:
        return frozenset()
    return landmarks_of(view.rep.parts_at_fault)


def _count(view: SessionView, words: Catalogue) -> HudCount | None:
    """Return the count of the set; None while there is none to show.

    Guided repetitions are not counted, and in a rest the set that comes next would show 0, although somebody has just
    counted. A set that goes on after a rest, between two holds of a massage, shows its own.
    """
    if view.set is None or not view.set.counts or view.stage is Stage.CALIBRATING:
        return None
    if view.stage is Stage.RESTING and not view.set.count:
        return None
    label = words.say("screen.of", whole=view.set.target) if view.set.target else ""
    tempo = "" if view.rep is None else tempo_text(view.rep.tempo_s, view.rep.ways, words)
    return HudCount(view.set.count, label, tempo)


def _cue(view: SessionView) -> HudCue | None:
    """Return what the coach says, unless there is something else to read."""
    if view.caption is None or not view.caption.text or _is_reading(view):
        return None
    return HudCue(view.caption.text, cue_kind(view.caption))


def _set_label(view: SessionView, words: Catalogue) -> str:
    """Return which of several sets it is."""
    if view.set is None or view.set.sets <= 1:
        return ""
    return words.say("set.label", index=view.set.index, sets=view.set.sets)


def _countdown(view: SessionView) -> int | None:
    """Return the numeral before the start; None when nothing is about to start."""
    if view.timer is None or view.timer.kind is not TimerKind.COUNTDOWN or view.timer.value_s <= 0:
        return None
    return math.ceil(view.timer.value_s)


def cue_kind(cue: Cue | None) -> CueKind:
    """Return how a cue is coloured."""
    if cue is None:
        return CueKind.INFO
    if cue.priority is Priority.SAFETY:
        return CueKind.SAFETY
    if cue.id.startswith("praise"):
        return CueKind.PRAISE
    return CueKind.FORM if cue.id.startswith("cue.") else CueKind.INFO
