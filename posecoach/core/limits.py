"""From where on a measure is at fault, and under which conditions it can be.

A fault has one limit or several, of which the first to be passed decides. Each knows its level in a repetition, and
what the numbers of a finding are counted from when a person reads them.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from posecoach.core.measure import Measures
from posecoach.core.views import View
from posecoach.core.vocabulary import CountedFrom, Unjudged

START_SHARE = 0.5
"""Share of the start's distance from its usual level by which the usual end moves along. With one half
rendered shrugs stand furthest from clean pulls: 7 of 9 begin at 0.061, and 169 of 171 end at 0.053."""
SPREAD_FACTOR = 2.5
"""Within this many standard deviations of the person's own repetitions nothing is unusual: of a normal distribution one
in 160 is further off on the side that is worse."""


class Direction(StrEnum):
    """On which side of its limit a measure is at fault."""

    ABOVE = "above"
    BELOW = "below"

    @property
    def sign(self) -> float:
        """1 where more is worse, -1 where less is."""
        return 1.0 if self is Direction.ABOVE else -1.0


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What the level of a limit depends on, in one repetition.

    Attributes
    ----------
    sign
        1 where more of the measure is worse, -1 where less is.
    usual
        The person's median of the measure; NaN where it is not known.
    noise
        Smallest meaningful distance, in the unit of the measure.
    spread
        Standard deviation of the measure about what is usual, over the person's repetitions; 0 where it is not known.
    was_found
        Whether the repetition before had the fault.
    usual_start
        The person's median of the measure that a limit takes the start from; NaN where it is not known.
    """

    sign: float
    measures: Measures
    view: View
    usual: float
    noise: float
    was_found: bool
    usual_start: float = math.nan
    spread: float = 0.0


@dataclass(frozen=True, slots=True)
class Level:
    """A limit in one repetition: where it is, what it is counted from, and the level of that; NaN = there is none."""

    at: float
    counted_from: CountedFrom
    base: float = 0.0


@dataclass(frozen=True, slots=True)
class Fixed:
    """The same limit for everybody.

    Attributes
    ----------
    clear
        A fault that the repetition before had is over only within this level; None: within the limit itself.
    """

    at: float
    clear: float | None = None
    counted_from: ClassVar[CountedFrom] = CountedFrom.FIXED
    than: ClassVar[str] = "than is usual"

    def level(self, known: Circumstances) -> Level:
        """Return the level in a repetition."""
        return Level(self.after(known.was_found), self.counted_from)

    def after(self, was_found: bool) -> float:
        """Return the level, wider for a fault that is there already."""
        return self.clear if was_found and self.clear is not None else self.at


@dataclass(frozen=True, slots=True)
class FromRest(Fixed):
    """The same distance for everybody, from the person's own level at rest."""


def usual_end(usual: float, start: float, usual_start: float) -> float:
    """Return where a repetition ends as usual that began at ``start``; where a start is NaN, at ``usual``."""
    off = start - usual_start
    return usual + START_SHARE * off if math.isfinite(off) else usual


@dataclass(frozen=True, slots=True)
class FromUsual:
    """A distance from the person's own median, never smaller than the noise and how far repetitions differ anyway.

    ``start`` is a measure of where the repetition began. By half of what that is off its own median the level moves
    along: whoever slouches or sits up between repetitions begins and ends elsewhere, and both are seen with noise.

    What is better than ``least`` is right for anybody, however far it is from the usual; NaN: nothing is.
    """

    distance: float
    start: str = ""
    least: float = math.nan
    counted_from: ClassVar[CountedFrom] = CountedFrom.USUAL
    than: ClassVar[str] = "than is usual for you"

    def level(self, known: Circumstances) -> Level:
        """Return the level in a repetition; NaN as long as the person's median is not known."""
        usual = usual_end(known.usual, known.measures.get(self.start, math.nan), known.usual_start)
        at = usual + known.sign * max(self.distance, known.noise, SPREAD_FACTOR * known.spread)
        beyond = known.sign * (self.least - at) > 0
        return Level(self.least if beyond else at, self.counted_from, usual)


@dataclass(frozen=True, slots=True)
class FromStart:
    """A distance from where the same repetition began, by ``measure``, only in ``views``.

    It finds what a person does in every repetition, so that it has become usual.
    """

    measure: str
    distance: float
    views: frozenset[View]
    counted_from: ClassVar[CountedFrom] = CountedFrom.START
    than: ClassVar[str] = "than at the start of the repetition"

    def level(self, known: Circumstances) -> Level:
        """Return the level in a repetition; NaN from other views, and where the start was not seen."""
        start = known.measures.get(self.measure, math.nan) if known.view in self.views else math.nan
        return Level(start + known.sign * self.distance, self.counted_from, start)


Limit = Fixed | FromUsual | FromStart


@dataclass(frozen=True, slots=True)
class Within:
    """A condition: ``measure`` was seen and is between ``low`` and ``high``.

    ``otherwise`` is the reason to give where a fault cannot be judged without it, ``missing`` that
    where the measure is NaN. Where ``unless`` holds, it need not.
    """

    measure: str
    low: float = -math.inf
    high: float = math.inf
    otherwise: Unjudged = Unjudged.POSTURE
    unless: Within | None = None
    missing: Unjudged = Unjudged.NOT_SEEN

    def holds(self, measures: Measures) -> bool:
        """Whether the condition holds."""
        if self.unless is not None and self.unless.holds(measures):
            return True
        return self.low <= measures.get(self.measure, math.nan) <= self.high

    def why_not(self, measures: Measures) -> Unjudged | None:
        """Return why a fault cannot be judged; None if it can."""
        if self.holds(measures):
            return None
        if math.isnan(measures.get(self.measure, math.nan)):
            return self.missing
        return self.otherwise


@dataclass(frozen=True, slots=True)
class Seen(Within):
    """A condition: ``measure`` is seen, whatever its value; some angles exist on hands and knees only."""


RETURN_SEEN = Seen("return_ratio", missing=Unjudged.CUT_OFF)
"""The recording does not cut off the way back."""
WHOLE = Within("whole", low=1.0, otherwise=Unjudged.CUT_OFF)
"""The recording cuts off neither the beginning nor the end."""


def all_hold(conditions: tuple[Within, ...], measures: Measures) -> bool:
    """Whether every condition holds."""
    return all(condition.holds(measures) for condition in conditions)
