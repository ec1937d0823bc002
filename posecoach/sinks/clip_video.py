"""An annotated clip as people get it: the drawn pictures, the clip's own sound, and at its end what is shown slowly."""

from __future__ import annotations

import contextlib
import heapq
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import cv2  # noqa: F401  before PyAV: tests/unit/test_import_order.py says why

# isort: split
import av
import av.error

from posecoach.core.errors import PosecoachError
from posecoach.sinks.sound import ClipSound
from posecoach.system.whole_file import reserve_partial

NO_LIMIT_S = 1e9


def put_together(parts: Sequence[Path], clip: Path, target: Path) -> None:
    """Write videos of one size one after the other into one file, without encoding them again.

    Parameters
    ----------
    parts
        Written by :class:`posecoach.sinks.video.VideoWriter`. The first has the clip's sound, the others none.
    clip
        Where the sound comes from.
    target
        Appears whole or not at all. May be one of the parts.

    Raises
    ------
    PosecoachError
        If it cannot be written.
    """
    partial = reserve_partial(target)
    try:
        with contextlib.ExitStack() as stack:
            _write(partial, [stack.enter_context(av.open(str(part))) for part in parts], clip)
        partial.replace(target)
    except (OSError, av.error.FFmpegError) as error:
        raise PosecoachError(f"The video {target} cannot be written ({error}). Is the disk full?") from error
    finally:
        partial.unlink(missing_ok=True)


def _write(partial: Path, sources: Sequence[Any], clip: Path) -> None:
    first = sources[0].streams.video[0]
    until_s = float(first.duration * first.time_base) if len(sources) > 1 else NO_LIMIT_S
    with (
        av.open(str(partial), "w", format="mp4", options={"movflags": "+faststart"}) as target,
        ClipSound(clip, until_s) as sound,
    ):
        video = target.add_stream_from_template(first)
        sound.add_to(target)
        pictures = _pictures(sources, video)
        for _, packet in heapq.merge(pictures, sound.packets(), key=lambda timed: timed[0]):
            target.mux(packet)


def _pictures(sources: Sequence[Any], video: Any) -> Iterator[tuple[float, Any]]:
    """Yield the packets of all sources, the times of each after those of the one before."""
    shift_s = 0.0
    for source in sources:
        stream = source.streams.video[0]
        tick_s = float(stream.time_base)
        shift = round(shift_s / tick_s)
        for packet in source.demux(stream):
            if packet.pts is None or packet.dts is None:
                continue
            packet.pts, packet.dts = packet.pts + shift, packet.dts + shift
            packet.stream = video
            yield packet.dts * tick_s, packet
        shift_s += float(stream.duration * stream.time_base)
