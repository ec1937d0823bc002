from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from posecoach.core.errors import PosecoachError
from posecoach.system.whole_file import left_behind, reserve_partial, write_whole


def test_a_file_is_written_and_nothing_else_is_left(tmp_path: Path) -> None:
    target = tmp_path / "result.json"
    target.write_bytes(b"old")
    write_whole(target, b"new")
    assert target.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [target]


def test_the_partial_file_lies_beside_the_target(tmp_path: Path) -> None:
    partial = reserve_partial(tmp_path / "result.json")
    assert partial.parent == tmp_path
    assert partial.read_bytes() == b""
    assert not (tmp_path / "result.json").exists()


def test_a_folder_that_is_missing_or_a_target_that_is_one_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PosecoachError, match="cannot be written"):
        write_whole(tmp_path / "none" / "result.json", b"")
    with pytest.raises(PosecoachError, match="it is a folder"):
        write_whole(tmp_path, b"")


def test_a_failed_replacement_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(self: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device")

    target = tmp_path / "result.json"
    target.write_bytes(b"old")
    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(PosecoachError, match="No space left"):
        write_whole(target, b"new")
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_what_a_killed_program_left_of_a_target_is_cleared_away(tmp_path: Path) -> None:
    script = (
        "import os, pathlib, sys; from posecoach.system.whole_file import reserve_partial; "
        "reserve_partial(pathlib.Path(sys.argv[1])); os._exit(9)"
    )
    target = tmp_path / "a video.mp4"
    subprocess.run([sys.executable, "-c", script, str(target)], check=False)
    assert len(list(tmp_path.iterdir())) == 1
    mine = reserve_partial(target)
    assert list(tmp_path.iterdir()) == [mine]
    other = reserve_partial(target)
    assert set(tmp_path.iterdir()) == {mine, other}  # this process lives


def test_a_name_as_long_as_the_file_system_allows_is_written(tmp_path: Path) -> None:
    target = tmp_path / ("é" * 127)
    write_whole(target, b"content")
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems list no ended process so")
def test_what_a_program_left_behind_is_cleared_though_its_parent_has_not_asked_for_its_end(tmp_path: Path) -> None:
    target = tmp_path / "result.json"
    begin = f"from posecoach.system.whole_file import *; print(reserve_partial(Path({str(target)!r})).name, flush=True)"
    child = subprocess.Popen([sys.executable, "-c", f"{begin}\ninput()"], stdin=-1, stdout=-1, text=True)
    assert child.stdout is not None
    left = tmp_path / child.stdout.readline().strip()
    assert left.is_file()
    assert left_behind(target) == []
    child.kill()
    os.waitid(os.P_PID, child.pid, os.WEXITED | os.WNOWAIT)
    assert left_behind(target) == [left]
    child.communicate()


def test_what_stands_for_standard_output_is_no_name_of_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(PosecoachError, match="- stands for standard output"):
        reserve_partial(Path("-"))
    assert not list(tmp_path.iterdir())
