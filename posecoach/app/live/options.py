"""How a live session is run: what it looks through, what it writes, what it asks and says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from posecoach.coaching.setting import Guidance
from posecoach.sources.live.live_source import clip_of
from posecoach.speech.playback.loudness import Loudness
from posecoach.speech.playback.player import Player, open_player
from posecoach.speech.settings import VoiceSettings


@dataclass(frozen=True, slots=True)
class LiveOptions:
    """The choices of a live session.

    Attributes
    ----------
    events, record
        Files to write; None: not written.
    calibrate
        False: learn the usual range during the set.
    captions
        Takes, line by line, what a window would show of what is said; for sessions without one.
    guidance
        What is shown before an exercise.
    asks
        Whether the session asks how it feels and how hard it was.
    player
        Opens what the voice is played with.
    loudness
        Of the voice, where it can change during the session; None: as ``voice`` says.
    """

    source: str = "0"
    loop: bool = False
    headless: bool = False
    events: Path | None = None
    record: Path | None = None
    calibrate: bool = True
    user: str = ""
    model: Path | None = None
    voice: VoiceSettings = field(default_factory=VoiceSettings)
    captions: Callable[[str], None] | None = None
    guidance: Guidance = Guidance.FULL
    asks: bool = True
    player: Callable[[], Player] = open_player
    loudness: Loudness | None = None

    @property
    def rehearses(self) -> bool:
        """Whether a clip takes the place of the camera: what somebody did one day is no practice of today."""
        return clip_of(self.source) is not None
