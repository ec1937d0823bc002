"""The page of this program on a port of its own, with stand-ins for camera, model and voice."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass

from posecoach.app.live.session import LiveOutcome
from posecoach.app.loop import SessionScreen
from posecoach.page.activities.activity_runner import ActivityRunner
from posecoach.page.activities.camera_check import Devices
from posecoach.page.activities.session_launcher import Run
from posecoach.page.context import PageContext
from posecoach.page.serve import PageOptions, create_context, create_server, listening
from posecoach.phrases.catalogue import Catalogue

START_S = 120.0


@dataclass(frozen=True)
class OpenPage:
    """Where the page is."""

    context: PageContext
    port: int

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def join_url(self) -> str:
        """Where the browser of this machine comes in."""
        return f"{self.address}/join#{self.context.access.key}"


def no_camera_check(runner: ActivityRunner, devices: Devices, words: Catalogue) -> str:
    del runner, devices
    return words.say("screen.well_seen")


def on_screens(lead: Callable[[Sequence[SessionScreen]], LiveOutcome]) -> Run:
    """Return a stand-in for a session of which nothing but its screens matters, whatever was chosen."""
    return lambda *arguments: lead(arguments[-1])


@contextmanager
def open_page(run: Run | None = None, *, shared: bool = False) -> Iterator[OpenPage]:
    """Serve the page while the block runs; sessions are led by ``run``."""
    with ExitStack() as stack:
        listener = stack.enter_context(listening(PageOptions(port=0)))
        port = listener.getsockname()[1]
        context = create_context(PageOptions(share=shared), port, stack)
        context.camera_check = no_camera_check
        if run is not None:
            context.launcher = type(context.launcher)(context.runner, "poses", None, run)
        server = create_server(context)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
        thread.start()
        deadline_s = time.monotonic() + START_S
        while not server.started:
            assert time.monotonic() < deadline_s, "the server did not start"
            time.sleep(0.01)
        try:
            yield OpenPage(context, port)
        finally:
            server.should_exit = True
            thread.join()
