from __future__ import annotations

import dataclasses
from collections.abc import Sequence

import numpy as np
import pytest

from posecoach.app.loop import Devices, LiveLoop
from posecoach.app.pipeline import Sinks
from posecoach.coaching.coach import Coach
from posecoach.coaching.cues.policy import CuePolicy
from posecoach.coaching.cues.rules import fault_cues
from posecoach.coaching.plan import Command, SessionPlan
from posecoach.coaching.speaker import Speaker
from posecoach.core.events import CountCorrected, Cue, Event, RepCompleted, SetEnded, SinkFailed, StageChanged
from posecoach.core.frame import Frame
from posecoach.core.pose import Pose
from posecoach.core.vocabulary import CueStatus, EndReason, Stage
from posecoach.phrases import load
from posecoach.registry import exercise
from posecoach.sources.camera_health import CameraState
from tests.support.live_devices import FakeVoice, Figure, Kept, PoseAt, ScriptedCamera, ScriptedScreen, Span
from tests.support.rowing import pose_of, row_angles

WORDS, ROW = load("en"), exercise("row")
AT_ONCE = SessionPlan(sets=1, reps=3, rest_s=2.0, framing=False, countdown_s=0.0, calibrate=False)


def rower(starts_s: list[float]) -> PoseAt:
    return lambda t_s: pose_of(t_s, row_angles(starts_s))


class Session:
    """A set of rows before stand-ins for all devices."""

    def __init__(
        self,
        starts_s: Sequence[float] = (1.0, 5.0, 9.0),
        duration_s: float = 14.0,
        *,
        presses: Sequence[tuple[float, str]] = (),
        lost: Sequence[Span] = (),
        closes_s: float = float("inf"),
        voice_dies_s: Sequence[float] = (),
        window: bool = True,
        **plan: object,
    ) -> None:
        self.camera = ScriptedCamera(duration_s, lost=lost)
        self.screen = ScriptedScreen(self.camera, list(presses), closes_s)
        self.kept = Kept()
        self.devices = Devices(self.camera, Figure(rower(list(starts_s))), Sinks([]))
        self.voice = FakeVoice(self.devices.outcomes.put, voice_dies_s)
        self.devices.sinks = Sinks([self.kept, self.voice])
        self.devices.voice = self.voice
        if window:
            self.devices.screen = self.screen
        changed = dataclasses.replace(AT_ONCE, **plan)  # type: ignore[arg-type]
        self.coach = Coach(ROW, changed, Speaker(WORDS), CuePolicy(fault_cues(ROW), WORDS))
        self.loop = LiveLoop(self.coach, self.devices, WORDS, linger_s=0.0)

    def run(self) -> str:
        return self.loop.run()

    def of(self, kind: type[Event]) -> list[Event]:
        return self.kept.of(kind)

    def stages(self) -> list[str]:
        return [e.stage for e in self.of(StageChanged)]  # type: ignore[attr-defined]

    def full(self) -> int:
        return sum(e.full for e in self.of(RepCompleted))  # type: ignore[attr-defined]


def counts_in(texts: Sequence[str]) -> list[str]:
    """The counts among what was said; some come with how many are left."""
    first = [text.split(".")[0] for text in texts]
    return [word for word in first if word in ("One", "Two", "Three")]


def test_a_set_is_counted_to_the_end_of_the_plan() -> None:
    session = Session()
    assert session.run() is EndReason.PLAN_DONE
    assert session.full() == 3
    assert session.stages() == ["working", "done"]
    assert session.screen.shown > 100


def test_the_end_of_the_source_ends_the_session_and_sums_up_the_set() -> None:
    session = Session([1.0, 5.0], 9.0)
    assert session.run() == "the source ended"
    assert [e.full for e in session.of(SetEnded)] == [2]


def test_without_a_window_no_picture_is_drawn() -> None:
    session = Session(window=False)
    assert session.run() is EndReason.PLAN_DONE
    assert session.screen.shown == 0
    assert session.full() == 3


@pytest.mark.parametrize("key", ["q", "escape", "p"])
def test_q_escape_and_pain_end_the_session_with_a_summary(key: str) -> None:
    session = Session(presses=[(5.0, key)])
    assert session.run() == "the person ended it"
    assert [e.full for e in session.of(SetEnded)] == [1]
    assert session.loop.t_s == pytest.approx(5.0, abs=0.2)


def test_the_close_button_ends_the_session_with_a_summary() -> None:
    session = Session(closes_s=5.0)
    assert session.run() == "the window was closed"
    assert [e.full for e in session.of(SetEnded)] == [1]


def test_space_pauses_and_goes_on_and_nothing_counts_between() -> None:
    session = Session([1.0, 6.0, 11.0, 16.0], 22.0, presses=[(5.5, "space"), (10.5, "space")])
    session.run()
    assert session.stages() == ["working", "paused", "working", "done"]
    assert session.full() == 3


def test_plus_and_minus_correct_the_count() -> None:
    session = Session(presses=[(5.0, "+"), (6.0, "+"), (6.5, "-")], reps=9)
    session.run()
    assert [e.count for e in session.of(CountCorrected)] == [2, 3, 2]
    assert [(e.full, e.count) for e in session.of(SetEnded)] == [(3, 4)]


def test_n_ends_the_set_and_skips_the_rest() -> None:
    session = Session(presses=[(5.0, "n"), (5.5, "n")], sets=2)
    session.run()
    assert session.stages()[:4] == ["working", "resting", "countdown", "working"]


def test_r_starts_the_set_again() -> None:
    session = Session(presses=[(5.0, "r")], reps=9)
    session.run()
    assert [e.full for e in session.of(SetEnded)] == [2]


def test_c_calibrates_anew() -> None:
    session = Session(presses=[(0.5, "c")])
    session.run()
    assert session.stages()[:3] == ["working", "calibrating", "countdown"]


class Listening(Coach):
    """Notes what it is asked."""

    asked: tuple[object, ...] = ()

    def digit(self, value: int, t_s: float) -> list[Event]:
        self.asked += (value,)
        return []

    def command(self, command: Command, t_s: float) -> list[Event]:
        self.asked += (command,)
        return []


def test_digits_and_the_keys_of_a_routine_reach_who_leads() -> None:
    session = Session([], 2.0, presses=[(0.5, "7"), (0.6, "0"), (0.7, "s"), (0.8, "p"), (0.9, "x")])
    listener = Listening(ROW, AT_ONCE, Speaker(WORDS), CuePolicy({}, WORDS))
    LiveLoop(listener, session.devices, WORDS).run()
    assert listener.asked == (7, 0, Command.SKIP, Command.HURTS)


def test_m_silences_the_voice_and_lets_it_speak_again() -> None:
    session = Session(presses=[(0.5, "m"), (7.5, "m")])
    session.run()
    assert counts_in(session.kept.said()) == ["One", "Two", "Three"]
    assert counts_in(session.voice.heard) == ["Two", "Three"]


def test_d_shows_rate_and_latency_and_hides_them_again() -> None:
    plain, detailed, again = (Session([], 2.0, presses=keys) for keys in ((), ((0.5, "d"),), ((0.5, "d"), (1.0, "d"))))
    for session in (plain, detailed, again):
        session.run()
    assert not np.array_equal(plain.screen.last, detailed.screen.last)
    assert np.array_equal(plain.screen.last, again.screen.last)


def test_a_lost_camera_is_told_once_and_the_set_goes_on_where_it_was() -> None:
    session = Session([1.0, 12.0, 16.0], 22.0, lost=[(5.0, 10.0)])
    assert session.run() is EndReason.PLAN_DONE
    said = [e.id for e in session.of(Cue) if e.id.startswith("camera.") and e.status == CueStatus.RAISED]  # type: ignore[attr-defined]
    assert said.count("camera.lost") == 1
    assert said.count("camera.back") == 1
    assert session.full() == 3
    assert session.stages() == ["working", "done"]


def test_a_lost_camera_takes_the_middle_of_the_picture() -> None:
    session, whole = Session([], 8.0, lost=[(2.0, 9.0)]), Session([], 8.0)
    session.run()
    whole.run()
    assert session.camera.state is CameraState.LOST
    difference = np.abs(session.screen.last.astype(int) - whole.screen.last.astype(int))
    assert (difference[45:135, 80:240] > 60).mean() > 0.02


class Watching(Coach):
    """Keeps the poses it is given."""

    poses: tuple[Pose, ...] = ()

    def update(self, pose: Pose) -> list[Event]:
        self.poses += (pose,)
        return super().update(pose)


def test_after_half_a_second_without_a_frame_nobody_is_there() -> None:
    session = Session([], 6.0, lost=[(2.0, 4.0)])
    watcher = Watching(ROW, AT_ONCE, Speaker(WORDS), CuePolicy({}, WORDS))
    LiveLoop(watcher, session.devices, WORDS).run()
    unseen = [pose.t_s for pose in watcher.poses if not pose.found]
    assert unseen[0] == pytest.approx(1.9 + 0.5, abs=0.1)
    assert unseen[-1] == pytest.approx(4.0, abs=0.1)
    times_s = [pose.t_s for pose in watcher.poses]
    assert times_s == sorted(set(times_s))


def test_a_frame_from_before_the_last_look_does_not_turn_back_the_clock() -> None:
    session = Session([], 4.0, lost=[(1.0, 3.0)])
    watcher = Watching(ROW, AT_ONCE, Speaker(WORDS), CuePolicy({}, WORDS))
    take = session.camera.latest
    late: list[Frame] = []

    def latest(timeout_s: float) -> Frame | None:
        if session.camera.now_s > 2.0 and not late:
            late.append(Frame(t_s=1.2, index=10, image=np.zeros((48, 64, 3), np.uint8)))
            return late[0]
        return take(timeout_s)

    session.camera.latest = latest  # type: ignore[method-assign]
    LiveLoop(watcher, session.devices, WORDS).run()
    times_s = [pose.t_s for pose in watcher.poses]
    assert late
    assert times_s == sorted(times_s)


def test_a_voice_that_raises_is_left_out_and_told_of() -> None:
    session = Session(voice_dies_s=[6.0])
    assert session.run() is EndReason.PLAN_DONE
    assert [e.sink for e in session.of(SinkFailed)] == ["FakeVoice"]
    assert session.full() == 3
    assert counts_in(session.voice.heard) == ["One"]


def test_what_became_of_cues_is_in_the_log() -> None:
    session = Session()
    session.run()
    spoken = [e.text for e in session.of(Cue) if e.status == CueStatus.SPOKEN]  # type: ignore[attr-defined]
    assert counts_in(spoken) == ["One", "Two", "Three"]


def test_a_model_that_fails_does_not_lose_the_set() -> None:
    session = Session()

    def broken(t_s: float) -> Pose:
        if t_s > 5.0:
            raise RuntimeError("the model is gone")
        return rower([1.0])(t_s)

    session.devices.estimator = Figure(broken)
    with pytest.raises(RuntimeError, match="the model is gone"):
        session.run()
    assert [e.full for e in session.of(SetEnded)] == [1]


def test_ctrl_c_ends_the_session_with_a_summary() -> None:
    session = Session()

    def interrupted(t_s: float) -> Pose:
        if t_s > 5.0:
            raise KeyboardInterrupt
        return rower([1.0])(t_s)

    session.devices.estimator = Figure(interrupted)
    assert session.run() == "interrupted"
    assert [e.full for e in session.of(SetEnded)] == [1]


def test_a_finished_plan_stays_on_the_screen_until_a_key_is_pressed() -> None:
    session = Session()
    shown_at_the_end: list[int] = []
    loop = LiveLoop(session.coach, session.devices, WORDS, linger_s=60.0)

    def keys() -> list[str]:
        if session.coach.stage is not Stage.DONE:
            return []
        shown_at_the_end.append(session.screen.shown)
        return ["x"] if len(shown_at_the_end) == 3 else []

    session.screen.keys = keys  # type: ignore[method-assign]
    assert loop.run() is EndReason.PLAN_DONE
    assert shown_at_the_end[-1] - shown_at_the_end[0] == 2


def test_every_new_picture_is_recorded_once_with_its_time() -> None:
    session = Session([], 3.0, lost=[(1.0, 2.0)])
    recorded: list[float] = []
    session.devices.record = lambda image, t_s: recorded.append(t_s)
    session.run()
    assert recorded == sorted(set(recorded))
    assert not any(1.0 <= t_s < 2.0 for t_s in recorded)
    assert len(recorded) == pytest.approx(20, abs=2)


def test_m_is_acknowledged_in_the_picture() -> None:
    session = Session()
    session.loop._key("m")
    shown = session.loop._captions.shown(0.0)
    assert shown is not None
    assert shown.text == WORDS.say("session.muted")


@pytest.mark.parametrize("others", [True, False])
def test_several_people_in_view_are_mentioned_once(others: bool) -> None:
    session = Session()
    session.devices.others_in_view = lambda: others
    session.loop.run()
    assert session.kept.said().count(WORDS.say("camera.others")) == int(others)
