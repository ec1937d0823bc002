"""The page of this program on a port of its own, with stand-ins for camera, model and voice."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass

from posecoach.app.live import LiveOutcome
from posecoach.app.loop import SessionScreen
from posecoach.page.check import Devices
from posecoach.page.house import House
from posecoach.page.room import Room
from posecoach.page.serve import PageOptions, listening, open_house, server_of
from posecoach.page.sessions import Run

START_S = 120.0


@dataclass(frozen=True)
class OpenPage:
    """Where the page is."""

    house: House
    port: int

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def door(self) -> str:
        """Where the browser of this machine comes in."""
        return f"{self.address}/join#{self.house.access.key}"


def no_check(room: Room, devices: Devices) -> str:
    del room, devices
    return "The camera sees you well."


def on_screens(lead: Callable[[Sequence[SessionScreen]], LiveOutcome]) -> Run:
    """Return a stand-in for a session of which nothing but its screens matters, whatever was ordered."""
    return lambda *ordered: lead(ordered[-1])


@contextmanager
def open_page(run: Run | None = None, *, shared: bool = False) -> Iterator[OpenPage]:
    """Serve the page while the block runs; sessions are led by ``run``."""
    with ExitStack() as stack:
        listener = stack.enter_context(listening(PageOptions(port=0)))
        port = listener.getsockname()[1]
        house = open_house(PageOptions(share=shared), port, stack)
        house.look = no_check
        if run is not None:
            house.sessions = type(house.sessions)(house.room, "poses", None, run)
        server = server_of(house)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
        thread.start()
        deadline_s = time.monotonic() + START_S
        while not server.started:
            assert time.monotonic() < deadline_s, "the server did not start"
            time.sleep(0.01)
        try:
            yield OpenPage(house, port)
        finally:
            server.should_exit = True
            thread.join()
