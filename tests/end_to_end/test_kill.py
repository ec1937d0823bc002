"""A session that is killed loses nothing that was announced."""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest

from scripts.kill_sessions import killed_after, lost

REPS = (1, 3, 8)
"""Sessions are killed a moment after that many repetitions, however long these take. At any moment kills
``scripts/kill_sessions.py``; docs/trust.md has what it found."""


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such signals")
@pytest.mark.parametrize("reps", REPS)
def test_every_repetition_that_was_announced_is_kept_when_a_session_is_killed(tmp_path: Path, reps: int) -> None:
    announced = killed_after(random.Random(reps).uniform(0.0, 0.3), tmp_path, announced=reps)
    assert announced >= reps
    assert lost(announced, tmp_path) == 0
