"""What rest, pause and guide cost beside work: processor time a minute; see docs/performance.md.

``POSECOACH_BENCH_EASE_S`` seconds of each (by default 10).
"""

from __future__ import annotations

import contextlib
import os
import time
from pathlib import Path
from typing import Any

import pytest

from posecoach.app.live.watch import AT_EASE, watch
from posecoach.app.loop import SessionLoop
from posecoach.app.meter import LoopMeter
from posecoach.app.sinks import Sinks
from posecoach.coaching.requests import Command
from posecoach.coaching.session import Session
from posecoach.core.vocabulary import Stage
from posecoach.estimators.mediapipe_pose import MediaPipePose
from posecoach.estimators.model.model_file import resolve_model
from posecoach.screen.session_window import SessionWindow
from posecoach.sources.live.real_time_clip import RealTimeClip
from tests.benchmarks.test_live import Canvas, clip  # noqa: F401  a fixture
from tests.support.led import GUIDED, WORDS, led, planned

pytestmark = pytest.mark.model
SECONDS = float(os.environ.get("POSECOACH_BENCH_EASE_S", "10"))
REACHED_WITHIN_S = 120.0


def a_session(stage: Stage) -> Session:
    if stage is Stage.RESTING:
        return led([planned("row", sets=2, reps=1, rest_s=3600.0)])
    if stage is Stage.GUIDING:
        return led([planned("row", sets=1)], GUIDED, asks=False)
    return led([planned("row", sets=1, reps=0, rest_s=0.0)])


@pytest.mark.parametrize("stage", [Stage.WORKING, Stage.PAUSED, Stage.RESTING, Stage.GUIDING])
def test_a_minute_of(stage: Stage, benchmark: Any, clip: Path) -> None:  # noqa: F811
    with contextlib.ExitStack() as stack:
        estimator = stack.enter_context(MediaPipePose(resolve_model(None)))
        session = a_session(stage)
        source = stack.enter_context(RealTimeClip(clip, loop=True))
        loop = SessionLoop(session, Sinks(), [SessionWindow(Canvas(), WORDS)], meter=LoopMeter(lambda: source.now_s))
        seen = watch(source, estimator, lambda: session.stage in AT_EASE)
        until_s = time.monotonic() + REACHED_WITHIN_S
        while session.stage is not stage and time.monotonic() < until_s:
            loop.step(next(seen))
            if stage is Stage.PAUSED and session.stage is Stage.WORKING:
                session.request(Command.PAUSE, loop.t_s)
        for _ in range(10):
            loop.step(next(seen))
        assert session.stage is stage
        looked = shown = 0

        def minute() -> None:
            nonlocal looked, shown
            end_s = time.monotonic() + SECONDS
            while time.monotonic() < end_s and session.stage is stage:
                one = next(seen)
                loop.step(one)
                looked, shown = looked + (one.pose is not None), shown + (one.frame is not None)

        processor_s, began_s = time.process_time(), time.monotonic()
        benchmark.pedantic(minute, rounds=1)
        lasted_s = time.monotonic() - began_s
        benchmark.extra_info.update(
            {
                "processor_s_a_minute": round(60.0 * (time.process_time() - processor_s) / lasted_s, 1),
                "looked_at_hz": round(looked / lasted_s, 1),
                "shown_hz": round(shown / lasted_s, 1),
                "lasted_s": round(lasted_s, 1),
                "load_1min": round(os.getloadavg()[0], 1),
            }
        )
