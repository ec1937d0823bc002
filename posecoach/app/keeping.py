"""What is kept of a person between sessions: calibration, event logs, history."""

from __future__ import annotations

import contextlib
import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from posecoach.app.live import LiveOptions, LiveOutcome
from posecoach.coaching.plan import PlannedExercise
from posecoach.coaching.setting import Person
from posecoach.core.spec import ExerciseSpec
from posecoach.history.profile import Profile, history_path
from posecoach.history.store import History
from posecoach.progress.dose import next_plan
from posecoach.progress.record import SessionRecord


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
        return cls(Profile.of(user), history_path())

    def person(
        self,
        items: Sequence[PlannedExercise],
        today: datetime.date,
        *,
        recalibrate: bool = False,
        goes_on: bool = False,
    ) -> Person:
        """Return what is known of the person for a session.

        Parameters
        ----------
        recalibrate
            Whether the usual values are measured anew.
        goes_on
            Whether the session goes on with one that was broken off, about which there is nothing to ask.
        """
        ids = [item.spec.id for item in items]
        known = {} if recalibrate else {i: self.profile.reference(i) for i in ids}
        with self._history() as history:
            user = self.profile.user
            numbers = {} if history is None else {i: history.session_number(user, i) for i in ids}
            sessions = [] if history is None else history.sessions(user)
        return Person(
            references={i: reference for i, reference in known.items() if reference is not None},
            session_numbers=numbers,
            informed=self.profile.told(),
            asks_day_after=not goes_on and bool(sessions) and sessions[-1].day < today,
        )

    def sessions(self) -> list[SessionRecord]:
        """Return the person's sessions so far, in order of time."""
        with self._history() as history:
            return [] if history is None else history.sessions(self.profile.user)

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
        chosen = next_plan(spec, self.sessions() if sessions is None else sessions, today)
        return PlannedExercise(spec, replace(chosen.dose, load_level=chosen.load_level)), chosen.reasons

    def log_options(self, options: LiveOptions, exercise: str, now: datetime.datetime) -> LiveOptions:
        """Return the options with the event log that every session writes, and the person's name."""
        events = options.events if options.events is not None else self.profile.new_log(exercise, now)
        return replace(options, events=events, user=self.profile.user)

    def keep(self, outcome: LiveOutcome, now: datetime.datetime) -> None:
        """Keep a session that is over."""
        for exercise, reference in outcome.references.items():
            if reference.reps:
                self.profile.keep_reference(exercise, reference, now.isoformat(timespec="seconds"))
        if outcome.informed:
            self.profile.keep_told(outcome.informed)
        with History(self.history_file) as history:
            history.record_session(outcome.events)
