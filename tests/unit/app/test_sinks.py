from __future__ import annotations

from posecoach.app.sinks import Sinks
from posecoach.core.events import Event, PhaseChanged, SinkFailed
from posecoach.core.vocabulary import Phase


class Remembers:
    def __init__(self) -> None:
        self.events: list[Event] = []
        self.closed = 0

    def handle(self, event: Event) -> None:
        self.events.append(event)

    def close(self) -> None:
        self.closed += 1


class Breaks(Remembers):
    def handle(self, event: Event) -> None:
        super().handle(event)
        raise OSError("no space left")

    def close(self) -> None:
        super().close()
        raise OSError("no space left")


def phase(t_s: float) -> PhaseChanged:
    return PhaseChanged(t_s=t_s, phase=Phase.OUT)


def test_a_sink_that_raises_is_left_out_and_reported_to_the_others() -> None:
    broken, well = Breaks(), Remembers()
    sinks = Sinks([broken, well])
    sinks.handle_all([phase(1.0), phase(2.0)])
    assert broken.events == [phase(1.0)]
    failure = SinkFailed(t_s=1.0, sink="Breaks", error="no space left")
    assert well.events == [phase(1.0), failure, phase(2.0)]
    assert sinks.failures == [failure]


def test_when_all_sinks_fail_the_session_goes_on() -> None:
    sinks = Sinks([Breaks(), Breaks()])
    sinks.handle_all([phase(1.0), phase(2.0)])
    assert len(sinks.failures) == 2


def test_every_sink_is_closed_even_if_one_cannot_be() -> None:
    broken, well = Breaks(), Remembers()
    Sinks([broken, well]).close()
    assert (broken.closed, well.closed) == (1, 1)
