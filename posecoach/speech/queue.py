"""Which cue is said, when, and what becomes of the others. Decides only: no sound, no thread, no clock.

Rules (exercises.md 11.1): one utterance at a time; one cue waits; the more urgent displaces the less urgent, and of
equally urgent ones the newer displaces the older, but no warning another one, unless it stops somebody, who still hears
that the heat is to be switched off. What has waited too long is dropped; only safety interrupts.

Counts wait beside that cue, one at a time: whoever hears "Three" and then "Five" believes that one was missed, so a
count gives way to a newer one alone, and is said after advice and before a correction.

Instructions and announcements (priority 2: "Rest for 60 seconds", the summary of a set) do not speak of a moment but
of what comes next. They wait in a short line of their own, in order, and stay true for longer; a count that came before
them, as the last one of a set, is said before them. The answer to what the person just asked for ("Paused") goes before
them and cuts them short; only warnings among them are said all the same, after it.
"""

from __future__ import annotations

import itertools
import math
from collections import deque
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace

from posecoach.core.cue import COUNT, PROMPT, Cue
from posecoach.core.vocabulary import CueStatus, Priority

MAX_AGE_S = 2.5
"""A count or a correction older than this speaks of something long past (exercises.md 11.1)."""
SAFETY_MAX_AGE_S = 10.0
"""A warning stays true for longer, and may have to wait for another warning."""
SETUP_MAX_AGE_S = 12.0
"""Two announcements of five seconds may be before it."""
COUNTED_MAX_AGE_S = 4.0
"""How long a count of repetitions stays true: a newer one takes its place, and the longest correction, of 2.1 s at the
usual rate, takes 3.2 s with a slow voice."""
MAX_AGES_S = {Priority.SAFETY: SAFETY_MAX_AGE_S, Priority.SETUP: SETUP_MAX_AGE_S}
"""By priority; of all others :data:`MAX_AGE_S`."""
LATEST_S = 45.0
"""What stays true, as the page that is shown, is said however many words on the camera and warnings come before it."""
SETUP_LINE = 3
"""Announcements that wait: the summary of a set, the rest, and one more. Warnings on pages come on top."""
GAP_S = 0.12
"""Pause between two utterances, so that they are heard as two."""
STOPS = "safety."
"""Beginning of the ids of warnings that stop somebody: what was announced before them no longer comes."""
NOT_READY = "its sound was not ready in time"


@dataclass(frozen=True, slots=True)
class _Entry:
    cue: Cue
    received_s: float
    number: int
    """In the order in which cues came."""

    def became(self, status: CueStatus, reason: str, t_s: float) -> Cue:
        """Return the cue with what became of it; its time is carried on in the clock of the cue."""
        return replace(self.cue, status=status, reason=reason, t_s=self.cue.t_s + t_s - self.received_s)

    @property
    def max_age_s(self) -> float:
        """How long it stays true."""
        if self.cue.id.startswith(COUNT):
            return COUNTED_MAX_AGE_S
        return LATEST_S if self.cue.stays_true else MAX_AGES_S.get(self.cue.priority, MAX_AGE_S)


class UtteranceQueue:
    """One cue being said, and those that wait: a count, another cue, warnings, and a line of announcements.

    All times are seconds on any one monotonic clock, given by the caller. Every cue that was offered gets an
    outcome, a :class:`Cue` of status ``spoken``, ``dropped`` or ``interrupted`` (the last after ``spoken``).
    """

    def __init__(self) -> None:
        self._speaking: _Entry | None = None
        self._waiting: list[_Entry] = []  # a count, another cue, and warnings
        self._line: deque[_Entry] = deque()
        self._free_since_s = -math.inf
        self._numbers = itertools.count()

    @property
    def speaking(self) -> Cue | None:
        """The cue that is being said."""
        return None if self._speaking is None else self._speaking.cue

    @property
    def waiting(self) -> tuple[Cue, ...]:
        """The cues that wait, in the order in which they would be said now."""
        return tuple(entry.cue for entry in sorted([*self._waiting, *self._line], key=self._turn))

    def offer(self, cue: Cue, t_s: float) -> list[Cue]:
        """Take a raised cue; return what became of it or of others because of it.

        If one of them was interrupted, the caller must silence it.
        """
        entry = _Entry(cue, t_s, next(self._numbers))
        if any((said.id, said.text) == (cue.id, cue.text) for said in (self.speaking, *self.waiting) if said):
            return [entry.became(CueStatus.DROPPED, "is being said already", t_s)]
        if cue.priority is Priority.SETUP:
            return self._announce(entry, t_s)
        outcomes = self._cut_short("it is a matter of safety", cue, t_s) if cue.priority is Priority.SAFETY else []
        if cue.priority is Priority.SAFETY and cue.id.startswith(STOPS):
            outcomes += self._empty_line(f"{cue.id} stops what it was about", t_s)
        rivals = [one for one in self._waiting if _are_rivals(one.cue, cue)]
        for one in rivals:
            if _matters_more(one.cue, cue):
                return [*outcomes, entry.became(CueStatus.DROPPED, f"{one.cue.id} was more urgent", t_s)]
        self._waiting = [*(one for one in self._waiting if one not in rivals), entry]
        return outcomes + [one.became(CueStatus.DROPPED, f"{cue.id} came before it", t_s) for one in rivals]

    def _announce(self, entry: _Entry, t_s: float) -> list[Cue]:
        if entry.cue.answers:
            return self._answer(entry, t_s)
        outcomes = []
        passing = [one for one in self._line if not one.cue.must_be_heard]
        if not entry.cue.must_be_heard and len(passing) == SETUP_LINE:
            self._line.remove(passing[0])
            outcomes.append(passing[0].became(CueStatus.DROPPED, f"{entry.cue.id} and others came after it", t_s))
        self._line.append(entry)
        return outcomes

    def _answer(self, entry: _Entry, t_s: float) -> list[Cue]:
        """Say an answer instead of all announcements; warnings among them are said after it, a cut one anew."""
        speaking, outcomes = self._speaking, list[Cue]()
        heard = [one for one in self._line if one.cue.must_be_heard]
        if speaking is not None and speaking.cue.priority is Priority.SETUP:
            outcomes = self._cut_short("the person asked for it", entry.cue, t_s)
            heard = [speaking, *heard] if speaking.cue.must_be_heard else heard
        self._line = deque(one for one in self._line if one not in heard)
        outcomes += self._empty_line(f"{entry.cue.id} came before it", t_s)
        self._line.extend([entry, *heard])
        return outcomes

    def _cut_short(self, why: str, by: Cue, t_s: float) -> list[Cue]:
        speaking = self._speaking
        if speaking is None or speaking.cue.priority is Priority.SAFETY:
            return []
        self._speaking, self._free_since_s = None, -math.inf
        return [speaking.became(CueStatus.INTERRUPTED, f"for {by.id}: {why}", t_s)]

    def _empty_line(self, reason: str, t_s: float) -> list[Cue]:
        outcomes = [entry.became(CueStatus.DROPPED, reason, t_s) for entry in self._line]
        self._line.clear()
        return outcomes

    def take(self, t_s: float, ready: Callable[[Cue], bool]) -> tuple[Cue | None, list[Cue]]:
        """Return the cue to say now, if any, and those that have gone stale.

        ``ready`` says whether the sound of a cue is at hand; until it is, the cue waits. The cue that is returned is
        now the one being said: answer with :meth:`spoken` or :meth:`failed`, and with :meth:`finished` at its end.
        """
        if self._speaking is not None:
            return None, []
        stale = self._drop_stale(t_s, ready)
        first_of_line = itertools.islice(self._line, 1)
        for entry in sorted([*self._waiting, *first_of_line], key=self._turn):
            if ready(entry.cue) and (t_s - self._free_since_s >= self._gap_before(entry)):
                self._remove(entry)
                self._speaking = entry
                return entry.cue, stale
        return None, stale

    def _turn(self, entry: _Entry) -> Priority:
        """Return what decides who is first: a count that came before the announcements is as urgent as they are."""
        first = self._line[0] if self._line else entry
        early = _is_count(entry.cue) and entry.number < first.number
        return Priority.SETUP if early and not first.cue.answers else entry.cue.priority

    def _gap_before(self, entry: _Entry) -> float:
        return 0.0 if entry.cue.priority is Priority.SAFETY else GAP_S

    def _remove(self, entry: _Entry) -> None:
        if entry in self._line:
            self._line.remove(entry)
        else:
            self._waiting.remove(entry)

    def _drop_stale(self, t_s: float, ready: Callable[[Cue], bool]) -> list[Cue]:
        outcomes = []
        for entry in [*self._waiting, *self._line]:
            waited_s = t_s - entry.received_s
            if waited_s > entry.max_age_s:
                late = f"would have come {waited_s:.1f} s late"
                outcomes.append(entry.became(CueStatus.DROPPED, late if ready(entry.cue) else NOT_READY, t_s))
                self._remove(entry)
        return outcomes

    def spoken(self, t_s: float, reason: str = "") -> list[Cue]:
        """Note that the sound has begun; ``reason`` says why it is another one than its words, if it is."""
        return [] if self._speaking is None else [self._speaking.became(CueStatus.SPOKEN, reason, t_s)]

    def failed(self, status: CueStatus, reason: str, t_s: float) -> list[Cue]:
        """Note that it could not be said (``dropped``) or not to its end (``interrupted``)."""
        entry, self._speaking, self._free_since_s = self._speaking, None, t_s
        return [] if entry is None else [entry.became(status, reason, t_s)]

    def finished(self, t_s: float) -> None:
        """Note that the sound has ended."""
        self._speaking, self._free_since_s = None, t_s

    def withdraw(self, ids: Collection[str], t_s: float) -> list[Cue]:
        """Say cues of these ids no further; if one of them was interrupted, the caller must silence it."""
        reason, speaking = "it no longer matters", self._speaking
        outcomes = []
        if speaking is not None and speaking.cue.id in ids:
            self._speaking, self._free_since_s = None, t_s
            outcomes.append(speaking.became(CueStatus.INTERRUPTED, reason, t_s))
        for entry in [one for one in (*self._waiting, *self._line) if one.cue.id in ids]:
            outcomes.append(entry.became(CueStatus.DROPPED, reason, t_s))
            self._remove(entry)
        return outcomes

    def clear(self, reason: str, t_s: float, but: Callable[[Cue], bool] = lambda _cue: False) -> list[Cue]:
        """Fall silent: what is being said is interrupted and what waits is dropped, for ``reason``.

        Cues for which ``but`` is true are left as they are; announcements, which wait in the line, never are.
        """
        speaking = self._speaking
        outcomes = []
        if speaking is not None and not but(speaking.cue):
            outcomes += self.failed(CueStatus.INTERRUPTED, reason, t_s)
        for waiting in [one for one in self._waiting if not but(one.cue)]:
            outcomes.append(waiting.became(CueStatus.DROPPED, reason, t_s))
            self._remove(waiting)
        return outcomes + self._empty_line(reason, t_s)


def _is_count(cue: Cue) -> bool:
    return cue.priority is Priority.COUNT


def _are_rivals(waiting: Cue, cue: Cue) -> bool:
    """Whether a cue that waits and a newer one cannot both be said."""
    both_warn = waiting.priority is cue.priority is Priority.SAFETY
    if both_warn and (waiting.id == PROMPT or not cue.id.startswith(STOPS)):
        return waiting.id == cue.id
    return _is_count(waiting) is _is_count(cue)


def _matters_more(waiting: Cue, cue: Cue) -> bool:
    """Whether a cue that waits goes before a newer one: the more urgent, and a number before a tone without words."""
    return waiting.priority < cue.priority or bool(waiting.text and not cue.text)
