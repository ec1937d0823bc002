"""Puts a live session together: exercises, one person, one camera."""

from __future__ import annotations

import contextlib
import datetime
import queue
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from posecoach.analysis.calibration import Reference
from posecoach.app.failing_outputs import SAID, Apart, LostOutputs, voice_failures
from posecoach.app.loop import SessionLoop, SessionScreen
from posecoach.app.meter import LoopMeter
from posecoach.app.pipeline import Sinks
from posecoach.app.set_course import SetCourse
from posecoach.app.watch import AT_EASE, watch
from posecoach.coaching.guide_pages import phrases_of
from posecoach.coaching.plan import PlannedExercise
from posecoach.coaching.script import routine
from posecoach.coaching.session import Session
from posecoach.coaching.setting import FOR_A_CLIP, Conduct, Guidance, Person, Setting
from posecoach.core.events import Event, SessionEnded, SessionStarted
from posecoach.core.interrupts import INTERRUPTS
from posecoach.core.ports import LiveEstimator, LiveSource, Sink
from posecoach.core.vocabulary import EndReason
from posecoach.estimators.mediapipe_pose import MediaPipePose
from posecoach.estimators.model_file import resolve_model
from posecoach.phrases import Catalogue, load
from posecoach.screen.one_thread import draw_on_one_thread
from posecoach.screen.pictures import Pictures
from posecoach.screen.session_video import SessionVideo
from posecoach.screen.session_window import SessionWindow
from posecoach.screen.window import Window
from posecoach.sinks.captions import CaptionLines
from posecoach.sinks.event_log import EventLog
from posecoach.sources.live import open_live
from posecoach.speech.cache import VoiceSettings
from posecoach.speech.player import Player, open_player
from posecoach.speech.sink import SpeechSink
from posecoach.speech.voices import check_voice


@dataclass(frozen=True, slots=True)
class LiveOptions:
    """How a live session is run.

    Attributes
    ----------
    events, record
        Files to write; None: not written.
    calibrate
        False: learn the usual range on the way.
    captions
        Takes, line by line, what a window would show of what is said; for sessions without one.
    guidance
        What is shown before an exercise.
    asks
        Whether the session asks how it feels and how hard it was.
    player
        Opens what the voice is played with.
    """

    source: str = "0"
    loop: bool = False
    headless: bool = False
    events: Path | None = None
    record: Path | None = None
    calibrate: bool = True
    user: str = ""
    model: Path | None = None
    voice: VoiceSettings = field(default_factory=VoiceSettings)
    captions: Callable[[str], None] | None = None
    guidance: Guidance = Guidance.FULL
    asks: bool = True
    player: Callable[[], Player] = open_player


@dataclass(frozen=True, slots=True)
class LiveOutcome:
    """How a session went: why it ended, its events, and what is now known of the person, by exercise.

    ``informed`` are the exercises of which the person heard when to stop.
    """

    reason: EndReason
    events: tuple[Event, ...]
    references: dict[str, Reference] = field(default_factory=dict)
    notices: tuple[str, ...] = ()
    informed: frozenset[str] = frozenset()


class _Kept:
    """A sink that keeps what the summary and the history need."""

    def __init__(self) -> None:
        self.events: list[Event] = []

    def handle(self, event: Event) -> None:
        self.events.append(event)

    def close(self) -> None:
        """Nothing to close."""


def run_live(
    items: Sequence[PlannedExercise],
    options: LiveOptions,
    person: Person | None = None,
    name: str = "",
    others: Sequence[SessionScreen] = (),
) -> LiveOutcome:
    """Lead through exercises to the end.

    Parameters
    ----------
    items
        Exercises and how much of each, at least one.
    person
        What is known of the person.
    name
        Of the session in its log; by default the id of the first exercise.
    others
        Screens beside the window, or in its place.

    Raises
    ------
    PosecoachError
        If source, model or an output cannot be used. A camera that is missing or goes is waited for instead.
    """
    check_voice(options.voice)
    setting = Setting(load(options.voice.language), person or Person())
    items = [replace(item, spec=setting.words.of(item.spec)) for item in items]
    first = items[0].spec
    with contextlib.ExitStack() as stack:
        model = resolve_model(options.model)
        silhouette = any(item.spec.needs_silhouette for item in items)
        estimator = stack.enter_context(MediaPipePose(model, silhouette=silhouette))
        outputs = _open_outputs(items, options, setting.words, name, others, stack)
        # Last, because a clip begins to play when it is opened, and the model takes a second or two to load.
        source = stack.enter_context(open_live(options.source, loop=options.loop))
        setting.conduct = conduct_for(source, options, others)
        session = Session(routine(items, setting), setting, first)
        session.muted = options.voice.mute
        outputs.fan.handle(_started(name or first.id, source, options, model.name, model.sha256))
        reason = _lead(outputs.loop(session, source, setting.words), outputs, source, estimator)
        notices = outputs.notices(source)
    result = session.result
    notices = (*notices, *outputs.problems)
    return LiveOutcome(reason, tuple(outputs.kept.events), result.references, notices, result.informed)


@dataclass(frozen=True, slots=True)
class _Outputs:
    """What a session is heard, shown and kept with.

    Attributes
    ----------
    fan, kept
        Every sink, and the one that keeps the events for the outcome.
    voice, outcomes
        The voice, if there is one, and what became of its cues.
    problems
        What went wrong with the recorded video, in sentences; known once it is closed.
    """

    fan: Sinks
    kept: _Kept
    voice: SpeechSink | None
    outcomes: queue.SimpleQueue[Event]
    window: Window | None
    screens: Sequence[SessionScreen]
    problems: list[str]

    def loop(self, session: Session, source: LiveSource, words: Catalogue) -> SessionLoop:
        """Return the loop of a session."""
        meter, lost = LoopMeter(lambda: source.now_s), LostOutputs(words)
        return SessionLoop(
            session, self.fan, self.screens, voice=self.voice, outcomes=self.outcomes, meter=meter, lost=lost
        )

    def notices(self, source: LiveSource) -> tuple[str, ...]:
        """Return what the person should know of devices and outputs that failed, in sentences."""
        found = [self.window.problem] if self.window is not None and self.window.problem else []
        found += [f"The camera: {source.reason}."] if source.reason else []
        found += [f"{failed.sink} failed: {failed.error}" for failed in self.fan.failures if failed.sink in SAID]
        found += voice_failures(self.kept.events)
        return tuple(found)


def _open_outputs(
    items: Sequence[PlannedExercise],
    options: LiveOptions,
    words: Catalogue,
    name: str,
    others: Sequence[SessionScreen],
    stack: contextlib.ExitStack,
) -> _Outputs:
    """Open sinks, voice and screens, closed with the stack; ``name`` is that of a session of several exercises."""
    kept, outcomes = _Kept(), queue.SimpleQueue[Event]()
    sinks: list[Sink] = [kept]
    if options.events is not None:
        sinks.append(EventLog(options.events))
    if options.headless and options.captions is not None:
        sinks.append(CaptionLines(options.captions))
    voice = None
    if others or not (options.voice.mute and options.headless):
        said = phrases_of([(item.spec, item.dose) for item in items], words)
        voice = SpeechSink(options.voice, outcomes.put, said, options.player)
        sinks.append(voice)
    fan = Sinks(sinks)
    stack.callback(fan.close)
    title = items[0].spec.name if len(items) == 1 else name
    window = None if options.headless else stack.enter_context(Window(f"posecoach: {title}"))
    problems: list[str] = []
    screens = [*others, *_screens(window, items, options, words, stack, problems)]
    return _Outputs(fan, kept, voice, outcomes, window, screens, problems)


def _lead(loop: SessionLoop, outputs: _Outputs, source: LiveSource, estimator: LiveEstimator) -> EndReason:
    """Lead the session to its end, however it ends, and log how; return why it ended."""
    session, fan = loop.session, outputs.fan
    try:
        reason = _look(loop, SetCourse(session, fan), source, estimator)
    except KeyboardInterrupt:
        reason = EndReason.INTERRUPTED
    except Exception as error:
        fan.handle(_ended(session, loop.t_s, EndReason.FAILED, str(error)))
        raise
    INTERRUPTS.finish()
    if outputs.voice is not None:
        _finish_speaking(outputs.voice, outputs.outcomes, fan)
    fan.handle(_ended(session, loop.t_s, reason))
    return reason


def _look(loop: SessionLoop, course: SetCourse, source: LiveSource, estimator: LiveEstimator) -> EndReason:
    """Look through the source until the session is over; hand on how the signals of each set went."""
    looks = course.along(watch(source, estimator, lambda: loop.session.stage in AT_EASE))
    with contextlib.closing(looks):
        return loop.run(looks)


def conduct_for(source: LiveSource, options: LiveOptions, others: Sequence[SessionScreen] = ()) -> Conduct:
    """Return how a session before this source is conducted; ``others`` are screens beside the window."""
    if source.recorded:
        return FOR_A_CLIP
    reads = options.headless and not others and options.guidance is Guidance.FIRST_TIME
    return Conduct(calibrates=options.calibrate, asks=options.asks, guidance=options.guidance, at_once=reads)


def _screens(
    window: Window | None,
    items: Sequence[PlannedExercise],
    options: LiveOptions,
    words: Catalogue,
    stack: contextlib.ExitStack,
    problems: list[str],
) -> list[SessionScreen]:
    draw_on_one_thread()
    screens: list[SessionScreen] = []
    if window is not None:
        screens.append(SessionWindow(window, words, Pictures(item.spec for item in items)))
    if options.record is not None:
        screens.append(stack.enter_context(Apart(SessionVideo(options.record, words, mirrored=True), problems)))
    return screens


def _finish_speaking(voice: SpeechSink, outcomes: queue.SimpleQueue[Event], fan: Sinks) -> None:
    """Let the voice finish, unless the person is in a hurry, so that the log has what became of every cue."""
    with INTERRUPTS.hurried():
        voice.close()
    while not outcomes.empty():
        fan.handle(outcomes.get_nowait())


def _ended(session: Session, t_s: float, reason: EndReason, error: str = "") -> SessionEnded:
    result = session.result
    return SessionEnded(
        t_s=t_s,
        reason=reason,
        frames=result.frames,
        frames_with_person=result.frames_with_person,
        error=error,
    )


def _started(name: str, source: LiveSource, options: LiveOptions, model: str, model_sha256: str) -> SessionStarted:
    # With parts of a second: it distinguishes the session from another one of the same second.
    now = datetime.datetime.now().astimezone().isoformat(timespec="milliseconds")
    return SessionStarted(
        t_s=source.now_s,
        exercise=name,
        source=source.name,
        model=model,
        model_sha256=model_sha256,
        user=options.user,
        started_at=now,
    )
