"""Text with an outline, drawn once and then pasted: letters are readable on any picture, at any size.

OpenCV 5 draws TrueType fonts. Its built-in ``sans`` has Latin, Cyrillic, Hebrew and Arabic letters. A universal font
for the rest came with OpenCV 5.0 only: 5.1 draws question marks for Greek, Chinese, Japanese and Korean.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from posecoach.core.frame import Image
from posecoach.screen.drawing.style import OUTLINE, WHITE, Colour

BOLD = 700
REGULAR = 500
CACHED_SPRITES = 128
"""A screen has about ten; a minute of timers adds sixty small ones."""
ASCENT_RATIO = 0.95
DESCENT_RATIO = 0.3
"""Room above and below the base line, of the size, for accents and tails."""
LINE_RATIO = 1.15
ZERO = "0"
CLEAR_LEVEL = 32
"""Opacity, 0..255, below which a pixel is outside a letter, or in a hole of it."""
SMALLEST_PX = 10
"""Text is not shrunk below this to make it fit: nobody could read it."""


@dataclass(frozen=True, slots=True)
class Sprite:
    """A small picture with transparency, made to be pasted fast.

    Attributes
    ----------
    colour
        ``uint8`` (height, width, 3) BGR, already multiplied by its opacity.
    through
        ``uint8`` (height, width, 3), how much of the background shows through, 0..255.
    """

    colour: Image
    through: Image

    @property
    def width_px(self) -> int:
        """Width in pixels."""
        return int(self.colour.shape[1])

    @property
    def height_px(self) -> int:
        """Height in pixels."""
        return int(self.colour.shape[0])


def paste(canvas: Image, sprite: Sprite, x_px: float, y_px: float) -> None:
    """Lay the sprite on the canvas with its top left corner at (x, y); what lies outside is cut off."""
    x, y = round(x_px), round(y_px)
    left, top = max(0, x), max(0, y)
    right = min(canvas.shape[1], x + sprite.width_px)
    bottom = min(canvas.shape[0], y + sprite.height_px)
    if left >= right or top >= bottom:
        return
    part = (slice(top - y, bottom - y), slice(left - x, right - x))
    region = canvas[top:bottom, left:right]
    cv2.multiply(region, sprite.through[part], dst=region, scale=1.0 / 255.0)
    cv2.add(region, sprite.colour[part], dst=region)


def sprite_of(fill: Image, colour: Colour, outline_px: int) -> Sprite:
    """Return a sprite of a shape: its opacity (``uint8``, height, width) in a colour, with a black outline."""
    kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2 * outline_px + 1, 2 * outline_px + 1))
    opacity = cv2.dilate(fill, kernel) if outline_px > 0 else fill
    tinted = fill[..., None].astype(np.float32) * (np.array(colour, np.float32) / 255.0)
    through = np.repeat((255 - opacity)[..., None], 3, axis=2)
    return Sprite(tinted.astype(np.uint8), np.ascontiguousarray(through, dtype=np.uint8))


@functools.lru_cache(maxsize=CACHED_SPRITES)
def text_sprite(text: str, size_px: int, colour: Colour = WHITE, weight: int = BOLD, tight: bool = False) -> Sprite:
    """Return one line of text.

    Parameters
    ----------
    text
        Any Unicode text without line breaks.
    size_px
        Height of the font in pixels; capital letters are 0.75 of it.
    colour
        Of the letters; the outline is black.
    weight
        100 (thin) to 900 (black).
    tight
        Leave out the room for accents and tails, as for numerals.
    """
    outline_px = max(1, round(OUTLINE * size_px))
    height_px = round((ASCENT_RATIO + DESCENT_RATIO) * size_px) + 2 * outline_px
    fill = np.zeros((height_px, text_width_px(text, size_px, weight) + 2 * outline_px), np.uint8)
    base = (outline_px, outline_px + round(ASCENT_RATIO * size_px))
    _write(fill, text, base, size_px, weight)
    return sprite_of(_trimmed(fill, outline_px) if tight else fill, colour, outline_px)


def _write(fill: Image, text: str, base: Sequence[int], size_px: int, weight: int) -> None:
    """Write a line of text with plain zeros: from two metres the font's slashed one is taken for an 8 or for "no"."""
    for part in re.split(f"({ZERO})", text):
        glyphs = np.zeros_like(fill)
        base, _ = cv2.putText(glyphs, part, base, (255,), _face(), size_px, weight)
        cv2.max(fill, _without_slash(glyphs) if part == ZERO else glyphs, dst=fill)


def _without_slash(zero: Image) -> Image:
    """Return a picture (``uint8``, height, width) of a zero without the slash.

    Laid over its mirror image only the middle of the slash is left; that lies between the holes, and is cut out.
    """
    x, y, width, height = cv2.boundingRect(zero)
    box = zero[y : y + height, x : x + width]
    cv2.min(box, np.ascontiguousarray(box[:, ::-1]), dst=box)
    clear = np.pad((box < CLEAR_LEVEL).astype(np.uint8), 1, constant_values=1)
    _, places = cv2.connectedComponents(clear, connectivity=4)
    holes = np.argwhere((clear == 1) & (places != places[0, 0]))[:, ::-1] - 1
    if len(holes):
        cv2.fillConvexPoly(box, cv2.convexHull(np.ascontiguousarray(holes, np.int32)), (0,))
    return zero


def _trimmed(fill: Image, margin_px: int) -> Image:
    x, y, width, height = cv2.boundingRect(fill)
    return np.pad(fill[y : y + height, x : x + width], margin_px)


@functools.lru_cache(maxsize=8 * CACHED_SPRITES)
def text_width_px(text: str, size_px: int, weight: int = BOLD) -> int:
    """Return the width of a line of text without its outline."""
    # The extent starts at the first ink, so that of a trailing or leading space is added by hand.
    x, _, width_px, _ = cv2.getTextSize((0, 0), text, (0, 0), _face(), size_px, weight)
    return max(1, x + width_px + round(0.08 * size_px))


@functools.lru_cache(maxsize=CACHED_SPRITES)
def wrapped(
    text: str, size_px: int, width_px: float, lines_max: int, weight: int = BOLD
) -> tuple[tuple[str, ...], int]:
    """Break text into lines of equal weight, and shrink it if that is not enough.

    Returns
    -------
    lines
        At most ``lines_max``, none wider than ``width_px`` unless the size is already :data:`SMALLEST_PX`.
    size_px
        The size at which they fit.
    """
    while True:
        lines = _lines(text, size_px, width_px, weight)
        fits = len(lines) <= lines_max and all(text_width_px(line, size_px, weight) <= width_px for line in lines)
        if fits or size_px <= SMALLEST_PX:
            return tuple(_balanced(lines, size_px, width_px, weight)[:lines_max]), size_px
        size_px = max(SMALLEST_PX, int(size_px * 0.9))


def _balanced(lines: list[str], size_px: int, width_px: float, weight: int) -> list[str]:
    """Break into as many lines of about equal length, so that no word is left alone."""
    text, best = " ".join(lines), lines
    while len(lines) == len(best) and width_px > size_px:
        best = lines
        width_px *= 0.95
        lines = _lines(text, size_px, width_px, weight)
    return best


def _lines(text: str, size_px: int, width_px: float, weight: int) -> list[str]:
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and text_width_px(longer, size_px, weight) <= width_px:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


@functools.cache
def _face() -> cv2.FontFace:
    return cv2.FontFace("sans")
