"""How the coach sounds by a person's settings, and what it is played with."""

from __future__ import annotations

from collections.abc import Callable

from posecoach.history.settings import PersonSettings
from posecoach.speech.playback.ducking import DuckingPlayer
from posecoach.speech.playback.player import Player, open_player
from posecoach.speech.settings import VoiceSettings


def voice_of(settings: PersonSettings) -> VoiceSettings:
    """Return how the coach sounds; how loud is said while it plays."""
    return VoiceSettings(
        mute=settings.mute,
        silent=settings.silent,
        voice=settings.voice,
        rate_wpm=settings.rate_wpm,
        language=settings.language,
    )


def player_of(settings: PersonSettings) -> Callable[[], Player]:
    """Return what opens the player of the voice."""
    return (lambda: DuckingPlayer(open_player())) if settings.lower_music else open_player
