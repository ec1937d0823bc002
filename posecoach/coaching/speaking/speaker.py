"""Words for what happens in a session, as cues for the voice and the screen."""

from __future__ import annotations

from collections.abc import Callable

from posecoach.core.cue import READ, WARNED, Cue
from posecoach.core.vocabulary import Priority
from posecoach.phrases.catalogue import Catalogue


class Speaker:
    """Turns what is to be said into :class:`Cue` events of status ``raised``."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def words(self, id: str, **values: object) -> str:
        """Return a sentence of the catalogue as text."""
        return self._catalogue.say(id, **values)

    def saying(self, id: str, priority: Priority = Priority.SETUP, **values: object) -> Callable[[float], Cue]:
        """Return what says a sentence once the time is known."""
        return lambda t_s: self.say(id, t_s, priority, **values)

    def say(self, id: str, t_s: float, priority: Priority = Priority.SETUP, **values: object) -> Cue:
        """Return a sentence of the catalogue."""
        return Cue(t_s=t_s, id=id, text=self._catalogue.say(id, **values), priority=priority)

    def number(self, value: int, t_s: float) -> Cue:
        """Return a number said aloud."""
        return Cue(t_s=t_s, id=f"number.{value}", text=self._catalogue.count(value), priority=Priority.COUNT)

    def digit(self, value: int) -> str:
        """Return a number from 0 on as a word."""
        return self._catalogue.number(value)

    def guide(self, text: str, t_s: float) -> Cue:
        """Return a sentence of an exercise's guide."""
        return Cue(t_s=t_s, id=READ, text=text, priority=Priority.SETUP)

    def warning(self, text: str, t_s: float) -> Cue:
        """Return a warning on a page of the guide, which is heard though the page is turned."""
        return Cue(t_s=t_s, id=WARNED, text=text, priority=Priority.SETUP)

    def corrected(self, count: int, t_s: float) -> Cue:
        """Return the acknowledgement of a corrected count."""
        return self.say("count.corrected", t_s, Priority.COUNT, count=self.digit(count))

    def rest(self, seconds: float, t_s: float) -> Cue:
        """Return the announcement of a rest."""
        return self.say("set.rest_s", t_s, seconds=round(seconds)) if seconds else self.say("set.rest", t_s)
