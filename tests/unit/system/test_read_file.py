from __future__ import annotations

import os
from pathlib import Path

import pytest

from posecoach.system import read_file
from posecoach.system.read_file import check_regular, read_json, read_text


def test_a_text_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text("été", encoding="utf-8")
    assert read_text(path) == "été"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes in its file system")
def test_a_pipe_is_refused_rather_than_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.json")
    with pytest.raises(OSError, match="a pipe or a device"):
        read_text(tmp_path / "pipe.json")


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="this system has no device without end")
def test_a_device_without_end_is_refused_before_it_is_read() -> None:
    with pytest.raises(OSError, match="a pipe or a device"):
        read_text(Path("/dev/zero"))


def test_a_folder_and_a_missing_file_are_refused(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="it is a folder"):
        check_regular(tmp_path)
    with pytest.raises(FileNotFoundError):
        check_regular(tmp_path / "none")


def test_a_text_that_is_larger_than_any_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(read_file, "MOST_BYTES", 10)
    (tmp_path / "a.txt").write_text("x" * 11)
    with pytest.raises(OSError, match="larger than"):
        read_text(tmp_path / "a.txt")


def test_json_nested_without_end_is_no_json(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text("[" * 200_000)
    with pytest.raises(ValueError, match="nested without end"):
        read_json(tmp_path / "a.json")
