from __future__ import annotations

import dataclasses

import pytest

from posecoach.cli.analyze import show
from posecoach.registry import exercise
from posecoach.results.content import HoldResult
from tests.support.findings import completed
from tests.unit.results.test_result import result


def test_what_was_held_is_never_longer_than_the_times_beside_it(capsys: pytest.CaptureFixture[str]) -> None:
    found = dataclasses.replace(result(), reps=(), holds=(HoldResult(3.78, 8.83, 5.05), HoldResult(10.0, 20.0, 7.5)))
    show(found, exercise("muscle_fatigue"))
    printed = capsys.readouterr().out
    assert "hold 1: 3.8 to 8.8 s, held 5.0 s" in printed
    assert "hold 2: 10.0 to 20.0 s, held 7.5 s" in printed


def test_the_parts_of_a_repetition_are_named_as_in_the_exercise(capsys: pytest.CaptureFixture[str]) -> None:
    show(dataclasses.replace(result(), reps=(completed(1),)), exercise("row"))
    assert "pull-hold-back s" in capsys.readouterr().out
