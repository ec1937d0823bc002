"""How the signals of a set went, as an event."""

from __future__ import annotations

from dataclasses import dataclass

from posecoach.core.events import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class SignalsKept(Event):
    """How the signals that an exercise is judged by went in a set, thinned to some ten samples a second; after its end.

    Attributes
    ----------
    exercise
        Its id.
    times_s, signals
        Times on the source's clock, increasing; at each the value of each signal, by name, null where it is not known.
    """

    exercise: str
    times_s: tuple[float, ...]
    signals: dict[str, tuple[float, ...]]
