"""Which fault is worth a correction, and why the others are passed over (exercises.md 11.2, 11.3, 11.5)."""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field

from posecoach.coaching.cues.rules import DELAY_S, TRIES, CueSettings, FaultCue
from posecoach.core.findings import FaultFinding
from posecoach.core.vocabulary import Priority

SPACING_S, SPACING_REPS = 8.0, 2
"""Least distance between two corrections, in seconds and in repetitions (exercises.md 11.3)."""
SAME_CUE_S, SAME_CUE_REPS = 20.0, 4
"""Least distance between two of the same: in seconds, our own default, for faults of posture, in repetitions (11.3) for
the others."""
MENDED_REPS = 2
"""Repetitions in a row without a fault after which it counts as mended; our own default."""
LONGEST_BAND = 5
NO_ROOM = "no room before the next number"
Fits = Callable[[str], bool]
"""Whether there is room for words now."""


def always_fits(_text: str) -> bool:
    """Return that there is, as nothing else is to be said soon."""
    return True


@dataclass(slots=True)
class _Record:
    """What is known of one fault over the session."""

    seen: deque[bool] = field(default_factory=lambda: deque(maxlen=LONGEST_BAND))
    said: int = 0
    """How often it was corrected in this set since it was last mended."""
    said_at: int | None = None
    said_s: float = -math.inf
    clean: int = 0

    def take(self, found: bool) -> None:
        self.seen.append(found)
        self.clean = 0 if found else self.clean + 1
        if self.clean > MENDED_REPS:
            self.said = 0


class Corrections:
    """Remembers what was found and said, and chooses at most one correction per movement.

    Movements are numbered over the session; the first of each set is only watched.

    Parameters
    ----------
    slower
        What is said of a fault of pace where there is no room for more; empty: nothing.
    """

    def __init__(self, faults: Mapping[str, FaultCue], settings: CueSettings, slower: str = "") -> None:
        self._faults, self._slower = faults, slower
        self._corrected_ratio = settings.corrected_ratio
        self._records = {fault: _Record() for fault in faults}
        self._movements = 0
        self._last_at: int | None = None
        self.last_said_s = -math.inf
        self.start_set(0)

    def start_set(self, target_reps: int) -> None:
        """Begin a set of ``target_reps``, 0 if that is not known.

        What was seen of the faults is kept; what was given up may be tried again.
        """
        self._target_reps = target_reps
        self._in_set = 0
        self._said_in_set = 0
        for record in self._records.values():
            record.said = 0

    def after_movement(
        self,
        found: Sequence[FaultFinding],
        t_s: float,
        judged: bool = True,
        unseen: Collection[str] = (),
        fits: Fits = always_fits,
    ) -> tuple[FaultFinding | None, list[tuple[FaultFinding, str]]]:
        """Take in a movement; return the fault to correct, if any, and the others, each with the reason.

        Safety is handled elsewhere: it is said at once. ``judged`` is False if too little was seen; of the faults that
        went ``unseen`` it is not known whether they were there.
        """
        self._movements += 1
        self._in_set += 1
        known = [f for f in found if f.id in self._faults and self._faults[f.id].priority is not Priority.SAFETY]
        if not judged:
            return None, [(f, "too little was seen to judge") for f in known]
        ids = {f.id for f in known}
        for fault, record in self._records.items():
            if fault in ids or not (self._faults[fault].lasting or fault in unseen):
                record.take(fault in ids)
        chosen: FaultFinding | None = None
        passed_over: list[tuple[FaultFinding, str]] = []
        for finding in sorted(known, key=lambda f: (self._faults[f.id].priority, -f.severity)):
            reason = self._why_not(finding.id, t_s) or self._no_room(finding.id, fits)
            if not reason and chosen is not None:
                reason = f"one at a time: {chosen.id} comes first"
            if reason:
                passed_over.append((finding, reason))
            else:
                chosen = finding
        return chosen, passed_over

    def _why_not(self, id: str, t_s: float) -> str:
        """Return why a fault just found in a movement is not corrected; empty if it is."""
        record = self._records[id]
        least, span = _band(self._faults[id].priority)
        recent = list(record.seen)[-span:]
        seen = sum(recent)
        checks = (
            (self._in_set == 1, "the first repetition of a set is not corrected"),
            (seen < least, f"seen in {seen} of the last {len(recent)} repetitions, said from {least} in {span}"),
            (self.given_up(id), self._given_up_words(id)),
            (
                record.said_at is not None and self._movements - record.said_at < SAME_CUE_REPS,
                f"said less than {SAME_CUE_REPS} repetitions ago",
            ),
            (
                self._last_at is not None and self._movements - self._last_at < SPACING_REPS,
                f"a correction came less than {SPACING_REPS} repetitions ago",
            ),
            (self._said_in_set >= self._most_in_set(), "enough corrections for this set"),
            (self.too_soon(t_s + DELAY_S), self._too_soon_words()),
        )
        return next((reason for holds, reason in checks if holds), "")

    def _most_in_set(self) -> int:
        reps = max(self._target_reps, self._in_set)
        return max(1, math.floor(self._corrected_ratio * reps))

    def why_not_lasting(self, id: str, t_s: float) -> str:
        """Return why a fault of posture is not corrected now; empty if it is."""
        record = self._records[id]
        if self.given_up(id):
            return self._given_up_words(id)
        if t_s - record.said_s < SAME_CUE_S:
            return f"said less than {SAME_CUE_S:g} s ago"
        return self._too_soon_words() if self.too_soon(t_s) else ""

    def _given_up_words(self, id: str) -> str:
        return f"said {self._records[id].said} times without effect: left to the summary"

    def _too_soon_words(self) -> str:
        return f"less than {SPACING_S:g} s after the last words"

    def too_soon(self, t_s: float) -> bool:
        """Whether the last words are too recent for others."""
        return t_s - self.last_said_s < SPACING_S

    def given_up(self, id: str) -> bool:
        """Whether both wordings were said often enough."""
        return self._records[id].said > TRIES

    def _no_room(self, id: str, fits: Fits) -> str:
        return "" if fits(self.text(id, fits)) else NO_ROOM

    def text(self, id: str, fits: Fits = always_fits) -> str:
        """Return the wording to use now: who is too fast for a whole sentence hears to be slower."""
        cue = self._faults[id]
        text = cue.wording(self._records[id].said)
        return self._slower if cue.of_pace and self._slower and not fits(text) else text

    def said(self, id: str, t_s: float) -> None:
        """Note that the fault is being corrected."""
        record = self._records[id]
        record.said += 1
        record.said_at, record.said_s = self._movements, t_s
        self._last_at, self.last_said_s = self._movements, t_s
        self._said_in_set += 1

    def mended(self) -> list[str]:
        """Return the faults that were corrected and have just been absent often enough to say so."""
        return [fault for fault, record in self._records.items() if record.said and record.clean == MENDED_REPS]


def _band(priority: Priority) -> tuple[int, int]:
    """Return ``(times, repetitions)``: correct a fault found ``times`` in the last ``repetitions`` (11.2)."""
    if priority < Priority.FORM:
        return 1, 1
    return (2, 3) if priority is Priority.FORM else (3, LONGEST_BAND)
