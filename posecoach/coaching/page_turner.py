"""Tells pages one after the other, each for as long as it takes to say."""

from __future__ import annotations

import math
from collections.abc import Iterable

from posecoach.coaching.guide_pages import Page
from posecoach.coaching.speaker import Speaker
from posecoach.core.events import Cue


class PageTurner:
    """Shows and says pages in their order.

    Attributes
    ----------
    page
        The one that is shown; None before the first and after the last.
    """

    def __init__(self, pages: Iterable[Page], speaker: Speaker) -> None:
        self.page: Page | None = None
        self._left, self._speaker = list(pages), speaker
        self._until_s = -math.inf

    @property
    def over(self) -> bool:
        """Whether every page was told."""
        return self.page is None and not self._left

    def tick(self, t_s: float) -> list[Cue]:
        """Let time pass; return the sentence that is to be said now."""
        if self.page is not None and t_s < self._until_s:
            return []
        self.page = self._left.pop(0) if self._left else None
        if self.page is None:
            return []
        self._until_s = t_s + self.page.duration_s
        return [self._say(self.page, t_s)]

    def at_once(self, t_s: float) -> list[Cue]:
        """Return all that is left to be said, without waiting in between."""
        said = [self._say(page, t_s) for page in self._left]
        self._left.clear()
        return said

    def turn(self, t_s: float) -> None:
        """Go on to the next page with the next tick."""
        self._until_s = t_s

    def skip(self, t_s: float) -> None:
        """Leave out all that is left."""
        self._left.clear()
        self.turn(t_s)

    def wait(self, paused_s: float) -> None:
        """Go on after a pause of so many seconds where it stopped."""
        self._until_s += paused_s

    def _say(self, page: Page, t_s: float) -> Cue:
        return self._speaker.text(page.text, "guide", t_s)
