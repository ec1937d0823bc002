from __future__ import annotations

from pathlib import Path

from tests.support.command import SAMPLES, posecoach_here
from tests.support.sample_poses import POSES


def test_who_names_another_clip_for_the_pictures_is_told_so(tmp_path: Path) -> None:
    result, page = tmp_path / "row.json", tmp_path / "row.html"
    posecoach_here("analyze", POSES / "row_standing_side.npz", "-e", "row", "--json", result)
    right = posecoach_here("report", result, "-o", page, "--clip", SAMPLES / "row_standing_side.mp4")
    assert (right.returncode, right.stderr) == (0, "")
    other = posecoach_here("report", result, "-o", page, "--clip", SAMPLES / "cat_camel_side.mp4")
    assert (other.returncode, other.stdout.strip()) == (0, f"report: {page}")
    assert "cat_camel_side.mp4 lasts 23.3 s: is it another clip?" in other.stderr
