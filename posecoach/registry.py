"""Finds the exercises: every file of :mod:`posecoach.exercises` with a ``SPEC``, and plug-ins of other packages.

A plug-in is an entry point of group ``posecoach.exercises`` that names an :class:`~posecoach.core.spec.ExerciseSpec`.
One that cannot be loaded is reported and left out; two exercises of one id are an error.
"""

from __future__ import annotations

import importlib
import logging
import pkgutil
from collections.abc import Iterator
from importlib.metadata import entry_points

import posecoach.exercises as package
from posecoach.core.errors import PosecoachError
from posecoach.core.spec import ExerciseSpec

AUTO = "auto"
"""Instead of the id of an exercise: which one it is, is recognised."""
ENTRY_POINT_GROUP = "posecoach.exercises"
_log = logging.getLogger(__name__)


def exercises() -> dict[str, ExerciseSpec]:
    """Return all exercises by id.

    Raises
    ------
    PosecoachError
        If two exercises have the same id.
    """
    found: dict[str, ExerciseSpec] = {}
    for spec in (*_own(), *_plugged_in()):
        if spec.id in found:
            raise PosecoachError(f"Two exercises have the id {spec.id!r}; rename or uninstall one of them.")
        found[spec.id] = spec
    return dict(sorted(found.items()))


def exercise(exercise_id: str) -> ExerciseSpec:
    """Return one exercise.

    Raises
    ------
    PosecoachError
        If there is none of that id.
    """
    known = exercises()
    if exercise_id not in known:
        raise PosecoachError(f"There is no exercise {exercise_id!r}. Choose one of: {', '.join(known)}.")
    return known[exercise_id]


def _own() -> Iterator[ExerciseSpec]:
    for module in pkgutil.iter_modules(package.__path__):
        spec = getattr(importlib.import_module(f"{package.__name__}.{module.name}"), "SPEC", None)
        if isinstance(spec, ExerciseSpec):
            yield spec


def _plugged_in() -> Iterator[ExerciseSpec]:
    for point in entry_points(group=ENTRY_POINT_GROUP):
        try:
            spec = point.load()
        except Exception as error:  # noqa: BLE001  a broken plug-in must not take the program down
            _log.warning("The exercise plug-in %s cannot be loaded and is left out: %s", point.value, error)
            continue
        if isinstance(spec, ExerciseSpec):
            yield spec
        else:
            _log.warning("The exercise plug-in %s is no ExerciseSpec and is left out", point.value)
