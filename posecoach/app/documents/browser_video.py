"""A clip as browsers and phones play it: as it is where they do, else encoded again."""

from __future__ import annotations

from pathlib import Path

from posecoach.sinks.clip_video import put_together
from posecoach.sinks.sound import first_picture_s
from posecoach.sinks.video import write_video
from posecoach.sources.recorded.clip import ClipSource
from posecoach.system.open_clip import open_clip, shown_video

# These load OpenCV, which comes before PyAV: tests/unit/test_import_order.py says why.
# isort: split
import av.error

PLAYED = {".mp4": ("h264", "av1"), ".m4v": ("h264",), ".webm": ("vp8", "vp9", "av1")}
"""Codecs by ending that today's browsers play."""
PIXELS = ("yuv420p", "yuvj420p")
CONTAINERS = {".mp4": "mp4", ".m4v": "mp4", ".webm": "webm"}
"""By ending what the file really has to be, as FFmpeg calls it: clips are renamed."""
LATE_MAX_S = 0.1
"""A player counts from the clip's beginning, the report from its first picture: sound may begin earlier."""


def browser_video(clip: Path, scratch: Path) -> Path:
    """Return a video that browsers play: the clip itself, or one made from it in the folder ``scratch``.

    Raises
    ------
    PosecoachError
        If the clip cannot be read.
    """
    source = ClipSource(clip)
    if _is_played(clip):
        return clip
    made = scratch / f"{clip.stem}.mp4"
    write_video(made, ((frame.image, frame.t_s) for frame in source))
    put_together([made], clip, made)
    return made


def _is_played(clip: Path) -> bool:
    ending = clip.suffix.lower()
    try:
        with open_clip(clip) as container:
            shown = shown_video(container)
            first = next(iter(container.streams.video), None)  # browsers show this one, be another the default or not
            codec = None if shown is None or shown is not first else shown.codec_context
            as_named = CONTAINERS.get(ending) in container.format.name.split(",")
            name = None if codec is None else codec.codec.canonical_name  # codecs have the names of their decoders, too
            plain = codec is not None and name in PLAYED.get(ending, ()) and codec.pix_fmt in PIXELS
            timed = container.duration is not None  # else a player shows no length, and may not go to a time
            return as_named and plain and timed and abs(first_picture_s(container)) <= LATE_MAX_S
    except (av.error.FFmpegError, OSError):
        return False
