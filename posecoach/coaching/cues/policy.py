"""What the coach says, and when: events and time in, cues out (exercises.md, section 11).

Counts come with every repetition. A correction comes only if the fault comes back, after the repetition, when there
is no effort, and rarely. Whatever is found and not said comes out as a cue of status ``dropped`` with the reason, so
that the log says why the coach was silent.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import partial

from posecoach.coaching.cues.corrections import NO_ROOM, Corrections, Fits, always_fits
from posecoach.coaching.cues.counting import Counting, OnlyCounted, tone
from posecoach.coaching.cues.hold_cues import HoldCues
from posecoach.coaching.cues.pace import Pace
from posecoach.coaching.cues.praise import Praise
from posecoach.coaching.cues.rules import AFTER_NUMBER_S, DELAY_S, CueSettings, FaultCue, is_judged, is_unsure
from posecoach.coaching.cues.set_feedback import SetFeedback, summary_text
from posecoach.coaching.cues.waiting import LASTING_WAIT_S, WaitingWords, dropped
from posecoach.coaching.cues.warnings import Warnings
from posecoach.coaching.speaking.speaker import Speaker
from posecoach.core.cue import SUMMARY, Cue, CuesWithdrawn
from posecoach.core.events import (
    CountCorrected,
    Event,
    FaultDetected,
    HoldProgress,
    PhaseChanged,
    RepCompleted,
    RepRejected,
    SetEnded,
    SetReviewed,
    TrackingLost,
)
from posecoach.core.findings import FaultFinding
from posecoach.core.vocabulary import HoldState, Phase, Priority
from posecoach.phrases.catalogue import Catalogue

PRAISE, ONLY_COUNTED = "praise.", "policy.only_counted"
"""Beginning of the ids of words of praise; id of what is said where nothing could be judged."""


class CuePolicy:
    """Decides what is said in a session of one exercise.

    Parameters
    ----------
    faults
        What is said about each fault; see :func:`~posecoach.coaching.cues.rules.fault_cues`.
    words
        Everything else that is said.
    settings
        What depends on the person and the exercise.
    """

    def __init__(self, faults: Mapping[str, FaultCue], words: Catalogue, settings: CueSettings | None = None) -> None:
        self._faults, self._words = faults, words
        self._settings = settings or CueSettings()
        self._corrections = Corrections(faults, self._settings, words.say("pace.slower"))
        self._feedback = SetFeedback(faults, words)
        self._holds = HoldCues(words, self._settings)
        self._counting = Counting(words, Pace(self._settings.slowness))
        self._praise = Praise(faults, words)
        self._waiting = WaitingWords()
        self._warnings = Warnings(faults)
        self._handled: frozenset[tuple[str, float]] = frozenset()
        self.start_set(0)

    def start_set(self, reps: int, done: int = 0) -> None:
        """Begin a set of ``reps`` repetitions or holds; 0: no number is aimed at. ``done`` were counted before."""
        self._only_counted = OnlyCounted()
        self._waiting.phase = Phase.READY
        self._counting.start_set(reps, done)
        self._praise.start_set()
        self._corrections.start_set(reps)
        self._feedback.reset()
        self._holds.reset()

    def update(self, event: Event, turns: bool = False) -> list[Cue]:
        """Take one event; return the cues that are raised or dropped because of it.

        ``turns``: the person is asked to turn already, as advice about the picture.
        """
        match event:
            case RepCompleted():
                return self._rep(event)
            case RepRejected():
                return self._movement(event, judged=True)
            case FaultDetected(rep_index=None):
                return self._lasting(event.fault, event.t_s, turns)
            case PhaseChanged():
                self._waiting.phase = event.phase
            case HoldProgress():
                return self._hold(event)
            case CountCorrected():
                self._counting.correct(event.count)
            case SetReviewed():  # in a pause, or in a long set: the numbers go on from what is shown
                self._counting.review(event.counted - event.announced)
            case TrackingLost():
                self._waiting.phase = Phase.READY
                return self._waiting.drop("the person left the picture", event.t_s)
            case SetEnded():
                return self._set_ended(event)
        return []

    @property
    def urgent(self) -> frozenset[str]:
        """The faults that are a matter of safety."""
        return self._warnings.faults

    def while_lasting(self, faults: Iterable[str], t_s: float) -> list[Cue]:
        """Take the faults of posture that last: warn again of those that are a matter of safety.

        One that is over and has not been corrected yet is not corrected any more.
        """
        lasting = list(faults)
        waiting = self._faults.get(self._waiting.fault)
        over = waiting is not None and waiting.lasting and self._waiting.fault not in lasting
        warned = (self._warnings.warn(fault, t_s) for fault in lasting if fault in self._warnings)
        unsaid = self._waiting.drop("it is over", t_s) if over else []
        return [*unsaid, *(cue for cue in warned if cue is not None)]

    def tick(self, t_s: float) -> list[Cue]:
        """Let time pass to ``t_s``; return what was waiting for this moment."""
        waiting = self._waiting
        if waiting.is_overtaken(PRAISE, t_s):
            return self._unsaid("the next repetition has begun", t_s)
        if not waiting.due(t_s):
            return []
        if waiting.is_late(t_s):
            return waiting.drop("no moment without effort came", t_s)
        if waiting.cue is not None and not self._counting.pace.fits(waiting.cue.text, t_s):
            return [] if waiting.most_s == LASTING_WAIT_S else self._unsaid(NO_ROOM, t_s)
        cue, fault = waiting.take(t_s)
        if fault:
            self._corrections.said(fault, t_s)
        self._corrections.last_said_s = t_s
        return [cue]

    def drop_waiting(self, reason: str, t_s: float) -> list[Cue]:
        """Say nothing more about the last movement: return what waits as dropped."""
        return self._waiting.drop(reason, t_s)

    def look_back(self, movements: Sequence[RepCompleted | RepRejected]) -> None:
        """Take the movements of the set that is over as they were judged when all of them were known."""
        self._feedback.look_back(movements)

    def strength_and_priority(self) -> tuple[str, str]:
        """Return what went well in this set and what to work on, as texts; the second may be empty."""
        return self._feedback.strength_and_priority()

    def answer(self, t_s: float) -> list[Cue]:
        """Return the answer to "How was that?": about the last repetition, whatever was said before."""
        return [self._feedback.answer(t_s)]

    def sum_up_again(self, ended: SetEnded, t_s: float) -> list[Event]:
        """Return the summary of the last set with its corrected count, in the place of what was said of it before."""
        self._counting.correct(ended.count)
        return [CuesWithdrawn(t_s=t_s, ids=(SUMMARY,)), self._summary(ended, t_s, kept=False)]

    # -- repetitions -----------------------------------------------------------------------------------------

    def _rep(self, rep: RepCompleted) -> list[Cue]:
        self._praise.moved()
        self._counting.pace.take(rep)
        cues = [self._counting.one_more(rep.t_s) if rep.full else tone("count.partial", rep.t_s)]
        judged = is_judged(rep)
        cues += self._movement(rep, judged)
        if not judged:
            self._praise.not_judged()
            return cues if is_unsure(rep) else cues + self._say_only_counted(rep)  # a later one may be sure
        mended = self._corrections.mended()
        for fault in mended:
            self._feedback.mended(fault)
        self._praise.judged(rep, mended)
        if rep.full and not rep.faults:
            self._plan_praise(self._due_s(rep))
        return cues

    def _movement(self, event: RepCompleted | RepRejected, judged: bool) -> list[Cue]:
        """Take in the faults of a movement: one may become a correction."""
        self._handled = frozenset((f.id, f.t_s) for f in event.faults)
        self._feedback.take(event, judged)
        cues = [cue for fault in event.faults for cue in self._warn(fault, event.t_s)]
        if isinstance(event, RepRejected) and not event.faults:
            return cues
        unseen = event.not_judged if isinstance(event, RepCompleted) else ()
        due_s = self._due_s(event)
        fits = partial(self._counting.pace.fits, begins_s=due_s)
        chosen, passed_over = self._corrections.after_movement(event.faults, event.t_s, judged, unseen, fits)
        cues += [self._passed_over(fault, reason, event.t_s) for fault, reason in passed_over]
        if chosen is not None:
            cues += self._waiting.plan(self._correction(chosen.id, due_s, fits), event.t_s, chosen.id)
        return cues

    def _due_s(self, event: RepCompleted | RepRejected) -> float:
        """Return when words about a movement may be said: not before its end has been felt and its number is said."""
        number_until_s = self._counting.pace.number_until_s
        return max(event.t_s + AFTER_NUMBER_S, event.end_s + DELAY_S, number_until_s)

    def _correction(self, id: str, t_s: float, fits: Fits = always_fits) -> Cue:
        return Cue(t_s=t_s, id=f"cue.{id}", text=self._corrections.text(id, fits), priority=self._faults[id].priority)

    def _passed_over(self, fault: FaultFinding, reason: str, t_s: float) -> Cue:
        cue = self._faults[fault.id]
        return dropped(Cue(t_s=t_s, id=f"cue.{fault.id}", text=cue.text, priority=cue.priority), reason, t_s)

    def _say_only_counted(self, rep: RepCompleted) -> list[Cue]:
        due_s = self._due_s(rep)
        due = self._only_counted.due(rep.full)
        if not due or self._waiting.cue is not None or self._corrections.too_soon(due_s):
            return []
        self._only_counted.said = True
        said = Speaker(self._words).say(ONLY_COUNTED, due_s, Priority.FORM)
        return self._waiting.plan(said, rep.t_s)

    def _plan_praise(self, due_s: float) -> None:
        """Plan a word of praise if one is due and nothing else is to be said."""
        if self._corrections.too_soon(due_s) or self._waiting.cue is not None:
            return
        praise = self._praise.due()
        if praise is not None:
            kind, text = praise
            self._waiting.plan(Cue(t_s=due_s, id=f"{PRAISE}{kind}", text=text, priority=Priority.REFINEMENT), due_s)

    def _unsaid(self, reason: str, t_s: float) -> list[Cue]:
        """Return what waits as dropped: within the next repetition it would seem to be meant for that.

        Praise, and that nothing could be judged, may be said later.
        """
        dropped_ones = self._waiting.drop(reason, t_s)
        for cue in dropped_ones:
            if cue.id.startswith(PRAISE):
                self._praise.unsaid(cue.id.removeprefix(PRAISE))
            self._only_counted.said = self._only_counted.said and cue.id != ONLY_COUNTED
        return dropped_ones

    # -- what is not a repetition ----------------------------------------------------------------------------

    def _warn(self, fault: FaultFinding, t_s: float) -> list[Cue]:
        """Return the warning of a fault that is a matter of safety: at once, in any phase."""
        if fault.id not in self._warnings:
            return []
        return [self._warnings.warn(fault.id, t_s) or self._passed_over(fault, "warned of shortly before", t_s)]

    def _lasting(self, fault: FaultFinding, t_s: float, turns: bool) -> list[Cue]:
        if fault.id not in self._faults or (fault.id, fault.t_s) in self._handled:
            return []  # not ours, or already taken in with its movement
        self._feedback.take_lasting(fault.id)
        if fault.id in self._warnings:
            return self._warn(fault, t_s)
        reason = self._corrections.why_not_lasting(fault.id, t_s)
        if turns and self._faults[fault.id].priority is Priority.CAMERA:
            reason = "the advice about the picture says so"
        if reason:
            return [self._passed_over(fault, reason, t_s)]
        return self._waiting.plan(self._correction(fault.id, t_s), t_s, fault.id, LASTING_WAIT_S)

    def _hold(self, event: HoldProgress) -> list[Cue]:
        cues = self._holds.update(event)
        if event.state is HoldState.PAUSED:
            return [self._once(cue) for cue in cues]
        if event.state is not HoldState.ENDED:
            return cues
        if event.reason:
            return [*cues, tone("count.partial", event.t_s)]
        count = self._counting.one_more(event.t_s)
        return cues if self._counting.single else [*cues, count]

    def _once(self, cue: Cue) -> Cue:
        """Return a call to stay where one is, which is a correction like others: not so soon after the last one."""
        if self._corrections.too_soon(cue.t_s):
            return dropped(cue, "said shortly before", cue.t_s)
        self._corrections.last_said_s = cue.t_s
        return cue

    def _set_ended(self, ended: SetEnded) -> list[Cue]:
        unsaid = self._waiting.drop("the set ended", ended.t_s)
        self._waiting.phase = Phase.READY
        if not self._settings.counts:
            return unsaid
        holds = self._holds.of_set
        kept = holds.kept and self._feedback.first_clean(ended, of_holds=holds.target_s > 0)
        return [*unsaid, self._summary(ended, ended.t_s, kept)]

    def _summary(self, ended: SetEnded, t_s: float, kept: bool) -> Cue:
        held = self._holds.of_set if self._holds.of_set.target_s else None
        unsure_of = self._settings.one if self._feedback.says_doubt() else ""
        text = summary_text(ended, self._words, held, kept, self._counting.looked_back, unsure_of)
        return Cue(t_s=t_s, id=SUMMARY, text=text, priority=Priority.SETUP)
