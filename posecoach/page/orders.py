"""What a person can ask the coach to lead through, and the exercises that come of it."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import StrEnum

from posecoach.app.keeping import PersonFiles
from posecoach.app.resume import interrupted
from posecoach.coaching.plan import PlannedExercise
from posecoach.coaching.routine_plan import plan_routine, wishes_of
from posecoach.core.errors import PosecoachError
from posecoach.history.settings import plan_path
from posecoach.registry import exercises


class Kind(StrEnum):
    """How much of it."""

    ROUTINE = "routine"
    EXPRESS = "express"
    ONLY = "only"


@dataclass(frozen=True, slots=True)
class Order:
    """A session that somebody wants.

    Attributes
    ----------
    exercise
        The id, where it is only one.
    goes_on
        Whether it is what is left of a routine that was broken off lately.
    """

    kind: Kind
    exercise: str = ""
    goes_on: bool = False


def order_of(kind: str, exercise: str = "", *, goes_on: bool = False) -> Order:
    """Return the order that a page asks for.

    Raises
    ------
    PosecoachError
        If there is no such kind or exercise.
    """
    if kind not in list(Kind):
        raise PosecoachError(f"{kind!r} is no session. Choose {', '.join(Kind)}.")
    if kind == Kind.ONLY and exercise not in exercises():
        raise PosecoachError(f"There is no exercise {exercise!r}. Choose from: {', '.join(sorted(exercises()))}.")
    return Order(Kind(kind), exercise if kind == Kind.ONLY else "", goes_on and kind != Kind.ONLY)


def items_of(order: Order, files: PersonFiles, today: datetime.date) -> list[PlannedExercise]:
    """Return the exercises of an order, each with the dose that the plan of the person or their history says.

    Where an exercise hurt last time, the history says less, whatever the plan says.

    Raises
    ------
    PosecoachError
        If the plan cannot be used.
    """
    path = plan_path(files.profile)
    plan = path if path.is_file() else None
    wanted = [order.exercise] if order.kind is Kind.ONLY else []
    items = plan_routine(exercises(), express=order.kind is Kind.EXPRESS, only=wanted, file=plan)
    fixed = wishes_of(plan, exercises()) if plan is not None else {}
    sessions = files.sessions(item.spec.id for item in items)
    return [files.due(item, today, sessions, planned=item.spec.id in fixed) for item in items]


def broken_off(files: PersonFiles, now: datetime.datetime) -> Order | None:
    """Return what goes on with a routine that was broken off lately; None where there is nothing to go on with.

    It was an express one if the first exercise of the whole routine was neither finished nor skipped.
    """
    done = interrupted(files.profile.logs(), now)
    if not done:
        return None
    whole = items_of(Order(Kind.ROUTINE), files, now.date())
    kind = Kind.ROUTINE if whole[0].spec.id in done else Kind.EXPRESS
    order = Order(kind, goes_on=True)
    return order if any(item.spec.id not in done for item in items_of(order, files, now.date())) else None


def items_left(order: Order, files: PersonFiles, now: datetime.datetime) -> list[PlannedExercise]:
    """Return the exercises of an order that are still to be done: all, or what is left where it goes on.

    Raises
    ------
    PosecoachError
        If the plan cannot be used, or nothing is left.
    """
    items = items_of(order, files, now.date())
    if not order.goes_on:
        return items
    done = interrupted(files.profile.logs(), now)
    left = [item for item in items if item.spec.id not in done]
    if not left:
        raise PosecoachError("The last routine was finished. Begin a new one.")
    return left
