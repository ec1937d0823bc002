"""The verdict on each movement of a set: its own evidence, shared with the movements like it and those around it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from posecoach.analysis.evidence.likeness import likeness, nearest, rarity, shares
from posecoach.analysis.evidence.plain_reasons import arms_are_hidden, of_arms, plain_share, seen_share
from posecoach.core.evidence import AMONG_OTHERS, ARM_UNSEEN_WORDS, EvidenceTable, Verdict
from posecoach.core.measure import Measures
from posecoach.core.pose import FloatArray

SURE_LOG_ODDS = 1.4
"""From here on (four to one) the only movement of a set is surely enough the exercise to be corrected."""
SHOWN_LOG_ODDS = 4.0
"""What a movement gains that is just like one that the person showed when asked for a repetition.

Whoever is asked for a slow repetition and makes two that are alike hardly makes something else. With it a kind of the
exercise that nothing was learned from counts where it resembles what was shown by three quarters or more and was not
refused there (``EvidenceTable.when_asked``)."""


def verdicts(
    table: EvidenceTable,
    measures: Sequence[Measures],
    at_s: Sequence[float],
    shown: Sequence[Measures] = (),
    whole: Sequence[bool] = (),
) -> list[Verdict]:
    """Return the verdict on each movement of a recording: its log-odds are shared, the objection is its own.

    ``at_s`` (n,) is when each was at its peak. Movements like those that the person showed when asked for repetitions
    (``shown``) gain by it. Those that are not ``whole`` (n,) say nothing of the others. A single movement of which it
    is not sure that it is the exercise is ``unsure``.
    """
    alike = likeness(measures)
    company = with_company(measures, alike)
    arms = of_arms(table)
    own = [_own_of_arms(table, m) if arms else table.weigh(m, seen_share) for m in company]
    odds = shares(alike, at_s, whole, sets_apart=arms) @ np.array([v.log_odds for v in own])
    like_shown = SHOWN_LOG_ODDS * nearest(measures, shown)
    odds += like_shown + (rarity(alike, whole) if arms else 0.0)
    alone = len(own) == 1
    return [
        Verdict(float(o), AMONG_OTHERS if v.accepted else v.against, bool(alone and o < SURE_LOG_ODDS), float(gained))
        for v, o, gained in zip(own, odds, np.broadcast_to(like_shown, odds.shape), strict=True)
    ]


def _own_of_arms(table: EvidenceTable, measures: Measures) -> Verdict:
    """Return the verdict on one movement of the arms by itself, with the reason that a person understands."""
    verdict = table.weigh(measures, plain_share)
    return replace(verdict, against=ARM_UNSEEN_WORDS) if arms_are_hidden(measures) else verdict


def with_company(measures: Sequence[Measures], alike: FloatArray) -> list[dict[str, float]]:
    """Return the measures, the share of the set's movements that are unlike this one, and how many are like it.

    The latter, ``alike_log``, is the natural logarithm of their number, itself included: 0 of a movement that is like
    no other.
    """
    return [
        {**m, "unlike_ratio": 1.0 - float(row.mean()), "alike_log": math.log(float(row.sum()))}
        for m, row in zip(measures, alike, strict=True)
    ]
