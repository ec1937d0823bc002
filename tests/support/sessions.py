"""Sessions as their events, and logs of them, without a camera."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta, timezone
from pathlib import Path

from posecoach.core.answers import DayAfterReported, EffortReported, PainReported, SpotReported
from posecoach.core.event_json import to_json
from posecoach.core.events import (
    Event,
    ExerciseEnded,
    ExerciseStarted,
    HoldProgress,
    RepCompleted,
    SessionEnded,
    SessionStarted,
    SetEnded,
    StageChanged,
)
from posecoach.core.findings import FaultFinding
from posecoach.core.skeleton import Side
from posecoach.core.vocabulary import EndReason, HoldState, PainMoment, SpotFeeling, Stage

MONDAY = datetime(2026, 1, 5, 18, 0, tzinfo=timezone(timedelta(hours=1)))
SHRUG = FaultFinding(id="shrug", t_s=1.0, value=0.09, limit=0.05, severity=0.8)


def a_rep(t_s: float, index: int, **changes: object) -> RepCompleted:
    values: dict[str, object] = {
        "t_s": t_s + 3.0, "index": index, "start_s": t_s, "peak_s": t_s + 1.0, "end_s": t_s + 2.5, "full": True,
        "range": 60.0, "range_unit": "deg", "tempo_s": (1.0, 0.5, 1.0), "score": 90.0, "sides": ("left", "right"),
        "view": "side-left", "measures": {"pull_asym": 0.05, "elbow_start": 12.5}, "not_judged": ("flare",),
    }  # fmt: skip
    return RepCompleted(**(values | changes))  # type: ignore[arg-type]


class Script:
    """Writes the events of a session, one after the other, with a clock of its own."""

    def __init__(self, exercise: str = "row", *, at: datetime = MONDAY, user: str = "me") -> None:
        self.t_s = 10.0
        self.exercise = exercise
        self._reps = 0
        self.events: list[Event] = [
            SessionStarted(
                t_s=self.t_s, exercise=exercise, source="camera 0", model="full", model_sha256="ab", user=user,
                started_at=at.isoformat(),
            )
        ]  # fmt: skip

    def add(self, event: Event) -> Script:
        self.events.append(event)
        return self

    def also(self, events: Iterable[Event]) -> Script:
        self.events += events
        return self

    def stage(self, stage: Stage, index: int = 1) -> Script:
        return self.add(StageChanged(t_s=self.t_s, stage=stage, set_index=index))

    def begin(self, exercise: str, **planned: float) -> Script:
        self._reps, self.exercise = 0, exercise
        return self.add(ExerciseStarted(t_s=self.t_s, exercise=exercise, **planned))  # type: ignore[arg-type]

    def end(self, reason: EndReason = EndReason.DONE) -> Script:
        return self.add(ExerciseEnded(t_s=self.t_s, exercise=self.exercise, reason=reason))

    def rep(self, **changes: object) -> Script:
        self._reps += 1
        self.add(a_rep(self.t_s, self._reps, **changes))
        self.t_s += 3.0
        return self

    def a_set(self, full: int, partial: int = 0, *, index: int = 1, **changes: object) -> Script:
        self.stage(Stage.COUNTDOWN, index)
        self.t_s += 3.0
        self.stage(Stage.WORKING, index)
        for _ in range(full):
            self.rep(**changes)
        for _ in range(partial):
            self.rep(**(changes | {"full": False, "range": 20.0, "score": 40.0, "faults": (SHRUG,)}))
        self.add(SetEnded(t_s=self.t_s, index=index, full=full, partial=partial, count=full))
        self.stage(Stage.RESTING, index + 1)
        self.t_s += 30.0
        return self

    def sets(self, counts: Sequence[int], **changes: object) -> Script:
        for index, full in enumerate(counts, 1):
            self.a_set(full, index=index, **changes)
        return self

    def hold(self, held_s: float, target_s: float = 30.0, reason: str = "") -> Script:
        start_s = self.t_s
        self.add(HoldProgress(t_s=start_s, state=HoldState.STARTED, start_s=start_s, held_s=0.0, target_s=target_s))
        self.t_s += held_s
        end = HoldProgress(
            t_s=self.t_s, state=HoldState.ENDED, start_s=start_s, held_s=held_s, target_s=target_s, reason=reason
        )
        return self.add(end)

    def a_hold_set(self, held_s: Iterable[float], *, index: int = 1) -> Script:
        self.stage(Stage.WORKING, index)
        lengths = list(held_s)
        for one in lengths:
            self.hold(one)
        return self.add(
            SetEnded(t_s=self.t_s, index=index, full=0, partial=0, count=len(lengths), held_s=sum(lengths))
        ).stage(Stage.RESTING, index + 1)

    def pain(self, nprs: int, when: PainMoment, exercise: str = "") -> Script:
        return self.add(PainReported(t_s=self.t_s, nprs=nprs, when=when, exercise=exercise))

    def effort(self, rpe: float) -> Script:
        return self.add(EffortReported(t_s=self.t_s, rpe=rpe))

    def spot(self, number: int, feeling: SpotFeeling, pressed_s: float = 30.0, side: Side | None = None) -> Script:
        exercise = self.exercise
        return self.add(
            SpotReported(t_s=self.t_s, exercise=exercise, spot=number, pressed_s=pressed_s, feeling=feeling, side=side)
        )

    def sore(self, spot: int, first: int, last: int | None = None) -> Script:
        for when, nprs in ((PainMoment.BEFORE, first), (PainMoment.AFTER, last)):
            if nprs is not None:
                self.add(PainReported(t_s=self.t_s, nprs=nprs, when=when, exercise=self.exercise, spot=spot))
        return self

    def day_after(self, worse: bool) -> Script:
        return self.add(DayAfterReported(t_s=self.t_s, worse=worse))

    def over(self, reason: EndReason = EndReason.PLAN_DONE) -> list[Event]:
        self.add(SessionEnded(t_s=self.t_s, reason=reason, frames=100, frames_with_person=99))
        return self.events


def write_log(path: Path, events: Iterable[Event]) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(to_json(event) + "\n" for event in events))
    return path
