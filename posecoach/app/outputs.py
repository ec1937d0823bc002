"""What an analysis writes besides the result that it returns, and whom it keeps informed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

Progress = Callable[[int, int | None], None]
"""Called with the frames that are done and, where known, the number of all."""


@dataclass(frozen=True, slots=True)
class Outputs:
    """Files to write besides the result that is returned; None = not wanted."""

    json: Path | None = None
    events: Path | None = None
    poses: Path | None = None
    video: Path | None = None
