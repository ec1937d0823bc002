"""A script while it runs: one step after the other, each begun, fed, paused and closed."""

from __future__ import annotations

import math
from collections.abc import Callable

from posecoach.coaching.cues.waiting import dropped
from posecoach.coaching.requests import Hurts, Interruption
from posecoach.coaching.script import Script
from posecoach.coaching.steps.step import Step
from posecoach.core.cue import Cue, CuesWithdrawn
from posecoach.core.events import Event, StageChanged
from posecoach.core.pose import Pose
from posecoach.core.vocabulary import CueStatus, EndReason, Priority, Stage


class ScriptRun:
    """Where a script stands, and how it moves on. It knows neither what is asked for nor what is said.

    Attributes
    ----------
    step
        The current step; None before the first and after the last.
    reason
        Why the script ended; None until it has.
    """

    def __init__(self, script: Script) -> None:
        self.step: Step[object] | None = None
        self.reason: EndReason | None = None
        self._script = script
        self._announced = (Stage.GUIDING, -1)
        self._paused_since_s = math.nan

    @property
    def over(self) -> bool:
        """Whether nothing more will happen."""
        return self.reason is not None

    @property
    def paused(self) -> bool:
        """Whether the current step is paused; it is then fed and ticked as in a pause."""
        return not math.isnan(self._paused_since_s)

    @property
    def stage(self) -> Stage:
        """Where in the session the person is."""
        if self.over:
            return Stage.DONE
        if self.paused:
            return Stage.PAUSED
        return Stage.GUIDING if self.step is None else self.step.stage

    def begin(self, t_s: float) -> list[Event]:
        """Begin with the first step that lasts, so that it has the first pose."""
        events = self._next(t_s)
        while self.step is not None and self.step.result is not None:
            events += self._next(t_s)
        return events

    def feed(self, pose: Pose) -> list[Event]:
        """Give the pose to the current step."""
        if self.step is None:
            return []
        return self.step.update_in_pause(pose) if self.paused else self.step.update(pose)

    def go_on(self, t_s: float) -> list[Event]:
        """Let time pass in the current step, and begin the next ones as they come."""
        events: list[Event] = []
        while self.step is not None:
            if self.step.result is None:
                events += self.step.tick_in_pause(t_s) if self.paused else self.step.tick(t_s)
            if self.step.result is None:
                break
            events += self._next(t_s)
        return events

    def interrupt(self, by: Interruption, t_s: float) -> list[Event]:
        """End the step in the middle, and let the script decide what follows.

        To somebody whom something hurts nothing of the set is said but warnings: no sum, no praise, no advice.
        """
        events = self.step.close(t_s) if self.step is not None else []
        if isinstance(by, Hurts):
            events = [_unsaid(event) for event in events]
        if self.step is not None:
            self.step.answered = True
        return events + self._take(lambda: self._script.throw(by), t_s)

    def pause(self, t_s: float) -> list[Event]:
        """Pause the current step, if it can be paused."""
        step = self.step
        if step is None or self.paused or not step.pausable:
            return []
        self._paused_since_s = t_s
        return [*step.pause(t_s), *self._enter(Stage.PAUSED, step, t_s)]

    def resume(self, t_s: float) -> list[Event]:
        """Go on after a pause: with the same step, or with the next if a pause ends it."""
        step = self.step
        assert step is not None
        step.resume(t_s - self._paused_since_s, t_s)
        self._paused_since_s = math.nan
        return self._next(t_s) if step.result is not None else self._enter(step.stage, step, t_s)

    def _next(self, t_s: float) -> list[Event]:
        return self._take(lambda: next(self._script), t_s)

    def _take(self, ask: Callable[[], Step[object]], t_s: float) -> list[Event]:
        """Ask the script for a step and begin it; what the one before was saying ends if the person ended that."""
        self._paused_since_s, left = math.nan, self._withdrawn(t_s)
        try:
            self.step = ask()
        except StopIteration as end:
            self.step, self.reason = None, end.value
        except Interruption:
            self.step, self.reason = None, EndReason.ENDED_BY_PERSON
        if self.step is None:
            return [*left, *self._enter(Stage.DONE, None, t_s)]
        return [*left, *self._entered(self.step, t_s), *self.step.begin(t_s)]

    def _withdrawn(self, t_s: float) -> list[Event]:
        step = self.step
        return [CuesWithdrawn(t_s=t_s, ids=step.says)] if step is not None and step.answered and step.says else []

    def _entered(self, step: Step[object], t_s: float) -> list[Event]:
        if step.in_a_moment:  # what guides after it is a stage anew
            self._announced = (Stage.GUIDING, -1)
            return []
        return self._enter(step.stage, step, t_s)

    def _enter(self, stage: Stage, step: Step[object] | None, t_s: float) -> list[Event]:
        """Return the event that a stage begins; steps that guide are one stage."""
        set_index = 0 if step is None else step.set_index
        anew = step is not None and stage is step.stage and step.anew
        if (stage, set_index) == self._announced and stage in (Stage.GUIDING, Stage.DONE):
            return []
        self._announced = (stage, set_index)
        return [StageChanged(t_s=t_s, stage=stage, set_index=set_index, anew=anew)]


def _unsaid(event: Event) -> Event:
    """Return an event, a cue that is no warning as one that is not said."""
    if not isinstance(event, Cue) or event.status is not CueStatus.RAISED or event.priority is Priority.SAFETY:
        return event
    return dropped(event, "something hurts", event.t_s)
