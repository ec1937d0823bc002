"""An exercise is one file: put into a package of its own, it works everywhere, and no other file is touched."""

from __future__ import annotations

import dataclasses
import shutil
import sys
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from typer.testing import CliRunner

from posecoach.app.clip.analyze import analyze
from posecoach.app.live.options import LiveOptions
from posecoach.app.live.session import run_live
from posecoach.cli.app import app
from posecoach.coaching.planning.plan import PlannedExercise
from posecoach.coaching.planning.routine_plan import plan_routine
from posecoach.coaching.setting import Guidance, Person
from posecoach.core.answers import EffortReported
from posecoach.core.cue import Cue
from posecoach.core.events import Event, ExerciseEnded, ExerciseStarted, SetEnded
from posecoach.core.spec import ExerciseSpec
from posecoach.core.vocabulary import CueStatus, EndReason
from posecoach.history.data_folder import history_path
from posecoach.history.plan_file import read_plan
from posecoach.history.profile import Profile
from posecoach.history.store import History
from posecoach.phrases.catalogue import load
from posecoach.progress.dose import next_dose
from posecoach.registry import exercise, exercises
from posecoach.results.words.explanations import explanations
from posecoach.testing import check_exercise
from tests.support.led import GUIDED, led
from tests.support.live_devices import Figure, ScriptedCamera
from tests.support.rowing import pose_of, row_angles
from tests.support.sample_poses import POSES
from tests.support.sessions import MONDAY, Script
from tests.unit.app.live.test_session import Stage

FILE = Path(__file__).parents[1] / "support" / "data" / "elbow_pull.py"
QUIET = LiveOptions(headless=True, calibrate=False, asks=False, guidance=Guidance.NONE)


@pytest.fixture(autouse=True)
def spec(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ExerciseSpec:
    """Install a package of one file and one entry point, as pip would."""
    packages = tmp_path / "site-packages"
    installed = packages / "other_moves-1.0.dist-info"
    installed.mkdir(parents=True)
    (installed / "METADATA").write_text("Metadata-Version: 2.1\nName: other-moves\nVersion: 1.0\n")
    (installed / "entry_points.txt").write_text("[posecoach.exercises]\nelbow_pull = elbow_pull:SPEC\n")
    shutil.copy(FILE, packages)
    monkeypatch.syspath_prepend(str(packages))
    monkeypatch.delitem(sys.modules, "elbow_pull", raising=False)
    monkeypatch.setenv("POSECOACH_DATA", str(tmp_path / "data"))
    return exercise("elbow_pull")


def texts(events: list[Event] | tuple[Event, ...]) -> list[str]:
    return [e.text for e in events if isinstance(e, Cue) and e.status is CueStatus.RAISED and e.text]


def test_it_keeps_the_rules_and_is_listed(spec: ExerciseSpec) -> None:
    check_exercise(spec)
    listed = CliRunner().invoke(app, ["exercises"]).output
    assert "elbow_pull" in listed
    assert "elbow-tight" in listed


def test_its_clips_are_counted_judged_and_explained(spec: ExerciseSpec) -> None:
    result = analyze(POSES / "row_standing_side.npz", "elbow_pull")
    assert result.full > 0
    assert set(result.fault_counts()) >= {"elbow-tight"}
    assert any("is open" in line for line in explanations(result, spec))


def test_a_live_session_counts_corrects_praises_and_sums_up(
    spec: ExerciseSpec, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage = Stage(monkeypatch)
    stage.camera = ScriptedCamera(45.0)
    stage.figure = Figure(lambda t_s: pose_of(t_s, row_angles([6.0 + 5.0 * i for i in range(6)])))
    item = PlannedExercise.of(spec)
    outcome = run_live([item], QUIET, Person(informed=frozenset({spec.id})))
    said = texts(outcome.events)
    assert {"One", "Open your elbows"} <= set(said)
    (ended,) = [e for e in outcome.events if isinstance(e, SetEnded)]
    assert (ended.full, ended.priority) == (6, "Open your elbows")
    (summary,) = [text for text in said if text.startswith("6 full repetitions.")]
    assert summary.endswith("Next: open your elbows.")


def test_a_fault_that_goes_is_praised_in_its_words(spec: ExerciseSpec) -> None:
    depth = {s: 1.0 if i < 3 else 0.7 for i, s in enumerate([1.0 + 5.0 * k for k in range(8)])}

    def angles(t_s: float, side: str) -> tuple[float, float]:
        start = max((s for s in depth if s <= t_s), default=1.0)
        return row_angles(list(depth), depth[start])(t_s, side)  # type: ignore[arg-type]

    session = led([PlannedExercise.of(spec, dataclasses.replace(spec.prescription.dose, reps=8))])
    events = [event for i in range(45 * 15) for event in session.update(pose_of(i / 15, angles))]  # type: ignore[arg-type]
    assert "Lovely open elbows" in texts(events)


def test_the_routine_has_it_in_its_place_and_without_its_equipment_what_stands_for_it(tmp_path: Path) -> None:
    known = exercises()
    ids = [item.spec.id for item in plan_routine(known)]
    assert ids.index("elbow_pull") == ids.index("cat_camel") - 1
    assert "elbow_pull" in [item.spec.id for item in plan_routine(known, express=True)]
    plan = tmp_path / "plan.toml"
    plan.write_text('techniques = ["row", "elbow_pull"]\nequipment = { towel = false }\n')
    assert [item.spec.id for item in plan_routine(known, plan=read_plan(plan, known))] == ["row", "chair_extension"]


def test_a_routine_leads_through_it_and_asks_how_hard_it_was(spec: ExerciseSpec) -> None:
    session = led([PlannedExercise.of(spec, dataclasses.replace(spec.prescription.dose, reps=2))], GUIDED)
    events: list[Event] = []
    for i in range(300 * 10):
        events += session.update(pose_of(i / 10, row_angles([5.0 * k for k in range(1, 59)])))  # type: ignore[arg-type]
        if texts(events) and "How hard was that" in texts(events)[-1]:
            events += session.digit(4, i / 10)
        if any(isinstance(e, EffortReported) for e in events):
            break
    said = texts(events)
    assert [e.exercise for e in events if isinstance(e, ExerciseStarted)] == ["elbow_pull"]
    assert [e.reason for e in events if isinstance(e, ExerciseEnded)] == [EndReason.DONE]
    assert any("towel" in text for text in said)
    assert [(e.exercise, e.rpe) for e in events if isinstance(e, EffortReported)] == [("elbow_pull", 4.0)]


def a_session(at: datetime, reps: int) -> list[Event]:
    script = Script("elbow_pull", at=at)
    script.begin("elbow_pull", sets=1, reps=reps, load_level=1).a_set(reps).effort(4.0).end()
    return script.over()


def test_the_history_keeps_it_and_its_dose_grows_as_it_says(spec: ExerciseSpec) -> None:
    assert next_dose(spec, [], MONDAY.date()).dose.reps == 4
    with History(history_path()) as history:
        for day, reps in ((0, 4), (2, 6)):
            history.record_session(a_session(MONDAY + timedelta(days=day), reps))
        sessions = history.sessions("me")
    assert next_dose(spec, sessions, MONDAY.date() + timedelta(days=4)).dose.reps == 7
    shown = CliRunner().invoke(app, ["history", "--user", Profile.of("me").user, "--exercise", "elbow_pull"])
    assert shown.exit_code == 0, shown.output
    assert "Elbow pull" in shown.output


def test_it_can_be_translated(spec: ExerciseSpec) -> None:
    language = dataclasses.replace(load("en"), language="qq", exercises={"elbow_pull.elbow-tight.cue": "Malfermu"})
    assert language.of(spec).feedback()["elbow-tight"].cue == "Malfermu"


def test_no_file_of_the_project_knows_it() -> None:
    package = Path(__file__).parents[2] / "posecoach"
    assert [file for file in package.rglob("*.py") if "elbow_pull" in file.read_text(encoding="utf-8")] == []
