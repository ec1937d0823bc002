"""Pages of a guide, one after the other, each for as long as it takes to say.

What is being read of a page ends when the page is turned; but words of safety are heard before what follows, in short
where they were not read out.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from posecoach.coaching.display.view import SessionView
from posecoach.coaching.requests import Command
from posecoach.coaching.speaking.guide_pages import Page
from posecoach.coaching.speaking.page_reading import PageReading
from posecoach.coaching.speaking.speaker import Speaker
from posecoach.coaching.speaking.talk import Talk
from posecoach.coaching.steps.step import Ending, Step
from posecoach.core.cue import READ, WARNED, CuesWithdrawn
from posecoach.core.events import Event


class Pages(Step[Ending]):
    """Shows and says pages in their order.

    Parameters
    ----------
    talk
        What is said before them.
    at_once
        Say all without a pause, for somebody without a window, who reads them in the terminal.
    skippable
        Whether "skip" leaves out all pages and nothing else.
    heard
        Whether the voice is heard. Then it goes on only when the warnings of pages that were turned have been said.

    Attributes
    ----------
    page
        The one that is shown; None after the last.
    """

    says = (READ,)

    def __init__(
        self,
        pages: Iterable[Page],
        speaker: Speaker,
        talk: Talk | None = None,
        *,
        at_once: bool = False,
        skippable: bool = False,
        heard: bool = True,
    ) -> None:
        super().__init__()
        self.page: Page | None = None
        self.skippable, self.in_a_moment = skippable, at_once
        self._left, self._speaker, self._heard = list(pages), speaker, heard
        self._reading = PageReading(speaker, talk or Talk())
        self._again = self._turned_all = False

    def begin(self, t_s: float) -> list[Event]:
        """Say the first page, or all of them."""
        if not self.in_a_moment:
            self._reading.begin()
            return self._turn(t_s)
        said: list[Event] = [self._speaker.guide(page.text, t_s) for page in self._left]
        self._left.clear()
        self.result = Ending.DONE
        return said

    def tick(self, t_s: float) -> list[Event]:
        """Let time pass; return the sentence that is to be said now."""
        if self._again:
            self._again = False
            return self._reading.again(None if self._turned_all else self.page, t_s)
        if self._turned_all:
            self._end_when_warned(t_s)
            return []
        return self._turn(t_s) if self._reading.over(t_s) else []

    def command(self, command: Command, t_s: float) -> list[Event]:
        """Turn the page, or skip all; what they warn of is heard all the same."""
        if command not in (Command.NEXT, Command.SKIP) or self.page is None or self._turned_all:
            return []
        left_out = self._left if command is Command.SKIP else []
        warned = self._reading.turned(self.page, left_out, t_s)
        left_out.clear()
        return [CuesWithdrawn(t_s=t_s, ids=self.says), *warned, *self._turn(t_s)]

    def pause(self, t_s: float) -> list[Event]:
        """Say nothing more; what was not heard to its end is said again after the pause."""
        fell_silent = self._reading.pause(t_s)
        self._again = self._reading.was_cut_short(t_s)
        return fell_silent

    def resume(self, paused_s: float, t_s: float) -> None:
        """Show the page for as long as was left of its time."""
        del t_s
        self._reading.until_s += paused_s

    def close(self, t_s: float) -> list[Event]:
        """Warn no more of what is not done, or over."""
        return [CuesWithdrawn(t_s=t_s, ids=(WARNED,))]

    def show(self, view: SessionView) -> SessionView:
        """Return the view with the page."""
        return replace(view, page=self.page)

    def _turn(self, t_s: float) -> list[Event]:
        if not self._left:
            self._turned_all = True
            self._end_when_warned(t_s)
            return []
        self.page = self._left.pop(0)
        return [self._reading.read(self.page, t_s)]

    def _end_when_warned(self, t_s: float) -> None:
        """Show the warning that is being said; end when there is none, or nobody hears it."""
        warning = self._reading.warning(t_s) if self._heard else ""
        if self.page is not None and warning:
            self.page = replace(self.page, text=warning, illustration=None)
            return
        self.page, self.result = None, Ending.DONE
