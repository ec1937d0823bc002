"""What an analysis of large pictures holds in memory does not grow with the clip."""

from __future__ import annotations

import gc
import time
from collections.abc import Iterator
from pathlib import Path

import av
import pytest

from posecoach.app import clip_poses
from posecoach.app.clip_input import ClipInput, LookOptions, open_input
from posecoach.core.closing import Closing
from posecoach.core.frame import Frame
from posecoach.core.pose import Pose
from posecoach.estimators import model_file
from posecoach.registry import exercise
from posecoach.sources.picture import Picture
from tests.support.clips import make_clip

BYTES_4K = 3840 * 2160 * 3 // 2
PICTURES, MOST_PICTURES = 60, 24
"""Of a clip, and held at once: 300 MB of pictures of 4K, decoded. Nine wait for trackers, others are on their way."""
LOOK_S = 0.01
"""A tracker takes longer than the reader does."""


class SlowTracker(Closing):
    """Sees nobody, takes its time, and counts the pictures that are held meanwhile."""

    most = 0

    def estimate(self, frame: Frame) -> Pose:
        time.sleep(LOOK_S)
        if frame.index % 5 == 0:
            SlowTracker.most = max(SlowTracker.most, sum(isinstance(held, av.VideoFrame) for held in gc.get_objects()))
        return Pose.nobody(frame.t_s, frame.size_px)

    def close(self) -> None:
        """Nothing to close."""


@pytest.fixture
def opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Iterator[ClipInput]:
    """Return a clip of small pictures that are taken for large ones, with trackers that are slower than the reader."""
    clip = make_clip(tmp_path / "clip.mp4", [i / 10 for i in range(PICTURES)], rotation_deg=90)
    monkeypatch.setattr(Picture, "size_bytes", BYTES_4K)
    monkeypatch.setattr(clip_poses, "MediaPipePose", lambda *_, **__: SlowTracker())
    monkeypatch.setattr(model_file, "resolve_model", lambda _: model_file.ModelFile(Path("none.task"), "none", ""))
    gc.collect()
    gc.disable()  # it must not depend on when the garbage collector comes round
    SlowTracker.most = 0
    look = LookOptions(every_frame=True, jobs=2)
    try:
        yield open_input(clip, clip.name, exercise("row"), None, look, shown=request.param)
    finally:
        gc.enable()


@pytest.mark.parametrize("opened", [False, True], indirect=True, ids=["poses alone", "with the pictures"])
def test_few_pictures_of_4k_are_held_although_the_trackers_are_slower_than_the_reader(opened: ClipInput) -> None:
    with opened as source:
        looks = sum(1 for _ in source.observations)
    assert looks == PICTURES
    assert 0 < SlowTracker.most <= MOST_PICTURES
