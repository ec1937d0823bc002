"""What is kept of a person between sessions: calibration, event logs, history."""

from __future__ import annotations

import contextlib
import datetime
import shutil
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from posecoach.analysis.judgement.reference import Reference
from posecoach.app.live.options import LiveOptions
from posecoach.app.live.resume import ROUTINE
from posecoach.app.live.session import LiveOutcome
from posecoach.app.outputs import attempt
from posecoach.coaching.planning.plan import PlannedExercise
from posecoach.coaching.setting import Person
from posecoach.core.errors import PosecoachError
from posecoach.core.spec import ExerciseSpec
from posecoach.history.data_folder import history_path
from posecoach.history.forgetting import finish_forgetting
from posecoach.history.profile import Profile
from posecoach.history.session_lock import NAME as LOCK_NAME
from posecoach.history.session_lock import in_session
from posecoach.history.store import History
from posecoach.progress.dose import LONG_BREAK_DAYS, hurt_last_time, next_dose, spots_worse_last_time
from posecoach.progress.figures import exercise_worked, worked_or_hurt
from posecoach.progress.left_out import of_today, why_left_out
from posecoach.progress.past import until
from posecoach.progress.record import SessionRecord
from posecoach.progress.spots import worse_last_time
from posecoach.system import wall_clock

RECENT_SESSIONS = 20
"""A dose follows from the last session with the exercise, and from those before it that were not eased."""


@dataclass(frozen=True, slots=True)
class PersonFiles:
    """Everything that is kept of one person. Nothing is written before a session has begun."""

    profile: Profile
    history_file: Path

    @classmethod
    def of(cls, user: str) -> PersonFiles:
        """Return what is kept of a person.

        Raises
        ------
        PosecoachError
            If the name cannot be used.
        """
        files = cls(Profile.of(user), history_path())
        finish_forgetting()
        return files

    def person(
        self,
        items: Sequence[PlannedExercise],
        today: datetime.date,
        *,
        recalibrate: bool = False,
        goes_on: bool = False,
        now: datetime.datetime | None = None,
    ) -> Person:
        """Return what is known of the person for a session.

        Parameters
        ----------
        recalibrate
            Whether the usual values are measured anew.
        goes_on
            Whether the session goes on with one that was broken off, about which there is nothing to ask.
        now
            When a routine begins: it leaves out what hurt today and what was done too lately or enough; one that goes
            on does not count what it did itself. None: it is no routine, and begins when the clock says that it is.
        """
        ids = [item.spec.id for item in items]
        known = {} if recalibrate else {item.spec.id: self._reference(item.spec) for item in items}
        with self._history() as history:
            user = self.profile.user
            numbers = {} if history is None else {i: history.session_number(user, i) for i in ids}
            done = [] if history is None else until(today, history.recent(user, ids, RECENT_SESSIONS))
        last = next((session for session in reversed(done) if worked_or_hurt(session)), None)
        slept = last is not None and last.day < today and not of_today(last, now or wall_clock.now())
        return Person(
            references={i: reference for i, reference in known.items() if reference is not None},
            session_numbers=numbers,
            informed=_still_known(self.profile.informed(), done, today),
            worse_sides={i: sides for i in ids if (sides := worse_last_time(i, done))},
            asks_day_after=not goes_on and slept,
            left_out={} if now is None else _left_out(items, done, now, goes_on=goes_on),
            begun=frozenset(item.spec.id for item in items if goes_on and item.begun),
        )

    def _reference(self, spec: ExerciseSpec) -> Reference | None:
        """Return the person's usual values in an exercise, that are learned again where there are none.

        None of those learned from what is no longer counted, and of a file that is damaged.
        """
        try:
            kept = self.profile.reference(spec.id)
        except PosecoachError:
            return None
        return kept if kept is not None and kept.learned_as >= spec.prescription.learned_as else None

    def all_sessions(self) -> list[SessionRecord]:
        """Return all of the person's sessions, in order of time."""
        with self._history() as history:
            return [] if history is None else history.sessions(self.profile.user)

    def outlines(self) -> list[SessionRecord]:
        """Return all of the person's sessions in order of time, in outline; see :meth:`History.outlines`."""
        with self._history() as history:
            return [] if history is None else history.outlines(self.profile.user)

    def sessions(self, today: datetime.date, exercises: Iterable[str] = ()) -> list[SessionRecord]:
        """Return the person's last sessions until today, and the last ones with each exercise, in order of time.

        What comes next depends on these alone, and a start need not wait for years to be read.
        """
        with self._history() as history:
            found = [] if history is None else history.recent(self.profile.user, exercises, RECENT_SESSIONS)
        return until(today, found)

    @contextlib.contextmanager
    def _history(self) -> Iterator[History | None]:
        """Open the history with the sessions that broke off, whose logs are all there is; None if there is nothing."""
        logs = self.profile.logs()
        if not logs and not self.history_file.exists():
            yield None
            return
        with History(self.history_file) as history:
            history.catch_up(logs)
            yield history

    def plan(
        self, spec: ExerciseSpec, today: datetime.date, sessions: Sequence[SessionRecord] | None = None
    ) -> tuple[PlannedExercise, tuple[str, ...]]:
        """Return what to do next by the person's sessions so far, and why, in sentences.

        ``sessions`` spares reading them again for each exercise of a routine.
        """
        chosen = next_dose(spec, self.sessions(today, [spec.id]) if sessions is None else sessions, today)
        return PlannedExercise.of(spec, chosen.dose, chosen.change), chosen.reasons

    def due(self, item: PlannedExercise, today: datetime.date, sessions: Sequence[SessionRecord]) -> PlannedExercise:
        """Return an exercise as it is due: as much as the history says, or where a plan fixes it, the plan.

        After it hurt, or made a spot worse, it is no more than the history says.
        """
        by_history = self.plan(item.spec, today, sessions)[0]
        if not item.fixed:
            return replace(by_history, rest_s=item.rest_s)
        less = hurt_last_time(item.spec, sessions) or spots_worse_last_time(item.spec, sessions)
        too_much = less and item.dose.amount > by_history.dose.amount
        return replace(item, dose=by_history.dose, change=by_history.change) if too_much else item

    @contextlib.contextmanager
    def session(self, options: LiveOptions, exercise: str, now: datetime.datetime) -> Iterator[LiveOptions]:
        """Yield the options with the event log that every session writes, and the person's name.

        While the block runs the person cannot be forgotten. A log into which nothing came is deleted. A rehearsal
        before a clip writes none but the one that was asked for. Of a session that is refused nothing stays.
        """
        if options.rehearses:
            yield replace(options, user=self.profile.user)
            return
        new = not self.profile.exists
        self.profile.make_folder()
        try:
            with in_session(self.profile.folder):
                own = None if options.events is not None else self.profile.new_log(exercise, now)
                try:
                    yield replace(options, events=own or options.events, user=self.profile.user)
                finally:
                    if own is not None:
                        _drop_empty(own)
        except PosecoachError:  # refused, as a source that is no camera
            if new:
                _drop_unused(self.profile.folder)
            raise

    def keep(self, outcome: LiveOutcome, now: datetime.datetime) -> str:
        """Keep a session that is over: the history first, then what can be learned again.

        Return in sentences what could not be kept, and why; empty: nothing. How the session went is to be said first.
        Of a rehearsal nothing is kept.
        """
        if outcome.rehearsal:
            return ""
        problems: list[str] = []
        attempt(lambda: self._record(outcome), problems)
        if outcome.informed:
            attempt(lambda: self.profile.keep_informed(outcome.informed), problems)
        for exercise, reference in outcome.references.items():
            if reference.reps:
                moment = now.isoformat(timespec="seconds")
                attempt(partial(self.profile.keep_reference, exercise, reference, moment), problems)
        return " ".join(dict.fromkeys(problems))

    def _record(self, outcome: LiveOutcome) -> None:
        with History(self.history_file) as history:
            history.record_session(outcome.events)


def _left_out(
    items: Iterable[PlannedExercise], last_done: Sequence[SessionRecord], now: datetime.datetime, *, goes_on: bool
) -> dict[str, str]:
    own = ROUTINE if goes_on else ""
    whys = {item.spec.id: why_left_out(item.spec, last_done, now, goes_on=own) for item in items}
    return {i: why for i, why in whys.items() if why is not None}


def _still_known(informed: frozenset[str], last_done: Sequence[SessionRecord], today: datetime.date) -> frozenset[str]:
    """Return the exercises whose risks need not be said again: what has not been done for weeks is new again.

    ``last_done`` are the last session and the last ones with each exercise, in order of time.
    """
    if last_done and (today - last_done[-1].day).days >= LONG_BREAK_DAYS:
        return frozenset()
    last_days = {done.exercise: one.day for one in last_done for done in one.exercises if exercise_worked(done)}
    away = {exercise for exercise, day in last_days.items() if (today - day).days >= LONG_BREAK_DAYS}
    return informed - away


def _drop_empty(log: Path) -> None:
    with contextlib.suppress(OSError):
        if log.stat().st_size == 0:
            log.unlink()


def _drop_unused(folder: Path) -> None:
    """Delete a person's folder in which nothing was kept: somebody with one is known, and not asked who they are."""
    with contextlib.suppress(OSError):
        if not any(entry.is_file() and entry.name != LOCK_NAME for entry in folder.rglob("*")):
            shutil.rmtree(folder)
