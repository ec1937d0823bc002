from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import av
import numpy as np
import pytest

from posecoach.core.camera import CameraState
from posecoach.core.errors import PosecoachError
from posecoach.core.frame import Frame
from posecoach.core.ports import LiveSource
from posecoach.sources.live.live_source import check_live, open_live
from posecoach.sources.live.real_time_clip import RealTimeClip
from posecoach.sources.recorded.clip import ClipSource

RATE_HZ = 25
FRAMES = 10
PATIENCE_S = 120.0


@pytest.fixture
def clip(tmp_path: Path) -> Path:
    path = tmp_path / "clip.mp4"
    with av.open(str(path), "w") as container:
        stream = container.add_stream("mpeg4", rate=RATE_HZ)
        stream.width, stream.height = 64, 48
        for k in range(FRAMES):
            image = np.full((48, 64, 3), 20 * k, np.uint8)
            container.mux(stream.encode(av.VideoFrame.from_ndarray(image, format="bgr24")))
        container.mux(stream.encode())
    return path


def frames_of(source: RealTimeClip) -> Iterator[Frame]:
    """Yield the newest frame again and again until the clip ends."""
    while True:
        ended = source.ended
        frame = source.latest(0.05)
        if frame is not None:
            yield frame
        elif ended:
            return


def test_the_frames_of_a_clip_in_real_time_have_the_times_of_the_clip(clip):
    with RealTimeClip(clip) as source:
        live = {frame.index: frame.t_s for frame in frames_of(source)}
    offline = {frame.index: frame.t_s for frame in ClipSource(clip)}
    assert len(live) >= 2
    assert live.items() <= offline.items()
    assert max(live) == FRAMES - 1


def test_a_clip_is_not_played_faster_than_it_should_be(clip):
    with RealTimeClip(clip, speed=2.0) as source:
        early_s = [frame.t_s - source.now_s for frame in frames_of(source)]
    assert early_s
    assert max(early_s) <= 0.0


def test_a_clip_waits_until_its_first_frame_has_been_looked_at(clip):
    with RealTimeClip(clip) as source:
        first = source.latest(PATIENCE_S)
        time.sleep(FRAMES / RATE_HZ + 0.3)  # a model that looks for the first time takes longer than the clip
        assert (first.index, source.now_s, source.ended) == (0, 0.0, False)
        assert [frame.index for frame in frames_of(source)][-1] == FRAMES - 1
        assert source.dropped <= FRAMES // 2


def test_a_reader_who_is_late_gets_the_newest_frame(clip):
    with RealTimeClip(clip, speed=20.0) as source:
        assert source.latest(PATIENCE_S).index == 0
        source.latest(0.0)
        source._thread.join(PATIENCE_S)
        assert source.latest(0.0).index == FRAMES - 1
        assert source.dropped >= FRAMES - 3
        assert source.ended
        assert source.latest(PATIENCE_S) is None


def test_a_loop_goes_on_with_times_and_indices(clip):
    seen = []
    with RealTimeClip(clip, loop=True, speed=10.0) as source:
        for frame in frames_of(source):
            seen.append(frame)
            if frame.index > 2 * FRAMES:
                break
    times_s = np.array([frame.t_s for frame in seen])
    assert (np.diff(times_s) > 0).all()
    assert seen[-1].t_s == pytest.approx(seen[-1].index / RATE_HZ, abs=1e-3)


def test_closing_in_the_middle_ends_a_loop(clip):
    with RealTimeClip(clip, loop=True) as source:
        for frame in frames_of(source):
            if frame.index >= 2:
                source.close()
        assert source.ended


def test_a_clip_that_turns_out_to_be_unreadable_raises_in_the_reader(clip, monkeypatch):
    def broken(_self):
        raise PosecoachError("Not one picture can be read")
        yield

    monkeypatch.setattr(ClipSource, "__iter__", broken)
    with RealTimeClip(clip) as source, pytest.raises(PosecoachError, match="Not one picture"):
        source.latest(PATIENCE_S)


@pytest.mark.parametrize("speed", [0.0, -1.0, float("inf"), float("nan")])
def test_a_speed_that_makes_no_sense_is_refused(clip, speed):
    with pytest.raises(PosecoachError, match="speed"):
        RealTimeClip(clip, speed=speed)


def test_the_path_of_a_clip_stands_in_for_a_camera(clip):
    with open_live(str(clip)) as source:
        assert isinstance(source, RealTimeClip)
        assert isinstance(source, LiveSource)
        assert source.state is CameraState.OK


def test_recorded_poses_are_no_damaged_clip_but_have_no_pictures(tmp_path: Path) -> None:
    poses = tmp_path / "row.npz"
    poses.touch()
    for refuses in (open_live, check_live):
        with pytest.raises(PosecoachError, match="recorded poses, which have no pictures"):
            refuses(str(poses))
