from __future__ import annotations

import numpy as np
import pytest

from posecoach.estimators.visibility import SHARE, VisibilityFilter


def given_by_mediapipe(raw: np.ndarray) -> list[np.ndarray]:
    """Smooth frame by frame, whatever the time between them."""
    smooth = [raw[0]]
    for value in raw[1:]:
        smooth.append(smooth[-1] + SHARE * (value - smooth[-1]))
    return smooth


def filtered(rate_hz: float) -> float:
    """Return the visibility 0.6 s after a landmark was hidden that had been in view."""
    t_s = np.arange(0.0, 2.0 + 0.6 + 1e-6, 1.0 / rate_hz)
    raw = np.where(t_s[:, None] <= 2.0, 0.95, 0.15) * np.ones(33)
    smooth = VisibilityFilter()
    return float([smooth.update(v, float(t)) for v, t in zip(given_by_mediapipe(raw), t_s, strict=True)][-1][0])


@pytest.mark.parametrize("rate_hz", [5.0, 10.0, 25.0, 50.0])
def test_a_landmark_disappears_as_fast_at_any_rate(rate_hz: float) -> None:
    assert filtered(rate_hz) == pytest.approx(0.15 + 0.8 * 0.9**15, abs=0.02)


def test_at_25_frames_a_second_it_is_what_mediapipe_gives() -> None:
    given = given_by_mediapipe(np.random.default_rng(3).uniform(0.0, 1.0, (50, 33)))
    smooth = VisibilityFilter()
    for i, value in enumerate(given):
        np.testing.assert_allclose(smooth.update(value, i * 0.04), value, atol=1e-9)


def test_another_tracker_begins_anew() -> None:
    smooth = VisibilityFilter()
    smooth.update(np.full(33, 0.9), 0.0)
    smooth.reset()
    assert smooth.update(np.full(33, 0.2), 0.04)[0] == 0.2
