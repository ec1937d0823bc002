from __future__ import annotations

import errno
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest

from posecoach.core.errors import PosecoachError
from posecoach.core.frame import Image
from posecoach.sinks.video import VideoWriter, write_video
from posecoach.sources.recorded.clip import ClipSource

TIMES_S = [0.0, 0.04, 0.1, 0.1333, 0.3, 0.35, 1.0, 1.01]


def picture(level: int, size_px: tuple[int, int] = (64, 48)) -> np.ndarray:
    return np.full((size_px[1], size_px[0], 3), level, np.uint8)


def write(path: Path, size_px: tuple[int, int] = (64, 48)) -> Path:
    with VideoWriter(path, size_px) as writer:
        for number, t_s in enumerate(TIMES_S):
            writer.write(picture(20 * number, size_px), t_s)
    return path


def test_each_picture_has_its_own_time(tmp_path: Path) -> None:
    with av.open(str(write(tmp_path / "out.mp4"))) as container:
        pictures = list(container.decode(video=0))
    assert [float(p.pts * p.time_base) for p in pictures] == pytest.approx(TIMES_S, abs=1e-4)
    levels = [p.to_ndarray(format="bgr24").mean() for p in pictures]
    assert levels == pytest.approx([20 * i for i in range(len(TIMES_S))], abs=4)


def test_browsers_can_play_it_and_its_index_comes_first(tmp_path: Path) -> None:
    path = write(tmp_path / "out.mp4")
    with av.open(str(path)) as container:
        stream = container.streams.video[0]
        assert (stream.codec_context.name, stream.codec_context.pix_fmt) == ("h264", "yuv420p")
        assert float(stream.duration * stream.time_base) >= TIMES_S[-1]
    content = path.read_bytes()
    assert content.find(b"moov") < content.find(b"mdat")


def test_odd_sizes_lose_a_row_or_column(tmp_path: Path) -> None:
    with av.open(str(write(tmp_path / "out.mp4", (65, 49)))) as container:
        stream = container.streams.video[0]
        assert (stream.width, stream.height) == (64, 48)


def test_a_picture_of_another_size_is_a_bug(tmp_path: Path) -> None:
    with VideoWriter(tmp_path / "out.mp4", (64, 48)) as writer, pytest.raises(ValueError, match="32 x 32"):
        writer.write(picture(0, (32, 32)), 0.0)


def write_and_fail(path: Path) -> None:
    with VideoWriter(path, (64, 48)) as writer:
        writer.write(picture(0), 0.0)
        raise RuntimeError


def test_nothing_is_left_behind_after_an_error(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError):
        write_and_fail(tmp_path / "out.mp4")
    assert list(tmp_path.iterdir()) == []


def test_what_goes_wrong_while_pictures_are_made_leaves_no_file(tmp_path: Path) -> None:
    def broken() -> Iterator[tuple[Image, float]]:
        yield np.zeros((48, 64, 3), np.uint8), 0.0
        raise PosecoachError("the clip is cut off")

    with pytest.raises(PosecoachError, match="cut off"):
        write_video(tmp_path / "a.mp4", broken())
    assert list(tmp_path.iterdir()) == []


def test_pictures_that_come_one_after_the_other_become_a_video_and_none_become_nothing(tmp_path: Path) -> None:
    pictures = [(np.full((48, 64, 3), 100, np.uint8), t_s) for t_s in (0.0, 0.5)]
    assert write_video(tmp_path / "a.mp4", iter(pictures))
    assert [frame.t_s for frame in ClipSource(tmp_path / "a.mp4")] == pytest.approx([0.0, 0.5])
    assert not write_video(tmp_path / "b.mp4", iter(()))
    assert not (tmp_path / "b.mp4").exists()


def test_without_a_picture_there_is_no_file(tmp_path: Path) -> None:
    with VideoWriter(tmp_path / "out.mp4", (64, 48)):
        pass
    assert list(tmp_path.iterdir()) == []


def test_the_old_file_stands_until_the_new_one_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "out.mp4"
    path.write_bytes(b"old")
    writer = VideoWriter(path, (64, 48))
    writer.write(picture(0), 0.0)
    assert path.read_bytes() == b"old"
    writer.close()
    writer.close()
    assert path.read_bytes() != b"old"


def test_an_unwritable_target_is_refused_before_the_first_picture(tmp_path: Path) -> None:
    with pytest.raises(PosecoachError, match="cannot be written"):
        VideoWriter(tmp_path / "no" / "out.mp4", (64, 48))
    with pytest.raises(PosecoachError, match="at least 2 x 2"):
        VideoWriter(tmp_path / "out.mp4", (1, 48))


def test_a_full_disk_is_named_without_the_file_that_was_being_written(tmp_path: Path) -> None:
    path = tmp_path / "out.mp4"
    writer = VideoWriter(path, (64, 48))
    partial = next(tmp_path.glob(".*.partial"))

    def no_space(_packet: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", str(partial))

    writer._container = Container(writer._container, no_space)  # type: ignore[assignment]
    writer.write(picture(20), 0.0)  # waits in the encoder
    with pytest.raises(PosecoachError) as refused:
        writer.close()
    assert str(refused.value) == f"The video cannot be written to {path} (No space left on device)."
    assert not partial.exists()


class Container:
    """A file that can be closed and not be written."""

    def __init__(self, real: Any, mux: Callable[[object], None]) -> None:
        self.close, self.mux = real.close, mux
