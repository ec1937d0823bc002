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
from posecoach.estimators.model.model_file import resolve_model
from posecoach.page.activities.activity_runner import ActivityRunner
from posecoach.page.activities.clip_queue import ClipQueue
from posecoach.page.activities.model_builder import ModelBuilder
from posecoach.page.activities.session_launcher import SessionLauncher
from posecoach.page.application import create_application
from posecoach.page.context import PageContext
from posecoach.page.security.access import Access, ticket
from posecoach.page.single_instance import LOOPBACK, Instance, registered, running_instance
from posecoach.page.streaming.live_feed import LiveFeed
from posecoach.sources.live.live_source import check_live

PORT = 8765
"""Free on most machines; another one is taken where it is not."""
EVERYWHERE = "0.0.0.0"
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
        If the source or the model that is named cannot be used, or no port is free.
    """
    if options.source:
        check_live(options.source)
    if options.model is not None:
        resolve_model(options.model)
    running = running_instance()
    if running is not None:
        say("The coach is running already.")
        if options != PageOptions(browser=options.browser):
            say("It goes on as it was started. To use these options, end it first: press Ctrl and C where it runs.")
        _open_browser(running, options, say)
        return
    with listening(options) as listener, contextlib.ExitStack() as stack:
        port = listener.getsockname()[1]
        context = create_context(options, port, stack)
        opened = Instance(port, context.access.key)
        stack.enter_context(registered(opened))
        _open_browser(opened, options, say)
        _say_how_to_join(context, say)
        run_server(context, listener)


def create_context(options: PageOptions, port: int, stack: contextlib.ExitStack) -> PageContext:
    """Return the context of a new page, closed with the stack."""
    names = [f"{name}:{port}" for name in (LOOPBACK, "localhost")]
    reached = [f"{address}:{port}" for address in own_addresses()] if options.share else []
    runner = ActivityRunner(LiveFeed())
    stack.callback(runner.stop)
    clip_queue = ClipQueue(lambda: runner.current != "", options.model)
    stack.callback(clip_queue.close)
    launcher = SessionLauncher(runner, options.source, options.model)
    shared_urls = tuple(f"http://{one}" for one in reached)
    return PageContext(
        Access([*names, *reached]), runner, launcher, clip_queue, ModelBuilder(options.model), shared_urls
    )


def run_server(context: PageContext, listener: socket.socket) -> None:
    """Answer until the program is ended."""
    with contextlib.suppress(KeyboardInterrupt):
        create_server(context).run(sockets=[listener])


def create_server(context: PageContext) -> uvicorn.Server:
    """Return the server of a page."""
    config = uvicorn.Config(
        create_application(context),
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


def _open_browser(opened: Instance, options: PageOptions, say: Say) -> None:
    say(f"The page of the coach: {opened.address(opened.key)}")
    if options.browser:
        address = opened.address(ticket(opened.key))  # other accounts may read it: it is worth nothing once it is used
        threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()


def _say_how_to_join(context: PageContext, say: Say) -> None:
    for url in context.shared_urls:
        say(f"On a phone or a television of this network: {url}, code {context.access.code}")
    if context.shared_urls:
        say("The page shows the code as a QR code, too, and a new one when it was used: Phone or TV.")
    say("To end the coach, press Ctrl and C here.")
