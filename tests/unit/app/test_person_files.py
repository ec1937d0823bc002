from __future__ import annotations

import dataclasses
import datetime
import json
from pathlib import Path

import pytest

from posecoach.analysis.judgement.reference import Reference
from posecoach.app.live.options import LiveOptions
from posecoach.app.live.session import LiveOutcome
from posecoach.app.person_files import PersonFiles
from posecoach.coaching.planning.routine_plan import plan_routine
from posecoach.coaching.setting import Person
from posecoach.core.dose import Dose, DoseChange
from posecoach.core.errors import PosecoachError
from posecoach.core.pose import Pose
from posecoach.core.vocabulary import EndReason, SpotFeeling, Stage
from posecoach.exercises.foam_roller import SPEC as ROLLER
from posecoach.history.forgetting import forget_person
from posecoach.history.plan_file import read_plan
from posecoach.history.store import History
from posecoach.history.user_names import users
from posecoach.registry import exercise, exercises
from posecoach.system import wall_clock
from tests.support.led import IN_POSITION, led, planned
from tests.support.sessions import MONDAY, Script, write_log

ROW = exercise("row")
TUESDAY = MONDAY.date() + datetime.timedelta(days=1)


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("POSECOACH_DATA", str(tmp_path / "data"))
    return tmp_path / "data"


def outcome(script: Script, **references: Reference) -> LiveOutcome:
    return LiveOutcome("the plan was done", tuple(script.over()), references)


def test_looking_leaves_no_trace(data: Path) -> None:
    files = PersonFiles.of("ann")
    assert files.person([planned("row")], MONDAY.date()) == Person()
    assert files.plan(ROW, MONDAY.date())[0].dose.sets >= 1
    assert not data.exists()


def test_a_name_that_cannot_be_used_is_refused(data: Path) -> None:
    with pytest.raises(PosecoachError, match="cannot be a user's name"):
        PersonFiles.of("../ann")


def test_a_session_is_kept_in_the_history_and_counts(data: Path) -> None:
    files = PersonFiles.of("me")
    files.keep(outcome(Script("row", user="me").sets([8, 8])), MONDAY)
    person = files.person([planned("row"), planned("cat_camel")], TUESDAY)
    assert person.session_numbers == {"row": 2, "cat_camel": 1}
    with History(data / "history.sqlite3") as history:
        assert len(history.sessions("me")) == 1


def test_a_session_that_broke_off_counts_for_the_next_one(data: Path) -> None:
    files = PersonFiles.of("me")
    cut = Script("row").begin("row", sets=3, reps=10).stage("working").rep().rep().events
    write_log(files.profile.new_log("row", MONDAY), cut)
    assert files.person([planned("row")], TUESDAY).session_numbers == {"row": 2}
    (session,) = files.sessions(TUESDAY)
    assert [s.counted for e in session.exercises for s in e.sets] == [2]
    assert "Not everything was done" in files.plan(ROW, MONDAY.date())[1][0]


def test_a_routine_that_is_begun_anew_knows_what_to_leave_out(data: Path) -> None:
    files, soon = PersonFiles.of("me"), MONDAY + datetime.timedelta(minutes=30)
    script = Script("routine").begin("heating_pad", sets=1, duration_s=900.0).stage(Stage.WORKING)
    script.t_s += 900.0
    hurt = script.end().begin("row", sets=3, reps=10).a_set(3).end(EndReason.STOPPED_FOR_PAIN)
    broke_off = hurt.begin("cat_camel", sets=1, reps=6).a_set(6).end().over(EndReason.ENDED_BY_PERSON)
    files.keep(LiveOutcome(EndReason.ENDED_BY_PERSON, tuple(broke_off)), MONDAY)
    items = [planned("heating_pad"), planned("cat_camel"), planned("row")]
    left_out = {"heating_pad": "session.too_soon", "row": "session.hurt_today"}
    assert files.person(items, soon.date(), now=soon).left_out == left_out
    assert files.person(items, soon.date(), now=soon, goes_on=True).left_out == {"row": "session.hurt_today"}
    assert files.person(items, soon.date()).left_out == {}


def test_a_routine_that_goes_on_leaves_out_heat_that_was_had_by_itself_meanwhile(data: Path) -> None:
    files, soon = PersonFiles.of("me"), MONDAY + datetime.timedelta(minutes=30)
    script = Script("heating_pad").begin("heating_pad", sets=1, duration_s=900.0).stage(Stage.WORKING)
    script.t_s += 900.0
    files.keep(outcome(script.end()), MONDAY)
    items = [planned("heating_pad"), planned("row")]
    left_out = {"heating_pad": "session.too_soon"}
    assert files.person(items, soon.date(), now=soon, goes_on=True).left_out == left_out


def test_what_was_explained_before_a_routine_broke_off_is_known_when_it_goes_on(data: Path) -> None:
    files, informed = PersonFiles.of("me"), frozenset({"row", "cat_camel", "foam_roller"})
    events = tuple(Script("routine").begin("row", sets=3, reps=10).a_set(10).end(EndReason.STOPPED).over())
    files.keep(LiveOutcome("the person ended it", events, informed=informed), MONDAY)
    rows, roller = (dataclasses.replace(planned("row"), sets_done=1), planned("foam_roller"))
    items = [rows, dataclasses.replace(roller, before_sets_s=45.0), planned("cat_camel")]
    person = files.person(items, MONDAY.date(), goes_on=True)
    assert [item.spec.id for item in items if person.knows(item.spec.id)] == ["row", "foam_roller"]
    assert not files.person(items, MONDAY.date()).knows("row")


def test_the_usual_range_is_kept_for_the_next_session(data: Path) -> None:
    learned = Reference(ranges={"humerus_{side}_deg": 70.0}, reps=2)
    files = PersonFiles.of("me")
    files.keep(outcome(Script("row").sets([1]), row=learned), MONDAY)
    assert PersonFiles.of("me").person([planned("row")], TUESDAY).references == {"row": learned}
    assert PersonFiles.of("me").person([planned("row")], TUESDAY, recalibrate=True).references == {}
    assert PersonFiles.of("bob").person([planned("row")], TUESDAY).references == {}


def test_a_range_learned_by_a_version_that_took_rolling_for_bends_is_learned_anew(data: Path) -> None:
    passes, row = Reference(ranges={"roll_travel_ratio": 1.2}, reps=5), Reference(ranges={"pull": 70.0}, reps=2)
    files = PersonFiles.of("me")
    for name, reference in (("foam_roller", passes), ("row", row)):
        path = files.profile.keep_reference(name, reference)
        content = json.loads(path.read_text())
        del content["reference"]["learned_as"]  # as it was kept before there were numbers
        path.write_text(json.dumps(content))
    items = [planned("foam_roller"), planned("row")]
    assert files.person(items, TUESDAY).references == {"row": row}
    session = led(items, IN_POSITION, Person(references={"foam_roller": Reference(reps=2)}))
    session.update(Pose.nobody(0.0, (640, 480)))
    files.keep(outcome(Script("foam_roller").sets([1]), **session.result.references), MONDAY)
    assert files.person(items, TUESDAY).references["foam_roller"].learned_as == ROLLER.prescription.learned_as == 2


def test_a_session_without_a_repetition_leaves_the_usual_range_as_it_was(data: Path) -> None:
    files = PersonFiles.of("me")
    files.keep(outcome(Script("row").sets([1]), row=Reference(reps=2)), MONDAY)
    files.keep(outcome(Script("row"), row=Reference(reps=0)), MONDAY + datetime.timedelta(days=1))
    assert files.person([planned("row")], TUESDAY).references["row"].reps == 2


def test_every_session_gets_a_log_of_its_own_and_the_name_of_the_person(data: Path) -> None:
    files = PersonFiles.of("Ann")
    with files.session(LiveOptions(), "row", MONDAY) as first, files.session(LiveOptions(), "row", MONDAY) as second:
        assert first.user == "ann"
        assert first.events is not None
        assert second.events is not None
        assert second.events != first.events
        first.events.write_text("something")
    assert files.profile.logs() == [first.events]  # nothing came into the second
    assert first.events.stat().st_mode & 0o077 == 0


def test_a_log_that_was_asked_for_is_written_where_it_was_asked_for(data: Path, tmp_path: Path) -> None:
    with PersonFiles.of("me").session(LiveOptions(events=tmp_path / "mine.jsonl"), "row", MONDAY) as options:
        assert options.events == tmp_path / "mine.jsonl"


def test_of_a_clip_in_place_of_the_camera_nothing_is_kept_but_the_log_that_was_asked_for(
    data: Path, tmp_path: Path
) -> None:
    clip, log = tmp_path / "clip.mp4", tmp_path / "mine.jsonl"
    clip.touch()
    files, done = PersonFiles.of("ann"), tuple(Script("row", user="ann").sets([8]).over())
    for asked_for in (None, log):
        with files.session(LiveOptions(source=str(clip), events=asked_for), "row", MONDAY) as options:
            assert (options.events, options.user) == (asked_for, "ann")
            assert options.rehearses
            assert not files.keep(LiveOutcome("the clip ended", done, rehearsal=True), MONDAY)
    assert not data.exists()


def test_of_the_first_session_of_somebody_that_is_refused_nothing_stays(data: Path) -> None:
    files = PersonFiles.of("me")
    with pytest.raises(PosecoachError, match="no camera"), files.session(LiveOptions(), "row", MONDAY):
        raise PosecoachError("no camera")
    assert users() == []
    files.profile.keep_informed(["row"])
    with pytest.raises(PosecoachError, match="no camera"), files.session(LiveOptions(), "row", MONDAY):
        raise PosecoachError("no camera")
    assert users() == ["me"]


def test_nobody_is_forgotten_while_a_session_goes_on(data: Path) -> None:
    files = PersonFiles.of("me")
    with files.session(LiveOptions(), "row", MONDAY):
        with pytest.raises(PosecoachError, match="A session of me goes on"):
            forget_person("me")
        assert files.profile.exists
    forget_person("me")
    assert not files.profile.exists


def test_a_calibration_that_cannot_be_kept_takes_no_history_along(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise PosecoachError("No space left on device")

    monkeypatch.setattr("posecoach.history.profile.write_whole", full)
    files = PersonFiles.of("me")
    lost = files.keep(outcome(Script("row").sets([4]), row=Reference(reps=2)), MONDAY)
    assert lost == "No space left on device"
    assert [len(s.exercises[0].reps) for s in files.sessions(TUESDAY)] == [4]


def test_the_plan_follows_what_was_done_and_says_why(data: Path) -> None:
    files = PersonFiles.of("me")
    before, _ = files.plan(ROW, MONDAY.date())
    script = Script("row", user="me")
    script.begin("row", sets=before.dose.sets, reps=before.dose.reps)
    script.sets([before.dose.reps] * before.dose.sets)
    files.keep(outcome(script.end()), MONDAY)
    after, reasons = files.plan(ROW, MONDAY.date() + datetime.timedelta(days=2))
    assert reasons
    assert (after.dose.sets, after.dose.reps) >= (before.dose.sets, before.dose.reps)
    assert (before.change, after.change) == (None, DoseChange.USUAL)


def test_a_session_of_a_day_to_come_as_the_clock_was_wrong_keeps_nothing_as_it_is(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files, wednesday = PersonFiles.of("me"), MONDAY + datetime.timedelta(days=2)
    monkeypatch.setattr(wall_clock, "now", lambda: wednesday)
    wrong = MONDAY + datetime.timedelta(days=365)
    for at in (wrong, MONDAY):
        script = Script("row", user="me", at=at).begin("row", sets=3, reps=10)
        files.keep(outcome(script.sets([10, 10, 10 if at is MONDAY else 4]).effort(5).end()), at)
    assert files.plan(ROW, wednesday.date())[0].dose.reps == 12
    assert files.person([planned("row")], wednesday.date()).asks_day_after


def test_where_the_clock_is_wrong_now_nobody_is_taken_for_new(data: Path) -> None:
    """As that of a computer whose battery is empty: it begins long ago."""
    files = PersonFiles.of("me")
    files.keep(outcome(Script("row", user="me").begin("row", sets=3, reps=10).sets([10] * 3).effort(5).end()), MONDAY)
    assert files.sessions(datetime.date(2000, 1, 1))
    assert files.plan(ROW, datetime.date(2000, 1, 1))[0].dose.sets == 3


def test_what_a_plan_does_not_say_follows_what_was_done(data: Path, tmp_path: Path) -> None:
    plan = tmp_path / "plan.toml"
    plan.write_text('techniques = ["row", "cat_camel", "chair_extension"]\n[row]\nreps = 5\n[cat_camel]\nrest_s = 7\n')
    files = PersonFiles.of("me")
    items = plan_routine(exercises(), plan=read_plan(plan, exercises()))
    row, cat_camel, chair = (files.due(item, TUESDAY, []) for item in items)
    assert (row.dose.sets, row.dose.reps) == (3, 5)
    assert (cat_camel.dose.sets, cat_camel.dose.reps, cat_camel.rest_s) == (1, 6, 7.0)
    assert chair == files.plan(chair.spec, TUESDAY)[0]


def test_after_a_spot_got_worse_a_plan_is_done_with_shorter_holds_and_its_side_is_known(data: Path) -> None:
    files, massage = PersonFiles.of("me"), planned("self_massage", Dose(sets=2, reps=3, hold_s=45.0))
    script = Script("self_massage", user="me").begin("self_massage", sets=2, reps=3, hold_s=45.0)
    script.a_hold_set([45.0] * 3).spot(1, SpotFeeling.WORSE, 45.0, "left").end()
    files.keep(outcome(script), MONDAY)
    due = files.due(dataclasses.replace(massage, fixed=True), TUESDAY, files.sessions(TUESDAY))
    assert (due.dose.hold_s, due.change) == (20.0, DoseChange.SPOT_WORSE)
    person = files.person([massage, planned("row")], TUESDAY)
    assert person.worse_sides == {"self_massage": {"left"}}


def test_that_a_spot_got_worse_is_still_known_when_the_massage_was_left_out_meanwhile(data: Path) -> None:
    files = PersonFiles.of("me")
    pressed = Script("self_massage").begin("self_massage", sets=2, reps=3, hold_s=45.0)
    files.keep(outcome(pressed.a_hold_set([45.0] * 3).spot(1, SpotFeeling.WORSE, 45.0, "left").end()), MONDAY)
    later = MONDAY + datetime.timedelta(hours=20)
    left_out = Script("routine", at=later).begin("self_massage", sets=2, reps=3, hold_s=30.0).end(EndReason.SKIPPED)
    files.keep(outcome(left_out), later)
    assert files.person([planned("self_massage")], TUESDAY).worse_sides == {"self_massage": {"left"}}


def test_the_risks_heard_before_an_exercise_are_remembered(data: Path) -> None:
    files = PersonFiles.of("me")
    informed = LiveOutcome("the plan was done", tuple(Script("row").sets([1]).over()), informed=frozenset({"row"}))
    files.keep(informed, MONDAY)
    files.keep(outcome(Script("row").sets([1])), MONDAY)
    assert PersonFiles.of("me").profile.informed() == {"row"}


@pytest.mark.parametrize(("days", "goes_on", "asked"), [(0, False, False), (1, False, True), (1, True, False)])
def test_the_day_after_is_asked_about_once_it_is_over(data: Path, days: int, goes_on: bool, asked: bool) -> None:
    files = PersonFiles.of("me")
    files.keep(outcome(Script("row").sets([1])), MONDAY)
    today = MONDAY.date() + datetime.timedelta(days=days)
    assert files.person([planned("row")], today, goes_on=goes_on).asks_day_after is asked


@pytest.mark.parametrize(("hours", "asked"), [(0.5, False), (5.0, False), (9.0, True)])
def test_the_day_after_is_not_asked_about_before_anybody_has_slept(
    data: Path, monkeypatch: pytest.MonkeyPatch, hours: float, asked: bool
) -> None:
    late = MONDAY.replace(hour=23, minute=45)
    now = late + datetime.timedelta(hours=hours)
    files = PersonFiles.of("me")
    files.keep(outcome(Script("row", at=late).sets([1])), late)
    assert files.person([planned("row")], now.date(), now=now).asks_day_after is asked
    monkeypatch.setattr(wall_clock, "now", lambda: now)
    assert files.person([planned("row")], now.date()).asks_day_after is asked


def test_a_session_that_ended_before_anything_was_done_does_not_keep_the_day_after_from_being_asked_about(
    data: Path,
) -> None:
    files = PersonFiles.of("me")
    files.keep(outcome(Script("row").sets([1])), MONDAY)
    tuesday = MONDAY + datetime.timedelta(days=1)
    files.keep(outcome(Script("routine", at=tuesday).day_after(worse=True)), tuesday)
    assert files.person([planned("row")], TUESDAY).asks_day_after
    hurt = Script("row", at=tuesday).begin("row", sets=3, reps=10).end(EndReason.STOPPED_FOR_PAIN)
    files.keep(outcome(hurt), tuesday)
    assert not files.person([planned("row")], TUESDAY).asks_day_after


@pytest.mark.parametrize(
    ("rows", "cats", "known"),
    [
        (20, 1, {"row", "cat_camel", "foam_roller"}),
        (21, 1, {"cat_camel", "foam_roller"}),
        (30, 21, set()),
    ],
)
def test_what_was_not_done_for_three_weeks_is_explained_again(
    data: Path, rows: int, cats: int, known: set[str]
) -> None:
    """The roller was explained and then skipped: it is as new, or as well known, as the last session."""
    files, today = PersonFiles.of("me"), MONDAY.date()
    for name, days in (("row", rows), ("cat_camel", cats)):
        at = MONDAY - datetime.timedelta(days=days)
        done = Script(name, at=at, user="me").begin(name, sets=1, reps=3).sets([3]).end()
        told = LiveOutcome("the plan was done", tuple(done.over()), informed=frozenset({name, "foam_roller"}))
        files.keep(told, at)
    items = [planned("row"), planned("cat_camel"), planned("foam_roller")]
    assert files.person(items, today).informed == known


def test_what_was_begun_and_skipped_meanwhile_was_not_done_and_is_explained_again(data: Path) -> None:
    files, (long_ago, yesterday) = PersonFiles.of("me"), (MONDAY - datetime.timedelta(days=d) for d in (30, 1))
    done = Script("row", at=long_ago).begin("row", sets=1, reps=3).sets([3]).end()
    files.keep(LiveOutcome("the plan was done", tuple(done.over()), informed=frozenset({"row"})), long_ago)
    files.keep(outcome(Script("routine", at=yesterday).begin("row", sets=1, reps=3).end(EndReason.SKIPPED)), yesterday)
    assert files.person([planned("row")], MONDAY.date()).informed == frozenset()
