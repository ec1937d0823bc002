from __future__ import annotations

import dataclasses

import numpy as np
import pytest

from posecoach.core.vocabulary import Posture
from posecoach.phrases.catalogue import load
from posecoach.registry import exercise, exercises
from posecoach.screen.drawing.camera_place import LENS_M, draw_camera_place

WORDS = load()
IN_WORDS = {2.0: ("2 m ", "two metres"), 2.5: ("2.5 m ", "two and a half metres")}


@pytest.mark.parametrize("id", sorted(exercises()))
def test_the_distance_that_is_drawn_is_the_one_that_is_said(id: str) -> None:
    guide = exercise(id).guide
    assert any(words in guide.camera for words in IN_WORDS[guide.camera_distance_m])


def test_another_distance_is_another_drawing() -> None:
    spec = exercise("cat_camel")
    nearer = dataclasses.replace(spec, guide=dataclasses.replace(spec.guide, camera_distance_m=2.0))
    assert not np.array_equal(draw_camera_place(spec, WORDS), draw_camera_place(nearer, WORDS))


def test_of_every_posture_it_is_known_how_high_the_lens_is_and_on_the_floor_it_is_low() -> None:
    assert set(LENS_M) == set(Posture)
    assert max(LENS_M[posture] for posture in Posture if posture is not Posture.UPRIGHT) < LENS_M[Posture.UPRIGHT]
