"""A session that is killed loses nothing that was announced."""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest

from scripts.kill_sessions import killed_after, lost

MOMENTS = 3
"""More in ``scripts/kill_sessions.py``; see docs/trust.md for what it found."""


@pytest.mark.model
@pytest.mark.skipif(os.name != "posix", reason="Windows has no such signals")
@pytest.mark.parametrize("number", range(MOMENTS))
def test_every_repetition_that_was_announced_is_kept_when_a_session_is_killed(tmp_path: Path, number: int) -> None:
    announced = killed_after(random.Random(number).uniform(4.0, 12.0), tmp_path)
    assert lost(announced, tmp_path) == 0
