"""Clips of every kind, whole and damaged: each is read or refused in one sentence, within bounded memory."""

from __future__ import annotations

import gc
import itertools
import os
import resource
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from posecoach.core.errors import PosecoachError
from posecoach.sources.recorded.clip import ClipSource
from tests.support.clips import make_clip, make_sound
from tests.support.fuzz import FEW

SECOND = tuple(i / 30 for i in range(30))


def read(path: Path) -> int:
    """Return how many frames can be had; 0 if the clip is refused as it should be."""
    try:
        times_s = [frame.t_s for frame in ClipSource(path)]
    except PosecoachError as error:
        assert str(error).endswith((".", ")"))  # noqa: PT017  one sentence, whichever it is
        return 0
    assert times_s[0] == 0.0
    assert all(later > earlier for earlier, later in itertools.pairwise(times_s))
    return len(times_s)


def encoded(path: Path, codec: str, pix_fmt: str = "yuv420p", frames: int = 10) -> Path:
    """Write a clip with another codec or another depth of colour."""
    with av.open(str(path), "w") as container:
        stream: Any = container.add_stream(codec, rate=10)
        stream.width, stream.height, stream.pix_fmt = 128, 96, pix_fmt
        for number in range(frames):
            image = np.full((96, 128, 3), 20 * number, np.uint8)
            container.mux(stream.encode(av.VideoFrame.from_ndarray(image, format="bgr24").reformat(format=pix_fmt)))
        container.mux(stream.encode(None))
    return path


def encoded_av1(path: Path) -> Path:
    """Write a clip with SVT-AV1, which gives root's thread real-time priority, and take that back.

    Whatever the thread starts afterwards would inherit it and keep every other process from running.
    """
    clip = encoded(path, "libsvtav1")
    if sys.platform == "linux":
        os.sched_setscheduler(0, os.SCHED_OTHER, os.sched_param(0))
    return clip


READABLE: dict[str, tuple[str, Callable[[Path], Path], int]] = {
    "one frame": ("a.mp4", lambda p: make_clip(p, [0.0]), 1),
    "0.2 s": ("a.mp4", lambda p: make_clip(p, SECOND[:6]), 6),
    "two pixels": ("a.mp4", lambda p: make_clip(p, SECOND, size_px=(2, 2)), 30),
    "odd widths": ("a.avi", lambda p: make_clip(p, SECOND[:5], size_px=(63, 47), codec="mjpeg"), 5),
    "8K": ("a.mp4", lambda p: make_clip(p, SECOND[:2], size_px=(7680, 4320)), 2),
    "turned": ("a.mov", lambda p: make_clip(p, SECOND, rotation_deg=90), 30),
    "variable rate": ("a.mp4", lambda p: make_clip(p, [0.0, 0.1, 0.5, 0.51, 2.0]), 5),
    "a gap of ten seconds": ("a.mp4", lambda p: make_clip(p, [0.0, 0.1, 10.1, 10.2]), 4),
    "5 frames a second": ("a.mp4", lambda p: make_clip(p, [i / 5 for i in range(10)]), 10),
    "a wrong ending": ("a.txt.mkv", lambda p: make_clip(p, SECOND), 30),
    "HEVC": ("a.mp4", lambda p: encoded(p, "libx265"), 10),
    "AV1": ("a.mp4", encoded_av1, 10),
    "VP9 in WebM": ("a.webm", lambda p: encoded(p, "libvpx-vp9"), 10),
    "GIF": ("a.gif", lambda p: encoded(p, "gif", "rgb8"), 10),
    "10 bits": ("a.mp4", lambda p: encoded(p, "libx265", "yuv420p10le"), 10),
    "MPEG-2": ("a.ts", lambda p: encoded(p, "mpeg2video"), 10),
}


@pytest.mark.parametrize("name", READABLE)
def test_a_clip_of_any_kind_is_read_whole(tmp_path: Path, name: str) -> None:
    file, make, frames = READABLE[name]
    try:
        clip = make(tmp_path / file)
    except av.error.FFmpegError as error:
        pytest.skip(f"this build of FFmpeg cannot write it: {error}")
    assert read(clip) == frames


@pytest.mark.parametrize("start", [b"\xff\xd8\xff\xe0", b"\x89PNG\r\n\x1a\n", b"BM", b"II*\0", b"RIFF0000WEBP"])
def test_a_photo_is_refused_before_it_is_decoded(tmp_path: Path, start: bytes) -> None:
    photo = tmp_path / "photo.mp4"
    photo.write_bytes(start + bytes(1000))
    with pytest.raises(PosecoachError, match=r"is a picture.*; save a picture that moves as MP4\."):
        ClipSource(photo)


def test_sound_alone_is_refused(tmp_path: Path) -> None:
    assert read(make_sound(tmp_path / "sound.mp4")) == 0


def test_a_name_that_is_too_long_is_refused(tmp_path: Path) -> None:
    assert read(tmp_path / ("x" * 300)) == 0


@pytest.fixture(scope="module")
def noisy(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Return clips as bytes, each in another container."""
    folder = tmp_path_factory.mktemp("noisy")
    return {
        ending: make_clip(folder / f"clip.{ending}", SECOND, noise=True, **options).read_bytes()
        for ending, options in {"mp4": {"movflags": "faststart"}, "mkv": {}, "ts": {}, "avi": {}, "flv": {}}.items()
    }


@FEW
@given(data=st.data())
def test_a_clip_cut_off_anywhere_is_read_up_to_there_or_refused(
    noisy: dict[str, bytes], tmp_path: Path, data: st.DataObject
) -> None:
    ending = data.draw(st.sampled_from(sorted(noisy)))
    clip = tmp_path / f"cut.{ending}"
    clip.write_bytes(noisy[ending][: data.draw(st.integers(0, len(noisy[ending])))])
    assert read(clip) <= len(SECOND)


@FEW
@given(data=st.data())
def test_a_clip_with_bad_bytes_anywhere_is_read_or_refused(
    noisy: dict[str, bytes], tmp_path: Path, data: st.DataObject
) -> None:
    ending = data.draw(st.sampled_from(sorted(noisy)))
    content = bytearray(noisy[ending])
    for _ in range(data.draw(st.integers(1, 30))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    clip = tmp_path / f"bad.{ending}"
    clip.write_bytes(content)
    assert read(clip) <= 4 * len(SECOND)


def memory_mb() -> float:
    """Return what this process holds of the machine's memory now."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize() / 2**20


@pytest.mark.skipif(sys.platform != "linux", reason="counts memory as Linux does")
def test_a_long_clip_of_large_pictures_takes_no_more_memory_than_a_short_one(tmp_path: Path) -> None:
    clip = make_clip(tmp_path / "4k.mp4", [i / 30 for i in range(40)], size_px=(3840, 2160))
    frames = iter(ClipSource(clip))
    gc.disable()  # it must not depend on when the garbage collector comes round
    try:
        for _ in range(16):
            next(frames)
        before_mb = memory_mb()
        for _ in frames:
            assert memory_mb() - before_mb < 150
    finally:
        gc.enable()
