"""A set: the one step in which something counts."""

from __future__ import annotations

import math
from dataclasses import replace

from posecoach.analysis.review import review
from posecoach.coaching.cues.hold_cues import LONG_ENOUGH_RATIO
from posecoach.coaching.cues.waiting import EFFORT
from posecoach.coaching.display.two_way_phase import TwoWayPhase
from posecoach.coaching.display.view import MeterView, SessionView, TimerKind, TimerView
from posecoach.coaching.requests import CORRECTIONS, Command
from posecoach.coaching.sets.practice import Practice
from posecoach.coaching.speaking.prompts import Prompts
from posecoach.coaching.speaking.waiting_to_count import WaitingToCount
from posecoach.coaching.steps.set_step import SetStep
from posecoach.coaching.steps.step import Ending
from posecoach.core.events import Event, HoldProgress, SetReviewed
from posecoach.core.pose import Pose
from posecoach.core.vocabulary import HoldState, Phase, Stage

AWAY_S = 10.0
"""The minutes of an exercise stop when the person has been away for this long (exercises.md, section 2), but not for
ever where that is a danger: see ``latest_end_s`` of an exercise."""


class Work(SetStep):
    """One set, to its last repetition, hold or minute.

    Parameters
    ----------
    announced
        Whether "Go" is said.
    """

    stage = Stage.WORKING

    def __init__(self, practice: Practice, announced: bool = False) -> None:
        super().__init__(practice)
        self._announced = announced
        self._analyzer = practice.begin_analysis()
        self._prompts = Prompts(practice.spec.prescription.prompts, practice.dose.duration_s)
        self._two_way = TwoWayPhase()
        self._idle = WaitingToCount(practice.spec, practice.speaker)
        self._reached = self._hold_again = False
        self._worked_s = 0.0
        self._seen_s = self._t_s = self._begun_s = math.nan

    def begin(self, t_s: float) -> list[Event]:
        """Begin to count."""
        log = self.practice.log
        log.ended = None
        log.begun_s = t_s if math.isnan(log.begun_s) else log.begun_s
        self._t_s = log.looked_s = t_s
        stays_hot = self.practice.spec.prescription.goes_on_in_pauses  # and has not cooled when it is begun again
        self._begun_s = log.begun_s if stays_hot else t_s
        self._idle.begin(t_s)
        self.practice.policy.start_set(self.practice.dose.reps, log.count)
        return [self.practice.speaker.say("set.go", t_s)] if self._announced else []

    def update(self, pose: Pose) -> list[Event]:
        """Take one pose."""
        super().update(pose)
        practice, analyzer = self.practice, self._analyzer
        if pose.pictured:
            practice.log.look(pose.t_s)
        self._seen_s = pose.t_s if pose.found else self._seen_s
        events = practice.note(self._without_unseen(analyzer.update(pose)))
        events += practice.policy.while_lasting(analyzer.states.lasting, pose.t_s)
        events += self._wait_to_count(events, pose)
        self._two_way.update(analyzer.progress, analyzer.phase is Phase.READY)
        self._reached = analyzer.phase in EFFORT and (self._reached or analyzer.progress >= self._target_ratio)
        events += practice.framing_cues(pose.t_s)
        return events + self._end_if_counted(pose.t_s)

    def _wait_to_count(self, events: list[Event], pose: Pose) -> list[Event]:
        """Return what is said to a person who is seen as well as can be, of whom nothing is counted; not to a clip."""
        if self.practice.framing is None:
            return []
        if not pose.found or self.practice.asks_to_be_seen:
            self._idle.begin(pose.t_s)
        moving = self._analyzer.phase is not Phase.READY
        return [*self._idle.take(events, pose.t_s), *self._idle.tick(pose.t_s, moving)]

    def tick(self, t_s: float) -> list[Event]:
        """Let time pass: prompts, words that waited, and the end of the minutes."""
        if not t_s - self._seen_s > AWAY_S:
            self._worked_s += max(0.0, t_s - self._t_s)
        self._t_s = t_s
        events: list[Event] = [
            *self._asked_to_hold_again(t_s),
            *self._prompt(t_s),
            *self.practice.policy.tick(t_s),
        ]
        if 0 < self.practice.dose.duration_s <= self._worked_s:
            return events + self._end(t_s)
        return [*events, *self.tick_in_pause(t_s)]

    def tick_in_pause(self, t_s: float) -> list[Event]:
        """End the minutes when they may wait no longer, in a pause as well: a heating pad stays hot."""
        duration_s, prescription = self.practice.dose.duration_s, self.practice.spec.prescription
        events = self._prompt(t_s) if prescription.goes_on_in_pauses else []
        waits = duration_s == 0 or not prescription.goes_on_in_pauses
        if waits or t_s - self._begun_s < max(duration_s, prescription.latest_end_s):
            return events
        return [*events, *self._end(t_s)]

    def _prompt(self, t_s: float) -> list[Event]:
        """Return what is due by now to be said of the minutes."""
        passed_s = t_s - self._begun_s if self.practice.spec.prescription.goes_on_in_pauses else self._worked_s
        return [*self._prompts.tick(self._worked_s, passed_s, t_s)]

    def command(self, command: Command, t_s: float) -> list[Event]:
        """Correct the count, or what every step of a set does."""
        by = CORRECTIONS.get(command)
        if by is None:
            return super().command(command, t_s)
        return [*self.practice.correct(by, t_s), *self._end_if_counted(t_s)]

    def go_on(self, t_s: float) -> list[Event]:
        """End the set."""
        return self._end(t_s)

    def restart(self, t_s: float) -> list[Event]:
        """Begin the set again; what was done of it does not count."""
        self._analyzer.finish()
        self.practice.log = self.practice.log.anew()
        return [*self.practice.policy.drop_waiting("the set begins again", t_s), *super().restart(t_s)]

    def pause(self, t_s: float) -> list[Event]:
        """Close the repetition that is going on; of what was done nothing more is said afterwards."""
        ended = self._analyzer.finish()
        closed = self.practice.note([self._cut_short(event, "a pause interrupted it") for event in ended])
        return [*closed, *self.practice.policy.drop_waiting("the set pauses", t_s)]

    def _without_unseen(self, events: list[Event]) -> list[Event]:
        """Return what was found; a lift that a camera loses sight of, as of who is hidden, is begun again, too."""
        holds = self._analyzer.holds
        if holds is None or holds.seen or self.practice.framing is None:
            return events
        return [self._cut_short(event, "it was out of sight") for event in events]

    def _cut_short(self, event: Event, reason: str) -> Event:
        """Return the end of a lift before its time as that of one that does not count, for this reason."""
        hold = self.practice.spec.hold
        if hold is None or not hold.rising or not isinstance(event, HoldProgress) or event.state is not HoldState.ENDED:
            return event
        if event.held_s >= LONG_ENOUGH_RATIO * hold.target_s:
            return event
        self._hold_again = True
        return replace(event, reason=reason)

    def _asked_to_hold_again(self, t_s: float) -> list[Event]:
        """Return what is said to somebody whose hold was cut short."""
        again, self._hold_again = self._hold_again, False
        return [self.practice.speaker.say("hold.again", t_s)] if again else []

    def resume(self, paused_s: float, t_s: float) -> None:
        """Go on counting where it stopped."""
        del paused_s
        self._t_s = self.practice.log.looked_s = t_s
        self._idle.begin(t_s)

    def close(self, t_s: float) -> list[Event]:
        """Sum up the set that was begun."""
        return self._end(t_s)

    def show(self, view: SessionView) -> SessionView:
        """Return the view with meter and timer."""
        return replace(super().show(view), meter=self._meter(), timer=self._timer())

    def _end_if_counted(self, t_s: float) -> list[Event]:
        log = self.practice.log
        return self._end(t_s) if self.practice.left == 0 and log.holding_s is None else []

    def _end(self, t_s: float) -> list[Event]:
        self.result = Ending.DONE
        practice, analyzer = self.practice, self._analyzer
        events = practice.note(self._within_plan(analyzer.finish()))
        practice.policy.look_back(review(analyzer).movements)
        learned = analyzer.reference
        practice.reference = learned if learned.reps else practice.reference
        return [*self._prompts.end(t_s), *events, *practice.sum_up(*self.strength_and_priority(), t_s)]

    def strength_and_priority(self) -> tuple[str, str]:
        """Return what went well in the set and what to work on, as texts; the second may be empty."""
        return self.practice.policy.strength_and_priority()

    def _within_plan(self, closing: list[Event]) -> list[Event]:
        """Leave out a correction that adds to a set whose plan was reached: what its end cuts off is not part of it."""
        reached = self.practice.left == 0
        return [e for e in closing if not (reached and isinstance(e, SetReviewed) and e.counted > e.announced)]

    def _meter(self) -> MeterView | None:
        cycle = self.practice.spec.cycle
        if cycle is None:
            return None
        phase = self._two_way.phase if cycle.two_way else self._phase.value
        return MeterView(phase, self._analyzer.progress, self._target_ratio, cycle.two_way)

    @property
    def _phase(self) -> Phase:
        """Where in a repetition the person is; at its end range from the mark of the meter on.

        The analyzer's own end range is near the furthest so far, which while somebody pulls is where they are.
        """
        phase = self._analyzer.phase
        return phase if phase not in EFFORT else Phase.END_RANGE if self._reached else Phase.OUT

    @property
    def _target_ratio(self) -> float:
        """Share of the usual range to aim at; 0 where nothing is repeated."""
        cycle = self.practice.spec.cycle
        return 0.0 if cycle is None else max(cycle.full_ratio, cycle.aim_ratio)

    def _timer(self) -> TimerView | None:
        holding_s, hold = self.practice.log.holding_s, self.practice.spec.hold
        if holding_s is not None:
            return TimerView(TimerKind.HOLD, holding_s, hold.target_s if hold is not None else 0.0)
        duration_s = self.practice.dose.duration_s
        return TimerView(TimerKind.WORK, max(0.0, duration_s - self._worked_s), duration_s) if duration_s > 0 else None
