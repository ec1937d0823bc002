"""``posecoach live``: the coach at the camera."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from posecoach.cli.console import console
from posecoach.cli.session_options import (
    SessionOptions,
    over_words,
    print_notices,
    print_rest,
    print_spots,
    with_session_options,
)
from posecoach.core.errors import PosecoachError
from posecoach.core.events import CountCorrected, Event, SetEnded
from posecoach.registry import exercise as find_exercise

if TYPE_CHECKING:
    from posecoach.coaching.planning.plan import PlannedExercise
    from posecoach.core.spec import ExerciseSpec


@with_session_options
def live_command(
    exercise: Annotated[str, typer.Option("--exercise", "-e", help="See `posecoach exercises`.")],
    sets: Annotated[int | None, typer.Option(help="Sets; by default the usual dose.")] = None,
    reps: Annotated[int | None, typer.Option(help="Repetitions of a set.")] = None,
    rest: Annotated[float | None, typer.Option(help="Seconds of rest between sets.")] = None,
    calibrate: Annotated[
        bool, typer.Option("--calibrate/--no-calibrate", help="Measure the usual range with two guided repetitions.")
    ] = True,
    recalibrate: Annotated[
        bool, typer.Option("--recalibrate", help="Forget the usual range and measure anew.")
    ] = False,
    questions: Annotated[
        bool, typer.Option("--questions/--no-questions", help="Ask how it feels and how hard it was.")
    ] = True,
    *,
    session: SessionOptions,
) -> None:
    """Count aloud and correct while you exercise: a routine of one exercise, with the dose that your history suggests.

    Before the first session of an exercise it says who should leave it out and when to stop; n turns the page.

    Keys: space pause, n next, r restart the set, + and - correct the count,
    0 to 9 answer, c calibrate, m mute, h how was that, d details, f full screen,
    p it hurts, s skip what is said first or the exercise, q quit.

    Hands: one held above the head pauses and resumes, both end the set.
    """
    from posecoach.app.live.session import run_live
    from posecoach.app.person_files import PersonFiles
    from posecoach.coaching.setting import Guidance
    from posecoach.progress.left_out import day_of
    from posecoach.system import wall_clock

    spec = find_exercise(exercise)
    session.check_files()
    now = wall_clock.now()
    files = PersonFiles.of(session.user)
    sessions = files.sessions(now.date(), [spec.id])
    print_rest(sessions, now)
    item, reasons = files.plan(spec, day_of(sessions, now), sessions)
    item = item.changed(sets=sets, reps=reps, rest_s=rest)
    options = session.live_options(calibrate=calibrate, guidance=Guidance.FIRST_TIME, asks=questions)
    console.print(plan_words(item, reasons if sets is None and reps is None else ()))
    person = files.person([item], now.date(), recalibrate=recalibrate)
    with files.session(options, spec.id, now) as its_options:
        outcome = run_live([item], its_options, person)
        lost = files.keep(outcome, now)
    print_notices(outcome)
    for line in done_lines(outcome.events, spec):
        console.print(line)
    print_spots(outcome)
    console.print(over_words(outcome))
    if lost:
        raise PosecoachError(lost)


def plan_words(item: PlannedExercise, reasons: Iterable[str]) -> str:
    """Return how much is planned, and why."""
    from posecoach.phrases.catalogue import load
    from posecoach.phrases.dose_words import written_dose

    how_much = written_dose(item.dose, item.rest_s, load())
    return " ".join(filter(None, (f"Today: {how_much}." if how_much else "", *reasons)))


def done_lines(events: Sequence[Event], spec: ExerciseSpec) -> list[str]:
    """Return a line for each set; of an exercise in which nothing is counted, how long it lasted."""
    from posecoach.progress.figures import exercise_worked
    from posecoach.progress.recording import record_of
    from posecoach.progress.words import done_words

    if spec.counts:
        return [set_words(ended) for ended in sets_as_corrected(events)]
    record = record_of(events)
    did = [] if record is None else [done for done in record.exercises if exercise_worked(done)]
    return [f"{spec.name}: {done_words(done)}." for done in did]


def sets_as_corrected(events: Iterable[Event]) -> list[SetEnded]:
    """Return the sets of one exercise, with the counts that the person corrected after their ends."""
    sets: list[SetEnded] = []
    for event in events:
        if isinstance(event, SetEnded):
            sets.append(event)
        elif isinstance(event, CountCorrected) and event.set_index and sets:
            sets[-1] = replace(sets[-1], count=event.count)
    return sets


def set_words(event: SetEnded) -> str:
    """Return what a set was, partial repetitions only where there were any; one without a repetition is not praised."""
    partial = f", {event.partial} partial" if event.partial else ""
    line = f"set {event.index}: {event.count} done{partial}."
    advice = f"Next: {event.priority}" if event.priority else ""
    return " ".join(filter(None, (line, event.strength if event.count else "", advice)))
