"""Movements that may be repetitions, with everything that is needed to judge them, now or again later."""

from __future__ import annotations

from dataclasses import dataclass

from posecoach.analysis.segmentation.timing import RepTiming
from posecoach.core.evidence import Verdict
from posecoach.core.skeleton import Side

HAND_DRAWN, HAND_WAY = HANDS = ("hand_drawn_ratio", "hand_way_ratio")
"""Among the ranges of a movement of the arms, as among its measures (see
:func:`~posecoach.analysis.evidence.movement_measures.measures_of`): how far the hands went, seen from the shoulder
and in the image."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A finished movement and its measures; judging it needs nothing else but the person's reference.

    ``ranges`` holds the excursion of each drive that moved, and :data:`HANDS`; ``decoy_fault`` is set where
    another movement than the exercise was made. ``begun`` and ``returned`` are False where its beginning or its end was
    not seen. ``verdict`` is the evidence that it is the exercise, shared with the movements like it; None where the
    exercise has none. ``hidden`` is a pull that the turn of the shoulders alone shows.
    """

    timing: RepTiming
    ranges: dict[str, float]
    sides: tuple[Side, ...]
    measures: dict[str, float]
    azimuth_deg: float
    view: str
    returned: bool
    closed_s: float
    decoy_fault: str = ""
    begun: bool = True
    verdict: Verdict | None = None
    hidden: bool = False
