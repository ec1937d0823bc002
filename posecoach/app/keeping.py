"""What is kept of a person between sessions: calibration, event logs, history."""

from __future__ import annotations

import contextlib
import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from posecoach.analysis.calibration import Reference
from posecoach.app.live import LiveOptions, LiveOutcome
from posecoach.coaching.plan import SessionPlan
from posecoach.core.spec import ExerciseSpec
from posecoach.history.profile import Profile, history_path
from posecoach.history.store import History
from posecoach.progress.dose import next_plan
from posecoach.progress.record import SessionRecord


@dataclass(frozen=True, slots=True)
class Keeper:
    """Everything that is kept of one person. Nothing is written before a session has begun."""

    profile: Profile
    history_file: Path

    @classmethod
    def of(cls, user: str) -> Keeper:
        """Return the keeper of a person.

        Raises
        ------
        PosecoachError
            If the name cannot be used.
        """
        return cls(Profile.of(user), history_path())

    def reference(self, exercise: str) -> Reference | None:
        """Return the person's usual values in an exercise; None if it was never calibrated."""
        return self.profile.reference(exercise)

    def session_number(self, exercise: str) -> int:
        """Return which session of an exercise the next one is, from 1."""
        with self._history() as history:
            return 1 if history is None else history.session_number(self.profile.user, exercise)

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
    ) -> tuple[SessionPlan, tuple[str, ...]]:
        """Return what to do next by the person's sessions so far, and why, in sentences.

        ``sessions`` spares reading them again for each technique of a routine.
        """
        chosen = next_plan(spec, self.sessions() if sessions is None else sessions, today)
        plan = SessionPlan.of(replace(spec, dose=chosen.dose))
        return replace(plan, load_level=chosen.load_level), chosen.reasons

    def log_options(self, options: LiveOptions, exercise: str, now: datetime.datetime) -> LiveOptions:
        """Return the options with the event log that every session writes, and the person's name."""
        events = options.events if options.events is not None else self.profile.new_log(exercise, now)
        return replace(options, events=events, user=self.profile.user)

    def keep(self, outcome: LiveOutcome, now: datetime.datetime) -> None:
        """Keep a session that is over."""
        for exercise, reference in outcome.references.items():
            if reference.reps:
                self.profile.keep_reference(exercise, reference, now.isoformat(timespec="seconds"))
        if outcome.told:
            self.profile.keep_told(outcome.told)
        with History(self.history_file) as history:
            history.record_session(outcome.events)
