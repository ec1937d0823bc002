"""Opening the container of a clip, a file and nothing else, and finding the pictures and the sound in it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

_Track = TypeVar("_Track", bound="Stream")

if TYPE_CHECKING:
    from av.audio.stream import AudioStream
    from av.container import InputContainer
    from av.stream import Stream
    from av.video.stream import VideoStream

READS_ANY_TITLE = 19
"""From this release on PyAV reads titles that are not in UTF-8 by itself, and takes no word on it."""


def open_clip(path: Path) -> InputContainer:
    """Open a clip for reading.

    Raises
    ------
    av.error.FFmpegError
        If it is no clip, or cannot be read.
    OSError, ValueError
        If the file cannot be read, or its name cannot be one.
    """
    import av  # late: whoever opens a clip has imported OpenCV first; tests/unit/test_import_order.py says why

    title: Any = {} if int(av.__version__.partition(".")[0]) >= READS_ANY_TITLE else {"metadata_errors": "replace"}
    # "file:" keeps names with colons from being taken for addresses; nothing but files may be opened, so that a
    # playlist in disguise cannot reach the network.
    opened: InputContainer = av.open(f"file:{path}", options={"protocol_whitelist": "file"}, **title)
    return opened


def shown_video(container: InputContainer) -> VideoStream | None:
    """Return the track that players show, of several the default one; None: there is none but a cover."""
    import av

    cover = av.stream.Disposition.attached_pic
    return _default_of([track for track in container.streams.video if not track.disposition & cover])


def heard_sound(container: InputContainer) -> AudioStream | None:
    """Return the track that players play with the pictures, of several the default one; None: there is none."""
    return _default_of(list(container.streams.audio))


def _default_of(tracks: list[_Track]) -> _Track | None:
    import av

    default = av.stream.Disposition.default
    return min(tracks, key=lambda track: not track.disposition & default, default=None)
