"""Puts a live session together: one exercise, one person, one camera."""

from __future__ import annotations

import contextlib
import datetime
import queue
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from posecoach.analysis.calibration import Reference
from posecoach.analysis.cue_rules import CueSettings, fault_cues
from posecoach.analysis.cueing import CuePolicy
from posecoach.coaching.coach import Coach
from posecoach.coaching.plan import SessionPlan
from posecoach.coaching.speaker import Speaker
from posecoach.core.events import Event, SessionEnded, SessionStarted
from posecoach.core.ports import Sink
from posecoach.core.spec import ExerciseSpec
from posecoach.estimators.mediapipe_pose import MediaPipePose
from posecoach.estimators.model_file import resolve_model
from posecoach.live.demo import DemoLoop
from posecoach.live.loop import Devices, LiveLoop
from posecoach.phrases import Catalogue, load
from posecoach.pipeline import Sinks
from posecoach.sinks.event_log import EventLog
from posecoach.sinks.speech import SpeechSink
from posecoach.sinks.speech_cache import VoiceSettings
from posecoach.sinks.video import VideoWriter
from posecoach.sinks.window import Window
from posecoach.sources.live import LiveSource, open_live
from posecoach.sources.real_time_clip import RealTimeClip


@dataclass(frozen=True, slots=True)
class LiveOptions:
    """How a live session is run. ``events``, ``record`` None: not written; ``calibrate`` False: learn on the way."""

    source: str = "0"
    loop: bool = False
    headless: bool = False
    events: Path | None = None
    record: Path | None = None
    calibrate: bool = True
    user: str = ""
    session_number: int = 1
    model: Path | None = None
    voice: VoiceSettings = field(default_factory=VoiceSettings)


@dataclass(frozen=True, slots=True)
class LiveOutcome:
    """How a session went: why it ended, all events but the voice's later ones, and what is now known of the person."""

    reason: str
    events: tuple[Event, ...]
    reference: Reference | None
    notices: tuple[str, ...] = ()


class _Kept:
    """A sink that keeps what the summary and the history need."""

    def __init__(self) -> None:
        self.events: list[Event] = []

    def handle(self, event: Event) -> None:
        self.events.append(event)

    def close(self) -> None:
        """Nothing to close."""


def run_live(
    spec: ExerciseSpec, plan: SessionPlan, options: LiveOptions, reference: Reference | None = None
) -> LiveOutcome:
    """Run a session to its end.

    Raises
    ------
    PosecoachError
        If source, model or an output cannot be used. A camera that is missing or goes is waited for instead.
    """
    words = load(options.voice.language)
    kept = _Kept()
    with contextlib.ExitStack() as stack:
        model = resolve_model(options.model)
        estimator = stack.enter_context(MediaPipePose(model, silhouette=spec.needs_silhouette))
        outcomes: queue.SimpleQueue[Event] = queue.SimpleQueue()
        sinks: list[Sink] = [kept]
        if options.events is not None:
            sinks.append(EventLog(options.events))
        voice = None if options.voice.mute and options.headless else _voice(spec, plan, words, options, outcomes)
        if voice is not None:
            sinks.append(voice)
        fan = Sinks(sinks)
        stack.callback(fan.close)
        window = None if options.headless else stack.enter_context(Window(f"posecoach: {spec.name}"))
        # Last, because a clip begins to play when it is opened, and the model takes a second or two to load.
        source = stack.enter_context(open_live(options.source, loop=options.loop))
        devices = Devices(source, estimator, fan, window, voice, outcomes=outcomes)
        if options.record is not None:
            devices.record = _Recorder(options.record, stack).write
        if window is not None:
            devices.demo = DemoLoop(spec.id)
        coach = _coach(spec, _plan_for(plan, source, options), words, options, reference)
        fan.handle(_started(spec, source, options, model.name, model.sha256))
        loop = LiveLoop(coach, devices, words)
        reason = loop.run()
        frames = [a.frames for a in coach.analyzers]
        ended = SessionEnded(
            t_s=loop.t_s,
            reason=reason,
            frames=sum(f.total for f in frames),
            frames_with_person=sum(f.with_person for f in frames),
        )
        fan.handle(ended)
        notices = (window.problem,) if window is not None and window.problem else ()
    return LiveOutcome(reason, tuple(kept.events), coach.reference, notices)


def _plan_for(plan: SessionPlan, source: LiveSource, options: LiveOptions) -> SessionPlan:
    """Return the plan without waiting for a clip, whose people start when they start."""
    if isinstance(source, RealTimeClip):
        return replace(plan, framing=False, countdown_s=0.0, calibrate=False)
    return replace(plan, calibrate=plan.calibrate and options.calibrate)


def _coach(
    spec: ExerciseSpec, plan: SessionPlan, words: Catalogue, options: LiveOptions, reference: Reference | None
) -> Coach:
    settings = CueSettings(session_number=options.session_number)
    policy = CuePolicy(fault_cues(spec, words.exercise_cues(spec.id)), words, settings)
    return Coach(spec, plan, Speaker(words), policy, reference)


def _voice(
    spec: ExerciseSpec, plan: SessionPlan, words: Catalogue, options: LiveOptions, outcomes: queue.SimpleQueue[Event]
) -> SpeechSink:
    return SpeechSink(options.voice, outcomes.put, words.to_prepare(spec.id, plan.reps))


def _started(
    spec: ExerciseSpec, source: LiveSource, options: LiveOptions, model: str, model_sha256: str
) -> SessionStarted:
    now = datetime.datetime.now().astimezone().isoformat(timespec="seconds")
    return SessionStarted(
        t_s=source.now_s,
        exercise=spec.id,
        source=source.name,
        model=model,
        model_sha256=model_sha256,
        user=options.user,
        started_at=now,
    )


class _Recorder:
    """Opens the video with the first picture, whose size it needs."""

    def __init__(self, path: Path, stack: contextlib.ExitStack) -> None:
        self._path, self._stack = path, stack
        self._writer: VideoWriter | None = None

    def write(self, image: NDArray[np.uint8], t_s: float) -> None:
        if self._writer is None:
            size_px = (int(image.shape[1]), int(image.shape[0]))
            self._writer = self._stack.enter_context(VideoWriter(self._path, size_px))
        self._writer.write(image, t_s)
