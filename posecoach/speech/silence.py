"""What a voice that is off still says: warnings, unless these are off as well."""

from __future__ import annotations

from dataclasses import dataclass

from posecoach.core.events import Cue
from posecoach.core.vocabulary import Priority


@dataclass(slots=True)
class Silence:
    """Which cues are not said.

    Attributes
    ----------
    muted
        Whether only warnings are said.
    total
        Whether not even these are while it is muted; the person has to ask for that.
    """

    muted: bool
    total: bool = False

    def lets_through(self, cue: Cue) -> bool:
        """Whether a cue is said."""
        return not self.muted or self.warns_by(cue)

    def warns_by(self, cue: Cue) -> bool:
        """Whether a cue is a warning, and is to be heard whatever else is silenced or turned down."""
        return cue.priority is Priority.SAFETY and not self.total

    @property
    def nothing_is_heard(self) -> bool:
        """Whether no cue is said."""
        return self.muted and self.total
