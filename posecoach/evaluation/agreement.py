"""How far the program agrees with a reviewer who judged the same clips: Cohen's kappa of each fault."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from posecoach.core.events import RepCompleted
from posecoach.evaluation.matching import Match
from posecoach.evaluation.truth import Reviewed


@dataclass(slots=True)
class Agreement:
    """Repetitions by what reviewer and program said of a fault: both, only one, or neither found it."""

    both: int = 0
    reviewer_only: int = 0
    program_only: int = 0
    neither: int = 0
    not_judged: int = 0
    """Repetitions that the program did not judge; not among the others."""

    @property
    def of(self) -> int:
        """Number of repetitions that both judged."""
        return self.both + self.reviewer_only + self.program_only + self.neither

    @property
    def observed(self) -> float:
        """Share of the repetitions of which both said the same; NaN of none."""
        return (self.both + self.neither) / self.of if self.of else math.nan

    @property
    def kappa(self) -> float:
        """Agreement beyond chance: 1 = always the same, 0 = as by chance (Cohen 1960, Educ Psychol Meas 20:37).

        NaN where chance alone would always agree: neither found the fault in any repetition, or both found it in all.
        """
        if not self.of:
            return math.nan
        reviewer, program = (self.both + self.reviewer_only) / self.of, (self.both + self.program_only) / self.of
        by_chance = reviewer * program + (1 - reviewer) * (1 - program)
        return (self.observed - by_chance) / (1 - by_chance) if by_chance < 1 else math.nan

    def add(self, true: bool, found: bool) -> None:
        """Count a repetition: whether the reviewer and whether the program found the fault."""
        if true:
            self.both, self.reviewer_only = self.both + found, self.reviewer_only + (not found)
        else:
            self.program_only, self.neither = self.program_only + found, self.neither + (not found)


@dataclass(frozen=True, slots=True)
class Seen:
    """Repetitions that reviewer and program both counted, full or partial, and those that only one of them did."""

    both: int
    reviewer_only: int
    program_only: int


def seen(clips: Iterable[tuple[Iterable[Match], int]]) -> Seen:
    """Return who counted which repetitions: matches of each clip, and what the program counted beside them."""
    both = reviewer_only = program_only = 0
    for matches, beside in clips:
        for match in matches:
            counted = isinstance(match.found, RepCompleted)
            both, reviewer_only = both + counted, reviewer_only + (not counted)
        program_only += beside
    return Seen(both, reviewer_only, program_only)


def agreements(clips: Iterable[tuple[str, Reviewed | None, Iterable[Match]]]) -> dict[tuple[str, str], Agreement]:
    """Return the agreement by exercise and fault, over the repetitions that reviewer and program both saw.

    Reviews that were blind and others are not to be mixed: whoever sees the program's judgement tends to agree with it.

    Parameters
    ----------
    clips
        Exercise, reviewer (None: the truth is not a reviewer's) and matches of each clip.
    """
    found: dict[tuple[str, str], Agreement] = defaultdict(Agreement)
    for exercise, reviewed, matches in clips:
        if reviewed is None:
            continue
        for match in matches:
            if not isinstance(match.found, RepCompleted):
                continue
            for fault in reviewed.judged:
                if fault in match.not_judged:
                    found[exercise, fault].not_judged += 1
                else:
                    found[exercise, fault].add(fault in match.true.faults, fault in match.found_faults)
    return dict(sorted(found.items()))
