from __future__ import annotations

import contextlib
import os
import signal
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from posecoach.core.errors import PosecoachError
from posecoach.speech.settings import VoiceSettings
from posecoach.speech.sound_file import read_sound
from posecoach.speech.synthesis import engine as speech_engine
from posecoach.speech.synthesis.engine import (
    EngineError,
    Patience,
    VoiceLostError,
    WatchedEngine,
    available_voices,
    worker_command,
)

STAND_IN = Path(__file__).parents[3] / "support" / "speech_worker_stand_in.py"
QUICK = Patience(start_s=30.0, phrase_s=30.0, back_off_s=1.0, longest_back_off_s=3.0, failures=5)


def command(*mode: str) -> list[str]:
    return [sys.executable, str(STAND_IN), *mode]


class Engine(WatchedEngine):
    def __init__(self, *mode: str, patience: Patience = QUICK) -> None:
        self.waits: list[float] = []
        super().__init__(command(*mode), patience, self.waits.append)


@pytest.fixture
def engine() -> Iterator[Engine]:
    engine = Engine()
    yield engine
    engine.close()


def test_a_phrase_becomes_a_sound_file(engine: Engine, tmp_path: Path) -> None:
    engine.synthesise("One", tmp_path / "one.wav")
    assert len(read_sound(tmp_path / "one.wav")) == 4410


def test_one_process_serves_many_phrases(engine: Engine, tmp_path: Path) -> None:
    for n in range(5):
        engine.synthesise(f"{n}", tmp_path / f"{n}.wav")
    assert engine.starts == 1
    assert engine.waits == []


def test_a_process_that_dies_is_replaced_and_the_phrase_is_made(engine: Engine, tmp_path: Path) -> None:
    engine.synthesise(f"die once {tmp_path / 'mark'}", tmp_path / "a.wav")
    assert (tmp_path / "a.wav").exists()
    assert engine.starts == 2
    assert engine.failures_in_a_row == 0


def test_a_process_killed_ten_times_is_replaced_ten_times(engine: Engine, tmp_path: Path) -> None:
    for n in range(11):
        engine.synthesise(f"{n}", tmp_path / f"{n}.wav")
        assert engine.pid is not None
        os.kill(engine.pid, signal.SIGTERM if sys.platform == "win32" else signal.SIGKILL)
    assert len(list(tmp_path.glob("*.wav"))) == 11
    assert engine.starts == 11


def test_a_phrase_that_kills_twice_is_given_up_and_the_voice_is_not(engine: Engine, tmp_path: Path) -> None:
    with pytest.raises(EngineError, match="died"):
        engine.synthesise("die", tmp_path / "a.wav")
    assert engine.starts == 2
    engine.synthesise("One", tmp_path / "b.wav")
    assert engine.failures_in_a_row == 0


def test_a_process_that_hangs_is_killed_at_its_deadline(tmp_path: Path) -> None:
    engine = Engine(patience=Patience(phrase_s=1.0))
    engine.synthesise("One", tmp_path / "a.wav")
    hung = engine.pid
    assert hung is not None
    with pytest.raises(EngineError, match=r"no answer within 1 s"):
        engine.synthesise("hang", tmp_path / "b.wav")
    with pytest.raises(OSError):  # noqa: PT011 - ProcessLookupError, or on Windows another one
        os.kill(hung, 0)


def test_an_error_of_the_library_is_passed_on(engine: Engine, tmp_path: Path) -> None:
    with pytest.raises(EngineError, match="will not say that"):
        engine.synthesise("refuse", tmp_path / "a.wav")


def test_starts_are_spaced_more_and_more_and_then_given_up(tmp_path: Path) -> None:
    engine = Engine("dead")
    with pytest.raises(EngineError):
        engine.synthesise("One", tmp_path / "a.wav")
    with pytest.raises(EngineError):
        engine.synthesise("Two", tmp_path / "a.wav")
    with pytest.raises(VoiceLostError, match="gave up after 5 failures"):
        engine.synthesise("Three", tmp_path / "a.wav")
    assert engine.waits == [1.0, 2.0, 3.0, 3.0]


@pytest.mark.parametrize(
    ("mode", "reason"), [("mute", r"no answer within 0\.3 s"), ("babble", "answered 'what is this"), ("dead", "died")]
)
def test_a_process_that_does_not_start_properly_is_found_out(mode: str, reason: str, tmp_path: Path) -> None:
    start_s = 0.3 if mode == "mute" else 30.0
    engine = Engine(mode, patience=Patience(start_s=start_s, failures=99))
    with pytest.raises(EngineError, match=reason):
        engine.synthesise("One", tmp_path / "a.wav")
    assert engine.pid is None


def test_a_missing_program_is_an_engine_error(tmp_path: Path) -> None:
    engine = WatchedEngine([str(tmp_path / "no such program")], QUICK, lambda _: None)
    with pytest.raises(EngineError):
        engine.synthesise("One", tmp_path / "a.wav")


def test_closing_ends_the_process_and_no_other_is_started(engine: Engine, tmp_path: Path) -> None:
    engine.synthesise("One", tmp_path / "a.wav")
    engine.close()
    assert engine.pid is None
    with pytest.raises(VoiceLostError, match="closed"):
        engine.synthesise("Two", tmp_path / "b.wav")


def test_closing_ends_the_wait_for_the_next_start(tmp_path: Path) -> None:
    engine = WatchedEngine(command("dead"), Patience(back_off_s=600.0))
    raised: list[EngineError] = []

    def use() -> None:
        try:
            engine.synthesise("One", tmp_path / "a.wav")
        except EngineError as error:
            raised.append(error)

    thread = threading.Thread(target=use)
    thread.start()
    while engine.failures_in_a_row == 0:
        time.sleep(0.01)
    engine.close()
    thread.join(timeout=30.0)
    assert not thread.is_alive()
    assert raised


def test_closing_ends_a_process_that_hangs_while_it_starts(tmp_path: Path) -> None:
    engine = WatchedEngine(command("mute"), Patience(start_s=600.0))

    def use() -> None:
        with contextlib.suppress(EngineError):
            engine.synthesise("One", tmp_path / "a.wav")

    thread = threading.Thread(target=use, daemon=True)
    thread.start()
    while (hung := engine.pid) is None:
        time.sleep(0.01)
    engine.close()
    thread.join(timeout=30.0)
    assert not thread.is_alive()
    with pytest.raises(OSError):  # noqa: PT011 - ProcessLookupError, or on Windows another one
        os.kill(hung, 0)


def test_an_old_file_is_not_taken_for_the_new_phrase(engine: Engine, tmp_path: Path) -> None:
    (tmp_path / "a.wav").write_bytes(b"old")
    with pytest.raises(EngineError):
        engine.synthesise("refuse", tmp_path / "a.wav")
    assert not (tmp_path / "a.wav").exists()


def test_the_voices_are_listed(engine: Engine) -> None:
    assert engine.voices() == [{"id": "one", "name": "One", "languages": ["en"]}]


def test_without_an_engine_the_error_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(speech_engine, "worker_command", lambda _: command("dead"))
    with pytest.raises(PosecoachError, match="Expected a working speech engine"):
        available_voices(VoiceSettings())


def test_the_worker_knows_how_to_speak() -> None:
    asked = worker_command(VoiceSettings(voice="Anna", rate_wpm=120, language="de"))
    assert asked[1] == "-P"
    assert asked[3:] == ["--voice=Anna", "--language=de", "--rate=120"]
    assert Path(asked[2]).is_file()
