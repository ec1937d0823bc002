from __future__ import annotations

import itertools

import numpy as np
import pytest

from posecoach.screen.drawing.icons import Icon, icon_sprite

PICTOGRAMS = [icon for icon in Icon if icon is not Icon.NONE]


def inked(icon: Icon, size_px: int = 100) -> np.ndarray:
    return icon_sprite(icon, size_px).colour[..., 0] > 128


@pytest.mark.parametrize("icon", PICTOGRAMS)
def test_every_pictogram_is_drawn_and_fits_in_its_square(icon):
    share = inked(icon).mean()
    assert 0.05 < share < 0.9


@pytest.mark.parametrize(("a", "b"), list(itertools.combinations(PICTOGRAMS, 2)))
def test_no_two_pictograms_look_alike(a, b):
    assert (inked(a) != inked(b)).mean() > 0.03


def test_a_pictogram_is_as_large_as_asked():
    small, large = inked(Icon.PERSON, 50), inked(Icon.PERSON, 200)
    assert large.any(axis=1).sum() == pytest.approx(4 * small.any(axis=1).sum(), rel=0.1)


def test_up_and_down_differ_in_the_direction_of_the_arrow():
    def top_heavy(icon: Icon) -> float:
        rows = np.nonzero(inked(icon))[0]
        return float(rows.mean())

    assert top_heavy(Icon.CAMERA_UP) > top_heavy(Icon.CAMERA_DOWN)


def test_no_icon_is_an_empty_sprite():
    assert not inked(Icon.NONE).any()
