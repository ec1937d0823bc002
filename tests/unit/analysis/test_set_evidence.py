from __future__ import annotations

import dataclasses
import math

import pytest

from posecoach.analysis.analyzer import Analyzer
from posecoach.analysis.calibration import Reference
from posecoach.analysis.likeness import likeness
from posecoach.analysis.movements import ArmCycle, Movement
from posecoach.analysis.review import review
from posecoach.analysis.set_evidence import (
    LIVE_CAUTION,
    SHOWN_LOG_ODDS,
    SURE_LOG_ODDS,
    Weighed,
    measured_trunk,
    one_at_a_time,
    verdicts,
    with_company,
)
from posecoach.analysis.track import PoseTrack
from posecoach.core.events import RepCompleted, SetReviewed
from posecoach.core.observations import AMONG_OTHERS, DURING_ANOTHER, EvidenceTable, Observation, Verdict
from posecoach.core.pose import Pose
from posecoach.core.skeleton import Landmark, Side
from posecoach.core.vocabulary import Unjudged
from posecoach.exercises import scapular_retraction
from posecoach.exercises.row import SPEC
from tests.support.rowing import row_angles, rowing
from tests.support.squeezer import Squeezer, squeezes

BEGINS = [1.5, 6.0, 10.5]
BEND = Observation("bend_deg", 90.0, 10.0, below=-1.0, above=0.0, low_words="it hardly bent", high_words="")
TABLE = EvidenceTable(1.0, (BEND,))


def test_one_weak_repetition_is_carried_by_the_others_of_its_set() -> None:
    found = verdicts(TABLE, [{"bend_deg": bend, "range_log": 1.0} for bend in (90.0, 90.0, 75.0)], [0.0] * 3)
    assert [v.log_odds for v in found] == pytest.approx([0.5] * 3)
    assert found[2].against == "it hardly bent"


def test_a_movement_that_counts_alone_and_not_among_others_is_refused_because_of_these() -> None:
    moved = [{"bend_deg": bend, "range_log": bend} for bend in (83.0, *[20.0] * 5)]
    assert verdicts(TABLE, moved[:1], [0.0])[0].accepted
    among = verdicts(TABLE, moved, [0.0] * 6)
    assert not among[0].accepted
    assert [v.against for v in among] == [AMONG_OTHERS, *["it hardly bent"] * 5]


def test_a_movement_unlike_the_others_stands_alone() -> None:
    measures = [{"range_log": 1.0}, {"range_log": 1.0}, {"range_log": 50.0}]
    company = with_company(measures, likeness(measures))
    assert [m["unlike_ratio"] for m in company] == pytest.approx([1 / 3, 1 / 3, 2 / 3])


def test_where_hanging_arms_tremble_to_makes_no_movement_of_the_trunk_unlike_another() -> None:
    analyzer, track = Analyzer(scapular_retraction.SPEC), PoseTrack(60.0)
    for pose in squeezes((Squeezer(shoulders_back_m=0.03),) * 2):
        analyzer.update(pose)
        track.append(pose)
    assert analyzer.reps is not None
    assert len(analyzer.reps.judged.candidates) == 2
    for candidate in analyzer.reps.judged.candidates:
        assert math.isnan(measured_trunk(track.series(), candidate)["bend_share_deg"])


def test_of_a_movement_that_was_made_once_or_twice_one_must_be_the_surer() -> None:
    table = EvidenceTable(1.0, (Observation("alike_log", math.log(3), 1.0, -1.0, 0.0),))
    once, other = {"range_log": 1.0}, {"range_log": 1.0, "elbow_start_deg": 999.0}
    needs = {1: 1.0 - math.log(3), 2: 1.0 - math.log(1.5), 3: 1.0, 8: 1.0}
    for times, odds in needs.items():
        assert [v.log_odds for v in verdicts(table, [once] * times, [0.0] * times)] == pytest.approx([odds] * times)
    lone = verdicts(table, [{**once, "elbow_start_deg": 0.0}, other], [0.0] * 2)
    assert [v.log_odds for v in lone] == pytest.approx([needs[1]] * 2)


def test_where_a_hidden_hand_is_guessed_to_be_says_nothing_of_a_movement_of_the_trunk() -> None:
    analyzer, seen, guessed = Analyzer(scapular_retraction.SPEC), PoseTrack(60.0), PoseTrack(60.0)
    for pose in squeezes((Squeezer(shoulders_back_m=0.03),)):
        analyzer.update(pose)
        seen.append(pose)
        guessed.append(_with_hidden_hand(pose, below_m=0.3))
    assert analyzer.reps is not None
    (candidate,) = analyzer.reps.judged.candidates
    before, after = (measured_trunk(t.series(), candidate)["hand_lift_peak_ratio"] for t in (seen, guessed))
    assert after == pytest.approx(before, abs=0.02)


def _with_hidden_hand(pose: Pose, below_m: float) -> Pose:
    """Return the pose with a right hand that is not seen, and guessed to be further down."""
    world_m, visibility = pose.world_m.copy(), pose.visibility.copy()
    world_m[Landmark.RIGHT_WRIST, 1] += below_m
    visibility[Landmark.RIGHT_WRIST] = 0.02
    return dataclasses.replace(pose, world_m=world_m, visibility=visibility)


def test_a_single_movement_that_is_hardly_a_row_counts_and_is_not_corrected() -> None:
    def rep(prior: float, begins: list[float]) -> RepCompleted:
        table = EvidenceTable(prior, (Observation("elbow_bend_deg", 0.0, 10.0, 0.0, 0.0),))
        analyzer = Analyzer(dataclasses.replace(SPEC, observations=table))
        quick = row_angles(begins, out_s=0.5, hold_s=0.1, back_s=0.5)
        for pose in rowing(quick, begins[-1] + 4.0):
            analyzer.update(pose)
        analyzer.finish()
        return review(analyzer).reps[0]

    doubtful = rep(SURE_LOG_ODDS / 2, [2.0])
    assert (doubtful.faults, doubtful.score) == ((), None)
    assert set(doubtful.not_judged_because.values()) == {Unjudged.UNSURE}
    for known in (rep(SURE_LOG_ODDS * 2, [2.0]), rep(SURE_LOG_ODDS / 2, [2.0, 5.0])):
        assert "too-fast" in [fault.id for fault in known.faults]
        assert known.score is not None


UNKNOWN = EvidenceTable(-2.0, (Observation("elbow_bend_deg", 0.0, 10.0, 0.0, 0.0, high_words="it was unlike a row"),))
"""The evidence for a kind of row that nothing was learned from: all of it is refused."""


SHOWN = ({"duration_log_s": 1.18, "bend_share_deg": 48.6, "elbow_start_deg": 15.0, "inclination_deg": 0.6},)
"""A repetition of the synthetic person who rows."""


def counted(analyzer: Analyzer) -> tuple[int, int]:
    """Return how many repetitions were announced in a set, and how many its end holds."""
    events = [e for pose in rowing(row_angles(BEGINS), 15.0) for e in analyzer.update(pose)]
    analyzer.finish()
    return sum(isinstance(e, RepCompleted) and e.full for e in events), review(analyzer).full


def test_what_the_person_showed_when_asked_counts_although_nothing_like_it_was_learned_from() -> None:
    spec = dataclasses.replace(SPEC, observations=UNKNOWN)
    assert counted(Analyzer(spec)) == (0, 0)
    asked = Analyzer(dataclasses.replace(spec, observations=UNKNOWN.when_asked()))
    assert counted(asked) == (3, 3)
    assert counted(Analyzer(spec, Reference(shown=SHOWN))) == (3, 3)


def test_only_movements_like_those_that_were_shown_gain_by_it() -> None:
    unlike = [{"range_log": 1.0}, {"range_log": 50.0}]
    found = verdicts(TABLE, unlike, [0.0] * 2, shown=[{"range_log": 1.0}])
    assert [v.log_odds for v in found] == pytest.approx([1.0 + SHOWN_LOG_ODDS, 1.0])


def test_a_set_that_is_refused_as_a_whole_takes_back_what_was_announced() -> None:
    analyzer = Analyzer(SPEC)
    events = [e for pose in rowing(row_angles(BEGINS), 15.0) for e in analyzer.update(pose)]
    assert sum(isinstance(e, RepCompleted) and e.full for e in events) == 3
    assert analyzer.reps is not None
    assert analyzer.reps.evidence is not None
    analyzer.reps.evidence.table = dataclasses.replace(analyzer.reps.evidence.table, prior=-50.0)
    (reviewed,) = [e for e in analyzer.finish() if isinstance(e, SetReviewed)]
    assert (reviewed.announced, reviewed.counted) == (3, 0)
    assert review(analyzer).full == 0


def test_a_set_that_holds_what_was_announced_says_nothing_more() -> None:
    analyzer = Analyzer(SPEC)
    for pose in rowing(row_angles(BEGINS), 15.0):
        analyzer.update(pose)
    assert not [e for e in analyzer.finish() if isinstance(e, SetReviewed)]


def test_what_is_announced_while_a_set_goes_on_must_be_likelier_than_what_counts_at_its_end() -> None:
    unsure = EvidenceTable(LIVE_CAUTION / 2, (Observation("elbow_bend_deg", 0.0, 10.0, 0.0, 0.0),))
    assert counted(Analyzer(dataclasses.replace(SPEC, observations=unsure))) == (0, 3)
    sure = dataclasses.replace(unsure, prior=LIVE_CAUTION * 1.5)
    assert counted(Analyzer(dataclasses.replace(SPEC, observations=sure))) == (3, 3)


@pytest.mark.parametrize(
    ("start_s", "peak_s", "end_s", "against"),
    [(1.0, 2.0, 3.0, DURING_ANOTHER), (0.0, 1.0, 9.0, DURING_ANOTHER), (5.0, 6.0, 7.0, "it hardly bent")],
    ids=["its peak within a repetition", "around one", "after it"],
)
def test_how_an_idle_arm_moves_during_a_repetition_is_no_reason(
    start_s: float, peak_s: float, end_s: float, against: str
) -> None:
    pull, other = arm("left", 1.0, 2.5, 4.0), arm("right", start_s, peak_s, end_s)
    found = one_at_a_time([Weighed(pull, {}, Verdict(2.0)), Weighed(other, {}, Verdict(-3.0, "it hardly bent"))])
    assert [w.verdict for w in found] == [Verdict(2.0), Verdict(-3.0, against)]


def arm(side: Side, start_s: float, peak_s: float, end_s: float) -> Movement:
    return Movement(ArmCycle(side, start_s, peak_s, end_s, 60.0, 60.0, 80.0, (start_s, end_s), (start_s, end_s)))
