"""Where spoken phrases are kept, so that each is synthesised once and then starts at once."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import shutil
import tempfile
import weakref
from pathlib import Path

from platformdirs import user_cache_path

from posecoach.core.cue import PROMPT, Cue
from posecoach.core.errors import PosecoachError
from posecoach.core.vocabulary import Priority
from posecoach.speech.settings import VoiceSettings
from posecoach.speech.sound_file import join, read_sound, tidy, write_wav
from posecoach.speech.tones import TONE_IDS, WARNING, tone

FORMAT = 4
"""Raised when sounds are made or tidied differently, so that old ones are not used."""
TONE_GAP_S = 0.06
"""Pause between a cue's tone and its words."""
FAULT = "cue."
"""Beginning of the ids of what is said of a fault."""
MOST_FILES = 2000
"""About 60 MB; beyond it the oldest files are deleted."""


class PhraseCache:
    """Sound files by what is said and how, all at full loudness: the player decides how loud they are heard.

    Where the folder cannot be written to they lie in a temporary one, which goes with the cache.
    """

    def __init__(self, settings: VoiceSettings) -> None:
        self.settings = settings
        self.folder = settings.cache_dir or user_cache_path("posecoach") / "voice"
        if not _may_be_written(self.folder):
            self.folder = Path(tempfile.mkdtemp(prefix="posecoach-voice-"))
            weakref.finalize(self, shutil.rmtree, self.folder, ignore_errors=True)

    def path(self, text: str, tone_id: str = "") -> Path:
        """Return where the sound of ``text``, after the tone ``tone_id``, is or will be."""
        s = self.settings
        key = json.dumps([FORMAT, s.engine, s.voice, s.language, s.rate_wpm, tone_id, text])
        return self.folder / f"{hashlib.sha256(key.encode()).hexdigest()[:24]}.wav"

    def has(self, text: str) -> bool:
        """Whether ``text`` need not be synthesised."""
        return self.path(text).exists()

    def keep(self, text: str, synthesised: Path) -> Path:
        """Tidy what the synthesiser wrote, keep it as the sound of ``text``, and return where."""
        samples = tidy(read_sound(synthesised))
        if len(samples) == 0:
            raise PosecoachError(f"The synthesiser made no sound for {text!r}.")
        path = self.path(text)
        write_wav(path, samples)
        return path

    def sound_of(self, cue: Cue) -> Path | None:
        """Return the sound file of a cue: its tone, if it has one, and its words; None until they are at hand."""
        if tone_id := _tone_before(cue):
            return self._with_tone(tone_id, cue.text)
        return self.path(cue.text) if self.has(cue.text) else None

    def tone_of(self, cue: Cue) -> Path | None:
        """Return the tone of a cue without its words, for when there is no voice; None if it has none."""
        tone_id = WARNING if cue.priority is Priority.SAFETY else _tone_before(cue)
        return self._with_tone(tone_id, "") if tone_id else None

    def _with_tone(self, tone_id: str, text: str) -> Path | None:
        path = self.path(text, tone_id)
        if path.exists():
            return path
        if text and not self.has(text):
            return None
        try:
            words = [read_sound(self.path(text))] if text else []
            write_wav(path, join([tone(tone_id), *words], TONE_GAP_S))
        except PosecoachError:  # the disk is full, or the words are damaged, which the player will find out
            return self.path(text) if text else None
        return path

    def prune(self) -> int:
        """Delete the oldest files beyond ``MOST_FILES``; return how many. Other programs may do the same meanwhile."""
        by_age: list[tuple[float, Path]] = []
        for file in self.folder.glob("*.wav"):
            with contextlib.suppress(OSError):
                by_age.append((file.stat().st_mtime, file))
        surplus = sorted(by_age)[: max(0, len(by_age) - MOST_FILES)]
        for _, file in surplus:
            with contextlib.suppress(OSError):
                file.unlink()
        return len(surplus)


def _tone_before(cue: Cue) -> str:
    """Return the id of the tone with which a cue begins; empty: it has none."""
    if cue.id in TONE_IDS:
        return cue.id
    unasked = cue.id == PROMPT or cue.id.startswith(FAULT)
    return WARNING if unasked and cue.priority is Priority.SAFETY else ""


def _may_be_written(folder: Path) -> bool:
    """Whether files can be kept in a folder, which is made if need be."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return False
    return os.access(folder, os.W_OK)
