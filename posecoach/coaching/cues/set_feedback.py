"""What a person hears at the end of a set: a number, one strength and one priority (exercises.md 11.8)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from posecoach.analysis.judgement.judge import UNFINISHED
from posecoach.coaching.cues.hold_cues import HeldSet
from posecoach.coaching.cues.rules import FaultCue, form_was_judged, is_judged, is_unsure, way_was_judged
from posecoach.coaching.speaking.speaker import Speaker
from posecoach.core.cue import Cue
from posecoach.core.events import RepCompleted, RepRejected, SetEnded
from posecoach.core.faults import LEAST_RATIO, LEAST_TIMES, comes_back
from posecoach.core.vocabulary import Priority
from posecoach.phrases.catalogue import Catalogue

COSTLY_RATIO = 0.2
"""A fault that at least twice made a repetition less than a full one, and so often, is one to work on: a fifth of the
set did not count. Others have to come back more often (:func:`~posecoach.core.faults.comes_back`). Our own default."""
KNOWN_RATIO = 0.75
"""Of fewer repetitions than this share it is not known whether every one was full; our own default. Of 153 sets of
people of which it was said, the way out or back of more than a quarter was not judged in 12."""
LEAST_FULL = 3
"""A range that was reached fewer times than this is not yet a strength."""


@dataclass(slots=True)
class _Tally:
    """Numbers of one set: repetitions, full ones, movements that were judged, and how many of these had a fault.

    ``way_judged``: of so many repetitions it was judged that they went all the way, out and back. ``form_judged``: of
    at least one it could be seen how it was done, not only how far and how fast. ``unsure``: so many full ones may have
    been something else. ``times``, ``cost``: how often each fault was found, and how often it made a repetition less
    than a full one. ``not_judged``: the faults that could not be judged in some repetition.
    """

    reps: int = 0
    full: int = 0
    way_judged: int = 0
    movements: int = 0
    faulty: int = 0
    form_judged: bool = False
    unsure: int = 0
    times: Counter[str] = field(default_factory=Counter)
    cost: Counter[str] = field(default_factory=Counter)
    not_judged: set[str] = field(default_factory=set)

    def take(self, event: RepCompleted | RepRejected, judged: bool, faults: Mapping[str, FaultCue]) -> None:
        """Take in a movement; its faults only if it was ``judged``."""
        if isinstance(event, RepCompleted):
            self.reps += 1
            self.full += event.full
            self.unsure += event.full and is_unsure(event)
            self.way_judged += way_was_judged(event, faults)
            self.not_judged.update(event.not_judged)
            self.form_judged = self.form_judged or (judged and form_was_judged(event, faults))
        if judged and _tells_of_faults(event):
            found = {fault.id for fault in event.faults}
            self.movements += 1
            self.faulty += bool(found & faults.keys())
            self.times.update(found)
            self.cost.update(found if isinstance(event, RepCompleted) and not event.full else ())

    def keep_found(self, before: _Tally) -> None:
        """Take nothing back of what another one of the same set found."""
        self.times, self.cost = self.times | before.times, self.cost | before.cost
        self.faulty = max(self.faulty, before.faulty)


class SetFeedback:
    """Counts the faults of one set."""

    def __init__(self, faults: Mapping[str, FaultCue], words: Catalogue) -> None:
        self._faults = faults
        self._words = words
        self._last: RepCompleted | RepRejected | None = None
        self._last_judged = False
        self._was_clean = self._doubted = self._says_doubt = False
        self.reset()

    def reset(self) -> None:
        """Begin a new set."""
        self._doubted, self._says_doubt = self._doubted or self._says_doubt, False
        self._mended: list[str] = []
        self._tally = _Tally()

    def take(self, event: RepCompleted | RepRejected, judged: bool = True) -> None:
        """Take in a movement; its faults only if it was ``judged``."""
        if not (isinstance(event, RepRejected) and event.reason in UNFINISHED):
            self._last, self._last_judged = event, judged
        if judged and _tells_of_faults(event):
            found = {fault.id for fault in event.faults}
            self._mended = [fault for fault in self._mended if fault not in found]
        self._tally.take(event, judged, self._faults)

    def look_back(self, movements: Sequence[RepCompleted | RepRejected]) -> None:
        """Take the movements of the set that is over as they were judged when all of them were known.

        What was found during the set, and may have been corrected, is not taken back. Where it was doubted then whether
        most of it counts, or is the exercise, nothing more is said of how it went.
        """
        full = sum(isinstance(m, RepCompleted) and m.full for m in movements)
        if self.unsure or 2 * self._tally.full < full or not movements:
            return
        as_a_whole = _Tally()
        for movement in movements:
            as_a_whole.take(movement, isinstance(movement, RepRejected) or is_judged(movement), self._faults)
        as_a_whole.keep_found(self._tally)
        self._tally = as_a_whole

    @property
    def unsure(self) -> bool:
        """Whether most of what counted in the set may have been something else."""
        return 2 * self._tally.unsure > self._tally.full

    def says_doubt(self) -> bool:
        """Return whether the summary says that the set may have been something else: the first such one, not to nag."""
        self._says_doubt = self.unsure and not self._doubted
        return self._says_doubt

    def first_clean(self, ended: SetEnded, of_holds: bool) -> bool:
        """Whether a set is the first of its exercise to be kept like that: all full, and nothing to work on.

        Its form is to be known, and most repetitions without any fault: each of three may have had another one, and
        none came back.
        """
        known = of_holds or (self._tally.form_judged and self._tally.faulty < LEAST_RATIO * self._tally.movements)
        clean = known and not self.unsure and ended.count > 0 and not (ended.priority or ended.partial)
        first = clean and not self._was_clean
        self._was_clean = self._was_clean or clean
        return first

    def answer(self, t_s: float) -> Cue:
        """Return what there is to say about the last whole movement, of whichever set, though it may not count."""
        last, say = self._last, Speaker(self._words).say
        if last is None:
            return say("answer.nothing_yet", t_s)
        known = [fault for fault in last.faults if fault.id in self._faults]
        if known:
            worst = min(known, key=lambda f: (self._faults[f.id].priority, -f.severity))
            return Cue(t_s=t_s, id=f"answer.{worst.id}", text=self._faults[worst.id].text, priority=Priority.SETUP)
        if isinstance(last, RepRejected):
            return say("answer.refused", t_s, why=last.reason)
        well = "answer.clean" if last.full else "answer.partial"
        return say(well if self._last_judged else "policy.only_counted", t_s)

    def take_lasting(self, id: str) -> None:
        """Take in a fault of posture."""
        self._tally.times[id] += 1

    def mended(self, id: str) -> None:
        """Note that a corrected fault has gone; what is said of a set without it would not be true of this one."""
        self._mended.append(id)

    def strength_and_priority(self) -> tuple[str, str]:
        """Return one strength and one priority, as texts; the priority is empty if nothing came back."""
        priority = self._priority_id()
        return self._strength(priority), self._faults[priority].text if priority else ""

    def _priority_id(self) -> str:
        """Return the fault to work on in the next set, empty if there is none, or what was done is not known."""
        if self.unsure:
            return ""
        often = [f for f, times in self._tally.times.items() if f in self._faults and self._is_often(f, times)]
        return min(often, key=lambda fault: (self._faults[fault].priority, -self._tally.times[fault]), default="")

    def _is_often(self, id: str, times: int) -> bool:
        """Return whether a fault found ``times`` times came often enough to work on it."""
        costly = self._tally.cost[id] >= max(LEAST_TIMES, COSTLY_RATIO * self._tally.movements)
        return costly or comes_back(times, self._tally.movements)

    def _strength(self, priority: str) -> str:
        """Return what went well, as a sentence, where this is the fault to work on."""
        gone = [fault for fault in self._mended if fault != priority and self._faults[fault].praise]
        if gone:
            return f"{self._faults[gone[-1]].praise}."
        judged = set(self._faults) - self._tally.not_judged if self._tally.movements else set()
        absent = [f for f in self._faults if f in judged and self._strength_of(f) and self._tally.times[f] == 0]
        absent.sort(key=lambda fault: not self._faults[fault].of_pace)
        short = any(
            times and fault in self._faults and self._faults[fault].of_the_way
            for fault, times in self._tally.times.items()
        )
        seen = self._tally.way_judged >= KNOWN_RATIO * self._tally.reps
        if self._tally.full == self._tally.reps >= LEAST_FULL and seen and not short:
            return self._words.say("summary.strength_full")
        return self._strength_of(absent[0]) if absent else self._words.say("summary.strength_default")

    def _strength_of(self, fault: str) -> str:
        return self._faults[fault].strength if fault in self._faults else ""


def _tells_of_faults(event: RepCompleted | RepRejected) -> bool:
    """Return whether a movement, if it was judged, has faults or is known to be without."""
    return isinstance(event, RepCompleted) or bool(event.faults)


def summary_text(
    ended: SetEnded,
    words: Catalogue,
    holds: HeldSet | None,
    kept: bool = True,
    looked_back: bool = False,
    unsure_of: str = "",
) -> str:
    """Return what is said at the end of a set.

    Parameters
    ----------
    holds
        Its holds; None: it was a set of repetitions.
    kept
        It is to be kept like that: every repetition was full, or every hold as long as planned, with nothing to mend,
        and this was not said of a set before.
    looked_back
        The number is another one than was said last, as all that was seen of the set is known now.
    unsure_of
        What most of it may not have been; nothing is said of how it went then. Empty: there is no doubt.
    """
    number = _number_text(ended, words, holds)
    sentences = [words.say("summary.looked_back", number=_inner(number)) if looked_back and ended.count else number]
    if ended.unseen_s > 0:
        sentences.append(words.say("summary.unseen", seconds=round(ended.unseen_s)))
    if ended.count:
        unsure = words.say("summary.unsure", one=unsure_of) if unsure_of else ""
        sentences.append(unsure or _strength_text(ended, words, holds))
    if ended.priority:
        sentences.append(words.say("summary.next", cue=_inner(ended.priority.rstrip("."))))
    elif kept:
        sentences.append(words.say("summary.clean"))
    return " ".join(sentence for sentence in sentences if sentence)


def _inner(sentence: str) -> str:
    """Return a sentence as it stands within another one."""
    return sentence[:1].lower() + sentence[1:]


def _number_text(ended: SetEnded, words: Catalogue, holds: HeldSet | None) -> str:
    """Return how many; of a single hold how long, and of how long; of several, how many were left early."""
    if not ended.count:
        return words.say("summary.number_none")
    if holds and ended.count == 1 and ended.held_s > 0:
        seconds, target = round(ended.held_s), round(holds.target_s)
        if holds.is_short(ended.held_s):
            return words.say("summary.hold_of_s", seconds=seconds, target=target)
        return words.say("summary.hold_s", seconds=seconds)
    if holds and holds.early and ended.count > 1:
        early, seconds = min(holds.early, ended.count), round(holds.long_enough_s)
        if early == ended.count:
            return words.say("summary.holds_all_early", full=ended.count, seconds=seconds)
        return words.say("summary.holds_early", full=ended.count, early=early, seconds=seconds)
    kind = "holds" if holds else "number"
    return words.say(f"summary.{kind}_one" if ended.count == 1 else f"summary.{kind}", full=ended.count)


def _strength_text(ended: SetEnded, words: Catalogue, holds: HeldSet | None) -> str:
    """Return the strength; of holds, of which less is judged, only one that was found."""
    found = ended.strength != words.say("summary.strength_default")
    return ended.strength if found or not holds else ""
