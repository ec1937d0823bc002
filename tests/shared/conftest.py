"""What the model saw of the shared clips, recorded once for all tests."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from posecoach.app.clip.input import LookOptions
from posecoach.app.clip.recording import record_poses

Recorded = Callable[[Path], Path]


@pytest.fixture(scope="session")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> Recorded:
    """Return what records the poses of a clip, with silhouettes, as an analysis sees them; each clip once."""
    folder = tmp_path_factory.mktemp("recorded")

    def poses_of(clip: Path) -> Path:
        target = folder / f"{clip.stem}.npz"
        if not target.exists():
            record_poses(clip, target, None, LookOptions(), silhouette=True)
        return target

    return poses_of
