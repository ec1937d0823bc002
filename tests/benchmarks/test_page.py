"""The page in a real browser on the same machine: pictures a second, latency, and the loop's rate against the window's.

The session runs on a 640 x 480, 30 fps source with the real model. Two seconds with the window's drawing and two with
the page take turns, so that whatever else the machine does befalls both.
"""

from __future__ import annotations

import os
import statistics
import time
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from selenium.webdriver import Chrome
from selenium.webdriver.support.ui import WebDriverWait

from posecoach.app.live.session import LiveOutcome
from posecoach.app.live.watch import watch
from posecoach.app.loop import SessionLoop, SessionScreen
from posecoach.app.meter import LoopMeter
from posecoach.app.sinks import Sinks
from posecoach.coaching.display.view import Moment
from posecoach.coaching.requests import Request
from posecoach.core.vocabulary import EndReason
from posecoach.estimators.mediapipe_pose import MediaPipePose
from posecoach.estimators.model.model_file import resolve_model
from posecoach.page.activities.session_choice import SessionChoice, SessionKind
from posecoach.screen.opencv_threads import draw_on_one_thread
from posecoach.screen.session_window import SessionWindow
from tests.benchmarks.test_live import SAMPLE, Canvas, Carousel
from tests.support.browser import WAIT_S, browser, missing_browser
from tests.support.led import WORDS, led, planned
from tests.support.open_page import on_screens, open_page

pytestmark = [
    pytest.mark.model,
    pytest.mark.device,
    pytest.mark.skipif(bool(missing_browser()), reason=f"not installed: {missing_browser()}"),
]
PAIRS, BLOCK_S = 12, 2.0
WATCH = """
    window.latencies = [];
    const send = Live.prototype.send;
    Live.prototype.send = function (message) {
      if ("shown" in message) window.latencies.push(message.shown);
      return send.call(this, message);
    };
"""


class Taking:
    """A screen that is the window's drawing and the page by turns."""

    closed = False

    def __init__(self, *screens: SessionScreen) -> None:
        self.screens, self.now = screens, screens[0]

    def show(self, moment: Moment) -> None:
        self.now.show(moment)

    def requests(self) -> Sequence[Request]:
        return self.screens[1].requests()


class Measured:
    """Stands in for the session: runs the loop until it is stopped."""

    def __init__(self) -> None:
        self.meter: LoopMeter | None = None
        self.screen: Taking | None = None
        self.over = False

    def lead(self, screens: Sequence[SessionScreen]) -> LiveOutcome:
        """Lead a session that is shown on these screens."""
        draw_on_one_thread()
        source = Carousel(SAMPLE)
        self.screen = Taking(SessionWindow(Canvas(), WORDS), screens[0])
        self.meter = LoopMeter(lambda: source.now_s, window=1_000_000)
        loop = SessionLoop(led([planned("row", sets=1, reps=0)]), Sinks([]), [self.screen], meter=self.meter)
        with MediaPipePose(resolve_model(None)) as estimator:
            for seen in watch(source, estimator):  # type: ignore[arg-type]
                if loop.step(seen) is not None or self.over:
                    break
        return LiveOutcome(EndReason.ENDED_BY_PERSON, ())

    def rate_hz(self, screen: int, duration_s: float) -> float:
        """Return pictures a second of the loop with one of the screens."""
        assert self.screen is not None
        assert self.meter is not None
        self.screen.now = self.screen.screens[screen]
        time.sleep(0.2)
        before, since_s = len(self.meter._moments_s), time.monotonic()
        time.sleep(duration_s)
        return (len(self.meter._moments_s) - before) / (time.monotonic() - since_s)


def pages_rate(run: Measured, driver: Chrome) -> tuple[float, float, float]:
    """Return the loop's rate with the window and with the page, and the pictures a second that the page showed."""
    window_hz = run.rate_hz(0, BLOCK_S)
    shown = driver.execute_script("return latencies.length")
    since_s = time.monotonic()
    page_hz = run.rate_hz(1, BLOCK_S)
    shown = driver.execute_script("return latencies.length") - shown
    return window_hz, page_hz, shown / (time.monotonic() - since_s)


def test_the_page_shows_the_session_while_the_loop_goes_on(
    benchmark: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("POSECOACH_DATA", str(tmp_path))
    run = Measured()
    with ExitStack() as stack:
        page = stack.enter_context(open_page(on_screens(run.lead)))
        driver = stack.enter_context(browser())
        page.context.switch_person("anna")
        page.context.files.profile.make_folder()
        page.context.launcher.start(SessionChoice(SessionKind.ONLY, "row"), "anna")
        driver.get(page.join_url)
        driver.get(f"{page.address}/session")
        driver.execute_script(WATCH)
        WebDriverWait(driver, WAIT_S).until(lambda d: run.screen is not None and run.meter is not None)
        pairs = benchmark.pedantic(lambda: [pages_rate(run, driver) for _ in range(PAIRS)], rounds=1)
        latencies_ms = np.array(driver.execute_script("return latencies"))
        run.over = True
    window_hz, page_hz, shown_hz = (statistics.median(column) for column in zip(*pairs, strict=True))
    benchmark.extra_info.update(
        loop_with_window_hz=round(window_hz, 1),
        loop_with_page_hz=round(page_hz, 1),
        loop_page_to_window_ratio=round(statistics.median(page / window for window, page, _ in pairs), 3),
        pictures_shown_hz=round(shown_hz, 1),
        capture_to_page_p50_ms=round(float(np.percentile(latencies_ms, 50))),
        capture_to_page_p95_ms=round(float(np.percentile(latencies_ms, 95))),
        load_1min=round(os.getloadavg()[0], 1),
    )
