"""Repetitions of an annotated video once more, at half speed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from posecoach.core.frame import Frame, Image
from posecoach.screen.drawing.style import LABEL, unit_px
from posecoach.screen.drawing.text import LINE_RATIO, paste, text_sprite, wrapped
from posecoach.sinks.video import write_video
from posecoach.sources.recorded.clip import ClipSource

SLOWNESS = 2.0
"""How many times longer than the original: half speed."""
PAUSE_S = 0.5
"""The last picture of a stretch stands this long before the next one begins."""
BESIDE_S = 0.3
"""Shown before and after a stretch."""

TITLE_TOP_RATIO = 0.73
"""Share of the picture's height: between the count above and the line of text below."""
TITLE_WIDTH_RATIO = 0.9
"""Share of the picture's width; a longer title, as on a phone's upright picture, has two lines."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a clip that is shown again, and its title."""

    start_s: float
    end_s: float
    title: str


def write_slow_part(drawn: Path, stretches: Sequence[Stretch], target: Path) -> bool:
    """Write the stretches of a video at half speed into another, one after the other; return whether there are any.

    Raises
    ------
    PosecoachError
        If the one cannot be read or the other not be written.
    """
    return write_video(target, ((_titled(frame.image, title), t_s) for frame, t_s, title in _slowly(drawn, stretches)))


def _slowly(drawn: Path, stretches: Sequence[Stretch]) -> Iterator[tuple[Frame, float, str]]:
    """Yield the pictures of the stretches with the times at which they are shown, and their titles."""
    after_s = 0.0
    for stretch in stretches:
        begin_s, end_s, shift_s = stretch.start_s - BESIDE_S, stretch.end_s + BESIDE_S, after_s
        first_s: float | None = None
        for frame in ClipSource(drawn):
            if frame.t_s > end_s:
                break
            if frame.t_s >= begin_s:
                first_s = frame.t_s if first_s is None else first_s
                t_s = shift_s + SLOWNESS * (frame.t_s - first_s)
                yield frame, t_s, stretch.title
                after_s = t_s + PAUSE_S


def _titled(image: Image, title: str) -> Image:
    canvas = image.copy()
    height_px, width_px = canvas.shape[:2]
    size_px = max(12, round(LABEL * unit_px(width_px, height_px)))
    lines, size_px = wrapped(title, size_px, TITLE_WIDTH_RATIO * width_px, 2)
    for number, line in enumerate(lines):
        sprite = text_sprite(line, size_px)
        top_px = TITLE_TOP_RATIO * height_px + number * LINE_RATIO * size_px
        paste(canvas, sprite, (width_px - sprite.width_px) / 2, top_px)
    return canvas
