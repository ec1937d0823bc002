from __future__ import annotations

import dataclasses

import numpy as np
import pytest

from posecoach.coaching.speaking.guide_pages import Illustration
from posecoach.phrases.catalogue import load
from posecoach.registry import exercise, exercises
from posecoach.screen.pictures import DemoLoop, Pictures

ROW = exercise("row")
WORDS = load()


@pytest.mark.parametrize("name", sorted(exercises()))
def test_every_exercise_has_a_demonstration_that_moves(name: str) -> None:
    loop = DemoLoop(name)
    pictures = [loop.image(t_s) for t_s in np.arange(0.0, 6.0, 0.5)]
    assert pictures[0] is not None
    assert any(not np.array_equal(pictures[0], picture) for picture in pictures)


def test_a_demonstration_starts_again_at_its_end() -> None:
    loop = DemoLoop("row")
    first = loop.image(0.0)
    period_s = next(t_s for t_s in np.arange(0.5, 60.0, 0.05) if np.array_equal(loop.image(float(t_s)), first))
    assert np.array_equal(loop.image(period_s + 0.5), loop.image(0.5))


def test_an_exercise_without_a_demonstration_shows_none() -> None:
    stranger = dataclasses.replace(ROW, id="handstand")
    assert Pictures([stranger]).image("handstand", Illustration.DEMO, 1.0, WORDS) is None


def test_the_page_about_the_camera_has_a_drawing_of_its_own() -> None:
    pictures = Pictures([ROW])
    drawing = pictures.image("row", Illustration.CAMERA, 1.0, WORDS)
    assert drawing is not None
    assert drawing.shape != pictures.image("row", Illustration.DEMO, 1.0, WORDS).shape or drawing.std() > 0
    assert np.array_equal(drawing, pictures.image("row", Illustration.CAMERA, 2.0, WORDS))
