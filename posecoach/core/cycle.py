"""How a repetition or a hold of an exercise shows, and what passes for one."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

from posecoach.core.faults import Feedback
from posecoach.core.measure import Measures
from posecoach.core.views import ALL_VIEWS, View, without_side
from posecoach.core.vocabulary import Priority

MAX_DURATION_S = 20.0
"""What takes longer than this is a change of posture and no repetition."""


@dataclass(frozen=True, slots=True)
class Requirement:
    """A repetition whose ``measure`` is outside ``at_least``..``at_most`` is rejected for ``reason``.

    NaN (not seen) rejects only if ``must_be_seen``.
    """

    measure: str
    reason: str
    at_least: float = -math.inf
    at_most: float = math.inf
    must_be_seen: bool = False
    views: frozenset[View] = ALL_VIEWS


@dataclass(frozen=True, slots=True)
class Decoy:
    """A movement that is mistaken for the exercise: a cycle of ``signal`` without one of the drive.

    It is reported as an incomplete repetition with fault ``fault``; ``sentence`` explains it, and may hold
    ``{value}`` (the excursion of ``signal``) and ``{limit}``. From other views than ``views`` it cannot be told and is
    not looked for.
    """

    fault: str
    signal: str
    min_range: float
    views: frozenset[View] = ALL_VIEWS
    sentence: str = "Another movement was made instead."
    priority: Priority = Priority.FORM
    feedback: Feedback | None = None
    """What else a person hears and sees of it; None where a fault of repetitions has the same id, and its feedback."""


@dataclass(frozen=True, slots=True)
class RepWords:
    """What people call a repetition and its parts.

    Attributes
    ----------
    one
        One repetition, as ``a row``; empty: a repetition of it.
    ways
        The way out and the way back.
    range_is
        What its range is; empty: nothing is said of it.
    """

    one: str = ""
    ways: tuple[str, str] = ("out", "back")
    range_is: str = ""


@dataclass(frozen=True, slots=True)
class RepCycle:
    """How a repetition shows.

    Attributes
    ----------
    drives
        Signals that rise from the start position to the end range; one for the whole body, or one per arm
        (``..._left_...``, ``..._right_...`` written with ``{side}``), of which either or both may work.
    unit, words
        Unit of the drive, and words for the movement, for people.
    two_way
        The cycle has an end range on each side of neutral (flexion, then extension).
    min_range
        Excursion of the drive below which nothing is said to have moved.
    full_range
        Smallest excursion that is a full repetition for anybody; views that compress the movement may have their own
        in ``full_range_by_view``.
    common_range
        Excursion that nineteen of twenty people pass: the scale of the meter until this person's own is known.
    full_ratio
        Share of the person's usual range that a full repetition reaches.
    aim_ratio
        Share of the drive's usual range that the meter asks for, if that is more: where the hands' way counts, too,
        the drive alone may read more than the repetition is worth.
    min_duration_s
        Anything faster is noise. How brief a movement is counts as evidence, too, so this can be short: of 200 sets of
        rows of people, played half as fast again, 178 keep their count with 0.3 and 0.4 s, 176 with 0.5, 171 with 0.6.
    countable_views
        From elsewhere the exercise is declined.
    decoys
        Movements reported as incomplete.
    shows_as_narrowing
        Where it cannot be counted, it shows as shoulders, elbows and hands that come nearer to each other.
    """

    drives: tuple[str, ...]
    unit: str
    min_range: float
    full_range: float
    common_range: float = 0.0
    full_ratio: float = 0.7
    full_range_by_view: dict[View, float] = field(default_factory=dict)
    two_way: bool = False
    min_duration_s: float = 0.4
    smoothing_hz: float = 3.0
    words: RepWords = RepWords()
    countable_views: frozenset[View] = ALL_VIEWS
    decoys: tuple[Decoy, ...] = ()
    shows_as_narrowing: bool = False
    aim_ratio: float = 0.0

    def full_from(self, measures: Measures) -> float:
        """Return the share of the usual range from which a repetition with these measures was full.

        That is ``full_ratio``, or less where the set's repetitions differed more (``shortfall_ratio``).
        """
        full_from = measures.get("range_ratio", math.nan) + measures.get("shortfall_ratio", math.nan)
        return full_from if math.isfinite(full_from) else self.full_ratio

    @property
    def has_arms(self) -> bool:
        """Whether the arms make the movement, each with a drive of its own."""
        return any("{side}" in drive for drive in self.drives)

    @property
    def first_range(self) -> float:
        """What a person who has shown nothing yet is taken to reach, in the drive's unit."""
        return max(self.common_range, self.full_range)

    def counts_from(self, view: str) -> bool:
        """Whether repetitions can be counted from a view as results have it; not where it is not known."""
        return without_side(view) in self.countable_views

    def declines(self, view: str) -> bool:
        """Whether a view is why nothing is counted: it is known, and repetitions cannot be counted from it."""
        return without_side(view) in ALL_VIEWS - self.countable_views


@dataclass(frozen=True, slots=True)
class Hold:
    """How a hold shows: ``signal`` beyond ``enter`` for ``settle_s``, until it is short of ``leave``.

    Attributes
    ----------
    rising
        True: the hold is on while the signal is above (a lifted chest); False: while it is below (stillness).
    from_rest
        Levels are counted from the person's resting level rather than from zero.
    collapse_ratio
        The hold ends when the signal falls below this share of the hold's own plateau; 0 = never.
    pauses
        True: leaving pauses the timer (massage); False: leaving ends the hold.
    one
        What people call one hold, as ``a lift of the chest``; empty: a hold of it.
    signal_is
        What people call the signal, with its unit, where its name does not read as words; empty: it does.
    most_on_a_spot_s
        Longest time that a spot of the body is pressed, seconds; the person is asked about it. 0 = no spot is pressed.
    """

    signal: str
    enter: float
    leave: float
    rising: bool
    settle_s: float
    min_s: float
    target_s: float
    from_rest: bool = False
    collapse_ratio: float = 0.0
    pauses: bool = False
    one: str = ""
    most_on_a_spot_s: float = 0.0
    smoothing_hz: float = 1.5
    signal_is: str = ""
