"""Which exercises a routine has, in which order, and how much of each: the usual ones, or what a plan says."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from posecoach.coaching.planning.plan import PlannedExercise
from posecoach.core.dose import RoutinePlace
from posecoach.core.errors import PosecoachError
from posecoach.core.spec import ExerciseSpec

NUMBERS: Mapping[str, type[int] | type[float]] = {
    "sets": int,
    "reps": int,
    "rest_s": float,
    "hold_s": float,
    "minutes": float,
}
"""What a plan may say of a technique; see :meth:`posecoach.coaching.planning.plan.PlannedExercise.changed`."""
NOTHING_LEFT = (
    "Nothing is left of the routine: leave out less, name other techniques, or those whose equipment is there."
)
"""Whoever reads it may have named them on the page, in a plan or by options."""


def plan_routine(
    known: Mapping[str, ExerciseSpec],
    *,
    express: bool = False,
    only: Iterable[str] = (),
    skip: Iterable[str] = (),
    plan: Mapping[str, Any] = MappingProxyType({}),
) -> list[PlannedExercise]:
    """Return the exercises to do, in order.

    Parameters
    ----------
    known
        Exercises by id.
    express
        The quarter of an hour.
    only, skip
        Ids; ``only`` wins over ``express`` and the plan's list.
    plan
        What a plan says, as :func:`parse_plan` returns it.

    Raises
    ------
    PosecoachError
        If an id is unknown, a number makes no sense, or nothing is left to do.
    """
    usual = [name for name, place in _places(known) if place.express or not express]
    ids = tuple(only) or tuple(usual if express else plan.get("techniques", usual))
    left_out = set(skip)
    for name in (*ids, *left_out):
        if name not in known:
            raise PosecoachError(f"There is no technique {name!r}. Choose from: {', '.join(known)}.")
    ids = tuple(dict.fromkeys(_with_equipment(i, known, plan.get("equipment", {})) for i in ids))
    items = [_changed(PlannedExercise.of(known[i]), plan.get(i, {})) for i in ids if i and i not in left_out]
    if not items:
        raise PosecoachError(NOTHING_LEFT)
    return items


def equipment_of(known: Mapping[str, ExerciseSpec]) -> tuple[str, ...]:
    """Return the equipment without which something of the routine is replaced or left out."""
    return tuple(dict.fromkeys(place.needs for _, place in _places(known) if place.needs))


def _places(known: Mapping[str, ExerciseSpec]) -> list[tuple[str, RoutinePlace]]:
    """Return the exercises that the routine has, in the order in which they build on each other."""
    placed = [(spec.id, spec.prescription.routine) for spec in known.values() if spec.prescription.routine is not None]
    return sorted(placed, key=lambda of: (of[1].order, of[0]))


def _with_equipment(exercise: str, known: Mapping[str, ExerciseSpec], equipment: Mapping[str, Any]) -> str:
    """Return what is done with the equipment that is there; what stands for it may lack some, too. Empty: nothing."""
    for _ in known:  # two that stand for each other end, too
        place = known[exercise].prescription.routine if exercise else None
        if place is None or not place.needs or equipment.get(place.needs) is not False:
            return exercise
        exercise = place.instead
    return ""


def _changed(item: PlannedExercise, wish: Mapping[str, Any]) -> PlannedExercise:
    exercise = item.spec.id
    strange = set(wish) - set(NUMBERS)
    if strange:
        raise PosecoachError(
            f"The plan for {exercise} says {', '.join(sorted(strange))}; it may say {', '.join(sorted(NUMBERS))}."
        )
    for name, value in wish.items():
        whole = NUMBERS[name] is int
        if isinstance(value, bool) or not isinstance(value, int if whole else int | float):
            kind = "a whole number" if whole else "a number"
            raise PosecoachError(f"The plan for {exercise} says {name} = {value!r}; {kind} is expected.")
    return replace(item.changed(**wish), fixed=not wish.keys() <= {"rest_s"})


def parse_plan(toml: str, called: str, known: Mapping[str, ExerciseSpec]) -> dict[str, Any]:
    """Return what the text of a plan says, by its names.

    Parameters
    ----------
    toml
        ``techniques``, a table ``equipment``, and a table per technique with any of :data:`NUMBERS`.
    called
        What errors call the plan: "The plan routine.toml".
    known
        Exercises by id.

    Raises
    ------
    PosecoachError
        If it is not TOML, or has names that no plan has.
    """
    try:
        plan = tomllib.loads(toml)
    except (ValueError, RecursionError) as error:  # not TOML, numbers without end, or nested without end
        raise PosecoachError(f"{called} is not valid TOML: {error}.") from error
    strange = set(plan) - {"techniques", "equipment", *known}
    if strange:
        raise PosecoachError(
            f"{called} says {', '.join(sorted(strange))}; "
            "it may have techniques, equipment, and a table for each technique."
        )
    techniques = plan.get("techniques", [])
    if not isinstance(techniques, list) or not all(isinstance(name, str) for name in techniques):
        raise PosecoachError(f'{called} says techniques = {techniques!r}; a list like ["row"] is expected.')
    for name, wish in plan.items():
        if name != "techniques" and not isinstance(wish, Mapping):
            raise PosecoachError(f"{called} says {name} = {wish!r}; a table [{name}] is expected.")
    return plan
