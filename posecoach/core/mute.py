"""Which cues are not said aloud: none while the voice is off but warnings, or not even these."""

from __future__ import annotations

from dataclasses import dataclass

from posecoach.core.cue import Cue
from posecoach.core.vocabulary import Priority


@dataclass(slots=True)
class Mute:
    """Whether the voice is off. The session switches it and the voice obeys it: both have the same object.

    Attributes
    ----------
    on
        Whether only warnings are said. May be switched by one thread while another one reads it.
    warnings_too
        Whether not even warnings are said while it is on; the person has to ask for that.
    """

    on: bool = False
    warnings_too: bool = False

    def lets_through(self, cue: Cue) -> bool:
        """Whether a cue is said."""
        return not self.on or self.warns_by(cue)

    def warns_by(self, cue: Cue) -> bool:
        """Whether a cue is a warning, and is to be heard whatever else is silenced or turned down."""
        return cue.priority is Priority.SAFETY and not self.warnings_too

    @property
    def nothing_is_heard(self) -> bool:
        """Whether no cue is said, not even a warning."""
        return self.on and self.warnings_too
