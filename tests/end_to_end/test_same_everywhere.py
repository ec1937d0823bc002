"""One clip, three ways: analysed, played to the live coach, and as the only exercise of a routine."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest

from posecoach.analysis.tracking.presence import UNWATCHED_S
from posecoach.app.clip.analyze import analyze
from posecoach.app.live import session as live_session
from posecoach.app.live.options import LiveOptions
from posecoach.app.live.session import run_live
from posecoach.app.outputs import Outputs
from posecoach.coaching.planning.plan import PlannedExercise
from posecoach.coaching.session import Session
from posecoach.core.clip_review import ClipReviewed
from posecoach.core.cue import Cue
from posecoach.core.event_json import to_json
from posecoach.core.events import Event, ExerciseEnded, ExerciseStarted, SessionEnded, SessionStarted, StageChanged
from posecoach.core.pose import Pose
from posecoach.core.set_signals import SignalsKept
from posecoach.core.spec import Dose
from posecoach.core.vocabulary import Stage
from posecoach.registry import exercise
from posecoach.sources.recorded.log_file import read_log
from posecoach.speech.settings import VoiceSettings
from tests.support.led import GUIDED, led
from tests.support.lockstep import Lockstep, Posing
from tests.support.sample_poses import NAMES, POSES, sample

OPEN_END = Dose(sets=1)
FRAME = (SessionStarted, SessionEnded, ExerciseStarted, ExerciseEnded, StageChanged, Cue, SignalsKept, ClipReviewed)
"""How a session goes rather than what the person does, the course that a clip has in its result, and its review."""
STEP_S = 0.1
"""Of the pictures before the clip, whose own times stay as they are: a sum of times would round them."""


def shown_in(name: str) -> str:
    """The exercise of a clip; one that shows none is taken for rows."""
    return str(sample(name)[1]["exercise"] or "row")


def done(events: Sequence[Event]) -> list[str]:
    """Return what the person does, by the events, as the log has it."""
    return [to_json(e) for e in events if not isinstance(e, FRAME)]


def may_ask(name: str) -> bool:
    """Whether questions leave the set alone: of a spot that is pressed the session asks between its holds."""
    hold = exercise(shown_in(name)).hold
    return hold is None or hold.most_on_a_spot_s == 0.0


def analysed(name: str, folder: Path) -> list[Event]:
    analyze(POSES / f"{name}.npz", shown_in(name), outputs=Outputs(events=folder / "log.jsonl"))
    return read_log(folder / "log.jsonl")


def played(name: str, monkeypatch: pytest.MonkeyPatch) -> list[Event]:
    posing = Posing(sample(name)[0])
    monkeypatch.setattr(live_session, "resolve_model", lambda _: SimpleNamespace(name="poses", sha256=""))
    monkeypatch.setattr(live_session, "MediaPipePose", lambda model, silhouette: posing)
    monkeypatch.setattr(live_session, "open_live", lambda source, loop: Lockstep(posing.frames()))
    monkeypatch.setattr(live_session, "check_voice", lambda settings: None)
    options = LiveOptions(headless=True, voice=VoiceSettings(silent=True), asks=may_ask(name))
    return list(run_live([PlannedExercise.of(exercise(shown_in(name)), OPEN_END)], options).events)


def led_to_work(name: str, begin_s: float) -> tuple[Session, list[Event], float]:
    """Return a routine at the beginning of its set, its events until then, and the time of the next picture."""
    session = led([PlannedExercise.of(exercise(shown_in(name)), OPEN_END)], replace(GUIDED, asks=may_ask(name)))
    size_px = next(iter(sample(name)[0])).image_size_px
    events: list[Event] = []
    t_s = begin_s
    while session.stage is not Stage.WORKING:
        events += session.update(Pose.nobody(t_s, size_px))
        t_s += STEP_S
    return session, events, t_s


def in_a_routine(name: str) -> list[Event]:
    """Return the events of a routine whose person does what the clip shows when it is their turn."""
    poses = list(sample(name)[0])
    guided_s = led_to_work(name, 0.0)[2]
    session, events, t_s = led_to_work(name, -STEP_S - guided_s)
    assert -UNWATCHED_S / 2 < t_s < 0.0
    for pose in poses:
        events += session.update(pose)
    return [*events, *session.finish(poses[-1].t_s)]


@pytest.mark.parametrize("name", NAMES)
def test_a_clip_gives_the_same_events_wherever_it_is_looked_at(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = done(analysed(name, tmp_path))
    assert expected
    assert done(played(name, monkeypatch)) == expected
    assert done(in_a_routine(name)) == expected
