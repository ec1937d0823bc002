from __future__ import annotations

from posecoach.core import events
from posecoach.core.events import Event


def test_the_registry_holds_every_event_class() -> None:
    defined = {
        name
        for name, value in vars(events).items()
        if isinstance(value, type) and issubclass(value, Event) and value is not Event
    }
    assert set(Event.registry) == defined
