from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pytest

from posecoach.sources.recorded.looks import LOOK_GAP_S, STILL_GAP_S, Look, LookChooser


@dataclass
class Grey:
    """A picture of one grey, with a person-sized block at ``x``."""

    t_s: float
    x: int = 0
    noise: int = 0

    def thumbnail(self) -> np.ndarray:
        grid = np.full((48, 64), 90, np.uint8)
        grid += np.random.default_rng(round(self.t_s * 1000)).integers(0, self.noise + 1, grid.shape, dtype=np.uint8)
        grid[10:30, self.x : self.x + 8] = 200
        return grid


def looks(pictures: list[Grey], every_frame: bool = False) -> list[Look]:
    chooser = LookChooser(every_frame)
    return [chooser.update(picture) for picture in pictures]  # type: ignore[arg-type]


def moving(rate_hz: float, seconds: float = 4.0) -> list[Grey]:
    return [Grey(i / rate_hz, x=i % 50) for i in range(round(seconds * rate_hz))]


@pytest.mark.parametrize("rate_hz", [10.0, 12.5, 15.0, 20.0, 24.0, 25.0, 29.97, 30.0, 50.0, 60.0, 120.0])
def test_at_any_rate_there_are_at_least_eight_looks_a_second_while_something_moves(rate_hz: float) -> None:
    pictures = moving(rate_hz)
    seen = [p.t_s for p, look in zip(pictures, looks(pictures), strict=True) if look is Look.ESTIMATE]
    assert np.diff(seen).max() <= LOOK_GAP_S
    assert len(seen) <= max(4.0 * 16.0, 4.0 * 12.5) + 1


def test_at_25_frames_a_second_every_third_is_looked_at() -> None:
    assert [i for i, look in enumerate(looks(moving(25.0, 0.6))) if look is Look.ESTIMATE] == [0, 3, 6, 9, 12]


def test_presentation_times_decide_where_the_rate_varies() -> None:
    times_s = [0.0, 0.01, 0.02, 0.03, 0.13, 0.33, 0.34, 0.35, 0.47]
    found = looks([Grey(t, x=i) for i, t in enumerate(times_s)])
    gaps_s = np.diff([t for t, look in zip(times_s, found, strict=True) if look is not Look.SKIP])
    assert found[0] is Look.ESTIMATE
    assert found[5] is Look.ESTIMATE
    assert gaps_s.max() <= 0.2  # the widest gap of the clip itself


@pytest.mark.parametrize("noise", [0, 5])
def test_a_still_picture_repeats_what_the_last_one_showed(noise: int) -> None:
    pictures = [Grey(i / 25.0, noise=noise) for i in range(100)]
    found = looks(pictures)
    estimated_s = [p.t_s for p, look in zip(pictures, found, strict=True) if look is Look.ESTIMATE]
    assert 0.3 < np.diff(estimated_s).max() <= STILL_GAP_S
    assert found.count(Look.REPEAT) > 2 * found.count(Look.ESTIMATE)


def test_the_first_movement_after_a_rest_is_looked_at_within_the_gap() -> None:
    pictures = [Grey(i / 25.0, x=max(0, i - 50)) for i in range(80)]
    found = looks(pictures)
    first = next(i for i, look in enumerate(found) if i >= 51 and look is Look.ESTIMATE)
    assert pictures[first].t_s - pictures[51].t_s <= LOOK_GAP_S


def test_slow_movement_adds_up_until_it_is_seen() -> None:
    pictures = [Grey(i / 25.0, x=i // 20) for i in range(200)]  # one pixel of the grid in 0.8 s
    estimated = [i for i, look in enumerate(looks(pictures)) if look is Look.ESTIMATE]
    for moved in range(20, 200, 20):
        assert any(moved <= i <= moved + 4 for i in estimated)


def test_every_frame_means_every_frame() -> None:
    assert set(looks([Grey(i / 25.0) for i in range(20)], every_frame=True)) == {Look.ESTIMATE}
