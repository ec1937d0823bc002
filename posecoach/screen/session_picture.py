"""One moment of a session as a picture: for the window, and compressed for a page."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from posecoach.coaching.display.view import Moment
from posecoach.core.errors import PosecoachError
from posecoach.core.frame import Image
from posecoach.phrases.catalogue import Catalogue
from posecoach.screen.drawing.draw import draw_hud
from posecoach.screen.pictures import Pictures
from posecoach.screen.present import hud_of, illustration_of

NO_PICTURE = np.zeros((480, 640, 3), np.uint8)
"""Stands for that of the camera until there is one."""
JPEG_QUALITY = 80
"""At 1280 x 720 some 90 kB: 22 Mbit/s at 30 pictures a second, which any wireless network of a home carries."""


def session_picture(
    moment: Moment, words: Catalogue, pictures: Pictures | None, size_px: tuple[int, int], *, details: bool = False
) -> Image:
    """Return a moment as ``uint8`` (height, width, 3) BGR of ``size_px`` (width, height).

    Parameters
    ----------
    pictures
        Demonstrations; without them there is nothing but the camera's picture.
    details
        Whether the lines for developers are shown.
    """
    beside, demo = illustration_of(moment.view), None
    if beside is not None and pictures is not None:
        demo = pictures.image(moment.view.exercise, beside, moment.t_s, words)
    image = NO_PICTURE if moment.image is None else moment.image
    return draw_hud(image, hud_of(moment, words, demo=demo, details=details), size_px)


@dataclass(frozen=True, slots=True)
class SessionPicture:
    """Draws moments with the words and the demonstrations of one session."""

    words: Catalogue
    pictures: Pictures

    def jpeg(self, moment: Moment, size_px: tuple[int, int]) -> bytes:
        """Return a moment as JPEG of ``size_px`` (width, height)."""
        drawn = session_picture(moment, self.words, self.pictures, size_px)
        written, data = cv2.imencode(".jpg", drawn, [cv2.IMWRITE_JPEG_QUALITY, JPEG_QUALITY])
        if not written:
            raise PosecoachError("The picture could not be compressed.")
        return data.tobytes()
