"""The annotated video of a clip as people get it: with the clip's sound and, where wanted, a slow part at its end."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path

from posecoach.results.result import Result
from posecoach.results.words.best_and_worst import best_and_worst
from posecoach.screen.slow_part import Stretch, write_slow_part
from posecoach.sinks.clip_video import put_together


def finish_video(drawn: Path, clip: Path, results: Sequence[Result], *, slow: bool) -> None:
    """Give a drawn video the sound of its clip; with ``slow`` the worst and the best repetition follow at half speed.

    ``results`` are those of its sets, in order.

    Raises
    ------
    PosecoachError
        If it cannot be written.
    """
    with tempfile.TemporaryDirectory(prefix="posecoach-") as folder:
        slow_part = Path(folder) / "slow.mp4"
        chosen = _stretches(results) if slow else []
        parts = [drawn, slow_part] if write_slow_part(drawn, chosen, slow_part) else [drawn]
        put_together(parts, clip, drawn)


def _stretches(results: Sequence[Result]) -> list[Stretch]:
    """Return worst and best of each set, in the order of the sets."""
    found = []
    for number, result in enumerate(results, 1):
        chosen = best_and_worst(result)
        if chosen is None:
            continue
        best, worst = chosen
        which = f"set {number}, repetition" if len(results) > 1 else "repetition"
        found += [
            Stretch(worst.start_s, worst.end_s, f"To work on: {which} {worst.index}, half speed"),
            Stretch(best.start_s, best.end_s, f"Best: {which} {best.index}, half speed"),
        ]
    return found
