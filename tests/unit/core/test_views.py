from __future__ import annotations

import pytest

from posecoach.core.views import View, without_side
from posecoach.signals.view import view_label, view_of


@pytest.mark.parametrize("azimuth_deg", [0.0, 45.0, -45.0, 90.0, -90.0, 130.0, -130.0, 180.0, float("nan")])
def test_a_view_without_its_side_is_the_view_of_the_azimuth(azimuth_deg: float) -> None:
    assert without_side(view_label(azimuth_deg)) == view_of(azimuth_deg).value


@pytest.mark.parametrize("view", View)
def test_a_view_that_names_no_side_stays_as_it_is(view: View) -> None:
    assert without_side(view.value) == view.value
