"""Source -> estimator -> analyzer -> sinks: the one loop that clips and live sessions run."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from posecoach.analysis.analyzer import Analyzer
from posecoach.core.events import Event, SinkFailed
from posecoach.core.frame import Frame
from posecoach.core.ports import FrameSource, PoseEstimator, Sink
from posecoach.core.pose import Pose

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Observation:
    """A pose and the frame it was seen in; of recorded poses there is no frame."""

    pose: Pose
    frame: Frame | None = None


class Tap(Protocol):
    """Looks on at every observation and what it led to: a recorder, an annotated video, a progress bar."""

    def __call__(self, observation: Observation, events: list[Event], /) -> None:
        """Take one observation."""
        ...


def observe(source: FrameSource, estimator: PoseEstimator) -> Iterator[Observation]:
    """Yield an observation for each frame of the source."""
    for frame in source:
        yield Observation(estimator.estimate(frame), frame)


def run(observations: Iterable[Observation], analyzer: Analyzer, sinks: Sinks, taps: Iterable[Tap] = ()) -> None:
    """Feed the analyzer until the observations end; hand every event to the sinks, and all to the taps."""
    watching = tuple(taps)
    for observation in observations:
        events = analyzer.update(observation.pose)
        sinks.handle_all(events)
        for tap in watching:
            tap(observation, events)
    sinks.handle_all(analyzer.finish())


class Sinks:
    """Hands events to several sinks. One that raises is reported to the others and left out from then on.

    Attributes
    ----------
    failures
        What became of those that were left out.
    """

    def __init__(self, sinks: Iterable[Sink]) -> None:
        self._sinks = list(sinks)
        self.failures: list[SinkFailed] = []

    def handle_all(self, events: Iterable[Event]) -> None:
        """Hand on events in order."""
        for event in events:
            self.handle(event)

    def handle(self, event: Event) -> None:
        """Hand one event to every sink, and then tell which of them failed."""
        failed = []
        for sink in tuple(self._sinks):
            try:
                sink.handle(event)
            except Exception as error:  # noqa: BLE001  a broken voice must not end the set
                _log.exception("%s failed and is left out", type(sink).__name__)
                self._sinks.remove(sink)
                failed.append(SinkFailed(t_s=event.t_s, sink=type(sink).__name__, error=str(error)))
        self.failures += failed
        self.handle_all(failed)

    def close(self) -> None:
        """Close every sink, also if one of them fails to."""
        for sink in self._sinks:
            try:
                sink.close()
            except Exception:  # noqa: BLE001  the others must be closed all the same
                _log.exception("%s could not be closed", type(sink).__name__)
