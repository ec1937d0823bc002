"""The loop of a live session: newest frame, pose, coach, voice, picture, keys. It decides nothing itself."""

from __future__ import annotations

import queue
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from posecoach.analysis.analyzer import Analyzer
from posecoach.app.camera_watch import CameraWatch
from posecoach.app.meter import LoopMeter
from posecoach.app.pipeline import Sinks
from posecoach.coaching.plan import Command
from posecoach.coaching.view import CoachView
from posecoach.core.events import Cue, Event
from posecoach.core.frame import Frame
from posecoach.core.ports import PoseEstimator
from posecoach.core.pose import Pose
from posecoach.core.spec import ExerciseSpec
from posecoach.core.vocabulary import EndReason, Priority, Stage
from posecoach.phrases import Catalogue
from posecoach.screen.captions import Captions
from posecoach.screen.draw import draw_hud
from posecoach.screen.pictures import Pictures
from posecoach.screen.present import hud_of
from posecoach.sources.live import LiveSource

WAIT_FOR_FRAME_S = 0.05
"""The loop looks at keys and timers at least twenty times a second, whatever the camera does."""
NOBODY_AFTER_S = 0.5
"""Without a frame for so long the coach is told that nobody is seen."""
LINGER_S = 4.0
"""The last picture stays so long, for the summary to be read."""
COMMANDS = {
    "space": Command.PAUSE,
    "n": Command.NEXT,
    "r": Command.RESTART,
    "+": Command.COUNT_UP,
    "-": Command.COUNT_DOWN,
    "c": Command.CALIBRATE,
    "s": Command.SKIP,
    "p": Command.HURTS,
    "q": Command.QUIT,
    "escape": Command.QUIT,
}
Image = NDArray[np.uint8]


class Leader(Protocol):
    """Who leads the session: the coach of one exercise, or of a routine."""

    stage: Stage
    analyzers: list[Analyzer]

    @property
    def spec(self) -> ExerciseSpec:
        """The exercise that is on."""

    @property
    def view(self) -> CoachView:
        """What a screen needs to know now."""

    def update(self, pose: Pose) -> list[Event]:
        """Take one pose."""

    def tick(self, t_s: float) -> list[Event]:
        """Let time pass."""

    def command(self, command: Command, t_s: float) -> list[Event]:
        """Do what the person asks for."""

    def digit(self, value: int, t_s: float) -> list[Event]:
        """Take a digit key."""

    def finish(self, t_s: float) -> list[Event]:
        """End the session."""


class Screen(Protocol):
    """A window or a stand-in: see :class:`posecoach.screen.window.Window`."""

    closed: bool

    @property
    def size_px(self) -> tuple[int, int]:
        """Width and height that pictures should have."""

    def show(self, image: Image) -> None:
        """Show a picture."""

    def keys(self) -> list[str]:
        """Return the names of keys pressed since the last look."""


class Voice(Protocol):
    """What the loop needs of a voice beside its being a sink."""

    muted: bool


@dataclass(slots=True)
class Devices:
    """Everything around the coach. ``screen`` None = headless; ``record`` takes every picture with its time."""

    source: LiveSource
    estimator: PoseEstimator
    sinks: Sinks
    screen: Screen | None = None
    voice: Voice | None = None
    record: Callable[[Image, float], None] | None = None
    pictures: Pictures | None = None
    others_in_view: Callable[[], bool] = lambda: False
    """Whether the estimator has seen somebody beside the person it follows."""
    outcomes: queue.SimpleQueue[Event] = field(default_factory=queue.SimpleQueue)
    """What became of cues, told by the voice on its own thread."""


class LiveLoop:
    """Runs a coach on devices until the plan is done, the source ends, or the person ends it.

    Parameters
    ----------
    linger_s
        How long the last picture stays when the plan was done.
    """

    def __init__(self, coach: Leader, devices: Devices, words: Catalogue, linger_s: float = LINGER_S) -> None:
        self._coach, self._devices, self._words, self._linger_s = coach, devices, words, linger_s
        self._watch, self._captions = CameraWatch(words), Captions()
        self.meter = LoopMeter()
        self._frame: Frame | None = None
        self._pose: Pose | None = None
        self._debug = self._told_of_others = False
        self._ended_by: Command | None = None
        self._t_s = 0.0

    @property
    def t_s(self) -> float:
        """Time of the last step on the source's clock."""
        return self._t_s

    def run(self) -> EndReason:
        """Run to the end; return why it ended, for the log."""
        try:
            reason = self._until_done()
        except KeyboardInterrupt:
            reason = EndReason.INTERRUPTED
        finally:
            self._dispatch(self._coach.finish(self._t_s))
        return reason

    def _until_done(self) -> EndReason:
        while self._coach.stage is not Stage.DONE:
            reason = self.step()
            if reason is not None:
                return reason
        if self._ended_by is Command.QUIT:
            return EndReason.ENDED_BY_PERSON
        self._linger()
        return EndReason.PLAN_DONE if self._ended_by is None else EndReason.ENDED_BY_PERSON

    def step(self) -> EndReason | None:
        """Do one round; return why the session is over, or None."""
        source = self._devices.source
        frame = source.latest(WAIT_FOR_FRAME_S)
        if frame is None and source.ended:
            return EndReason.SOURCE_ENDED
        events = self._seen(frame) if frame is not None else self._unseen(source.now_s)
        told = self._watch.update(source.state, self._t_s)
        self._dispatch([*self._watch.sift(events), *told])
        if frame is not None or self._devices.screen is not None:
            self._draw(frame)
        return self._keys()

    def _seen(self, frame: Frame) -> list[Event]:
        self._frame = frame
        if frame.t_s < self._t_s:  # it was on its way while the coach was told that nobody is seen
            return []
        self._t_s = frame.t_s
        self._pose = self._devices.estimator.estimate(frame)
        return [*self._of_others(frame.t_s), *self._coach.update(self._pose)]

    def _of_others(self, t_s: float) -> list[Event]:
        """Say once that several people are in view, because only one of them is coached."""
        if self._told_of_others or not self._devices.others_in_view():
            return []
        self._told_of_others = True
        return [Cue(t_s=t_s, id="camera.others", text=self._words.say("camera.others"), priority=Priority.CAMERA)]

    def _unseen(self, now_s: float) -> list[Event]:
        last_s = self._frame.t_s if self._frame is not None else 0.0
        if now_s - last_s < NOBODY_AFTER_S or now_s <= self._t_s:
            return []
        self._t_s = now_s
        size_px = self._frame.size_px if self._frame is not None else (640, 480)
        self._pose = Pose.nobody(now_s, size_px)
        return self._coach.update(self._pose)

    def _dispatch(self, events: Iterable[Event]) -> None:
        for event in events:
            self._captions.take(event)
            self._devices.sinks.handle(event)
        while not self._devices.outcomes.empty():
            self._devices.sinks.handle(self._devices.outcomes.get_nowait())

    def _draw(self, frame: Frame | None) -> None:
        devices = self._devices
        if devices.screen is None and devices.record is None:
            return
        image = self._frame.image if self._frame is not None else np.zeros((480, 640, 3), np.uint8)
        pose = self._pose if self._pose is not None else Pose.nobody(self._t_s, (image.shape[1], image.shape[0]))
        view = self._coach.view
        pictures = devices.pictures
        state = hud_of(
            view,
            pose,
            devices.source.state,
            self._words,
            cue=self._captions.shown(self._t_s),
            summary=self._captions.summary,
            demo=pictures.image(self._coach.spec, view.picture, self._t_s) if pictures is not None else None,
            debug=self.meter.lines() if self._debug else (),
        )
        if devices.screen is not None:
            devices.screen.show(draw_hud(image, state, devices.screen.size_px))
        if devices.record is not None and frame is not None:
            devices.record(draw_hud(image, state), frame.t_s)
        if frame is not None:
            self.meter.add(time.monotonic(), max(0.0, devices.source.now_s - frame.t_s))

    def _keys(self) -> EndReason | None:
        screen = self._devices.screen
        if screen is None:
            return None
        for key in screen.keys():  # noqa: SIM118  the keys of a keyboard
            self._key(key)
        return EndReason.WINDOW_CLOSED if screen.closed else None

    def _key(self, key: str) -> None:
        if key in COMMANDS:
            command = COMMANDS[key]
            self._dispatch(self._coach.command(command, self._t_s))
            over = self._coach.stage is Stage.DONE
            if self._ended_by is None and over and command in (Command.QUIT, Command.HURTS):
                self._ended_by = command
        elif key.isdigit():
            self._dispatch(self._coach.digit(int(key), self._t_s))
        elif key == "d":
            self._debug = not self._debug
        elif key == "m" and self._devices.voice is not None:
            self._devices.voice.muted = muted = not self._devices.voice.muted
            phrase = "session.muted" if muted else "session.unmuted"
            self._captions.take(Cue(t_s=self._t_s, id=phrase, text=self._words.say(phrase), priority=Priority.SETUP))

    def _linger(self) -> None:
        """Leave the end on the screen for a moment, unless nobody looks at one."""
        if self._devices.screen is None:
            return
        until_s = time.monotonic() + self._linger_s
        while time.monotonic() < until_s and not self._devices.screen.closed:
            self._draw(None)
            if self._devices.screen.keys():
                return
            time.sleep(WAIT_FOR_FRAME_S)
