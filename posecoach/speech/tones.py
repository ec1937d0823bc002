"""Short sounds, made from sines: a soft tone for half repetitions, chimes for pause and resume, a call for warnings."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Samples = NDArray[np.int16]

RATE_HZ = 22050
"""Samples a second of every sound of the voice; what espeak-ng produces."""
SOFT, CLEAR = 0.22, 0.34
"""Peak as a share of full scale: heard in a room, well below the loudness of speech."""

CALLING = 0.6
"""Peak of what must be noticed by somebody who dozes."""

A4, C5, E5, G5, C6 = 440.0, 523.25, 659.26, 783.99, 1046.5
WARNING = "warning"
"""Comes before the words of warnings that nobody asked for, and in place of those that there is no voice to say."""

_NOTES: dict[str, tuple[float, tuple[tuple[float, float], ...]]] = {
    # cue id: (peak, notes of (frequency in Hz, duration in s))
    WARNING: (CALLING, ((C6, 0.14), (C6, 0.14), (G5, 0.2))),
    "count.partial": (SOFT, ((A4, 0.16),)),
    "hold.started": (SOFT, ((E5, 0.12),)),
    "session.paused": (CLEAR, ((G5, 0.13), (C5, 0.2))),
    "session.resumed": (CLEAR, ((C5, 0.13), (G5, 0.2))),
    "session.ended": (CLEAR, ((C5, 0.12), (E5, 0.12), (G5, 0.12), (C6, 0.28))),
}
TONE_IDS = frozenset(_NOTES)
"""Cues that begin with a tone; if they have no text, the tone is all that is heard."""


def tone(id: str) -> Samples:
    """Return the tone of a cue, mono at ``RATE_HZ``."""
    peak, notes = _NOTES[id]
    return (np.concatenate([_note(f_hz, d_s) for f_hz, d_s in notes]) * peak * 32767).astype(np.int16)


def _note(frequency_hz: float, duration_s: float) -> NDArray[np.float64]:
    """Return one note within -1..1 that swells for 8 ms and dies away, so that it neither clicks nor startles."""
    t_s = np.arange(round(duration_s * RATE_HZ)) / RATE_HZ
    wave = np.sin(2 * np.pi * frequency_hz * t_s) + 0.25 * np.sin(4 * np.pi * frequency_hz * t_s)
    swell = np.minimum(1.0, t_s / 0.008)
    fade = np.cos(0.5 * np.pi * t_s / duration_s) ** 2
    shaped: NDArray[np.float64] = wave * swell * fade
    shaped /= np.abs(shaped).max()
    return shaped
