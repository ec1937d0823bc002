"""Opens the page: the server, the browser of this machine, and what other devices need to come in."""

from __future__ import annotations

import contextlib
import socket
import threading
import webbrowser
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import uvicorn

from posecoach.core.errors import PosecoachError
from posecoach.page.access import Access
from posecoach.page.board import Board
from posecoach.page.clips import ClipDesk
from posecoach.page.house import House
from posecoach.page.model_desk import ModelDesk
from posecoach.page.room import Room
from posecoach.page.running import note_running, running_page
from posecoach.page.server import page_of
from posecoach.page.sessions import Sessions

PORT = 8765
"""Free on most machines; another one is taken where it is not."""
LOOPBACK, EVERYWHERE = "127.0.0.1", "0.0.0.0"
MESSAGE_LIMIT_BYTES = 16 * 1024
LEAVE_S = 3
"""Time given to open answers when the program ends."""
Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class PageOptions:
    """How the page is opened.

    Attributes
    ----------
    share
        Whether other devices of the network may come in with a code.
    source
        In place of the camera of the person's settings; empty: theirs.
    browser
        Whether this machine's browser is opened.
    """

    share: bool = False
    port: int = PORT
    source: str = ""
    model: Path | None = None
    browser: bool = True


def serve(options: PageOptions, say: Say) -> None:
    """Open the page, and keep it open until the program is ended.

    Where it is open already, only the browser is opened.

    Raises
    ------
    PosecoachError
        If no port can be had.
    """
    running = running_page()
    if running is not None:
        say("The coach is running already; its page opens.")
        _open_browser(running, options, say)
        return
    with listening(options) as listener, contextlib.ExitStack() as stack:
        port = listener.getsockname()[1]
        house = open_house(options, port, stack)
        here = f"http://{LOOPBACK}:{port}/join#{house.access.key}"
        stack.enter_context(note_running(port, house.access.key))
        _open_browser(here, options, say)
        _say_doors(house, say)
        run(house, listener)


def open_house(options: PageOptions, port: int, stack: contextlib.ExitStack) -> House:
    """Return everything that the page needs, closed with the stack."""
    names = [f"{name}:{port}" for name in (LOOPBACK, "localhost")]
    reached = [f"{address}:{port}" for address in own_addresses()] if options.share else []
    room = Room(Board())
    stack.callback(room.close)
    clips = ClipDesk(lambda: room.on != "", options.model)
    stack.callback(clips.close)
    sessions = Sessions(room, options.source, options.model)
    doors = tuple(f"http://{one}" for one in reached)
    return House(Access([*names, *reached]), room, sessions, clips, ModelDesk(options.model), doors)


def run(house: House, listener: socket.socket) -> None:
    """Answer until the program is ended."""
    with contextlib.suppress(KeyboardInterrupt):
        server_of(house).run(sockets=[listener])


def server_of(house: House) -> uvicorn.Server:
    """Return the server of a page."""
    config = uvicorn.Config(
        page_of(house),
        log_level="warning",
        access_log=False,
        server_header=False,
        lifespan="off",
        ws_max_size=MESSAGE_LIMIT_BYTES,
        ws_per_message_deflate=False,
        timeout_graceful_shutdown=LEAVE_S,
    )
    return uvicorn.Server(config)


def listening(options: PageOptions) -> socket.socket:
    """Return a socket that listens, at the port that is asked for or else any that is free.

    Raises
    ------
    PosecoachError
        If there is none.
    """
    host = EVERYWHERE if options.share else LOOPBACK
    for port in (options.port, 0):
        with contextlib.suppress(OSError):
            return socket.create_server((host, port))
    raise PosecoachError("No port of this machine can be opened. Does its security software forbid it?")


def own_addresses() -> list[str]:
    """Return the addresses under which other devices of the network reach this machine."""
    found = []
    with contextlib.suppress(OSError), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        probe.connect(("10.255.255.255", 1))  # chooses the way; a datagram socket sends nothing
        found.append(str(probe.getsockname()[0]))
    with contextlib.suppress(OSError):
        found += [str(info[4][0]) for info in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)]
    return [address for address in dict.fromkeys(found) if not address.startswith("127.")]


def _open_browser(address: str, options: PageOptions, say: Say) -> None:
    say(f"The page of the coach: {address}")
    if options.browser:
        threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()


def _say_doors(house: House, say: Say) -> None:
    for address in house.addresses:
        say(f"On a phone or a television of this network: {address}, code {house.access.code}")
    if house.addresses:
        say("The page shows the code as a QR code, too, and a new one when it was used: Phone or TV.")
    say("To end the coach, press Ctrl and C here.")
