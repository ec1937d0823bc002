from __future__ import annotations

import contextlib
import dataclasses
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import cv2
import pytest

from posecoach.app.live import outputs as live_outputs
from posecoach.app.live import session as live_session
from posecoach.app.live.attended import PATIENCE_S
from posecoach.app.live.options import LiveOptions
from posecoach.app.live.outputs import controls_of
from posecoach.app.live.session import LiveOutcome, conduct_for, run_live
from posecoach.app.loop import SessionLoop
from posecoach.coaching.display.view import Moment
from posecoach.coaching.planning.plan import PlannedExercise
from posecoach.coaching.requests import Request
from posecoach.coaching.setting import FOR_A_CLIP, Guidance, Person, Setting
from posecoach.coaching.speaking.guide_pages import first_time_pages, warnings_of
from posecoach.core.closing import Closing
from posecoach.core.cue import Cue
from posecoach.core.event_json import to_json
from posecoach.core.events import (
    Event,
    ExerciseStarted,
    HoldProgress,
    SessionEnded,
    SessionStarted,
    SetEnded,
    StageChanged,
)
from posecoach.core.mute import Mute
from posecoach.core.vocabulary import CueStatus, EndReason, HoldState, Priority
from posecoach.core.vocabulary import Stage as Stage_
from posecoach.phrases.catalogue import Controls, load
from posecoach.registry import exercise
from posecoach.screen.display import NO_DISPLAY
from posecoach.sources.live.real_time_clip import RealTimeClip
from posecoach.sources.recorded.log_file import read_log
from posecoach.speech.settings import VoiceSettings
from tests.support.clips import make_clip
from tests.support.led import planned
from tests.support.live_devices import FakeVoice, Figure, ScriptedCamera
from tests.support.rowing import breathing, pose_of, row_angles

ROW, WORDS = exercise("row"), load("en")
SHORT = planned("row", sets=1, reps=2, rest_s=2.0)
QUIET = LiveOptions(headless=True, calibrate=False, asks=False, guidance=Guidance.FIRST_TIME)
KNOWN = Person(informed=frozenset({"row"}))


def run(options: LiveOptions, person: Person = KNOWN) -> LiveOutcome:
    return run_live([SHORT], options, person)


class Stage:
    """Stand-ins in the places of the devices that a session opens."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.camera = ScriptedCamera(30.0)
        self.figure = Figure(lambda t_s: breathing(pose_of(t_s, row_angles([8.0, 12.0]))))
        self.voices: list[SlowVoice] = []
        monkeypatch.setattr(live_session, "resolve_model", lambda _: SimpleNamespace(name="full", sha256="ab"))
        monkeypatch.setattr(live_session, "MediaPipePose", lambda model, silhouette: self.figure)
        monkeypatch.setattr(live_session, "open_live", lambda source, loop: self.camera)
        monkeypatch.setattr(live_outputs, "SpeechSink", self.voice)
        monkeypatch.setattr(live_outputs, "SessionLoop", partial(SessionLoop, linger_s=0.0))
        monkeypatch.setattr(live_session, "check_voice", lambda settings: None)

    def voice(
        self,
        settings: VoiceSettings,
        report: Callable[[Event], None],
        prepare: Iterable[str],
        player: object,
        mute: Mute,
        **_: object,
    ) -> SlowVoice:
        self.voices.append(SlowVoice(report, mute=mute))
        self.prepared = list(prepare)
        return self.voices[-1]


class SlowVoice(FakeVoice):
    """Tells only when it is closed that the last sentence was spoken."""

    def close(self) -> None:
        if not self.closed:
            self._report(
                Cue(t_s=99.0, id="last.words", text="Well done", priority=Priority.SETUP, status=CueStatus.SPOKEN)
            )
        super().close()


@pytest.fixture
def stage(monkeypatch: pytest.MonkeyPatch) -> Stage:
    return Stage(monkeypatch)


def test_a_session_is_logged_from_its_start_to_its_end(stage: Stage, tmp_path: Path) -> None:
    outcome = run(dataclasses.replace(QUIET, events=tmp_path / "log.jsonl", user="ann"))
    events = read_log(tmp_path / "log.jsonl")
    assert [to_json(event) for event in outcome.events] == [to_json(event) for event in events]
    started, ended = events[0], events[-1]
    assert isinstance(started, SessionStarted)
    assert (started.exercise, started.user, started.model, started.model_sha256) == ("row", "ann", "full", "ab")
    assert started.started_at
    assert isinstance(ended, SessionEnded)
    assert ended.reason == outcome.reason == "the plan was done"
    assert ended.frames == ended.frames_with_person > 50
    assert [e.full for e in events if isinstance(e, SetEnded)] == [2]
    assert [(e.exercise, e.sets, e.reps) for e in events if isinstance(e, ExerciseStarted)] == [("row", 1, 2)]
    assert outcome.references["row"].reps == 2


def test_the_machine_is_kept_awake_from_the_first_exercise_to_the_last_words(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    course: list[str] = []

    @contextlib.contextmanager
    def kept_awake() -> Iterator[None]:
        course.append("awake")
        yield
        course.append("may sleep")

    closes = stage.figure.close
    monkeypatch.setattr(live_session, "kept_awake", kept_awake)
    monkeypatch.setattr(stage.figure, "close", lambda: (closes(), course.append("over")))
    run(QUIET)
    assert course == ["awake", "over", "may sleep"]


def test_the_usual_range_is_learned_before_a_camera_and_not_from_a_clip_that_may_show_somebody_else(
    stage: Stage,
) -> None:
    stage.camera.recorded = True
    outcome = run(QUIET)
    assert [e.full for e in outcome.events if isinstance(e, SetEnded)] == [2]
    assert outcome.references == {}


def test_a_session_before_a_clip_is_a_rehearsal(stage: Stage, tmp_path: Path) -> None:
    clip = tmp_path / "clip.mp4"
    clip.touch()
    assert not run(QUIET).rehearsal
    stage.camera = ScriptedCamera(30.0)
    assert run(dataclasses.replace(QUIET, source=str(clip))).rehearsal


def test_it_stays_one_though_the_clip_is_gone_when_it_is_over(
    stage: Stage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def opened(source: str, loop: bool) -> ScriptedCamera:
        Path(source).unlink()
        return stage.camera

    monkeypatch.setattr(live_session, "open_live", opened)
    clip = tmp_path / "clip.mp4"
    clip.touch()
    assert run(dataclasses.replace(QUIET, source=str(clip))).rehearsal


def test_the_last_words_are_waited_for_and_logged_before_the_end(stage: Stage) -> None:
    outcome = run(QUIET)
    spoken = [e.id for e in outcome.events if isinstance(e, Cue) and e.status == "spoken"]
    assert spoken[-1] == "last.words"
    assert isinstance(outcome.events[-1], SessionEnded)


def test_without_window_and_warnings_no_voice_is_opened(stage: Stage) -> None:
    run(dataclasses.replace(QUIET, voice=VoiceSettings(silent=True)))
    assert stage.voices == []


def test_a_muted_session_without_window_has_a_voice_for_warnings_and_prepares_no_other_words(stage: Stage) -> None:
    run(dataclasses.replace(QUIET, voice=VoiceSettings(mute=True)))
    (voice,) = stage.voices
    assert voice.mute.on
    assert stage.prepared == warnings_of([SHORT], WORDS)
    assert WORDS.say("safety.stop_pain") in stage.prepared


class Onlooker:
    """A screen in place of the window."""

    closed = False

    def __init__(self) -> None:
        self.moments: list[Moment] = []

    def show(self, moment: Moment) -> None:
        self.moments.append(moment)

    def requests(self) -> list[Request]:
        return []


def test_another_screen_sees_every_moment_of_a_session_without_a_window(stage: Stage) -> None:
    onlooker = Onlooker()
    stage.figure = Figure(lambda t_s: breathing(pose_of(t_s, row_angles([14.0, 18.0]))))
    run_live([SHORT], QUIET, KNOWN, others=[onlooker])
    assert len(onlooker.moments) > 50
    assert onlooker.moments[-1].view.stage is Stage_.DONE
    assert all(moment.age_s == pytest.approx(0.02) for moment in onlooker.moments[:50] if moment.new)


def test_drawing_leaves_the_processors_to_the_model(stage: Stage) -> None:
    before = cv2.getNumThreads()
    cv2.setNumThreads(2)
    try:
        run(QUIET)
        assert cv2.getNumThreads() == 1
    finally:
        cv2.setNumThreads(before)


def test_a_voice_that_is_off_by_choice_stays_off_until_it_is_asked_for(stage: Stage) -> None:
    run_live([SHORT], dataclasses.replace(QUIET, voice=VoiceSettings(mute=True)), KNOWN, others=[Onlooker()])
    assert stage.voices[0].mute.on
    assert stage.voices[0].heard == []
    assert stage.voices[0].closed


def test_a_session_that_breaks_ends_its_log_with_the_reason(stage: Stage, tmp_path: Path) -> None:
    def broken(t_s: float) -> Any:
        if t_s > 12.0:
            raise RuntimeError("no more memory")
        return pose_of(t_s, row_angles([8.0]))

    stage.figure = Figure(broken)
    with pytest.raises(RuntimeError, match="no more memory"):
        run(dataclasses.replace(QUIET, events=tmp_path / "log.jsonl"))
    ended = read_log(tmp_path / "log.jsonl")[-1]
    assert isinstance(ended, SessionEnded)
    assert (ended.reason, ended.error) == (EndReason.FAILED, "no more memory")
    assert stage.camera.closed


def test_an_impatient_second_ctrl_c_still_ends_the_log(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    def impatient(self: SlowVoice) -> None:
        self.closed += 1
        if self.closed == 1:
            raise KeyboardInterrupt

    monkeypatch.setattr(SlowVoice, "close", impatient)
    outcome = run(QUIET)
    assert isinstance(outcome.events[-1], SessionEnded)


def test_what_is_recorded_is_a_video_of_every_picture(stage: Stage, tmp_path: Path) -> None:
    run(dataclasses.replace(QUIET, record=tmp_path / "video.mp4"))
    assert (tmp_path / "video.mp4").stat().st_size > 1000


def guided(outcome: LiveOutcome) -> list[str]:
    return [e.text for e in outcome.events if isinstance(e, Cue) and e.id in ("guide", "guide.warning")]


def test_a_session_without_camera_screen_and_keys_ends_by_itself_and_says_so(stage: Stage) -> None:
    stage.camera = ScriptedCamera(1000.0, lost=[(0.0, 1000.0)])
    outcome = run(QUIET)
    assert PATIENCE_S < stage.camera.now_s < PATIENCE_S + 30.0
    assert outcome.reason is EndReason.SOURCE_ENDED
    assert [e.status for e in outcome.events if isinstance(e, Cue) and e.id == "session.no_camera"][:1] == ["raised"]


def test_a_camera_that_comes_back_in_time_is_waited_for(stage: Stage) -> None:
    stage.camera = ScriptedCamera(PATIENCE_S + 60.0, lost=[(4.0, PATIENCE_S)])
    stage.figure = Figure(lambda t_s: breathing(pose_of(t_s, row_angles([PATIENCE_S + 12.0, PATIENCE_S + 16.0]))))
    outcome = run(QUIET)
    assert sum(e.full for e in outcome.events if isinstance(e, SetEnded)) == 2


def test_whoever_has_a_screen_is_waited_for_without_end(stage: Stage) -> None:
    stage.camera = ScriptedCamera(2 * PATIENCE_S, lost=[(0.0, 2 * PATIENCE_S)])
    run_live([SHORT], QUIET, KNOWN, others=[Onlooker()])
    assert stage.camera.now_s >= 2 * PATIENCE_S


def test_heat_by_the_clock_needs_no_camera(stage: Stage) -> None:
    stage.camera = ScriptedCamera(1000.0, lost=[(0.0, 1000.0)])
    heat = planned("heating_pad", sets=1, reps=0, duration_s=2 * PATIENCE_S)
    outcome = run_live([heat], QUIET, Person(informed=frozenset({"heating_pad"})))
    assert outcome.reason is EndReason.PLAN_DONE
    assert stage.camera.now_s > 2 * PATIENCE_S


def test_the_risks_are_said_before_the_first_session_and_not_again_but_for_what_may_be_new_today(stage: Stage) -> None:
    muted = dataclasses.replace(QUIET, voice=VoiceSettings(mute=True))
    first = run(muted, Person())
    assert guided(first) == [page.text for page in first_time_pages(ROW, WORDS, frozenset())]
    assert first.informed == {"row"}
    assert sum(e.full for e in first.events if isinstance(e, SetEnded)) == 2
    stage.camera = ScriptedCamera(30.0)
    again = run(muted, Person(informed=first.informed))
    assert guided(again) == [WORDS.say("safety.doctor_first")]


def test_a_slow_voice_is_waited_for(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(live_outputs, "Window", Screen)
    monkeypatch.setattr(live_session, "display_problem", str)

    def second_page_s(rate_wpm: int) -> float:
        stage.camera = ScriptedCamera(30.0)
        voice = VoiceSettings(mute=True, rate_wpm=rate_wpm)
        events = run(dataclasses.replace(QUIET, headless=False, voice=voice), Person()).events
        return [e.t_s for e in events if isinstance(e, Cue) and e.id == "guide"][1]

    assert second_page_s(83) > 1.4 * second_page_s(165)


class Screen(Closing):
    """A window that nobody closes."""

    closed, size_px, problem = False, (320, 240), ""

    def __init__(self, title: str, problem: object = None) -> None: ...

    def close(self) -> None:
        """Nothing to close."""

    def show(self, image: object) -> None: ...

    def keys(self) -> list[str]:
        return []


def test_a_person_who_sees_and_hears_the_risks_begins_after_them(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(live_outputs, "Window", Screen)
    monkeypatch.setattr(live_session, "display_problem", str)
    outcome = run(dataclasses.replace(QUIET, headless=False), Person())
    assert guided(outcome)[0] == WORDS.say("safety.not_medical")
    assert outcome.informed == frozenset()
    assert not any(isinstance(e, SetEnded) for e in outcome.events)


def test_without_a_display_what_is_said_is_written_as_without_a_window(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live_session, "display_problem", lambda: NO_DISPLAY)
    lines: list[str] = []
    outcome = run(dataclasses.replace(QUIET, headless=False, captions=lines.append))
    assert lines[0] in {e.text for e in outcome.events if isinstance(e, Cue)}
    assert NO_DISPLAY in outcome.notices


def test_a_clip_hears_no_guide_and_is_counted_from_its_start(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    clip = make_clip(tmp_path / "clip.mp4")
    monkeypatch.setattr(live_session, "open_live", lambda source, loop: RealTimeClip(clip))
    outcome = run(QUIET, Person())
    assert guided(outcome) == []
    assert outcome.informed == frozenset()
    assert next(e.stage for e in outcome.events if isinstance(e, StageChanged)) == "working"


def test_nobody_is_waited_for_before_a_clip(tmp_path: Path) -> None:
    with contextlib.closing(RealTimeClip(make_clip(tmp_path / "clip.mp4"))) as clip:
        assert conduct_for(clip, LiveOptions()) == FOR_A_CLIP


@pytest.mark.parametrize("calibrate", [True, False])
def test_at_a_camera_calibration_can_be_declined(calibrate: bool) -> None:
    conduct = conduct_for(ScriptedCamera(1.0), LiveOptions(calibrate=calibrate))
    assert (conduct.waits, conduct.calibrates) == (True, calibrate)


@pytest.mark.parametrize(
    ("headless", "guidance", "at_once"),
    [(True, Guidance.FIRST_TIME, True), (True, Guidance.FULL, False), (False, Guidance.FIRST_TIME, False)],
)
def test_risks_are_written_at_once_where_there_is_no_window(headless: bool, guidance: Guidance, at_once: bool) -> None:
    options = LiveOptions(headless=headless, guidance=guidance)
    assert conduct_for(ScriptedCamera(1.0), options).at_once is at_once


class Nowhere:
    """A screen beside the window that shows nothing and asks for nothing."""

    closed = False

    def show(self, moment: Moment) -> None:
        """Take a moment."""

    def requests(self) -> list[Request]:
        """Ask for nothing."""
        return []


@pytest.mark.parametrize(
    ("headless", "others", "controls"),
    [(False, [], Controls.KEYS), (True, [Nowhere()], Controls.BUTTONS), (True, [], Controls.HANDS)],
)
def test_window_page_and_terminal_have_controls_of_their_own(
    headless: bool, others: list[Nowhere], controls: Controls
) -> None:
    assert controls_of(LiveOptions(headless=headless), others) is controls


@pytest.mark.parametrize(("others", "named"), [([Nowhere()], "the red button"), ([], "end the set.")])
def test_a_session_says_how_it_is_controlled_from_where_it_is_shown(
    stage: Stage, others: list[Nowhere], named: str
) -> None:
    stage.camera = ScriptedCamera(60.0)
    outcome = run_live([SHORT], QUIET, Person(), "", others)
    (said,) = {e.text for e in outcome.events if isinstance(e, Cue) and e.text.startswith("One hand up pauses.")}
    assert named in said
    assert ("button" in said) == bool(others)


def breaths(spec_id: str) -> int:
    policy = Setting(WORDS).practice(PlannedExercise.of(exercise(spec_id), SHORT.dose)).policy
    cues: list[Cue] = []
    for held_s in range(1, 30):
        state = HoldState.STARTED if held_s == 1 else HoldState.HOLDING
        event = HoldProgress(t_s=float(held_s), state=state, start_s=0.0, held_s=float(held_s), target_s=30.0)
        cues += policy.update(event)
    return sum(cue.id == "hold.breathe" for cue in cues)


def test_holding_against_gravity_brings_a_reminder_to_breathe_and_resting_does_not() -> None:
    assert breaths("muscle_fatigue") >= 1
    assert breaths("heating_pad") == 0
