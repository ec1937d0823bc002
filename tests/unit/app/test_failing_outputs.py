from __future__ import annotations

from posecoach.app.failing_outputs import NAMES, SAID, broken_off, voice_failures
from posecoach.core.events import SinkFailed
from posecoach.screen.session_video import SessionVideo
from posecoach.sinks.event_log import EventLog


def failed(sink: str, error: str = "The disk is full.") -> SinkFailed:
    return SinkFailed(t_s=1.0, sink=sink, error=error)


def test_files_that_break_off_are_named_as_people_call_them_and_others_are_not() -> None:
    assert broken_off([failed("EventLog"), failed("SpeechSink"), failed("SessionVideo")]) == [
        "The event log broke off: The disk is full.",
        "The recorded video broke off: The disk is full.",
    ]


def test_the_voice_reports_itself_what_it_fails_at() -> None:
    assert voice_failures([failed("voice", "no sound"), failed("EventLog")]) == ["The voice failed: no sound"]


def test_outputs_are_known_by_the_names_of_their_classes() -> None:
    assert set(SAID) == set(NAMES) == {EventLog.__name__, SessionVideo.__name__}
