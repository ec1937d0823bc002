"""Where a clip says that it ends, to find out whether it is cut off."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

import cv2  # noqa: F401  before PyAV: tests/unit/test_import_order.py says why

# isort: split
import av
from av.container import InputContainer
from av.video.stream import VideoStream

from posecoach.sources.recorded.timeline import Timeline

UNREAD_MAX_S = 1.0
"""Decoders hold back a few pictures, and get to none of the others where a stream changes its codec."""


@dataclass(frozen=True, slots=True)
class ExpectedEnd:
    """The end according to the header, by time: frames are counted wrongly in too many of them.

    Attributes
    ----------
    end_s
        On the container's clock; None where the header does not say, or only what the file itself tells.
    tolerance_s
        This much earlier the last picture may be: it is shown for a while, and sound often goes on.
    """

    end_s: float | None
    tolerance_s: float

    @classmethod
    def of(cls, container: InputContainer, stream: VideoStream, rate_hz: float) -> Self:
        """Return what a header says; the last of ``rate_hz`` frames a second is shown for one period."""
        whole_s, period_s = _end_of_all_s(container), 1.0 / rate_hz
        name = container.format.name
        if "mov" in name and stream.duration is not None and stream.time_base is not None and whole_s is not None:
            # An edit list may leave out the beginning or the end of a track: the shorter of both is what is shown.
            end_s = min(float(((stream.start_time or 0) + stream.duration) * stream.time_base), whole_s)
            return cls(end_s, 0.5 + period_s + 0.02 * end_s)
        own_s = _own_end_s(container, stream)
        return cls(own_s, 0.0) if own_s is None else cls(own_s, 2.0 + period_s + 0.1 * own_s)

    def missing_s(self, timeline: Timeline, held_s: float) -> float:
        """Return how much is missing at the end; 0 if nothing is, or if it cannot be known.

        ``held_s`` is how long the last picture is shown: recorders of screens write one only when something changes.
        """
        last_s = timeline.last_presentation_s
        if last_s is None or timeline.jumps:
            return 0.0
        if timeline.last_packet_s - last_s > UNREAD_MAX_S:  # the pictures are there, but nobody can decode them
            return timeline.last_packet_s - last_s
        until_s = last_s + held_s
        return self.end_s - until_s if self.end_s is not None and self.end_s - until_s > self.tolerance_s else 0.0


def _own_end_s(container: InputContainer, stream: VideoStream) -> float | None:
    """Return where the pictures end by the header of AVI, Matroska or FLV, whose sound may go on; else None."""
    name, alone = container.format.name, len(container.streams) == 1
    if "avi" in name and stream.duration is not None and stream.time_base is not None:
        return float(stream.duration * stream.time_base)
    if "matroska" in name:
        return _seconds(stream.metadata.get("DURATION", "")) or (_length_s(container) if alone else None)
    return _length_s(container) if "flv" in name and alone else None


def _length_s(container: InputContainer) -> float | None:
    return None if container.duration is None else container.duration / av.time_base


def _seconds(clock: str) -> float | None:
    """Return the seconds of a time such as ``00:01:02.500000000``; None if it is not one."""
    try:
        hours, minutes, seconds = clock.split(":")
        return 3600.0 * int(hours) + 60.0 * int(minutes) + float(seconds)
    except ValueError:
        return None


def _end_of_all_s(container: InputContainer) -> float | None:
    if container.duration is None:
        return None
    return ((container.start_time or 0) + container.duration) / av.time_base
