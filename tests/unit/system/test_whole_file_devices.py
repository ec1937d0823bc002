from __future__ import annotations

import os
from pathlib import Path

import pytest

from posecoach.core.errors import PosecoachError
from posecoach.system.named_files import check_files
from posecoach.system.whole_file import check_writable, write_whole


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes in its file system")
def test_a_device_is_never_replaced_by_a_file(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(PosecoachError, match="device"):
        write_whole(pipe, b"content")
    assert not pipe.is_file()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes in its file system")
def test_a_device_is_refused_before_the_work_unless_it_takes_what_comes(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(PosecoachError, match="device"):
        check_files({"the figures": pipe}, {})
    check_files({"the event log": pipe}, {}, streamed=("the event log",))


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="only Linux keeps streams among files")
@pytest.mark.parametrize("folder", ["/dev", "/dev/fd", "/proc/self/fd"])
def test_no_file_takes_the_place_of_a_stream(folder: str) -> None:
    with pytest.raises(PosecoachError, match="device"):
        check_writable(Path(folder) / "stdout-or-another")
