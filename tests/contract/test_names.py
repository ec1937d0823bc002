"""A new exercise is one file: nothing outside the exercises knows one, or a fault, by name."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from posecoach.registry import exercises

PACKAGE = Path(__file__).parents[2] / "posecoach"
FILES = sorted(file for file in PACKAGE.rglob("*.py") if "exercises" not in file.relative_to(PACKAGE).parts)
IDS = {spec.id for spec in exercises().values()} | {f for spec in exercises().values() for f in spec.fault_ids()}
CLIPS = (".mp4", ".npz")
WITH_DOCSTRING = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)


def texts(source: str) -> Iterator[tuple[int, str]]:
    """Yield line and text of each text in a program, without docstrings."""
    tree = ast.parse(source)
    docstrings = {id(node.body[0].value) for node in ast.walk(tree) if isinstance(node, WITH_DOCSTRING) and node.body
                  and isinstance(node.body[0], ast.Expr)}  # fmt: skip
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield node.lineno, node.value


def named(source: str) -> list[str]:
    """Return the texts that are an id, or an id of a sentence made from one; the name of a clip may be anything."""
    return [
        f"line {line}: {text}"
        for line, text in texts(source)
        if set(text.split(".")) & IDS and not text.endswith(CLIPS)
    ]


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(PACKAGE)))
def test_no_module_outside_the_exercises_names_an_exercise_or_a_fault(file: Path) -> None:
    assert named(file.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("source", ['if spec.id == "row": ...', 'TEXTS = {"cat_camel.head-only": "x"}', 'f("shrug")'])
def test_a_name_is_found(source: str) -> None:
    assert len(named(source)) == 1


@pytest.mark.parametrize("source", ['"""About the row."""', 'TABLE = "rows"', "row = 1", 'open("row.mp4")'])
def test_another_word_is_none(source: str) -> None:
    assert named(source) == []
