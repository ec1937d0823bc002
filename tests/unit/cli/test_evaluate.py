from __future__ import annotations

import shutil
from pathlib import Path

from tests.support.command import SAMPLES, posecoach_here
from tests.support.sample_poses import POSES


def test_where_there_is_no_terminal_each_clip_that_is_done_is_a_line(tmp_path: Path) -> None:
    for name in ("row_standing_side", "other_march"):
        shutil.copy(POSES / f"{name}.npz", tmp_path)
        shutil.copy(SAMPLES / f"{name}.json", tmp_path)
    assert posecoach_here("evaluate", tmp_path).stderr.splitlines() == [
        "1/2 other_march: done",
        "2/2 row_standing_side: done",
    ]
