"""The sample clips are what their manifest says, so that tests and documents may rely on it."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).parents[2] / "sample_videos"
MANIFEST: dict[str, Any] = tomllib.loads((FOLDER / "MANIFEST.toml").read_text(encoding="utf-8"))
CLIPS: list[dict[str, Any]] = MANIFEST["clip"]
EXERCISES = sorted({clip["exercise"] for clip in CLIPS if "exercise" in clip})
LARGEST_BYTES = 400_000


def test_the_manifest_lists_every_clip_of_the_folder_once() -> None:
    listed = [clip["file"] for clip in CLIPS]
    assert sorted(listed) == sorted(path.name for path in FOLDER.glob("*.mp4"))
    assert len(set(listed)) == len(listed)


def test_every_exercise_has_a_right_and_a_wrong_clip() -> None:
    for exercise in EXERCISES:
        assert {clip["right"] for clip in CLIPS if clip.get("exercise") == exercise} == {True, False}, exercise


@pytest.mark.parametrize("clip", CLIPS, ids=lambda clip: clip["file"])
def test_a_clip_is_small_and_its_truth_agrees_with_the_manifest(clip: dict[str, Any]) -> None:
    path = FOLDER / clip["file"]
    assert 0 < path.stat().st_size < LARGEST_BYTES
    truth = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    assert truth["clip"] == path.name
    assert truth["exercise"] == clip.get("exercise")
    assert truth["view"] == clip["view"]
    assert truth["full_reps"] == clip["full_reps"] == sum(rep["full"] for rep in truth["reps"])
    faults = [[fault for fault in rep if fault != "partial"] for rep in clip.get("rep_faults", [])]
    if truth["exercise"] is not None:
        assert faults == [rep["faults"] for rep in truth["reps"]]
    assert all(len(angle) == truth["frames"] for angle in truth["angles"].values())


def test_the_licence_is_said() -> None:
    assert MANIFEST["licence"] == "CC0-1.0"
