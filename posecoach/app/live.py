"""Puts a live session together: one exercise, one person, one camera."""

from __future__ import annotations

import contextlib
import datetime
import queue
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from posecoach.analysis.calibration import Reference
from posecoach.app.loop import Devices, Leader, LiveLoop
from posecoach.app.pipeline import Sinks
from posecoach.coaching.coach import Coach
from posecoach.coaching.cues.policy import CuePolicy
from posecoach.coaching.cues.rules import CueSettings, fault_cues
from posecoach.coaching.first_time import FirstTime
from posecoach.coaching.guide_pages import Page, first_time_pages
from posecoach.coaching.plan import SessionPlan
from posecoach.coaching.speaker import Speaker
from posecoach.core.events import Event, SessionEnded, SessionStarted
from posecoach.core.ports import Sink
from posecoach.core.spec import ExerciseSpec
from posecoach.core.vocabulary import EndReason
from posecoach.estimators.mediapipe_pose import MediaPipePose
from posecoach.estimators.model_file import resolve_model
from posecoach.phrases import Catalogue, load
from posecoach.screen.pictures import Pictures
from posecoach.screen.window import Window
from posecoach.sinks.captions import CaptionLines
from posecoach.sinks.event_log import EventLog
from posecoach.sinks.video import VideoWriter
from posecoach.sources.live import LiveSource, open_live
from posecoach.sources.real_time_clip import RealTimeClip
from posecoach.speech.cache import VoiceSettings
from posecoach.speech.sink import SpeechSink
from posecoach.speech.voices import check_voice

BREATHE_EVERY_S = 10.0
"""Who holds a position against gravity holds the breath too; who sits still does not."""


@dataclass(frozen=True, slots=True)
class LiveOptions:
    """How a live session is run. ``events``, ``record`` None: not written; ``calibrate`` False: learn on the way.

    ``captions`` takes, line by line, what a window would show of what is said; it is for sessions without one.
    ``told`` are the exercises whose risks the person was told of before; None: nobody needs to be told.
    """

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
    captions: Callable[[str], None] | None = None
    told: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class LiveOutcome:
    """How a session went: why it ended, its events, and what is now known of the person, by exercise.

    ``told`` are the exercises whose risks the person was told of.
    """

    reason: EndReason
    events: tuple[Event, ...]
    references: dict[str, Reference] = field(default_factory=dict)
    notices: tuple[str, ...] = ()
    told: frozenset[str] = frozenset()


class _Kept:
    """A sink that keeps what the summary and the history need."""

    def __init__(self) -> None:
        self.events: list[Event] = []

    def handle(self, event: Event) -> None:
        self.events.append(event)

    def close(self) -> None:
        """Nothing to close."""


MakeLeader = Callable[[Catalogue, LiveSource], Leader]
"""Returns who leads, given the words and the source (a clip in place of a camera is not waited for)."""


@dataclass(frozen=True, slots=True)
class Staging:
    """What devices need to know of a session before it begins: its name, and what will be said.

    ``plan`` is what is planned of a single exercise, for the log; a routine tells it itself, one after the other.
    """

    title: str
    exercise: str
    silhouette: bool
    phrases: Callable[[Catalogue], list[str]]
    plan: SessionPlan | None = None


def run_live(
    spec: ExerciseSpec, plan: SessionPlan, options: LiveOptions, reference: Reference | None = None
) -> LiveOutcome:
    """Run a session of one exercise to its end.

    Raises
    ------
    PosecoachError
        If source, model or an output cannot be used. A camera that is missing or goes is waited for instead.
    """
    coaches: list[Coach] = []
    openings: list[FirstTime] = []

    def pages_of(words: Catalogue) -> list[Page]:
        return [] if options.told is None else first_time_pages(spec, words, options.told)

    def phrases(words: Catalogue) -> list[str]:
        pages = [page.text for page in pages_of(words)]
        return [*pages, *words.to_prepare(spec.id, plan.reps, also=[prompt.text for prompt in spec.prompts])]

    def make(words: Catalogue, source: LiveSource) -> Leader:
        coaches.append(make_coach(spec, plan_for(plan, source, options), words, options, reference))
        pages = pages_of(words)
        if not pages or isinstance(source, RealTimeClip):
            return coaches[0]
        openings.append(FirstTime(coaches[0], pages, Speaker(words), at_once=options.headless))
        return openings[0]

    outcome = run_leader(make, Staging(spec.name, spec.id, spec.needs_silhouette, phrases, plan), options)
    references = {spec.id: coaches[0].reference} if coaches[0].reference is not None else {}
    return replace(outcome, references=references, told=frozenset(o.spec.id for o in openings if o.told))


def run_leader(make: MakeLeader, staging: Staging, options: LiveOptions) -> LiveOutcome:
    """Run whoever leads on the devices that the options name."""
    check_voice(options.voice)
    words = load(options.voice.language)
    kept = _Kept()
    with contextlib.ExitStack() as stack:
        model = resolve_model(options.model)
        estimator = stack.enter_context(MediaPipePose(model, silhouette=staging.silhouette))
        outcomes: queue.SimpleQueue[Event] = queue.SimpleQueue()
        sinks: list[Sink] = [kept]
        if options.events is not None:
            sinks.append(EventLog(options.events))
        if options.headless and options.captions is not None:
            sinks.append(CaptionLines(options.captions))
        voice = None
        if not (options.voice.mute and options.headless):
            voice = SpeechSink(options.voice, outcomes.put, staging.phrases(words))
            sinks.append(voice)
        fan = Sinks(sinks)
        stack.callback(fan.close)
        window = None if options.headless else stack.enter_context(Window(f"posecoach: {staging.title}"))
        # Last, because a clip begins to play when it is opened, and the model takes a second or two to load.
        source = stack.enter_context(open_live(options.source, loop=options.loop))
        devices = Devices(source, estimator, fan, window, voice, outcomes=outcomes)
        devices.others_in_view = lambda: estimator.others_in_view
        if options.record is not None:
            devices.record = _Recorder(options.record, stack).write
        if window is not None:
            devices.pictures = Pictures()
        fan.handle(_started(staging.exercise, source, options, model.name, model.sha256))
        if staging.plan is not None:
            fan.handle(staging.plan.started(staging.exercise, source.now_s))
        leader = make(words, source)
        loop = LiveLoop(leader, devices, words)
        try:
            reason = loop.run()
        except Exception as error:
            fan.handle(_ended(leader, loop.t_s, EndReason.FAILED, str(error)))
            raise
        if voice is not None:
            _finish_speaking(voice, outcomes, fan)
        fan.handle(_ended(leader, loop.t_s, reason))
        notices = (window.problem,) if window is not None and window.problem else ()
    return LiveOutcome(reason, tuple(kept.events), {}, notices)


def _finish_speaking(voice: SpeechSink, outcomes: queue.SimpleQueue[Event], fan: Sinks) -> None:
    """Let the voice finish, unless the person is in a hurry, so that the log has what became of every cue."""
    with contextlib.suppress(KeyboardInterrupt):
        voice.close()
    while not outcomes.empty():
        fan.handle(outcomes.get_nowait())


def _ended(leader: Leader, t_s: float, reason: EndReason, error: str = "") -> SessionEnded:
    frames = [a.frames for a in leader.analyzers]
    return SessionEnded(
        t_s=t_s,
        reason=reason,
        frames=sum(f.total for f in frames),
        frames_with_person=sum(f.with_person for f in frames),
        error=error,
    )


def plan_for(plan: SessionPlan, source: LiveSource, options: LiveOptions) -> SessionPlan:
    """Return the plan without waiting for a clip, whose people start when they start."""
    if isinstance(source, RealTimeClip):
        return replace(plan, framing=False, countdown_s=0.0, calibrate=False)
    return replace(plan, calibrate=plan.calibrate and options.calibrate)


def make_coach(
    spec: ExerciseSpec, plan: SessionPlan, words: Catalogue, options: LiveOptions, reference: Reference | None
) -> Coach:
    """Return the coach of one exercise with the words and the restraint of this session."""
    lifted = spec.hold is not None and spec.hold.rising
    settings = CueSettings(session_number=options.session_number, breathe_every_s=BREATHE_EVERY_S if lifted else 0.0)
    policy = CuePolicy(fault_cues(spec, words.exercise_cues(spec.id)), words, settings)
    return Coach(spec, plan, Speaker(words), policy, reference)


def _started(exercise: str, source: LiveSource, options: LiveOptions, model: str, model_sha256: str) -> SessionStarted:
    now = datetime.datetime.now().astimezone().isoformat(timespec="seconds")
    return SessionStarted(
        t_s=source.now_s,
        exercise=exercise,
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
