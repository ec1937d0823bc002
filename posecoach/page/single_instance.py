"""The page that is open already on this machine, so that a second start opens the same one."""

from __future__ import annotations

import contextlib
import json
import os
import socket
from collections.abc import Iterator
from pathlib import Path

from posecoach.history.data_folder import data_folder
from posecoach.system.read_file import read_json

FILE_MODE = 0o600
"""Whoever may read it may see the page."""
ANSWER_S = 1.0


@contextlib.contextmanager
def registered_instance(port: int, key: str) -> Iterator[None]:
    """Write down where the page is, for as long as the block runs."""
    path = _path()
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    path.unlink(missing_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, FILE_MODE), "w") as file:
        json.dump({"port": port, "key": key}, file)
    try:
        yield
    finally:
        path.unlink(missing_ok=True)


def running_instance() -> str | None:
    """Return the URL of the page that is open, with its key; None if none is."""
    with contextlib.suppress(OSError, ValueError, KeyError, TypeError, OverflowError):
        noted = read_json(_path())
        port, key = int(noted["port"]), str(noted["key"])
        with socket.create_connection(("127.0.0.1", port), ANSWER_S):
            return f"http://127.0.0.1:{port}/join#{key}"
    return None


def _path() -> Path:
    return data_folder() / "page.json"
