"""What a live session is heard, shown and kept with: sinks, voice, window, recorded video."""

from __future__ import annotations

import contextlib
import queue
from collections.abc import Sequence
from dataclasses import dataclass

from posecoach.app.failing_outputs import IsolatedOutput, LostOutputs, broken_off, voice_failures
from posecoach.app.live.options import LiveOptions
from posecoach.app.loop import SessionLoop, SessionScreen
from posecoach.app.meter import LoopMeter
from posecoach.app.sinks import Sinks
from posecoach.coaching.planning.plan import PlannedExercise
from posecoach.coaching.session import Session
from posecoach.coaching.setting import Setting
from posecoach.coaching.speaking.guide_pages import phrases_of, warnings_of
from posecoach.core.events import Event
from posecoach.core.ports import LiveSource, Sink
from posecoach.phrases.catalogue import Catalogue, Controls
from posecoach.screen.opencv_threads import draw_on_one_thread
from posecoach.screen.pictures import Pictures
from posecoach.screen.session_video import SessionVideo
from posecoach.screen.session_window import SessionWindow
from posecoach.screen.window import Window
from posecoach.sinks.captions import CaptionLines
from posecoach.sinks.event_log import EventLog
from posecoach.speech.sink import SpeechSink
from posecoach.system.interrupts import INTERRUPTS


class EventList:
    """A sink that keeps every event, for the summary and the history."""

    def __init__(self) -> None:
        self.events: list[Event] = []

    def handle(self, event: Event) -> None:
        """Keep one event."""
        self.events.append(event)

    def close(self) -> None:
        """Nothing to close."""


@dataclass(frozen=True, slots=True)
class LiveOutputs:
    """What a session is heard, shown and kept with.

    Attributes
    ----------
    sinks, kept
        Every sink, and the one that keeps the events for the outcome.
    voice, outcomes
        The voice, if there is one, and what became of its cues.
    problems
        What went wrong with the recorded video, in sentences; known once it is closed.
    hands_alone
        Whether the person has nothing but their hands to control the session with.
    """

    sinks: Sinks
    kept: EventList
    voice: SpeechSink | None
    outcomes: queue.SimpleQueue[Event]
    window: Window | None
    screens: Sequence[SessionScreen]
    problems: list[str]
    hands_alone: bool

    def loop(self, session: Session, source: LiveSource, words: Catalogue) -> SessionLoop:
        """Return the loop of a session."""
        meter, lost = LoopMeter(lambda: source.now_s), LostOutputs(words)
        return SessionLoop(
            session, self.sinks, self.screens, voice=self.voice, outcomes=self.outcomes, meter=meter, lost=lost
        )

    def notices(self, source: LiveSource) -> tuple[str, ...]:
        """Return what the person should know of devices and outputs that failed, in sentences."""
        found = [self.window.problem] if self.window is not None and self.window.problem else []
        found += [f"The camera: {source.reason}."] if source.reason else []
        found += broken_off(self.sinks.failures)
        found += voice_failures(self.kept.events)
        return tuple(found)

    def finish_speaking(self) -> None:
        """Let the voice finish, unless the person is in a hurry, so that the log has what became of every cue."""
        if self.voice is None:
            return
        with INTERRUPTS.hurried():
            self.voice.close()
        while not self.outcomes.empty():
            self.sinks.handle(self.outcomes.get_nowait())


def controls_of(options: LiveOptions, others: Sequence[SessionScreen] = ()) -> Controls:
    """Return what the person has before them; ``others`` are screens beside the window, which have buttons."""
    if not options.headless:
        return Controls.KEYS
    return Controls.BUTTONS if others else Controls.HANDS


def open_outputs(
    items: Sequence[PlannedExercise],
    options: LiveOptions,
    setting: Setting,
    name: str,
    others: Sequence[SessionScreen],
    stack: contextlib.ExitStack,
) -> LiveOutputs:
    """Open sinks, voice and screens, closed with the stack; ``name`` is that of a session of several exercises.

    Where there is no display, ``options`` are headless.
    """
    words, kept, outcomes = setting.words, EventList(), queue.SimpleQueue[Event]()
    opened: list[Sink] = [kept]
    if options.events is not None:
        opened.append(EventLog(options.events))
    if options.headless and options.captions is not None:
        opened.append(CaptionLines(options.captions))
    voice = None
    if others or not (options.voice.silent and options.headless):
        stays_off = options.voice.mute and options.headless and not others
        said = warnings_of(items, words) if stays_off else phrases_of(items, words)
        voice = SpeechSink(
            options.voice, outcomes.put, said, options.player, loudness=options.loudness, mute=setting.mute
        )
        opened.append(voice)
    sinks = Sinks(opened)
    stack.callback(sinks.close)
    title = items[0].spec.name if len(items) == 1 else name
    window = None if options.headless else stack.enter_context(Window(f"posecoach: {title}", problem=lambda: ""))
    problems: list[str] = []
    screens = [*others, *_screens(window, items, options, words, stack, problems)]
    hands_alone = controls_of(options, others) is Controls.HANDS
    return LiveOutputs(sinks, kept, voice, outcomes, window, screens, problems, hands_alone)


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
        screens.append(
            stack.enter_context(IsolatedOutput(SessionVideo(options.record, words, mirrored=True), problems))
        )
    return screens
