"""What a person can ask of a session, by key, touch or hand."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Command(StrEnum):
    """What the person asks for, by key or by hand."""

    PAUSE = "pause"
    NEXT = "next"
    RESTART = "restart"
    COUNT_UP = "count_up"
    COUNT_DOWN = "count_down"
    CALIBRATE = "calibrate"
    HOW_WAS_THAT = "how_was_that"
    SKIP = "skip"
    HURTS = "hurts"
    MUTE = "mute"
    QUIT = "quit"


CORRECTIONS = {Command.COUNT_UP: 1, Command.COUNT_DOWN: -1}
"""By how much the person corrects a count."""


@dataclass(frozen=True, slots=True)
class Digit:
    """A digit key; ten is typed as 1 and 0."""

    value: int


@dataclass(frozen=True, slots=True)
class Answer:
    """A whole answer to the question that is open: the number, or 1 for yes and 0 for no."""

    value: int


Request = Command | Digit | Answer


class Interruption(Exception):  # noqa: N818  a wish, not an error
    """The person asks for something that ends more than the current step."""


class Skipped(Interruption):
    """On to the next exercise."""


class Hurts(Interruption):
    """Something hurts."""


class Quit(Interruption):
    """The session is over."""
