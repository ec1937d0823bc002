"""Where a clip says that it ends, to find out whether it is cut off."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

import cv2  # noqa: F401  before PyAV: tests/unit/test_import_order.py says why

# isort: split
import av
from av.container import InputContainer
from av.video.stream import VideoStream

from posecoach.sources.timeline import Timeline


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
    def of(cls, container: InputContainer, stream: VideoStream) -> Self:
        """Return what a header says."""
        whole_s = _end_of_all_s(container)
        name = container.format.name
        if "mov" in name and stream.duration is not None and stream.time_base is not None and whole_s is not None:
            # An edit list may leave out the beginning or the end of a track: the shorter of both is what is shown.
            end_s = min(float(((stream.start_time or 0) + stream.duration) * stream.time_base), whole_s)
            return cls(end_s, 0.5 + 0.02 * end_s)
        if any(word in name for word in ("matroska", "avi", "flv")) and whole_s is not None:
            return cls(whole_s, 2.0 + 0.1 * whole_s)  # of the longest stream, mostly the sound
        return cls(None, 0.0)

    def missing_s(self, timeline: Timeline) -> float:
        """Return how much is missing at the end; 0 if nothing is, or if it cannot be known."""
        if self.end_s is None or timeline.last_presentation_s is None or timeline.jumps:
            return 0.0
        missing_s = self.end_s - timeline.last_presentation_s
        return missing_s if missing_s > self.tolerance_s else 0.0


def _end_of_all_s(container: InputContainer) -> float | None:
    if container.duration is None:
        return None
    return ((container.start_time or 0) + container.duration) / av.time_base
