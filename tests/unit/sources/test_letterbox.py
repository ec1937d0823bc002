"""A clip or a camera whose pictures change their size keeps the first one."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from posecoach.sources.letterbox import Letterbox, letterboxed
from posecoach.sources.recorded.clip import ClipSource
from tests.support.clips import make_clip

SECOND = [i / 30 for i in range(30)]


def test_a_picture_of_another_shape_is_whole_and_in_the_middle() -> None:
    wide = np.full((50, 100, 3), 200, np.uint8)
    found = letterboxed(wide, (60, 60))
    assert found.shape == (60, 60, 3)
    assert (found[15:45] == 200).all()
    assert not found[:15].any()
    assert not found[45:].any()


def test_pictures_of_the_first_size_are_left_as_they_are() -> None:
    sizes = Letterbox()
    first, other = np.ones((20, 30, 3), np.uint8), np.ones((40, 30, 3), np.uint8)
    assert sizes.fit(first) is first
    assert sizes.fit(other).shape == first.shape
    assert sizes.fit(first) is first


def test_a_clip_that_changes_its_size_is_read_in_the_first(tmp_path: Path) -> None:
    parts = [
        make_clip(tmp_path / "a.ts", SECOND, size_px=(64, 48)),
        make_clip(tmp_path / "b.ts", [t + 1 for t in SECOND], size_px=(96, 96)),
    ]
    clip = tmp_path / "both.ts"
    clip.write_bytes(b"".join(part.read_bytes() for part in parts))
    sizes = [frame.size_px for frame in ClipSource(clip)]
    assert len(sizes) > 45
    assert set(sizes) == {(64, 48)}
