from __future__ import annotations

import math

import pytest

from posecoach.analysis.segmentation.decoys import DecoyFinder
from posecoach.core.views import SAGITTAL_VIEWS, View
from posecoach.exercises.cat_camel import SPEC

NODS = ((2.0, 4.0), (7.0, 9.0))


def watched(until_s: float = 12.0, view: View = View.SIDE) -> DecoyFinder:
    """Return what is known of a head that dropped by 30 degrees twice, from 2 to 4 s and from 7 to 9 s."""
    assert SPEC.cycle is not None
    decoys = DecoyFinder(SPEC.cycle)
    for i in range(round(until_s * 25)):
        t_s = i / 25
        down = sum(math.sin(math.pi * (t_s - a) / (b - a)) ** 2 for a, b in NODS if a < t_s < b)
        decoys.update(t_s, view, lambda _, level=30.0 * down: level)
    return decoys


def test_what_moved_while_no_drive_did_is_a_decoy_and_handed_over_once() -> None:
    decoys = watched()
    found = decoys.ready(12.0, math.inf, ())
    assert [m.cycle.peak_s for m in found] == pytest.approx([3.0, 8.0], abs=0.3)
    assert {m.decoy.fault for m in found} == {"head-only"}
    assert decoys.ready(12.0, math.inf, ()) == []


def test_what_moved_with_a_drive_is_part_of_its_movement_and_remembered() -> None:
    decoys = watched()
    found = decoys.ready(12.0, math.inf, ((1.5, 4.5),))
    assert [m.cycle.peak_s for m in found] == pytest.approx([8.0], abs=0.3)
    assert [m.cycle.peak_s for m in decoys.set_aside] == pytest.approx([3.0], abs=0.3)


def test_it_waits_for_a_drive_that_is_on_the_way() -> None:
    decoys = watched()
    assert len(decoys.ready(12.0, 6.0, ())) == 1
    assert len(decoys.close(())) == 1


@pytest.mark.parametrize("view", View)
def test_it_is_looked_for_only_from_where_it_can_be_told(view: View) -> None:
    decoys = watched(view=view)
    assert len(decoys.ready(12.0, math.inf, ())) == (2 if view in SAGITTAL_VIEWS else 0)
