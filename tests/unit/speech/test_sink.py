from __future__ import annotations

import math
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest

from posecoach.core.cue import Cue, CuesWithdrawn
from posecoach.core.errors import PosecoachError
from posecoach.core.events import Event, PhaseChanged, SinkFailed
from posecoach.core.ports import Sink
from posecoach.core.vocabulary import CueStatus, Phase, Priority
from posecoach.speech.playback.loudness import WARNING_RATIO
from posecoach.speech.playback.loudspeaker import PLAYER_FAILURES
from posecoach.speech.playback.player import PlayerError
from posecoach.speech.settings import VoiceSettings
from posecoach.speech.sink import TONE_ALONE, SpeechSink
from posecoach.speech.sound_file import read_sound, write_wav
from posecoach.speech.synthesis.engine import EngineError, VoiceLostError
from posecoach.speech.tones import WARNING, Samples, tone

SAFETY, CAMERA, SETUP, COUNT, FORM, REFINEMENT = Priority
PATIENCE_S = 120.0


class Engine:
    """Makes a beep of everything, except of what it cannot say."""

    def __init__(self) -> None:
        self.made: list[str] = []
        self.gate = threading.Event()
        self.gate.set()
        self.lost = False
        self.closed = False

    def synthesise(self, text: str, path: Path) -> None:
        self.gate.wait(PATIENCE_S)
        if self.lost:
            raise VoiceLostError("gave up after 5 failures in a row")
        if text == "unsayable":
            raise EngineError("no")
        self.made.append(text)
        write_wav(path, np.full(2000, 5000, np.int16))

    def close(self) -> None:
        self.closed = True
        self.gate.set()


class Loudspeaker:
    """Plays until it is stopped."""

    name = "loudspeaker"

    def __init__(self) -> None:
        self.played: list[Path] = []
        self.peaks: list[int] = []
        self.sounding = threading.Event()
        self.stops = 0
        self.broken = ""
        self.closed = False

    def play(self, path: Path) -> None:
        if self.broken == "at once":
            raise PlayerError("pulled out")
        self.peaks.append(int(np.abs(read_sound(path)).max()))
        self.played.append(path)
        self.sounding.set()

    def playing(self) -> bool:
        if self.broken == "midway":
            raise PlayerError("pulled out")
        return self.sounding.is_set()

    def end(self) -> None:
        self.sounding.clear()

    def stop(self) -> None:
        self.stops += 1
        self.sounding.clear()

    def close(self) -> None:
        self.closed = True
        self.sounding.clear()


class Room:
    """A voice with stand-ins for its devices, and what it reported."""

    def __init__(self, folder: Path, prepare: tuple[str, ...] = (), **settings: object) -> None:
        self.engine, self.speaker = Engine(), Loudspeaker()
        self.reports: list[Event] = []
        self.opened = 0
        self.no_device = False
        self.settings = VoiceSettings(cache_dir=folder, **settings)  # type: ignore[arg-type]
        self.mute = self.settings.as_mute()
        self.sink = SpeechSink(self.settings, self.reports.append, prepare, self._open, self.engine, mute=self.mute)

    def _open(self) -> Loudspeaker:
        self.opened += 1
        if self.no_device:
            raise PlayerError("no way to play sound")
        return self.speaker

    def say(self, id: str, text: str, priority: Priority, t_s: float = 5.0) -> None:
        self.sink.handle(Cue(t_s=t_s, id=id, text=text, priority=priority))

    def outcomes(self) -> list[tuple[str, str]]:
        return [(event.id, event.status) for event in tuple(self.reports) if isinstance(event, Cue)]

    def wait_for(self, *outcomes: tuple[str, str]) -> None:
        self.until(lambda: set(outcomes) <= set(self.outcomes()))

    def until(self, true: Callable[[], bool]) -> None:
        deadline_s = time.monotonic() + PATIENCE_S
        while not true():
            assert time.monotonic() < deadline_s, f"only {self.reports}"
            time.sleep(0.002)

    def reason(self, id: str) -> str:
        return [event.reason for event in self.reports if isinstance(event, Cue) and event.id == id][-1]

    def failures(self) -> list[SinkFailed]:
        return [event for event in self.reports if isinstance(event, SinkFailed)]


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    room = Room(tmp_path)
    yield room
    room.sink.close(last_words_s=0.0)


def test_the_voice_is_a_sink(room: Room) -> None:
    assert isinstance(room.sink, Sink)


def test_a_cue_is_synthesised_played_and_reported(room: Room) -> None:
    room.say("count.1", "One", COUNT)
    room.wait_for(("count.1", "spoken"))
    assert room.speaker.played == [room.sink.cache.path("One")]


def test_half_the_volume_is_half_the_amplitude_of_words_and_tones(tmp_path: Path) -> None:
    peaks = []
    for volume in (1.0, 0.5):
        room = Room(tmp_path, volume_ratio=volume)
        for cue, text in (("count.1", "One"), ("count.partial", "")):
            room.say(cue, text, COUNT)
            room.wait_for((cue, "spoken"))
            room.speaker.end()
        room.sink.close(last_words_s=0.0)
        peaks.append(room.speaker.peaks)
    full, half = peaks
    assert half == pytest.approx([peak / 2 for peak in full], abs=2)


def test_two_words_with_a_stroke_between_them_are_said_without_the_word_slash(room: Room) -> None:
    room.say("set.next", "Next: Cat/camel.", SETUP)
    room.wait_for(("set.next", CueStatus.SPOKEN))
    assert room.engine.made == ["Next: Cat camel."]


def test_other_events_and_other_cues_pass_by(room: Room) -> None:
    room.sink.handle(PhaseChanged(t_s=1.0, phase=Phase.OUT))
    room.sink.handle(
        Cue(t_s=1.0, id="cue.shrug", text="Shrug", priority=FORM, status=CueStatus.DROPPED, reason="first")
    )
    room.say("count.1", "One", COUNT)
    room.wait_for(("count.1", "spoken"))
    assert room.outcomes() == [("count.1", "spoken")]


def test_phrases_are_synthesised_ahead_once(tmp_path: Path) -> None:
    room = Room(tmp_path, prepare=("One", "Two", "One", ""))
    room.until(lambda: room.sink.prepared)
    room.say("count.2", "Two", COUNT)
    room.wait_for(("count.2", "spoken"))
    assert room.engine.made == ["One", "Two"]
    room.sink.close(last_words_s=0.0)
    again = Room(tmp_path, prepare=("One", "Two"))
    again.until(lambda: again.sink.prepared)
    again.sink.close(last_words_s=0.0)
    assert again.engine.made == []


def test_what_is_wanted_now_is_synthesised_before_what_is_prepared(tmp_path: Path) -> None:
    room = Room(tmp_path)
    room.engine.gate.clear()
    room.sink.prepare(["first", "second", "third"])
    room.say("count.1", "One", COUNT)
    room.until(lambda: "One" in room.sink._maker._line)
    room.engine.gate.set()
    room.until(lambda: room.sink.prepared)
    room.sink.close(last_words_s=0.0)
    assert room.engine.made.index("One") <= 1
    assert sorted(room.engine.made) == ["One", "first", "second", "third"]


def test_two_cues_that_wait_for_their_sound_are_asked_for_once_each(room: Room) -> None:
    room.engine.gate.clear()
    room.say("count.1", "One", COUNT)
    room.say("set.rest", "Rest.", SETUP)
    room.until(lambda: {"One", "Rest."} <= set(room.sink._maker._line))
    time.sleep(0.2)  # the voice asks again a hundred times a second
    assert sorted(room.sink._maker._line) == ["One", "Rest."]
    room.engine.gate.set()
    room.until(lambda: room.sink.prepared)


def test_the_caller_does_not_wait_for_a_hung_engine(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    room.engine.gate.clear()
    with monkeypatch.context() as patch:
        patch.setattr("posecoach.speech.queue.COUNTED_MAX_AGE_S", 0.02)
        room.say("count.1", "One", COUNT)
        room.wait_for(("count.1", "dropped"))
    room.say("count.partial", "", COUNT)
    room.wait_for(("count.partial", "spoken"))


def test_a_sound_that_is_damaged_costs_one_cue_and_is_made_anew(room: Room) -> None:
    path = room.sink.cache.path("One")
    path.write_bytes(b"no sound")
    room.say("count.1", "One", COUNT)
    room.wait_for(("count.1", "dropped"))
    assert "cannot be read" in room.reason("count.1")
    room.say("count.1", "One", COUNT)
    room.wait_for(("count.1", "spoken"))
    assert room.failures() == []


def test_where_no_tone_can_be_kept_the_words_are_said_without_it(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(path: Path, samples: Samples) -> None:
        raise PosecoachError("No space left on device")

    room.sink.prepare(["Paused."])
    room.until(lambda: room.sink.prepared)
    monkeypatch.setattr("posecoach.speech.synthesis.cache.write_wav", full)
    room.say("count.partial", "", COUNT)
    room.wait_for(("count.partial", "dropped"))
    room.say("session.paused", "Paused.", SETUP)
    room.wait_for(("session.paused", "spoken"))


def test_safety_silences_what_is_being_said(room: Room) -> None:
    room.say("cue.shrug", "Shoulders away", FORM)
    room.wait_for(("cue.shrug", "spoken"))
    room.say("safety.stop", "Stop", SAFETY)
    room.wait_for(("cue.shrug", "interrupted"), ("safety.stop", "spoken"))
    assert room.speaker.stops == 1


def test_what_is_withdrawn_is_silenced_at_once(room: Room) -> None:
    room.say("session.check", "All good?", SETUP)
    room.wait_for(("session.check", "spoken"))
    room.sink.handle(CuesWithdrawn(t_s=1.0, ids=("session.check",)))
    room.wait_for(("session.check", "interrupted"))
    assert room.speaker.stops == 1


def test_a_cue_waits_until_the_one_before_it_has_ended(room: Room) -> None:
    room.say("count.1", "One", COUNT)
    room.wait_for(("count.1", "spoken"))
    room.say("cue.shrug", "Shoulders away", FORM)
    room.until(lambda: room.sink._queue.waiting != ())
    assert room.outcomes() == [("count.1", "spoken")]
    room.speaker.end()
    room.wait_for(("cue.shrug", "spoken"))
    assert room.speaker.stops == 0


def test_a_muted_voice_says_nothing_and_tells_so(tmp_path: Path) -> None:
    room = Room(tmp_path, mute=True)
    room.say("count.1", "One", COUNT)
    room.wait_for(("count.1", "dropped"))
    assert room.reason("count.1") == "muted"
    room.mute.on = False
    room.say("count.2", "Two", COUNT)
    room.wait_for(("count.2", "spoken"))
    room.sink.close(last_words_s=0.0)


@pytest.mark.parametrize(("silent", "status"), [(False, "spoken"), (True, "dropped")])
def test_a_muted_voice_says_warnings_unless_these_are_off_as_well(tmp_path: Path, silent: bool, status: str) -> None:
    room = Room(tmp_path, mute=True, silent=silent)
    room.say("cue.nodding-off", "Check your skin", SAFETY)
    room.wait_for(("cue.nodding-off", status))
    room.say("count.1", "One", COUNT)
    room.wait_for(("count.1", "dropped"))
    room.sink.close(last_words_s=0.0)


def test_muting_lets_a_warning_be_said_to_its_end(room: Room) -> None:
    room.say("cue.nodding-off", "Check your skin", SAFETY)
    room.wait_for(("cue.nodding-off", "spoken"))
    room.mute.on = True
    room.say("count.1", "One", COUNT)
    room.wait_for(("count.1", "dropped"))
    assert room.speaker.stops == 0


def test_a_warning_calls_before_its_words(room: Room) -> None:
    room.say("cue.nodding-off", "Check your skin", SAFETY)
    room.wait_for(("cue.nodding-off", "spoken"))
    (played,) = room.speaker.played
    assert len(read_sound(played)) > len(tone(WARNING)) + len(read_sound(room.sink.cache.path("Check your skin")))


@pytest.mark.parametrize(("silent", "least"), [(False, WARNING_RATIO), (True, 0.0)])
def test_a_voice_turned_down_to_nothing_still_warns_so_that_it_is_heard(
    tmp_path: Path, silent: bool, least: float
) -> None:
    room = Room(tmp_path, volume_ratio=0.0, silent=silent)
    room.mute.on = False
    for cue, text, priority in (("safety.stop_pain", "Stop", SAFETY), ("count.1", "One", COUNT)):
        room.say(cue, text, priority)
        room.wait_for((cue, "spoken"))
        room.speaker.end()
    room.sink.close(last_words_s=0.0)
    full = np.abs(read_sound(room.sink.cache.path("Stop"))).max()
    assert room.speaker.peaks == pytest.approx([least * full, 0.0], abs=2)


def test_without_a_voice_a_warning_is_a_tone_which_is_told(room: Room) -> None:
    room.engine.lost = True
    room.say("safety.stop_pain", "Stop", SAFETY)
    room.wait_for(("safety.stop_pain", "spoken"))
    assert np.array_equal(read_sound(room.speaker.played[0]), tone(WARNING))
    assert room.reason("safety.stop_pain") == TONE_ALONE
    assert not room.sink.works


def test_a_voice_whose_device_is_found_again_works_again(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("posecoach.speech.playback.loudspeaker.REOPEN_S", 0.0)
    room.speaker.broken = "at once"
    for n in range(PLAYER_FAILURES):
        room.say(f"count.{n}", f"{n}", COUNT)
        room.wait_for((f"count.{n}", "dropped"))
    room.until(lambda: not room.sink.works)
    room.speaker.broken = ""
    room.say("count.9", "Nine", COUNT)
    room.wait_for(("count.9", "spoken"))
    assert not room.sink.works
    room.speaker.end()
    room.until(lambda: room.sink.works)


def test_muting_silences_at_once(room: Room) -> None:
    room.say("count.1", "One", COUNT)
    room.wait_for(("count.1", "spoken"))
    room.mute.on = True
    room.wait_for(("count.1", "interrupted"))
    room.until(lambda: room.speaker.stops == 1)


@pytest.mark.parametrize("goes", ["stale", "displaced"])
def test_a_voice_that_does_not_answer_is_reported_while_its_process_still_hangs(
    room: Room, monkeypatch: pytest.MonkeyPatch, goes: str
) -> None:
    monkeypatch.setattr("posecoach.speech.sink.SILENT_AFTER_S", 0.1)
    if goes == "stale":
        monkeypatch.setattr("posecoach.speech.queue.COUNTED_MAX_AGE_S", 0.02)
    room.engine.gate.clear()
    for n in range(9):
        room.say(f"count.{n}", f"{n}", COUNT)
        time.sleep(0.03)
    room.until(lambda: bool(room.failures()))
    (failure,) = room.failures()
    assert failure.error == "no speech: the voice does not answer. Cues are shown as captions only."


def test_an_answer_of_the_voice_ends_its_silence_though_it_comes_too_late(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("posecoach.speech.queue.COUNTED_MAX_AGE_S", 0.02)
    room.engine.gate.clear()
    room.say("count.1", "One", COUNT)
    room.wait_for(("count.1", "dropped"))
    assert not math.isnan(room.sink._asked_s)
    room.engine.gate.set()
    room.until(lambda: math.isnan(room.sink._asked_s))
    assert room.engine.made == ["One"]
    assert room.failures() == []


def test_the_end_does_not_wait_for_a_voice_that_does_not_answer(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("posecoach.speech.sink.SILENT_AFTER_S", 0.1)
    room.engine.gate.clear()
    room.say("set.all_done", "That was the last set", SETUP)
    room.sink.close(last_words_s=3600.0)
    assert room.reason("set.all_done") == "the session ended"
    assert len(room.failures()) == 1


def test_the_end_tells_of_a_voice_that_does_not_answer_however_long_a_look_takes(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("posecoach.speech.sink.SILENT_AFTER_S", 0.1)
    look = room.sink.cache.sound_of

    def slow(cue: Cue) -> Path | None:
        time.sleep(0.15)
        return look(cue)

    monkeypatch.setattr(room.sink.cache, "sound_of", slow)
    room.engine.gate.clear()
    room.say("set.all_done", "That was the last set", SETUP)
    room.sink.close(last_words_s=3600.0)
    assert len(room.failures()) == 1


def test_a_voice_that_is_lost_leaves_captions_and_is_announced_once(room: Room) -> None:
    room.engine.lost = True
    for n in range(3):
        room.say(f"count.{n}", f"{n}", COUNT)
        room.wait_for((f"count.{n}", "dropped"))
    (failure,) = room.failures()
    assert failure.sink == "voice"
    assert failure.error.endswith("Cues are shown as captions only.")
    assert room.reason("count.2") == "there is no voice to say it"


def test_what_was_synthesised_before_is_said_without_a_voice(tmp_path: Path) -> None:
    room = Room(tmp_path, prepare=("One",))
    room.until(lambda: room.sink.prepared)
    room.engine.lost = True
    room.say("count.2", "Two", COUNT)
    room.wait_for(("count.2", "dropped"))
    room.say("count.1", "One", COUNT)
    room.say("session.paused", "Paused", SETUP)
    room.wait_for(("session.paused", "spoken"))
    room.speaker.end()
    room.wait_for(("count.1", "spoken"))
    room.sink.close(last_words_s=0.0)


def test_one_phrase_that_cannot_be_said_is_dropped_and_the_next_is_said(room: Room) -> None:
    room.say("odd", "unsayable", COUNT)
    room.wait_for(("odd", "dropped"))
    room.say("count.1", "One", COUNT)
    room.wait_for(("count.1", "spoken"))
    assert room.failures() == []


def test_a_device_that_fails_is_opened_again(room: Room) -> None:
    room.speaker.broken = "midway"
    room.say("count.1", "One", COUNT)
    room.wait_for(("count.1", "interrupted"))
    room.speaker.broken = ""
    room.say("count.2", "Two", COUNT)
    room.wait_for(("count.2", "spoken"))
    assert room.opened == 2
    assert room.failures() == []


def test_a_device_that_keeps_failing_is_reported_once(room: Room) -> None:
    room.speaker.broken = "at once"
    for n in range(PLAYER_FAILURES + 2):
        room.say(f"count.{n}", f"{n}", COUNT)
        room.wait_for((f"count.{n}", "dropped"))
    (failure,) = room.failures()
    assert "pulled out" in failure.error


def test_without_a_device_cues_are_dropped_and_that_is_reported_once(tmp_path: Path) -> None:
    room = Room.__new__(Room)
    room.engine, room.speaker, room.reports, room.opened, room.no_device = Engine(), Loudspeaker(), [], 0, True
    room.sink = SpeechSink(VoiceSettings(cache_dir=tmp_path), room.reports.append, (), room._open, room.engine)
    for n in range(3):
        room.say(f"count.{n}", f"{n}", COUNT)
        room.wait_for((f"count.{n}", "dropped"))
    assert len(room.failures()) == 1
    assert room.reason("count.2") == "there is no sound device"
    assert room.opened == 1
    room.sink.close(last_words_s=0.0)


def test_times_are_reported_on_the_clock_of_the_session(room: Room) -> None:
    room.say("count.1", "One", COUNT, t_s=1234.0)
    room.wait_for(("count.1", "spoken"))
    (spoken,) = room.reports
    assert 1234.0 <= spoken.t_s < 1234.0 + PATIENCE_S


def test_the_last_words_are_said_before_the_end(room: Room) -> None:
    room.say("session.ended", "Session ended", SETUP)
    ender = threading.Timer(0.3, room.speaker.end)
    ender.start()
    room.sink.close()
    assert ("session.ended", "spoken") in room.outcomes()
    assert ("session.ended", "interrupted") not in room.outcomes()
    assert room.speaker.closed
    assert room.engine.closed


def test_the_end_does_not_wait_for_a_sound_without_end(room: Room) -> None:
    room.say("session.ended", "Session ended", SETUP)
    room.wait_for(("session.ended", "spoken"))
    room.sink.close(last_words_s=0.1)
    assert ("session.ended", "interrupted") in room.outcomes()
    assert room.reason("session.ended") == "the session ended"
