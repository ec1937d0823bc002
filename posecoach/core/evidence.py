"""What speaks for and against a movement being the exercise, as a table that a person can read."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace

from posecoach.core.measure import Measures

FURTHEST = 2.5
"""Cap on the distance of a clue from its centre, in scales, so that none decides alone."""
EVIDENCE_MEASURE = "evidence_log_odds"
"""The measure of a repetition that holds the evidence for it, shared with the movements like it."""
UNSEEN_WORDS = "too little of the movement was seen"
"""What is said if what was not seen speaks most against it."""
UNLIKE_WORDS = "the movement was too unlike the exercise"
"""What is said if no clue that speaks against it has words of its own."""
DURING_ANOTHER = "another repetition was going on"
"""What is said of a movement whose peak lies within a repetition, or that has the peak of one within it."""
AMONG_OTHERS = "by itself it might have been one, but the movements around it were something else"
"""What is said of a movement that would count if it stood alone."""
ARM_UNSEEN_WORDS = "too little was seen of the arm that moved"
"""What is said of a movement of arms that are hidden: what they did is a guess."""
Share = Callable[[str, bool, Measures], float]
"""How much of an objection counts when the reason is chosen, 0 to 1: of a measure that is above its centre or not, in a
movement with these measures."""
ASKED_LOG_ODDS = 3.0
"""Whoever was asked for one slow repetition makes one twenty times as likely as somebody of whom nothing is known."""


@dataclass(frozen=True, slots=True)
class Clue:
    """One measure of a movement, and what it says about the exercise.

    Attributes
    ----------
    measure
        Its name.
    centre, scale
        Median over the repetitions it was learned from, and the spread that counts as one step, in its unit.
    below, above
        Log-odds for each step below and above the centre; negative speaks against the exercise.
    unseen
        Log-odds where it was not seen: what it says on average, for what is not known is no sign of the exercise.
    low_words, high_words
        What is said if a low or a high value was what spoke most against it.
    """

    measure: str
    centre: float
    scale: float
    below: float
    above: float
    unseen: float = 0.0
    low_words: str = ""
    high_words: str = ""

    def says(self, value: float) -> tuple[float, str]:
        """Return what a value adds to the log-odds, and what it shows, in plain words; NaN = not seen.

        The words are empty where they would be no reason to a person.
        """
        if not math.isfinite(value):
            return self.unseen, UNSEEN_WORDS
        steps = (value - self.centre) / self.scale
        if steps > 0:
            return self.above * min(steps, FURTHEST), self.high_words
        return self.below * min(-steps, FURTHEST), self.low_words


@dataclass(frozen=True, slots=True)
class Verdict:
    """The sum of all clues of one movement: above zero it is rather the exercise than something else."""

    log_odds: float
    against: str = UNLIKE_WORDS
    """What spoke most against it, in words for a person; never empty."""
    unsure: bool = False
    """Whether it is hardly likelier than something else: it may count, and is not corrected. Of a set that is over this
    is asked of a movement alone, during the set of each."""
    shown_log_odds: float = 0.0
    """What of it comes from the movements that the person showed when asked for repetitions."""

    @property
    def accepted(self) -> bool:
        """Whether the movement counts as the exercise."""
        return self.log_odds > 0.0


@dataclass(frozen=True, slots=True)
class EvidenceTable:
    """Everything that is looked at, with its weights.

    Attributes
    ----------
    prior
        Log-odds before anything is observed, the caution already taken off.
    clues
        One for each measure.
    caution
        Log-odds by which a repetition must be likelier than something else, because other movements are more common
        than in the recordings that it was learned from.
    """

    prior: float
    clues: tuple[Clue, ...]
    caution: float = 0.0

    def when_asked(self) -> EvidenceTable:
        """Return the table for what somebody does who was just asked for one slow, full repetition."""
        return replace(self, prior=self.prior + ASKED_LOG_ODDS)

    def log_odds(self, measures: Measures) -> float:
        """Return the log-odds of a movement with these measures."""
        return self.prior + sum(clue.says(measures.get(clue.measure, math.nan))[0] for clue in self.clues)

    def weigh(self, measures: Measures, share: Share = lambda *_: 1.0) -> Verdict:
        """Return the log-odds of a movement with these measures, and the strongest objection.

        What clues with the same words say is one objection. A measure that is left out, because it says nothing of such
        a movement, weighs as one that was not seen, and is no objection. ``share`` says how much of what a measure says
        counts when the reason is chosen; of several with the same words the most.
        """
        said: dict[str, float] = {}
        shares: dict[str, float] = {}
        parts: list[float] = []
        for clue in self.clues:
            value = measures.get(clue.measure, math.nan)
            part, words = clue.says(value)
            parts.append(part)
            counts = 1.0 if math.isnan(value) else share(clue.measure, value > clue.centre, measures)
            if words and clue.measure in measures and counts > 0.0:
                said[words] = said.get(words, 0.0) + part
                shares[words] = max(shares.get(words, 0.0), counts)
        worst = min(said, key=lambda w: said[w] * shares[w], default=UNLIKE_WORDS)
        return Verdict(self.prior + sum(parts), worst if said.get(worst, 0.0) < 0.0 else UNLIKE_WORDS)
