from __future__ import annotations

import csv
import datetime
import io
import json
import re
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from posecoach.analysis.judgement.reference import Reference
from posecoach.cli import history as history_module
from posecoach.cli.app import app
from posecoach.core.errors import PosecoachError
from posecoach.core.vocabulary import EndReason, PainMoment, SpotFeeling, Stage
from posecoach.history.data_folder import history_path
from posecoach.history.people import keep_name, person_called
from posecoach.history.profile import Profile
from posecoach.history.store import History
from tests.support.sessions import MONDAY, Script, write_log

MEDICAL_WORDS = ("cure", "heals", "healing", "treat", "therap", "diagnos", "relieve")


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("POSECOACH_DATA", str(tmp_path / "data"))
    monkeypatch.setattr(history_module, "today", lambda: datetime.date(2026, 2, 2))
    return tmp_path / "data"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments))


def text_of(*arguments: str) -> str:
    result = run(*arguments)
    assert result.exit_code == 0, result.output
    return result.output


def keep(script: Script, *, in_database: bool = True) -> None:
    events = script.over()
    started = events[0]
    profile = Profile.of(started.user)  # type: ignore[attr-defined]
    at = datetime.datetime.fromisoformat(started.started_at)  # type: ignore[attr-defined]
    write_log(profile.new_log(script.exercise, at), events)
    if in_database:
        with History(history_path()) as history:
            history.record_session(events)


def a_month(user: str = "me") -> None:
    for i in range(12):
        script = Script("routine", at=MONDAY + datetime.timedelta(days=i * 7 // 3), user=user).pain(
            6 - i // 3, PainMoment.BEFORE
        )
        script.begin("row", sets=3, reps=10).sets([10, 10, 8 + i // 4], range=60.0 + i / 2).effort(6.0).end()
        script.begin("self_massage", sets=1, reps=2, hold_s=30.0).a_hold_set([30.0, 31.0]).end()
        keep(script.pain(5 - i // 3, PainMoment.AFTER))


def test_before_the_first_session_it_says_how_to_begin() -> None:
    assert "'me' has no sessions yet" in text_of("history")
    assert not history_path().exists()


def test_where_only_others_have_sessions_they_are_named() -> None:
    write_log(Profile.of("anna").new_log("row", MONDAY), Script("row").stage(Stage.FRAMING).events)
    assert "'me' has no sessions yet. There are others on this machine: --user anna." in text_of("history")


def test_a_session_that_broke_off_counts_with_what_was_done() -> None:
    cut = Script("row").begin("row", sets=3, reps=10).stage(Stage.WORKING).rep().rep().events
    write_log(Profile.of("me").new_log("row", MONDAY), cut)
    text = text_of("history")
    assert "me: 1 session since" in text
    assert "Row: 1 set of 2" in text


def test_of_sessions_in_which_nothing_was_done_it_says_so() -> None:
    write_log(Profile.of("me").new_log("row", MONDAY), Script("row").stage(Stage.FRAMING).events)
    assert "me: 1 session was begun; nothing was counted or held yet." in text_of("history")


def test_the_overview_has_streak_sessions_pain_trends_and_what_comes_next() -> None:
    a_month()
    text = text_of("history")
    assert "me: 12 sessions since Mon 5 Jan" in text
    assert "in a row with 3 days or more" in text
    assert "Row 10+10+8" not in text  # the first sessions are not among the last
    assert re.search(r"Fri 30 Jan +Row: 3 sets of 10; Self-massage: 2 holds of 30 s +\d min +3 → 2", text)
    assert re.search(r"pain before +6 +↓ +3 +clearly less \(needs 1.8 points\)", text)
    assert re.search(r"range +60° +→ +65° +no clear change \(needs 8°\)", text)
    assert "Next time: 3 sets of 12, 60 s of rest between." in text
    assert "first, lately: the middle value" in text
    assert "see a doctor" in text


def test_one_exercise_is_shown_in_detail() -> None:
    a_month()
    text = text_of("history", "--exercise", "self_massage")
    assert "Self-massage, me: 12 sessions; best: a hold of 31 s" in text
    assert "longest hold" in text
    assert "range" not in text
    assert "Row" not in text


def test_the_spots_of_a_massage_are_shown_day_by_day() -> None:
    for day, first in ((0, 7), (7, 4)):
        script = Script("self_massage", at=MONDAY + datetime.timedelta(days=day)).begin("self_massage", sets=2, reps=1)
        keep(script.a_hold_set([30.0]).spot(1, SpotFeeling.EASIER, 30.0, "left").sore(1, first, 2).end())
    text = text_of("history", "--exercise", "self_massage")
    assert re.search(r"day +left *\nMon 5 Jan +7 → 2, easier after 30 s\nMon 12 Jan +4 → 2, easier after 30 s", text)
    line = text_of("history", "--export", "csv").splitlines()
    assert line[0].endswith("sore_left,sore_right,planned,planned_hold_s")
    assert line[1].endswith(",7,,2,")


def test_with_two_sessions_it_claims_nothing() -> None:
    for day in (0, 2):
        keep(Script("row", at=MONDAY + datetime.timedelta(days=day)).pain(5, PainMoment.BEFORE).sets([10]))
    text = text_of("history")
    assert "Too early to tell a change: it takes 4 sessions; so far you have 2." in text
    assert "first, lately" not in text
    assert "clear" not in text


def test_no_medical_claim_is_made() -> None:
    a_month()
    text = (text_of("history") + text_of("history", "-e", "row")).casefold()
    assert [word for word in MEDICAL_WORDS if word in text] == []


def test_people_do_not_see_each_others_sessions() -> None:
    a_month("anna")
    assert "'me' has no sessions yet" in text_of("history")
    assert "12 sessions" in text_of("history", "--user", "Anna")


def test_a_session_that_a_power_cut_kept_out_of_the_database_is_shown() -> None:
    keep(Script("row").sets([10]), in_database=False)
    assert "me: 1 session " in text_of("history")


def test_the_history_is_the_same_after_it_was_rebuilt() -> None:
    a_month()
    a_month("anna")
    before = text_of("history")
    history_path().unlink()
    assert "24 sessions were rebuilt from their event logs." in text_of("history", "--rebuild")
    assert text_of("history") == before


@pytest.mark.parametrize(
    "other", [("--html",), ("--export", "csv"), ("--export", "json", "-o", "x.json"), ("-e", "row")]
)
def test_who_rebuilds_the_database_and_wants_something_of_it_is_told_to_do_one_after_the_other(
    data: Path, other: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    a_month()
    monkeypatch.chdir(data)
    before = sorted(data.iterdir())
    with pytest.raises(PosecoachError, match="Run it by itself"):
        raise run("history", "--rebuild", *other).exception or AssertionError
    assert sorted(data.iterdir()) == before


def test_who_exports_what_is_kept_of_nobody_is_told_so(data: Path) -> None:
    a_month("anna")
    told = run("history", "--export", "csv", "--user", "ana")
    assert len(told.stdout.splitlines()) == 1
    assert "'ana' has no sessions yet. There are others on this machine: --user anna." in told.stderr


def test_csv_has_a_line_per_exercise_of_a_session() -> None:
    a_month()
    rows = list(csv.DictReader(io.StringIO(text_of("history", "--export", "csv"))))
    assert len(rows) == 24
    assert (rows[0]["started_at"], rows[0]["exercise"], rows[0]["counted"]) == (MONDAY.isoformat(), "row", "28")
    assert (rows[0]["range"], rows[1]["range"], rows[1]["held_s"]) == ("60", "", "61")
    only = list(csv.DictReader(io.StringIO(text_of("history", "--export", "csv", "-e", "row"))))
    assert {row["exercise"] for row in only} == {"row"}


def test_json_has_everything_and_goes_into_a_file(tmp_path: Path) -> None:
    keep(Script("row").rep(measures={"flare": float("nan")}))
    target = tmp_path / "out.json"
    assert "1 session: " in text_of("history", "--export", "json", "-o", str(target))
    content = json.loads(target.read_text(encoding="utf-8"))
    rep = content["sessions"][0]["exercises"][0]["sets"][0]["reps"][0]
    assert (content["version"], rep["range"], rep["measures"]) == (1, 60.0, {"flare": None})


def test_a_session_that_was_left_before_anything_was_done_is_none_of_those_in_the_table(data: Path) -> None:
    keep(Script("row").begin("row", sets=3, reps=10).stage(Stage.FRAMING).end(EndReason.STOPPED))
    target = data.parent / "kept.csv"
    assert text_of("history", "--export", "csv", "-o", str(target)).startswith("0 sessions: ")
    assert len(target.read_text().splitlines()) == 1
    keep(Script("row", at=MONDAY + datetime.timedelta(days=1)).begin("row", sets=1, reps=10).a_set(3).end())
    assert text_of("history", "--export", "csv", "-o", str(target)).startswith("1 session: ")
    assert text_of("history", "--export", "json", "-o", str(target)).startswith("2 sessions: ")


def test_what_makes_no_sense_is_refused_in_a_sentence() -> None:
    keep(Script("row").sets([10]))
    for arguments, words in (
        (["--exercise", "plank"], "no session with 'plank'"),
        (["-o", "file"], "--export"),
        (["file"], "--export"),
        (["--html", "one.html", "-o", "two.html"], "Name one"),
        (["--user", "../x"], "user's name"),
    ):
        result = run("history", *arguments)
        assert isinstance(result.exception, PosecoachError)
        assert words in str(result.exception)


def test_forgetting_deletes_database_rows_logs_and_calibration_of_one_person(data: Path) -> None:
    a_month("anna")
    keep(Script("row").sets([10]))
    Profile.of("anna").keep_reference("row", Reference(reps=4))
    text = text_of("forget", "--user", "anna", "--yes")
    assert "12 event logs, 1 calibration" in text
    assert "12 sessions, 348 repetitions, 24 holds, 36 answers" in text
    assert "'anna' has no sessions yet" in text_of("history", "--user", "anna")
    assert "me: 1 session " in text_of("history")
    assert [file for file in data.rglob("*") if file.is_file() and b"anna" in file.read_bytes()] == []


def test_forgetting_asks_and_a_no_deletes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    keep(Script("row").sets([10]))
    result = run("forget")
    assert isinstance(result.exception, PosecoachError)
    assert "--yes" in str(result.exception)
    monkeypatch.setattr("posecoach.cli.forget._confirmed", lambda _user: False)
    refused = run("forget")
    assert (refused.exit_code, "Nothing was deleted" in refused.output) == (1, True)
    assert "me: 1 session " in text_of("history")


def test_forgetting_somebody_unknown_names_who_is_known() -> None:
    keep(Script("row", user="anna").sets([10]))
    result = run("forget", "--user", "ben", "--yes")
    assert isinstance(result.exception, PosecoachError)
    assert "There are records of: anna" in str(result.exception)


def test_forgetting_where_nobody_is_known_names_nobody() -> None:
    result = run("forget", "--user", "ben", "--yes")
    assert str(result.exception) == "Nothing is stored about ben, nor about anybody else."


def test_a_reminder_is_written_for_the_calendar(tmp_path: Path) -> None:
    target = tmp_path / "plan.ics"
    text = text_of("remind", "--days", "mon,wed,fri", "--at", "18:00", "-o", str(target))
    assert "Mon, Wed, Fri at 18:00" in text
    content = target.read_bytes()
    assert b"BYDAY=MO,WE,FR\r\n" in content
    assert re.search(rb"DTSTART:\d{8}T180000\r\n", content)


def test_the_history_is_a_page_for_a_browser_where_that_is_asked_for(tmp_path: Path) -> None:
    a_month()
    target = tmp_path / "mine.html"
    assert str(target) in text_of("history", "--html", "-o", str(target)).replace("\n", "")
    assert "Days of practice" in target.read_text()
    other = tmp_path / "other.html"
    assert str(other) in text_of("history", "--html", str(other)).replace("\n", "")
    assert "each write a file" in str(run("history", "--html", "--export", "csv").exception)


def test_the_page_of_somebody_is_called_as_they_typed_their_name(tmp_path: Path) -> None:
    joerg = person_called("Jörg Müller")
    keep_name(joerg)
    a_month(joerg.user)
    text_of("history", "--user", joerg.user, "--html", str(tmp_path / "his.html"))
    assert "<h1>Jörg Müller's practice</h1>" in (tmp_path / "his.html").read_text()


def test_a_user_whose_name_is_a_formula_is_text_in_the_table() -> None:
    from posecoach.results.tables.history_table import as_csv
    from tests.support.records import record

    found = record(Script("row", user="=1+1").begin("row", sets=1).a_set(2).end())
    assert as_csv([found], {}).splitlines()[1].startswith("'=1+1,")
