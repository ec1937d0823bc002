from __future__ import annotations

import gc
import itertools
import os
import re
import shutil
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest

from posecoach.core.errors import PosecoachError
from posecoach.sources.recorded.clip import ClipSource
from tests.support.clips import grey_level, make_clip, make_sound, with_sound, with_tracks


def times_s(source: ClipSource) -> list[float]:
    return [frame.t_s for frame in source]


def test_a_clip_is_a_source_of_frames(tmp_path: Path) -> None:
    source = ClipSource(make_clip(tmp_path / "row.mp4"))
    assert (source.name, source.frame_count, source.warning) == ("row.mp4", 30, None)
    assert source.rate_hz == pytest.approx(30, rel=0.05)


def test_every_frame_comes_once_in_order_in_blue_green_red(tmp_path: Path) -> None:
    frames = list(ClipSource(make_clip(tmp_path / "row.mp4")))
    assert [frame.index for frame in frames] == list(range(30))
    assert {frame.image.shape for frame in frames} == {(48, 64, 3)}
    levels = [float(frame.image.mean()) for frame in frames]
    assert levels == pytest.approx([grey_level(i) for i in range(30)], abs=4)


@pytest.mark.parametrize("rate_hz", [5, 12.5, 24, 29.97, 60, 120])
def test_times_are_those_of_the_clip_at_any_rate(tmp_path: Path, rate_hz: float) -> None:
    expected_s = [i / rate_hz for i in range(20)]
    assert times_s(ClipSource(make_clip(tmp_path / "row.mp4", expected_s))) == pytest.approx(expected_s, abs=1e-3)


def test_times_of_a_variable_rate_are_kept(tmp_path: Path) -> None:
    expected_s = [0.0, 0.04, 0.1, 0.133, 0.3, 0.35, 1.0, 1.01]
    assert times_s(ClipSource(make_clip(tmp_path / "row.mp4", expected_s))) == pytest.approx(expected_s)


@pytest.mark.parametrize("codec", ["libx264", "mpeg4"])
def test_an_avi_with_pictures_that_are_stored_in_another_order_is_read_whole(tmp_path: Path, codec: str) -> None:
    path = tmp_path / "row.avi"
    with av.open(str(path), "w") as container:
        stream: Any = container.add_stream(codec, rate=15, options={"bf": "2", "b_strategy": "0"})
        stream.width, stream.height, stream.pix_fmt = 64, 48, "yuv420p"
        for number in range(60):
            image = np.full((48, 64, 3), grey_level(number), np.uint8)
            container.mux(stream.encode(av.VideoFrame.from_ndarray(image, format="bgr24")))
        container.mux(stream.encode(None))
    source = ClipSource(path)
    assert times_s(source) == pytest.approx([number / 15 for number in range(60)], abs=0.001)
    assert source.warning is None


def test_the_first_picture_is_at_zero_wherever_the_clip_starts(tmp_path: Path) -> None:
    source = ClipSource(make_clip(tmp_path / "row.mkv", [7.0, 7.1, 7.3]))
    assert times_s(source) == pytest.approx([0.0, 0.1, 0.3])


def test_a_clip_can_be_read_twice(tmp_path: Path) -> None:
    source = ClipSource(make_clip(tmp_path / "row.mp4"))
    assert times_s(source) == times_s(source)


def without_container(clip: Path) -> Path:
    """A bare stream of H.264: no times, and no way back to its first picture."""
    bare = clip.with_suffix(".h264")
    with av.open(str(clip)) as old, av.open(str(bare), "w") as new:
        stream = new.add_stream_from_template(old.streams.video[0])
        for packet in old.demux(video=0):
            if packet.dts is not None:
                packet.stream = stream
                new.mux(packet)
    return bare


@pytest.mark.parametrize("suffix", [".mp4", ".mkv", ".h264"])
def test_an_endless_clip_shows_the_same_pictures_round_after_round(tmp_path: Path, suffix: str) -> None:
    clip = make_clip(tmp_path / f"row{suffix if suffix != '.h264' else '.mp4'}")
    source = ClipSource(clip if suffix != ".h264" else without_container(clip))
    once = list(source)
    frames = list(itertools.islice(source.endless(), 3 * len(once)))
    assert [frame.index for frame in frames] == list(range(3 * len(once)))
    assert (np.diff([frame.t_s for frame in frames]) > 0).all()
    for number in (1, 2):
        for first, again in zip(once, frames[number * len(once) :], strict=False):
            assert np.array_equal(first.image, again.image)


def test_one_decoder_reads_every_round_of_an_endless_clip(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = ClipSource(make_clip(tmp_path / "row.mp4"))
    opened, original = [], av.open
    monkeypatch.setattr(av, "open", lambda *a, **k: opened.append(a) or original(*a, **k))
    for frame in source.endless():
        if frame.index > 4 * 30:
            break
    assert len(opened) == 1


def test_a_stream_without_times_is_timed_by_its_rate(tmp_path: Path) -> None:
    mp4 = make_clip(tmp_path / "row.mp4", [i / 25 for i in range(25)])
    bare = without_container(mp4)
    found_s = times_s(ClipSource(bare))
    assert len(found_s) == 25
    assert (np.diff(found_s) > 0).all()


@pytest.mark.parametrize(
    ("rotation_deg", "white_corner"),
    [(0, (5, 5)), (90, (-5, 5)), (-90, (5, -5)), (180, (-5, -5))],
)
def test_the_picture_of_a_turned_phone_is_upright(
    tmp_path: Path, rotation_deg: int, white_corner: tuple[int, int]
) -> None:
    source = ClipSource(make_clip(tmp_path / "row.mp4", rotation_deg=rotation_deg, corner=True))
    image = next(iter(source)).image
    assert image.shape == ((48, 64, 3) if rotation_deg in (0, 180) else (64, 48, 3))
    assert image[white_corner].min() > 200
    assert sum(int(image[y, x].min() > 200) for y in (5, -5) for x in (5, -5)) == 1


def test_the_memory_of_a_picture_is_free_as_soon_as_nobody_holds_it(tmp_path: Path) -> None:
    source = ClipSource(make_clip(tmp_path / "row.mp4", rotation_deg=90))
    gc.collect()
    gc.disable()  # what is in a ring of references would wait for it
    try:
        for frame in source:
            assert frame.image.shape == (64, 48, 3)
        left = sum(isinstance(thing, av.VideoFrame) for thing in gc.get_objects())
    finally:
        gc.enable()
    assert left <= 1  # the one whose matrix was read


def test_pixels_that_are_not_square_are_made_square(tmp_path: Path) -> None:
    plain = make_clip(tmp_path / "plain.mkv")
    with av.open(str(plain)) as old, av.open(str(tmp_path / "wide.mkv"), "w") as new:
        stream = new.add_stream("libx264", rate=30)
        stream.width, stream.height, stream.pix_fmt = 64, 48, "yuv420p"
        stream.codec_context.sample_aspect_ratio = 2
        for picture in old.decode(video=0):
            picture.pict_type = 0
            new.mux(stream.encode(picture))
        new.mux(stream.encode(None))
    assert next(iter(ClipSource(tmp_path / "wide.mkv"))).size_px == (128, 48)


def test_a_truncated_clip_is_read_up_to_the_break(tmp_path: Path) -> None:
    whole = make_clip(tmp_path / "whole.mp4", [i / 30 for i in range(60)], noise=True, movflags="faststart")
    content = whole.read_bytes()
    cut = tmp_path / "cut.mp4"
    cut.write_bytes(content[: len(content) // 2])
    source = ClipSource(cut)
    found_s = times_s(source)
    assert 15 <= len(found_s) <= 35
    assert source.warning is not None
    assert "The clip is cut off" in source.warning
    assert f"({len(found_s)} frames)" in source.warning


def test_of_one_picture_that_can_be_read_it_is_not_said_that_it_is_several(tmp_path: Path) -> None:
    whole = make_clip(tmp_path / "whole.mp4", [i / 30 for i in range(60)], noise=True, movflags="faststart")
    with av.open(str(whole)) as container:
        first = next(container.demux(video=0))
        ends_at = first.pos + first.size
    (tmp_path / "cut.mp4").write_bytes(whole.read_bytes()[:ends_at])
    source = ClipSource(tmp_path / "cut.mp4")
    assert times_s(source) == [0.0]
    assert source.warning is not None
    assert "0.0 s can be read (1 frame)," in source.warning


def test_damaged_pictures_are_left_out_and_reported(tmp_path: Path) -> None:
    clip = make_clip(tmp_path / "row.mp4", [i / 30 for i in range(60)], noise=True, movflags="faststart")
    content = bytearray(clip.read_bytes())
    for position in range(len(content) * 6 // 10, len(content) * 7 // 10, 40):
        content[position] ^= 0xFF
    clip.write_bytes(content)
    source = ClipSource(clip)
    assert 10 < len(times_s(source)) < 60
    assert source.warning is not None
    assert "damaged" in source.warning


def test_the_warning_of_an_earlier_reading_is_forgotten(tmp_path: Path) -> None:
    whole = make_clip(tmp_path / "whole.mp4", noise=True, movflags="faststart")
    path = tmp_path / "row.mp4"
    path.write_bytes(whole.read_bytes()[: whole.stat().st_size // 2])
    source = ClipSource(path)
    list(source)
    assert source.warning is not None
    shutil.copy(whole, path)
    list(source)
    assert source.warning is None


def without_pictures(folder: Path) -> Path:
    clip = make_clip(folder / "whole.mp4", noise=True, movflags="faststart")
    content = clip.read_bytes()
    cut = folder / "nothing.mp4"
    cut.write_bytes(content[: content.find(b"mdat") + 40])
    return cut


def test_a_clip_cut_before_its_first_picture_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PosecoachError, match="No picture"):
        list(ClipSource(without_pictures(tmp_path)))


def test_a_missing_clip_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PosecoachError, match="no clip"):
        ClipSource(tmp_path / "missing.mp4")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_is_refused_for_what_it_is(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "clip.mp4")
    with pytest.raises(PosecoachError, match="is a pipe or a device, not a file"):
        ClipSource(tmp_path / "clip.mp4")


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PosecoachError, match="is a folder; name one clip in it, or all of them with `posecoach batch`"):
        ClipSource(tmp_path)


def test_of_several_tracks_of_pictures_that_is_read_which_players_show(tmp_path: Path) -> None:
    first = make_clip(tmp_path / "first.mp4")
    second = make_clip(tmp_path / "second.mp4", size_px=(32, 24))
    path = with_tracks(tmp_path / "row.mkv", [first, second], default=1)
    assert {frame.image.shape for frame in ClipSource(path)} == {(24, 32, 3)}


def test_a_picture_that_is_held_does_not_make_a_clip_a_damaged_one() -> None:
    # ffmpeg -f lavfi -i testsrc=s=32x32:r=2:d=1.5 -vf fps=10 -c:v libtheora -q:v 1 held_pictures.ogv
    source = ClipSource(Path(__file__).with_name("held_pictures.ogv"))
    assert times_s(source) == pytest.approx([0.0, 0.5, 0.6, 1.0, 1.2])
    assert "damaged" not in (source.warning or "")


def test_a_clip_with_sound_only_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PosecoachError, match="no video"):
        ClipSource(make_sound(tmp_path / "sound.mp4"))


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("empty.mp4", b"", "empty"),
        ("random.mp4", bytes(range(256)) * 200, "not a clip that can be read"),
        ("half_a_header.mp4", b"\0\0\0\x20ftypisom", "not a clip that can be read"),
        ("text.txt", b"three sets of ten\n" * 50, "picture or a text"),
        ("table.csv", b"a,b\n1,2\n", "not a clip that can be read"),
    ],
)
def test_a_file_that_is_no_clip_is_refused_with_a_sentence(
    tmp_path: Path, name: str, content: bytes, expected: str
) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(PosecoachError, match=expected):
        ClipSource(tmp_path / name)


@pytest.mark.parametrize(
    ("name", "content", "command"),
    [
        ("row.json", b'{"version": 1}\n', "posecoach report {path}"),
        ("row.JSONL", b'{"event": "x"}\n', "posecoach report {path}"),
        ("clips.csv", b"clip,exercise\na.mp4,row\n", "posecoach batch {path} -o FOLDER"),
        ("clips.txt", b"a.mp4\nb.mp4\n" * 50, "posecoach batch {path} -o FOLDER"),
    ],
)
def test_of_a_result_or_a_list_it_is_said_which_command_takes_it(
    tmp_path: Path, name: str, content: bytes, command: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(PosecoachError) as refused:
        ClipSource(path)
    assert command.format(path=path) in str(refused.value)
    assert "damaged" not in str(refused.value)


def test_a_clip_is_read_whatever_its_name_ends_in(tmp_path: Path) -> None:
    path = make_clip(tmp_path / "row.mp4").rename(tmp_path / "row.json")
    assert ClipSource(path).frame_count == 30


def test_a_photo_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "photo.png"
    write_png(path)
    with pytest.raises(PosecoachError, match="picture or a text"):
        ClipSource(path)


def write_png(path: Path) -> None:
    encoder = av.CodecContext.create("png", "w")
    encoder.width, encoder.height, encoder.pix_fmt, encoder.time_base = 32, 32, "rgb24", Fraction(1, 30)
    picture = av.VideoFrame.from_ndarray(np.zeros((32, 32, 3), np.uint8), format="rgb24")
    path.write_bytes(b"".join(bytes(packet) for packet in [*encoder.encode(picture), *encoder.encode(None)]))


def test_a_name_with_a_colon_is_no_address(tmp_path: Path) -> None:
    clip = make_clip(tmp_path / "row.mp4")
    renamed = clip.rename(tmp_path / "http:row 10:30.mp4")
    assert len(times_s(ClipSource(renamed))) == 30


@pytest.mark.parametrize("ending", ["mp4", "mkv", "avi"])
def test_a_title_that_is_not_in_utf_8_does_not_keep_a_clip_from_being_read(tmp_path: Path, ending: str) -> None:
    clip = make_clip(tmp_path / f"row.{ending}", codec="mpeg4", metadata={"title": "XXbung"})
    clip.write_bytes(clip.read_bytes().replace(b"XXbung", b"\xdcb\xfcng."))
    assert len(times_s(ClipSource(clip))) == 30


def test_a_playlist_cannot_reach_beyond_files(tmp_path: Path) -> None:
    (tmp_path / "list.m3u8").write_text("#EXTM3U\n#EXTINF:1,\nhttp://127.0.0.1:9/row.ts\n#EXT-X-ENDLIST\n")
    with pytest.raises(PosecoachError):
        list(ClipSource(tmp_path / "list.m3u8"))


VARIABLE_S = [t / 30 for t in range(180) if t % 60 < 30 or t % 2]
"""Half a second at 30 frames a second, half a second at 15, and so on."""


@pytest.mark.parametrize("ending", ["mkv", "ts", "mp4", "mov"])
def test_a_whole_clip_of_variable_rate_is_not_called_cut_off(tmp_path: Path, ending: str) -> None:
    source = ClipSource(make_clip(tmp_path / f"clip.{ending}", VARIABLE_S))
    assert len(times_s(source)) == len(VARIABLE_S)
    assert source.warning is None


def test_a_stream_whose_clock_is_set_back_is_not_called_cut_off(tmp_path: Path) -> None:
    parts = [make_clip(tmp_path / f"{start}.ts", [start + i / 30 for i in range(60)]) for start in (500, 3)]
    clip = tmp_path / "both.ts"
    clip.write_bytes(b"".join(part.read_bytes() for part in parts))
    source = ClipSource(clip)
    assert times_s(source)[-1] == pytest.approx(4.0, abs=0.2)
    assert source.warning is None


@pytest.mark.parametrize(("rate_hz", "said"), [(5, "has 5.0 frames a second"), (12, "12.0 frames a second")])
def test_a_low_rate_is_said(tmp_path: Path, rate_hz: float, said: str) -> None:
    source = ClipSource(make_clip(tmp_path / "row.mp4", [i / rate_hz for i in range(30)]))
    times_s(source)
    assert source.warning is not None
    assert said in source.warning


def test_a_warning_does_not_repeat_the_name_beside_which_it_stands(tmp_path: Path) -> None:
    source = ClipSource(make_clip(tmp_path / "row.mp4", [i / 5 for i in range(30)]))
    times_s(source)
    assert source.warning is not None
    assert source.warning.startswith("The clip has")
    assert source.name not in source.warning


def test_frames_at_uneven_times_are_not_said_to_be_fewer_than_they_are(tmp_path: Path) -> None:
    steps_s = [0.04, 0.08, 0.08] * 10  # fifteen a second, two in three of them later than at fifteen
    source = ClipSource(make_clip(tmp_path / "row.mp4", [sum(steps_s[:i]) for i in range(30)]))
    times_s(source)
    assert source.warning is not None
    assert "has about 15 frames a second at uneven times" in source.warning


@pytest.mark.parametrize("rate_hz", [15, 24, 60])
def test_a_rate_that_shows_every_movement_is_not_mentioned(tmp_path: Path, rate_hz: float) -> None:
    source = ClipSource(make_clip(tmp_path / "row.mp4", [i / rate_hz for i in range(30)]))
    times_s(source)
    assert source.warning is None


def test_a_clip_of_a_single_picture_is_said_to_be_one(tmp_path: Path) -> None:
    source = ClipSource(make_clip(tmp_path / "photo.mp4", [0.0]))
    times_s(source)
    assert source.warning == "The clip has a single picture, in which nothing moves. Name a video of the exercise."


def test_a_gap_is_said_and_is_no_low_rate(tmp_path: Path) -> None:
    source = ClipSource(make_clip(tmp_path / "row.mkv", [i / 30 + 10.0 * (i > 20) for i in range(40)]))
    times_s(source)
    assert source.warning == "The clip has no picture for 10.0 s on end; what happened then is not known."


@pytest.mark.parametrize("ending", ["mp4", "mkv", "ts"])
@pytest.mark.parametrize(("delay_s", "said"), [(2.0, True), (0.2, False)])
def test_a_picture_long_after_the_beginning_of_the_clip_is_said(
    tmp_path: Path, ending: str, delay_s: float, said: bool
) -> None:
    source = ClipSource(with_sound(tmp_path / f"row.{ending}", "aac", delay_s=delay_s))
    assert times_s(source)[0] == 0.0
    sentence = r"The first picture comes 2\.[01] s after the clip begins; all times count from that picture\."
    assert bool(re.fullmatch(sentence, source.warning or "")) is said


def test_times_that_are_made_up_are_said(tmp_path: Path) -> None:
    source = ClipSource(make_clip(tmp_path / "bare.h264", [i / 15 for i in range(30)]))
    times_s(source)
    assert source.warning is not None
    assert "25 frames a second are assumed" in source.warning


@pytest.mark.parametrize(("filmed", "said"), [("240.0", True), ("30.0", False), ("nan", False), ("no number", False)])
def test_slow_motion_is_said_where_the_phone_noted_how_it_filmed(tmp_path: Path, filmed: str, said: bool) -> None:
    noted = {"com.android.capture.fps": filmed}
    clip = ClipSource(make_clip(tmp_path / "slow.mp4", metadata=noted, movflags="use_metadata_tags"))
    list(clip)
    warning = clip.warning or ""
    assert ("is in slow motion: it was filmed with 240 frames a second and shows 30." in warning) is said


def test_a_phone_that_takes_fewer_frames_in_the_dark_films_no_slow_motion(tmp_path: Path) -> None:
    dark_s = [i / 30 for i in range(120) if i % 2 == 0 or i % 10 == 1]
    noted = {"com.android.capture.fps": "30.0"}
    clip = ClipSource(make_clip(tmp_path / "dark.mp4", dark_s, metadata=noted, movflags="use_metadata_tags"))
    list(clip)
    assert "slow motion" not in (clip.warning or "")


def test_a_time_lapse_is_said_where_the_phone_noted_how_it_filmed(tmp_path: Path) -> None:
    noted = {"com.android.capture.fps": "5.0"}
    clip = ClipSource(make_clip(tmp_path / "lapse.mp4", metadata=noted, movflags="use_metadata_tags"))
    list(clip)
    assert "is a time lapse: it was filmed with 5 frames a second and shows 30." in (clip.warning or "")


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="only Linux says how many threads there are")
@pytest.mark.parametrize(("size_px", "more"), [((640, 480), False), ((1280, 720), True)])
def test_only_large_pictures_are_decoded_on_several_threads(
    tmp_path: Path, size_px: tuple[int, int], more: bool
) -> None:
    source = ClipSource(make_clip(tmp_path / "row.mp4", size_px=size_px))
    before = len(list(Path("/proc/self/task").iterdir()))
    pictures = source.pictures()
    next(pictures)
    assert (len(list(Path("/proc/self/task").iterdir())) > before) == more


def with_long_sound(path: Path) -> Path:
    """Write a second of pictures beside twelve of sound."""
    with av.open(str(path), "w") as container:
        video, sound = container.add_stream("libx264", rate=10), container.add_stream("aac", rate=16000)
        video.width, video.height, video.pix_fmt, sound.layout = 64, 48, "yuv420p", "mono"
        for number in range(120):
            if number < 10:
                container.mux(video.encode(av.VideoFrame(64, 48, "yuv420p")))
            silence = av.AudioFrame.from_ndarray(np.zeros((1, 1600), np.float32), format="fltp", layout="mono")
            silence.sample_rate, silence.pts = 16000, 1600 * number
            container.mux(sound.encode(silence))
        for stream in (video, sound):
            container.mux(stream.encode(None))
    return path


WHOLE: dict[str, tuple[str, Callable[[Path], Path]]] = {
    "sound that goes on": ("mkv", with_long_sound),
    "one picture a second": ("mp4", lambda path: make_clip(path, [float(i) for i in range(6)])),
    "a clock that begins late": ("mkv", lambda path: make_clip(path, [100.0 + i / 30 for i in range(30)])),
}


@pytest.mark.parametrize("name", WHOLE)
def test_a_whole_clip_is_not_called_cut_off(tmp_path: Path, name: str) -> None:
    ending, make = WHOLE[name]
    source = ClipSource(make(tmp_path / f"clip.{ending}"))
    list(source)
    assert "cut off" not in (source.warning or "")


@pytest.mark.parametrize("ending", ["mp4", "mov", "mkv"])
def test_a_clip_whose_last_picture_stands_for_long_is_not_called_cut_off(tmp_path: Path, ending: str) -> None:
    short, path = make_clip(tmp_path / "short.mp4"), tmp_path / f"row.{ending}"
    with av.open(str(short)) as source, av.open(str(path), "w") as container:
        stream = container.add_stream_from_template(source.streams.video[0])
        packets = [packet for packet in source.demux(video=0) if packet.dts is not None]
        packets[-1].duration = round(8.0 / packets[-1].time_base)
        for packet in packets:
            packet.stream = stream
            container.mux(packet)
    clip = ClipSource(path)
    assert clip.duration_s == pytest.approx(9.0, abs=0.1)
    assert len(times_s(clip)) == 30
    assert clip.warning is None


def test_pictures_that_are_there_and_that_nobody_can_decode_are_missed(tmp_path: Path) -> None:
    first = make_clip(tmp_path / "a.ts", [i / 30 for i in range(30)], codec="mpeg4")
    second = make_clip(tmp_path / "b.ts", [1.0 + i / 30 for i in range(90)])
    (tmp_path / "c.ts").write_bytes(first.read_bytes() + second.read_bytes())
    source = ClipSource(tmp_path / "c.ts")
    assert len(list(source)) <= 30
    assert source.warning is not None
    assert "The clip is cut off" in source.warning
