"""How alike two sentences sound, by the phonemes that the speech engine of Linux says them with."""

from __future__ import annotations

import re
import subprocess
from functools import cache

BETWEEN = re.compile(r"[_ˈˌ\s]+")
"""Signs between phonemes: the separator asked for, stress, and pauses."""


@cache
def phonemes(text: str) -> tuple[str, ...]:
    """Return the phonemes (IPA) in which espeak-ng says a text."""
    command = ["espeak-ng", "-q", "--ipa", "--sep=_", "-v", "en", text]
    said = subprocess.run(command, capture_output=True, text=True, check=True, timeout=20.0).stdout
    return tuple(sound for sound in BETWEEN.split(said) if sound)


def difference(one: str, other: str) -> float:
    """Return the share (0..1) of phonemes to be changed, left out or put in to make one of the other (Levenshtein)."""
    a, b = phonemes(one), phonemes(other)
    costs = list(range(len(b) + 1))
    for i, sound in enumerate(a, 1):
        row = [i]
        for j, counterpart in enumerate(b, 1):
            row.append(min(costs[j] + 1, row[-1] + 1, costs[j - 1] + (sound != counterpart)))
        costs = row
    return costs[-1] / max(len(a), len(b))
