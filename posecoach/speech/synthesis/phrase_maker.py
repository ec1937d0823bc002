"""Synthesises phrases ahead, in the background, the ones that are wanted now first."""

from __future__ import annotations

import re
import tempfile
import threading
from collections import deque
from collections.abc import Callable, Iterable
from pathlib import Path

from posecoach.core.errors import PosecoachError
from posecoach.speech.synthesis.cache import PhraseCache
from posecoach.speech.synthesis.engine import EngineError, VoiceLostError, WatchedEngine

STROKE = re.compile(r"(?<=[^\W\d])/(?=[^\W\d])")
"""Between two words, as in "cat/camel"; voices read it as "slash"."""


def as_spoken(text: str) -> str:
    """Return a text as a voice should get it."""
    return STROKE.sub(" ", text)


class PhraseMaker:
    """Fills a cache with phrases on its own thread.

    Parameters
    ----------
    on_change
        Called on that thread after each phrase that was made or given up.
    on_lost
        Called once, with the reason, when the voice is given up.
    """

    def __init__(
        self,
        cache: PhraseCache,
        engine: WatchedEngine,
        on_change: Callable[[], None],
        on_lost: Callable[[str], None],
    ) -> None:
        self._cache = cache
        self._engine = engine
        self._on_change = on_change
        self._on_lost = on_lost
        self._line: deque[str] = deque()
        self._impossible: set[str] = set()
        self._news = threading.Condition()
        self._closing = False
        self.lost = False
        self._thread = threading.Thread(target=self._run, name="phrases", daemon=True)
        self._thread.start()

    def prepare(self, texts: Iterable[str]) -> None:
        """Make these when there is time, in this order."""
        with self._news:
            self._line.extend(text for text in texts if text)
            self._news.notify()

    def want(self, text: str) -> None:
        """Make this next."""
        with self._news:
            if text in self._line:
                self._line.remove(text)
            self._line.appendleft(text)
            self._news.notify()

    def hopeless(self, text: str) -> bool:
        """Whether there will be no sound of ``text``."""
        return self.lost or text in self._impossible

    def idle(self) -> bool:
        """Whether everything has been made that was asked for."""
        with self._news:
            return not self._line

    def close(self) -> None:
        """Stop; the speech engine is ended."""
        with self._news:
            self._closing = True
            self._news.notify()
        self._engine.close()
        self._thread.join(timeout=5.0)
        self._engine.close()  # in case it was being started meanwhile

    def _run(self) -> None:
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
            while (text := self._next()) is not None:
                if not self._cache.has(text) and not self.hopeless(text):
                    self._make(text, Path(folder) / "phrase.wav")
                    self._on_change()
                with self._news:
                    if self._line and self._line[0] == text:
                        self._line.popleft()

    def _next(self) -> str | None:
        """Return the next phrase, leaving it in the line until it is made; None at the end."""
        with self._news:
            while not self._line and not self._closing:
                self._news.wait()
            return None if self._closing or self.lost else self._line[0]

    def _make(self, text: str, path: Path) -> None:
        try:
            self._engine.synthesise(as_spoken(text), path)
            self._cache.keep(text, path)
        except VoiceLostError as error:
            if not self._closing:
                self.lost = True
                self._on_lost(str(error))
        except (EngineError, PosecoachError):
            self._impossible.add(text)
