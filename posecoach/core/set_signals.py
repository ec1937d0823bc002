"""How the signals of a set went, as an event."""

from __future__ import annotations

from dataclasses import dataclass

from posecoach.core.events import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class SignalsKept(Event):
    """The signals by which an exercise is judged, over one set, at about ten samples a second; written after the set.

    Attributes
    ----------
    exercise
        Its id.
    times_s, signals
        Increasing times on the source's clock; for each signal, by name, its value at each time, null if not known.
    """

    exercise: str
    times_s: tuple[float, ...]
    signals: dict[str, tuple[float, ...]]
