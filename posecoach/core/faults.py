"""What can go wrong in an exercise: how it is found, and what a person hears, reads and sees of it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from posecoach.core.errors import PosecoachError
from posecoach.core.findings import FaultFinding
from posecoach.core.limits import Direction, Fixed, FromRest, FromUsual, Limit, Within
from posecoach.core.skeleton import Part
from posecoach.core.views import ALL_VIEWS, View
from posecoach.core.vocabulary import CountedFrom, Priority

LEAST_TIMES, LEAST_RATIO = 2, 0.3
"""A fault comes back if it came at least twice, in at least this share of the repetitions."""
OF_THE_WAY = ("range", "range_ratio", "return_ratio", "flexion_range", "extension_range", "bow_range")
"""Measures of how far a repetition goes, out or back."""


@dataclass(frozen=True, slots=True)
class Feedback:
    """What a person hears, reads and sees of a fault.

    Attributes
    ----------
    name
        What it is called in a list, where its id would be a word of the trade or read as the opposite after "not
        judged"; empty: its id with spaces.
    cue, alternative_cue
        The correction, and its other wording, used once when the first did not help. At most six words each.
    sentence
        Explains a finding to a lay person; may use ``{value}`` and ``{limit}``. One that uses ``{than}`` gives both as
        distances from what the limit is counted from, which ``{than}`` names, because their level says nothing.
    praise
        What is said when the fault was corrected and has gone; empty: nothing.
    strength
        What went well in a set without the fault, as a sentence; empty: nothing.
    parts
        Parts of the body that light up in the picture.
    scale
        The sentence gives its numbers times this, so that they are shares of a length that a person knows.
    """

    cue: str
    alternative_cue: str
    sentence: str
    praise: str = ""
    strength: str = ""
    name: str = ""
    parts: tuple[Part, ...] = ()
    scale: float = 1.0

    @property
    def cue_sentence(self) -> str:
        """The correction as a sentence; a cue of several sentences ends with a full stop of its own."""
        return f"{self.cue.rstrip('.')}."

    @property
    def counts_distances(self) -> bool:
        """Whether the sentence gives distances instead of levels."""
        return "{than}" in self.sentence


@dataclass(frozen=True, slots=True)
class RepFault:
    """A fault of one repetition.

    Attributes
    ----------
    limits
        The fault is found beyond the one that is passed first, in ``direction``.
    source
        Citation, or the clips that the limits were tuned on.
    views
        Where the fault can be judged; elsewhere it is listed as not judged.
    only_if
        Conditions under which it is a fault.
    judged_if
        Conditions without which it cannot be judged, such as a posture or an arm that is seen; a repetition outside
        them lists the fault as not judged.
    weight
        Points (of 100) that the fault takes from the score; 0 where range or tempo, which have points of their own,
        take them already.
    blocks_full
        A repetition with this fault is not counted as full: it was another movement.
    """

    id: str
    measure: str
    direction: Direction
    limits: tuple[Limit, ...]
    feedback: Feedback
    source: str
    priority: Priority = Priority.FORM
    views: frozenset[View] = ALL_VIEWS
    only_if: tuple[Within, ...] = ()
    judged_if: tuple[Within, ...] = ()
    weight: float = 15.0
    blocks_full: bool = False

    def __post_init__(self) -> None:
        if not self.limits:
            raise PosecoachError(f"Fault {self.id!r} has no limit")
        for limit in self.limits:
            if isinstance(limit, Fixed):
                _check_order(self.id, limit, self.direction)

    @property
    def of_the_way(self) -> bool:
        """Whether it is that the person did not go all the way, out or back."""
        return self.direction is Direction.BELOW and self.measure in OF_THE_WAY

    @property
    def from_usual(self) -> FromUsual | None:
        """Its limit from what is usual for the person; None if it has none."""
        return next((limit for limit in self.limits if isinstance(limit, FromUsual)), None)

    @property
    def start_measure(self) -> str:
        """The measure of where a repetition began that its limit from what is usual moves along with; empty if none."""
        return "" if self.from_usual is None else self.from_usual.start

    def than(self, finding: FaultFinding) -> str:
        """Return what a sentence compares a finding with."""
        return next((x.than for x in self.limits if x.counted_from is finding.counted_from), Fixed.than)

    def _to_clear(self, finding: FaultFinding) -> FaultFinding:
        """Return the finding with the limit within which the fault is over, so that all repetitions name the same.

        How far a movement has to go to count as full depends on no repetition before.
        """
        fixed = next((limit for limit in self.limits if isinstance(limit, Fixed)), None)
        if self.of_the_way or fixed is None or fixed.clear is None or finding.limit != fixed.at:
            return finding
        return replace(finding, limit=fixed.clear)

    def as_said(self, finding: FaultFinding) -> FaultFinding:
        """Return the finding with its numbers as the sentence gives them.

        Distances from a limit that is the same for everybody take it for as far from what is usual as the limit that
        is counted from that.
        """
        if not self.feedback.counts_distances:
            return _scaled(self._to_clear(finding), 0.0, self.feedback.scale)
        sign = self.direction.sign
        usual = 0.0 if self.from_usual is None else self.from_usual.distance
        fixed = finding.counted_from is CountedFrom.FIXED
        base = finding.limit - sign * usual if fixed else finding.base
        return _scaled(finding, base, sign * self.feedback.scale)


@dataclass(frozen=True, slots=True)
class StateFault:
    """A fault of a posture that lasts, judged while holding or waiting rather than per repetition.

    Found when ``signal`` is beyond ``limit`` for ``min_duration_s``, under the conditions of ``only_if``, which are
    about signals.
    """

    id: str
    signal: str
    direction: Direction
    limit: Fixed | FromRest
    min_duration_s: float
    feedback: Feedback
    source: str
    priority: Priority = Priority.FORM
    views: frozenset[View] = ALL_VIEWS
    only_if: tuple[Within, ...] = ()
    of_hold: bool = False
    """A fault of the exercise's hold, whose signal it is: judged only while somebody holds, by the share of the
    plateau that a lift keeps, or by how much a still person moved in a short pause."""

    def __post_init__(self) -> None:
        _check_order(self.id, self.limit, self.direction)

    def than(self, finding: FaultFinding) -> str:
        """Return what a sentence compares a finding with."""
        del finding
        return self.limit.than

    def as_said(self, finding: FaultFinding) -> FaultFinding:
        """Return the finding with its numbers as the sentence gives them: from rest, in the direction of the fault."""
        sign = self.direction.sign if isinstance(self.limit, FromRest) else 1.0
        return _scaled(finding, 0.0, sign * self.feedback.scale)


Fault = RepFault | StateFault


def comes_back(times: int, reps: int) -> bool:
    """Whether a fault found ``times`` times in ``reps`` repetitions is one to work on rather than chance."""
    return times >= max(LEAST_TIMES, LEAST_RATIO * reps)


def _check_order(fault: str, limit: Fixed, direction: Direction) -> None:
    if limit.clear is not None and not direction.sign * (limit.at - limit.clear) > 0:
        raise PosecoachError(f"Fault {fault!r}: clear {limit.clear} is not inside limit {limit.at}")


def _scaled(finding: FaultFinding, base: float, scale: float) -> FaultFinding:
    return replace(finding, value=(finding.value - base) * scale, limit=(finding.limit - base) * scale)
