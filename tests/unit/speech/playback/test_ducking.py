from __future__ import annotations

import json
import os
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from posecoach.core.errors import PosecoachError
from posecoach.speech.playback.ducking import LOWERED_RATIO, Ducking, DuckingPlayer, ask_pactl, can_lower_others
from posecoach.speech.playback.player import ProgramPlayer, open_player
from posecoach.speech.sound_file import write_wav
from posecoach.speech.tones import RATE_HZ
from tests.support.sound_server import PipeWireServer, SoundServer, missing_pipewire, missing_programs

FULL = 65536


class Server:
    """A sound server with streams by number: volumes, and whose they are."""

    def __init__(self, **streams: tuple[list[int], str]) -> None:
        self.streams = {int(name[1:]): stream for name, stream in streams.items()}

    def __call__(self, arguments: Sequence[str]) -> str:
        if arguments[0] == "set-sink-input-volume":
            index = int(arguments[1])
            self.streams[index] = ([int(v) for v in arguments[2:]], self.streams[index][1])
            return ""
        return json.dumps(
            [
                {
                    "index": index,
                    "volume": {f"channel-{i}": {"value": v} for i, v in enumerate(volumes)},
                    "properties": {"application.process.id": owner},
                }
                for index, (volumes, owner) in self.streams.items()
            ]
        )

    def volumes(self, index: int) -> list[int]:
        return self.streams[index][0]


def test_a_sound_that_cannot_be_played_leaves_the_others_as_they_were(tmp_path: Path) -> None:
    server = Server(s1=([FULL], "999"))
    player = DuckingPlayer(ProgramPlayer(["true"]), Ducking(server))
    with pytest.raises(PosecoachError, match="cannot be read"):
        player.play(tmp_path / "gone.wav")
    assert server.volumes(1) == [FULL]


def test_music_is_lowered_and_comes_back_as_it_was() -> None:
    server = Server(s7=([FULL, FULL // 2], "1"))
    ducking = Ducking(server)
    ducking.lower()
    ducking.lower()
    assert server.volumes(7) == [round(LOWERED_RATIO * FULL), round(LOWERED_RATIO * FULL / 2)]
    ducking.restore()
    assert server.volumes(7) == [FULL, FULL // 2]


def test_the_coach_does_not_lower_itself() -> None:
    server = Server(s1=([FULL], str(os.getpid())))
    Ducking(server).lower()
    assert server.volumes(1) == [FULL]


def test_a_volume_that_was_chosen_meanwhile_stays() -> None:
    server = Server(s7=([FULL], "1"))
    ducking = Ducking(server)
    ducking.lower()
    server.streams[7] = ([1234], "1")
    ducking.restore()
    assert server.volumes(7) == [1234]


def test_a_stream_that_ended_meanwhile_is_forgotten() -> None:
    server = Server(s7=([FULL], "1"))
    ducking = Ducking(server)
    ducking.lower()
    server.streams.clear()
    ducking.restore()
    assert server.streams == {}


@pytest.mark.parametrize("answer", ["", "no json", "{}", '[{"index": 1}]', '[{"index": 1, "volume": 3}]', "[3]"])
def test_an_answer_that_nobody_understands_lowers_nothing(answer: str) -> None:
    asked: list[Sequence[str]] = []

    def ask(arguments: Sequence[str]) -> str:
        asked.append(arguments)
        return answer

    ducking = Ducking(ask)
    ducking.lower()
    ducking.restore()
    assert asked
    assert all("set-sink-input-volume" not in arguments for arguments in asked)


def volume_of_music() -> int:
    streams = json.loads(ask_pactl(["--format=json", "list", "sink-inputs"]))
    return int(next(iter(streams[0]["volume"].values()))["value"])


@pytest.mark.device
@pytest.mark.parametrize(
    ("server", "name"),
    [
        pytest.param(
            SoundServer,
            "pulseaudio",
            marks=pytest.mark.skipif(bool(missing_programs()), reason=f"not installed: {missing_programs()}"),
        ),
        pytest.param(
            PipeWireServer,
            "PulseAudio (on PipeWire",
            marks=pytest.mark.skipif(bool(missing_pipewire()), reason=f"not installed: {missing_pipewire()}"),
        ),
    ],
)
def test_on_a_real_sound_server_music_goes_down_while_the_coach_speaks(
    tmp_path: Path, server: type[SoundServer] | type[PipeWireServer], name: str
) -> None:
    with server():
        assert name in ask_pactl(["info"])
        assert can_lower_others()
        write_wav(tmp_path / "music.wav", np.full(150 * RATE_HZ, 1000, np.int16))
        write_wav(tmp_path / "word.wav", np.full(RATE_HZ // 2, 1000, np.int16))
        # Started by a shell that ends at once, as music that is nobody's child here.
        subprocess.run(["sh", "-c", f"paplay {tmp_path}/music.wav & "], check=True)
        until_s = time.monotonic() + 120.0
        while "volume" not in ask_pactl(["--format=json", "list", "sink-inputs"]):
            assert time.monotonic() < until_s
            time.sleep(0.05)
        assert volume_of_music() == FULL
        player = DuckingPlayer(open_player())
        player.play(tmp_path / "word.wav")
        assert volume_of_music() == round(LOWERED_RATIO * FULL)
        while player.playing():
            assert time.monotonic() < until_s
            time.sleep(0.05)
        assert volume_of_music() == FULL
        player.close()
