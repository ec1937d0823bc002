"""Finds everybody in single pictures, with a model that is loaded only while it is needed."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

from posecoach.core.frame import Frame
from posecoach.estimators.library.landmarker import all_xy_px, create_finder, to_mediapipe
from posecoach.estimators.library.native_log import quiet_native_log
from posecoach.estimators.person import Person, person_of


class PeopleFinder:
    """Finds all people in single pictures.

    Parameters
    ----------
    bundle
        The file of the model, which is loaded for the first look.
    kept_s
        The model is closed this long after the last look, which frees some 70 MB; loading it again takes a tenth of a
        second, too long while a camera delivers pictures.
    """

    def __init__(self, bundle: Path, kept_s: float = math.inf) -> None:
        self._bundle, self._kept_s = bundle, kept_s
        self._finder: Any = None
        self._looked_s = 0.0

    def look(self, frame: Frame) -> list[Person]:
        """Return all people in a picture."""
        self._looked_s = frame.t_s
        image, padded_px = to_mediapipe(frame.image)
        if self._finder is None:
            with quiet_native_log():  # its parts start with the first picture
                self._finder = create_finder(self._bundle)
                result = self._finder.detect(image)
        else:
            result = self._finder.detect(image)
        return [person_of(xy_px) for xy_px in all_xy_px(result, frame, padded_px)]

    def pass_over(self, frame: Frame) -> None:
        """Take note of a picture in which nobody looks for others."""
        if self._finder is not None and frame.t_s - self._looked_s > self._kept_s:
            with quiet_native_log():
                self.close()

    def close(self) -> None:
        """Close the model; may be called again."""
        finder, self._finder = self._finder, None
        if finder is not None:
            finder.close()
