from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from posecoach.analysis.analyzer import Analyzer
from posecoach.analysis.review import review
from posecoach.core.cycle import RepCycle
from posecoach.core.events import Event, PhaseChanged, RepCompleted, RepRejected, TrackingLost, TrackingRegained
from posecoach.core.pose import Pose
from posecoach.core.spec import ExerciseSpec
from tests.support.pulls import pull_spec
from tests.support.rowing import row_angles, rowing

PULL = pull_spec(
    RepCycle(("humerothoracic_ext_{side}_deg",), "deg", min_range=15.0, full_range=30.0),
    tempo_s=(1.2, 0.5, 1.6),
    landmarks=("shoulder", "elbow"),
)
STARTS_S = [2.0, 6.0, 10.0, 14.0]


def analysed(poses: object, spec: ExerciseSpec = PULL) -> tuple[Analyzer, list[Event]]:
    analyzer = Analyzer(spec)
    events = [e for pose in poses for e in analyzer.update(pose)]  # type: ignore[attr-defined]
    return analyzer, events + analyzer.finish()


def reps(events: list[Event]) -> list[RepCompleted]:
    return [e for e in events if isinstance(e, RepCompleted)]


@settings(deadline=None, max_examples=12)
@given(
    rate_hz=st.sampled_from([7.0, 12.5, 25.0, 30.0, 60.0, 120.0]),
    azimuth_deg=st.floats(-120, 120),
    noise_m=st.floats(0.0, 0.006),
    start_s=st.floats(0, 1e4),
    seed=st.integers(0, 99),
)
def test_the_count_does_not_depend_on_rate_view_noise_or_start(
    rate_hz: float, azimuth_deg: float, noise_m: float, start_s: float, seed: int
) -> None:
    poses = rowing(row_angles(STARTS_S), 20.0, rate_hz, azimuth_deg, noise_m, start_s, seed)
    analyzer, events = analysed(poses)
    assert [r.full for r in reps(events)] == [True] * 4
    assert review(analyzer).full == 4


@pytest.mark.parametrize("tempo", [0.4, 0.7, 1.0, 2.0])
def test_the_count_does_not_depend_on_tempo(tempo: float) -> None:
    angles = row_angles(
        [2 + 4 * tempo * i for i in range(4)], out_s=1.2 * tempo, hold_s=0.5 * tempo, back_s=1.6 * tempo
    )
    _, events = analysed(rowing(angles, 6 + 16 * tempo))
    assert len(reps(events)) == 4


def test_times_and_range_are_those_of_the_movement() -> None:
    analyzer, _ = analysed(rowing(row_angles(STARTS_S), 20.0))
    for rep, start in zip(review(analyzer).reps, STARTS_S, strict=True):
        assert rep.start_s == pytest.approx(start, abs=0.25)
        assert rep.end_s == pytest.approx(start + 3.3, abs=0.3)
        assert rep.range == pytest.approx(75.0, abs=3.0)
        assert rep.sides == ("left", "right")


def test_half_a_repetition_is_partial_once_the_range_is_known() -> None:
    full, half = row_angles([2.0, 6.0, 14.0]), row_angles([10.0], depth=0.42)

    def angles(t_s: float, side: str) -> tuple[float, float]:
        return half(t_s, side) if 9.5 < t_s < 13.7 else full(t_s, side)  # type: ignore[arg-type]

    analyzer, _ = analysed(rowing(angles, 20.0))
    assert [r.full for r in review(analyzer).reps] == [True, True, False, True]


def test_one_arm_alone_counts_and_is_named() -> None:
    pulling, resting = row_angles(STARTS_S), row_angles([])
    _, events = analysed(rowing(lambda t, side: (pulling if side == "right" else resting)(t, side), 20.0))
    assert [r.sides for r in reps(events)] == [("right",)] * 4


def test_arms_in_turn_count_each() -> None:
    left, right = row_angles([2.0, 10.0]), row_angles([6.0, 14.0])
    _, events = analysed(rowing(lambda t, side: (left if side == "left" else right)(t, side), 20.0))
    assert [r.sides for r in reps(events)] == [("left",), ("right",), ("left",), ("right",)]


def test_a_pause_half_way_is_not_counted_twice() -> None:
    def angles(t_s: float, side: str) -> tuple[float, float]:
        held = 7.05  # 45 % up on the way out
        frozen = t_s if t_s < held else held if t_s < held + 5 else t_s - 5
        return row_angles([2.0, 6.5])(frozen, side)  # type: ignore[arg-type]

    _, events = analysed(rowing(angles, 18.0))
    assert len(reps(events)) == 2


def test_a_clip_that_begins_in_mid_pull_counts_only_what_was_whole() -> None:
    poses = [p for p in rowing(row_angles(STARTS_S), 20.0) if p.t_s >= 3.4]
    analyzer, _ = analysed(poses)
    assert review(analyzer).full == 3


def test_a_pull_that_is_cut_off_is_rejected_with_the_reason() -> None:
    poses = [p for p in rowing(row_angles(STARTS_S), 20.0) if p.t_s < 15.6]
    analyzer, _ = analysed(poses)
    assert review(analyzer).full == 3
    assert [r.reason for r in review(analyzer).rejected] == ["the return to the start position was not seen"]


def test_leaving_the_picture_is_reported_and_counting_goes_on_afterwards() -> None:
    poses = [
        Pose.nobody(p.t_s, p.image_size_px) if 9.4 < p.t_s < 13.8 else p for p in rowing(row_angles(STARTS_S), 20.0)
    ]
    analyzer, events = analysed(poses)
    assert review(analyzer).full == 3
    (lost,) = (e for e in events if isinstance(e, TrackingLost))
    (back,) = (e for e in events if isinstance(e, TrackingRegained))
    assert lost.t_s == pytest.approx(10.4, abs=0.1)
    assert back.away_s == pytest.approx(4.4, abs=0.1)
    assert analyzer.frames.with_person == sum(p.found for p in poses)


def test_a_gap_shorter_than_a_blink_changes_nothing() -> None:
    poses = [
        Pose.nobody(p.t_s, p.image_size_px) if 2.6 < p.t_s < 2.85 else p for p in rowing(row_angles(STARTS_S), 20.0)
    ]
    analyzer, events = analysed(poses)
    assert review(analyzer).full == 4
    assert not any(isinstance(e, TrackingLost) for e in events)


def test_standing_still_gives_no_event() -> None:
    _, events = analysed(rowing(row_angles([]), 30.0, noise_m=0.004))
    assert events == []


def test_phases_follow_one_another() -> None:
    _, events = analysed(rowing(row_angles([2.0]), 8.0))
    phases = [e.phase for e in events if isinstance(e, PhaseChanged)]
    assert [phases[0], *phases[-2:]] == ["out", "back", "ready"]


def test_every_movement_has_its_event_in_order_of_time() -> None:
    _, events = analysed(rowing(row_angles(STARTS_S), 20.0))
    ends = [e.end_s for e in events if isinstance(e, (RepCompleted, RepRejected))]
    assert ends == sorted(ends)
    assert [e.index for e in reps(events)] == [1, 2, 3, 4]
    assert all(math.isfinite(e.t_s) and e.t_s >= e.end_s - 0.5 for e in reps(events))


def test_memory_does_not_grow_with_the_length_of_the_clip() -> None:
    analyzer = Analyzer(PULL)
    assert analyzer.reps is not None
    finder = analyzer.reps.finder
    sizes = []
    for i, pose in enumerate(rowing(row_angles([]), 240.0, rate_hz=10.0)):
        analyzer.update(pose)
        if i % 400 == 399:
            sizes.append(finder._buffer._rows.size)
    assert sizes[-1] <= 1.1 * sizes[1]
