"""One finding about this machine."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Need(Enum):
    """What cannot be done without the thing that is checked."""

    EVERYTHING = "everything"
    LIVE = "live coaching"
    VOICE = "the voice"
    WINDOW = "the window"


@dataclass(frozen=True, slots=True)
class Check:
    """One finding.

    Attributes
    ----------
    name
        What was looked at.
    ok
        Whether it is as it should be.
    found
        What is there, in a few words.
    mend
        The command (or deed) that mends it; empty where nothing is to be done.
    needed_for
        What does not work as long as ``ok`` is False.
    """

    name: str
    ok: bool
    found: str
    mend: str = ""
    needed_for: Need = Need.EVERYTHING
