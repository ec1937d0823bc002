from __future__ import annotations

import dataclasses
import math

import numpy as np
import pytest

from posecoach.analysis.analyzer import Analyzer
from posecoach.analysis.review import review
from posecoach.analysis.segmentation.candidates import Candidate
from posecoach.analysis.segmentation.hidden_arm import with_hidden_arm
from posecoach.analysis.segmentation.timing import RepTiming
from posecoach.core.evidence import Verdict
from posecoach.core.pose import Pose
from posecoach.core.skeleton import Side, landmark
from posecoach.core.vocabulary import Unjudged
from posecoach.exercises.row import SPEC
from tests.support.poses import series_of
from tests.support.rowing import pose_of, pull_course, row_angles

LASTS_S = 3.3
NEAR_S, FAR_S = [1.0, 10.0, 19.0], [5.5, 14.5, 23.5]
"""When pulls of the left arm, which the camera sees, and of the right one, which the body hides, begin."""


def poses(
    far_s: list[float], turn_deg: float = 8.0, hides: float = 0.4, near_s: list[float] = NEAR_S, **tempo: float
) -> list[Pose]:
    """Return a person seen from the left whose pulls turn the shoulders and whose right arm hardly moves in the image.

    ``far_s`` are the times at which the shoulders turn the other way, in ``tempo``; ``hides`` is by how much less the
    right arm is seen meanwhile.
    """
    pulls, rest = row_angles(near_s), row_angles([])

    def angles(t_s: float, side: Side) -> tuple[float, float]:
        return (pulls if side == "left" else rest)(t_s, side)

    found = []
    for t_s in np.arange(0.0, 28.0, 0.1).tolist():
        near, far = pull_course(t_s, near_s), pull_course(t_s, far_s, **tempo)
        pose = pose_of(t_s, angles, azimuth_deg=75.0 + turn_deg * (far - near))
        visibility = pose.visibility.copy()
        visibility[[landmark(part, "right") for part in ("elbow", "wrist")]] = 0.5 - hides * far
        found.append(dataclasses.replace(pose, visibility=visibility))
    return found


def counted(seen: list[Pose]) -> list[tuple[Side, ...]]:
    analyzer = Analyzer(SPEC)
    for pose in seen:
        analyzer.update(pose)
    analyzer.finish()
    return [rep.sides for rep in review(analyzer).reps if rep.full]


def pull(side: Side, start_s: float, way_deg: float = 80.0) -> Candidate:
    end_s = start_s + LASTS_S
    timing = RepTiming(start_s, (start_s + 1.2, start_s + 1.7), start_s + 1.45, end_s, 0.0, way_deg, 0.0)
    return Candidate(
        timing, {side: way_deg}, (side,), {"range": way_deg}, 75.0, "side-left", True, end_s, verdict=Verdict(3.0)
    )


def of_far_arm(seen: list[Pose], near_s: list[float], *more: Candidate) -> list[Candidate]:
    found = with_hidden_arm(series_of(seen), [*(pull("left", start_s) for start_s in near_s), *more])
    return [c for c in found if c.sides == ("right",)]


def test_arms_in_turn_are_all_counted_though_one_is_hidden() -> None:
    assert sorted(counted(poses(FAR_S))) == [("left",)] * 3 + [("right",)] * 3


@pytest.mark.parametrize(
    "seen",
    [poses([]), poses(FAR_S, hides=0.0), poses(FAR_S, turn_deg=1.0), poses([5.5])],
    ids=["the far arm rests", "it is seen as well as before", "the shoulders stay", "they turn in one of two rests"],
)
def test_the_far_arm_does_not_count_for_less(seen: list[Pose]) -> None:
    assert counted(seen) == [("left",)] * 3


def test_nothing_of_a_hidden_pull_is_judged_and_its_time_is_that_of_the_turn() -> None:
    found = of_far_arm(poses(FAR_S), NEAR_S)
    assert [c.timing.start_s for c in found] == pytest.approx([start_s + 0.2 for start_s in FAR_S], abs=0.4)
    assert [c.timing.end_s for c in found] == pytest.approx([start_s + LASTS_S for start_s in FAR_S], abs=0.5)
    analyzer = Analyzer(SPEC)
    for pose in poses(FAR_S):
        analyzer.update(pose)
    analyzer.finish()
    hidden = [rep for rep in review(analyzer).reps if rep.sides == ("right",)]
    assert all((rep.score, rep.faults) == (None, ()) and math.isnan(rep.range) for rep in hidden)
    assert {why for rep in hidden for why in rep.not_judged_because.values()} == {Unjudged.NOT_SEEN}


def test_who_rows_with_one_arm_and_turns_to_reach_does_not_rest_for_another_pull() -> None:
    """A real person reached so far that the shoulders turned the other way, and pulled again at once."""
    near_s = [1.0 + 4.5 * i for i in range(6)]
    reaches_s = [start_s + LASTS_S + 0.05 for start_s in near_s[:-1]]
    assert counted(poses(reaches_s, near_s=near_s, out_s=0.4, hold_s=0.3, back_s=0.4)) == [("left",)] * 6


@pytest.mark.parametrize(("way_deg", "stays"), [(20.0, False), (60.0, True)], ids=["hardly shows", "shows"])
def test_what_is_seen_of_a_hidden_pull_stays_where_the_arm_shows(way_deg: float, stays: bool) -> None:
    seen = pull("right", FAR_S[0], way_deg)
    found = of_far_arm(poses(FAR_S), NEAR_S, seen)
    assert len(found) == 3
    assert (seen in found) == stays


def test_a_hidden_pull_is_seen_from_where_the_others_are_also_from_straight_behind() -> None:
    behind = [
        dataclasses.replace(pull("left", start_s), azimuth_deg=azimuth_deg, view="back")
        for start_s, azimuth_deg in zip(NEAR_S[:2], (178.0, -178.0), strict=True)
    ]
    found = with_hidden_arm(series_of(poses(FAR_S[:2], near_s=NEAR_S[:2])), behind)
    assert [(c.hidden, c.view) for c in found if c.sides == ("right",)] == [(True, "back")] * 2
