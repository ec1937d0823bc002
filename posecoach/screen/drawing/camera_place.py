"""A drawing of where the camera stands: from above for the direction, with the height of the lens in words."""

from __future__ import annotations

import functools
import math

import cv2
import numpy as np

from posecoach.core.frame import Image
from posecoach.core.spec import ExerciseSpec
from posecoach.core.views import View
from posecoach.core.vocabulary import Posture
from posecoach.phrases.catalogue import Catalogue
from posecoach.screen.drawing.text import paste, text_sprite

SIZE_PX = (480, 360)
PAPER, INK, PERSON, CAMERA = (40, 40, 40), (235, 235, 235), (233, 180, 86), (66, 228, 240)
"""BGR; person and camera in the sky blue and yellow of Okabe and Ito, which colour-blind people tell apart."""
LENS_M = {Posture.UPRIGHT: 1.1, Posture.QUADRUPED: 0.5, Posture.SUPINE: 0.4}
"""Height of the lens by posture: chest, or the back's height of somebody on hands and knees (exercises.md 3 to 9)."""


def draw_camera_place(spec: ExerciseSpec, words: Catalogue) -> Image:
    """Return the drawing for an exercise, ``uint8`` (360, 480, 3) BGR, with its words."""
    views, posture = spec.camera.views, spec.camera.posture
    from_side = View.SIDE in views and not (View.FRONT in views and posture is Posture.UPRIGHT)
    where = "screen.camera_at_side" if from_side else "screen.camera_in_front"
    return _drawing(
        from_side,
        posture is not Posture.UPRIGHT,
        words.say(where, distance_m=f"{spec.guide.camera_distance_m:g}"),
        words.say("screen.lens", height_cm=f"{100 * LENS_M[posture]:.0f}"),
    )


@functools.lru_cache(maxsize=8)
def _drawing(from_side: bool, long_body: bool, where: str, lens: str) -> Image:
    width, height = SIZE_PX
    canvas = np.full((height, width, 3), PAPER, np.uint8)
    person, camera = (width // 2, 95), (width // 2, 265)
    _person(canvas, person, from_side, long_body)
    _camera(canvas, camera)
    cv2.arrowedLine(
        canvas, (camera[0], camera[1] - 32), (person[0], person[1] + 62), INK, 3, cv2.LINE_AA, tipLength=0.12
    )
    for text, size_px, y_px in ((where, 30, 300), (lens, 26, 334)):
        sprite = text_sprite(text, size_px)
        paste(canvas, sprite, (width - sprite.width_px) / 2, y_px - sprite.height_px / 2)
    return canvas


def _person(canvas: Image, centre: tuple[int, int], from_side: bool, long_body: bool) -> None:
    """Draw somebody from above: shoulders, head, and a nose that shows where they face."""
    x, y = centre
    facing = (1.0, 0.0) if from_side else (0.0, 1.0)
    across = (-facing[1], facing[0])
    body = (70, 34) if long_body else (24, 46)
    angle = math.degrees(math.atan2(facing[1], facing[0]))
    cv2.ellipse(canvas, centre, body, angle, 0, 360, PERSON, cv2.FILLED, cv2.LINE_AA)
    reach = 58 if long_body else 8
    head = (round(x + facing[0] * reach), round(y + facing[1] * reach))
    cv2.circle(canvas, head, 20, INK, cv2.FILLED, cv2.LINE_AA)
    tip = (head[0] + facing[0] * 34, head[1] + facing[1] * 34)
    sides = [
        (head[0] + s * across[0] * 9 + facing[0] * 16, head[1] + s * across[1] * 9 + facing[1] * 16) for s in (-1, 1)
    ]
    cv2.fillPoly(canvas, [np.array([tip, *sides]).round().astype(np.int32)], INK, cv2.LINE_AA)


def _camera(canvas: Image, centre: tuple[int, int]) -> None:
    x, y = centre
    cv2.rectangle(canvas, (x - 26, y - 14), (x + 26, y + 14), CAMERA, cv2.FILLED, cv2.LINE_AA)
    lens = np.array([(x - 10, y - 14), (x + 10, y - 14), (x + 16, y - 28), (x - 16, y - 28)])
    cv2.fillPoly(canvas, [lens], CAMERA, cv2.LINE_AA)
