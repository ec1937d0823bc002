"""Keeps MediaPipe from reporting to its makers, and the rest of the process as it was.

MediaPipe 1.x counts how its tasks are used and sends that to a server of its makers when a task is closed (its NOTICE
says so); it has no switch. posecoach sends nothing anywhere. The library sends through libcurl, which asks the
environment for a proxy: while a landmarker is open it is given one on this machine where nobody listens, so that
nothing leaves, not even a look-up of the server's name.

Where the system allows it only C libraries see that proxy: ``os.environ``, and with it the requests that other Python
code makes meanwhile, are left alone. When the last landmarker is closed all is as it was, to the letter.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import threading
from collections.abc import Iterator
from typing import Any, Protocol

NOWHERE = "http://127.0.0.1:9"
"""The discard port of this machine (RFC 863), on which today nothing listens."""
REPORTS_GO_TO = "play.googleapis.com"
_PROXY, _EXCEPT = ("https_proxy", "HTTPS_PROXY"), ("no_proxy", "NO_PROXY")


class Environment(Protocol):
    """The variables of this process."""

    def get(self, name: str) -> str | None:
        """Return a variable; None if it is not set."""

    def put(self, name: str, value: str | None) -> None:
        """Set a variable, or with None remove it."""


class _OfC:
    """The environment as C libraries see it; what Python knows of it stays."""

    def __init__(self, library: Any) -> None:
        self._library = library
        library.getenv.restype = ctypes.c_char_p

    def get(self, name: str) -> str | None:
        found = self._library.getenv(name.encode())
        return None if found is None else os.fsdecode(found)

    def put(self, name: str, value: str | None) -> None:
        if value is None:
            self._library.unsetenv(name.encode())
        else:
            self._library.setenv(name.encode(), os.fsencode(value), 1)


class _OfPython:
    """The environment of a system whose C library has no ``setenv``."""

    def get(self, name: str) -> str | None:
        return os.environ.get(name)

    def put(self, name: str, value: str | None) -> None:
        if value is None:
            os.environ.pop(name, None)
        else:
            os.environ[name] = value


def process_environment() -> Environment:
    """Return the environment of this process, as near to its C libraries as may be."""
    with contextlib.suppress(OSError, AttributeError, TypeError):
        library = ctypes.CDLL(None)
        _ = library.setenv, library.unsetenv, library.getenv
        return _OfC(library)
    return _OfPython()


class Offline:
    """Counts who needs the proxy that leads nowhere; threads may share it."""

    def __init__(self, environment: Environment) -> None:
        self._environment = environment
        self._lock = threading.Lock()
        self._needed_by = 0
        self._before: dict[str, str | None] = {}

    def begin(self) -> None:
        """Direct every secure connection of C libraries to :data:`NOWHERE`.

        Plain ones (a camera's MJPEG address) are left as they are, and so are exceptions from the proxy other than the
        one that would let the reports through.
        """
        with self._lock:
            self._needed_by += 1
            if self._needed_by > 1:
                return
            self._before = {name: self._environment.get(name) for name in (*_PROXY, *_EXCEPT)}
            for name in _PROXY:
                self._environment.put(name, NOWHERE)
            for name in _EXCEPT:
                hosts = self._before[name]
                if hosts is not None:
                    self._environment.put(name, ",".join(h for h in hosts.split(",") if not _lets_through(h)))

    def end(self) -> None:
        """Undo :meth:`begin` when the last one is done."""
        with self._lock:
            self._needed_by -= 1
            if self._needed_by == 0:
                for name, value in self._before.items():
                    self._environment.put(name, value)

    @contextlib.contextmanager
    def kept(self) -> Iterator[None]:
        """Call :meth:`begin` before a block and :meth:`end` after it."""
        self.begin()
        try:
            yield
        finally:
            self.end()


def _lets_through(host: str) -> bool:
    name = host.strip().lstrip(".")
    return name == "*" or (bool(name) and REPORTS_GO_TO.endswith(name))


OFFLINE = Offline(process_environment())
"""The one of this process."""
