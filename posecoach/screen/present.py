"""What the picture shows of an analysis or a session: from their values to a :class:`HudState`."""

from __future__ import annotations

import math
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from posecoach.coaching.framing import FramingAdvice
from posecoach.coaching.two_way import ROUND, SAG
from posecoach.coaching.view import CoachView
from posecoach.core.events import Cue
from posecoach.core.pose import Pose
from posecoach.core.skeleton import SIDES, Part, landmark
from posecoach.core.vocabulary import Priority, Stage
from posecoach.phrases import Catalogue
from posecoach.screen.icons import Icon
from posecoach.screen.state import CueKind, HudMessage, HudState, HudTimer
from posecoach.sources.camera_health import CameraState

PHASE_WORDS = {
    "ready": "Ready",
    "out": "Go",
    "end_range": "Hold",
    "back": "Slowly back",
    ROUND: "Round up",
    SAG: "Let it sag",
}
"""What to do in each phase of a repetition, or on each way of one that goes to both sides of neutral."""

FAULT_PARTS: dict[str, tuple[Part, ...]] = {
    "shrug": ("ear", "shoulder"),
    "torso-swing": ("shoulder", "hip"),
    "no-retraction": ("shoulder",),
    "partial-pull": ("elbow", "wrist"),
    "partial-return": ("elbow", "wrist"),
    "too-fast": ("wrist",),
    "over-pull": ("elbow",),
    "elbow-flare": ("elbow",),
    "asymmetry": ("elbow",),
    "head-only": ("ear",),
    "neck-only": ("ear",),
    "neck-cranked": ("ear",),
    "head-poke": ("ear",),
    "head-unsupported": ("ear", "wrist"),
    "hips-rocking": ("hip", "knee"),
    "hips-lift": ("hip",),
    "hips-slide": ("hip",),
    "elbows-bent": ("elbow",),
    "hands-place": ("wrist",),
    "knees-place": ("knee",),
    "short-flexion": ("shoulder", "hip"),
    "short-extension": ("shoulder", "hip"),
    "low-back-arch": ("hip", "shoulder"),
    "lumbar-extension": ("hip", "shoulder"),
    "slumped": ("shoulder", "ear"),
    "nodding-off": ("ear",),
}
"""Which parts are coloured for a fault; of others none."""


def fault_landmarks(faults: Iterable[str]) -> frozenset[int]:
    """Return the landmarks that are coloured for these faults, on both sides."""
    parts = {part for fault in faults for part in FAULT_PARTS.get(fault, ())}
    return frozenset(int(landmark(part, side)) for part in parts for side in SIDES)


def tempo_text(tempo_s: tuple[float, float, float] | None) -> str:
    """Return the tempo of a repetition as people read it: out, held, back."""
    return "" if tempo_s is None else " – ".join(f"{t:.1f}" for t in tempo_s) + " s"


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


CAMERA_MESSAGES: dict[CameraState, tuple[str, Icon]] = {
    CameraState.STARTING: ("session.starting", Icon.NONE),
    CameraState.MISSING: ("camera.missing", Icon.CAMERA_OFF),
    CameraState.BUSY: ("camera.busy", Icon.CAMERA_OFF),
    CameraState.BLACK: ("camera.black", Icon.CAMERA_OFF),
    CameraState.FROZEN: ("camera.frozen", Icon.CAMERA_OFF),
    CameraState.LOST: ("camera.lost", Icon.CAMERA_OFF),
}
ADVICE_ICONS: dict[FramingAdvice, Icon] = {
    FramingAdvice.NOBODY: Icon.PERSON,
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


def message(
    view: CoachView, camera: CameraState, words: Catalogue, cue: Cue | None = None, summary: str = ""
) -> HudMessage | None:
    """Return what takes the middle of the picture, the most urgent first; None while the person just works.

    ``summary`` of the last set is shown as long as the rest lasts, and at the end; a safety ``cue`` instead of praise.
    """
    if camera is not CameraState.OK:
        phrase, icon = CAMERA_MESSAGES[camera]
        return HudMessage(words.say(phrase), icon)
    if view.text and view.stage is not Stage.PAUSED:
        return HudMessage(view.text, title=view.title)
    if view.stage is Stage.PAUSED:
        return HudMessage(words.say("session.paused"), Icon.PAUSE, words.say("session.resume_hint"))
    if view.stage is Stage.RESTING:
        return HudMessage(words.say("set.rest"), detail=summary)
    if view.stage is Stage.DONE:
        if cue is not None and cue.priority is Priority.SAFETY:
            return HudMessage(cue.text)
        return HudMessage(words.say("session.ended"), Icon.GOOD, summary)
    if view.advice is not None and view.stage is not Stage.COUNTDOWN:
        text = words.say(f"camera.{view.advice.value}")
        hint = "" if view.advice in ADVICE_ICONS else words.say("camera.unseen_hint")
        return HudMessage(text, ADVICE_ICONS.get(view.advice, Icon.UNSEEN), hint)
    return None


def timer(view: CoachView) -> HudTimer | None:
    """Return the timer that runs: of a rest, of a hold, or of the minutes of the technique."""
    if view.rest_left_s is not None:
        return HudTimer(clock_text(view.rest_left_s), 1.0 - view.rest_left_s / max(1e-9, view.rest_s))
    if view.hold_s is not None:
        done = view.hold_s / view.hold_target_s if view.hold_target_s > 0 else math.nan
        unit = " s" if view.hold_target_s < 60 else ""
        return HudTimer(clock_text(view.hold_s), done, f"of {clock_text(view.hold_target_s)}{unit}")
    if view.left_s is not None:
        return HudTimer(clock_text(view.left_s), 1.0 - view.left_s / max(1e-9, view.duration_s))
    return None


def hud_of(
    view: CoachView,
    pose: Pose,
    camera: CameraState,
    words: Catalogue,
    *,
    cue: Cue | None = None,
    summary: str = "",
    demo: NDArray[np.uint8] | None = None,
    debug: tuple[str, ...] = (),
) -> HudState:
    """Return the picture's state of one moment of a live session."""
    working = view.stage is Stage.WORKING
    shown = message(view, camera, words, cue, summary)
    return HudState(
        landmarks_px=pose.xy_px if pose.found else None,
        visibility=pose.visibility if pose.found else None,
        fault_landmarks=fault_landmarks(view.faults) if working else frozenset(),
        count=view.count if view.counts else None,
        count_label=f"of {view.target}" if view.target else "",
        range_ratio=view.progress_ratio if working and view.has_range else None,
        target_ratio=view.full_ratio,
        two_way=view.two_way,
        phase=PHASE_WORDS.get(view.phase, "") if view.has_range else "",
        tempo=tempo_text(view.tempo_s),
        cue=cue.text if cue is not None and not view.text else "",
        cue_kind=cue_kind(cue),
        set_label=words.say("set.label", index=view.set_index, sets=view.sets) if view.sets > 1 else "",
        timer=timer(view),
        confidence_ratio=confidence_ratio(pose),
        message=shown,
        countdown=math.ceil(view.countdown_s) if view.countdown_s else None,
        demo=demo if view.stage is Stage.FRAMING or (view.stage is Stage.GUIDING and view.picture) else None,
        hand_ratio=view.gesture_ratio or None,
        debug=debug,
    )


def cue_kind(cue: Cue | None) -> CueKind:
    """Return how a cue is coloured."""
    if cue is None:
        return CueKind.INFO
    if cue.priority is Priority.SAFETY:
        return CueKind.SAFETY
    if cue.id.startswith("praise"):
        return CueKind.PRAISE
    return CueKind.FORM if cue.id.startswith("cue.") else CueKind.INFO
