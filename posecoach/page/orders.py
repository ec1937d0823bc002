"""What a person can ask the coach to lead through, and the exercises that come of it."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import StrEnum

from posecoach.app.keeping import PersonFiles
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
    """A session that somebody wants. ``exercise`` is the id, where it is only one."""

    kind: Kind
    exercise: str = ""


def order_of(kind: str, exercise: str = "") -> Order:
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
    return Order(Kind(kind), exercise if kind == Kind.ONLY else "")


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
