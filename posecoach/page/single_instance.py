"""The page that is open already on this machine, so that a second start opens the same one."""

from __future__ import annotations

import contextlib
import json
import os
import socket
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from posecoach.history.data_folder import data_folder
from posecoach.system.read_file import read_json

LOOPBACK = "127.0.0.1"
FILE_MODE = 0o600
"""Whoever may read it may see the page."""
ANSWER_S = 1.0


@dataclass(frozen=True, slots=True)
class Instance:
    """A page that is open: its port, and the key to it."""

    port: int
    key: str

    def address(self, code: str) -> str:
        """Return the address under which a browser of this machine enters with a code, a ticket or the key."""
        return f"http://{LOOPBACK}:{self.port}/join#{code}"


@contextlib.contextmanager
def registered(instance: Instance) -> Iterator[None]:
    """Write down where the page is, for as long as the block runs."""
    path = _path()
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    path.unlink(missing_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, FILE_MODE), "w") as file:
        json.dump(asdict(instance), file)
    try:
        yield
    finally:
        path.unlink(missing_ok=True)


def running_instance() -> Instance | None:
    """Return the page that is open; None if none is."""
    with contextlib.suppress(OSError, ValueError, KeyError, TypeError, OverflowError):
        noted = read_json(_path())
        found = Instance(int(noted["port"]), str(noted["key"]))
        with socket.create_connection((LOOPBACK, found.port), ANSWER_S):
            return found
    return None


def _path() -> Path:
    return data_folder() / "page.json"
