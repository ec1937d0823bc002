"""The sound of a clip for a video made from it: copied where browsers play it, else as AAC."""

from __future__ import annotations

import contextlib
import math
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import cv2  # noqa: F401  before PyAV: tests/unit/test_import_order.py says why

# isort: split
import av
import av.error
from av.container import InputContainer, OutputContainer

from posecoach.core.closing import Closing
from posecoach.system.open_clip import heard_sound, open_clip, shown_video

COPIED = ("aac", "mp3")
"""What every browser and phone plays in MP4."""
RATE_HZ = 48_000
"""Sampling rate of sound that has to be encoded again; AAC takes it from any rate."""


def first_picture_s(container: InputContainer) -> float:
    """Return when the first picture of a clip that can be decoded is shown, on the clock of its container.

    The stream may begin earlier: a recording that was cut in two begins with pictures that need those before the cut.
    """
    stream = shown_video(container)
    if stream is None or stream.codec_context is None or stream.time_base is None:
        return 0.0
    begins = stream.start_time or 0
    for packet in container.demux(stream):
        with contextlib.suppress(av.error.FFmpegError):
            for picture in packet.decode():
                if not picture.is_corrupt:
                    return float((begins if picture.pts is None else picture.pts) * stream.time_base)
    return float(begins * stream.time_base)


class ClipSound(Closing):
    """The sound of a clip that players play, on the clock of its pictures: 0 is when the first picture is shown.

    A clip without sound, or with sound that cannot be read, has none: ``stream`` stays None.

    Parameters
    ----------
    clip
        The clip.
    until_s
        Where to end, seconds.
    """

    def __init__(self, clip: Path, until_s: float) -> None:
        self._until_s = until_s
        self._source: InputContainer | None = None
        self._origin_s = 0.0
        self._heard: Any = None
        self._is_encoded = False
        self.stream: Any = None
        with contextlib.suppress(av.error.FFmpegError, OSError, ValueError):
            with open_clip(clip) as container:
                self._origin_s = first_picture_s(container)
            self._source = open_clip(clip)  # from the beginning: not every format can be rewound

    def close(self) -> None:
        """Close the clip."""
        if self._source is not None:
            self._source.close()

    def add_to(self, target: OutputContainer) -> None:
        """Add a stream for the sound to a file, before anything is written to it."""
        self._heard = None if self._source is None else heard_sound(self._source)
        if self._heard is None or self._heard.codec_context is None:
            return
        if self._heard.codec_context.codec.canonical_name in COPIED:
            self.stream = target.add_stream_from_template(self._heard)
            return
        self._is_encoded = True
        layout = "mono" if self._heard.codec_context.channels == 1 else "stereo"
        self.stream = target.add_stream("aac", rate=RATE_HZ)
        self.stream.layout = layout

    def packets(self) -> Iterator[tuple[float, Any]]:
        """Yield the packets for the added stream with their times, seconds.

        What cannot be read is left out, and of sound that is copied what does not come after the last packet, as in
        recordings that were glued together.
        """
        if self.stream is None or self._source is None:
            return
        with contextlib.suppress(av.error.FFmpegError):
            yield from self._encoded() if self._is_encoded else self._copied()

    def _copied(self) -> Iterator[tuple[float, Any]]:
        assert self._source is not None
        tick_s = float(self._heard.time_base or 0)
        shift = round(self._origin_s / tick_s) if tick_s else 0
        last_dts = -math.inf
        for packet in self._source.demux(self._heard):
            if packet.pts is None or packet.dts is None or packet.dts <= last_dts:
                continue
            last_dts = packet.dts
            packet.pts, packet.dts = packet.pts - shift, packet.dts - shift
            at_s = packet.pts * tick_s
            if at_s > self._until_s:
                return
            if at_s >= 0.0:
                packet.stream = self.stream
                yield at_s, packet

    def _encoded(self) -> Iterator[tuple[float, Any]]:
        assert self._source is not None
        resampler = av.AudioResampler(format="fltp", layout=self.stream.layout.name, rate=RATE_HZ)
        at = 0
        for frame in self._source.decode(self._heard):
            begins_s = 0.0 if frame.time is None else frame.time - self._origin_s
            if begins_s > self._until_s:
                break
            if begins_s < 0.0:
                continue
            for part in resampler.resample(frame):
                part.time_base = Fraction(1, RATE_HZ)  # what need not be resampled keeps that of the clip
                part.pts, at = max(at, round(begins_s * RATE_HZ)), max(at, round(begins_s * RATE_HZ)) + part.samples
                yield from self._timed(self.stream.encode(part))
        yield from self._timed(self.stream.encode(None))

    def _timed(self, packets: list[Any]) -> Iterator[tuple[float, Any]]:
        for packet in packets:
            yield float((packet.pts or 0) * (packet.time_base or 0)), packet
