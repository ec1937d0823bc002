from __future__ import annotations

import dataclasses

import pytest

from posecoach.analysis.analyzer import Analyzer
from posecoach.analysis.evidence.live_evidence import LIVE_CAUTION
from posecoach.analysis.evidence.set_evidence import (
    Weighed,
    image_carries,
    one_at_a_time,
    weighed_movements,
    without_twitches,
)
from posecoach.analysis.evidence.verdicts import SURE_LOG_ODDS
from posecoach.analysis.judgement.reference import Reference
from posecoach.analysis.review import review
from posecoach.analysis.segmentation.movements import ArmCycle, Movement, find_movements
from posecoach.core.events import RepCompleted, SetReviewed
from posecoach.core.evidence import DURING_ANOTHER, Clue, EvidenceTable, Verdict
from posecoach.core.skeleton import Side
from posecoach.core.vocabulary import Unjudged
from posecoach.exercises.row import SPEC
from tests.support.poses import series_of, with_guessed_depth
from tests.support.rowing import row_angles, rowing

BEGINS = [1.5, 6.0, 10.5]


def test_a_single_movement_that_is_hardly_a_row_counts_and_is_not_corrected() -> None:
    def rep(prior: float, begins: list[float]) -> RepCompleted:
        table = EvidenceTable(prior, (Clue("elbow_bend_deg", 0.0, 10.0, 0.0, 0.0),))
        analyzer = Analyzer(dataclasses.replace(SPEC, evidence=table))
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


def test_a_pull_that_the_recording_cuts_off_says_nothing_of_the_others() -> None:
    table = EvidenceTable(1.0, (Clue("duration_log_s", 1.0, 0.1, -1.0, 0.0),))
    (alone,), (first, cut_off) = (
        weighed_movements(table, series_of(list(rowing(row_angles([1.5, 6.0]), ends_s)))) for ends_s in (5.8, 7.5)
    )
    assert [w.movement.whole for w in (alone, first, cut_off)] == [True, True, False]
    assert first.verdict.log_odds == pytest.approx(alone.verdict.log_odds)
    assert cut_off.verdict.log_odds < first.verdict.log_odds - 1.0


UNKNOWN = EvidenceTable(-2.0, (Clue("elbow_bend_deg", 0.0, 10.0, 0.0, 0.0, high_words="it was unlike a row"),))
"""The evidence for a kind of row that nothing was learned from: all of it is refused."""


SHOWN = ({"duration_log_s": 1.18, "bend_share_deg": 48.6, "elbow_start_deg": 15.0, "inclination_deg": 0.6},)
"""A repetition of the synthetic person who rows."""


def counted(analyzer: Analyzer) -> tuple[int, int]:
    """Return how many repetitions were announced in a set, and how many its end holds."""
    events = [e for pose in rowing(row_angles(BEGINS), 15.0) for e in analyzer.update(pose)]
    analyzer.finish()
    return sum(isinstance(e, RepCompleted) and e.full for e in events), review(analyzer).full


def test_what_the_person_showed_when_asked_counts_although_nothing_like_it_was_learned_from() -> None:
    spec = dataclasses.replace(SPEC, evidence=UNKNOWN)
    assert counted(Analyzer(spec)) == (0, 0)
    asked = Analyzer(dataclasses.replace(spec, evidence=UNKNOWN.when_asked()))
    assert counted(asked) == (3, 3)
    assert counted(Analyzer(spec, Reference(shown=SHOWN))) == (3, 3)


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
    unsure = EvidenceTable(LIVE_CAUTION / 2, (Clue("elbow_bend_deg", 0.0, 10.0, 0.0, 0.0),))
    assert counted(Analyzer(dataclasses.replace(SPEC, evidence=unsure))) == (0, 3)
    sure = dataclasses.replace(unsure, prior=LIVE_CAUTION * 1.5)
    assert counted(Analyzer(dataclasses.replace(SPEC, evidence=sure))) == (3, 3)


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


@pytest.mark.parametrize(
    ("start_s", "end_s", "counted"), [(1.2, 4.2, ["left"]), (2.4, 5.4, ["left", "right"])], ids=["at once", "in turn"]
)
def test_two_arms_at_once_are_no_two_repetitions(start_s: float, end_s: float, counted: list[str]) -> None:
    working, leaning = arm("left", 1.0, 2.0, 4.0), arm("right", start_s, end_s - 1.0, end_s)
    found = one_at_a_time([Weighed(leaning, {}, Verdict(1.0)), Weighed(working, {}, Verdict(2.0))])
    assert sorted(w.movement.lead.side for w in found if w.verdict.accepted) == counted


def test_a_first_pull_of_one_arm_while_the_other_is_on_its_way_belongs_to_the_repetition_of_both() -> None:
    later, whole_way = arm("right", 3.0, 4.5, 6.0), arm("left", 1.0, 4.0, 6.0)
    both = Movement(later.lead, (whole_way.lead,))
    found = one_at_a_time([Weighed(both, {}, Verdict(2.0)), Weighed(arm("right", 1.0, 1.8, 2.9), {}, Verdict(4.0))])
    assert [w.verdict.against for w in found if not w.verdict.accepted] == [DURING_ANOTHER]


@pytest.mark.parametrize(
    ("hidden", "lasts_s", "counts"),
    [(0.4, 0.7, False), (0.4, 2.0, True), (0.1, 0.7, True)],
    ids=["a moment of a hidden arm", "a pull of a hidden arm", "a moment of an arm that is seen"],
)
def test_what_a_hidden_arm_seems_to_do_in_a_moment_is_no_pull(hidden: float, lasts_s: float, counts: bool) -> None:
    seen = {"arm_hidden_ratio": 0.0}
    pulls = [Weighed(arm("right", start_s, start_s + 1.0, start_s + 3.0), seen, Verdict(6.0)) for start_s in (3.0, 7.0)]
    stir = Weighed(arm("left", 0.1, 0.4, 0.1 + lasts_s), {"arm_hidden_ratio": hidden}, Verdict(3.0))
    assert [w.verdict.accepted for w in without_twitches([stir, *pulls])] == [counts, True, True]
    assert without_twitches([stir]) == [stir]


def test_the_drive_carries_the_set_whose_movements_are_the_likelier_exercise() -> None:
    """From behind, with the depth of the arms guessed anew in each picture, the image shows the pulls."""
    clear = series_of(list(rowing(row_angles(BEGINS), 15.0, azimuth_deg=150.0)))
    guessed = with_guessed_depth(clear, 0.3, seed=1)
    even = EvidenceTable(2.0, (Clue("duration_log_s", 1.1, 0.2, -1.0, -1.0),))
    for series in (clear, guessed):
        accepted = [w.movement for w in weighed_movements(even, series) if w.verdict.accepted]
        assert [m.lead.peak_s for m in accepted] == pytest.approx([b + 1.45 for b in BEGINS], abs=0.5)
    assert len(find_movements(guessed)) > len(BEGINS)


@pytest.mark.parametrize(
    ("seen", "by_angles", "carries"),
    [
        ([3.0] * 4, [2.0] * 4, True),
        ([2.1] * 4, [2.0] * 4, False),
        ([3.0] * 5, [4.0] * 2, True),
        ([3.0] * 5, [2.0] * 8, True),
        ([3.0], [2.0] * 8, False),
        ([3.0, -9.0], [2.0, -1.0], True),
        ([2.0, 2.0], [-1.0], True),
        ([0.5, 0.5], [-1.0], False),
        ([-1.0], [2.0], False),
    ],
    ids=[
        "surer",
        "hardly surer",
        "more, less sure",
        "fewer, surer",
        "too few",
        "what is refused",
        "alone",
        "doubtful",
        "none",
    ],
)
def test_the_image_carries_a_set_for_whose_movements_clearly_more_speaks(
    seen: list[float], by_angles: list[float], carries: bool
) -> None:
    def weighed(odds: list[float]) -> list[Weighed]:
        return [Weighed(arm("left", 3.0 * i, 3.0 * i + 1, 3.0 * i + 2), {}, Verdict(o)) for i, o in enumerate(odds)]

    assert image_carries(weighed(seen), weighed(by_angles)) is carries


def arm(side: Side, start_s: float, peak_s: float, end_s: float) -> Movement:
    return Movement(ArmCycle(side, start_s, peak_s, end_s, 60.0, 60.0, 80.0, (start_s, end_s), (start_s, end_s)))
