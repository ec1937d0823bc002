from __future__ import annotations

from posecoach.core.cue import Cue
from posecoach.core.events import PhaseChanged
from posecoach.core.vocabulary import CueStatus, Phase, Priority
from posecoach.sinks.captions import CaptionLines


def test_what_is_to_be_done_is_written_and_counts_and_dropped_cues_are_not() -> None:
    lines: list[str] = []
    sink = CaptionLines(lines.append)
    sink.handle(
        Cue(t_s=1.0, id="camera.missing", text="I can't find a camera. Please plug one in.", priority=Priority.CAMERA)
    )
    sink.handle(Cue(t_s=2.0, id="count.4", text="Four", priority=Priority.COUNT))
    sink.handle(
        Cue(t_s=3.0, id="cue.shrug", text="Shoulders away from ears", priority=Priority.FORM, status=CueStatus.DROPPED)
    )
    sink.handle(PhaseChanged(t_s=4.0, phase=Phase.OUT))
    sink.close()
    assert lines == ["I can't find a camera. Please plug one in."]
