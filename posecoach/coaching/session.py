"""The one driver of a session: poses, requests and the clock in, events out.

It runs the steps of a script one after the other, whatever they are, and owns what can happen in any of them: hands
held up, pauses, "it hurts", skip, quit, a camera that goes. It knows no device and no exercise.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace

from posecoach.coaching.camera_watch import CameraWatch
from posecoach.coaching.captions import Captions
from posecoach.coaching.gestures import HandGestures
from posecoach.coaching.plan import Command
from posecoach.coaching.requests import Answer, Digit, Request
from posecoach.coaching.script import Hurts, Interruption, Quit, Script, Skipped
from posecoach.coaching.session_result import SessionResult
from posecoach.coaching.setting import Setting
from posecoach.coaching.steps.step import Step
from posecoach.coaching.view import SessionView, TimerKind
from posecoach.core.camera import CameraState
from posecoach.core.events import Event, GestureSeen, StageChanged
from posecoach.core.pose import Pose
from posecoach.core.spec import ExerciseSpec
from posecoach.core.vocabulary import EndReason, Gesture, Priority, Stage


class Session:
    """Runs a script.

    Parameters
    ----------
    script
        Yields the steps.
    setting
        That of the script.
    spec
        The exercise that comes first, for the picture until it begins.
    hands
        Whether hands held up are heeded; not in a clip that is analysed.

    Attributes
    ----------
    t_s
        Time of the last step on the source's clock.
    muted
        Whether the person silenced the voice.
    """

    def __init__(self, script: Script, setting: Setting, spec: ExerciseSpec, *, hands: bool = True) -> None:
        self.t_s = math.nan
        self.muted = False
        self._script, self._setting, self._first = script, setting, spec
        self._step: Step[object] | None = None
        self._reason: EndReason | None = None
        self._announced = (Stage.GUIDING, -1)
        self._paused_since_s = math.nan
        self._hands = HandGestures() if hands else None
        self._captions = Captions()
        self._camera = CameraWatch(setting.speaker)

    # -- what goes in ----------------------------------------------------------------------------------------

    def update(self, pose: Pose, others: bool = False) -> list[Event]:
        """Take one pose; return what happened. ``others`` are in view besides the person."""
        events = [*self._begin(pose.t_s), *(self._camera.others(pose.t_s) if others else [])]
        gesture = self._hands.update(pose) if self._hands is not None else None
        if gesture is not None and self._step is not None and self._step.pausable:
            events += self._hand(gesture, pose.t_s)
        if self._step is not None and not self._paused:
            events += self._step.update(pose)
        return self._passed([*events, *self._go_on(pose.t_s)])

    def tick(self, t_s: float) -> list[Event]:
        """Let time pass without a pose."""
        return self._passed([*self._begin(t_s), *self._go_on(t_s)])

    def watch(self, camera: CameraState) -> list[Event]:
        """Take how the camera is doing."""
        return self._passed(self._camera.update(camera, 0.0 if math.isnan(self.t_s) else self.t_s))

    def request(self, request: Request, t_s: float) -> list[Event]:
        """Do what the person asks for."""
        match request:
            case Digit(value):
                return self.digit(value, t_s)
            case Answer(value):
                return self.answer(value, t_s)
            case _:
                return self.command(request, t_s)

    def command(self, command: Command, t_s: float) -> list[Event]:
        """Do what the person asks for."""
        events = self._begin(t_s)
        if command is Command.MUTE:
            self._mute(t_s)
        elif self._step is not None:
            events += [*self._command(command, t_s), *self._go_on(t_s)]
        return self._passed(events)

    def digit(self, value: int, t_s: float) -> list[Event]:
        """Take a digit key as the answer to the question that is open, or the first half of one."""
        return self._answered(lambda step: step.digit(value, t_s), t_s)

    def answer(self, value: int, t_s: float) -> list[Event]:
        """Take a whole answer to the question that is open: the number, or 1 for yes and 0 for no."""
        return self._answered(lambda step: step.answer(value, t_s), t_s)

    def finish(self, t_s: float) -> list[Event]:
        """End the session wherever it is; the set that was begun is summed up."""
        if self.over:
            return []
        return self._passed([*self._begin(t_s), *self._interrupt(Quit(), t_s), *self._go_on(t_s)])

    # -- what comes out --------------------------------------------------------------------------------------

    @property
    def over(self) -> bool:
        """Whether nothing more will happen."""
        return self._reason is not None

    @property
    def stage(self) -> Stage:
        """Where in the session the person is."""
        if self.over:
            return Stage.DONE
        if self._paused:
            return Stage.PAUSED
        return Stage.GUIDING if self._step is None else self._step.stage

    @property
    def spec(self) -> ExerciseSpec:
        """The exercise that is on, or comes next."""
        practices = self._setting.practices
        return practices[-1].spec if practices else self._first

    @property
    def view(self) -> SessionView:
        """What there is to see now."""
        captions = self._captions
        view = SessionView(
            stage=self.stage,
            exercise=self.spec.id,
            camera=self._camera.state,
            gesture_ratio=self._hands.progress_ratio if self._hands is not None else 0.0,
            caption=captions.shown(self.t_s),
            summary=captions.summary,
            muted=self.muted,
        )
        if self._step is None:
            return self._setting.practices[-1].show(view) if self._setting.practices else view
        view = self._step.show(view)
        if not self._paused:
            return view
        kept = view.timer if view.timer is not None and view.timer.kind in (TimerKind.WORK, TimerKind.HOLD) else None
        return replace(view, meter=None, timer=kept)

    @property
    def result(self) -> SessionResult:
        """What the session came to so far."""
        practices = self._setting.practices
        return SessionResult(
            self._reason,
            {p.spec.id: p.reference for p in practices if p.reference is not None},
            frozenset(p.spec.id for p in practices if p.informed),
            tuple(analyzer for p in practices for analyzer in p.analyzers),
        )

    # -- from step to step -----------------------------------------------------------------------------------

    @property
    def _paused(self) -> bool:
        return not math.isnan(self._paused_since_s)

    def _begin(self, t_s: float) -> list[Event]:
        """Begin with the first step that goes on, so that it has the first pose; note the time."""
        first, self.t_s = math.isnan(self.t_s), t_s
        events = self._next_step(lambda: next(self._script), t_s) if first else []
        while first and self._step is not None and self._step.result is not None:
            events += self._next_step(lambda: next(self._script), t_s)
        return events

    def _passed(self, events: list[Event]) -> list[Event]:
        """Return what is to be passed on of the events; keep what a screen shows of it."""
        sifted = self._camera.sift(events)
        for event in sifted:
            self._captions.take(event)
        return sifted

    def _go_on(self, t_s: float) -> list[Event]:
        """Let time pass in the step that is on, and begin the next ones as they come."""
        events: list[Event] = []
        while self._step is not None:
            if self._step.result is None and not self._paused:
                events += self._step.tick(t_s)
            if self._step.result is None:
                break
            events += self._next_step(lambda: next(self._script), t_s)
        return events

    def _next_step(self, ask: Callable[[], Step[object]], t_s: float) -> list[Event]:
        """Ask the script for a step and begin it."""
        self._paused_since_s = math.nan
        try:
            self._step = ask()
        except StopIteration as end:
            self._step, self._reason = None, end.value
        except Interruption:
            self._step, self._reason = None, EndReason.ENDED_BY_PERSON
        if self._step is None:
            return self._enter(Stage.DONE, 0, t_s)
        return [*self._entered(self._step, t_s), *self._step.begin(t_s)]

    def _entered(self, step: Step[object], t_s: float) -> list[Event]:
        if step.in_a_moment:  # what guides after it is a stage anew
            self._announced = (Stage.GUIDING, -1)
            return []
        return self._enter(step.stage, step.set_index, t_s)

    def _enter(self, stage: Stage, set_index: int, t_s: float) -> list[Event]:
        """Return the event that a stage begins; steps that guide are one stage."""
        if (stage, set_index) == self._announced and stage in (Stage.GUIDING, Stage.DONE):
            return []
        self._announced = (stage, set_index)
        return [StageChanged(t_s=t_s, stage=stage, set_index=set_index)]

    def _interrupt(self, by: Interruption, t_s: float) -> list[Event]:
        """End the step in the middle, and let the script say what comes of it."""
        events = self._step.close(t_s) if self._step is not None else []
        return events + self._next_step(lambda: self._script.throw(by), t_s)

    # -- what the person asks for ----------------------------------------------------------------------------

    def _command(self, command: Command, t_s: float) -> list[Event]:
        step = self._step
        assert step is not None
        match command:
            case Command.QUIT:
                return self._interrupt(Quit(), t_s)
            case Command.HURTS:
                warned = self._setting.speaker.say("safety.stop_pain", t_s, Priority.SAFETY)
                return [warned, *self._interrupt(Hurts(), t_s)]
            case Command.PAUSE:
                return self._pause_or_resume(t_s)
            case Command.SKIP if not step.skippable:
                return self._interrupt(Skipped(), t_s)
        events = step.command(command, t_s)
        goes_on = command in (Command.NEXT, Command.RESTART, Command.SKIP)
        return events + (self._resume(t_s) if self._paused and goes_on and step.result is None else [])

    def _answered(self, answer: Callable[[Step[object]], None], t_s: float) -> list[Event]:
        events = self._begin(t_s)
        if self._step is not None and self.view.question is not None:
            events += self._resume(t_s) if self._paused else []
            answer(self._step)
        return self._passed([*events, *self._go_on(t_s)])

    def _hand(self, gesture: Gesture, t_s: float) -> list[Event]:
        """Take a hand for an answer, a pause, or the next thing, whatever is on."""
        step = self._step
        assert step is not None
        seen: list[Event] = [GestureSeen(t_s=t_s, gesture=gesture)]
        if self._paused and (gesture is Gesture.PAUSE or step.stage is Stage.GUIDING):
            return [*seen, *self._resume(t_s)]
        if step.hand(gesture, t_s):
            return seen
        return [*seen, *self._command(Command.PAUSE if gesture is Gesture.PAUSE else Command.NEXT, t_s)]

    def _pause_or_resume(self, t_s: float) -> list[Event]:
        step = self._step
        assert step is not None
        if self._paused:
            return self._resume(t_s)
        if not step.pausable:
            return []
        self._paused_since_s = t_s
        stopped = step.pause(t_s)
        said = self._setting.speaker.say("session.paused", t_s)
        return [*stopped, *self._enter(Stage.PAUSED, step.set_index, t_s), said]

    def _resume(self, t_s: float) -> list[Event]:
        step = self._step
        assert step is not None
        step.resume(t_s - self._paused_since_s, t_s)
        self._paused_since_s = math.nan
        if step.result is not None:
            events = self._next_step(lambda: next(self._script), t_s)
        else:
            events = self._enter(step.stage, step.set_index, t_s)
        return [*events, self._setting.speaker.say("session.resumed", t_s)]

    def _mute(self, t_s: float) -> None:
        """Silence the voice or let it speak again; shown, not said."""
        self.muted = not self.muted
        phrase = "session.muted" if self.muted else "session.unmuted"
        self._captions.take(self._setting.speaker.say(phrase, t_s, Priority.SETUP))
