from __future__ import annotations

import pytest

from posecoach.core.answers import EffortReported, PainReported
from posecoach.core.events import CountCorrected, RepRejected, SetEnded, StageChanged
from posecoach.core.vocabulary import EndReason, PainMoment, SpotFeeling, Stage
from posecoach.progress.record import Dose
from posecoach.progress.recording import record_of
from tests.support.records import record
from tests.support.sessions import MONDAY, Script


def test_a_session_of_one_exercise_needs_no_technique_events() -> None:
    record = record_of(Script("row").sets([10, 8]).over())
    assert record is not None
    assert [e.exercise for e in record.exercises] == ["row"]
    assert [(s.full, s.counted) for s in record.exercises[0].sets] == [(10, 10), (8, 8)]
    assert record.exercises[0].worked_s == pytest.approx(54.0)
    assert record.day == MONDAY.date()


def test_a_clip_gives_no_record_because_its_clock_says_nothing_of_the_day() -> None:
    events = Script("row").rep().over()
    assert record_of(events) is not None
    assert record_of([events[1], *events[2:]]) is None


def test_repetitions_without_any_stage_are_one_set() -> None:
    record = record_of(Script("row").rep().rep(full=False).over())
    assert record is not None
    (done,) = record.exercises
    assert [(s.full, s.partial, s.counted) for s in done.sets] == [(1, 1, 1)]
    assert done.worked_s == done.end_s - done.start_s


def test_each_technique_of_a_routine_is_kept_with_its_plan_effort_and_reason() -> None:
    script = Script("routine").begin("cat_camel", sets=2, reps=8).sets([8, 8]).end()
    script.begin("self_massage", sets=1, hold_s=30.0).a_hold_set([30.0, 31.0]).end(EndReason.SKIPPED).effort(7.0)
    record = record_of(script.over())
    assert record is not None
    cat, massage = record.exercises
    assert cat.planned == Dose(sets=2, reps=8)
    assert (cat.reason, cat.rpe, massage.reason, massage.rpe) == ("done", None, "skipped", 7.0)
    assert [h.held_s for h in massage.holds] == [30.0, 31.0]


def test_effort_goes_to_the_exercise_that_is_named() -> None:
    script = Script("routine").begin("row").a_set(3).end().begin("self_massage").a_hold_set([30.0]).end()
    record = record_of(script.add(EffortReported(t_s=99.0, rpe=6.0, exercise="row")).over())
    assert record is not None
    assert [e.rpe for e in record.exercises] == [6.0, None]


def test_a_set_that_is_begun_anew_forgets_what_was_done_of_it() -> None:
    script = Script("row").stage(Stage.WORKING).rep().rep()
    record = record_of(script.a_set(5).over())
    assert record is not None
    assert [s.full for s in record.exercises[0].sets] == [5]


def test_a_pause_ends_no_set_and_is_not_work() -> None:
    script = Script("row").stage(Stage.WORKING).rep().stage(Stage.PAUSED)
    script.t_s += 100.0
    script.stage(Stage.WORKING).rep()
    record = record_of(script.add(SetEnded(t_s=script.t_s, index=1, full=2, partial=0, count=2)).over())
    assert record is not None
    (done,) = record.exercises
    assert [s.full for s in done.sets] == [2]
    assert done.worked_s == pytest.approx(6.0)


def test_the_count_that_the_person_corrected_is_kept_beside_what_was_seen() -> None:
    script = Script("row").stage(Stage.WORKING).rep().add(CountCorrected(t_s=14.0, count=2))
    broken_off = record_of(script.events)
    assert broken_off is not None
    assert [(s.full, s.counted) for s in broken_off.exercises[0].sets] == [(1, 2)]
    ended = record_of(script.add(SetEnded(t_s=20.0, index=1, full=1, partial=0, count=3)).over())
    assert ended is not None
    assert ended.exercises[0].sets[0].counted == 3


@pytest.mark.parametrize(("corrected", "counted"), [(2, 4), (0, 2)])
def test_what_was_done_after_a_corrected_count_is_kept_though_the_log_breaks_off(corrected: int, counted: int) -> None:
    script = Script("row").stage(Stage.WORKING).rep().add(CountCorrected(t_s=14.0, count=corrected)).rep().rep()
    record = record_of(script.events)
    assert record is not None
    assert [(s.full, s.counted) for s in record.exercises[0].sets] == [(3, counted)]


def test_a_count_that_was_corrected_after_the_end_of_its_set_is_kept() -> None:
    script = Script("row").begin("row").sets([10, 8])
    script.add(CountCorrected(t_s=script.t_s, count=9, set_index=2)).end()
    script.add(CountCorrected(t_s=script.t_s, count=7, set_index=2))  # while something is asked after the last one
    record = record_of(script.over())
    assert record is not None
    (done,) = record.exercises
    assert [(s.full, s.counted) for s in done.sets] == [(10, 10), (8, 7)]


def test_a_log_that_breaks_off_keeps_what_was_done_and_has_no_reason() -> None:
    script = Script("row").sets([10]).stage(Stage.WORKING, 2).rep().rep()
    record = record_of(script.events)
    assert record is not None
    assert record.reason is record.exercises[0].reason is None
    assert [s.full for s in record.exercises[0].sets] == [10, 2]


def test_a_hold_that_breaks_off_or_was_too_short_is_kept_and_does_not_count() -> None:
    script = Script("self_massage").stage(Stage.WORKING).hold(3.0, reason="too short to count").hold(30.0)
    record = record_of(script.events[:-1])
    assert record is not None
    assert [(h.held_s, h.counted) for h in record.exercises[0].holds] == [(3.0, False), (0.0, False)]
    whole = record_of(script.events)
    assert whole is not None
    assert [h.counted for h in whole.exercises[0].holds] == [False, True]


def test_movements_that_were_not_counted_are_numbered() -> None:
    rejected = RepRejected(t_s=12.0, start_s=11.0, end_s=12.0, reason="too short")
    record = record_of(Script("row").rep().add(rejected).over())
    assert record is not None
    assert record.exercises[0].sets[0].rejected == 1


def test_answers_about_spots_belong_to_the_massage_they_are_about() -> None:
    script = Script("routine").begin("self_massage").a_hold_set([30.0, 30.0])
    script.spot(1, SpotFeeling.SAME, 30.0, "left").spot(1, SpotFeeling.EASIER, 60.0, "left").end().begin("row").a_set(
        3
    ).end()
    massage, row = record(script).exercises
    assert [(s.spot, s.pressed_s, s.feeling, s.side) for s in massage.spots] == [
        (1, 30.0, "same", "left"), (1, 60.0, "easier", "left"),
    ]  # fmt: skip
    assert (massage.felt_at_last, row.spots) == ((SpotFeeling.EASIER,), ())


def test_pain_is_that_of_the_session_and_a_number_off_the_scale_is_not_kept() -> None:
    script = (
        Script("row")
        .pain(4, PainMoment.BEFORE)
        .pain(6, PainMoment.DURING, "row")
        .pain(3, PainMoment.AFTER)
        .pain(11, PainMoment.AFTER)
    )
    record = record_of(script.add(PainReported(t_s=20.0, nprs=9, when=PainMoment.AFTER, spot=2)).day_after(True).over())
    assert record is not None
    assert (record.pain(PainMoment.BEFORE), record.pain(PainMoment.AFTER), record.pain(PainMoment.DURING)) == (
        4,
        3,
        None,
    )
    assert len(record.pains) == 4
    assert record.worse_day_after is True


def test_stages_between_techniques_begin_no_exercise() -> None:
    script = Script("routine").stage(Stage.GUIDING).begin("row").a_set(2).end().stage(Stage.GUIDING).stage(Stage.DONE)
    record = record_of(script.over())
    assert record is not None
    assert [e.exercise for e in record.exercises] == ["row"]


def test_a_technique_that_begins_ends_the_one_before() -> None:
    record = record_of(Script("routine").begin("row").a_set(2).begin("cat_camel").a_set(3).over())
    assert record is not None
    assert [(e.exercise, len(e.reps)) for e in record.exercises] == [("row", 2), ("cat_camel", 3)]


def test_events_of_other_kinds_and_before_the_start_change_nothing() -> None:
    assert record_of([]) is None
    assert record_of([StageChanged(t_s=0.0, stage=Stage.FRAMING)]) is None
