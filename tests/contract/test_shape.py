"""What keeps the program in shape: records, modules and faults of a size that can be read, and nothing unused."""

from __future__ import annotations

import ast
import dataclasses
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import pytest

from posecoach.core.events import RepCompleted
from posecoach.core.faults import Feedback, RepFault, StateFault
from posecoach.core.measure import Combine, Statistic
from posecoach.core.spec import ExerciseSpec
from posecoach.registry import exercises

PACKAGE = Path(__file__).parents[2] / "posecoach"
FILES = sorted(PACKAGE.rglob("*.py"))
CORE = sorted((PACKAGE / "core").glob("*.py"))
MOST_FIELDS, MOST_OF_A_FAULT, MOST_LINES, MEDIAN_LINES = 15, 12, 300, 120
WITH_A_REASON = {ExerciseSpec.__name__, RepCompleted.__name__}
"""Records of the core with more fields; the reason stands in their docstring."""


def records(file: Path) -> Iterator[tuple[str, int]]:
    """Yield the dataclasses of a file with the number of their fields."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ClassDef) and any("dataclass" in ast.unparse(d) for d in node.decorator_list):
            fields = [
                f for f in node.body if isinstance(f, ast.AnnAssign) and "ClassVar" not in ast.unparse(f.annotation)
            ]
            yield node.name, len(fields)


@pytest.mark.parametrize("file", CORE, ids=lambda file: file.name)
def test_a_record_of_the_core_has_at_most_fifteen_fields_or_a_reason(file: Path) -> None:
    large = {name for name, fields in records(file) if fields > MOST_FIELDS}
    assert large - WITH_A_REASON == set()


@pytest.mark.parametrize("kind", [RepFault, StateFault, Feedback])
def test_a_fault_has_at_most_twelve_fields(kind: type) -> None:
    assert len(dataclasses.fields(kind)) <= MOST_OF_A_FAULT


@pytest.mark.parametrize("file", CORE, ids=lambda file: file.name)
def test_a_module_of_the_core_has_at_most_three_hundred_lines(file: Path) -> None:
    assert len(file.read_text(encoding="utf-8").splitlines()) <= MOST_LINES


def test_half_of_the_modules_are_short() -> None:
    assert median(len(file.read_text(encoding="utf-8").splitlines()) for file in FILES) <= MEDIAN_LINES


def test_every_statistic_is_one_that_an_exercise_uses() -> None:
    measures = [m for spec in exercises().values() for m in spec.measures]
    assert {m.statistic for m in measures} == set(Statistic)
    assert {m.combine for m in measures} == set(Combine)


@pytest.mark.parametrize("kind", [ExerciseSpec, RepFault, StateFault, Feedback])
def test_every_field_of_an_exercise_is_one_that_an_exercise_uses(kind: type) -> None:
    specs = list(exercises().values())
    faults = [fault for spec in specs for fault in spec.all_faults()]
    values = [*specs, *faults, *(fault.feedback for fault in faults)]
    own = [value for value in values if type(value) is kind]
    for field in dataclasses.fields(kind):
        made = field.default_factory
        default = field.default if made is dataclasses.MISSING else made()
        assert any(getattr(value, field.name) != default for value in own), field.name
