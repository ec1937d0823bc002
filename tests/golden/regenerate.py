"""Write the golden event files anew; see README.md in this folder."""

from __future__ import annotations

import dataclasses
from pathlib import Path

from posecoach.core.event_json import to_json
from posecoach.core.events import Event, PhaseChanged, RepCompleted
from posecoach.registry import exercise
from posecoach.testing import events_of
from tests.support.sample_poses import sample

FOLDER = Path(__file__).parent
CLIPS = {
    "row_chair_shrug": "row",
    "retraction_side_shrug": "scapular_retraction",
    "muscle_fatigue_side": "muscle_fatigue",
}


def golden_events(name: str) -> list[Event]:
    """Return the events of a clip as they are kept: without phases and measures."""
    events = [e for e in events_of(exercise(CLIPS[name]), sample(name)[0]) if not isinstance(e, PhaseChanged)]
    return [dataclasses.replace(e, measures={}) if isinstance(e, RepCompleted) else e for e in events]


def main() -> None:
    """Write all files."""
    for name in CLIPS:
        lines = [to_json(event) + "\n" for event in golden_events(name)]
        (FOLDER / f"{name}.jsonl").write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
