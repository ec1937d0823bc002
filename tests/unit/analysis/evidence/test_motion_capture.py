from __future__ import annotations

import dataclasses
from collections.abc import Iterator

import numpy as np
import pytest

from posecoach.analysis.analyzer import Analyzer
from posecoach.analysis.evidence.motion_capture import from_the_front
from posecoach.analysis.review import review
from posecoach.core.evidence import EVIDENCE_MEASURE
from posecoach.core.pose import Pose
from posecoach.exercises.row import SPEC
from posecoach.signals.view import median_azimuth_deg
from tests.support import rowing
from tests.support.poses import series_of, with_guessed_depth

AZIMUTHS_DEG = [0.0, 40.0, 90.0, -60.0, 150.0, 180.0]
BEGINS = [1.5, 5.8, 10.1]


@pytest.fixture
def _rigid(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rowing, "SHANK_SWAY_RATIO", 0.0)


def rower(azimuth_deg: float) -> Iterator[Pose]:
    return rowing.rowing(rowing.row_angles(BEGINS), 15.0, azimuth_deg=azimuth_deg)


def equally_seen(azimuth_deg: float) -> Iterator[Pose]:
    for pose in rower(azimuth_deg):
        yield dataclasses.replace(pose, visibility=np.full_like(pose.visibility, 0.9))


@pytest.mark.usefixtures("_rigid")
@pytest.mark.parametrize("azimuth_deg", AZIMUTHS_DEG)
def test_bones_that_keep_their_length_are_looked_at_from_the_front(azimuth_deg: float) -> None:
    there, ahead = (from_the_front(series_of(list(rower(azimuth)))) for azimuth in (azimuth_deg, 0.0))
    assert there.world_m == pytest.approx(ahead.world_m, abs=1e-6)
    assert there.xy_px == pytest.approx(ahead.xy_px, abs=1e-3)
    assert median_azimuth_deg(there.azimuth_deg) == pytest.approx(0.0, abs=1e-6)


def test_bones_may_vary_a_little_where_nobody_guessed_how_well_they_are_seen() -> None:
    guessed, captured = (series_of(list(poses)) for poses in (rower(60.0), equally_seen(60.0)))
    assert from_the_front(guessed) is guessed
    assert median_azimuth_deg(from_the_front(captured).azimuth_deg) == pytest.approx(0.0, abs=1e-6)
    shaken = with_guessed_depth(captured, 0.05)
    assert from_the_front(shaken) is shaken


def test_without_two_poses_of_anybody_nothing_is_turned() -> None:
    pose = next(iter(equally_seen(90.0)))
    nobody = dataclasses.replace(pose, t_s=1.0, world_m=np.full_like(pose.world_m, np.nan))
    for poses in ([pose], [pose, nobody], [nobody]):
        series = series_of(poses)
        assert from_the_front(series) is series


def test_what_speaks_for_captured_rows_is_the_same_from_every_view() -> None:
    def evidence(azimuth_deg: float) -> list[float]:
        analyzer = Analyzer(SPEC)
        for pose in equally_seen(azimuth_deg):
            analyzer.update(pose)
        analyzer.finish()
        return [rep.measures[EVIDENCE_MEASURE] for rep in review(analyzer).reps]

    ahead = evidence(0.0)
    assert len(ahead) == len(BEGINS)
    for azimuth_deg in AZIMUTHS_DEG:
        assert evidence(azimuth_deg) == pytest.approx(ahead, abs=0.1)
