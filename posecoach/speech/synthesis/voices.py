"""Check before the session begins that the voice which the person asked for exists."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from posecoach.core.errors import PosecoachError
from posecoach.speech.settings import VoiceSettings
from posecoach.speech.synthesis.engine import available_voices
from posecoach.speech.synthesis.worker import choose_voice

MOST_NAMED = 12
"""espeak-ng alone has more than a hundred voices; nobody reads them all."""


def check_voice(
    settings: VoiceSettings, voices: Callable[[VoiceSettings], list[dict[str, Any]]] = available_voices
) -> None:
    """Check that the voice named in the settings exists; without a name there is nothing to check.

    Raises
    ------
    PosecoachError
        If no voice is called so, naming those of the language, or if there is no speech engine.
    """
    if not settings.voice or settings.silent:
        return
    known = voices(replace(settings, voice=""))
    try:
        choose_voice(known, "", settings.voice, settings.language)
    except LookupError:
        raise PosecoachError(
            f"There is no voice like {settings.voice!r} on this system. {_offer(known, settings.language)}"
        ) from None


def _offer(known: Sequence[dict[str, Any]], language: str) -> str:
    speaking = [v["name"] for v in known if any(code.split("-")[0] == language for code in v["languages"])]
    names = speaking or [v["name"] for v in known]
    if not names:
        return "It has no voice at all."
    others = len(known) - len(names[:MOST_NAMED])
    more = f", and {others} others" if others else ""
    return f"It has {', '.join(names[:MOST_NAMED])}{more}."
