"""``posecoach routine``: which exercises it leads through."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from typer.testing import CliRunner

from posecoach.app.live import session as live_session
from posecoach.app.live.options import LiveOptions
from posecoach.app.live.session import LiveOutcome
from posecoach.cli.app import app
from posecoach.coaching.planning.plan import PlannedExercise
from posecoach.core.errors import PosecoachError
from posecoach.core.vocabulary import EndReason, Stage
from posecoach.history.plan_file import keep_plan
from posecoach.history.profile import Profile
from posecoach.system import wall_clock
from tests.support.routine_order import EXPRESS, ORDER
from tests.support.sessions import MONDAY, Script, write_log

Routine = Callable[..., tuple[str, tuple[str, ...]]]


@pytest.fixture
def routine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Routine:
    """What the command says, and the exercises that it leads through."""
    monkeypatch.setenv("POSECOACH_DATA", str(tmp_path))

    def run(*arguments: str, at: datetime = MONDAY) -> tuple[str, tuple[str, ...]]:
        led: list[str] = []

        def stand_in(items: list[PlannedExercise], *_: object) -> LiveOutcome:
            led.extend(item.spec.id for item in items)
            return LiveOutcome(EndReason.PLAN_DONE, ())

        monkeypatch.setattr(live_session, "run_live", stand_in)
        monkeypatch.setattr(wall_clock, "now", lambda: at)
        result = CliRunner().invoke(app, ["routine", "--headless", *arguments])
        assert result.exit_code == 0, result.output
        return " ".join(result.output.split()), tuple(led)

    return run


def broke_off(*finished: str, at: datetime = MONDAY) -> None:
    script = Script("routine", at=at)
    for exercise in finished:
        script.begin(exercise, sets=1, reps=1).a_set(1).end()
    events = script.begin("row").end(EndReason.STOPPED).over(EndReason.ENDED_BY_PERSON)
    write_log(Profile.of("me").new_log("routine", at), events)


SOON = MONDAY + timedelta(hours=1)


def test_what_is_left_out_today_is_not_among_what_is_to_be_done(routine: Routine) -> None:
    hurt = Script("row").begin("row", sets=3, reps=10).a_set(3).end(EndReason.STOPPED_FOR_PAIN)
    write_log(Profile.of("me").new_log("row", MONDAY), hurt.over())
    said, _ = routine("--express", at=SOON)
    assert "Today: Cat/camel, Self-massage. Left out: Row." in said
    assert "Today: Row. " in routine("--only", "row", at=SOON)[0] + " "


def test_a_routine_of_which_nothing_is_to_be_done_is_not_begun_but_says_why_and_what_can_be_done(
    routine: Routine,
) -> None:
    hurt = Script("routine")
    for exercise in EXPRESS:
        hurt.begin(exercise, sets=1, reps=6).a_set(3).end(EndReason.STOPPED_FOR_PAIN)
    write_log(Profile.of("me").new_log("routine", MONDAY), hurt.over())
    said, led = routine("--express", at=SOON)
    assert led == ()
    assert "There is nothing to do in this routine right now. Cat/camel hurt today, so we leave it out." in said
    assert "You can do another exercise by itself: `posecoach live`." in said


@pytest.mark.parametrize("hours", [1, 24])
def test_who_stopped_for_pain_today_reads_to_rest_until_tomorrow_before_anything_else(
    routine: Routine, hours: int
) -> None:
    hurt = Script("row").begin("row", sets=3, reps=10).a_set(3).end(EndReason.STOPPED_FOR_PAIN)
    write_log(Profile.of("me").new_log("row", MONDAY), hurt.over(EndReason.STOPPED_FOR_PAIN))
    at = MONDAY + timedelta(hours=hours)
    rest = "It hurt today. Rest until tomorrow."
    for said, _ in (routine("--express", at=at), routine("--only", "cat_camel", at=at)):
        assert said.startswith(rest) is (hours == 1)
    said = " ".join(CliRunner().invoke(app, ["live", "-e", "cat_camel", "--headless"]).output.split())
    assert said.startswith(rest) is (hours == 1)


@pytest.mark.parametrize(
    ("arguments", "name"),
    [
        (["--only", "row"], "row"),
        (["--only", "row", "--only", "row"], "row"),
        (["--only", "row", "--only", "cat_camel"], "routine"),
        (["--only", "row", "--resume"], "routine"),
        ([], "routine"),
    ],
)
def test_one_technique_alone_is_no_routine_with_which_one_that_broke_off_would_be_over(
    arguments: list[str], name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stand_in(_items: object, options: LiveOptions, _person: object, name: str, *_others: object) -> LiveOutcome:
        assert options.events is not None
        called.extend([name, options.events.stem.rpartition("_")[2]])
        return LiveOutcome(EndReason.PLAN_DONE, ())

    called: list[str] = []
    monkeypatch.setenv("POSECOACH_DATA", str(tmp_path))
    monkeypatch.setattr(live_session, "run_live", stand_in)
    monkeypatch.setattr(wall_clock, "now", lambda: SOON)
    broke_off(EXPRESS[0])
    result = CliRunner().invoke(app, ["routine", "--headless", *arguments])
    assert result.exit_code == 0, result.output
    assert called == [name, name]


def test_the_terminal_follows_the_plan_that_the_person_made_on_the_page_unless_another_is_named(
    routine: Routine, tmp_path: Path
) -> None:
    keep_plan(Profile.of("me"), 'techniques = ["foam_roller", "cat_camel"]\n[equipment]\nroller = false\n')
    own = "This follows the plan and the equipment of your settings"
    said, led = routine()
    assert led == ("chair_extension", "cat_camel")
    assert own in said
    assert "New here?" not in said
    assert own not in routine("--user", "anna")[0]
    (tmp_path / "other.toml").write_text('techniques = ["row"]\n')
    said, led = routine("--plan", str(tmp_path / "other.toml"))
    assert led == ("row",)
    assert own not in said


def test_an_express_routine_that_broke_off_goes_on_as_one(routine: Routine) -> None:
    broke_off(EXPRESS[0])
    said, led = routine("--resume", at=SOON)
    assert led == EXPRESS[1:]
    assert "New here?" not in said


def test_a_whole_routine_that_broke_off_goes_on_as_one(routine: Routine) -> None:
    broke_off(*ORDER[:2])
    assert routine("--resume", at=SOON)[1] == ORDER[2:]


def test_who_goes_on_with_a_routine_that_broke_off_in_its_first_exercise_is_not_called_new(routine: Routine) -> None:
    heat = Script("routine").begin("heating_pad", sets=1, duration_s=900.0).stage(Stage.WORKING)
    heat.t_s += 300.0
    events = heat.end(EndReason.STOPPED).over(EndReason.ENDED_BY_PERSON)
    write_log(Profile.of("me").new_log("routine", MONDAY), events)
    said, led = routine("--resume", at=SOON)
    assert led == ORDER
    assert "New here?" not in said


@pytest.mark.parametrize("hours", [1, 13])
def test_where_nothing_broke_off_lately_it_says_that_a_new_routine_begins(routine: Routine, hours: int) -> None:
    if hours > 12:
        broke_off(EXPRESS[0])
    said, led = routine("--resume", at=MONDAY + timedelta(hours=hours))
    assert led == ORDER
    assert "There is no routine to go on with" in said


def test_a_clip_is_no_practice_and_nobody_is_sent_to_the_history_for_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("POSECOACH_DATA", str(tmp_path))
    over = LiveOutcome(EndReason.SOURCE_ENDED, (), rehearsal=True)
    monkeypatch.setattr(live_session, "run_live", lambda *_: over)
    for command in (["routine"], ["live", "-e", "row"]):
        said = " ".join(CliRunner().invoke(app, [*command, "--headless"]).output.split())
        assert "your history takes nothing of it" in said
        assert "posecoach history" not in said


@pytest.mark.parametrize("reason", [EndReason.SOURCE_ENDED, EndReason.ENDED_BY_PERSON, EndReason.STOPPED_FOR_PAIN])
def test_a_clip_that_is_over_before_the_routine_is_names_what_was_not_begun(
    reason: EndReason, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("POSECOACH_DATA", str(tmp_path))
    events = tuple(Script("routine").begin("cat_camel").over(reason))
    monkeypatch.setattr(live_session, "run_live", lambda *_: LiveOutcome(reason, events, rehearsal=True))
    said = " ".join(CliRunner().invoke(app, ["routine", "--express", "--headless"]).output.split())
    assert ("The clip was over before: Self-massage, Row." in said) is (reason is EndReason.SOURCE_ENDED)


def test_a_session_that_cannot_be_kept_is_summed_up_before_it_is_said_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stand_in(*_: object) -> LiveOutcome:
        (tmp_path / "history.sqlite3").write_bytes(b"no history" * 1000)
        return LiveOutcome(EndReason.STOPPED_FOR_PAIN, ())

    monkeypatch.setenv("POSECOACH_DATA", str(tmp_path))
    monkeypatch.setattr(live_session, "run_live", stand_in)
    result = CliRunner().invoke(app, ["routine", "--headless"])
    assert f"Session over: {EndReason.STOPPED_FOR_PAIN}." in result.output
    with pytest.raises(PosecoachError, match="is damaged"):
        raise result.exception or AssertionError
