"""Nothing that is read is written, and nothing is written twice, under whatever name."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from posecoach.core.errors import PosecoachError
from posecoach.system.named_files import check_files


@pytest.fixture
def clip(tmp_path: Path) -> Path:
    path = tmp_path / "clip.mp4"
    path.write_bytes(b"pictures")
    return path


def test_an_input_is_no_output(clip: Path) -> None:
    with pytest.raises(PosecoachError, match="both the clip and the video"):
        check_files({"the video": clip}, {"the clip": clip})


def test_an_input_is_known_behind_a_link(clip: Path, tmp_path: Path) -> None:
    symbolic, hard = tmp_path / "symbolic.mp4", tmp_path / "hard.mp4"
    symbolic.symlink_to(clip)
    os.link(clip, hard)
    for other in (symbolic, hard):
        with pytest.raises(PosecoachError, match="both the clip"):
            check_files({"the video": other}, {"the clip": clip})
        with pytest.raises(PosecoachError, match="both the clip"):
            check_files({"the video": clip}, {"the clip": other})


def test_an_input_is_known_through_another_folder(clip: Path, tmp_path: Path) -> None:
    (tmp_path / "other").symlink_to(tmp_path, target_is_directory=True)
    with pytest.raises(PosecoachError, match="both the clip"):
        check_files({"the video": tmp_path / "other" / "clip.mp4"}, {"the clip": clip})


def test_two_outputs_have_two_names_on_every_file_system(tmp_path: Path) -> None:
    with pytest.raises(PosecoachError, match="both the log and the video"):
        check_files({"the log": tmp_path / "Out.mp4", "the video": tmp_path / "out.MP4"}, {})


def test_a_link_to_what_is_not_there_yet_is_known(tmp_path: Path) -> None:
    link = tmp_path / "link.mp4"
    link.symlink_to(tmp_path / "out.mp4")
    with pytest.raises(PosecoachError, match="both the log and the video"):
        check_files({"the log": link, "the video": tmp_path / "out.mp4"}, {})


def test_a_folder_that_is_read_holds_no_output(clip: Path, tmp_path: Path) -> None:
    with pytest.raises(PosecoachError, match="both what is kept and the log"):
        check_files({"the log": tmp_path / "new.jsonl"}, {}, {"what is kept": tmp_path})


def test_what_cannot_be_written_is_refused_and_nothing_is_left(tmp_path: Path) -> None:
    with pytest.raises(PosecoachError, match="cannot be written"):
        check_files({"the log": tmp_path / "none" / "log.jsonl"}, {})
    with pytest.raises(PosecoachError, match="too long"):
        check_files({"the log": tmp_path / ("x" * 300)}, {})
    assert list(tmp_path.iterdir()) == []


def test_files_of_different_names_pass(clip: Path, tmp_path: Path) -> None:
    check_files({"the log": tmp_path / "a.jsonl", "the video": tmp_path / "a.mp4", "none": None}, {"the clip": clip})
    assert list(tmp_path.iterdir()) == [clip]
