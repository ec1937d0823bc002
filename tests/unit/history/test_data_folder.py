from __future__ import annotations

from pathlib import Path

import pytest

from posecoach.history.data_folder import data_folder, history_path


def test_the_data_folder_is_the_systems_unless_another_is_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("POSECOACH_DATA", str(tmp_path))
    assert (data_folder(), history_path()) == (tmp_path, tmp_path / "history.sqlite3")
    monkeypatch.delenv("POSECOACH_DATA")
    assert data_folder().is_absolute()
    assert "posecoach" in str(data_folder())
