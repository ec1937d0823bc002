"""The annotated video of a clip as people get it: with the clip's sound and, where wanted, a slow part at its end."""

from __future__ import annotations

import tempfile
from pathlib import Path

from posecoach.results.best_and_worst import best_and_worst
from posecoach.results.result import Result
from posecoach.screen.slow_part import Stretch, write_slow_part
from posecoach.sinks.clip_video import put_together


def finish_video(drawn: Path, clip: Path, result: Result, *, slow: bool) -> None:
    """Give a drawn video the sound of its clip; with ``slow`` the worst and the best repetition follow at half speed.

    Raises
    ------
    PosecoachError
        If it cannot be written.
    """
    with tempfile.TemporaryDirectory(prefix="posecoach-") as folder:
        slow_part = Path(folder) / "slow.mp4"
        chosen = _stretches(result) if slow else []
        parts = [drawn, slow_part] if write_slow_part(drawn, chosen, slow_part) else [drawn]
        put_together(parts, clip, drawn)


def _stretches(result: Result) -> list[Stretch]:
    chosen = best_and_worst(result)
    if chosen is None:
        return []
    best, worst = chosen
    return [
        Stretch(worst.start_s, worst.end_s, f"To work on: repetition {worst.index}, half speed"),
        Stretch(best.start_s, best.end_s, f"Best: repetition {best.index}, half speed"),
    ]
