"""Starts the session that was chosen: on this machine's camera, model and voice, shown on the page and kept."""

from __future__ import annotations

import contextlib
import datetime
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from posecoach.app.live.options import LiveOptions
from posecoach.app.live.resume import ROUTINE
from posecoach.app.live.session import LiveOutcome, run_live
from posecoach.app.loop import SessionScreen
from posecoach.app.person_files import PersonFiles
from posecoach.coaching.display.view import Moment
from posecoach.coaching.planning.plan import PlannedExercise
from posecoach.coaching.setting import Guidance, Person
from posecoach.core.errors import PosecoachError
from posecoach.core.spec import ExerciseSpec
from posecoach.core.vocabulary import EndReason
from posecoach.history.settings import PersonSettings, keep_settings, read_settings, settings_to_change
from posecoach.page.activities.activity_runner import ActivityRunner, Ending
from posecoach.page.activities.session_choice import SessionChoice, SessionKind, items_left
from posecoach.page.home_view import change_of
from posecoach.page.streaming.moment_state import moment_state
from posecoach.page.voice import player_of, voice_of
from posecoach.phrases.catalogue import Controls, load
from posecoach.progress.figures import exercise_worked
from posecoach.progress.recording import record_of
from posecoach.progress.spot_words import soreness_lines
from posecoach.progress.streak import streak
from posecoach.progress.words import (
    DOCTOR_IF,
    NOTHING,
    done_words,
    hurt_words,
    reported_words,
    so_far_words,
    streak_words,
)
from posecoach.screen.pictures import Pictures
from posecoach.screen.session_picture import SessionPicture
from posecoach.system import wall_clock

Run = Callable[
    [Sequence[PlannedExercise], LiveOptions, Person, str, Sequence[SessionScreen]],
    LiveOutcome,
]
"""As :func:`posecoach.app.live.session.run_live`."""
SAID_AT_END = {
    EndReason.PLAN_DONE: "All done for today. Well done.",
    EndReason.STOPPED_FOR_PAIN: f"Rest now. With chest pain, trouble breathing or numbness, get help now. {DOCTOR_IF}",
}
ENDED = "The session was ended. What you did is kept."
SETTLES = "It should settle within a day. If it does not, see a doctor or therapist."
"""What hurt a little while the rest was done (exercises.md 12)."""
NOTHING_DONE = "The session is over. Come back when it suits you."
REHEARSED = "That was a clip in place of the camera: it is no practice, and your history takes nothing of it."


@dataclass(frozen=True, slots=True)
class SessionLauncher:
    """Starts sessions on the runner.

    Attributes
    ----------
    source
        In place of the camera of the person's settings; empty: theirs.
    run
        Leads through the exercises; a stand-in has a camera of its own.
    """

    runner: ActivityRunner
    source: str = ""
    model: Path | None = None
    run: Run = run_live

    def start(self, choice: SessionChoice, user: str) -> None:
        """Start a session; one of that name that is running goes on.

        Raises
        ------
        PosecoachError
            If another one is running, the plan or the settings of the person cannot be used, or all is left out now.
        """
        now = wall_clock.now()
        files = PersonFiles.of(user)
        settings, problem = settings_to_change(files.profile)
        if problem:
            raise PosecoachError(f"{problem} Or save them anew under Settings: that replaces it.")
        items = items_left(choice, files, now)
        name = items[0].spec.name if choice.kind is SessionKind.ONLY else "The routine"
        if self.runner.current == name:
            return  # its button was pressed twice
        routine = now if choice.kind is not SessionKind.ONLY else None
        person = files.person(items, now.date(), goes_on=choice.goes_on, now=routine)
        if not person.to_do(items):  # since its button was shown
            raise PosecoachError(
                "There is nothing to do in it right now. The first page says why, and what you can do instead."
            )
        self.runner.start(name, lambda: self._lead(choice, files, settings, items, person, now), settings.volume_ratio)

    def _lead(
        self,
        choice: SessionChoice,
        files: PersonFiles,
        settings: PersonSettings,
        items: Sequence[PlannedExercise],
        person: Person,
        now: datetime.datetime,
    ) -> Ending:
        """Lead through the exercises to the end."""
        words = load(settings.language).naming(Controls.BUTTONS)
        specs = {item.spec.id: words.of(item.spec) for item in items}
        name = choice.exercise or ROUTINE
        drawing = SessionPicture(words, Pictures(specs.values()))

        def state_json(moment: Moment) -> str:
            return json.dumps({**moment_state(moment, words, specs), "volume": self.runner.loudness.ratio})

        with self._keeping_loudness(files), files.session(self._options(settings), name, now) as its_options:
            with self.runner.screen(drawing, state_json) as screen:
                outcome = self.run(items, its_options, person, name, [screen])
            lost = files.keep(outcome, now)
        lines = said_at_end(outcome, specs)
        if lost:
            lines.append(lost)
        elif outcome.reason is EndReason.PLAN_DONE and not outcome.rehearsal:
            sessions = files.outlines()
            lines.append(f"{streak_words(streak(sessions, now.date()), dots=False)} {so_far_words(sessions)}")
        return Ending("\n".join(lines), well=outcome.reason is not EndReason.STOPPED_FOR_PAIN)

    @contextlib.contextmanager
    def _keeping_loudness(self, files: PersonFiles) -> Iterator[None]:
        """Keep how loud the voice was last for the next session, if the settings say something else."""
        try:
            yield
        finally:
            with contextlib.suppress(PosecoachError, OSError):  # how the session went is more
                kept, ratio = read_settings(files.profile), self.runner.loudness.ratio
                if ratio != kept.volume_ratio and files.profile.exists:
                    keep_settings(files.profile, replace(kept, volume_ratio=ratio))

    def _options(self, settings: PersonSettings) -> LiveOptions:
        return LiveOptions(
            source=self.source or settings.camera,
            headless=True,
            model=self.model,
            voice=voice_of(settings),
            player=player_of(settings),
            loudness=self.runner.loudness,
            guidance=Guidance.FULL,
        )


def said_at_end(outcome: LiveOutcome, specs: Mapping[str, ExerciseSpec]) -> list[str]:
    """Return how a session ended, what was done in it, and what to change; after pain nobody is corrected."""
    record = record_of(outcome.events)
    did = [done for done in record.exercises if exercise_worked(done)] if record is not None else []
    lines = [f"{specs[d.exercise].name if d.exercise in specs else d.exercise}: {done_words(d)}" for d in did]
    lines += [line for d in did for line in soreness_lines(record, d)] if record is not None else []
    names = {exercise: spec.name for exercise, spec in specs.items()}
    change = "" if outcome.reason is EndReason.STOPPED_FOR_PAIN else change_of(outcome.events, names)
    lines += [f"Next time: {change}"] if change else []
    felt = reported_words(record) if record is not None else NOTHING
    lines += [f"Pain, 0 to 10: {felt}"] if felt != NOTHING else []
    hurt = hurt_words(record, names) if record is not None else ""
    lines += [hurt[0].upper() + hurt[1:]] if hurt else []
    if outcome.reason is EndReason.STOPPED_FOR_PAIN:
        return [SAID_AT_END[outcome.reason], *lines]
    lines += [SETTLES] if hurt else []
    over = SAID_AT_END.get(outcome.reason, ENDED) if did else NOTHING_DONE
    return [REHEARSED if outcome.rehearsal else over, *lines]
