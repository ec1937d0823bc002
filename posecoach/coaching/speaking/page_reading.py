"""What of the pages of a guide has been read aloud, and what of their warnings is still to be heard."""

from __future__ import annotations

import math
from collections.abc import Sequence

from posecoach.coaching.speaking.guide_pages import PAUSE_S, Page
from posecoach.coaching.speaking.speaker import Speaker
from posecoach.coaching.speaking.talk import Talk
from posecoach.core.cue import READ, WARNED, Cue, CuesWithdrawn
from posecoach.core.events import Event


class PageReading:
    """Reads pages, each after what was said before it, and says what they warn of though they are turned.

    Parameters
    ----------
    talk
        What is said before them.

    Attributes
    ----------
    until_s
        How long the page is shown: to be read, and a moment.
    """

    def __init__(self, speaker: Speaker, talk: Talk) -> None:
        self._speaker, self._talk = speaker, talk
        self.until_s = self._read_s = 0.0
        self._said_s = -math.inf  # when what comes before a page will have been said
        self._warnings: list[tuple[str, float]] = []  # each with when it will have been said

    def over(self, t_s: float) -> bool:
        """Whether the page has been read, and nothing else is being said: else the next one would come late."""
        return t_s >= max(self.until_s, self._talk.until_s)

    def begin(self) -> None:
        """Take into account what is being said before the first page."""
        self._said_s = self._talk.until_s

    def read(self, page: Page, t_s: float) -> Cue:
        """Read a page."""
        self._read_s = max(t_s, self._said_s) + self._talk.spoken_s(page.text)
        self.until_s = max(t_s + page.duration_s, self._read_s + PAUSE_S)
        return self._speaker.guide(page.text, t_s)

    def turned(self, page: Page, left_out: Sequence[Page], t_s: float) -> list[Event]:
        """Return what is heard of a page that is turned before it was read out, and of others that are left out."""
        passed = [*([page] if t_s < self._read_s else []), *left_out]
        texts = dict.fromkeys(one.warning for one in passed if one.warning)
        return [self._warn(text, t_s) for text in texts if text not in self._left(t_s)]

    def warning(self, t_s: float) -> str:
        """Return the warning that is being said; empty: none any more."""
        return next(iter(self._left(t_s)), "")

    def pause(self, t_s: float) -> list[Event]:
        """Fall silent."""
        self._warnings = [(text, said_s) for text, said_s in self._warnings if said_s > t_s]
        return [CuesWithdrawn(t_s=t_s, ids=(READ, WARNED))]

    def was_cut_short(self, t_s: float) -> bool:
        """Whether something was not said to its end by ``t_s``, when it fell silent."""
        return bool(self._warnings) or t_s < self._read_s

    def again(self, page: Page | None, t_s: float) -> list[Event]:
        """Say once more what a pause cut short; None: there is no page any more."""
        texts, self._warnings, self._said_s = [text for text, _ in self._warnings], [], t_s
        warned: list[Event] = [self._warn(text, t_s) for text in texts]
        return [*warned, self.read(page, t_s)] if page is not None else warned

    def _left(self, t_s: float) -> list[str]:
        return [text for text, said_s in self._warnings if said_s > t_s]

    def _warn(self, text: str, t_s: float) -> Cue:
        self._said_s = max(t_s, self._said_s) + self._talk.spoken_s(text)
        self._warnings.append((text, self._said_s))
        return self._speaker.warning(text, t_s)
