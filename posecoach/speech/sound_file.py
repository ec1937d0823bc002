"""Reading, tidying and writing of sound: mono, 16 bit, ``RATE_HZ``."""

from __future__ import annotations

import io
import wave
from collections.abc import Sequence
from pathlib import Path

import cv2  # noqa: F401  before PyAV: tests/unit/test_import_order.py says why

# isort: split
import av
import numpy as np

from posecoach.core.errors import PosecoachError
from posecoach.speech.tones import RATE_HZ, Samples
from posecoach.system.whole_file import write_whole

AUDIBLE = 200
"""Samples below this (of 32767, -44 dB) at either end are silence of the synthesiser, and delay what is said."""
LEAD_S, TAIL_S = 0.01, 0.06
"""Silence left before and after, so that nothing is clipped and words do not run together."""
LOUDEST = 0.95
"""Peak as a share of full scale that speech is scaled down to."""


def read_sound(path: Path) -> Samples:
    """Return the samples of a sound file of any kind and rate, as mono at ``RATE_HZ``.

    The synthesiser of macOS writes AIFF, the others WAV.

    Raises
    ------
    PosecoachError
        If it is not a sound file.
    """
    try:
        with av.open(str(path)) as container:
            resampler = av.AudioResampler(format="s16", layout="mono", rate=RATE_HZ)
            frames = [f for frame in container.decode(audio=0) for f in resampler.resample(frame)]
            frames += resampler.resample(None)
    except (av.error.FFmpegError, IndexError, OSError) as error:
        raise PosecoachError(f"Expected a sound file, but {path} cannot be read ({error}).") from error
    parts = [frame.to_ndarray().reshape(-1) for frame in frames]
    return np.concatenate(parts).astype(np.int16) if parts else np.zeros(0, np.int16)


def tidy(samples: Samples) -> Samples:
    """Return speech without the silence around it, and never clipped."""
    heard = np.flatnonzero(np.abs(samples.astype(np.int32)) > AUDIBLE)
    if len(heard) == 0:
        return samples[:0]
    first = max(0, int(heard[0]) - round(LEAD_S * RATE_HZ))
    cut = samples[first : int(heard[-1]) + 1 + round(TAIL_S * RATE_HZ)].astype(np.float64)
    peak = np.abs(cut).max() / 32767
    scaled = cut * min(1.0, LOUDEST / peak)
    tidied: Samples = scaled.astype(np.int16)
    return tidied


def silence(duration_s: float) -> Samples:
    """Return ``duration_s`` of nothing."""
    return np.zeros(round(duration_s * RATE_HZ), np.int16)


def join(parts: Sequence[Samples], gap_s: float) -> Samples:
    """Return the parts one after the other with ``gap_s`` between them."""
    gap = silence(gap_s)
    spaced = [piece for part in parts for piece in (part, gap)][:-1]
    return np.concatenate(spaced) if spaced else silence(0.0)


def write_wav(path: Path, samples: Samples) -> None:
    """Write a WAV file; at no moment is it there half-written.

    Raises
    ------
    PosecoachError
        If it cannot be written.
    """
    content = io.BytesIO()
    with wave.open(content, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE_HZ)
        file.writeframes(samples.tobytes())
    write_whole(path, content.getvalue())


def duration_s(path: Path) -> float:
    """Return the length of a WAV file that :func:`write_wav` wrote.

    Raises
    ------
    PosecoachError
        If it is not one, or not there any more.
    """
    try:
        with wave.open(str(path), "rb") as file:
            return file.getnframes() / file.getframerate()
    except (wave.Error, EOFError, OSError) as error:
        raise PosecoachError(f"Expected a sound file, but {path} cannot be read ({error}).") from error
