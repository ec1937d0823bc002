"""Judge from the pictures, or from their absence, how a camera is doing."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from posecoach.core.camera import CameraState
from posecoach.core.frame import Image

MISSING_AFTER_S = 3.0
"""A camera that has never shown anything is given this long to wake; USB cameras take 0.5 to 2 s."""
LOST_AFTER_S = 1.5
"""Longest pause between pictures. In the dark webcams slow down to 5 frames a second, and wireless
cameras stutter for up to a second; anybody who exercises notices a picture that stands still for longer."""
FROZEN_AFTER_S = 4.0
"""Pictures that are equal in every sampled pixel for this long come from a stuck driver or app: the noise
of a sensor changes every picture. Not shorter, because a compressed stream of an empty room repeats pictures
between two key frames (1 to 2 s apart)."""
BLACK_AFTER_S = 1.0
"""Exposure needs up to this long to settle after a camera is opened."""
BLACK_MEAN_LEVEL = 16.0
"""Mean of 0..255 below which a picture may be black: 16 is black in video levels (ITU-R BT.601)."""
BLACK_BRIGHT_LEVEL = 40.0
"""A dim room has something brighter than this (a window, a lamp's reflection); a covered lens has not."""
ASLEEP_S = 10.0
"""The state is asked for, or a picture comes, many times a second; if neither was for so long, the computer slept."""
SAMPLE_STEP_PX = 8
"""Every eighth pixel of every eighth line is looked at: 4800 of a 640 x 480 picture, in 20 microseconds."""


@dataclass(slots=True)
class CameraHealth:
    """Decides on the state of a camera from what it delivers; knows no device and no clock."""

    state: CameraState = CameraState.STARTING
    _asked_s: float = math.inf
    _first_s: float | None = None
    _last_s: float | None = None
    _changed_s: float = 0.0
    _bright_s: float = 0.0
    _sample: Image | None = None

    def update(self, image: Image | None, t_s: float) -> CameraState:
        """Return the state after a picture, or after waiting for one in vain.

        Parameters
        ----------
        image
            ``uint8`` (height, width, 3) BGR; None if there is none at ``t_s``.
        t_s
            Seconds on any clock that does not step back.
        """
        if t_s - self._asked_s > ASLEEP_S:
            self._pass_over(t_s - self._asked_s)
        self._asked_s = t_s
        if self._first_s is None:
            self._first_s = t_s
        self.state = self._without_image(t_s) if image is None else self._with_image(image, t_s)
        return self.state

    def _pass_over(self, slept_s: float) -> None:
        """Take a time for none in which the computer slept."""
        self._first_s = None if self._first_s is None else self._first_s + slept_s
        self._last_s = None if self._last_s is None else self._last_s + slept_s
        self._changed_s += slept_s
        self._bright_s += slept_s

    def _without_image(self, t_s: float) -> CameraState:
        if self._last_s is not None:
            return CameraState.LOST if t_s - self._last_s > LOST_AFTER_S else self.state
        waited_s = t_s - (t_s if self._first_s is None else self._first_s)
        return CameraState.MISSING if waited_s > MISSING_AFTER_S else CameraState.STARTING

    def _with_image(self, image: Image, t_s: float) -> CameraState:
        resumed = self._last_s is None or t_s - self._last_s > LOST_AFTER_S
        sample = image[::SAMPLE_STEP_PX, ::SAMPLE_STEP_PX].copy()
        if resumed or self._sample is None or not np.array_equal(sample, self._sample):
            self._changed_s = t_s
        if resumed or not _is_black(sample):
            self._bright_s = t_s
        self._sample, self._last_s = sample, t_s
        # A black picture without noise is also frozen; "black" is what the person can mend.
        if t_s - self._bright_s > BLACK_AFTER_S:
            return CameraState.BLACK
        return CameraState.FROZEN if t_s - self._changed_s > FROZEN_AFTER_S else CameraState.OK


def _is_black(sample: Image) -> bool:
    return bool(sample.mean() < BLACK_MEAN_LEVEL and np.percentile(sample, 99.0) < BLACK_BRIGHT_LEVEL)
