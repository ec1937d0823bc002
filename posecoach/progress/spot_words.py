"""What became of the spots of a massage, as words: over the weeks it shows whether they let go."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from posecoach.core.skeleton import SIDES, Side
from posecoach.progress.record import ExerciseRecord, SessionRecord
from posecoach.progress.spots import FollowedSpot, followed_spots
from posecoach.progress.words import FELT, NOTHING, day_words

COLUMNS: tuple[Side | None, ...] = (*SIDES, None)
SIDE_WORDS = {"left": "left", "right": "right", None: "side not known"}
ABOUT = "The spot that each side began with. Numbers: how sore, 0 to 10, at first → at the end."


@dataclass(frozen=True, slots=True)
class SpotTable:
    """The followed spots of all sessions, the newest first: a day, and what is known of each side in words."""

    sides: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]


def spot_table(sessions: Sequence[SessionRecord], exercise: str, today: date) -> SpotTable | None:
    """Return the followed spots of an exercise; None where nobody ever said anything of one."""
    told: list[tuple[str, dict[Side | None, str]]] = []
    for session in sessions:
        for done in session.exercises:
            if done.exercise == exercise and done.spots:
                found = {spot.side: spot_words(spot) for spot in followed_spots(session, done)}
                told.append((day_words(session.day, today), found))
    sides = [side for side in COLUMNS if any(side in found for _, found in told)]
    rows = tuple((day, tuple(found.get(side, NOTHING) for side in sides)) for day, found in reversed(told))
    return SpotTable(tuple(SIDE_WORDS[side] for side in sides), rows) if told else None


def spot_words(spot: FollowedSpot) -> str:
    """Return ``6 → 3, easier after 60 s``; without numbers how it felt alone."""
    numbers = [str(number) for number in (spot.first, spot.last) if number is not None]
    one = "" if len(numbers) == 2 else " at first" if spot.last is None else " at the end"
    sore = " → ".join(numbers) + (one if numbers else "")
    felt = f"{FELT[spot.feeling]} after {spot.pressed_s:.0f} s"
    return f"{sore}, {felt}" if sore else felt


def soreness_lines(session: SessionRecord, done: ExerciseRecord) -> list[str]:
    """Return a line for each side of which somebody said how sore its spot was: ``Sorest spot, left: 6 → 3, ...``."""
    spots = [spot for spot in followed_spots(session, done) if spot.first is not None]
    return [f"Sorest spot{f', {spot.side}' if spot.side else ''}: {spot_words(spot)}" for spot in spots]
