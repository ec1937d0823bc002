from __future__ import annotations

import dataclasses
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from posecoach.app.live.resume import Interrupted, interrupted
from posecoach.coaching.planning.plan import PlannedExercise
from posecoach.core.vocabulary import EndReason, Stage
from posecoach.progress.past import RESUME_WITHIN
from posecoach.registry import exercise
from tests.support.sessions import MONDAY, Script, write_log

SOON = MONDAY + timedelta(hours=1)


class Logs:
    """The logs of one person, in a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.paths: list[Path] = []

    def add(
        self, done: list[str], *, at: datetime = MONDAY, reason: str = "", name: str = "routine", how: str = "done"
    ) -> None:
        script = Script("routine", at=at)
        for technique in done:
            script.begin(technique).end(how)
        script.begin("row").end("stopped")
        events = script.over(reason) if reason else script.events
        self.paths.append(write_log(self.folder / f"{at:%Y-%m-%dT%H-%M-%S}_{name}.jsonl", events))


@pytest.fixture
def logs(tmp_path: Path) -> Logs:
    return Logs(tmp_path)


def test_without_a_log_nothing_was_broken_off() -> None:
    assert interrupted([], SOON).over == frozenset()


@pytest.mark.parametrize("reason", ["the person ended it", "the window was closed", "interrupted", ""])
def test_what_was_finished_before_the_break_is_passed_over(logs: Logs, reason: str) -> None:
    logs.add(["heating_pad", "muscle_fatigue"], reason=reason)
    assert interrupted(logs.paths, SOON).over == {"heating_pad", "muscle_fatigue"}


@pytest.mark.parametrize("how", [EndReason.SKIPPED, EndReason.STOPPED_FOR_PAIN])
def test_what_was_skipped_or_hurt_is_not_offered_again(logs: Logs, how: EndReason) -> None:
    logs.add(["foam_roller"], how=how)
    assert interrupted(logs.paths, SOON).over == {"foam_roller"}


@pytest.mark.parametrize("reason", [EndReason.PLAN_DONE, EndReason.STOPPED_FOR_PAIN])
def test_of_a_finished_routine_and_of_one_that_hurt_nothing_is_resumed(logs: Logs, reason: str) -> None:
    logs.add(["heating_pad"], reason=reason)
    assert interrupted(logs.paths, SOON).over == frozenset()


def test_an_old_break_is_forgotten(logs: Logs) -> None:
    logs.add(["heating_pad"])
    assert interrupted(logs.paths, MONDAY + RESUME_WITHIN).over == {"heating_pad"}
    assert interrupted(logs.paths, MONDAY + RESUME_WITHIN + timedelta(minutes=1)).over == frozenset()


def test_a_routine_of_a_day_on_which_the_clock_was_wrong_is_neither_resumed_for_ever_nor_in_the_way(logs: Logs) -> None:
    logs.add(["heating_pad"])
    logs.add(["muscle_fatigue"], at=MONDAY + timedelta(days=300))
    assert interrupted(logs.paths, SOON).over == {"heating_pad"}


def test_a_clock_that_is_put_back_by_an_hour_keeps_nobody_from_going_on(logs: Logs) -> None:
    logs.add(["heating_pad"])
    assert interrupted(logs.paths, MONDAY - timedelta(minutes=50)).over == {"heating_pad"}


def test_a_routine_may_be_broken_off_twice(logs: Logs) -> None:
    logs.add(["heating_pad"])
    logs.add(["muscle_fatigue"], at=MONDAY + timedelta(minutes=30))
    assert interrupted(logs.paths, SOON).over == {"heating_pad", "muscle_fatigue"}


def test_a_break_before_a_finished_routine_is_over(logs: Logs) -> None:
    logs.add(["heating_pad"])
    logs.add(["foam_roller"], at=MONDAY + timedelta(minutes=30), reason="the plan was done")
    logs.add(["cat_camel"], at=MONDAY + timedelta(minutes=50))
    assert interrupted(logs.paths, SOON).over == {"cat_camel"}


def test_sessions_of_one_exercise_are_no_routines(logs: Logs) -> None:
    logs.add(["heating_pad"])
    logs.add(["muscle_fatigue"], at=MONDAY + timedelta(minutes=5), name="row")
    assert interrupted(logs.paths, SOON).over == {"heating_pad"}


def test_two_routines_begun_in_the_same_second_are_both_seen(logs: Logs) -> None:
    logs.add(["heating_pad"])
    logs.add(["muscle_fatigue"], name="routine-2")
    assert interrupted(logs.paths, SOON).over == {"heating_pad", "muscle_fatigue"}


def test_an_odd_line_costs_only_what_comes_after_it(logs: Logs) -> None:
    logs.add(["heating_pad", "muscle_fatigue"])
    with logs.paths[0].open("a") as log:
        log.write('{"type": "RepCompleted", "full": "yes"}\n')
    assert interrupted(logs.paths, SOON).over == {"heating_pad", "muscle_fatigue"}


@pytest.mark.parametrize("odd", ["yesterday", "2026-01-05T18:00:00"])
def test_a_log_that_does_not_say_when_it_began_is_not_gone_on_with(logs: Logs, odd: str) -> None:
    logs.add(["heating_pad"])
    text = logs.paths[0].read_text()
    logs.paths[0].write_text(
        text.replace(MONDAY.isoformat(timespec="milliseconds"), odd).replace(MONDAY.isoformat(), odd)
    )
    assert odd in logs.paths[0].read_text()
    assert interrupted(logs.paths, SOON).over == frozenset()


@pytest.mark.parametrize(("warmed_s", "left_s"), [(0.0, 900.0), (600.0, 300.0), (870.0, None)])
def test_heat_goes_on_for_the_minutes_that_are_left(warmed_s: float, left_s: float | None) -> None:
    heat, row = (PlannedExercise.of(exercise(one)) for one in ("heating_pad", "row"))
    left = Interrupted(frozenset({"foam_roller"}), {"heating_pad": warmed_s}).left_of([heat, row])
    assert [item.dose.duration_s for item in left if item.spec.id == "heating_pad"] == ([left_s] if left_s else [])
    assert left[-1] == row


def test_the_minutes_on_a_heating_pad_before_the_break_are_known(logs: Logs) -> None:
    script = Script("routine").begin("heating_pad", sets=1, duration_s=900.0).stage(Stage.WORKING)
    script.t_s += 600.0
    events = script.stage(Stage.PAUSED).end(EndReason.STOPPED).over(EndReason.ENDED_BY_PERSON)
    logs.paths.append(write_log(logs.folder / "2026-01-05T18-00-00_routine.jsonl", events))
    assert interrupted(logs.paths, SOON).before_sets_s["heating_pad"] == pytest.approx(600.0)


def test_sets_that_were_done_before_the_break_are_not_done_again(logs: Logs) -> None:
    script = Script("routine").begin("row", sets=3, reps=10).stage(Stage.FRAMING).a_set(10).a_set(10, index=2)
    script.stage(Stage.COUNTDOWN, 3).stage(Stage.WORKING, 3).rep().rep()
    logs.paths.append(write_log(logs.folder / "2026-01-05T18-00-00_routine.jsonl", script.events))
    (row,) = interrupted(logs.paths, SOON).left_of([PlannedExercise.of(exercise("row"))])
    assert (row.sets_done, row.dose.sets) == (2, 3)

    again = Script("routine", at=MONDAY + timedelta(minutes=20)).begin("row", sets=3, reps=10)
    again.stage(Stage.COUNTDOWN, 3).stage(Stage.WORKING, 3)
    logs.paths.append(write_log(logs.folder / "2026-01-05T18-20-00_routine.jsonl", again.events))
    (row,) = interrupted(logs.paths, SOON).left_of([PlannedExercise.of(exercise("row"))])
    assert row.sets_done == 2


def test_an_exercise_of_which_no_set_was_begun_has_none_to_begin_again(logs: Logs) -> None:
    script = Script("routine").begin("row", sets=3, reps=10).stage(Stage.FRAMING)
    logs.paths.append(write_log(logs.folder / "2026-01-05T18-00-00_routine.jsonl", script.events))
    (row,) = interrupted(logs.paths, SOON).left_of([PlannedExercise.of(exercise("row"))])
    assert row.sets_done is None


@pytest.mark.parametrize("warmed_s", [300.0, 0.0])
def test_heat_that_was_begun_and_broke_off_is_begun(warmed_s: float) -> None:
    done = Interrupted(frozenset(), {"heating_pad": warmed_s} if warmed_s else {})
    (heat,) = done.left_of([PlannedExercise.of(exercise("heating_pad"))])
    assert heat.begun is (warmed_s > 0)


def test_an_exercise_all_of_whose_sets_were_done_is_over() -> None:
    done = Interrupted(frozenset({"cat_camel"}), {}, {"row": 3})
    assert done.left_of([PlannedExercise.of(exercise("row"))]) == []


def test_an_express_routine_that_broke_off_in_its_first_set_goes_on_as_one(logs: Logs) -> None:
    whole = [PlannedExercise.of(exercise(one)) for one in ("heating_pad", "cat_camel", "row")]
    express = whole[1:]
    script = Script("routine").begin("cat_camel", sets=2, reps=8).stage(Stage.COUNTDOWN).stage(Stage.WORKING).rep()
    logs.paths.append(write_log(logs.folder / "2026-01-05T18-00-00_routine.jsonl", script.events))
    assert interrupted(logs.paths, SOON).was_express(whole, express)

    warm = Script("routine", at=MONDAY + timedelta(minutes=1)).begin("heating_pad", sets=1, duration_s=900.0)
    warm.stage(Stage.WORKING).t_s += 60.0
    logs.paths = [write_log(logs.folder / "2026-01-05T18-01-00_routine.jsonl", warm.stage(Stage.PAUSED).events)]
    assert not interrupted(logs.paths, SOON).was_express(whole, express)


def test_doses_that_were_halved_before_the_break_stay_so_and_are_not_halved_twice(logs: Logs) -> None:
    script = Script("routine").day_after(worse=True).begin("cat_camel", sets=1, reps=8).stage(Stage.COUNTDOWN)
    events = script.stage(Stage.WORKING).rep().end(EndReason.STOPPED).over(EndReason.ENDED_BY_PERSON)
    logs.paths.append(write_log(logs.folder / "2026-01-05T18-00-00_routine.jsonl", events))
    items = [PlannedExercise.of(exercise(one)) for one in ("cat_camel", "self_massage", "row")]
    begun, massage, row = interrupted(logs.paths, SOON).left_of(items)
    assert begun.dose == items[0].dose, "the history has the half of it, which the next dose follows"
    assert massage.dose.hold_s == items[1].dose.hold_s / 2
    assert row.dose == items[2].dose.half() != items[2].dose

    logs.paths = [
        write_log(logs.folder / "2026-01-05T18-00-00_routine.jsonl", Script("routine").day_after(worse=False).events)
    ]
    assert interrupted(logs.paths, SOON).left_of(items) == items


@pytest.mark.parametrize("fixed", [False, True])
def test_what_was_hardly_begun_or_is_planned_is_half_too_as_the_history_does_not_say_so(
    logs: Logs, fixed: bool
) -> None:
    script = Script("routine").day_after(worse=True).begin("row", sets=2, reps=9).stage(Stage.COUNTDOWN)
    script.stage(Stage.WORKING)
    if fixed:
        script.rep()
    events = script.end(EndReason.STOPPED).over(EndReason.ENDED_BY_PERSON)
    logs.paths.append(write_log(logs.folder / "2026-01-05T18-00-00_routine.jsonl", events))
    item = dataclasses.replace(PlannedExercise.of(exercise("row")), fixed=fixed)
    (row,) = interrupted(logs.paths, SOON).left_of([item])
    assert row.dose == item.dose.half() != item.dose
