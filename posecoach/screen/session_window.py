"""A session in the window, and what the keys pressed in it ask for."""

from __future__ import annotations

from posecoach.coaching.display.view import Moment
from posecoach.coaching.requests import Command, Digit, Request
from posecoach.core.vocabulary import Stage
from posecoach.phrases.catalogue import Catalogue
from posecoach.screen.held_keys import HeldKeys
from posecoach.screen.pictures import Pictures
from posecoach.screen.session_picture import session_picture
from posecoach.screen.window import Window

COMMANDS = {
    "space": Command.PAUSE,
    "n": Command.NEXT,
    "r": Command.RESTART,
    "+": Command.COUNT_UP,
    "-": Command.COUNT_DOWN,
    "c": Command.CALIBRATE,
    "s": Command.SKIP,
    "p": Command.HURTS,
    "m": Command.MUTE,
    "h": Command.HOW_WAS_THAT,
    "q": Command.QUIT,
    "escape": Command.QUIT,
}
DETAILS, FULL_SCREEN = "d", "f"


class SessionWindow:
    """Draws every moment of a session in a window; ``d`` shows the lines for developers, ``f`` fills the screen.

    Parameters
    ----------
    pictures
        Demonstrations; without them there is nothing but the camera's picture.
    """

    def __init__(self, window: Window, words: Catalogue, pictures: Pictures | None = None) -> None:
        self._window, self._words, self._pictures = window, words, pictures
        self._held, self._t_s, self._stage = HeldKeys(), 0.0, Stage.GUIDING
        self._details = False

    @property
    def closed(self) -> bool:
        """Whether the person closed the window."""
        return self._window.closed

    def show(self, moment: Moment) -> None:
        """Draw a moment at the size of the window."""
        size_px, self._t_s, self._stage = self._window.size_px, moment.t_s, moment.view.stage
        self._window.show(session_picture(moment, self._words, self._pictures, size_px, details=self._details))

    def requests(self) -> list[Request]:
        """Return what the keys pressed since the last look ask for."""
        keys = self._window.keys()
        keys = [key for key in keys if self._held.is_new(key, self._t_s, self._stage is Stage.GUIDING)]
        if DETAILS in keys:
            self._details = not self._details
        if FULL_SCREEN in keys:
            self._window.toggle_full_screen()
        asked = [COMMANDS.get(key) or (Digit(int(key)) if key.isdigit() else None) for key in keys]
        return [request for request in asked if request is not None]
