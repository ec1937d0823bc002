from __future__ import annotations

import dataclasses
import math

import numpy as np
import pytest

from posecoach.core.pose import Pose, Silhouette
from posecoach.signals.silhouette import (
    back_bow_ratio,
    back_contour,
    back_contour_ratio,
    back_flexion_ratio,
    edge_heights,
    largest_part,
    without_jumps,
)
from tests.support.on_all_fours import OnAllFours, back_m

SIGNALS = pytest.mark.parametrize("signal", [back_contour_ratio, back_bow_ratio, back_flexion_ratio])
NEUTRAL, CAT, CAMEL = OnAllFours(), OnAllFours(flexion=1.0), OnAllFours(flexion=-1.0)


def values(signal, body: OnAllFours, frames: int = 40, noise_m: float = 0.008) -> list[float]:
    rng = np.random.default_rng(7)
    return [signal(body.pose(rng=rng, noise_m=noise_m)) for _ in range(frames)]


def with_mask(pose: Pose, mask: np.ndarray) -> Pose:
    assert pose.silhouette is not None
    return dataclasses.replace(pose, silhouette=Silhouette(mask, pose.silhouette.px_per_cell))


def mask_of(body: OnAllFours) -> np.ndarray:
    silhouette = body.pose().silhouette
    assert silhouette is not None
    return silhouette.mask.copy()


@SIGNALS
@pytest.mark.parametrize("side", ["left", "right"])
def test_a_rounded_back_reads_more_and_a_sunken_one_less_from_either_side(signal, side: str) -> None:
    camel, neutral, cat = (signal(dataclasses.replace(b, side=side).pose()) for b in (CAMEL, NEUTRAL, CAT))
    assert camel < neutral < cat


def test_the_height_is_that_of_the_spine_model() -> None:
    q, height_m = back_m(CAT.flexion)
    inside = (q > 0.15) & (q < 0.85)
    chord_m = math.hypot(0.50, 0.09)
    over_line_m = height_m[inside] - (0.51 + 0.09 * q[inside])
    assert back_contour_ratio(CAT.pose()) == pytest.approx(over_line_m.mean() / chord_m, abs=0.015)


def test_half_a_movement_reads_about_half() -> None:
    half = back_flexion_ratio(OnAllFours(flexion=0.5).pose()) - back_flexion_ratio(NEUTRAL.pose())
    full = back_flexion_ratio(CAT.pose()) - back_flexion_ratio(NEUTRAL.pose())
    assert 0.3 < half / full < 0.7


@SIGNALS
def test_the_sides_read_the_same(signal) -> None:
    assert signal(OnAllFours(flexion=1.0, side="right").pose()) == pytest.approx(signal(CAT.pose()), abs=0.01)


def test_a_rigid_offset_of_the_landmarks_leaves_the_bow_alone() -> None:
    off = [back_bow_ratio(dataclasses.replace(b, landmarks_up_ratio=0.03).pose()) for b in (CAMEL, NEUTRAL, CAT)]
    true = [back_bow_ratio(b.pose()) for b in (CAMEL, NEUTRAL, CAT)]
    assert off == pytest.approx(true, abs=0.008)  # a third of a cell
    moved = back_contour_ratio(OnAllFours(landmarks_up_ratio=0.03).pose()) - back_contour_ratio(NEUTRAL.pose())
    assert moved == pytest.approx(-0.03, abs=0.008)


@SIGNALS
def test_end_ranges_are_many_spreads_apart_under_noise_of_landmarks_and_edge(signal) -> None:
    cat, camel = (values(signal, dataclasses.replace(b, edge_noise_cells=0.6)) for b in (CAT, CAMEL))
    assert (np.mean(cat) - np.mean(camel)) / np.std(cat) > 5.0


def test_the_head_alone_does_not_move_the_back() -> None:
    nodding = OnAllFours(head_drop_deg=40.0).pose()
    assert back_flexion_ratio(nodding) == pytest.approx(back_flexion_ratio(NEUTRAL.pose()), abs=0.005)


def test_crumbs_beside_the_person_do_not_count() -> None:
    mask = mask_of(NEUTRAL)
    mask[2:8, 80:110] = True
    assert back_contour_ratio(with_mask(NEUTRAL.pose(), mask)) == back_contour_ratio(NEUTRAL.pose())


def test_a_small_hole_does_not_end_the_trunk() -> None:
    mask = mask_of(NEUTRAL)
    mask[50:52, 94:97] = False
    whole = back_contour_ratio(NEUTRAL.pose())
    assert back_contour_ratio(with_mask(NEUTRAL.pose(), mask)) == pytest.approx(whole, abs=0.005)


def test_something_narrow_that_stands_on_the_back_is_left_out() -> None:
    mask = mask_of(NEUTRAL)
    mask[20:50, 92:95] = True
    whole = back_contour_ratio(NEUTRAL.pose())
    assert back_contour_ratio(with_mask(NEUTRAL.pose(), mask)) == pytest.approx(whole, abs=0.01)


def test_there_is_no_contour_without_a_silhouette_or_of_an_empty_one() -> None:
    pose = NEUTRAL.pose()
    assert math.isnan(back_contour_ratio(dataclasses.replace(pose, silhouette=None)))
    assert math.isnan(back_flexion_ratio(with_mask(pose, np.zeros_like(mask_of(NEUTRAL)))))


def test_there_is_no_contour_where_most_rays_miss() -> None:
    mask = mask_of(NEUTRAL)
    mask[:, 90:115] = False
    assert not back_contour(with_mask(NEUTRAL.pose(), mask)).usable.any()


def test_there_is_no_contour_off_all_fours() -> None:
    pose = NEUTRAL.pose()
    upright = np.stack([pose.world_m[:, 1], pose.world_m[:, 0], pose.world_m[:, 2]], axis=1)
    assert math.isnan(back_contour_ratio(dataclasses.replace(pose, world_m=upright)))


def test_nobody_has_no_back() -> None:
    assert math.isnan(back_flexion_ratio(Pose.nobody(0.0, (640, 480))))


def test_a_person_cut_off_by_the_edge_of_the_image_ends_there() -> None:
    mask = np.zeros((20, 40), dtype=bool)
    mask[0:12] = True
    heights = edge_heights(mask, (5.0, 8.0), (35.0, 8.0), (0.0, -1.0))
    assert heights == pytest.approx(np.full(len(heights), 8.0), abs=0.5)


def test_the_largest_part_of_a_whole_mask_is_the_mask() -> None:
    mask = mask_of(NEUTRAL)
    assert largest_part(mask) is mask


def test_a_jump_is_dropped_and_a_slope_kept() -> None:
    slope = np.linspace(0.1, 0.4, 40)
    jumped = slope.copy()
    jumped[20] = 0.6
    assert np.isfinite(without_jumps(slope)).all()
    assert np.flatnonzero(np.isnan(without_jumps(jumped))).tolist() == [20]


@SIGNALS
def test_landmarks_far_outside_of_the_picture_have_no_back_however_far_they_are(signal) -> None:
    pose = CAT.pose()
    assert math.isnan(signal(dataclasses.replace(pose, xy_px=pose.xy_px * 1e7)))
