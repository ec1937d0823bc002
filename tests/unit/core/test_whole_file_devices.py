from __future__ import annotations

import os
from pathlib import Path

import pytest

from posecoach.core.errors import PosecoachError
from posecoach.core.whole_file import write_whole


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes in its file system")
def test_a_device_is_never_replaced_by_a_file(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(PosecoachError, match="device"):
        write_whole(pipe, b"content")
    assert not pipe.is_file()
