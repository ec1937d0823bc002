"""Which exercise clips and recordings beside the checkout show, where nobody says it."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from posecoach.app.clip.sets import analyze_sets

SHARED = Path(__file__).parents[3] / "shared"
CLIPS, REAL = SHARED / "clips", SHARED / "real" / "poses"
ALL = bool(os.environ.get("POSECOACH_ALL_SHARED"))
FEW = (
    "row_standing_side_swing",
    "cat_camel_side_left",
    "muscle_fatigue_side",
    "self_massage_front",
    "other_squat",
    "retraction_front_hang",
)
NONE_RATIO = 0.85
pytestmark = pytest.mark.shared
needs_clips = pytest.mark.skipif(not CLIPS.is_dir(), reason="no ../shared/clips beside the checkout")
needs_real = pytest.mark.skipif(not REAL.is_dir(), reason="no ../shared/real/poses beside the checkout")


def shown(clip: Path) -> list[str]:
    return [one.result.exercise for one in analyze_sets(clip).sets]


@pytest.mark.model
@needs_clips
def test_clips_show_their_exercise_and_nothing_else(recorded: Callable[[Path], Path]) -> None:
    names = sorted(path.stem for path in CLIPS.glob("*.mp4")) if ALL else FEW
    truths = {name: json.loads((CLIPS / f"{name}.json").read_text(encoding="utf-8"))["exercise"] for name in names}
    seen = {name: recorded(CLIPS / f"{name}.mp4") for name in names}
    wrong = {
        name: found for name, truth in truths.items() if (found := shown(seen[name])) != ([truth] if truth else [])
    }
    assert wrong == {}


@pytest.mark.model
@needs_clips
def test_of_a_video_the_same_is_recognised() -> None:
    assert shown(CLIPS / f"{FEW[1]}.mp4") == ["cat_camel"]


@needs_real
def test_people_who_do_something_else_do_none_of_the_exercises() -> None:
    labels = json.loads((REAL / "labels.json").read_text(encoding="utf-8"))
    others = [label["file"] for label in labels if label["file"].startswith("other_")]
    assert others
    none = [name for name in others if not shown(REAL / name)]
    assert len(none) >= NONE_RATIO * len(others)
