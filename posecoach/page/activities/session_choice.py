"""What a person can ask the coach to lead through, and the exercises that come of it."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from posecoach.app.live.resume import Interrupted, interrupted
from posecoach.app.person_files import PersonFiles
from posecoach.coaching.planning.plan import PlannedExercise
from posecoach.coaching.planning.routine_plan import plan_routine
from posecoach.core.errors import PosecoachError
from posecoach.history.plan_file import kept_plan
from posecoach.progress.dose import express_again, express_first
from posecoach.progress.left_out import day_of
from posecoach.progress.record import SessionRecord
from posecoach.registry import exercise as find_exercise
from posecoach.registry import exercises


class SessionKind(StrEnum):
    """How much a session leads through."""

    ROUTINE = "routine"
    EXPRESS = "express"
    ONLY = "only"


@dataclass(frozen=True, slots=True)
class SessionChoice:
    """A session that somebody wants.

    Attributes
    ----------
    exercise
        The id, where it is only one.
    goes_on
        Whether it is what is left of a routine that was broken off lately.
    """

    kind: SessionKind
    exercise: str = ""
    goes_on: bool = False


def exercise_choices() -> list[tuple[str, str]]:
    """Return id and name of every exercise, by name."""
    return sorted(((spec.id, spec.name) for spec in exercises().values()), key=lambda pair: pair[1])


def choice_of(kind: str, exercise: str = "", *, goes_on: bool = False) -> SessionChoice:
    """Return the choice that a form makes.

    Raises
    ------
    PosecoachError
        If there is no such kind or exercise.
    """
    if kind not in list(SessionKind):
        raise PosecoachError(f"{kind!r} is no session. Choose {', '.join(SessionKind)}.")
    only = kind == SessionKind.ONLY
    return SessionChoice(SessionKind(kind), find_exercise(exercise).id if only else "", goes_on and not only)


def items_of(
    choice: SessionChoice, files: PersonFiles, today: datetime.date, sessions: Sequence[SessionRecord] | None = None
) -> list[PlannedExercise]:
    """Return the exercises of a choice, each with the dose that the plan of the person or their history says.

    Whoever chooses an exercise by itself has what it needs, whatever the plan says of equipment. Where an exercise
    hurt last time, the history says less, whatever the plan says. ``sessions`` spares reading the history once more.

    Raises
    ------
    PosecoachError
        If the plan cannot be used.
    """
    known = exercises()
    only = [choice.exercise] if choice.kind is SessionKind.ONLY else []
    express, plan = choice.kind is SessionKind.EXPRESS, kept_plan(files.profile, known)
    at_hand = {name: said for name, said in plan.items() if not (only and name == "equipment")}
    items = plan_routine(known, express=express, only=only, plan=at_hand)
    past = files.sessions(today, (item.spec.id for item in items)) if sessions is None else sessions
    return [files.due(item, today, past) for item in items]


def begins_with_express(files: PersonFiles, sessions: Sequence[SessionRecord]) -> bool:
    """Whether the express routine is to begin with: for who is new or chose it last, if their plan names no exercises.

    Raises
    ------
    PosecoachError
        If the plan cannot be used.
    """
    known = exercises()
    plan = kept_plan(files.profile, known)
    if "techniques" in plan:
        return False
    express = {item.spec.id for item in plan_routine(known, express=True, plan=plan)}
    return express_first(sessions) or express_again(sessions, express)


def broken_off(
    done: Interrupted, routine: Sequence[PlannedExercise], express: Sequence[PlannedExercise]
) -> tuple[SessionKind, list[PlannedExercise]] | None:
    """Return which routine was broken off, and what is left of it; None where there is nothing to go on with.

    Parameters
    ----------
    done
        What was done of it; see :func:`posecoach.app.live.resume.interrupted`.
    routine, express
        Either routine from its beginning.
    """
    if not done.begun:
        return None
    kind, whole = (
        (SessionKind.EXPRESS, express) if done.was_express(routine, express) else (SessionKind.ROUTINE, routine)
    )
    left = done.left_of(whole)
    return (kind, left) if left else None


def items_left(choice: SessionChoice, files: PersonFiles, now: datetime.datetime) -> list[PlannedExercise]:
    """Return the exercises of a choice that are still to be done: all, or what is left where it goes on.

    Raises
    ------
    PosecoachError
        If the plan cannot be used, or nothing is left.
    """
    sessions = files.sessions(now.date(), exercises())
    items = items_of(choice, files, day_of(sessions, now), sessions)
    if not choice.goes_on:
        return items
    left = interrupted(files.profile.logs(), now).left_of(items)
    if not left:
        raise PosecoachError("The last routine was finished. Begin a new one.")
    return left
