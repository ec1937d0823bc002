from __future__ import annotations

from pathlib import Path

import pytest

from posecoach.cli.run import USER_ERROR
from posecoach.history.data_folder import data_folder, history_path
from tests.support.command import posecoach_here


def test_the_data_folder_is_the_systems_unless_another_is_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("POSECOACH_DATA", str(tmp_path))
    assert (data_folder(), history_path()) == (tmp_path, tmp_path / "history.sqlite3")
    monkeypatch.delenv("POSECOACH_DATA")
    assert data_folder().is_absolute()
    assert "posecoach" in str(data_folder())


@pytest.mark.parametrize("below", ["", "data"])
def test_a_file_in_its_place_is_no_folder_without_sessions(
    below: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    file = tmp_path / "file"
    file.write_text("kept")
    monkeypatch.setenv("POSECOACH_DATA", str(file / below))
    for command in (["history"], ["history", "--export", "csv"], ["forget", "--yes"], ["app", "--no-browser"]):
        refused = posecoach_here(*command)
        assert refused.returncode == USER_ERROR
        assert "Set POSECOACH_DATA to a folder." in refused.stderr
    assert file.read_text() == "kept"
