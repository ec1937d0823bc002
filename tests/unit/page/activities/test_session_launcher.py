from __future__ import annotations

import json
import re
import threading
from collections.abc import Sequence

import pytest
from starlette.testclient import TestClient

from posecoach.app.live.options import LiveOptions
from posecoach.app.live.session import LiveOutcome
from posecoach.coaching.planning.plan import PlannedExercise
from posecoach.coaching.setting import Guidance
from posecoach.core.errors import PosecoachError
from posecoach.core.vocabulary import EndReason, PainMoment
from posecoach.history.settings import PersonSettings, keep_settings, read_settings, settings_path
from posecoach.page.activities import session_launcher
from posecoach.page.activities.session_choice import SessionChoice, SessionKind
from posecoach.page.activities.session_launcher import NOTHING_DONE, SAID_AT_END, SETTLES, SessionLauncher, said_at_end
from posecoach.page.context import PageContext
from posecoach.phrases.catalogue import Catalogue, load
from posecoach.progress.words import REST_TODAY
from posecoach.registry import exercises
from tests.support.sessions import Script

SPECS = exercises()


def said(script: Script, reason: EndReason = EndReason.PLAN_DONE) -> list[str]:
    return said_at_end(LiveOutcome(reason, tuple(script.over())), SPECS)


def test_the_end_says_what_was_done_and_the_pain_before_and_after() -> None:
    rows = Script("row").pain(5, PainMoment.BEFORE).begin("row", sets=1, reps=8).sets([8]).end()
    assert said(rows.pain(3, PainMoment.AFTER))[1:] == ["Row: 1 set of 8", "Pain, 0 to 10: 5 → 3"]


def test_pain_that_nobody_gave_a_number_for_has_no_line() -> None:
    assert said(Script("row").begin("row", sets=1, reps=8).sets([8]).end())[1:] == ["Row: 1 set of 8"]


def test_the_end_names_what_hurt_and_how_much() -> None:
    rows = Script("row").begin("row").a_set(3).pain(6, PainMoment.DURING, "row").end(EndReason.STOPPED_FOR_PAIN)
    assert said(rows, EndReason.STOPPED_FOR_PAIN)[1:] == ["Row: 1 set of 3", "Hurt: Row (6 of 10)"]


def test_what_hurt_a_little_on_the_way_is_to_settle_within_a_day() -> None:
    rows = Script("row").begin("row").a_set(3).pain(4, PainMoment.DURING, "row").end(EndReason.STOPPED_FOR_PAIN)
    lines = said(rows.begin("cat_camel").a_set(6).end())
    assert lines[-2:] == ["Hurt: Row (4 of 10)", SETTLES]
    assert "see a doctor" in SETTLES


def test_what_was_stopped_for_pain_says_when_to_see_a_doctor_and_praises_nothing() -> None:
    first = said(Script("row").begin("row").end(EndReason.STOPPED_FOR_PAIN), EndReason.STOPPED_FOR_PAIN)[0]
    assert "see a doctor" in first
    assert "chest pain, trouble breathing or numbness, get help now" in first
    assert "Well done" not in first


def test_where_nothing_was_done_nobody_is_praised_for_it() -> None:
    assert said(Script("row").begin("row").end()) == [NOTHING_DONE]
    assert said(Script("row").begin("row").end(), EndReason.ENDED_BY_PERSON) == [NOTHING_DONE]
    assert "see a doctor" in said(Script("row").begin("row").end(), EndReason.STOPPED_FOR_PAIN)[0]


def test_after_a_clip_nobody_is_told_that_it_is_kept() -> None:
    rows = tuple(Script("row").begin("row", sets=1, reps=8).sets([8]).end().over())
    first, done = said_at_end(LiveOutcome(EndReason.SOURCE_ENDED, rows, rehearsal=True), SPECS)
    assert "your history takes nothing of it" in first
    assert done == "Row: 1 set of 8"


def test_what_hurt_is_answered_also_where_the_session_cannot_be_kept(context: PageContext) -> None:
    def led(*_: object) -> LiveOutcome:
        context.files.history_file.write_bytes(b"no history" * 1000)
        hurt = Script("row").begin("row").a_set(3).end(EndReason.STOPPED_FOR_PAIN)
        return LiveOutcome(EndReason.STOPPED_FOR_PAIN, tuple(hurt.over()))

    context.switch_person("anna")
    SessionLauncher(context.runner, "poses", None, led).start(SessionChoice(SessionKind.ONLY, "row"), "anna")
    context.runner.stop()
    said = json.loads(context.runner.feed.state)["said"].split("\n")
    assert "see a doctor" in said[0]
    assert "Row: 1 set of 3" in said
    assert "is damaged" in said[-1]


def test_whoever_stopped_for_pain_reads_of_a_doctor_what_the_coach_says() -> None:
    """Who hears nothing reads this alone, at the end and for the rest of the day."""
    when = "With fever, after a fall, or if it is no better in a day or two, see a doctor or therapist."
    assert load().say("safety.see_professional").endswith(when)
    assert SAID_AT_END[EndReason.STOPPED_FOR_PAIN].endswith(when)
    assert REST_TODAY.endswith(when)


def test_who_cannot_begin_for_damaged_settings_hears_where_the_page_replaces_them(anna: PageContext) -> None:
    settings_path(anna.files.profile).write_text("{")
    with pytest.raises(PosecoachError, match=r"are damaged.*save them anew under Settings"):
        anna.launcher.start(SessionChoice(SessionKind.ONLY, "row"), "anna")


def test_the_slider_of_a_session_shows_from_its_start_how_loud_the_voice_is(
    context: PageContext, browser: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where the page is shown before the session has got as far as its words."""
    free = threading.Event()

    def slow(language: str) -> Catalogue:
        free.wait(60.0)
        return load(language)

    monkeypatch.setattr(session_launcher, "load", slow)
    context.switch_person("anna")
    browser.post("/settings", data={"volume": "30"})
    context.launcher.start(SessionChoice(SessionKind.ONLY, "row"), "anna")
    page = browser.get("/session").text
    free.set()
    context.runner.stop()
    assert re.search('id="volume"[^>]* value="30"', page)


@pytest.mark.parametrize("fails", [False, True])
def test_the_loudness_that_is_chosen_in_a_session_is_that_of_the_next_one(context: PageContext, fails: bool) -> None:
    heard: list[float] = []

    def led(_items: Sequence[PlannedExercise], options: LiveOptions, *_: object) -> LiveOutcome:
        heard.append(options.loudness.ratio)
        options.loudness.set(0.35)
        if fails:
            raise PosecoachError("The camera is gone.")
        return LiveOutcome(EndReason.PLAN_DONE, ())

    context.switch_person("anna")
    keep_settings(context.files.profile, PersonSettings(name="anna", camera="1", volume_ratio=0.8))
    launcher = SessionLauncher(context.runner, "poses", None, led)
    for _ in range(2):
        launcher.start(SessionChoice(SessionKind.ONLY, "row"), "anna")
        context.runner.stop()
    assert heard == [0.8, 0.35]
    assert read_settings(context.files.profile) == PersonSettings(name="anna", camera="1", volume_ratio=0.35)


def test_in_a_session_the_settings_show_how_loud_it_is_and_change_it(context: PageContext, browser: TestClient) -> None:
    free = threading.Event()

    def led(*_: object) -> LiveOutcome:
        free.wait(60.0)
        return LiveOutcome(EndReason.PLAN_DONE, ())

    context.switch_person("anna")
    context.voices = []
    SessionLauncher(context.runner, "poses", None, led).start(SessionChoice(SessionKind.ONLY, "row"), "anna")
    context.runner.loudness.set(0.35)
    shown = re.search('name="volume"[^>]* value="([0-9]+)"', browser.get("/settings").text)
    browser.post("/settings", data={"volume": "60"})
    now = context.runner.loudness.ratio
    browser.post("/settings", data={"rate": "150"})
    free.set()
    context.runner.stop()
    assert shown is not None
    assert (shown[1], now) == ("35", 0.6)
    assert read_settings(context.files.profile) == PersonSettings(name="anna", volume_ratio=0.6, rate_wpm=150)


def test_the_slider_goes_back_to_how_loud_it_was_after_the_settings_were_saved(
    context: PageContext, browser: TestClient
) -> None:
    free = threading.Event()

    def led(*_: object) -> LiveOutcome:
        free.wait(60.0)
        return LiveOutcome(EndReason.PLAN_DONE, ())

    context.switch_person("anna")
    keep_settings(context.files.profile, PersonSettings(name="anna", volume_ratio=0.8))
    SessionLauncher(context.runner, "poses", None, led).start(SessionChoice(SessionKind.ONLY, "row"), "anna")
    browser.post("/settings", data={"volume": "30"})
    context.runner.loudness.set(0.8)
    free.set()
    context.runner.stop()
    assert read_settings(context.files.profile).volume_ratio == 0.8


def test_a_loudness_that_cannot_be_kept_leaves_the_end_of_a_session_as_it_is(
    context: PageContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    def led(_items: Sequence[PlannedExercise], options: LiveOptions, *_: object) -> LiveOutcome:
        options.loudness.set(0.35)
        return LiveOutcome(EndReason.PLAN_DONE, tuple(Script("row").begin("row").a_set(3).end().over()))

    def full(*_: object) -> None:
        raise PosecoachError("No space left on device")

    context.switch_person("anna")
    monkeypatch.setattr(session_launcher, "keep_settings", full, raising=False)
    SessionLauncher(context.runner, "poses", None, led).start(SessionChoice(SessionKind.ONLY, "row"), "anna")
    context.runner.stop()
    assert "Well done" in json.loads(context.runner.feed.state)["said"]


def test_a_button_that_is_pressed_twice_begins_one_session_and_no_other(context: PageContext) -> None:
    free, begun = threading.Event(), []

    def led(items: Sequence[PlannedExercise], *_: object) -> LiveOutcome:
        begun.append(items[0].spec.id)
        free.wait(60.0)
        return LiveOutcome(EndReason.PLAN_DONE, ())

    context.switch_person("anna")
    launcher = SessionLauncher(context.runner, "poses", None, led)
    for _ in range(2):
        launcher.start(SessionChoice(SessionKind.ONLY, "row"), "anna")
    with pytest.raises(PosecoachError, match="Row is still on"):
        launcher.start(SessionChoice(SessionKind.ROUTINE), "anna")
    free.set()
    context.runner.stop()
    assert begun == ["row"]


@pytest.mark.parametrize(
    "choice",
    [
        SessionChoice(SessionKind.ONLY, "muscle_fatigue"),
        SessionChoice(SessionKind.EXPRESS),
        SessionChoice(SessionKind.ROUTINE),
    ],
)
def test_somebody_new_is_shown_how_an_exercise_goes_also_where_they_choose_it_alone(
    context: PageContext, choice: SessionChoice
) -> None:
    asked: list[LiveOptions] = []

    def led(_items: Sequence[PlannedExercise], options: LiveOptions, *_: object) -> LiveOutcome:
        asked.append(options)
        return LiveOutcome(EndReason.PLAN_DONE, ())

    context.switch_person("anna")
    SessionLauncher(context.runner, "poses", None, led).start(choice, "anna")
    context.runner.stop()
    assert [options.guidance for options in asked] == [Guidance.FULL]
