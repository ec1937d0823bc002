"""The live loop on a 640 x 480, 30 fps source: rate, latency, gaps while it speaks, memory; see docs/performance.md."""

from __future__ import annotations

import contextlib
import itertools
import os
import queue
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest

from posecoach.app.live.watch import watch
from posecoach.app.loop import SessionLoop
from posecoach.app.meter import LoopMeter
from posecoach.app.sinks import Sinks
from posecoach.core.camera import CameraState
from posecoach.core.cue import Cue
from posecoach.core.events import Event
from posecoach.core.frame import Frame
from posecoach.core.ports import Sink
from posecoach.core.vocabulary import CueStatus, Priority
from posecoach.estimators.mediapipe_pose import MediaPipePose
from posecoach.estimators.model.model_file import resolve_model
from posecoach.screen.session_window import SessionWindow
from posecoach.screen.window import Window
from posecoach.sinks.event_log import EventLog
from posecoach.sinks.video import VideoWriter
from posecoach.sources.live.real_time_clip import RealTimeClip
from posecoach.sources.recorded.clip import ClipSource
from posecoach.speech.settings import VoiceSettings
from posecoach.speech.sink import SpeechSink
from tests.support import sound_server, virtual_display
from tests.support.led import WORDS, led, planned

pytestmark = pytest.mark.model
SAMPLE = Path(__file__).parents[2] / "sample_videos" / "row_standing_side.mp4"
RATE_HZ, SIZE_PX = 30.0, (640, 480)
FRAMES = 300
MEMORY_MINUTES = float(os.environ.get("POSECOACH_BENCH_MINUTES", "2"))


class Canvas:
    """A window's place without a display: pictures are drawn at its size, and not shown."""

    closed, size_px = False, (1280, 720)

    def show(self, image: Any) -> None:
        """Nothing to show it on."""

    def keys(self) -> list[str]:
        return []


@pytest.fixture(scope="module")
def clip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("clip") / "row_640x480_30fps.mp4"
    images = [cv2.resize(frame.image, SIZE_PX) for frame in ClipSource(SAMPLE)]
    numbers = (np.arange(0.0, len(images) / 15.0, 1.0 / RATE_HZ) * 15.0).astype(int)
    with VideoWriter(path, SIZE_PX) as writer:
        for i, number in enumerate(numbers):
            writer.write(images[min(number, len(images) - 1)], i / RATE_HZ)
    return path


class Carousel:
    """Sixty pictures held in memory that come round at 30 fps: a camera that is opened once, for measuring memory."""

    name, state, reason, ended = "carousel", CameraState.OK, "", False

    def __init__(self, clip: Path) -> None:
        self._images = [frame.image for frame in itertools.islice(ClipSource(clip), 60)]
        self._start_s, self._index, self.dropped = time.monotonic(), -1, 0

    @property
    def now_s(self) -> float:
        return time.monotonic() - self._start_s

    def latest(self, timeout_s: float) -> Frame | None:
        time.sleep(min(timeout_s, max(0.0, (self._index + 1) / RATE_HZ - self.now_s)))
        index = int(self.now_s * RATE_HZ)
        self.dropped += index - self._index - 1
        self._index = index
        return Frame(t_s=index / RATE_HZ, index=index, image=self._images[index % 60].copy())


class Bench:
    """A live session on the clip, step by step."""

    def __init__(
        self,
        stack: contextlib.ExitStack,
        clip: Path,
        log: Path,
        screen: Any,
        speech: bool = False,
        carousel: bool = False,
    ) -> None:
        estimator = stack.enter_context(MediaPipePose(resolve_model(None)))
        self.voice: SpeechSink | None = None
        outcomes: queue.SimpleQueue[Event] = queue.SimpleQueue()
        self.log = EventLog(log)
        sinks: list[Sink] = [self.log]
        if speech:
            said = [f"{number} repetitions with the whole range" for number in range(1, 9)]
            self.voice = SpeechSink(VoiceSettings(cache_dir=log.parent), outcomes.put, said)
            while not self.voice.prepared:
                time.sleep(0.05)
            self.talk = itertools.cycle(said)
            sinks.append(self.voice)
        fan = Sinks(sinks)
        stack.callback(fan.close)
        session = led([planned("row", sets=1, reps=0, rest_s=0.0)])
        self.source: Any = Carousel(clip) if carousel else stack.enter_context(RealTimeClip(clip, loop=True))
        meter = LoopMeter(lambda: self.source.now_s, window=1_000_000)
        window = SessionWindow(screen, WORDS)
        self.loop = SessionLoop(session, fan, [window], voice=self.voice, outcomes=outcomes, meter=meter)
        self._looks = watch(self.source, estimator)
        self.steps_s: list[float] = []
        for _ in range(30):
            self.loop.step(next(self._looks))
        self._cpu_s, self._since_s, self._dropped = time.process_time(), time.monotonic(), self.source.dropped
        for kept in (self.loop.meter._moments_s, self.loop.meter._latencies_s):
            kept.clear()

    def step(self) -> None:
        self.loop.step(next(self._looks))
        self.steps_s.append(time.monotonic())

    def say(self) -> None:
        """Keep the voice talking."""
        assert self.voice is not None
        text = next(self.talk)
        self.voice.handle(
            Cue(t_s=self.source.now_s, id=f"talk.{len(self.steps_s)}", text=text, priority=Priority.SETUP)
        )

    def figures(self) -> dict[str, float]:
        meter = self.loop.meter
        latencies_ms = 1000.0 * np.array(meter._latencies_s)
        frames, gaps_ms = len(latencies_ms), 1000.0 * np.diff(meter._moments_s)
        load_1min = os.getloadavg()[0]
        return {
            "rate_hz": round(frames / (time.monotonic() - self._since_s), 1),
            "latency_p50_ms": round(float(np.percentile(latencies_ms, 50)), 1),
            "latency_p95_ms": round(float(np.percentile(latencies_ms, 95)), 1),
            "gap_p50_ms": round(float(np.percentile(gaps_ms, 50)), 1),
            "gap_p99_ms": round(float(np.percentile(gaps_ms, 99)), 1),
            "longest_gap_ms": round(float(gaps_ms.max()), 1),
            "cpu_ms_per_frame": round(1000.0 * (time.process_time() - self._cpu_s) / frames, 1),
            "frames_dropped": self.source.dropped - self._dropped,
            "load_1min": round(load_1min, 1),
        }


@pytest.fixture
def bench(clip: Path, tmp_path: Path) -> Iterator[Callable[..., Bench]]:
    with contextlib.ExitStack() as stack:
        yield lambda screen, **how: Bench(stack, clip, tmp_path / "live.jsonl", screen, **how)


def test_a_frame_through_the_live_loop_without_a_display(benchmark: Any, bench: Callable[..., Bench]) -> None:
    running = bench(Canvas())
    benchmark.pedantic(running.step, rounds=FRAMES)
    benchmark.extra_info.update(running.figures())


@pytest.mark.device
@pytest.mark.skipif(bool(virtual_display.missing_programs()), reason="needs Xvfb, imagemagick and xdotool")
def test_a_frame_through_the_live_loop_to_a_window(
    benchmark: Any, bench: Callable[..., Bench], monkeypatch: pytest.MonkeyPatch
) -> None:
    with virtual_display.VirtualDisplay() as display:
        monkeypatch.setenv("DISPLAY", display.environment["DISPLAY"])
        with Window("bench") as window:
            running = bench(window)
            benchmark.pedantic(running.step, rounds=FRAMES)
    benchmark.extra_info.update(running.figures())


@pytest.mark.device
@pytest.mark.skipif(bool(sound_server.missing_programs()), reason="needs pulseaudio and espeak-ng")
def test_a_frame_through_the_live_loop_while_the_voice_speaks(benchmark: Any, bench: Callable[..., Bench]) -> None:
    rounds = itertools.count()
    with sound_server.SoundServer():
        running = bench(Canvas(), speech=True)

        def step() -> None:
            if next(rounds) % 25 == 0:
                running.say()
            running.step()

        benchmark.pedantic(step, rounds=FRAMES)
        benchmark.extra_info.update(running.figures())
        spoken = [e for e in outcomes(running) if isinstance(e, Cue) and e.status == CueStatus.SPOKEN]
        assert len(spoken) > FRAMES // 100


def outcomes(running: Bench) -> list[Event]:
    from posecoach.sources.recorded.log_file import read_log

    log = running.log
    return read_log(log.path)


def memory_mib() -> float:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="memory is read from /proc, as on Linux")
def test_memory_of_a_session_that_goes_on_and_on(benchmark: Any, bench: Callable[..., Bench]) -> None:
    running = bench(Canvas(), carousel=True)
    samples: list[tuple[float, float]] = []

    def minutes() -> None:
        until_s, next_s = time.monotonic() + 60.0 * MEMORY_MINUTES, 0.0
        while time.monotonic() < until_s:
            running.step()
            if time.monotonic() >= next_s:
                next_s = time.monotonic() + 2.0
                samples.append((time.monotonic() / 60.0, memory_mib()))

    benchmark.pedantic(minutes, rounds=1)
    later = np.array(samples[len(samples) // 3 :])
    slope = float(np.polyfit(later[:, 0], later[:, 1], 1)[0])
    benchmark.extra_info.update(
        {"minutes": MEMORY_MINUTES, "first_mib": round(samples[0][1], 1), "last_mib": round(samples[-1][1], 1),
         "slope_mib_per_minute": round(slope, 3), "frames": len(running.loop.meter._moments_s)}
    )  # fmt: skip
