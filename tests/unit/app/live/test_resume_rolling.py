"""A routine that breaks off in the part that the clock leads, and one that goes on with it: both are run."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path

import pytest

from posecoach.app.live.resume import ROUTINE, interrupted
from posecoach.app.live.session import LiveOutcome
from posecoach.app.person_files import PersonFiles
from posecoach.coaching.planning.plan import PlannedExercise
from posecoach.coaching.requests import Command
from posecoach.coaching.session import Session
from posecoach.core.cue import Cue
from posecoach.core.events import Event, SessionEnded, SessionStarted, StageChanged
from posecoach.core.pose import Pose
from posecoach.core.vocabulary import EndReason, Stage
from posecoach.exercises.cat_camel import SPEC as CAT_CAMEL
from posecoach.exercises.foam_roller import SPEC as ROLLER
from posecoach.sinks.event_log import EventLog
from tests.support.led import IN_POSITION, led
from tests.support.sessions import MONDAY

STEP_S = 0.5
LATER = MONDAY + datetime.timedelta(minutes=20)
ITEMS = [PlannedExercise.of(CAT_CAMEL), PlannedExercise.of(ROLLER)]
Where = Callable[[Session, list[Event]], bool]


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> PersonFiles:
    monkeypatch.setenv("POSECOACH_DATA", str(tmp_path))
    return PersonFiles.of("me")


class Routine:
    """A routine before a camera that sees nobody, as is usual of people who lie; the first exercise is skipped."""

    def __init__(self, files: PersonFiles, items: list[PlannedExercise], now: datetime.datetime) -> None:
        self.session, self.events, self.t_s = led(items, IN_POSITION, files.person(items, now.date())), [], 0.0
        self._files, self._now = files, now
        self._path = files.profile.new_log(ROUTINE, now)
        self._log = EventLog(self._path)
        self._take([
            SessionStarted(
                t_s=0.0, exercise=ROUTINE, source="poses", model="", model_sha256="", user="me",
                started_at=now.isoformat(),
            )
        ])  # fmt: skip

    def _take(self, events: list[Event]) -> None:
        for event in events:
            self._log.handle(event)
        self.events += events

    def until(self, where: Where, limit_s: float = 400.0) -> Routine:
        while not where(self.session, self.events):
            assert self.t_s < limit_s
            self._take(self.session.update(Pose.nobody(self.t_s, (640, 480))))
            if self.session.spec.id == "cat_camel" and self.session.stage is Stage.FRAMING:
                self._take(self.session.command(Command.SKIP, self.t_s))
            self.t_s += STEP_S
        return self

    def rolled(self, seconds: float) -> Routine:
        return self.until(lambda _session, events: rolled_s(events, self.t_s) >= seconds)

    def end(self, how: str) -> None:
        """Let the person quit, or the machine die."""
        if how == "quit":
            self._take(self.session.finish(self.t_s))
            self._take([SessionEnded(t_s=self.t_s, reason=EndReason.ENDED_BY_PERSON)])
        self._log.close()
        if how == "quit":
            outcome = LiveOutcome(EndReason.ENDED_BY_PERSON, tuple(self.events))
            self._files.keep(outcome, self._now)

    def stages(self) -> list[str]:
        return [e.stage.value for e in self.events if isinstance(e, StageChanged)]

    def said(self) -> list[str]:
        return [e.text for e in self.events if isinstance(e, Cue) and e.status == "raised"]


def rolled_s(events: list[Event], now_s: float) -> float:
    stages = [e for e in events if isinstance(e, StageChanged)]
    ends_s = [*(e.t_s for e in stages[1:]), now_s]
    return sum(end_s - e.t_s for e, end_s in zip(stages, ends_s, strict=False) if e.stage is Stage.WORKING)


def goes_on(files: PersonFiles) -> list[PlannedExercise]:
    past = files.sessions(LATER.date(), (item.spec.id for item in ITEMS))
    items = [files.due(item, LATER.date(), past) for item in ITEMS]
    return interrupted(files.profile.logs(), LATER).left_of(items)


@pytest.mark.parametrize("how", ["quit", "killed"])
@pytest.mark.parametrize(("seconds", "rounds"), [(20.0, 2), (60.0, 1)])
def test_rounds_of_rolling_that_were_done_are_not_done_again(
    files: PersonFiles, how: str, seconds: float, rounds: int
) -> None:
    Routine(files, ITEMS, MONDAY).rolled(seconds).end(how)
    items = goes_on(files)
    assert [item.spec.id for item in items] == ["foam_roller"]
    assert items[0].dose == ROLLER.prescription.dose
    resumed = Routine(files, items, LATER).until(lambda session, _: session.stage is Stage.FRAMING)
    assert resumed.stages().count("working") == rounds
    assert rolled_s(resumed.events, resumed.t_s) == pytest.approx(45.0 * rounds, abs=2 * STEP_S)


@pytest.mark.parametrize("how", ["quit", "killed"])
def test_who_had_rolled_goes_on_with_the_bends_and_may_break_off_once_more(files: PersonFiles, how: str) -> None:
    part = ROLLER.prescription.first_part
    assert part is not None
    Routine(files, ITEMS, MONDAY).until(lambda session, events: part.then in texts(events)).end(how)
    for _ in range(2):
        resumed = Routine(files, goes_on(files), LATER).until(lambda session, _: session.stage is Stage.FRAMING)
        assert "working" not in resumed.stages()
        assert part.begin not in resumed.said()
        assert part.then in resumed.said()
        resumed.end(how)


def texts(events: list[Event]) -> list[str]:
    return [e.text for e in events if isinstance(e, Cue)]


def test_the_history_has_both_halves_and_the_next_dose_is_the_usual_one(files: PersonFiles) -> None:
    Routine(files, ITEMS, MONDAY).rolled(60.0).end("quit")
    Routine(files, goes_on(files), LATER).rolled(30.0).end("quit")
    worked = [done.worked_s for s in files.all_sessions() for done in s.exercises if done.exercise == "foam_roller"]
    assert worked == pytest.approx([60.0, 30.0], abs=2.0)
    assert files.plan(ROLLER, LATER.date())[0].dose == ROLLER.prescription.dose
