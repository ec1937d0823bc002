"""Which word of praise is due, and when."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from posecoach.coaching.cues.rules import FaultCue, form_was_judged, way_was_judged
from posecoach.core.events import RepCompleted
from posecoach.phrases.catalogue import Catalogue

CLEAN, FORM = "clean", "form"
"""What is praised where no fault has gone: range and form, or the form alone."""
CLEAN_RUN = 3
"""Number of clean full repetitions in a row that earn praise."""
SPACING_REPS = 4
"""Least distance between two words of praise, in repetitions (exercises.md 11.7)."""


class Praise:
    """Praises a fault that has gone, and several clean repetitions in a row, rarely."""

    def __init__(self, faults: Mapping[str, FaultCue], words: Catalogue) -> None:
        self._faults, self._words = faults, words
        self._given = 0
        self._movements_since = SPACING_REPS
        self.start_set()

    def start_set(self) -> None:
        """Begin a set: only what is mended in it is praised."""
        self._clean_run = self._whole_run = 0
        self._mended = ""

    def moved(self) -> None:
        """Count one repetition, judged or not."""
        self._movements_since += 1

    def judged(self, rep: RepCompleted, mended: Iterable[str]) -> None:
        """Take a repetition that was judged, and the faults that are mended with it."""
        clean = rep.full and not rep.faults and form_was_judged(rep, self._faults)
        self._clean_run = self._clean_run + 1 if clean else 0
        self._whole_run = self._whole_run + 1 if clean and way_was_judged(rep, self._faults) else 0
        for fault in mended:
            self._mended = fault if self._faults[fault].praise else self._mended
        if self._mended in {fault.id for fault in rep.faults}:
            self._mended = ""

    def not_judged(self) -> None:
        """Take a repetition that was not judged: those before it are no longer several in a row."""
        self._clean_run = self._whole_run = 0

    def due(self) -> tuple[str, str] | None:
        """Return what is praised and in which words, if anything is; it then counts as said."""
        if self._movements_since < SPACING_REPS:
            return None
        if self._mended:
            kind, text, self._mended = self._mended, self._faults[self._mended].praise, ""
        elif self._clean_run >= CLEAN_RUN > self._whole_run:
            kind, text = FORM, self._words.say("praise.form")
        elif self._clean_run >= CLEAN_RUN and self._words.praise_clean:
            kind, text = CLEAN, self._words.praise_clean[self._given % len(self._words.praise_clean)]
            self._given += 1
        else:
            return None
        self._movements_since = 0
        return kind, text

    def unsaid(self, kind: str) -> None:
        """Take that this was not said after all: it is due again after the next repetition that deserves it."""
        self._movements_since = SPACING_REPS
        if kind == CLEAN:
            self._given -= 1
        elif kind != FORM:
            self._mended = kind
