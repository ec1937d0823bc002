"""A camera on the network, for tests: MJPEG over HTTP, which stalls, drops and comes back on command."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import cv2
import numpy as np
from numpy.typing import NDArray

from posecoach.core.closing import Closing

BOUNDARY = "frame"


def numbered_picture(number: int) -> NDArray[np.uint8]:
    """Return a picture whose grey level is its number, so that a reader can tell which one it has."""
    image = np.full((120, 160, 3), 40 + number % 200, np.uint8)
    image[:8, (number * 8) % 160 :][:, :8] = 255
    return image


class MjpegServer(Closing):
    """Serves pictures at a steady rate while it is up.

    Parameters
    ----------
    picture
        Returns the picture of a number.
    rate_hz
        Pictures a second.

    Attributes
    ----------
    number
        Of the picture that was served last.
    """

    def __init__(self, picture: Callable[[int], NDArray[np.uint8]] = numbered_picture, rate_hz: float = 50.0) -> None:
        self.picture, self.rate_hz = picture, rate_hz
        self.connections = 0
        self._flowing = threading.Event()
        self._flowing.set()
        self._generation = 0
        self.number = 0
        self._server: ThreadingHTTPServer | None = None
        self.port = 0
        self.come_back()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}/video"

    def stall(self) -> None:
        """Keep connections open, but send nothing more."""
        self._flowing.clear()

    def flow(self) -> None:
        """Send again."""
        self._flowing.set()

    def drop(self) -> None:
        """Cut all connections and refuse new ones, as a phone that goes to sleep."""
        self._generation += 1
        if self._server is not None:
            self._server.shutdown()
            self._server.server_close()
            self._server = None

    def come_back(self) -> None:
        """Serve at the same port as before."""
        server = ThreadingHTTPServer(("127.0.0.1", self.port), _handler(self, self._generation))
        server.daemon_threads = True
        self._server, self.port = server, server.server_port
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()

    def close(self) -> None:
        self.flow()
        self.drop()

    def serve(self, write: Callable[[bytes], object], generation: int) -> None:
        """Write pictures until dropped."""
        self.connections += 1
        while generation == self._generation:
            if self._flowing.is_set():
                self.number += 1
                coded = cv2.imencode(".jpg", self.picture(self.number))[1].tobytes()
                head = f"--{BOUNDARY}\r\nContent-Type: image/jpeg\r\nContent-Length: {len(coded)}\r\n\r\n"
                write(head.encode() + coded + b"\r\n")
            time.sleep(1.0 / self.rate_hz)


def _handler(server: MjpegServer, generation: int) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", f"multipart/x-mixed-replace; boundary={BOUNDARY}")
            self.end_headers()
            try:
                server.serve(self.wfile.write, generation)
            except OSError:
                return

        def log_message(self, format: str, *args: object) -> None:
            """Stay quiet."""

    return Handler
