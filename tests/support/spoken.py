"""Speaking into a file instead of a loudspeaker, and measuring how long a text takes to say."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from posecoach.speech.settings import VoiceSettings
from posecoach.speech.sound_file import duration_s, join, read_sound, write_wav
from posecoach.speech.synthesis.cache import PhraseCache
from posecoach.speech.synthesis.engine import EngineError, WatchedEngine, no_voice, worker_command


def speak_to_file(
    texts: Sequence[str], path: Path, settings: VoiceSettings | None = None, gap_s: float = 0.4
) -> list[float]:
    """Write texts, one after the other, as one WAV file.

    Parameters
    ----------
    gap_s
        Silence between two texts.

    Returns
    -------
    Seconds that each text takes to say.

    Raises
    ------
    PosecoachError
        If there is no working speech engine, or ``path`` cannot be written.
    """
    with _spoken(texts, settings) as cache:
        write_wav(path, join([read_sound(cache.path(text)) for text in texts], gap_s))
        return [duration_s(cache.path(text)) for text in texts]


def utterance_duration_s(text: str, settings: VoiceSettings | None = None) -> float:
    """Return how many seconds ``text`` takes to say.

    Raises
    ------
    PosecoachError
        If there is no working speech engine.
    """
    with _spoken([text], settings) as cache:
        return duration_s(cache.path(text))


@contextmanager
def _spoken(texts: Sequence[str], settings: VoiceSettings | None) -> Iterator[PhraseCache]:
    """Give a cache that holds all texts, synthesising those that are missing."""
    cache = PhraseCache(settings or VoiceSettings())
    engine = WatchedEngine(worker_command(cache.settings))
    try:
        with tempfile.TemporaryDirectory() as folder:
            scratch = Path(folder) / "phrase.wav"
            for text in texts:
                if not cache.has(text):
                    engine.synthesise(text, scratch)
                    cache.keep(text, scratch)
        yield cache
    except EngineError as error:
        raise no_voice(error) from error
    finally:
        engine.close()
