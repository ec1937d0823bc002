"""How sure it is which exercise was done, as results carry it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Likeness:
    """How likely it is that an exercise was done, 0 to 1; an empty id stands for none of the exercises."""

    exercise: str
    probability: float


@dataclass(frozen=True, slots=True)
class Recognition:
    """What a part of a recording shows.

    Attributes
    ----------
    start_s, end_s
        The part, seconds on the clip's clock.
    likely
        The exercises and none of them, the likeliest first.
    """

    start_s: float
    end_s: float
    likely: tuple[Likeness, ...]

    @property
    def best(self) -> Likeness:
        """The likeliest."""
        return self.likely[0]

    def probability_of(self, exercise: str) -> float:
        """Return how likely an exercise is, 0 if it was not asked about."""
        return next((like.probability for like in self.likely if like.exercise == exercise), 0.0)
