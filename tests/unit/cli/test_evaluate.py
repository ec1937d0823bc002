from __future__ import annotations

import shutil
from pathlib import Path

import pytest

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


@pytest.mark.parametrize(
    ("options", "why"),
    [(("--model", "nope.task"), "There is no model file nope.task"), (("--poses", "notes"), "notes is a file")],
)
def test_a_model_and_a_folder_that_cannot_be_used_are_refused_also_where_no_clip_needs_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, options: tuple[str, ...], why: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "notes").touch()
    shutil.copy(POSES / "row_standing_side.npz", tmp_path)
    shutil.copy(SAMPLES / "row_standing_side.json", tmp_path)
    refused = posecoach_here("evaluate", ".", *options)
    assert (refused.returncode, refused.stdout) == (2, "")
    assert why in refused.stderr
