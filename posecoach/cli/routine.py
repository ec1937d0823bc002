"""``posecoach routine``: the whole program, guided from start to finish."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
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
from posecoach.core.events import ExerciseStarted
from posecoach.core.vocabulary import EndReason

if TYPE_CHECKING:
    from posecoach.app.live.session import LiveOutcome
    from posecoach.coaching.planning.plan import PlannedExercise
    from posecoach.coaching.setting import Person

OWN_PLAN = " This follows the plan and the equipment of your settings; --plan names another plan."


@with_session_options
def routine_command(
    express: Annotated[
        bool, typer.Option("--express", help="A quarter of an hour: cat/camel, self-massage, rows.")
    ] = False,
    only: Annotated[list[str] | None, typer.Option(help="Only this technique; may be given several times.")] = None,
    skip: Annotated[
        list[str] | None, typer.Option(help="Leave this technique out; may be given several times.")
    ] = None,
    plan: Annotated[Path | None, typer.Option(help="A plan file (TOML); see docs/routine.md.")] = None,
    resume: Annotated[bool, typer.Option("--resume", help="Continue where the last routine broke off.")] = False,
    *,
    session: SessionOptions,
) -> None:
    """Lead through the seven techniques: heat, fatigue, roller, chair, cat/camel, massage, rows.

    Keys besides those of `posecoach live`: 0 to 9 answer, n turns the page, s skips a technique, p = it hurts.
    """
    from posecoach.app.live.resume import NOTHING_DONE, ROUTINE, interrupted
    from posecoach.app.live.session import run_live
    from posecoach.app.person_files import PersonFiles
    from posecoach.coaching.planning.routine_plan import plan_routine
    from posecoach.history.plan_file import kept_plan, read_plan
    from posecoach.progress.dose import express_first
    from posecoach.progress.left_out import day_of
    from posecoach.registry import exercises
    from posecoach.system import wall_clock

    session.check_files({"the plan": plan})
    now = wall_clock.now()
    files = PersonFiles.of(session.user)
    known = exercises()
    wishes = read_plan(plan, known) if plan else kept_plan(files.profile, known)
    done = interrupted(files.profile.logs(), now) if resume else NOTHING_DONE
    items = plan_routine(known, express=express, only=only or (), skip=skip or (), plan=wishes)
    if not (express or only or plan) and done.was_express(items, plan_routine(known, express=True, plan=wishes)):
        items = plan_routine(known, express=True, skip=skip or (), plan=wishes)
    sessions = files.sessions(now.date(), (item.spec.id for item in items))
    print_rest(sessions, now)
    items = [files.due(item, day_of(sessions, now), sessions) for item in items]
    if resume and done == NOTHING_DONE:
        console.print("There is no routine to go on with: none broke off in the last twelve hours. This is a new one.")
    if express_first(sessions) and not (express or only or plan or "techniques" in wishes or done.begun):
        console.print("New here? `posecoach routine --express` takes a quarter of an hour, a good way to begin.")
    if not (left := done.left_of(items)):
        console.print("The last routine was finished. Start a new one without --resume.")
        return
    person = files.person(left, now.date(), goes_on=done != NOTHING_DONE, now=None if only else now)
    console.print(_today(left, person) + (OWN_PLAN if wishes and not plan else ""))
    if not person.to_do(left):
        return
    name = items[0].spec.id if only and len(items) == 1 and done == NOTHING_DONE else ROUTINE
    with files.session(session.live_options(), name, now) as its_options:
        outcome = run_live(left, its_options, person, name)
        lost = files.keep(outcome, now)
    _print_over(outcome, left, files.profile.user)
    if lost:
        raise PosecoachError(lost)


def _today(items: Sequence[PlannedExercise], person: Person) -> str:
    """Return what is to be done, and what is left out; where that is all, why, and what can be done instead."""
    to_do = [item.spec.name for item in person.to_do(items)]
    others = [item.spec.name for item in items if item.spec.id in person.left_out]
    if not to_do:
        from posecoach.phrases.catalogue import load

        why = [load().say(person.left_out[item.spec.id], name=item.spec.name) for item in items]
        return " ".join(
            [
                "There is nothing to do in this routine right now.",
                *why,
                "You can do another exercise by itself: `posecoach live`.",
            ]
        )
    return " ".join(f"{what}: {', '.join(names)}." for what, names in (("Today", to_do), ("Left out", others)) if names)


def _print_over(outcome: LiveOutcome, left: Sequence[PlannedExercise], user: str) -> None:
    print_notices(outcome)
    print_spots(outcome)
    console.print(over_words(outcome, f"`posecoach history --user {user}` shows how you are doing."))
    if outcome.rehearsal and outcome.reason is EndReason.SOURCE_ENDED and (missed := _not_begun(left, outcome)):
        console.print(missed)


def _not_begun(left: Iterable[PlannedExercise], outcome: LiveOutcome) -> str:
    """Return which exercises a clip was too short for; empty: none."""
    begun = {event.exercise for event in outcome.events if isinstance(event, ExerciseStarted)}
    names = ", ".join(item.spec.name for item in left if item.spec.id not in begun)
    return f"The clip was over before: {names}. `posecoach live` takes one exercise alone." if names else ""
