from __future__ import annotations

import sys
import time
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

from posecoach.core.errors import PosecoachError
from posecoach.speech.playback import player as speech_player
from posecoach.speech.playback.player import (
    DEVICE_S,
    HANGS_S,
    DevicePlayer,
    Player,
    PlayerError,
    ProgramPlayer,
    WindowsPlayer,
    candidates,
    open_player,
)
from posecoach.speech.sound_file import silence, write_wav
from posecoach.speech.tones import Samples


class Clock:
    def __init__(self) -> None:
        self.t_s = 100.0

    def __call__(self) -> float:
        return self.t_s


@pytest.fixture
def sound(tmp_path: Path) -> Path:
    write_wav(tmp_path / "one.wav", silence(0.5))
    return tmp_path / "one.wav"


def program(code: str) -> list[str]:
    return [sys.executable, "-c", code]


def until_ended(player: ProgramPlayer) -> None:
    for process, _ in player._running:
        process.wait()


def test_a_sound_is_over_when_its_length_has_passed_though_the_program_lingers(sound: Path) -> None:
    clock = Clock()
    player = ProgramPlayer(program("import time; time.sleep(600)"), clock)
    player.play(sound)
    assert player.playing()
    clock.t_s += 0.5 + DEVICE_S + 0.001
    assert not player.playing()
    player.close()


def test_the_program_is_given_the_file(sound: Path, tmp_path: Path) -> None:
    note = tmp_path / "note.txt"
    player = ProgramPlayer(program(f"import sys; open({str(note)!r}, 'w').write(sys.argv[1])"))
    player.play(sound)
    until_ended(player)
    assert note.read_text() == str(sound)


def test_stopping_ends_the_program_at_once(sound: Path) -> None:
    player = ProgramPlayer(program("import time; time.sleep(600)"))
    player.play(sound)
    ((process, _),) = player._running
    player.stop()
    assert process.poll() is not None
    assert not player.playing()


def test_a_second_sound_does_not_cut_off_the_last_moment_of_the_first(sound: Path) -> None:
    player = ProgramPlayer(program("import time; time.sleep(600)"))
    player.play(sound)
    player.play(sound)
    assert [process.poll() for process, _ in player._running] == [None, None]
    player.close()


def test_a_program_that_fails_is_an_error(sound: Path) -> None:
    player = ProgramPlayer(program("raise SystemExit(5)"))
    player.play(sound)
    until_ended(player)
    with pytest.raises(PlayerError, match="status 5"):
        player.playing()


def test_a_program_that_hangs_is_an_error(sound: Path) -> None:
    clock = Clock()
    player = ProgramPlayer(program("import time; time.sleep(600)"), clock)
    player.play(sound)
    clock.t_s += 0.5 + DEVICE_S + HANGS_S + 0.1
    with pytest.raises(PlayerError, match="hangs"):
        player.playing()
    player.close()


def test_a_missing_program_is_an_error(sound: Path, tmp_path: Path) -> None:
    with pytest.raises(PlayerError, match="cannot be started"):
        ProgramPlayer([str(tmp_path / "none")]).play(sound)


def test_a_program_without_a_sound_server_is_passed_over() -> None:
    with pytest.raises(PlayerError, match="Connection refused"):
        speech_player._try_program(program("import sys; sys.exit('Connection refused')"))
    with pytest.raises(PlayerError, match="not installed"):
        speech_player._try_program(["no-such-player"])


def test_a_program_that_cannot_be_tried_on_a_full_disk_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_path: Path, _samples: Samples) -> None:
        raise PosecoachError("No space left on device")

    monkeypatch.setattr(speech_player, "write_wav", full)
    with pytest.raises(PlayerError, match="No space left"):
        speech_player._try_program(program("pass"))


def test_a_program_that_takes_its_time_over_silence_is_good_enough() -> None:
    assert isinstance(speech_player._try_program(program("import time; time.sleep(600)")), ProgramPlayer)


class NoPlayer:
    def __init__(self) -> None:
        raise PlayerError("there is no card")


def test_the_first_player_that_works_is_taken() -> None:
    good = ProgramPlayer(["good"])
    ways: list[type[NoPlayer] | object] = [NoPlayer, lambda: good]
    assert open_player(ways) is good  # type: ignore[arg-type]


def test_if_none_works_all_reasons_are_given() -> None:
    with pytest.raises(PlayerError, match=r"there is no card; there is no card"):
        open_player([NoPlayer, NoPlayer])  # type: ignore[list-item]


@pytest.mark.parametrize(("platform", "first"), [("win32", DevicePlayer), ("darwin", DevicePlayer)])
def test_where_portaudio_comes_with_the_package_it_is_preferred(platform: str, first: object) -> None:
    assert candidates(platform)[0] is first


def test_on_linux_the_programs_of_the_sound_servers_are_preferred() -> None:
    assert candidates("linux")[-1] is DevicePlayer
    assert len(candidates("linux")) == 3


def test_a_voice_that_cannot_be_heard_says_where_to_look_for_help() -> None:
    with pytest.raises(PlayerError, match="`posecoach doctor` says what helps"):
        open_player([NoPlayer])


class Stream:
    def __init__(self, callback: object, **options: object) -> None:
        self.callback, self.options, self.active = callback, options, False

    def start(self) -> None:
        self.active = True

    def close(self) -> None:
        self.active = False

    def pull(self, frames: int) -> bytes:
        out = bytearray(2 * frames)
        self.callback(memoryview(out), frames, None, None)  # type: ignore[operator]
        return bytes(out)


@pytest.fixture
def device(monkeypatch: pytest.MonkeyPatch) -> DevicePlayer:
    monkeypatch.setitem(sys.modules, "sounddevice", SimpleNamespace(RawOutputStream=Stream))
    return DevicePlayer()


def test_the_device_is_fed_the_samples_and_then_silence(device: DevicePlayer, tmp_path: Path) -> None:
    samples = np.arange(1, 301, dtype=np.int16)
    write_wav(tmp_path / "a.wav", samples)
    device.play(tmp_path / "a.wav")
    assert device.playing()
    heard = np.frombuffer(device._stream.pull(200) + device._stream.pull(200), np.int16)
    assert np.array_equal(heard, np.concatenate([samples, np.zeros(100, np.int16)]))
    assert not device.playing()


def test_the_device_falls_silent_at_once(device: DevicePlayer, sound: Path) -> None:
    device.play(sound)
    device.stop()
    assert not device.playing()
    assert device._stream.pull(10) == bytes(20)


def test_a_device_that_is_pulled_out_is_an_error(device: DevicePlayer, sound: Path) -> None:
    device.play(sound)
    device._stream.active = False
    with pytest.raises(PlayerError, match="gone"):
        device.playing()
    with pytest.raises(PlayerError, match="gone"):
        device.play(sound)


def test_a_missing_portaudio_is_a_player_error(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(**_: object) -> None:
        raise OSError("PortAudio library not found")

    monkeypatch.setitem(sys.modules, "sounddevice", SimpleNamespace(RawOutputStream=refuse))
    with pytest.raises(PlayerError, match="PortAudio"):
        DevicePlayer()


def test_windows_plays_for_as_long_as_the_sound_lasts(monkeypatch: pytest.MonkeyPatch, sound: Path) -> None:
    played: list[tuple[object, int]] = []
    windows = SimpleNamespace(
        PlaySound=lambda path, flags: played.append((path, flags)), SND_FILENAME=1, SND_ASYNC=2, SND_PURGE=4
    )
    monkeypatch.setitem(sys.modules, "winsound", windows)
    clock = Clock()
    player: Player = WindowsPlayer(clock)
    player.play(sound)
    assert player.playing()
    clock.t_s += 0.51
    assert not player.playing()
    player.close()
    assert played == [(str(sound), 3), (None, 4)]


@pytest.mark.skipif(sys.platform == "win32", reason="winsound is there")
def test_elsewhere_there_is_no_windows_player() -> None:
    with pytest.raises(PlayerError, match="Windows"):
        WindowsPlayer(time.monotonic)
