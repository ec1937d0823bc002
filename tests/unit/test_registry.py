"""Finding exercises; the rules for all of them and plug-ins are tested in tests/contract."""

from __future__ import annotations

from posecoach.core.spec import ExerciseSpec
from posecoach.registry import exercise, exercises


def test_exercises_are_listed_in_order_of_their_ids() -> None:
    found = exercises()
    assert list(found) == sorted(found)
    assert {"row", "cat_camel", "scapular_retraction"} <= set(found)
    assert all(isinstance(spec, ExerciseSpec) for spec in found.values())


def test_one_exercise_is_that_of_the_list() -> None:
    assert exercise("row") is exercises()["row"]
