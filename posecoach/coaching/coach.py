"""Leads a person through the sets of one exercise.

Framing, countdown, calibration, sets, rests and pauses follow from poses, commands and the source's clock alone;
nothing is counted but while the person works.
"""

from __future__ import annotations

import math
from collections.abc import Callable

from posecoach.analysis.analyzer import Analyzer
from posecoach.analysis.calibration import Reference
from posecoach.coaching.cues.policy import CuePolicy
from posecoach.coaching.framing import FramingGuide, FramingNeeds
from posecoach.coaching.gestures import HandGestures
from posecoach.coaching.guided import GuidedReps
from posecoach.coaching.plan import Command, SessionPlan
from posecoach.coaching.prompts import Prompts
from posecoach.coaching.set_log import SetLog
from posecoach.coaching.speaker import Speaker
from posecoach.coaching.two_way import Way
from posecoach.coaching.view import CoachView
from posecoach.core.events import (
    CountCorrected,
    Event,
    GestureSeen,
    RepCompleted,
    SetEnded,
    StageChanged,
)
from posecoach.core.pose import Pose
from posecoach.core.spec import ExerciseSpec
from posecoach.core.vocabulary import Gesture, Phase, Priority, Stage

AWAY_S = 10.0
"""The minutes of a technique stop when the person has been away for so long (exercises.md, section 2)."""


class Coach:
    """Leads one exercise from framing to the last summary.

    Parameters
    ----------
    spec, plan
        What is done and how much.
    speaker
        Words for what the coach says.
    policy
        Which corrections are said, and when.
    reference
        The person's usual values, if known from before.
    """

    def __init__(
        self,
        spec: ExerciseSpec,
        plan: SessionPlan,
        speaker: Speaker,
        policy: CuePolicy,
        reference: Reference | None = None,
    ) -> None:
        self.spec, self.plan = spec, plan
        self.reference = reference
        self.analyzer = Analyzer(spec, reference)
        self.analyzers: list[Analyzer] = []
        self._speaker, self._policy = speaker, policy
        self._framing = FramingGuide(FramingNeeds.of(spec))
        self._gestures = HandGestures()
        self.stage = Stage.FRAMING if plan.framing else Stage.WORKING
        self._before_pause = self.stage
        self._stage_since_s = math.nan
        self._worked_s = 0.0
        self._prompts = Prompts(spec.prompts, plan.duration_s)
        self._seen_s = math.nan
        self._t_s = math.nan
        self.set = SetLog(1, 0.0)
        self._guided: GuidedReps | None = None
        self._wants_calibration = plan.calibrate and reference is None and spec.cycle is not None and plan.framing
        self._last_rep: RepCompleted | None = None
        self._told_down = -1
        self._way = Way()

    # -- what goes in ----------------------------------------------------------------------------------------

    def update(self, pose: Pose) -> list[Event]:
        """Take one pose; return what happened."""
        events = self._begin(pose.t_s)
        if pose.found:
            self._seen_s = pose.t_s
        gesture = self._gestures.update(pose)
        if gesture is not None and self.stage not in (Stage.FRAMING, Stage.DONE):
            events += [GestureSeen(t_s=pose.t_s, gesture=gesture)]
            events += self.command(Command.PAUSE if gesture is Gesture.PAUSE else Command.NEXT, pose.t_s)
        self._framing.update(pose)
        step: dict[Stage, Callable[[Pose], list[Event]]] = {
            Stage.FRAMING: self._framed,
            Stage.CALIBRATING: self._calibrate,
            Stage.WORKING: self._work,
        }
        if self.stage in step:
            events += step[self.stage](pose)
        return events + self.tick(pose.t_s)

    def tick(self, t_s: float) -> list[Event]:
        """Let time pass without a pose, as when the camera is away."""
        events = self._begin(t_s)
        step: dict[Stage, Callable[[float], list[Event]]] = {
            Stage.COUNTDOWN: self._count_down,
            Stage.RESTING: self._rest,
        }
        if self.stage in step:
            events += step[self.stage](t_s)
        if self.stage is Stage.WORKING:
            events += [*self._prompts.tick(self._work_time(t_s), t_s), *self._policy.tick(t_s)]
            if self.plan.duration_s > 0 and self._worked_s >= self.plan.duration_s:
                events += self._end_set(t_s)
        self._t_s = t_s
        return events

    def command(self, command: Command, t_s: float) -> list[Event]:
        """Do what the person asks for; a technique is skipped only in a routine."""
        does: dict[Command, Callable[[float], list[Event]]] = {
            Command.PAUSE: self._resume if self.stage is Stage.PAUSED else self._pause,
            Command.QUIT: self.finish,
            Command.NEXT: self._next,
            Command.RESTART: self._restart,
            Command.CALIBRATE: self._start_calibration,
            Command.HURTS: self._hurts,
            Command.COUNT_UP: lambda t_s: self._correct(1, t_s),
            Command.COUNT_DOWN: lambda t_s: self._correct(-1, t_s),
        }
        return does[command](t_s) if command in does and self.stage is not Stage.DONE else []

    def digit(self, value: int, t_s: float) -> list[Event]:
        """Take a digit key: nothing is asked during a set."""
        del value, t_s
        return []

    def finish(self, t_s: float) -> list[Event]:
        """End the session wherever it is; the set that was begun is summed up."""
        if self.stage is Stage.DONE:
            return []
        if self._set_begun():
            return self._end_set(t_s, last=True)
        return self._enter(Stage.DONE, t_s)

    # -- stages ----------------------------------------------------------------------------------------------

    def _begin(self, t_s: float) -> list[Event]:
        if not math.isnan(self._stage_since_s):
            return []
        self._stage_since_s = self._t_s = self.set.started_s = t_s
        return [StageChanged(t_s=t_s, stage=self.stage, set_index=self.set.index)]

    def _enter(self, stage: Stage, t_s: float) -> list[Event]:
        self.stage, self._stage_since_s, self._told_down = stage, t_s, -1
        return [StageChanged(t_s=t_s, stage=stage, set_index=self.set.index)]

    def _framed(self, pose: Pose) -> list[Event]:
        events: list[Event] = [*self._speaker.framing(self._framing.advice, pose.t_s)]
        if self._framing.advice is not None:
            return events
        if self._wants_calibration:
            return events + self._start_calibration(pose.t_s)
        return [*events, *self._enter(Stage.COUNTDOWN, pose.t_s), self._speaker.say("set.ready", pose.t_s)]

    def _count_down(self, t_s: float) -> list[Event]:
        left_s = self._stage_since_s + self.plan.countdown_s - t_s
        if left_s <= 0:
            return [*self._enter(Stage.WORKING, t_s), *self._start_set(t_s)]
        whole = math.ceil(left_s)
        if whole == self._told_down or whole > 3:
            return []
        self._told_down = whole
        return [self._speaker.number(whole, t_s)]

    def _work_time(self, t_s: float) -> float:
        """Return the seconds of work in this set; they stop while a person who was there is away."""
        if not t_s - self._seen_s > AWAY_S:
            self._worked_s += max(0.0, t_s - self._t_s)
        return self._worked_s

    def _start_set(self, t_s: float) -> list[Event]:
        self.analyzer = Analyzer(self.spec, self.reference)
        self.analyzers.append(self.analyzer)
        self.set = SetLog(self.set.index, t_s)
        self._worked_s = 0.0
        self._prompts.reset()
        self._way.reset()
        self._policy.start_set(t_s, self.plan.reps)
        return [self._speaker.say("set.go", t_s)]

    def _work(self, pose: Pose) -> list[Event]:
        if not self.analyzers:  # without framing and countdown the first set begins with the first pose
            self.analyzers.append(self.analyzer)
            self._policy.start_set(pose.t_s, self.plan.reps)
        found = self.analyzer.update(pose)
        self._way.update(self.analyzer.progress, self.analyzer.phase is Phase.READY)
        self._last_rep = next((e for e in reversed(found) if isinstance(e, RepCompleted)), self._last_rep)
        events = self._noted(found)
        events += self._speaker.framing(self._framing.advice, pose.t_s)
        return events + self._end_if_done(pose.t_s)

    def _end_if_done(self, t_s: float) -> list[Event]:
        done = self.stage is Stage.WORKING and 0 < self.plan.reps <= self.set.count and self.set.holding_s is None
        return self._end_set(t_s) if done else []

    def _set_begun(self) -> bool:
        working = self.stage is Stage.WORKING or (self.stage is Stage.PAUSED and self._before_pause is Stage.WORKING)
        return working and bool(self.analyzers)

    def _end_set(self, t_s: float, last: bool = False) -> list[Event]:
        events = self._close_analysis()
        learned = self.analyzer.reference
        self.reference = learned if learned.reps else self.reference
        strength, priority = self._policy.strength_and_priority()
        ended = SetEnded(
            t_s=t_s,
            index=self.set.index,
            full=self.set.full,
            partial=self.set.partial,
            count=self.set.count,
            held_s=self.set.held_s,
            strength=strength,
            priority=priority,
        )
        events += [ended, *self._policy.update(ended)]
        if last or self.set.index >= self.plan.sets:
            return [*events, *self._enter(Stage.DONE, t_s), self._speaker.say("set.all_done", t_s)]
        self.set = SetLog(self.set.index + 1, t_s)
        return [*events, *self._enter(Stage.RESTING, t_s), self._speaker.rest(self.plan.rest_s, t_s)]

    def _close_analysis(self) -> list[Event]:
        return self._noted(self.analyzer.finish())

    def _noted(self, found: list[Event]) -> list[Event]:
        """Count what was found in the set; return it with what the coach says to it."""
        events = list(found)
        for event in found:
            self.set.take(event)
            events += self._policy.update(event)
        return events

    def _rest(self, t_s: float) -> list[Event]:
        left_s = self._stage_since_s + self.plan.rest_s - t_s
        if left_s > 0:
            if self._told_down < 0 and left_s <= 10.0 < self.plan.rest_s:
                self._told_down = 0
                return [self._speaker.say("set.rest_over", t_s)]
            return []
        return [*self._enter(Stage.COUNTDOWN, t_s), self._speaker.say("set.ready", t_s)]

    # -- calibration -----------------------------------------------------------------------------------------

    def _start_calibration(self, t_s: float) -> list[Event]:
        if self.spec.cycle is None:
            return []
        self._wants_calibration = False
        self._guided = GuidedReps(self.spec, self._speaker, t_s)
        return [*self._enter(Stage.CALIBRATING, t_s), self._speaker.say("calibration.relax", t_s)]

    def _calibrate(self, pose: Pose) -> list[Event]:
        assert self._guided is not None
        events = self._guided.update(pose)
        if not self._guided.over:
            return events
        self.reference = self._guided.reference or self.reference
        return [*events, *self._enter(Stage.COUNTDOWN, pose.t_s)]

    # -- pause, next, restart --------------------------------------------------------------------------------

    def _pause(self, t_s: float) -> list[Event]:
        if self.stage is Stage.FRAMING:
            return []
        events = self._close_analysis() if self.stage is Stage.WORKING else []
        self._before_pause = self.stage
        return [*events, *self._enter(Stage.PAUSED, t_s), self._speaker.say("session.paused", t_s)]

    def _resume(self, t_s: float) -> list[Event]:
        stage = Stage.WORKING if self._before_pause is Stage.WORKING else Stage.COUNTDOWN
        return [*self._enter(stage, t_s), self._speaker.say("session.resumed", t_s)]

    def _next(self, t_s: float) -> list[Event]:
        if self._set_begun():
            return self._end_set(t_s)
        if self.stage in (Stage.RESTING, Stage.CALIBRATING, Stage.PAUSED, Stage.FRAMING):
            return [self._speaker.say("session.skipped", t_s), *self._enter(Stage.COUNTDOWN, t_s)]
        return []

    def _restart(self, t_s: float) -> list[Event]:
        if self.stage is Stage.FRAMING:
            return []
        if self._set_begun():
            self.analyzer.finish()
        self.set = SetLog(self.set.index, t_s)
        return [self._speaker.say("session.repeat", t_s), *self._enter(Stage.COUNTDOWN, t_s)]

    def _hurts(self, t_s: float) -> list[Event]:
        return [self._speaker.say("safety.stop_pain", t_s, priority=Priority.SAFETY), *self.finish(t_s)]

    def _correct(self, by: int, t_s: float) -> list[Event]:
        """Correct the count of the set that is going on."""
        if not self._set_begun():
            return []
        self.set.correction += by
        corrected = CountCorrected(t_s=t_s, count=self.set.count)
        said = [*self._policy.update(corrected), self._speaker.corrected(self.set.count, t_s)]
        return [corrected, *said, *self._end_if_done(t_s)]

    # -- what comes out --------------------------------------------------------------------------------------

    @property
    def view(self) -> CoachView:
        """What a screen needs to know now."""
        passed_s = self._t_s - self._stage_since_s
        cycle, hold = self.spec.cycle, self.spec.hold
        rep = self._last_rep
        two_way = cycle is not None and cycle.two_way
        phase = self._way.phase if two_way else self.analyzer.phase.value
        left = {Stage.COUNTDOWN: self.plan.countdown_s, Stage.RESTING: self.plan.rest_s}
        left_s = {stage: max(0.0, span_s - passed_s) for stage, span_s in left.items()}
        return CoachView(
            stage=self.stage,
            set_index=self.set.index,
            sets=self.plan.sets,
            count=self.set.count,
            target=self.plan.reps,
            phase=phase if self.stage is Stage.WORKING else "",
            progress_ratio=self.analyzer.progress if self.stage is Stage.WORKING else 0.0,
            full_ratio=cycle.full_ratio if cycle is not None else 0.0,
            countdown_s=left_s[Stage.COUNTDOWN] if self.stage is Stage.COUNTDOWN else None,
            rest_left_s=left_s[Stage.RESTING] if self.stage is Stage.RESTING else None,
            hold_s=self.set.holding_s,
            hold_target_s=hold.target_s if hold is not None else 0.0,
            left_s=max(0.0, self.plan.duration_s - self._worked_s) if self.plan.duration_s > 0 else None,
            advice=self._framing.advice,
            gesture_ratio=self._gestures.progress_ratio,
            rest_s=self.plan.rest_s,
            duration_s=self.plan.duration_s,
            counts=cycle is not None or hold is not None,
            has_range=cycle is not None,
            two_way=two_way,
            faults=tuple(f.id for f in rep.faults) if rep is not None else (),
            tempo_s=rep.tempo_s if rep is not None else None,
            score=rep.score if rep is not None else None,
            seen=self._framing.advice is None,
        )
