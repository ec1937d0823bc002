"""What a clip tells of its pace: how many frames it shows, and whether more slowly than they were filmed."""

from __future__ import annotations

import contextlib
import math
from collections.abc import Mapping

from posecoach.sources.recorded.timeline import LOW_RATE_HZ, Timeline

CAPTURE_RATE = "com.android.capture.fps"
"""Where phones note with how many frames a second a slow-motion clip was filmed."""
SLOW_MOTION_RATIO = 1.5
HIGH_SPEED_HZ = 100.0
"""Slow motion is filmed with 120 frames a second and more. Phones note an ordinary rate, too, and take fewer frames in
the dark."""
LATE_PICTURE_S = 0.5
"""Sound begins up to a third of a second before the picture in what browsers record."""
WITHOUT_PICTURE_S = 2.0
"""A longer gap between two frames may hide half a repetition."""


def filmed_rate_hz(metadata: Mapping[str, str], shown_hz: float) -> float:
    """Return how many frames a second were filmed; where the clip does not say, as many as it shows."""
    with contextlib.suppress(ValueError):
        filmed_hz = float(metadata.get(CAPTURE_RATE, shown_hz))
        return filmed_hz if math.isfinite(filmed_hz) else shown_hz
    return shown_hz


def shown_at_another_pace(filmed_hz: float, shown_hz: float) -> str | None:
    """Return a sentence where a clip is shown more slowly than it was filmed, or more quickly."""
    if 0.0 < SLOW_MOTION_RATIO * filmed_hz < shown_hz:
        return (
            f"The clip is a time lapse: it was filmed with {filmed_hz:.3g} frames a second and shows {shown_hz:.3g}. "
            "Repetitions, holds and tempo are too short, and some may be missed. Film at normal speed."
        )
    if filmed_hz < max(HIGH_SPEED_HZ, SLOW_MOTION_RATIO * shown_hz):
        return None
    return (
        f"The clip is in slow motion: it was filmed with {filmed_hz:g} frames a second and shows {shown_hz:.3g}. "
        "Repetitions, holds and tempo are too long. Export it at its real speed."
    )


def too_few_frames(frames: int, last_s: float, timeline: Timeline) -> str | None:
    """Return a sentence where most frames are shown at a low rate, by their own times, or none for a while."""
    if frames == 1:
        return "The clip has a single picture, in which nothing moves. Name a video of the exercise."
    if timeline.is_low_rate:
        rate_hz = round((frames - 1) / last_s, 1)
        few = f"{rate_hz:.1f} frames a second, fewer than {LOW_RATE_HZ:g}"
        if rate_hz >= LOW_RATE_HZ:
            few = f"about {rate_hz:.0f} frames a second at uneven times, most of them later than at {LOW_RATE_HZ:g}"
        return f"The clip has {few}: quick movements fall between two frames, and tempo is rough. Film with 25 or more."
    if timeline.longest_step_s > WITHOUT_PICTURE_S:
        return f"The clip has no picture for {timeline.longest_step_s:.1f} s on end; what happened then is not known."
    return None


def begins_late(timeline: Timeline, begins_s: float) -> str | None:
    """Return a sentence where a clip begins well before its first picture: its times are not those that a player shows.

    Parameters
    ----------
    begins_s
        When it begins on the container's clock, with or without a picture.
    """
    late_s = timeline.first_presentation_s - begins_s
    if not late_s > LATE_PICTURE_S:
        return None
    return f"The first picture comes {late_s:.1f} s after the clip begins; all times count from that picture."
