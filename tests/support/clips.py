"""Tiny clips made on the spot: each picture's grey level tells its number."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import islice
from pathlib import Path
from typing import Any

import av
import numpy as np
from av.stream import Disposition

TIME_BASE = Fraction(1, 1000)
UNEVEN_TIMES_S = (0.0, 0.04, 0.1, 0.3, 0.34, 0.7, 0.74)
"""Of variable rate, as phones record."""


def grey_level(number: int) -> int:
    """Return the level of a picture; 8 apart, so that compression does not mix them up."""
    return 8 * (number % 30)


def picture_with_corner(level: int, size_px: tuple[int, int]) -> np.ndarray[Any, np.dtype[np.uint8]]:
    """Return a grey picture whose top left quarter is white."""
    width_px, height_px = size_px
    image = np.full((height_px, width_px, 3), level, np.uint8)
    image[: height_px // 2, : width_px // 2] = 255
    return image


def make_clip(
    path: Path,
    times_s: Sequence[float] = tuple(i / 30 for i in range(30)),
    *,
    size_px: tuple[int, int] = (64, 48),
    rotation_deg: int | None = None,
    codec: str = "libx264",
    corner: bool = False,
    noise: bool = False,
    metadata: Mapping[str, str] | None = None,
    **options: str,
) -> Path:
    """Write a clip with pictures at the given times and return its path."""
    random = np.random.default_rng(0)
    with av.open(str(path), "w", options=options) as container:
        container.metadata.update(metadata or {})
        stream: Any = container.add_stream(codec, rate=30)
        stream.width, stream.height = size_px
        stream.pix_fmt = "yuv420p"
        stream.time_base = stream.codec_context.time_base = TIME_BASE
        stream.codec_context.options = {"bf": "0", "preset": "ultrafast"} if codec == "libx264" else {}
        if rotation_deg is not None:
            stream.set_display_rotation(rotation_deg)
        for number, t_s in enumerate(times_s):
            image = np.full((size_px[1], size_px[0], 3), grey_level(number), np.uint8)
            if corner:
                image = picture_with_corner(20, size_px)
            if noise:
                image = random.integers(0, 255, image.shape, dtype=np.uint8)
            picture = av.VideoFrame.from_ndarray(image, format="bgr24")
            picture.pts, picture.time_base = round(t_s / TIME_BASE), TIME_BASE
            container.mux(stream.encode(picture))
        container.mux(stream.encode(None))
    return path


def thin_out(clip: Path, target: Path, *, every: int, pictures: int) -> Path:
    """Write a clip with one picture in ``every`` of another, at its own time, and return its path."""
    with av.open(str(clip)) as source, av.open(str(target), "w") as container:
        shown = source.streams.video[0]
        stream: Any = container.add_stream("libx264", rate=30)
        stream.width, stream.height, stream.pix_fmt = shown.width, shown.height, "yuv420p"
        stream.time_base = stream.codec_context.time_base = TIME_BASE
        stream.codec_context.options = {"bf": "0", "preset": "ultrafast"}
        for picture in islice(source.decode(shown), 0, every * pictures, every):
            image = av.VideoFrame.from_ndarray(picture.to_ndarray(format="bgr24"), format="bgr24")
            image.pts, image.time_base = round(float(picture.time or 0.0) / TIME_BASE), TIME_BASE
            container.mux(stream.encode(image))
        container.mux(stream.encode(None))
    return target


def beginning_of(clip: Path, target: Path, until_s: float) -> Path:
    """Write the packets of a clip's video before a time as they are, and return the path."""
    with av.open(str(clip)) as source, av.open(str(target), "w") as container:
        shown = source.streams.video[0]
        stream = container.add_stream_from_template(shown)
        for packet in source.demux(shown):
            if packet.dts is None or packet.dts * packet.time_base >= until_s:
                break
            packet.stream = stream
            container.mux(packet)
    return target


def with_tracks(path: Path, parts: Sequence[Path], default: int) -> Path:
    """Write the first track of each part as a track of one clip, of which one is the default, and return the path."""
    with contextlib.ExitStack() as stack:
        sources = [stack.enter_context(av.open(str(part))).streams[0] for part in parts]
        container = stack.enter_context(av.open(str(path), "w"))
        tracks: list[Any] = [container.add_stream_from_template(source) for source in sources]
        for number, track in enumerate(tracks):
            track.disposition = Disposition.default if number == default else Disposition(0)
        for source, track in zip(sources, tracks, strict=True):
            for packet in source.container.demux(source):
                if packet.dts is not None:
                    packet.stream = track
                    container.mux(packet)
    return path


def make_sound(path: Path, sound_s: float = 1.0) -> Path:
    """Write a file with some seconds of silence and no video."""
    with av.open(str(path), "w") as container:
        stream: Any = container.add_stream("aac", rate=16000)
        stream.layout = "mono"
        sound = av.AudioFrame.from_ndarray(
            np.zeros((1, round(16000 * sound_s)), np.float32), format="fltp", layout="mono"
        )
        sound.sample_rate, sound.pts = 16000, 0
        container.mux(stream.encode(sound))
        container.mux(stream.encode(None))
    return path


def with_sound(
    path: Path, codec: str, *, delay_s: float = 0.0, sound_s: float = 1.0, title: str = "", **options: str
) -> Path:
    """Write a clip whose pictures begin ``delay_s`` after its sound, a tone."""
    with av.open(str(path), "w", options=options) as container:
        container.metadata["title"] = title
        video: Any = container.add_stream("libx264", rate=30)
        video.width, video.height, video.pix_fmt = 64, 48, "yuv420p"
        video.time_base = video.codec_context.time_base = TIME_BASE
        video.codec_context.options = {"bf": "0", "g": "4"}
        sound: Any = container.add_stream(codec, rate=16000)
        sound.layout = "mono"
        wave = (0.4 * np.sin(np.arange(round(16000 * sound_s)) * 0.1)).astype(np.float32)[None]
        for start in range(0, wave.shape[1], 1000):
            part = wave[:, start : start + 1000]
            samples = part if codec != "pcm_s16le" else (part * 32767).astype(np.int16)
            frame = av.AudioFrame.from_ndarray(samples, format="fltp" if codec != "pcm_s16le" else "s16", layout="mono")
            frame.sample_rate, frame.pts = 16000, start
            container.mux(sound.encode(frame))
        container.mux(sound.encode(None))
        for t_s in UNEVEN_TIMES_S:
            picture = av.VideoFrame.from_ndarray(np.zeros((48, 64, 3), np.uint8), format="bgr24")
            picture.pts, picture.time_base = round((t_s + delay_s) * 1000), TIME_BASE
            container.mux(video.encode(picture))
        container.mux(video.encode(None))
    return path
