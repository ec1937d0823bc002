"""What keeps the program in shape: records, modules and faults of a size that can be read, and nothing unused."""

from __future__ import annotations

import ast
import dataclasses
import graphlib
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import pytest

from posecoach.core.faults import Feedback, RepFault, StateFault
from posecoach.core.measure import Combine, Statistic
from posecoach.core.spec import ExerciseSpec
from posecoach.registry import exercises

PACKAGE = Path(__file__).parents[2] / "posecoach"
FILES = sorted(PACKAGE.rglob("*.py"))
MOST_FIELDS, MOST_ATTRIBUTES, MOST_OF_A_FAULT, MOST_LINES, MEDIAN_LINES = 15, 12, 12, 300, 120
MOST_STATEMENT_LINES, MEDIAN_STATEMENT_LINES = 40, 10
LARGE_RECORDS = {"Figures", "RepCompleted"}
"""Records with more fields; the reason stands in their docstring."""


def classes() -> Iterator[ast.ClassDef]:
    for file in FILES:
        yield from (node for node in ast.walk(ast.parse(file.read_text("utf-8"))) if isinstance(node, ast.ClassDef))


def is_dataclass(kind: ast.ClassDef, word: str = "dataclass") -> bool:
    return any("dataclass" in (text := ast.unparse(d)) and word in text for d in kind.decorator_list)


def own_fields(kind: ast.ClassDef) -> set[str]:
    annotated = (node for node in kind.body if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name))
    return {node.target.id for node in annotated if "ClassVar" not in ast.unparse(node.annotation)}


def all_fields(kind: ast.ClassDef, by_name: dict[str, ast.ClassDef]) -> set[str]:
    """Return the fields of a dataclass, those that it inherits too."""
    bases = (by_name[base.id] for base in kind.bases if isinstance(base, ast.Name) and base.id in by_name)
    return own_fields(kind).union(*(all_fields(base, by_name) for base in bases))


def attributes(kind: ast.ClassDef) -> set[str]:
    """Return what a class keeps: what its methods assign to ``self``, and fields if it is a dataclass that changes."""
    assigned = (node for node in ast.walk(kind) if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store))
    kept = {node.attr for node in assigned if isinstance(node.value, ast.Name) and node.value.id == "self"}
    return kept | (own_fields(kind) if is_dataclass(kind) and not is_dataclass(kind, "frozen=True") else set())


def test_a_record_has_at_most_fifteen_fields_or_a_reason() -> None:
    records = {kind.name: kind for kind in classes() if is_dataclass(kind)}
    assert {name for name, kind in records.items() if len(all_fields(kind, records)) > MOST_FIELDS} == LARGE_RECORDS


def test_a_class_has_at_most_twelve_attributes() -> None:
    assert {kind.name for kind in classes() if len(attributes(kind)) > MOST_ATTRIBUTES} == set()


@pytest.mark.parametrize("kind", [RepFault, StateFault, Feedback])
def test_a_fault_has_at_most_twelve_fields(kind: type) -> None:
    assert len(dataclasses.fields(kind)) <= MOST_OF_A_FAULT


def test_a_module_has_at_most_three_hundred_lines() -> None:
    assert [file.name for file in FILES if len(file.read_text(encoding="utf-8").splitlines()) > MOST_LINES] == []


def test_half_of_the_modules_are_short() -> None:
    assert median(len(file.read_text(encoding="utf-8").splitlines()) for file in FILES) <= MEDIAN_LINES


def statement_lines(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Return how many lines the body of a function has without its docstring."""
    body = function.body[1:] if ast.get_docstring(function, clean=False) is not None else function.body
    return (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0


def functions() -> Iterator[tuple[str, int]]:
    """Yield each function with its file, and how many lines it has."""
    for file in FILES:
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield f"{file.name}: {node.name}", statement_lines(node)


def test_a_function_has_at_most_forty_lines_and_half_have_ten() -> None:
    lengths = list(functions())
    assert {name: lines for name, lines in lengths if lines > MOST_STATEMENT_LINES} == {}
    assert median(lines for _, lines in lengths) <= MEDIAN_STATEMENT_LINES


def module_name(file: Path) -> str:
    return ".".join(file.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(".__init__")


def imported(file: Path, modules: set[str]) -> set[str]:
    """Return the modules that a file imports, also within functions and for types alone."""
    found = set()
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module is not None:
            named = {f"{node.module}.{alias.name}" for alias in node.names}
            found |= named & modules or {node.module}
        elif isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
    return found & modules - {module_name(file)}


def test_no_modules_import_each_other_in_a_circle() -> None:
    modules = set(map(module_name, FILES))
    graphlib.TopologicalSorter({module_name(file): imported(file, modules) for file in FILES}).prepare()


def test_every_statistic_is_one_that_an_exercise_uses() -> None:
    measures = [m for spec in exercises().values() for m in spec.measures]
    assert {m.statistic for m in measures} == set(Statistic)
    assert {m.combine for m in measures} == set(Combine)


FOR_THOSE_WITHOUT_EVIDENCE = frozenset({"requirements"})
"""What an exercise of another package needs without labelled recordings to learn from, as the one of the guide."""


@pytest.mark.parametrize("kind", [ExerciseSpec, RepFault, StateFault, Feedback])
def test_every_field_of_an_exercise_is_one_that_an_exercise_uses(kind: type) -> None:
    specs = list(exercises().values())
    faults = [fault for spec in specs for fault in spec.all_faults()]
    values = [*specs, *faults, *(fault.feedback for fault in faults)]
    own = [value for value in values if type(value) is kind]
    for field in dataclasses.fields(kind):
        if field.name in FOR_THOSE_WITHOUT_EVIDENCE:
            continue
        made = field.default_factory
        default = field.default if made is dataclasses.MISSING else made()
        assert any(getattr(value, field.name) != default for value in own), field.name
