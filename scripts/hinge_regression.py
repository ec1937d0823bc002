"""Logistic regression on hinges of measures, as a table of clues; see learn_evidence.py.

Each measure has one weight below and one above its median over the repetitions, and says what it says on average where
it was not seen.
"""

from __future__ import annotations

import dataclasses
import warnings

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_array

from posecoach.analysis.evidence.view_and_posture import CONDITIONAL
from posecoach.core.evidence import FURTHEST, EvidenceTable
from posecoach.core.pose import BoolArray, FloatArray

TOTAL_WEIGHT = 2000.0
"""Of all that is learned from together, against which the ridge penalty stands."""
PENALTY = 0.2
"""Inverse strength of the ridge penalty; 0.1 to 0.4 differ by 1 recording in 200."""
POSTURE = frozenset({"inclination_deg", "lean_deg", "knee_deg", "hip_deg", "hip_upright_deg", "lean_upright_deg"})
POSTURE_TRUST = 0.5
"""Measures of the posture alone are penalised four times as much: which postures are common is an accident."""
RARE, RARE_SCALE, RARE_TRUST = frozenset({"push_ratio", "press_ratio", "lying_rise_ratio"}), 0.3, 4.0
"""Measures that are zero in most movements: their spread is no scale. Where they are not, they tell for certain."""
NEVER_FOR = frozenset({"press_ratio", "hips_gone_ratio", "out_share"})
"""Measures that can only speak against a repetition, on either side of what is usual: nobody pulls more by lying on
the back, by going away or by a sudden movement."""


def fitted_table(x: FloatArray, y: FloatArray, w: FloatArray, shares: csr_array, words: EvidenceTable) -> EvidenceTable:
    """Return the table with numbers learned from movements, each judged with its set as it is when it is counted.

    Parameters
    ----------
    x
        (n, m) the measures of ``words`` of each movement, NaN = not seen.
    y, w
        (n,) 1 for repetitions, 0 for other movements and -1 where it is not known, and what each weighs.
    shares
        (n, n) how much the evidence of each movement (column) counts for each (row).
    words
        The clues, whose measures and words are kept.
    """
    names = [clue.measure for clue in words.clues]
    known = y >= 0
    centre, scale = _steps(x[known], y[known], names)
    trust = np.tile([POSTURE_TRUST if n in POSTURE else RARE_TRUST if n in RARE else 1.0 for n in names], 2)
    beyond = hinges((x - centre) / scale)
    seen = np.tile(np.isfinite(x), 2) * w[:, None]
    usual = np.nansum(beyond * seen, axis=0) / np.maximum(seen.sum(axis=0), 1e-9)
    usual[np.tile([name in CONDITIONAL for name in names], 2)] = 0.0
    beyond = np.where(np.isnan(beyond), usual, beyond)
    bound = np.tile([name in NEVER_FOR for name in names], 2)
    of_set = shares @ (beyond * trust)
    intercept, weights = logistic_regression(of_set[known], y[known], w[known], bound)
    weights *= trust
    above, below = np.split(weights, 2)
    unseen = np.sum(np.split(weights * usual, 2), axis=0)
    clues = tuple(
        dataclasses.replace(
            clue,
            centre=significant(c),
            scale=significant(s),
            below=round(float(b), 2),
            above=round(float(a), 2),
            unseen=significant(u, 2),
        )
        for clue, c, s, b, a, u in zip(words.clues, centre, scale, below, above, unseen, strict=True)
    )
    return EvidenceTable(round(intercept - words.caution, 2), clues, words.caution)


def _steps(x: FloatArray, y: FloatArray, names: list[str]) -> tuple[FloatArray, FloatArray]:
    """Return of each measure the median over the repetitions, and the spread that is one step."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)
        centre = np.nan_to_num(np.nanmedian(x[y == 1], axis=0))
        spreads = [np.subtract(*np.nanpercentile(part, [85, 15], axis=0)) for part in (x, x[y == 1])]
    scale = np.maximum(1e-3, np.nan_to_num(spreads[0] + spreads[1]) / 4)
    scale[[name in RARE for name in names]] = RARE_SCALE
    return centre, scale


def hinges(steps: FloatArray) -> FloatArray:
    """Return (n, 2 m) how far each of m measures is above its centre, then how far below; NaN = not seen."""
    capped = np.clip(steps, -FURTHEST, FURTHEST)
    return np.concatenate([np.maximum(capped, 0.0), np.maximum(-capped, 0.0)], axis=1)


def logistic_regression(
    x: FloatArray, y: FloatArray, sample_weight: FloatArray, never_positive: BoolArray
) -> tuple[float, FloatArray]:
    """Return intercept and weights with the ridge penalty, some of the weights bounded by zero from above."""
    sign = np.where(y == 1, 1.0, -1.0)

    def loss(parameters: FloatArray) -> tuple[float, FloatArray]:
        weights = parameters[1:]
        margin = sign * (x @ weights + parameters[0])
        wrong = sample_weight * sign / (1.0 + np.exp(np.clip(margin, -40.0, 40.0)))
        value = PENALTY * float(sample_weight @ np.logaddexp(0.0, -margin)) + 0.5 * float(weights @ weights)
        return value, np.concatenate([[-PENALTY * wrong.sum()], weights - PENALTY * (x.T @ wrong)])

    bounds = [(None, None), *((None, 0.0 if stop else None) for stop in never_positive)]
    start = np.zeros(1 + x.shape[1])
    found = minimize(loss, start, jac=True, method="L-BFGS-B", bounds=bounds, options={"maxiter": 500, "ftol": 1e-9})
    return float(found.x[0]), np.asarray(found.x[1:])


def significant(value: float, digits: int = 3) -> float:
    """Return a number rounded to so many significant digits."""
    return float(f"{value:.{digits}g}")
