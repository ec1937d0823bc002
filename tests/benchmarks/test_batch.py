"""How much faster two workers are than one: the same clips, with the model.

Compare the two rows: two workers on two processors that are free should take at most 1 / 1.7 of the time of one.
"""

from __future__ import annotations

import itertools
import os
import shutil
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from posecoach.app.batch.clips import clips_of
from posecoach.app.batch.one_clip import BatchSettings
from posecoach.app.batch.run import run_batch
from posecoach.system.processors import available_processors
from tests.support.sample_poses import SAMPLES

CLIPS = ("row_chair_shrug", "row_standing_side", "row_standing_swing", "row_bent_partial")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in CLIPS:
        shutil.copy(SAMPLES / f"{name}.mp4", tmp_path)
    return tmp_path


@pytest.mark.model
@pytest.mark.parametrize("workers", [1, 2])
def test_a_batch_of_four_clips(benchmark: BenchmarkFixture, folder: Path, workers: int) -> None:
    if available_processors() < workers:
        pytest.skip(f"needs {workers} processors")
    numbers = itertools.count()
    benchmark.extra_info["load"] = os.getloadavg()[0]

    def batch() -> None:
        out = folder / f"out{next(numbers)}"
        jobs = clips_of(str(folder / "*.mp4"), "row", out)
        outcomes = run_batch(jobs, BatchSettings(out, report=False), workers=workers)
        assert not any(outcome.error for outcome in outcomes)

    benchmark.pedantic(batch, rounds=2, iterations=1)
