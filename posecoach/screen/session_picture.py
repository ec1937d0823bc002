"""One moment of a session as a compressed picture: what the window shows, for a page."""

from __future__ import annotations

from dataclasses import dataclass

import cv2

from posecoach.coaching.view import Moment
from posecoach.core.errors import PosecoachError
from posecoach.phrases import Catalogue
from posecoach.screen.draw import draw_hud
from posecoach.screen.pictures import Pictures
from posecoach.screen.present import hud_of, picture_kind
from posecoach.screen.session_window import NO_PICTURE

JPEG_QUALITY = 80
"""At 1280 x 720 some 90 kB: 22 Mbit/s at 30 pictures a second, which any wireless network of a home carries."""


@dataclass(frozen=True, slots=True)
class SessionPicture:
    """Draws moments with the words and the demonstrations of one session."""

    words: Catalogue
    pictures: Pictures

    def jpeg(self, moment: Moment, size_px: tuple[int, int]) -> bytes:
        """Return a moment as JPEG of ``size_px`` (width, height)."""
        kind = picture_kind(moment.view)
        demo = self.pictures.image(moment.view.exercise, kind, moment.t_s) if kind else None
        image = NO_PICTURE if moment.image is None else moment.image
        drawn = draw_hud(image, hud_of(moment, self.words, demo=demo), size_px)
        written, data = cv2.imencode(".jpg", drawn, [cv2.IMWRITE_JPEG_QUALITY, JPEG_QUALITY])
        if not written:
            raise PosecoachError("The picture could not be compressed.")
        return data.tobytes()
