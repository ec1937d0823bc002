"""How the coach sounds."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from posecoach.core.errors import PosecoachError
from posecoach.core.mute import Mute

SLOWEST_WPM, FASTEST_WPM, USUAL_WPM = 80, 400, 165


@dataclass(frozen=True, slots=True)
class VoiceSettings:
    """How the coach sounds.

    Attributes
    ----------
    mute
        Captions only, but for warnings, which are said all the same.
    silent
        Say nothing, not even warnings.
    voice
        Part of the name or id of a voice of this system; empty: its own choice for ``language``.
    rate_wpm
        Words a minute.
    volume_ratio
        0..1 of the full loudness.
    language
        Two letters.
    engine
        Driver of the speech library; empty: the usual one of this system.
    cache_dir
        Where phrases are kept; None: the user's cache folder.
    """

    mute: bool = False
    silent: bool = False
    voice: str = ""
    rate_wpm: int = USUAL_WPM
    volume_ratio: float = 1.0
    language: str = "en"
    engine: str = ""
    cache_dir: Path | None = None

    def as_mute(self) -> Mute:
        """Return whether the voice is off from the start, to be switched while it speaks."""
        return Mute(on=self.mute or self.silent, warnings_too=self.silent)

    @property
    def slowness(self) -> float:
        """How many times as long as usual it takes to speak; a fast voice is waited for as for the usual one."""
        return max(1.0, USUAL_WPM / self.rate_wpm)

    def __post_init__(self) -> None:
        if not SLOWEST_WPM <= self.rate_wpm <= FASTEST_WPM:
            raise PosecoachError(
                f"Expected a rate of {SLOWEST_WPM} to {FASTEST_WPM} words a minute, got {self.rate_wpm}."
            )
        if not 0.0 <= self.volume_ratio <= 1.0:
            raise PosecoachError(f"Expected a volume from 0 to 1, got {self.volume_ratio}.")
