from __future__ import annotations

import numpy as np
import pytest

from posecoach.core.camera import CameraState
from posecoach.sources.live.camera_health import (
    BLACK_AFTER_S,
    FROZEN_AFTER_S,
    LOST_AFTER_S,
    MISSING_AFTER_S,
    CameraHealth,
)

RATE_HZ = 30.0
RANDOM = np.random.default_rng(7)


def noisy(level: float = 120.0, noise: float = 3.0) -> np.ndarray:
    return np.clip(RANDOM.normal(level, noise, (48, 64, 3)), 0, 255).astype(np.uint8)


def play(health: CameraHealth, picture, from_s: float, seconds: float) -> CameraState:
    for k in range(int(seconds * RATE_HZ) + 1):
        health.update(picture(), from_s + k / RATE_HZ)
    return health.state


def test_a_camera_with_a_living_picture_is_ok():
    assert play(CameraHealth(), noisy, 0.0, 10.0) is CameraState.OK


def test_a_camera_that_has_not_shown_anything_yet_is_starting_then_missing():
    health = CameraHealth()
    assert health.update(None, 5.0) is CameraState.STARTING
    assert health.update(None, 5.0 + MISSING_AFTER_S - 0.1) is CameraState.STARTING
    assert health.update(None, 5.0 + MISSING_AFTER_S + 0.1) is CameraState.MISSING


def test_a_short_stutter_is_not_a_loss():
    health = CameraHealth()
    play(health, noisy, 0.0, 1.0)
    assert health.update(None, 1.0 + LOST_AFTER_S - 0.1) is CameraState.OK


def test_pictures_that_stop_are_a_loss_and_pictures_that_come_back_are_none():
    health = CameraHealth()
    play(health, noisy, 0.0, 1.0)
    assert health.update(None, 1.0 + LOST_AFTER_S + 0.1) is CameraState.LOST
    assert health.update(noisy(), 9.0) is CameraState.OK


def test_a_computer_that_sleeps_loses_no_camera_that_wakes_with_it():
    health, still = CameraHealth(), noisy()
    play(health, lambda: still, 0.0, 1.0)
    assert health.update(None, 3600.0) is CameraState.OK
    assert health.update(still, 3600.5) is CameraState.OK
    assert health.update(None, 3600.5 + LOST_AFTER_S + 0.1) is CameraState.LOST


def test_the_same_picture_again_and_again_is_frozen_until_it_changes():
    health, still = CameraHealth(), noisy()
    assert play(health, lambda: still, 0.0, FROZEN_AFTER_S - 0.2) is CameraState.OK
    assert play(health, lambda: still, FROZEN_AFTER_S, 1.0) is CameraState.FROZEN
    assert health.update(noisy(), FROZEN_AFTER_S + 1.1) is CameraState.OK


def test_a_still_room_with_sensor_noise_is_not_frozen():
    assert play(CameraHealth(), lambda: noisy(noise=1.0), 0.0, 3 * FROZEN_AFTER_S) is CameraState.OK


@pytest.mark.parametrize("noise", [0.0, 2.0])
def test_a_covered_lens_is_black_whether_it_has_noise_or_not(noise):
    def covered():
        return noisy(level=5.0, noise=noise)

    assert play(CameraHealth(), covered, 0.0, BLACK_AFTER_S + FROZEN_AFTER_S) is CameraState.BLACK


def test_black_pictures_just_after_opening_are_forgiven():
    health = CameraHealth()
    assert play(health, lambda: noisy(level=2.0), 0.0, BLACK_AFTER_S - 0.2) is CameraState.OK
    assert play(health, noisy, BLACK_AFTER_S, 1.0) is CameraState.OK


def test_a_dim_room_with_a_lamp_is_not_black():
    def dim():
        image = noisy(level=8.0)
        image[:16, :16] = 90
        return image

    assert play(CameraHealth(), dim, 0.0, 5.0) is CameraState.OK
