"""Recorded poses of the sample clips and their truth: counting and judging without video or model."""

from __future__ import annotations

import functools
import json
from pathlib import Path
from typing import Any

from posecoach.sources.recorded.pose_file import PoseFile

ROOT = Path(__file__).parents[2]
POSES = ROOT / "tests" / "poses"
SAMPLES = ROOT / "sample_videos"
NAMES = tuple(sorted(path.stem for path in POSES.glob("*.npz")))


@functools.cache
def sample(name: str) -> tuple[PoseFile, dict[str, Any]]:
    """Return the recorded poses of a sample clip and the content of its truth file, read once."""
    truth: dict[str, Any] = json.loads((SAMPLES / f"{name}.json").read_text(encoding="utf-8"))
    return PoseFile(POSES / f"{name}.npz"), truth
