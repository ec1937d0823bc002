"""A way to a server of this machine that goes dead without a word, as when a telephone changes the network."""

from __future__ import annotations

import contextlib
import socket
import threading

from posecoach.core.closing import Closing

CHUNK_BYTES = 65536


class StallingProxy(Closing):
    """Forwards connections to a port, until it stalls: then they stay open, and nothing comes through any more.

    Attributes
    ----------
    port
        Where it listens.
    to_port
        Where new connections lead.
    """

    def __init__(self, to_port: int) -> None:
        self.to_port = to_port
        self._dead: set[socket.socket] = set()
        self._open: set[socket.socket] = set()
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._listener.getsockname()[1])
        threading.Thread(target=self._accept, daemon=True).start()

    def stall(self) -> None:
        """Let nothing more through the connections that are open; new ones are as good as ever."""
        self._dead |= self._open

    def close(self) -> None:
        """Close everything."""
        for one in (self._listener, *self._open):
            with contextlib.suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)
            one.close()

    def _accept(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                near = self._listener.accept()[0]
                try:
                    far = socket.create_connection(("127.0.0.1", self.to_port))
                except OSError:  # nobody is there now
                    near.close()
                    continue
                self._open |= {near, far}
                for source, target in ((near, far), (far, near)):
                    threading.Thread(target=self._forward, args=(source, target), daemon=True).start()

    def _forward(self, source: socket.socket, target: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while data := source.recv(CHUNK_BYTES):
                if source not in self._dead:
                    target.sendall(data)
            if source not in self._dead:
                target.shutdown(socket.SHUT_RDWR)
