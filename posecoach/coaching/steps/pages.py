"""Pages of a guide, one after the other, each for as long as it takes to say."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from posecoach.coaching.display.view import SessionView
from posecoach.coaching.requests import Command
from posecoach.coaching.speaking.guide_pages import Page
from posecoach.coaching.speaking.speaker import Speaker
from posecoach.coaching.steps.step import Ending, Step
from posecoach.core.events import Event


class Pages(Step[Ending]):
    """Shows and says pages in their order.

    Parameters
    ----------
    at_once
        Say all without a pause, for somebody without a window, who reads them in the terminal.
    skippable
        Whether "skip" leaves out all pages and nothing else.

    Attributes
    ----------
    page
        The one that is shown; None after the last.
    """

    def __init__(
        self, pages: Iterable[Page], speaker: Speaker, *, at_once: bool = False, skippable: bool = False
    ) -> None:
        super().__init__()
        self.page: Page | None = None
        self.skippable, self.in_a_moment = skippable, at_once
        self._left, self._speaker, self._at_once = list(pages), speaker, at_once
        self._until_s = 0.0

    def begin(self, t_s: float) -> list[Event]:
        """Say the first page, or all of them."""
        if not self._at_once:
            return self._turn(t_s, self._speaker.guide)
        said: list[Event] = [self._speaker.guide(page.text, t_s) for page in self._left]
        self._left.clear()
        self.result = Ending.DONE
        return said

    def tick(self, t_s: float) -> list[Event]:
        """Let time pass; return the sentence that is to be said now."""
        return [] if t_s < self._until_s else self._turn(t_s, self._speaker.guide)

    def command(self, command: Command, t_s: float) -> list[Event]:
        """Turn the page, or skip all."""
        if command is Command.SKIP:
            self._left.clear()
        return self._turn(t_s, self._speaker.turned) if command in (Command.NEXT, Command.SKIP) else []

    def resume(self, paused_s: float, t_s: float) -> None:
        """Show the page for as long as was left of its time."""
        del t_s
        self._until_s += paused_s

    def show(self, view: SessionView) -> SessionView:
        """Return the view with the page."""
        return replace(view, page=self.page)

    def _turn(self, t_s: float, saying: Callable[[str, float], Event]) -> list[Event]:
        self.page = self._left.pop(0) if self._left else None
        if self.page is None:
            self.result = Ending.DONE
            return []
        self._until_s = t_s + self.page.duration_s
        return [saying(self.page.text, t_s)]
