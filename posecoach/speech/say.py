"""One sentence said aloud, to hear whether the voice works."""

from __future__ import annotations

import queue
import time
from collections.abc import Callable
from dataclasses import replace

from posecoach.core.cue import Cue
from posecoach.core.events import Event, SinkFailed
from posecoach.core.vocabulary import CueStatus, Priority
from posecoach.speech.playback.loudness import Loudness
from posecoach.speech.playback.player import Player, open_player
from posecoach.speech.settings import VoiceSettings
from posecoach.speech.sink import SpeechSink

WAIT_S = 20.0
"""For a first synthesis on a slow machine."""
NOTHING_HEARD = "Nothing was heard from the voice in time. Check the loudspeaker, and try again."


def say_aloud(
    text: str,
    settings: VoiceSettings,
    player: Callable[[], Player] = open_player,
    loudness: Loudness | None = None,
) -> str:
    """Say a sentence, also where the voice is muted; return what went wrong, nothing if it was said."""
    outcomes: queue.SimpleQueue[Event] = queue.SimpleQueue()
    voice = SpeechSink(replace(settings, mute=False, silent=False), outcomes.put, [text], player, loudness=loudness)
    try:
        voice.handle(Cue(t_s=time.monotonic(), id="session.voice_check", text=text, priority=Priority.SAFETY))
        return _outcome(outcomes)
    finally:
        voice.close()


def _outcome(outcomes: queue.SimpleQueue[Event]) -> str:
    deadline_s = time.monotonic() + WAIT_S
    while (left_s := deadline_s - time.monotonic()) > 0:
        try:
            event = outcomes.get(timeout=left_s)
        except queue.Empty:
            break
        if isinstance(event, SinkFailed):
            return event.error
        if isinstance(event, Cue) and event.status is CueStatus.SPOKEN:
            return ""
        if isinstance(event, Cue) and event.status is CueStatus.DROPPED:
            return f"The voice could not speak: {event.reason}."
    return NOTHING_HEARD
