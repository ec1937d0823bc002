"""What the coach says, and when: events and time in, cues out (exercises.md, section 11).

Counts come with every repetition. A correction comes only if the fault comes back, after the repetition, when there
is no effort, and rarely. Whatever is found and not said comes out as a cue of status ``dropped`` with the reason, so
that the log says why the coach was silent.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from posecoach.coaching.cues.corrections import Corrections
from posecoach.coaching.cues.hold_cues import HoldCues
from posecoach.coaching.cues.rules import CueSettings, FaultCue
from posecoach.coaching.cues.set_feedback import SetFeedback, summary_text
from posecoach.core.events import (
    CountCorrected,
    Cue,
    Event,
    FaultDetected,
    FaultFinding,
    HoldProgress,
    PhaseChanged,
    RepCompleted,
    RepRejected,
    SetEnded,
    TrackingLost,
)
from posecoach.core.ports import Words
from posecoach.core.vocabulary import CueStatus, HoldState, Priority

EFFORT = frozenset({"out", "end_range"})
"""Phases in which only safety speaks."""
SAFETY_AGAIN_S = 8.0
"""A warning is repeated no sooner."""
CLEAN_RUN = 3
"""Clean full repetitions in a row that deserve a word."""


@dataclass(slots=True)
class _Pending:
    """Words that wait for a moment without effort."""

    cue: Cue
    fault: str = ""


class CuePolicy:
    """Decides what is said in a session of one exercise.

    Parameters
    ----------
    faults
        What is said about each fault; see :func:`~posecoach.coaching.cues.rules.fault_cues`.
    words
        Everything else that is said.
    settings
        How much is said.
    """

    def __init__(self, faults: Mapping[str, FaultCue], words: Words, settings: CueSettings | None = None) -> None:
        self._faults, self._words = faults, words
        self._settings = settings or CueSettings()
        self._corrections = Corrections(faults, self._settings)
        self._feedback = SetFeedback(faults, words)
        self._holds = HoldCues(words, self._settings)
        self._warned_s: dict[str, float] = {}
        self._praised = 0
        self._movements_since_praise = self._settings.praise_reps
        self._last_rep: RepCompleted | None = None
        self._handled: frozenset[tuple[str, float]] = frozenset()
        self._pending: _Pending | None = None
        self.start_set(0.0, 0)

    def start_set(self, t_s: float, reps: int) -> None:
        """Begin a set of ``reps`` repetitions or holds; 0: no number is aimed at."""
        del t_s
        self._target = reps
        self._count = 0
        self._clean_run = 0
        self._mended = ""
        self._phase = "ready"
        self._said_only_counted = False
        self._corrections.start_set(reps)
        self._feedback.reset()
        self._holds.reset()

    def update(self, event: Event) -> list[Cue]:
        """Take one event; return the cues that are raised or dropped because of it."""
        match event:
            case RepCompleted():
                return self._rep(event)
            case RepRejected():
                return self._movement(event, judged=True)
            case FaultDetected(rep_index=None):
                return self._lasting(event.fault, event.t_s)
            case PhaseChanged():
                self._phase = event.phase
            case HoldProgress():
                return self._hold(event)
            case CountCorrected():
                self._count = event.count
            case TrackingLost():
                self._phase = "ready"
                return self._drop_pending("the person left the picture", event.t_s)
            case SetEnded():
                return self._set_ended(event)
        return []

    def tick(self, t_s: float) -> list[Cue]:
        """Let time pass to ``t_s``; return what was waiting for this moment."""
        pending = self._pending
        if pending is None or t_s < pending.cue.t_s:
            return []
        if t_s - pending.cue.t_s > self._settings.wait_s:
            return self._drop_pending("no moment without effort came", t_s)
        if self._phase in EFFORT:
            return []
        self._pending = None
        return [self._raise(pending, t_s)]

    def strength_and_priority(self) -> tuple[str, str]:
        """Return what went well in this set and what to work on, as texts; the second may be empty."""
        return self._feedback.strength_and_priority()

    def answer(self, t_s: float) -> list[Cue]:
        """Return the answer to "How was that?": about the last repetition, whatever was said before."""
        if self._last_rep is None:
            return [
                Cue(
                    t_s=t_s,
                    id="answer.nothing_yet",
                    text=self._words.say("answer.nothing_yet"),
                    priority=Priority.SETUP,
                )
            ]
        known = [f for f in self._last_rep.faults if f.id in self._faults]
        if not known:
            return [Cue(t_s=t_s, id="answer.clean", text=self._words.say("answer.clean"), priority=Priority.SETUP)]
        worst = min(known, key=lambda f: (self._faults[f.id].priority, -f.severity))
        return [Cue(t_s=t_s, id=f"answer.{worst.id}", text=self._faults[worst.id].text, priority=Priority.SETUP)]

    # -- repetitions -----------------------------------------------------------------------------------------

    def _rep(self, rep: RepCompleted) -> list[Cue]:
        self._last_rep = rep
        self._movements_since_praise += 1
        if rep.full:
            self._count += 1
        cues = [self._counted(self._count, rep.t_s) if rep.full else _tone("count.partial", rep.t_s)]
        judged = rep.score is not None and rep.measures.get("valid_ratio", 1.0) >= self._settings.valid_ratio
        cues += self._movement(rep, judged)
        if not judged:
            return cues + self._only_counted(rep)
        clean = rep.full and not rep.faults
        self._clean_run = self._clean_run + 1 if clean else 0
        for fault in self._corrections.mended():
            self._feedback.mended(fault)
            self._mended = fault if self._faults[fault].praise else self._mended
        if self._mended in {fault.id for fault in rep.faults}:
            self._mended = ""
        if clean:
            self._praise(rep)
        return cues

    def _counted(self, number: int, t_s: float) -> Cue:
        left = self._target - number
        ending = {2: "count.last_two", 1: "count.last_one"}.get(left, "") if self._target > 2 else ""
        if self._settings.count_by_tone and not ending:
            return _tone("count.tone", t_s)
        text = self._words.count(number)
        text = f"{text}. {self._words.say(ending)}" if ending else text
        return Cue(t_s=t_s, id=f"count.{number}", text=text, priority=Priority.COUNT)

    def _movement(self, event: RepCompleted | RepRejected, judged: bool) -> list[Cue]:
        """Take in the faults of a movement: one may become a correction."""
        self._handled = frozenset((f.id, f.t_s) for f in event.faults)
        self._feedback.take(event, judged)
        cues = [cue for fault in event.faults for cue in self._warn(fault, event.t_s)]
        if isinstance(event, RepRejected) and not event.faults:
            return cues
        chosen, passed_over = self._corrections.after_movement(event.faults, event.t_s, judged)
        cues += [self._passed_over(fault, reason, event.t_s) for fault, reason in passed_over]
        if chosen is not None:
            cues += self._plan(self._correction(chosen.id, self._due_s(event)), event.t_s, chosen.id)
        return cues

    def _due_s(self, event: RepCompleted | RepRejected) -> float:
        """Return when words about a movement may be said: not before its end has been felt."""
        return max(event.t_s, event.end_s + self._settings.delay_s)

    def _correction(self, id: str, t_s: float) -> Cue:
        return Cue(t_s=t_s, id=f"cue.{id}", text=self._corrections.text(id), priority=self._faults[id].priority)

    def _passed_over(self, fault: FaultFinding, reason: str, t_s: float) -> Cue:
        cue = self._faults[fault.id]
        return Cue(
            t_s=t_s, id=f"cue.{fault.id}", text=cue.text, priority=cue.priority, status=CueStatus.DROPPED, reason=reason
        )

    def _only_counted(self, rep: RepCompleted) -> list[Cue]:
        due_s = self._due_s(rep)
        if self._said_only_counted or self._pending is not None or self._corrections.too_soon(due_s):
            return []
        self._said_only_counted = True
        text = self._words.say("policy.only_counted")
        return self._plan(Cue(t_s=due_s, id="policy.only_counted", text=text, priority=Priority.FORM), rep.t_s)

    def _praise(self, rep: RepCompleted) -> None:
        """Plan a word of praise if one is due and nothing else is to be said."""
        due_s = self._due_s(rep)
        recent = self._movements_since_praise < self._settings.praise_reps or self._corrections.too_soon(due_s)
        if recent or self._pending is not None:
            return
        if self._mended:
            kind, text, self._mended = self._mended, self._faults[self._mended].praise, ""
        elif self._clean_run >= CLEAN_RUN and self._words.praise_clean:
            kind, text = "clean", self._words.praise_clean[self._praised % len(self._words.praise_clean)]
            self._praised += 1
        else:
            return
        self._movements_since_praise = 0
        self._pending = _Pending(Cue(t_s=due_s, id=f"praise.{kind}", text=text, priority=Priority.REFINEMENT))

    # -- what is not a repetition ----------------------------------------------------------------------------

    def _warn(self, fault: FaultFinding, t_s: float) -> list[Cue]:
        """Return the warning of a fault that is a matter of safety: at once, in any phase."""
        cue = self._faults.get(fault.id)
        if cue is None or cue.priority is not Priority.SAFETY:
            return []
        if t_s - self._warned_s.get(fault.id, -math.inf) < SAFETY_AGAIN_S:
            return [self._passed_over(fault, f"warned of less than {SAFETY_AGAIN_S:g} s ago", t_s)]
        self._warned_s[fault.id] = t_s
        return [Cue(t_s=t_s, id=f"cue.{fault.id}", text=cue.text, priority=Priority.SAFETY)]

    def _lasting(self, fault: FaultFinding, t_s: float) -> list[Cue]:
        if fault.id not in self._faults or (fault.id, fault.t_s) in self._handled:
            return []  # not ours, or already taken in with its movement
        cue = self._faults[fault.id]
        self._feedback.take_lasting(fault.id)
        if cue.priority is Priority.SAFETY:
            return self._warn(fault, t_s)
        reason = self._corrections.why_not_lasting(fault.id, t_s)
        if reason:
            return [self._passed_over(fault, reason, t_s)]
        return self._plan(self._correction(fault.id, t_s), t_s, fault.id)

    def _hold(self, event: HoldProgress) -> list[Cue]:
        cues = self._holds.update(event)
        if event.state is not HoldState.ENDED:
            return cues
        if event.reason:
            return [*cues, _tone("count.partial", event.t_s)]
        self._count += 1
        return [*cues, self._counted(self._count, event.t_s)]

    def _set_ended(self, ended: SetEnded) -> list[Cue]:
        dropped = self._drop_pending("the set ended", ended.t_s)
        text = summary_text(ended, self._words, holds=self._holds.held)
        self._phase = "ready"
        return [*dropped, Cue(t_s=ended.t_s, id="summary.set", text=text, priority=Priority.SETUP)]

    # -- words that wait -------------------------------------------------------------------------------------

    def _plan(self, cue: Cue, t_s: float, fault: str = "") -> list[Cue]:
        """Let a cue wait for its moment; return the one it displaces, or itself if that is more urgent."""
        waiting = self._pending
        if waiting is not None and waiting.cue.priority < cue.priority:
            return [_dropped(cue, f"{waiting.cue.id} waits and is more urgent", t_s)]
        displaced = self._drop_pending(f"{cue.id} came before it", t_s)
        self._pending = _Pending(cue, fault)
        return displaced

    def _raise(self, pending: _Pending, t_s: float) -> Cue:
        if pending.fault:
            self._corrections.said(pending.fault, t_s)
        self._corrections.last_said_s = t_s
        cue = pending.cue
        return Cue(t_s=t_s, id=cue.id, text=cue.text, priority=cue.priority)

    def _drop_pending(self, reason: str, t_s: float) -> list[Cue]:
        pending, self._pending = self._pending, None
        return [] if pending is None else [_dropped(pending.cue, reason, t_s)]


def _tone(id: str, t_s: float) -> Cue:
    """Return a cue that is a tone without words."""
    return Cue(t_s=t_s, id=id, text="", priority=Priority.COUNT)


def _dropped(cue: Cue, reason: str, t_s: float) -> Cue:
    return Cue(t_s=t_s, id=cue.id, text=cue.text, priority=cue.priority, status=CueStatus.DROPPED, reason=reason)
