from __future__ import annotations

import numpy as np
import pytest

from posecoach.core.skeleton import LANDMARK_COUNT, Landmark
from posecoach.screen.drawing.skeleton import Placement, draw_skeleton
from posecoach.screen.drawing.style import BODY, FAULT
from tests.support.mannequin import Mannequin

UNIT = 480.0


def drawn(points_px=None, visibility=None, faults=frozenset()) -> np.ndarray:
    pose = Mannequin().pose(0.0)
    canvas = np.zeros((480, 640, 3), np.uint8)
    draw_skeleton(
        canvas,
        pose.xy_px if points_px is None else points_px,
        np.ones(LANDMARK_COUNT) if visibility is None else visibility,
        faults,
        UNIT,
    )
    return canvas


def count_of(canvas: np.ndarray, colour) -> int:
    return int((canvas == np.array(colour, np.uint8)).all(axis=2).sum())


def test_a_person_without_faults_has_no_part_in_the_colour_of_faults():
    canvas = drawn()
    assert count_of(canvas, BODY) > 500
    assert count_of(canvas, FAULT) == 0


def test_the_parts_at_fault_are_coloured_where_they_are():
    pose = Mannequin().pose(0.0)
    canvas = drawn(faults=frozenset({Landmark.LEFT_SHOULDER, Landmark.RIGHT_SHOULDER}))
    ys, xs = np.nonzero((canvas == np.array(FAULT, np.uint8)).all(axis=2))
    shoulders = pose.xy_px[[Landmark.LEFT_SHOULDER, Landmark.RIGHT_SHOULDER]]
    assert np.abs(ys - shoulders[:, 1].mean()).max() < 0.05 * UNIT
    assert xs.min() < shoulders[:, 0].min() < shoulders[:, 0].max() < xs.max()


def test_a_bone_is_at_fault_only_if_both_ends_are():
    one = count_of(drawn(faults=frozenset({Landmark.LEFT_HIP})), FAULT)
    both = count_of(drawn(faults=frozenset({Landmark.LEFT_HIP, Landmark.LEFT_KNEE})), FAULT)
    assert both > 2.5 * one


def test_parts_that_are_guessed_are_not_drawn():
    hidden = np.ones(LANDMARK_COUNT)
    hidden[[Landmark.LEFT_KNEE, Landmark.LEFT_ANKLE, Landmark.LEFT_HEEL, Landmark.LEFT_FOOT_INDEX]] = 0.1
    assert count_of(drawn(visibility=hidden), BODY) < count_of(drawn(), BODY)


@pytest.mark.parametrize("bad", [np.nan, np.inf, 1e9, -1e9])
def test_points_that_are_missing_or_far_outside_do_no_harm(bad):
    points = Mannequin().pose(0.0).xy_px.copy()
    points[Landmark.LEFT_WRIST] = bad
    assert count_of(drawn(points_px=points), BODY) > 300


def test_nobody_gives_an_untouched_picture():
    assert not drawn(points_px=np.full((33, 2), np.nan), visibility=np.full(33, np.nan)).any()


def test_mirrored_points_lie_where_the_mirrored_picture_has_them():
    image = np.zeros((4, 10, 3), np.uint8)
    image[2, 1] = 255
    place = Placement(scale=1.0, left_px=0.0, top_px=0.0, width_px=10, mirrored=True)
    x, y = place.of(np.array([[1.0, 2.0]]))[0]
    assert image[:, ::-1][int(y), int(x), 0] == 255


def test_points_follow_the_picture_when_it_is_scaled_and_moved():
    place = Placement(scale=2.0, left_px=160.0, top_px=5.0, width_px=640, mirrored=False)
    assert place.of(np.array([[10.0, 20.0]])).tolist() == [[180.0, 45.0]]
