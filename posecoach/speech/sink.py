"""The voice: says cues aloud, one at a time, and reports what became of each.

Three threads, so that the frame loop waits for none: the caller only puts events into a line; one thread decides with
:class:`~posecoach.speech.queue.UtteranceQueue` and runs the player; one has phrases synthesised ahead. What can
hang (speech library, sound server) is a process that can be killed.
"""

from __future__ import annotations

import contextlib
import math
import queue
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import replace

from posecoach.core.cue import Cue, CuesWithdrawn
from posecoach.core.errors import PosecoachError
from posecoach.core.events import Event, SinkFailed
from posecoach.core.mute import Mute
from posecoach.core.vocabulary import CueStatus
from posecoach.speech.playback.loudness import Loudness
from posecoach.speech.playback.loudspeaker import Loudspeaker
from posecoach.speech.playback.player import Player, PlayerError, open_player
from posecoach.speech.queue import UtteranceQueue
from posecoach.speech.settings import VoiceSettings
from posecoach.speech.synthesis.cache import PhraseCache
from posecoach.speech.synthesis.engine import WatchedEngine, worker_command
from posecoach.speech.synthesis.phrase_maker import PhraseMaker

POLL_S = 0.01
"""How often to check whether a sound has ended."""
TONE_ALONE = "a tone alone: there is no voice to say it"
SILENT_AFTER_S = 5.0
"""When sounds have been asked for in vain for this long, the voice is reported as silent: it hangs, and may come back.
Two counts have gone by meanwhile."""
LAST_WORDS_S = 12.0
"""Time given to finish speaking when the session ends: the last count, the summary of the last set, and that it was the
last, up to 9.2 s at 165 words a minute."""


class SpeechSink:
    """Says cues of status ``raised``, and no further those that are withdrawn; other events pass by.

    Parameters
    ----------
    settings
        Voice, rate, volume, mute.
    report
        Gets a :class:`Cue` for each outcome (``spoken`` when the sound begins, ``dropped``, ``interrupted``) and one
        :class:`SinkFailed` if the voice is lost for good. Called on another thread than the caller's.
    prepare
        Phrases to synthesise ahead, the most urgent first.
    player, engine
        Stand-ins for the devices, for tests.
    loudness
        How loud it is, where that can change meanwhile; None: as the settings say.
    mute
        Whether it is off, where a session switches it; None: as the settings say.
    """

    def __init__(
        self,
        settings: VoiceSettings,
        report: Callable[[Event], None],
        prepare: Iterable[str] = (),
        player: Callable[[], Player] = open_player,
        engine: WatchedEngine | None = None,
        loudness: Loudness | None = None,
        mute: Mute | None = None,
    ) -> None:
        self._report = report
        self._loudspeaker = Loudspeaker(player, loudness or Loudness(settings.volume_ratio))
        self._clock_offset_s = 0.0
        self._mute = settings.as_mute() if mute is None else mute
        self._failed = False
        self._closing_s: float | None = None
        self._asked_s = math.nan  # since when a sound that was asked for has not been made
        self._queue = UtteranceQueue()
        self._inbox: queue.SimpleQueue[tuple[Cue | CuesWithdrawn, float] | None] = queue.SimpleQueue()
        self.cache = PhraseCache(settings)
        chosen = WatchedEngine(worker_command(settings)) if engine is None else engine
        self._maker = PhraseMaker(self.cache, chosen, self._answered, self._voice_lost)
        self._maker.prepare(prepare)
        self._thread = threading.Thread(target=self._run, name="voice", daemon=True)
        self._thread.start()

    def handle(self, event: Event) -> None:
        """Take one event; returns at once. Thread-safe."""
        now_s = time.monotonic()
        self._clock_offset_s = event.t_s - now_s
        if isinstance(event, CuesWithdrawn) or (isinstance(event, Cue) and event.status is CueStatus.RAISED):
            self._inbox.put((event, now_s))

    def prepare(self, texts: Iterable[str]) -> None:
        """Synthesise more phrases ahead."""
        self._maker.prepare(texts)

    @property
    def prepared(self) -> bool:
        """Whether all phrases asked for have been synthesised (or given up)."""
        return self._maker.idle() or self._maker.lost

    @property
    def works(self) -> bool:
        """Whether what is to be said can be heard, as far as is known."""
        return not self._failed

    def close(self, last_words_s: float = LAST_WORDS_S) -> None:
        """Let the voice finish within ``last_words_s`` at most, and end all processes."""
        self._closing_s = time.monotonic() + last_words_s
        self._wake()
        self._thread.join(timeout=last_words_s + 6.0)
        self._maker.close()

    def _answered(self) -> None:
        self._asked_s = math.nan
        self._wake()

    def _wake(self) -> None:
        self._inbox.put(None)

    def _run(self) -> None:
        self._can_play()
        self.cache.prune()
        now_s = time.monotonic()
        while not self._over(now_s):
            self._take_in()
            now_s = time.monotonic()
            self._step(now_s)
        self._tell(self._queue.clear("the session ended", time.monotonic()))
        self._loudspeaker.close()

    def _over(self, now_s: float) -> bool:
        """Whether the end has come, at the time of the last step: that one has told if the voice is silent."""
        idle = self._queue.speaking is None and not self._queue.waiting and self._inbox.empty()
        hopeless = self._queue.speaking is None and self._silent(now_s)
        return self._closing_s is not None and (idle or hopeless or now_s > self._closing_s)

    def _take_in(self) -> None:
        """Wait for news, no longer than until something must be checked, and take in all there is."""
        busy = self._queue.speaking is not None or bool(self._queue.waiting)
        try:
            news = self._inbox.get(timeout=POLL_S if busy else None)
            while True:
                if news is not None:
                    self._take(*news)
                news = self._inbox.get_nowait()
        except queue.Empty:
            return

    def _take(self, news: Cue | CuesWithdrawn, received_s: float) -> None:
        if isinstance(news, CuesWithdrawn):
            self._stop(self._queue.withdraw(news.ids, received_s))
        elif self._mute.lets_through(news):
            self._stop(self._queue.offer(news, received_s))
        else:
            self._report(replace(news, status=CueStatus.DROPPED, reason="muted"))

    def _stop(self, outcomes: list[Cue]) -> None:
        """Report what became of cues, and silence the one that was interrupted, if one was."""
        if any(outcome.status is CueStatus.INTERRUPTED for outcome in outcomes):
            self._loudspeaker.stop()
        self._tell(outcomes)

    def _step(self, now_s: float) -> None:
        if self._mute.on:
            self._stop(self._queue.clear("muted", now_s, but=self._mute.lets_through))
        if self._queue.speaking is not None:
            self._follow(now_s)
        cue, stale = self._queue.take(now_s, self._ready)
        self._tell(stale)
        if self._silent(now_s):  # long before its process is given up
            self._fail("no speech: the voice does not answer")
        if cue is not None:
            self._begin(cue)

    def _silent(self, now_s: float) -> bool:
        return now_s - self._asked_s > SILENT_AFTER_S

    def _ready(self, cue: Cue) -> bool:
        """Whether there is a sound for the cue, or no hope of one."""
        if self.cache.sound_of(cue) is not None or self._maker.hopeless(cue.text):
            return True
        self._maker.want(cue.text)
        if math.isnan(self._asked_s):
            self._asked_s = time.monotonic()
        return False

    def _begin(self, cue: Cue) -> None:
        words = self.cache.sound_of(cue)
        sound = words or self.cache.tone_of(cue)
        if sound is None:
            self._tell(self._queue.failed(CueStatus.DROPPED, "there is no voice to say it", time.monotonic()))
            return
        if not self._can_play():
            self._tell(self._queue.failed(CueStatus.DROPPED, "there is no sound device", time.monotonic()))
            return
        try:
            self._loudspeaker.play(sound, warns=self._mute.warns_by(cue))
        except PlayerError as error:
            self._sound_failed(CueStatus.DROPPED, str(error))
            return
        except PosecoachError as error:  # it is damaged, or has just been deleted: next time it is made again
            with contextlib.suppress(OSError):
                sound.unlink()
            self._tell(self._queue.failed(CueStatus.DROPPED, str(error), time.monotonic()))
            return
        self._tell(self._queue.spoken(time.monotonic(), TONE_ALONE if words is None else ""))

    def _follow(self, now_s: float) -> None:
        try:
            playing = self._loudspeaker.playing()
        except PlayerError as error:
            self._sound_failed(CueStatus.INTERRUPTED, str(error))
            return
        if not playing:
            self._heard(self._queue.speaking)
            self._queue.finished(now_s)

    def _heard(self, cue: Cue | None) -> None:
        """Take note that a sound was heard to its end: with words in it, and none missing, the voice works again."""
        words = cue is not None and self.cache.sound_of(cue) is not None and bool(cue.text)
        if self._failed and words and not self._maker.lost and math.isnan(self._asked_s):
            self._failed = False

    def _sound_failed(self, status: CueStatus, reason: str) -> None:
        self._tell(self._queue.failed(status, reason, time.monotonic()))
        if self._loudspeaker.give_up():
            self._fail(f"no sound: {reason}")

    def _can_play(self) -> bool:
        try:
            return self._loudspeaker.open()
        except PlayerError as error:
            self._fail(str(error))
            return False

    def _voice_lost(self, reason: str) -> None:
        self._fail(f"no speech: {reason}")

    def _fail(self, reason: str) -> None:
        """Say that only captions are left, once until it works again."""
        if not self._failed and not self._mute.nothing_is_heard:
            self._failed = True
            t_s = time.monotonic() + self._clock_offset_s
            self._report(SinkFailed(t_s=t_s, sink="voice", error=f"{reason}. Cues are shown as captions only."))

    def _tell(self, outcomes: Iterable[Cue]) -> None:
        for outcome in outcomes:
            self._report(outcome)
