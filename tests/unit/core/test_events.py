from __future__ import annotations

from posecoach.core import answers, clip_review, cue, events, set_signals
from posecoach.core.cue import Cue
from posecoach.core.events import Event, ExerciseStarted


def test_the_registry_holds_every_event_class() -> None:
    modules = (events, cue, answers, clip_review, set_signals)
    defined = {
        value.written_as
        for value in (value for module in modules for value in vars(module).values())
        if isinstance(value, type) and issubclass(value, Event) and value is not Event
    }
    assert set(Event.registry) == defined


def test_a_class_may_have_another_name_than_logs_have_it_under() -> None:
    assert (ExerciseStarted.written_as, Event.registry["TechniqueStarted"]) == ("TechniqueStarted", ExerciseStarted)
    assert Cue.written_as == "Cue"
