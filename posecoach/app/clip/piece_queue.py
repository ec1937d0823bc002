"""One piece of a clip on its way from the reader through a tracker to the analysis."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace

from posecoach.core.pose import Pose
from posecoach.estimators.mediapipe_pose import MediaPipePose
from posecoach.estimators.person import PersonChoice
from posecoach.sources.recorded.looks import Look
from posecoach.sources.recorded.picture import Picture

ChosenPicture = tuple[Picture, Look]


@dataclass(frozen=True, slots=True)
class Seen:
    """A pose, and the number of its picture."""

    pose: Pose
    index: int


class StoppedError(Exception):
    """Nobody wants the rest any more."""


def followed(estimator: MediaPipePose, pictures: Iterable[ChosenPicture]) -> Iterator[Seen]:
    """Yield what an estimator sees in pictures."""
    last: Pose | None = None
    for picture, look in pictures:
        if look is Look.REPEAT and last is not None:
            last = replace(last, t_s=picture.t_s)
        else:
            last = estimator.estimate(picture.frame())
        yield Seen(last, picture.index)


@dataclass(slots=True)
class PieceQueue:
    """Pictures in, poses out, each from a thread of its own.

    Parameters
    ----------
    number
        Which piece it is, from 0.
    begin_s
        When it begins; what comes before is for warming up.
    """

    number: int
    begin_s: float
    _pictures: queue.SimpleQueue[ChosenPicture | None] = field(default_factory=queue.SimpleQueue)
    _seen: queue.SimpleQueue[Seen | BaseException | None] = field(default_factory=queue.SimpleQueue)

    def add(self, picture: Picture, look: Look) -> None:
        """Add the next picture that is looked at, or repeats what the last one showed."""
        self._pictures.put((picture, look))

    def end(self) -> None:
        """Say that all pictures are there."""
        self._pictures.put(None)

    def fail(self, error: BaseException) -> None:
        """Hand an error to whoever waits for the poses."""
        self._seen.put(error)

    @property
    def choice(self) -> PersonChoice:
        """Whom to follow: in a later piece whoever is there; they are compared with the end of the one before."""
        return PersonChoice(trusting=self.number > 0)

    def follow(self, estimator: MediaPipePose, done: Callable[[], None], stopped: threading.Event) -> None:
        """Look at all pictures; ``done`` is called after each of the piece's own, which needs no more room."""
        for seen in followed(estimator, iter(self._pictures.get, None)):
            if stopped.is_set():
                break
            self._seen.put(seen)
            if seen.pose.t_s >= self.begin_s:
                done()
        self._seen.put(None)

    def seen(self) -> Iterator[Seen]:
        """Yield what was seen, warming up included, as it comes."""
        while (item := self._seen.get()) is not None:
            if isinstance(item, BaseException):
                raise item
            yield item
