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


def test_a_report_with_pictures_is_not_replaced_unasked_by_one_without(tmp_path: Path) -> None:
    result, page, clip = tmp_path / "row.json", tmp_path / "row.html", SAMPLES / "row_standing_side.mp4"
    posecoach_here("analyze", POSES / "row_standing_side.npz", "-e", "row", "--json", result, "--report", page)
    assert posecoach_here("report", result).returncode == 0  # a page without pictures is made anew
    assert posecoach_here("report", result, "--clip", clip, "--with-video").returncode == 0
    with_video = page.read_bytes()
    for less in ([], ["--clip", clip]):
        refused = posecoach_here("report", result, *less)
        assert refused.returncode == 2
        said = " ".join(refused.stderr.split())
        assert "Add --clip CLIP --with-video, or name another page with -o FILE.html." in said
        assert page.read_bytes() == with_video
    assert posecoach_here("report", result, "--clip", clip, "--with-video").returncode == 0
    assert posecoach_here("report", result, "-o", page).returncode == 0
    assert posecoach_here("report", result, "--clip", clip).returncode == 0
    refused = posecoach_here("report", result)
    assert "row.html has pictures" in refused.stderr
    assert "Add --clip CLIP, or" in " ".join(refused.stderr.split())
