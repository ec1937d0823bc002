"""How long it takes from a cue to its sound, and how long the frame loop is kept."""

from __future__ import annotations

import itertools
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from posecoach.coaching.cues.policy import CuePolicy
from posecoach.coaching.cues.rules import FaultCue
from posecoach.core.cue import Cue
from posecoach.core.events import Event, RepCompleted
from posecoach.core.findings import FaultFinding
from posecoach.core.vocabulary import Priority
from posecoach.phrases.catalogue import load
from posecoach.speech.settings import VoiceSettings
from posecoach.speech.sink import SpeechSink
from tests.support.sound_server import Microphone, SoundServer, missing_programs

needs_sound = pytest.mark.skipif(bool(missing_programs()), reason=f"not installed here: {missing_programs()}")


@pytest.fixture
def sink(tmp_path: Path) -> Iterator[SpeechSink]:
    reports: list[Event] = []
    with SoundServer():
        sink = SpeechSink(VoiceSettings(cache_dir=tmp_path), reports.append, ["One", "Shoulders away from ears"])
        while not sink.prepared:
            time.sleep(0.01)
        time.sleep(1.0)
        yield sink
        sink.close(last_words_s=0.0)


@pytest.mark.device
@needs_sound
@pytest.mark.parametrize("text", ["One", "Shoulders away from ears"])
def test_from_a_cue_to_the_first_sample_heard(benchmark: Any, sink: SpeechSink, text: str) -> None:
    numbers = itertools.count()
    with Microphone() as microphone:

        def request() -> None:
            now_s = time.monotonic()
            sink.handle(Cue(t_s=now_s, id=f"count.{next(numbers)}", text=text, priority=Priority.COUNT))
            while microphone.first_sound_s(now_s) is None:
                time.sleep(0.001)

        benchmark.pedantic(request, setup=lambda: time.sleep(2.5), rounds=15)


@pytest.mark.device
@needs_sound
def test_handing_a_cue_to_the_voice(benchmark: Any, sink: SpeechSink) -> None:
    numbers = itertools.count()
    benchmark.pedantic(
        lambda: sink.handle(Cue(t_s=1.0, id=f"count.{next(numbers)}", text="One", priority=Priority.COUNT)), rounds=2000
    )


def test_deciding_what_to_say_about_a_repetition(benchmark: Any) -> None:
    faults = {f"fault-{n}": FaultCue(4, f"Do {n}", f"Try {n}") for n in range(12)}
    policy = CuePolicy(faults, load("en"))
    policy.start_set(10)
    numbers = itertools.count(1)

    def decide() -> None:
        n = next(numbers)
        t_s = 5.0 * n
        found = tuple(FaultFinding(id=f"fault-{k}", t_s=t_s, value=1.0, limit=0.5) for k in range(3))
        rep = RepCompleted(
            t_s=t_s, index=n, start_s=t_s - 4, peak_s=t_s - 2, end_s=t_s, full=True, range=60.0, range_unit="deg",
            tempo_s=(2.0, 1.0, 1.0), score=80.0, faults=found,
        )  # fmt: skip
        policy.update(rep)
        policy.tick(t_s + 0.6)

    benchmark(decide)
