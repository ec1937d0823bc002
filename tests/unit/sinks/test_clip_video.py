from __future__ import annotations

from pathlib import Path

import av
import numpy as np
import pytest

from posecoach.core.errors import PosecoachError
from posecoach.sinks.clip_video import put_together
from posecoach.sinks.video import VideoWriter
from posecoach.sources.recorded.clip import ClipSource
from tests.support.clips import UNEVEN_TIMES_S as TIMES_S
from tests.support.clips import make_clip, make_sound, with_sound, with_tracks


def drawn(path: Path, times_s: tuple[float, ...] = TIMES_S, level: int = 100) -> Path:
    with VideoWriter(path, (64, 48)) as writer:
        for t_s in times_s:
            writer.write(np.full((48, 64, 3), level, np.uint8), t_s)
    return path


def sound_of(path: Path) -> tuple[str, float, float]:
    """Return codec, begin and end of the sound, seconds."""
    with av.open(str(path)) as container:
        stream = container.streams.audio[0]
        times = [float(p.pts * p.time_base) for p in container.demux(stream) if p.pts is not None]
        return stream.codec_context.name, times[0], times[-1]


@pytest.mark.parametrize(
    ("codec", "suffix", "flags"),
    [("aac", ".mp4", ""), ("pcm_s16le", ".mov", ""), ("libopus", ".mkv", ""), ("aac", ".ts", "latm")],
)
def test_the_sound_of_the_clip_goes_with_the_pictures(tmp_path: Path, codec: str, suffix: str, flags: str) -> None:
    clip = with_sound(tmp_path / f"clip{suffix}", codec, mpegts_flags=flags)
    put_together([drawn(tmp_path / "drawn.mp4")], clip, tmp_path / "out.mp4")
    name, begin_s, end_s = sound_of(tmp_path / "out.mp4")
    assert name.startswith("aac")
    assert begin_s == pytest.approx(0.0, abs=0.07)
    assert end_s == pytest.approx(0.95, abs=0.1)


def test_the_sound_of_a_clip_whose_title_is_not_in_utf_8_is_kept(tmp_path: Path) -> None:
    clip = with_sound(tmp_path / "clip.mp4", "aac", title="XXbung")
    clip.write_bytes(clip.read_bytes().replace(b"XXbung", b"\xdcb\xfcng."))
    put_together([drawn(tmp_path / "drawn.mp4")], clip, tmp_path / "out.mp4")
    assert sound_of(tmp_path / "out.mp4")[2] == pytest.approx(0.95, abs=0.1)


@pytest.mark.parametrize("default", [1, 2])
def test_of_several_tracks_of_sound_that_is_kept_which_players_play(tmp_path: Path, default: int) -> None:
    sounds = [make_sound(tmp_path / f"{length_s}.m4a", length_s) for length_s in (1.0, 0.5)]
    clip = with_tracks(tmp_path / "clip.mkv", [make_clip(tmp_path / "pictures.mp4"), *sounds], default)
    put_together([drawn(tmp_path / "drawn.mp4")], clip, tmp_path / "out.mp4")
    assert sound_of(tmp_path / "out.mp4")[2] == pytest.approx((0.95, 0.45)[default - 1], abs=0.1)


def test_of_two_recordings_that_were_glued_together_the_sound_of_the_first_is_kept(tmp_path: Path) -> None:
    part, clip = with_sound(tmp_path / "part.ts", "aac"), tmp_path / "clip.ts"
    clip.write_bytes(2 * part.read_bytes())
    drawing = drawn(tmp_path / "drawn.mp4", tuple(number / 25 for number in range(40)))
    put_together([drawing], clip, tmp_path / "out.mp4")
    assert sound_of(tmp_path / "out.mp4")[2] == pytest.approx(0.95, abs=0.1)


def test_a_drawing_that_cannot_be_read_again_is_an_error_that_says_so(tmp_path: Path) -> None:
    drawing = tmp_path / "drawn.mp4"
    drawing.write_bytes(b"no video")
    with pytest.raises(PosecoachError, match=r"out\.mp4 cannot be written"):
        put_together([drawing], make_clip(tmp_path / "clip.mp4"), tmp_path / "out.mp4")


def test_sound_from_before_the_first_picture_is_left_out_so_that_both_stay_together(tmp_path: Path) -> None:
    clip = with_sound(tmp_path / "clip.mp4", "aac", delay_s=0.5)
    put_together([drawn(tmp_path / "drawn.mp4")], clip, tmp_path / "out.mp4")
    assert sound_of(tmp_path / "out.mp4")[2] == pytest.approx(0.45, abs=0.1)


def test_the_sound_stays_with_the_pictures_of_a_recording_whose_first_ones_cannot_be_read(tmp_path: Path) -> None:
    whole, clip = with_sound(tmp_path / "whole.ts", "aac"), tmp_path / "clip.ts"
    with av.open(str(whole)) as source, av.open(str(clip), "w") as target:
        streams = {stream.index: target.add_stream_from_template(stream) for stream in source.streams}
        first = source.streams.video[0].start_time
        for packet in source.demux():
            if packet.dts is not None and (packet.stream.type == "audio" or packet.pts != first):
                packet.stream = streams[packet.stream.index]
                target.mux(packet)
    put_together([drawn(tmp_path / "drawn.mp4")], clip, tmp_path / "out.mp4")
    assert sound_of(tmp_path / "out.mp4")[2] == pytest.approx(0.95 - TIMES_S[4], abs=0.07)


def test_pictures_keep_their_own_times_and_are_not_encoded_again(tmp_path: Path) -> None:
    source = drawn(tmp_path / "drawn.mp4")
    put_together([source], make_clip(tmp_path / "clip.mp4"), tmp_path / "out.mp4")
    assert [f.t_s for f in ClipSource(tmp_path / "out.mp4")] == pytest.approx(list(TIMES_S), abs=1e-4)
    packets = []
    for path in (source, tmp_path / "out.mp4"):
        with av.open(str(path)) as container:
            packets.append([bytes(p) for p in container.demux(container.streams.video[0]) if p.size])
    assert packets[0] == packets[1]


def test_a_clip_without_sound_and_one_that_is_gone_give_a_silent_video(tmp_path: Path) -> None:
    for clip in (make_clip(tmp_path / "clip.mp4"), tmp_path / "none.mp4"):
        put_together([drawn(tmp_path / "drawn.mp4")], clip, tmp_path / "out.mp4")
        with av.open(str(tmp_path / "out.mp4")) as container:
            assert not container.streams.audio


def test_parts_follow_one_another_and_the_sound_ends_with_the_first(tmp_path: Path) -> None:
    parts = [drawn(tmp_path / "a.mp4", (0.0, 0.1, 0.2)), drawn(tmp_path / "b.mp4", (0.0, 0.2, 0.4), level=200)]
    put_together(parts, with_sound(tmp_path / "clip.mp4", "aac"), tmp_path / "out.mp4")
    frames = list(ClipSource(tmp_path / "out.mp4"))
    assert [round(float(f.image.mean()), -1) for f in frames] == [100.0] * 3 + [200.0] * 3
    steps = np.diff([f.t_s for f in frames])
    assert steps[3:] == pytest.approx([0.2, 0.2], abs=1e-3)
    assert sound_of(tmp_path / "out.mp4")[2] < 0.35


def test_the_file_begins_with_what_a_browser_needs_to_start(tmp_path: Path) -> None:
    put_together([drawn(tmp_path / "drawn.mp4")], with_sound(tmp_path / "c.mp4", "aac"), tmp_path / "out.mp4")
    content = (tmp_path / "out.mp4").read_bytes()
    assert content.index(b"moov") < content.index(b"mdat")


def test_a_video_may_take_its_own_place_and_a_failure_leaves_it(tmp_path: Path) -> None:
    source = drawn(tmp_path / "drawn.mp4")
    put_together([source], with_sound(tmp_path / "c.mp4", "aac"), source)
    assert sound_of(source)[0].startswith("aac")
    with pytest.raises(PosecoachError, match="cannot be written"):
        put_together([tmp_path / "none.mp4"], source, source)
    assert sound_of(source)[0].startswith("aac")
    assert {p.name for p in tmp_path.iterdir()} == {"drawn.mp4", "c.mp4"}
