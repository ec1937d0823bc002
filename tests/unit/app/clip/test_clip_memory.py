"""What an analysis of large pictures holds in memory does not grow with the clip."""

from __future__ import annotations

import math
import time
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from posecoach.app.clip import poses as clip_poses
from posecoach.app.clip.input import LookOptions, open_input
from posecoach.app.clip.pieces import WAITING_MAX_BYTES, WARM_UP_S
from posecoach.app.clip.reader import WAITING_ALONE_BYTES
from posecoach.core.closing import Closing
from posecoach.core.frame import Frame
from posecoach.core.pose import Pose
from posecoach.estimators.model import model_file
from posecoach.registry import exercise
from posecoach.sources.recorded import clip, picture
from posecoach.sources.recorded.picture import Picture
from tests.support.clips import make_clip

BYTES_4K = 3840 * 2160 * 3 // 2
PICTURES, PICTURE_S = 120, 0.1
START_S, LOOK_S = 0.2, 0.01
"""A tracker takes longer than the reader does, most of all before its first picture."""
JOBS = 2
WAITING = (WAITING_ALONE_BYTES + (JOBS - 1) * WAITING_MAX_BYTES) // BYTES_4K
"""Pictures for which there is room: nine."""
WARMING_UP = math.ceil(WARM_UP_S / PICTURE_S)
"""Of the next piece, which its own tracker has not seen yet while the piece before is done with them."""
MOST_DECODED = WAITING + 2 + WARMING_UP + JOBS
"""Held at once. The reader has the last one and decodes the next; each tracker keeps what it saw last until it gets
another. 21 of 4K are 260 MB."""
SHOWN_AGAIN = 2
"""More where every picture is shown: what is shown, and the one that is decoded after it."""
MOST_FRAMES = JOBS + SHOWN_AGAIN
"""Pictures in colours: one in each tracker's hands, and those that are shown."""


@dataclass
class Living:
    """How many objects of one kind there are, and how many there have been at once."""

    ids: set[int] = field(default_factory=set)
    most: int = 0

    def counted(self, kind: type) -> type:
        """Return the kind as one whose objects are counted from beginning to end."""

        class Counted(kind):  # type: ignore[valid-type,misc]
            def __init__(this, *values: object) -> None:  # noqa: N805
                self.ids.add(id(this))  # adding and discarding cannot be cut in two by another thread
                self.most = max(self.most, len(self.ids))
                super().__init__(*values)

            def __del__(this) -> None:  # noqa: N805
                self.ids.discard(id(this))

        return Counted


class SlowTracker(Closing):
    """Sees nobody, and takes its time."""

    def __init__(self) -> None:
        time.sleep(START_S)

    def estimate(self, frame: Frame) -> Pose:
        time.sleep(LOOK_S)
        return Pose.nobody(frame.t_s, frame.size_px)

    def close(self) -> None:
        """Nothing to close."""


@pytest.fixture
def clip_4k(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a clip of small pictures that are taken for large ones, with trackers that are slower than the reader."""
    monkeypatch.setattr(Picture, "size_bytes", BYTES_4K)
    monkeypatch.setattr(clip_poses, "MediaPipePose", lambda *_, **__: SlowTracker())
    monkeypatch.setattr(model_file, "resolve_model", lambda _: model_file.ModelFile(Path("none.task"), "none", ""))
    return make_clip(tmp_path / "clip.mp4", [i * PICTURE_S for i in range(PICTURES)], rotation_deg=90)


@pytest.mark.parametrize("shown", [False, True], ids=["poses alone", "with the pictures"])
def test_few_pictures_of_4k_are_held_although_the_trackers_are_slower_than_the_reader(
    clip_4k: Path, monkeypatch: pytest.MonkeyPatch, *, shown: bool
) -> None:
    decoded, frames = Living(), Living()
    monkeypatch.setattr(clip, "Picture", decoded.counted(Picture))
    monkeypatch.setattr(picture, "Frame", frames.counted(Frame))
    look = LookOptions(every_frame=True, jobs=JOBS)
    with open_input(clip_4k, clip_4k.name, exercise("row"), None, look, shown=shown) as source:
        looks = sum(1 for _ in source.observations)
    assert looks == PICTURES
    assert WAITING <= decoded.most <= MOST_DECODED + (SHOWN_AGAIN if shown else 0)
    assert 0 < frames.most <= MOST_FRAMES
