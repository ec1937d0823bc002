"""Pictograms of the advice, so that it is understood before it is read, and in any language.

All are drawn in a square of 100 x 100, scaled up, with lines thick enough to be seen from three metres.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from enum import StrEnum

import cv2
import numpy as np

from posecoach.core.frame import Image
from posecoach.screen.drawing.style import WHITE
from posecoach.screen.drawing.text import Sprite, sprite_of

Point = tuple[float, float]

SHARPNESS = 4
"""Draw this many times larger and scale down: smooth edges of any shape."""
STROKE = 7.0
OUTLINE_RATIO = 0.025


class Icon(StrEnum):
    """What a pictogram says. Arrows point as seen in the mirrored picture."""

    NONE = ""
    STEP_BACK = "step_back"
    COME_CLOSER = "come_closer"
    MOVE_TO_MIDDLE = "move_to_middle"
    TURN = "turn"
    CAMERA_UP = "camera_up"
    CAMERA_DOWN = "camera_down"
    CAMERA_OFF = "camera_off"
    UNSEEN = "unseen"
    PERSON = "person"
    GOOD = "good"
    PAUSE = "pause"
    HAND = "hand"
    STOP = "stop"


class _Pen:
    """Draws opaque (255) or clearing (0) shapes in units of a hundredth of the icon."""

    def __init__(self, size_px: int) -> None:
        self.scale = size_px * SHARPNESS / 100.0
        self.image: Image = np.zeros((size_px * SHARPNESS, size_px * SHARPNESS), np.uint8)

    def _at(self, point: Point) -> tuple[int, int]:
        return round(point[0] * self.scale), round(point[1] * self.scale)

    def line(self, *points: Point, width: float = STROKE, value: int = 255) -> None:
        """Draw a line through points, with round ends."""
        corners = np.array([self._at(p) for p in points], np.int32)
        cv2.polylines(self.image, [corners], False, (value,), max(1, round(width * self.scale)))

    def dot(self, centre: Point, radius: float) -> None:
        """Draw a disc."""
        cv2.circle(self.image, self._at(centre), round(radius * self.scale), (255,), -1)

    def area(self, *points: Point) -> None:
        """Fill a polygon."""
        cv2.fillPoly(self.image, [np.array([self._at(p) for p in points], np.int32)], (255,))

    def frame(self) -> None:
        """Draw the edge of a picture."""
        self.line((4, 4), (96, 4), (96, 96), (4, 96), (4, 4), width=4.0)

    def arc(self, centre: Point, radii: Point, from_deg: float, to_deg: float) -> None:
        """Draw a part of an ellipse, clockwise from the right."""
        axes = self._at(radii)
        width = round(STROKE * self.scale)
        cv2.ellipse(self.image, self._at(centre), axes, 0.0, from_deg, to_deg, (255,), width)

    def arrow(self, start: Point, tip: Point, head: float = 14.0) -> None:
        """Draw an arrow with a solid head."""
        direction = np.subtract(tip, start) / np.hypot(*np.subtract(tip, start))
        across = np.array([-direction[1], direction[0]])
        base = np.array(tip) - head * direction
        self.line(start, (float(base[0]), float(base[1])))
        left, right = base + 0.75 * head * across, base - 0.75 * head * across
        self.area(tip, (float(left[0]), float(left[1])), (float(right[0]), float(right[1])))

    def person(self, x: float, top: float, height: float, width: float = STROKE) -> None:
        """Draw somebody standing, arms a little out."""
        h = height
        self.dot((x, top + 0.12 * h), 0.12 * h)
        self.line((x, top + 0.3 * h), (x, top + 0.62 * h), width=1.6 * width)
        for sign in (-1.0, 1.0):
            self.line((x, top + 0.32 * h), (x + sign * 0.2 * h, top + 0.58 * h), width=width)
            self.line((x, top + 0.6 * h), (x + sign * 0.13 * h, top + 0.98 * h), width=width)


def _step_back(pen: _Pen) -> None:
    pen.frame()
    pen.person(50, 10, 82, 8)
    for sign in (-1.0, 1.0):
        pen.arrow((50 + sign * 44, 26), (50 + sign * 18, 26))


def _come_closer(pen: _Pen) -> None:
    pen.frame()
    pen.person(50, 36, 30, 4)
    for sign in (-1.0, 1.0):
        pen.arrow((50 + sign * 14, 50), (50 + sign * 42, 50))


def _move_to_middle(pen: _Pen) -> None:
    pen.frame()
    pen.line((50, 14), (50, 32), width=4)
    pen.line((50, 68), (50, 86), width=4)
    pen.arrow((12, 50), (44, 50))
    pen.arrow((88, 50), (56, 50))


def _turn(pen: _Pen) -> None:
    pen.person(50, 2, 74)
    pen.arc((50, 74), (42, 18), -20, 200)
    pen.arrow((12, 84), (8, 56), 20)


def _camera(pen: _Pen, top: float) -> None:
    pen.area((14, top), (66, top), (66, top + 40), (14, top + 40))
    pen.area((66, top + 20), (86, top + 4), (86, top + 36))


def _camera_up(pen: _Pen) -> None:
    _camera(pen, 56)
    pen.arrow((40, 46), (40, 4), 20)


def _camera_down(pen: _Pen) -> None:
    _camera(pen, 4)
    pen.arrow((40, 54), (40, 96), 20)


def _camera_off(pen: _Pen) -> None:
    _camera(pen, 30)
    pen.line((10, 92), (90, 8), width=20, value=0)
    pen.line((10, 92), (90, 8))


def _unseen(pen: _Pen) -> None:
    pen.arc((50, 66), (46, 46), 205, 335)
    pen.arc((50, 34), (46, 46), 25, 155)
    pen.dot((50, 50), 14)
    pen.line((14, 90), (86, 10), width=20, value=0)
    pen.line((14, 90), (86, 10))


def _person(pen: _Pen) -> None:
    pen.person(50, 4, 92, 8)


def _good(pen: _Pen) -> None:
    pen.line((12, 54), (40, 82), (88, 20), width=14)


def _pause(pen: _Pen) -> None:
    pen.area((22, 12), (42, 12), (42, 88), (22, 88))
    pen.area((58, 12), (78, 12), (78, 88), (58, 88))


def _hand(pen: _Pen) -> None:
    pen.area((30, 46), (74, 46), (70, 82), (58, 96), (44, 96), (34, 82))
    for x, top in ((34, 18), (46, 8), (58, 10), (69, 22)):
        pen.line((x, top), (x, 56), width=10)
    pen.line((74, 72), (86, 50), width=10)


def _stop(pen: _Pen) -> None:
    pen.area((30, 4), (70, 4), (96, 30), (96, 70), (70, 96), (30, 96), (4, 70), (4, 30))


_DRAWN: dict[Icon, Callable[[_Pen], None]] = {
    Icon.STEP_BACK: _step_back,
    Icon.COME_CLOSER: _come_closer,
    Icon.MOVE_TO_MIDDLE: _move_to_middle,
    Icon.TURN: _turn,
    Icon.CAMERA_UP: _camera_up,
    Icon.CAMERA_DOWN: _camera_down,
    Icon.CAMERA_OFF: _camera_off,
    Icon.UNSEEN: _unseen,
    Icon.PERSON: _person,
    Icon.GOOD: _good,
    Icon.PAUSE: _pause,
    Icon.HAND: _hand,
    Icon.STOP: _stop,
}


@functools.lru_cache(maxsize=32)
def icon_sprite(icon: Icon, size_px: int) -> Sprite:
    """Return a white pictogram of ``size_px`` by ``size_px`` pixels, and an outline around it."""
    pen = _Pen(size_px)
    if icon is not Icon.NONE:
        _DRAWN[icon](pen)
    small = cv2.resize(pen.image, (size_px, size_px), interpolation=cv2.INTER_AREA)
    outline_px = max(1, round(OUTLINE_RATIO * size_px))
    return sprite_of(np.pad(np.asarray(small, dtype=np.uint8), outline_px), WHITE, outline_px)
