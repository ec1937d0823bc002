"""The newest picture and state of the running activity, published by its thread to any number of browsers.

Nobody waits for anybody: only the newest picture and the newest state are kept, and a browser that is slow misses those
in between.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum


class Shape(StrEnum):
    """Orientation of a browser's screen; each is drawn once, for all browsers that have it."""

    WIDE = "wide"
    TALL = "tall"

    @property
    def size_px(self) -> tuple[int, int]:
        """Width and height of its pictures."""
        return (1280, 720) if self is Shape.WIDE else (720, 1280)


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as JPEG. ``captured_s`` is when the camera took it, on the clock of :func:`time.time`."""

    number: int
    jpeg: bytes
    captured_s: float


@dataclass(eq=False, slots=True)
class Subscription:
    """One browser that follows the feed; ``changed`` is set on its ``loop`` when there is something new."""

    shape: Shape
    changed: asyncio.Event
    loop: asyncio.AbstractEventLoop


class LiveFeed:
    """The newest state as JSON, and the newest picture of each shape. Any thread may publish."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._state = "{}"
        self._pictures: dict[Shape, Picture] = {}
        self._number = 0
        self._subscriptions: set[Subscription] = set()

    @property
    def state(self) -> str:
        """The newest state, as JSON."""
        return self._state

    def picture(self, shape: Shape) -> Picture | None:
        """Return the newest picture of a shape; None if there is none."""
        return self._pictures.get(shape)

    def watched_shapes(self) -> list[Shape]:
        """Return the shapes that are subscribed to."""
        with self._lock:
            return sorted({subscription.shape for subscription in self._subscriptions})

    def publish_state(self, state: str) -> None:
        """Replace the state, and notify if it is another one."""
        if state != self._state:
            self._state = state
            self._notify()

    def publish_pictures(self, jpegs: dict[Shape, bytes], captured_s: float) -> None:
        """Replace the pictures, and notify."""
        self._number += 1
        self._pictures = {shape: Picture(self._number, jpeg, captured_s) for shape, jpeg in jpegs.items()}
        self._notify()

    def clear_pictures(self) -> None:
        """Remove the pictures, and notify."""
        self._pictures = {}
        self._notify()

    @contextmanager
    def subscribe(self, shape: Shape) -> Iterator[Subscription]:
        """Subscribe from the running event loop, for as long as the block runs."""
        subscription = Subscription(shape, asyncio.Event(), asyncio.get_running_loop())
        with self._lock:
            self._subscriptions.add(subscription)
        try:
            yield subscription
        finally:
            with self._lock:
                self._subscriptions.discard(subscription)

    def _notify(self) -> None:
        with self._lock:
            waiting = tuple(self._subscriptions)
        for subscription in waiting:
            try:
                subscription.loop.call_soon_threadsafe(subscription.changed.set)
            except RuntimeError:  # the server has stopped; nobody looks any more
                continue
