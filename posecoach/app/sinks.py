"""What the events of a session go to: several sinks, of which one that fails does not take the others along."""

from __future__ import annotations

import logging
from collections.abc import Iterable

from posecoach.core.errors import PosecoachError
from posecoach.core.events import Event, SinkFailed
from posecoach.core.ports import Sink

_log = logging.getLogger(__name__)


class Sinks:
    """Hands events to several sinks. One that raises is reported to the others and left out from then on.

    Attributes
    ----------
    failures
        What became of those that were left out.
    """

    def __init__(self, sinks: Iterable[Sink] = ()) -> None:
        self._sinks = list(sinks)
        self.failures: list[SinkFailed] = []

    def add(self, sink: Sink) -> None:
        """Hand events to one more sink from now on."""
        self._sinks.append(sink)

    def handle_all(self, events: Iterable[Event]) -> None:
        """Hand on events in order."""
        for event in events:
            self.handle(event)

    def handle(self, event: Event) -> None:
        """Hand one event to every sink, and then report those that failed."""
        failed = []
        for sink in tuple(self._sinks):
            try:
                sink.handle(event)
            except Exception as error:  # noqa: BLE001  a broken voice must not end the set
                self._sinks.remove(sink)
                failed.append(_failed(sink, error, event.t_s))
        self.failures += failed
        self.handle_all(failed)

    def left_out(self, output: object, error: Exception, t_s: float) -> None:
        """Report an output that is no sink, failed, and is left out."""
        failed = _failed(output, error, t_s)
        self.failures.append(failed)
        self.handle(failed)

    def close(self) -> None:
        """Close every sink, also if one of them fails to."""
        for sink in self._sinks:
            try:
                sink.close()
            except Exception:  # noqa: BLE001  the others must be closed all the same
                _log.exception("%s could not be closed", type(sink).__name__)


def _failed(output: object, error: Exception, t_s: float) -> SinkFailed:
    """Return the event of a failure, and log where it happened: for what the person can mend its sentence is enough."""
    level = logging.DEBUG if isinstance(error, (OSError, PosecoachError)) else logging.ERROR
    name = type(output).__name__
    _log.log(level, "%s failed and is left out", name, exc_info=error)
    return SinkFailed(t_s=t_s, sink=name, error=str(error))
