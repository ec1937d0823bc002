from __future__ import annotations

import queue
from collections.abc import Sequence

import numpy as np
import pytest

from posecoach.app.failing_outputs import LostOutputs
from posecoach.app.live.watch import watch
from posecoach.app.loop import SessionLoop
from posecoach.app.observation import Observation
from posecoach.app.sinks import Sinks
from posecoach.coaching.display.view import Moment
from posecoach.coaching.requests import Answer, Command, Digit, Request
from posecoach.core.answers import PainReported
from posecoach.core.camera import CameraState
from posecoach.core.cue import Cue
from posecoach.core.errors import PosecoachError
from posecoach.core.events import CountCorrected, Event, RepCompleted, SetEnded, SinkFailed, StageChanged
from posecoach.core.pose import Pose
from posecoach.core.vocabulary import EndReason
from posecoach.phrases.catalogue import load
from posecoach.screen.session_window import SessionWindow
from tests.support.led import led, planned
from tests.support.live_devices import FakeVoice, Figure, Kept, PoseAt, ScriptedCamera, ScriptedScreen, Span
from tests.support.rowing import pose_of, row_angles

WORDS = load("en")


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
        linger_s: float = 0.0,
        **dose: object,
    ) -> None:
        self.camera = ScriptedCamera(duration_s, lost=lost)
        self.figure = Figure(rower(list(starts_s)))
        self.screen = ScriptedScreen(self.camera, list(presses), closes_s)
        self.kept = Kept()
        outcomes: queue.SimpleQueue[Event] = queue.SimpleQueue()
        self.voice = FakeVoice(outcomes.put, voice_dies_s)
        sinks = Sinks([self.kept, self.voice])
        self.session = led([planned("row", rest_s=2.0, **dose)], mute=self.voice.mute)
        self.window = SessionWindow(self.screen, WORDS)
        screens = [self.window] if window else []
        self.loop = SessionLoop(self.session, sinks, screens, voice=self.voice, outcomes=outcomes, linger_s=linger_s)

    def run(self) -> str:
        return self.loop.run(watch(self.camera, self.figure))

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
    assert session.run() is EndReason.SOURCE_ENDED
    assert [e.full for e in session.of(SetEnded)] == [2]


def test_without_a_window_no_picture_is_drawn() -> None:
    session = Session(window=False)
    assert session.run() is EndReason.PLAN_DONE
    assert session.screen.shown == 0
    assert session.full() == 3


@pytest.mark.parametrize("key", ["q", "escape"])
def test_q_and_escape_end_the_session_with_a_summary(key: str) -> None:
    session = Session(presses=[(5.0, key)])
    assert session.run() is EndReason.ENDED_BY_PERSON
    assert [e.full for e in session.of(SetEnded)] == [1]
    assert session.loop.t_s == pytest.approx(5.0, abs=0.2)


def test_p_stops_the_set_and_asks_how_much_it_hurts() -> None:
    session = Session(presses=[(5.0, "p"), (7.0, "6")])
    assert session.run() is EndReason.STOPPED_FOR_PAIN
    assert [e.full for e in session.of(SetEnded)] == [1]
    assert [e.nprs for e in session.of(PainReported)] == [6]
    assert session.kept.said()[-1] == WORDS.say("safety.see_professional")


def test_the_close_button_ends_the_session_with_a_summary() -> None:
    session = Session(closes_s=5.0)
    assert session.run() is EndReason.WINDOW_CLOSED
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
    session = Session(presses=[(5.0, "n"), (6.0, "n")], sets=2)
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


class Page:
    """A screen that asks for things by itself, such as a page in a browser."""

    closed = False

    def __init__(self, *asked: Request) -> None:
        self.shown = 0
        self._asked = list(asked)

    def show(self, moment: Moment) -> None:
        self.shown += 1

    def requests(self) -> list[Request]:
        asked, self._asked = self._asked, []
        return asked


def test_several_screens_show_a_session_and_what_is_asked_at_any_of_them_is_done() -> None:
    session = Session(duration_s=2.0)
    one, other = Page(), Page(Command.HURTS, Answer(6))
    loop = SessionLoop(session.session, Sinks([session.kept]), [one, other], linger_s=0.0)
    assert loop.run(watch(session.camera, session.figure)) is EndReason.STOPPED_FOR_PAIN
    assert [e.nprs for e in session.of(PainReported)] == [6]
    assert one.shown == other.shown > 0


def test_a_digit_answers_nothing_while_nothing_is_asked() -> None:
    session = Session([], 2.0)
    loop = SessionLoop(session.session, Sinks([session.kept]), [Page(Digit(7), Digit(0))])
    assert loop.run(watch(session.camera, session.figure)) is EndReason.SOURCE_ENDED
    assert session.of(PainReported) == []


def test_m_silences_the_voice_and_lets_it_speak_again() -> None:
    session = Session(presses=[(0.5, "m"), (7.5, "m")])
    session.run()
    assert counts_in(session.kept.said()) == ["One", "Two", "Three"]
    assert counts_in(session.voice.heard) == ["Two", "Three"]


def test_d_shows_rate_and_latency_and_hides_them_again() -> None:
    plain, detailed, again = (Session([], 2.0, presses=keys) for keys in ((), ((0.5, "d"),), ((0.5, "d"), (1.5, "d"))))
    for session in (plain, detailed, again):
        session.run()
    assert not np.array_equal(plain.screen.last, detailed.screen.last)
    assert np.array_equal(plain.screen.last, again.screen.last)


def test_a_lost_camera_is_announced_once_and_the_set_goes_on_where_it_was() -> None:
    session = Session([1.0, 12.0, 16.0], 22.0, lost=[(5.0, 10.0)])
    assert session.run() is EndReason.PLAN_DONE
    said = [e.id for e in session.of(Cue) if e.id.startswith("camera.") and e.status == "raised"]  # type: ignore[attr-defined]
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


def test_a_voice_that_raises_is_left_out_and_reported() -> None:
    session = Session(voice_dies_s=[6.0])
    assert session.run() is EndReason.PLAN_DONE
    assert [e.sink for e in session.of(SinkFailed)] == ["FakeVoice"]
    assert session.full() == 3
    assert counts_in(session.voice.heard) == ["One"]


def test_what_became_of_cues_is_in_the_log() -> None:
    session = Session()
    session.run()
    spoken = [e.text for e in session.of(Cue) if e.status == "spoken"]  # type: ignore[attr-defined]
    assert counts_in(spoken) == ["One", "Two", "Three"]


def test_a_model_that_fails_does_not_lose_the_set() -> None:
    session = Session()

    def broken(t_s: float) -> Pose:
        if t_s > 5.0:
            raise RuntimeError("the model is gone")
        return rower([1.0])(t_s)

    session.figure = Figure(broken)
    with pytest.raises(RuntimeError, match="the model is gone"):
        session.run()
    assert [e.full for e in session.of(SetEnded)] == [1]


def test_ctrl_c_sums_up_the_set() -> None:
    session = Session()

    def interrupted(t_s: float) -> Pose:
        if t_s > 5.0:
            raise KeyboardInterrupt
        return rower([1.0])(t_s)

    session.figure = Figure(interrupted)
    with pytest.raises(KeyboardInterrupt):
        session.run()
    assert [e.full for e in session.of(SetEnded)] == [1]


@pytest.mark.parametrize(("camera_s", "reason"), [(14.0, EndReason.PLAN_DONE), (9.0, EndReason.SOURCE_ENDED)])
def test_the_end_of_the_plan_or_of_a_clip_stays_on_the_screen_until_a_key_is_pressed(
    camera_s: float, reason: EndReason
) -> None:
    session = Session(duration_s=camera_s, linger_s=60.0)
    shown_at_the_end: list[int] = []

    def keys() -> list[str]:
        if not session.session.over:
            return []
        shown_at_the_end.append(session.screen.shown)
        return ["n"] if len(shown_at_the_end) == 4 else []

    session.screen.keys = keys  # type: ignore[method-assign]
    assert session.run() is reason
    assert shown_at_the_end[-1] - shown_at_the_end[0] == 3
    assert session.session.view.summary.startswith({14.0: "3 full", 9.0: "2 full"}[camera_s])


class Recorder(Page):
    """Keeps the times of new pictures."""

    def __init__(self) -> None:
        super().__init__()
        self.recorded: list[float] = []

    def show(self, moment: Moment) -> None:
        self.recorded += [moment.t_s] if moment.new else []


def test_every_new_picture_is_new_once() -> None:
    session, recorder = Session([], 3.0, lost=[(1.0, 2.0)]), Recorder()
    SessionLoop(session.session, Sinks([]), [recorder]).run(watch(session.camera, session.figure))
    assert recorder.recorded == sorted(set(recorder.recorded))
    assert not any(1.0 <= t_s < 2.0 for t_s in recorder.recorded)
    assert len(recorder.recorded) == pytest.approx(20, abs=2)


def test_m_is_acknowledged_in_the_picture() -> None:
    session = Session(presses=[(0.0, "m")])
    session.loop.step(Observation(pose_of(0.0, row_angles([]))))
    shown = session.session.view.caption
    assert shown is not None
    assert shown.text == WORDS.say("session.muted")


@pytest.mark.parametrize("others", [True, False])
def test_several_people_in_view_are_mentioned_once(others: bool) -> None:
    session = Session()
    session.figure.others_in_view = others
    session.run()
    assert session.kept.said().count(WORDS.say("camera.others")) == int(others)


class FullDisk:
    """A recording that works for a while."""

    closed = False

    def __init__(self, works_s: float) -> None:
        self._works_s = works_s

    def show(self, moment: Moment) -> None:
        if moment.t_s > self._works_s:
            raise PosecoachError("The video cannot be written (No space left on device).")

    def requests(self) -> list[Request]:
        return []


def test_a_recording_that_fails_is_left_out_and_said_and_the_set_goes_on() -> None:
    session = Session()
    fan = Sinks([session.kept])
    loop = SessionLoop(session.session, fan, [FullDisk(3.0), session.window], lost=LostOutputs(WORDS), linger_s=0.0)
    assert loop.run(watch(session.camera, session.figure)) is EndReason.PLAN_DONE
    assert session.full() == 3
    assert [e.sink for e in session.of(SinkFailed)] == ["FullDisk"]
    assert session.screen.shown > 100


class EventLog:
    """A log on a disk that is full after a while; it has the name by which the real one is known."""

    def __init__(self) -> None:
        self.lines = 0

    def handle(self, event: Event) -> None:
        self.lines += 1
        if self.lines > 5:
            raise PosecoachError("The event log cannot be written (No space left on device).")

    def close(self) -> None:
        """Nothing to close."""


def test_a_log_that_can_no_longer_be_written_is_said_once_while_the_set_goes_on(
    caplog: pytest.LogCaptureFixture,
) -> None:
    session = Session()
    loop = SessionLoop(session.session, Sinks([EventLog(), session.kept]), lost=LostOutputs(WORDS), linger_s=0.0)
    assert loop.run(watch(session.camera, session.figure)) is EndReason.PLAN_DONE
    assert session.full() == 3
    assert session.kept.said().count(WORDS.say("session.log_lost")) == 1
    assert "Traceback" not in caplog.text


def test_a_voice_that_works_no_more_is_shown_and_said_in_words_and_so_is_its_return() -> None:
    session = Session(presses=[])
    seen: list[tuple[bool, bool]] = []
    looks = watch(session.camera, session.figure)
    for number, look in enumerate(looks):
        session.voice.works = not 20 <= number < 60
        session.loop.step(look)
        seen.append((session.voice.works, session.session.view.warnings_unheard))
        if number == 80:
            break
    assert all(unheard is not works for works, unheard in seen)
    said = [e.id for e in session.of(Cue) if e.status == "raised" and "voice" in e.id]  # type: ignore[attr-defined]
    assert said == ["session.voice_lost", "session.voice_back"]
