"""The thread that reads a clip, chooses what is looked at, and hands out pieces."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from posecoach.app.clip.piece_queue import ChosenPicture, PieceQueue, StoppedError
from posecoach.app.clip.pieces import WAITING_MAX_BYTES, Pieces, cut
from posecoach.sources.recorded.clip import ClipSource
from posecoach.sources.recorded.looks import LOOK_GAP_S, Look, LookChooser
from posecoach.sources.recorded.picture import Picture

WAITING_MIN = 8
"""Pictures that may wait, however large they are."""
WAITING_ALONE_BYTES = 16 * 2**20
"""Room for pictures that wait for the only tracker; each further one adds what a whole piece takes."""
POSES_AHEAD = 2
"""How many pictures may be on their way for each that may wait, looked at or not, until their poses are taken. Drawing
a video takes longer than looking does, and poses with silhouettes are 30 kB each."""
LOOK_ROUND_S = 0.1
"""While there is no room the reader checks this often whether the rest is still wanted."""


@dataclass(slots=True)
class ChosenPictures:
    """The pictures of a clip that are looked at, or repeat what was looked at; may be iterated again.

    Attributes
    ----------
    decoded
        How many pictures the last reading has decoded so far.
    """

    clip: ClipSource
    every_frame: bool
    decoded: int = 0

    @property
    def looks_hz(self) -> float:
        """How many a second there are at most, about."""
        return self.clip.rate_hz if self.every_frame else 1.0 / LOOK_GAP_S

    def __iter__(self) -> Iterator[ChosenPicture]:
        """Yield them, and always the last picture of the clip: how it ends is part of it."""
        chooser, self.decoded = LookChooser(self.every_frame), 0
        left_out: Picture | None = None
        for picture in self.clip.pictures():
            self.decoded += 1
            look = chooser.update(picture)
            left_out = picture if look is Look.SKIP else None
            if look is not Look.SKIP:
                yield picture, look
        if left_out is not None:
            yield left_out, Look.ESTIMATE


@dataclass(slots=True)
class ClipReader:
    """Fills pieces with pictures, one piece after the other, as far ahead as there is room.

    Parameters
    ----------
    trackers
        How many follow pieces at the same time.
    begun
        Called with each new piece, which is to be followed by somebody on another thread.
    """

    chosen: ChosenPictures
    trackers: int
    begun: Callable[[PieceQueue], object]
    stopped: threading.Event = field(default_factory=threading.Event)
    _pieces: queue.SimpleQueue[PieceQueue | BaseException | None] = field(default_factory=queue.SimpleQueue)
    _room: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(0))
    _ahead: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(0))
    _thread: threading.Thread | None = None

    def start(self) -> None:
        """Begin to read."""
        self._thread = threading.Thread(target=self._run, name="reader", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Make all come to an end, and wait until the clip is closed."""
        self.stopped.set()
        if self._thread is not None:
            self._thread.join()

    def done(self) -> None:
        """Say that a picture that was handed out is not needed any more."""
        self._room.release()

    def taken(self) -> None:
        """Say that the pose of a picture that was handed out has been taken."""
        self._ahead.release()

    def pieces(self) -> Iterator[PieceQueue]:
        """Yield the pieces in order, each as soon as it has begun."""
        while (piece := self._pieces.get()) is not None:
            if isinstance(piece, BaseException):
                raise piece
            yield piece

    def _run(self) -> None:
        try:
            self._hand_out()
            self._pieces.put(None)
        except StoppedError:
            self._pieces.put(None)
        except BaseException as error:  # noqa: BLE001  raised where the pieces are waited for
            self._pieces.put(error)

    def _hand_out(self) -> None:
        filling: dict[int, PieceQueue] = {}
        pieces: Pieces | None = None
        try:
            for picture, look in self.chosen:
                if pieces is None:
                    pieces = self._cut(picture)
                numbers = pieces.at(picture.t_s)
                for number in [n for n in filling if n not in numbers]:
                    filling.pop(number).end()
                for number in numbers:
                    if number not in filling:
                        filling[number] = self._begin(number, pieces)
                    filling[number].add(picture, look)
                self._wait_for_room()
        finally:
            for piece in filling.values():
                piece.end()

    def _cut(self, picture: Picture) -> Pieces:
        room_bytes = WAITING_ALONE_BYTES + (self.trackers - 1) * WAITING_MAX_BYTES
        waiting = max(WAITING_MIN, room_bytes // picture.size_bytes)
        self._room.release(waiting)
        self._ahead.release(POSES_AHEAD * waiting)
        return cut(self.chosen.clip.duration_s, picture.size_bytes, self.chosen.looks_hz)

    def _begin(self, number: int, pieces: Pieces) -> PieceQueue:
        piece = PieceQueue(number, pieces.begin_s(number))
        self._pieces.put(piece)
        self.begun(piece)
        return piece

    def _wait_for_room(self) -> None:
        for room in (self._room, self._ahead):
            while not room.acquire(timeout=LOOK_ROUND_S):
                if self.stopped.is_set():
                    raise StoppedError
        if self.stopped.is_set():
            raise StoppedError
