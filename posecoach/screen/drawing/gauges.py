"""Meters: how far the movement goes, how much time is left, how well the person is seen."""

from __future__ import annotations

import math

import cv2
import numpy as np

from posecoach.core.frame import Image
from posecoach.screen.drawing.style import BODY, INK, MUTED, REACHED, SLOT, WHITE

Box = tuple[int, int, int, int]
"""Left, top, width and height in pixels."""

TOP_RATIO = 1.15
"""Range at the top of the meter: a little more than the person's usual one."""
SEEN_WELL = (0.35, 0.6, 0.8)
"""Confidence from which one, two and three bars are lit."""


def draw_meter(canvas: Image, box: Box, ratio: float, target: float, two_way: bool) -> None:
    """Draw a column that fills with the movement, and a mark where the target is.

    Parameters
    ----------
    canvas
        Changed in place.
    box
        Where.
    ratio
        0 = start position, 1 = the person's usual range; down to -1 if ``two_way``. NaN draws an empty column.
    target
        From here on the movement is a full one; the column changes its colour.
    two_way
        The column grows from the middle up and down (flexion and extension).
    """
    left, top, width, height = box
    edge = max(2, width // 10)
    cv2.rectangle(canvas, (left - edge, top - edge), (left + width + edge, top + height + edge), INK, -1)
    cv2.rectangle(canvas, (left, top), (left + width, top + height), SLOT, -1)
    low = -TOP_RATIO if two_way else 0.0

    def y_of(value: float) -> int:
        share = (min(TOP_RATIO, max(low, value)) - low) / (TOP_RATIO - low)
        return top + height - round(share * height)

    if math.isfinite(ratio):
        colour = REACHED if abs(ratio) >= target else BODY
        ends = sorted((y_of(0.0), y_of(ratio)))
        cv2.rectangle(canvas, (left, ends[0]), (left + width, ends[1]), colour, -1)
    for mark in (target, -target) if two_way else (target,):
        _target(canvas, left, y_of(mark), width, edge)
    if two_way:
        cv2.line(canvas, (left, y_of(0.0)), (left + width, y_of(0.0)), MUTED, edge)


def _target(canvas: Image, left: int, y: int, width: int, edge: int) -> None:
    """Draw a line across the column with an arrowhead on its left, white on black."""
    head = round(0.45 * width)
    tip = left - 2 * edge
    arrow = np.array([[tip - head, y - head * 2 // 3], [tip, y], [tip - head, y + head * 2 // 3]], np.int32)
    cv2.polylines(canvas, [arrow], True, INK, 2 * edge, cv2.LINE_AA)
    cv2.fillPoly(canvas, [arrow], WHITE, cv2.LINE_AA)
    cv2.line(canvas, (left - edge, y), (left + width + edge, y), INK, 3 * edge)
    cv2.line(canvas, (left - edge, y), (left + width + edge, y), WHITE, edge)


def draw_ring(canvas: Image, centre: tuple[int, int], radius_px: int, ratio: float) -> None:
    """Draw a ring that fills clockwise from the top with ``ratio``, 0..1."""
    width = max(3, radius_px // 6)
    cv2.circle(canvas, centre, radius_px, INK, width + max(4, width // 2), cv2.LINE_AA)
    cv2.circle(canvas, centre, radius_px, SLOT, width, cv2.LINE_AA)
    if math.isfinite(ratio) and ratio > 0.0:
        end_deg = -90.0 + 360.0 * min(1.0, ratio)
        cv2.ellipse(canvas, centre, (radius_px, radius_px), 0.0, -90.0, end_deg, REACHED, width, cv2.LINE_AA)


def draw_bars(canvas: Image, box: Box, confidence: float) -> None:
    """Draw three bars of growing height, lit as far as the person is seen well."""
    left, top, width, height = box
    edge = max(1, height // 12)
    bar, gap = round(0.24 * width), round(0.14 * width)
    for k, limit in enumerate(SEEN_WELL):
        x = left + k * (bar + gap)
        y = top + height - round(height * (k + 1) / len(SEEN_WELL))
        cv2.rectangle(canvas, (x - edge, y - edge), (x + bar + edge, top + height + edge), INK, -1)
        if confidence >= limit:
            cv2.rectangle(canvas, (x, y), (x + bar, top + height), WHITE, -1)


def darken(canvas: Image, box: Box, brightness: float) -> None:
    """Darken a part of the canvas, so that text on it is read."""
    left, top, width, height = box
    region = canvas[max(0, top) : top + height, max(0, left) : left + width]
    cv2.convertScaleAbs(region, dst=region, alpha=brightness)
