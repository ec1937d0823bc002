"""Waiting until it is known whether the camera works, so that who has none hears that before anything is asked."""

from __future__ import annotations

from collections.abc import Callable

from posecoach.coaching.steps.step import Step
from posecoach.core.events import Event


class CameraStart(Step[bool]):
    """Waits as long as the camera starts, which a source knows to be over after a few seconds.

    Parameters
    ----------
    starts
        Whether it still does.
    """

    skippable = True
    if_passed = True

    def __init__(self, starts: Callable[[], bool]) -> None:
        super().__init__()
        self._starts = starts

    def tick(self, t_s: float) -> list[Event]:
        """Look whether it is over."""
        del t_s
        if not self._starts():
            self.result = True
        return []
