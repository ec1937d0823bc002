"""An hour of a session in simulated time while three pages open and close at random: nothing lost, memory flat."""

from __future__ import annotations

import os
import random
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from websockets.sync.client import connect

from posecoach.app.live.session import LiveOutcome
from posecoach.app.live.watch import watch
from posecoach.app.loop import SessionLoop, SessionScreen
from posecoach.app.sinks import Sinks
from posecoach.core.events import RepCompleted
from posecoach.page.activities.session_choice import SessionChoice, SessionKind
from posecoach.page.security.guard import cookie_name
from tests.end_to_end.test_trouble import RATE_HZ, Rower
from tests.support.led import IN_POSITION, led, planned
from tests.support.live_devices import Figure, Kept, ScriptedCamera
from tests.support.open_page import OpenPage, on_screens, open_page

DURATION_S = 3600.0 * float(os.environ.get("POSECOACH_BENCH_HOURS", "1"))
PAGES = 3
WARM_RATIO = 0.15
"""Of the hour, until everything has been loaded that is loaded once."""


def rss_mb() -> float:
    resident = int(Path("/proc/self/statm").read_text().split()[1])
    return resident * os.sysconf("SC_PAGE_SIZE") / 1e6


class Hour:
    """Stands in for the session: somebody rows for an hour."""

    def __init__(self) -> None:
        self.events: list[RepCompleted] = []
        self.rss_mb: list[tuple[float, float]] = []

    def lead(self, screens: Sequence[SessionScreen]) -> LiveOutcome:
        """Lead a session that is shown on these screens."""
        session = led([planned("row", sets=999, reps=20, rest_s=20.0)], IN_POSITION)
        camera, kept = ScriptedCamera(DURATION_S, RATE_HZ), Kept()
        loop = SessionLoop(session, Sinks([kept]), screens)
        for seen in watch(camera, Figure(Rower().pose)):
            loop.step(seen)
            if seen.frame is not None and seen.frame.index % 400 == 0:
                self.rss_mb.append((camera.now_s, rss_mb()))
        self.events = [e for e in kept.events if isinstance(e, RepCompleted)]
        return LiveOutcome(loop.run(iter(())), ())


def look_on(page: OpenPage, token: str, over: threading.Event, opened: list[int], seed: int) -> None:
    """Open and close a page at random; show what comes, sometimes slowly, and go without a word."""
    chance = random.Random(seed)
    while not over.is_set():
        shape = chance.choice(["wide", "tall"])
        headers = {"Cookie": f"{cookie_name(page.address)}={token}"}
        address = f"ws://127.0.0.1:{page.port}/session/live?shape={shape}"
        with connect(address, origin=page.address, additional_headers=headers) as socket:  # type: ignore[arg-type]
            opened[0] += 1
            until_s = time.monotonic() + chance.uniform(0.05, 1.0)
            while time.monotonic() < until_s and not over.is_set():
                try:
                    if isinstance(socket.recv(timeout=0.2), bytes):
                        opened[1] += 1
                        time.sleep(chance.choice([0.0, 0.0, 0.1]))
                        socket.send('{"shown": 5}')
                except TimeoutError:
                    continue
        time.sleep(chance.uniform(0.0, 0.3))


def an_hour(pages: int, folder: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Hour, list[int], float]:
    monkeypatch.setenv("POSECOACH_DATA", str(folder))
    run, over, opened = Hour(), threading.Event(), [0, 0]
    with open_page(on_screens(run.lead)) as page:
        page.context.switch_person("anna")
        page.context.files.profile.make_folder()
        token = page.context.access.admit(page.context.access.key)
        assert token is not None
        lookers = [
            threading.Thread(target=look_on, args=(page, token, over, opened, seed), daemon=True)
            for seed in range(pages)
        ]
        since_s = time.monotonic()
        page.context.launcher.start(SessionChoice(SessionKind.ONLY, "row"), "anna")
        for looker in lookers:
            looker.start()
        assert page.context.runner._thread is not None
        page.context.runner._thread.join()
        took_s = time.monotonic() - since_s
        over.set()
        for looker in lookers:
            looker.join(10.0)
    return run, opened, took_s


def test_an_hour_with_three_pages_loses_no_repetition_and_no_memory(
    benchmark: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone, _, _ = an_hour(0, tmp_path / "alone", monkeypatch)
    run, opened, took_s = benchmark.pedantic(
        lambda: an_hour(PAGES, tmp_path / "pages", monkeypatch), rounds=1, iterations=1
    )
    assert [(e.start_s, e.end_s) for e in run.events] == [(e.start_s, e.end_s) for e in alone.events]
    warm = [mb for t_s, mb in run.rss_mb if t_s > WARM_RATIO * DURATION_S]
    benchmark.extra_info.update(
        repetitions=len(run.events),
        pages_opened=opened[0],
        pictures_shown=opened[1],
        simulated_s=DURATION_S,
        took_s=round(took_s),
        rss_after_warming_mb=round(warm[0]),
        rss_at_the_end_mb=round(warm[-1]),
        load_1min=round(os.getloadavg()[0], 1),
    )
