"""Pictures that help before an exercise: a demonstration loop, and a drawing of where the camera stands."""

from __future__ import annotations

from collections.abc import Iterable
from importlib import resources
from pathlib import Path

import numpy as np

from posecoach.coaching.speaking.guide_pages import Illustration
from posecoach.core.frame import Image
from posecoach.core.spec import ExerciseSpec
from posecoach.phrases.catalogue import Catalogue
from posecoach.screen.drawing.camera_place import draw_camera_place
from posecoach.sources.recorded.clip import ClipSource

FOLDER = "demos"


class DemoLoop:
    """A short clip held in memory; without one for the exercise there is nothing to show."""

    def __init__(self, exercise: str) -> None:
        self._times_s: list[float] = []
        self._images: list[Image] = []
        with resources.as_file(resources.files("posecoach") / FOLDER / f"{exercise}.mp4") as path:
            if Path(path).is_file():
                for frame in ClipSource(path):
                    self._times_s.append(frame.t_s)
                    self._images.append(frame.image)

    def image(self, t_s: float) -> Image | None:
        """Return the picture for the moment ``t_s`` of a loop without end."""
        if not self._images:
            return None
        span_s = self._times_s[-1] + 0.1
        index = int(np.searchsorted(self._times_s, t_s % span_s, side="right")) - 1
        return self._images[max(0, index)]


class Pictures:
    """The pictures that go with framing help and guide: demonstration loops, loaded when first asked for.

    Parameters
    ----------
    specs
        The exercises of the session.
    """

    def __init__(self, specs: Iterable[ExerciseSpec]) -> None:
        self._specs = {spec.id: spec for spec in specs}
        self._loops: dict[str, DemoLoop] = {}

    def image(self, exercise: str, illustration: Illustration, t_s: float, words: Catalogue) -> Image | None:
        """Return the picture of one moment; None where there is no demonstration of the exercise.

        ``words`` are for the drawing of where the camera stands.
        """
        if illustration is Illustration.CAMERA:
            return draw_camera_place(self._specs[exercise], words)
        if exercise not in self._loops:
            self._loops[exercise] = DemoLoop(exercise)
        return self._loops[exercise].image(t_s)
