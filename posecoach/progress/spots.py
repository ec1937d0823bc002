"""What became of the spots of a massage, in one session and from one to the next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from posecoach.core.skeleton import Side
from posecoach.core.vocabulary import PainMoment, SpotFeeling
from posecoach.progress.record import ExerciseRecord, SessionRecord, SpotRecord


@dataclass(frozen=True, slots=True)
class FollowedSpot:
    """The spot that a side began with, the sorest one, which is followed over the weeks.

    Attributes
    ----------
    side
        Of the spine; None where it is not known.
    first, last
        How sore it was when it was first pressed and at the end, 0 to 10; None where nobody said.
    feeling, pressed_s
        How it felt at last, and how long it had been pressed by then, seconds.
    """

    side: Side | None
    first: int | None
    last: int | None
    feeling: SpotFeeling
    pressed_s: float


def followed_spots(session: SessionRecord, done: ExerciseRecord) -> tuple[FollowedSpot, ...]:
    """Return the spots that the sides of a massage began with, in the order in which they were pressed."""
    first_of: dict[Side | None, int] = {}
    for answer in done.spots:
        first_of[answer.side] = min(answer.spot, first_of.get(answer.side, answer.spot))
    numbers = {(p.spot, p.when): p.nprs for p in session.pains if p.exercise == done.exercise and p.spot}
    found = []
    for side, spot in first_of.items():
        at_last = [answer for answer in done.spots if answer.spot == spot][-1]
        first, last = (numbers.get((spot, when)) for when in (PainMoment.BEFORE, PainMoment.AFTER))
        found.append(FollowedSpot(side, first, last, at_last.feeling, at_last.pressed_s))
    return tuple(found)


def worse_spots(done: ExerciseRecord) -> tuple[SpotRecord, ...]:
    """Return the answers that pressing made a spot worse."""
    return tuple(answer for answer in done.spots if answer.feeling is SpotFeeling.WORSE)


def worse_last_time(exercise: str, sessions: Sequence[SessionRecord]) -> frozenset[Side | None]:
    """Return the sides on which a spot got worse when an exercise was done last; empty: on none.

    A side that is not known is None. ``sessions`` are in order of time.
    """
    held = [done for s in sessions for done in s.exercises if done.exercise == exercise and (done.holds or done.spots)]
    return frozenset(answer.side for answer in worse_spots(held[-1])) if held else frozenset()
