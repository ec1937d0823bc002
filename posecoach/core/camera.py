"""How a camera is doing."""

from __future__ import annotations

from enum import StrEnum


class CameraState(StrEnum):
    """How a camera is doing."""

    STARTING = "starting"
    OK = "ok"
    MISSING = "missing"
    """There is no such camera, or it has never shown a picture."""
    UNREACHABLE = "unreachable"
    """It is on the network and does not answer, or not with pictures."""
    BUSY = "busy"
    """It is there, but another program has it."""
    BLACK = "black"
    FROZEN = "frozen"
    LOST = "lost"
    """It worked, and pictures have stopped coming."""
