"""Read the frames of a recorded clip at the times they are meant to be shown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import cv2  # noqa: F401  before PyAV: tests/unit/test_import_order.py says why

# isort: split
import av
from av.container import InputContainer
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

from posecoach.core.errors import PosecoachError
from posecoach.core.frame import Frame
from posecoach.progress.words import count
from posecoach.sources.recorded.clip_file import check_clip_file, other_command
from posecoach.sources.recorded.clip_pace import begins_late, filmed_rate_hz, shown_at_another_pace, too_few_frames
from posecoach.sources.recorded.expected_end import ExpectedEnd
from posecoach.sources.recorded.orientation import ClipTurns
from posecoach.sources.recorded.picture import Picture
from posecoach.sources.recorded.timeline import Timeline
from posecoach.system.open_clip import open_clip, shown_video

DEFAULT_RATE_HZ = 30.0
UNTIMED_MAX_RATIO = 0.1
"""A frame here and there without a time of its own stands at the nominal distance from the one before."""
WITHOUT_TIMES = frozenset({"h264", "hevc", "vvc", "av1", "obu", "m4v", "mpegvideo", "vc1", "mjpeg", "rawvideo"})
"""Formats of FFmpeg that are a bare stream of pictures: it makes their times up, at 25 frames a second."""
PIXELS_MOST = 40_000_000
"""A frame of 8K has 33 million."""
ONE_THREAD_PIXELS = 640 * 480
"""Up to this size one thread decodes a picture in 0.2 to 0.3 ms, a twentieth of a look. FFmpeg's own threads would only
take half as much processor time again (0.30 instead of 0.19 ms)."""
PHOTO_STARTS = (b"\xff\xd8\xff", b"\x89PNG", b"BM", b"II*\0", b"MM\0*", b"8BPS")
"""First bytes of JPEG, PNG, BMP, TIFF and PSD."""
PICTURE_FORMATS = ("image2", "tty", "ico")
"""Formats of FFmpeg that take a photo or a text file for a clip; all ``*_pipe`` formats do so too."""


class ClipSource:
    """A clip as a source of frames; may be read several times, and each reading opens and closes the file itself.

    Parameters
    ----------
    path
        A clip in any format that FFmpeg reads.

    Attributes
    ----------
    name
        File name without folders.
    frame_count
        Number of frames according to the container, or an estimate, or None.
    duration_s
        Length according to the container, or None.
    rate_hz
        Average number of frames a second, as the container says; only for display, never for timing.
    warning
        After reading: what of the clip could not be read, and whether it has too few pictures, in sentences; None if
        all was well.

    Raises
    ------
    PosecoachError
        If the file is missing, a folder, empty, a photo, without video, or cannot be understood. While
        reading: if not a single picture can be decoded.
    """

    def __init__(self, path: Path | str) -> None:
        self.path = Path(path)
        self.name = self.path.name
        self.warning: str | None = None
        _check_file(self.path)
        with _opened(self.path) as container:
            stream = _video_stream(container, self.path)
            self.rate_hz = float(stream.average_rate or stream.guessed_rate or DEFAULT_RATE_HZ)
            self.duration_s = _duration_s(container, stream)
            self.frame_count = _frame_count(stream, self.duration_s, self.rate_hz)
            self._end = ExpectedEnd.of(container, stream, self.rate_hz)
            self._times_made_up = container.format.name in WITHOUT_TIMES
            self._begins_s = (container.start_time or 0) / av.time_base
            self._in_order = container.format.name == "avi"
            self._filmed_hz = filmed_rate_hz(container.metadata, self.rate_hz)

    def __iter__(self) -> Iterator[Frame]:
        """Yield the frames from the first, ``t_s`` 0 at the first picture, strictly increasing."""
        for picture in self.pictures():
            yield picture.frame()

    def pictures(self) -> Iterator[Picture]:
        """Yield the same as decoded pictures, each to be converted only by those who look at it."""
        with _opened(self.path) as container:
            yield from self._reading(container, _decodable_stream(container, self.path))

    def endless(self) -> Iterator[Frame]:
        """Yield the frames again and again, with times and indices that go on."""
        offset_s, offset = 0.0, 0
        for reading in self._rounds():
            for picture in reading:
                frame = picture.frame()
                later = replace(frame, t_s=frame.t_s + offset_s, index=frame.index + offset)
                yield later
            offset_s, offset = later.t_s + 1.0 / self.rate_hz, later.index + 1

    def _rounds(self) -> Iterator[Iterator[Picture]]:
        """Yield one reading after the other, by one decoder where the format can be rewound.

        PyAV gives the memory of a decoder back only when the garbage collector comes round, after 300 MB and more.
        """
        while True:
            with _opened(self.path) as container:
                stream = _decodable_stream(container, self.path)
                yield self._reading(container, stream)
                while _rewound(container):
                    yield self._reading(container, stream)

    def _reading(self, container: InputContainer, stream: VideoStream) -> Iterator[Picture]:
        self.warning = None
        timeline = Timeline(1.0 / self.rate_hz)
        damaged, index, last_s, held_s = 0, 0, 0.0, 0.0
        pixel_ratio, turns, first_px = _pixel_ratio(stream), ClipTurns(), None
        time_base = stream.time_base
        for picture in _decoded(container, stream, timeline):
            if picture is None:
                damaged += 1
                continue
            t_s = timeline.update(_presentation_s(picture, time_base, in_order=self._in_order))
            if t_s is not None:
                as_shown = turns.of(picture)
                first_px = first_px or Picture(t_s, index, picture, pixel_ratio, as_shown).upright_px
                yield Picture(t_s, index, picture, pixel_ratio, as_shown, first_px)
                index, last_s, held_s = index + 1, t_s, float((picture.duration or 0) * (time_base or 0))
        if index == 0:
            raise PosecoachError(f"No picture of {self.path} can be read: the clip is cut off or damaged.")
        complaint = self._complaint(index, damaged, timeline, (last_s, held_s))
        said = (
            complaint,
            too_few_frames(index, last_s, timeline),
            shown_at_another_pace(self._filmed_hz, self.rate_hz),
            begins_late(timeline, self._begins_s),
        )
        self.warning = " ".join(sentence for sentence in said if sentence) or None

    def _complaint(self, frames: int, damaged: int, timeline: Timeline, last: tuple[float, float]) -> str | None:
        """Return what was wrong with the clip. Where it ends is judged by time: counts in headers are often wrong.

        ``last`` is when the last picture is shown, and for how long.
        """
        last_s, held_s = last
        missing_s = self._end.missing_s(timeline, held_s)
        if missing_s > 0.0:
            read = count(frames, "frame")
            return (
                f"The clip is cut off: {last_s:.1f} s can be read ({read}), about {missing_s:.1f} s are "
                "missing at the end; only what can be read is used."
            )
        if damaged:
            lost = count(damaged, "picture")
            return f"The clip is damaged: {lost} cannot be read; the other {frames} are used."
        if timeline.out_of_order:
            left_out = count(timeline.out_of_order, "frame of the clip is", "frames of the clip are")
            return f"{left_out} left out because the times do not move on."
        if timeline.untimed > UNTIMED_MAX_RATIO * frames or self._times_made_up:
            return (
                f"The clip does not say when its frames are shown; {self.rate_hz:g} frames a second are assumed. "
                "If it was filmed with another rate, tempo and times are wrong. Export it as MP4."
            )
        return None


def _check_file(path: Path) -> None:
    check_clip_file(path)
    # Before FFmpeg sees it, which decodes a photo to find out that it is one: 2.6 GB for one of 16000 x 16000 pixels.
    with path.open("rb") as stream:
        start = stream.read(12)
    if start.startswith(PHOTO_STARTS) or (start[:4] == b"RIFF" and start[8:] == b"WEBP"):
        raise _no_clip(path)


def _no_clip(path: Path) -> PosecoachError:
    mend = other_command(path) or "Name a video of the exercise; save a picture that moves as MP4."
    return PosecoachError(f"{path} is a picture or a text, not a clip. {mend}")


def _opened(path: Path) -> InputContainer:
    try:
        return open_clip(path)
    except (av.error.FFmpegError, OSError, ValueError) as error:
        if mend := other_command(path):
            raise PosecoachError(f"{path} is not a clip that can be read. {mend}") from error
        raise PosecoachError(
            f"{path} is not a clip that can be read: it is damaged, cut off at its end, or no video at all "
            f"({_reason(error)}). Record or export it again, for example as MP4."
        ) from error


def _reason(error: Exception) -> str:
    return str(getattr(error, "strerror", None) or error)


def _video_stream(container: InputContainer, path: Path) -> VideoStream:
    if container.format.name in PICTURE_FORMATS or container.format.name.endswith("_pipe"):
        raise _no_clip(path)
    stream = shown_video(container)
    if stream is None:
        raise PosecoachError(f"{path} has no video in it (only sound or data). Choose a clip with pictures.")
    # Decoding a stream without a codec context ends the process (clips cut inside the first picture).
    if stream.codec_context is None or not stream.width:
        raise PosecoachError(f"No picture of {path} can be read: the clip is cut off or in an unknown format.")
    if stream.width * stream.height > PIXELS_MOST:
        raise PosecoachError(
            f"The pictures of {path} have {stream.width} x {stream.height} pixels; "
            f"{PIXELS_MOST // 1_000_000} million are the most. Export it smaller."
        )
    return stream


def _decodable_stream(container: InputContainer, path: Path) -> VideoStream:
    stream = _video_stream(container, path)
    stream.thread_type = "AUTO" if stream.width * stream.height > ONE_THREAD_PIXELS else "NONE"
    return stream


def _rewound(container: InputContainer) -> bool:
    """Go back to the first picture; False where the format has no way back, as a bare stream of H.264."""
    try:
        container.seek(0)
    except av.error.FFmpegError:
        return False
    return True


def _duration_s(container: InputContainer, stream: VideoStream) -> float | None:
    if stream.duration is not None and stream.time_base is not None:
        return float(stream.duration * stream.time_base)
    return None if container.duration is None else container.duration / av.time_base


def _frame_count(stream: VideoStream, duration_s: float | None, rate_hz: float) -> int | None:
    if stream.frames > 0:
        return stream.frames
    return None if duration_s is None else max(1, round(duration_s * rate_hz))


def _decoded(container: InputContainer, stream: VideoStream, timeline: Timeline) -> Iterator[VideoFrame | None]:
    """Yield the pictures that can be decoded, and None for each that cannot."""
    packets = container.demux(stream)
    while True:
        try:
            packet = next(packets)
        except StopIteration:
            return
        except av.error.FFmpegError:
            yield None
            return
        if packet.pts is not None and packet.time_base is not None and not packet.is_discard:
            timeline.last_packet_s = max(timeline.last_packet_s, float(packet.pts * packet.time_base))
        if packet.size == 0 and packet.pts is not None:
            continue  # nothing is new: the picture before is held, as in Theora; one without a time ends the stream
        try:
            for picture in packet.decode():
                yield None if picture.is_corrupt else picture
        except av.error.FFmpegError:
            yield None


def _presentation_s(picture: VideoFrame, time_base: Fraction | None, *, in_order: bool) -> float | None:
    """Return when a picture is shown. AVI has only an order; what FFmpeg makes of it for B-frames is out of order."""
    stamp = picture.dts if in_order or picture.pts is None else picture.pts
    if stamp is None or time_base is None:
        return None
    return stamp * time_base.numerator / time_base.denominator  # as exact as of fractions, at a tenth of the cost


def _pixel_ratio(stream: VideoStream) -> float:
    """Return width by height of a stored pixel; angles are wrong unless pixels are made square."""
    ratio = float(stream.sample_aspect_ratio or 1.0)
    return ratio if 0.25 <= ratio <= 4.0 else 1.0
