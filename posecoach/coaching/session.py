"""The one driver of a session: poses, requests and the clock in, events out.

The script runs in :class:`~posecoach.coaching.script_run.ScriptRun`, step after step, whatever the steps are. The
session owns what can happen in any of them: hands held up, pauses, "it hurts", skip, quit, a camera that goes, a
computer that sleeps. It knows no device and no exercise.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace

from posecoach.analysis.analyzer import Analyzer
from posecoach.coaching.camera.camera_watch import CameraWatch
from posecoach.coaching.camera.few_pictures import FewPictures
from posecoach.coaching.camera.gestures import HandGestures
from posecoach.coaching.display.captions import Captions
from posecoach.coaching.display.view import SessionView, TimerKind
from posecoach.coaching.requests import CORRECTIONS, Answer, Command, Digit, Hurts, Quit, Request, Skipped
from posecoach.coaching.script import Script
from posecoach.coaching.script_run import ScriptRun
from posecoach.coaching.session_result import SessionResult
from posecoach.coaching.setting import Setting
from posecoach.coaching.steps.step import Step
from posecoach.core.camera import CameraState
from posecoach.core.events import Event, GestureSeen
from posecoach.core.pose import Pose
from posecoach.core.spec import ExerciseSpec
from posecoach.core.vocabulary import Gesture, Priority, Stage

STOOD_STILL_S = 15.0
"""No busy machine lets so much time pass between two looks at the person: it was asleep, with its lid closed."""


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
        Whether raised hands are obeyed; not in a clip that is analysed.

    Attributes
    ----------
    t_s
        Time of the last step on the source's clock.
    """

    def __init__(self, script: Script, setting: Setting, spec: ExerciseSpec, *, hands: bool = True) -> None:
        self.t_s = math.nan
        self._run, self._setting, self._first = ScriptRun(script), setting, spec
        self._hands = HandGestures() if hands else None
        self._captions = Captions()
        self._camera = CameraWatch(setting.speaker)
        self._pictures = FewPictures(setting.speaker) if setting.conduct.watches else None

    # -- what goes in ----------------------------------------------------------------------------------------

    def update(self, pose: Pose, others: bool = False) -> list[Event]:
        """Take one pose; return what happened. ``others`` are in view besides the person."""
        events = [*self._begin(pose.t_s), *(self._camera.others(pose.t_s) if others else [])]
        events += self._pictures.update(pose.t_s) if self._pictures is not None else []
        gesture = self._hands.update(pose) if self._hands is not None else None
        if gesture is not None and self._run.step is not None and self._run.step.heeds(gesture):
            events += self._hand(gesture, pose.t_s)
        return self._passed([*events, *self._run.feed(pose), *self._run.go_on(pose.t_s)])

    def tick(self, t_s: float) -> list[Event]:
        """Let time pass without a pose."""
        return self._passed([*self._begin(t_s), *self._run.go_on(t_s)])

    def take_camera(self, camera: CameraState) -> list[Event]:
        """Take how the camera is doing."""
        self._setting.camera_starts = camera is CameraState.STARTING
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
        elif self._run.step is not None:
            events += [*self._command(command, t_s), *self._run.go_on(t_s)]
        return self._passed(events)

    def digit(self, value: int, t_s: float) -> list[Event]:
        """Take a digit key as the answer to the question that is open, or the first half of one."""
        return self._answered(lambda step: step.digit(value, t_s), t_s)

    def answer(self, value: int, t_s: float) -> list[Event]:
        """Take a whole answer to the question that is open: the number, or 1 for yes and 0 for no."""
        return self._answered(lambda step: step.answer(value, t_s), t_s)

    def take_voice(self, works: bool, t_s: float) -> list[Event]:
        """Take whether the voice works; where it has gone, ask for an alarm if it might have to wake somebody now."""
        setting = self._setting
        if works is not setting.voice_lost:
            return []
        setting.voice_lost = not works
        if works:
            return self._passed([setting.speaker.say("session.voice_back", t_s)])
        sleeps = self.stage in (Stage.WORKING, Stage.PAUSED, Stage.RESTING) and self.spec.may_have_to_wake
        phrase, priority = (setting.alarm_phrase, Priority.SAFETY) if sleeps else ("session.voice_lost", Priority.SETUP)
        return self._passed([setting.speaker.say(phrase, t_s, priority)])

    def give_up(self) -> list[Event]:
        """Say that the camera is waited for no longer, before the session is finished."""
        return self._passed([self._setting.speaker.say("session.no_camera", self.t_s)])

    def finish(self, t_s: float) -> list[Event]:
        """End the session wherever it is; the set that was begun is summed up."""
        if self.over:
            return []
        return self._passed([*self._begin(t_s), *self._run.interrupt(Quit(), t_s), *self._run.go_on(t_s)])

    # -- what comes out --------------------------------------------------------------------------------------

    @property
    def over(self) -> bool:
        """Whether nothing more will happen."""
        return self._run.over

    @property
    def stage(self) -> Stage:
        """Where in the session the person is."""
        return self._run.stage

    @property
    def spec(self) -> ExerciseSpec:
        """The current exercise or the next one."""
        practices = self._setting.practices
        return practices[-1].spec if practices else self._first

    @property
    def analyzer(self) -> Analyzer | None:
        """What measures the set that is on, or measured the last one; None before the first."""
        practices = self._setting.practices
        return practices[-1].analyses.analyzer if practices else None

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
            muted=self._setting.mute.on,
            warnings_unheard=self._setting.warnings_unheard,
        )
        if self._run.step is None:
            return self._setting.practices[-1].show(view) if self._setting.practices else view
        view = self._run.step.show(view)
        if not self._run.paused:
            return view
        kept = view.timer if view.timer is not None and view.timer.kind in (TimerKind.WORK, TimerKind.HOLD) else None
        return replace(view, meter=None, timer=kept)

    @property
    def result(self) -> SessionResult:
        """What the session came to so far."""
        practices = self._setting.practices
        return SessionResult(
            self._run.reason,
            {p.spec.id: p.learned for p in practices if p.learned is not None},
            frozenset(p.spec.id for p in practices if p.informed),
            sum(p.analyses.frames for p in practices),
            sum(p.analyses.frames_with_person for p in practices),
        )

    # -- beginning, and passing on ---------------------------------------------------------------------------

    def _begin(self, t_s: float) -> list[Event]:
        """Note the time; begin the script when the first one comes."""
        before_s, self.t_s = self.t_s, t_s
        if math.isnan(before_s):
            return self._run.begin(t_s)
        slept = t_s - before_s > STOOD_STILL_S and self._setting.conduct.waits
        return self._woken(before_s, t_s) if slept else []

    def _woken(self, slept_since_s: float, t_s: float) -> list[Event]:
        """Pause from when the computer fell asleep, and say so unless heat came to its end meanwhile."""
        paused, speaker = self._run.pause(slept_since_s), self._setting.speaker
        events = [*paused, *self._run.go_on(t_s)]
        if not (paused and self._run.paused):
            return events
        return [*events, speaker.say("session.slept", t_s, how=speaker.words("session.resume_hint"))]

    def _passed(self, events: list[Event]) -> list[Event]:
        """Return the events that are passed on; keep what a screen shows of them."""
        sifted = self._camera.sift(events)
        for event in sifted:
            self._captions.take(event)
            self._setting.talk.take(event)
        return sifted

    # -- what the person asks for ----------------------------------------------------------------------------

    def _command(self, command: Command, t_s: float) -> list[Event]:
        step, practices = self._run.step, self._setting.practices
        assert step is not None
        match command:
            case Command.QUIT:
                return self._run.interrupt(Quit(), t_s)
            case Command.HURTS:
                warned = self._setting.speaker.say("safety.stop_pain", t_s, Priority.SAFETY)
                return [warned, *self._run.interrupt(Hurts(), t_s)]
            case Command.PAUSE:
                return self._pause_or_resume(t_s)
            case Command.COUNT_UP | Command.COUNT_DOWN if practices and practices[-1].log.ended is not None:
                return practices[-1].correct_ended(CORRECTIONS[command], t_s)
            case Command.SKIP if not step.skippable:
                return self._run.interrupt(Skipped(), t_s)
        events = step.command(command, t_s)
        goes_on = command in (Command.NEXT, Command.RESTART, Command.SKIP)
        return events + (self._resume(t_s) if self._run.paused and goes_on and step.result is None else [])

    def _answered(self, answer: Callable[[Step[object]], None], t_s: float) -> list[Event]:
        events = self._begin(t_s)
        if self._run.step is not None and self.view.question is not None:
            events += self._resume(t_s) if self._run.paused else []
            answer(self._run.step)
        return self._passed([*events, *self._run.go_on(t_s)])

    def _hand(self, gesture: Gesture, t_s: float) -> list[Event]:
        """Take a hand for an answer, a pause, or the next thing, in whichever step."""
        step = self._run.step
        assert step is not None
        seen: list[Event] = [GestureSeen(t_s=t_s, gesture=gesture)]
        if self._run.paused and (gesture is Gesture.PAUSE or step.stage is Stage.GUIDING):
            return [*seen, *self._resume(t_s)]
        if step.hand(gesture, t_s):
            return [*seen, *(self._resume(t_s) if self._run.paused else [])]
        return [*seen, *self._command(Command.PAUSE if gesture is Gesture.PAUSE else Command.NEXT, t_s)]

    def _pause_or_resume(self, t_s: float) -> list[Event]:
        if self._run.paused:
            return self._resume(t_s)
        events = self._run.pause(t_s)
        return [*events, self._setting.speaker.say("session.paused", t_s)] if self._run.paused else []

    def _resume(self, t_s: float) -> list[Event]:
        return [*self._run.resume(t_s), self._setting.speaker.say("session.resumed", t_s)]

    def _mute(self, t_s: float) -> None:
        """Switch the voice off, but for warnings, or on again; shown, not said."""
        setting, mute = self._setting, self._setting.mute
        mute.on = not mute.on
        if mute.nothing_is_heard and self.spec.may_have_to_wake:
            self._captions.take(setting.speaker.say(setting.alarm_phrase, t_s, Priority.SAFETY))
            return
        phrase = "session.unmuted" if not mute.on else "session.silent" if mute.warnings_too else "session.muted"
        self._captions.take(setting.speaker.say(phrase, t_s))
