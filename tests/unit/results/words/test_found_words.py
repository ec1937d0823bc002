from __future__ import annotations

import dataclasses

import pytest

from posecoach.core.clip_review import HoldResult
from posecoach.registry import exercises
from posecoach.results.result import Result
from posecoach.results.words.found_words import found_words
from tests.support.findings import completed
from tests.unit.results.test_result import result

ROW = dataclasses.replace(result(), exercise="row", reps=(completed(1), completed(2, full=False)))
SQUEEZE = dataclasses.replace(result(), exercise="scapular_retraction", reps=(), view="front")
PRESS = dataclasses.replace(result(), exercise="muscle_fatigue", reps=(), holds=(HoldResult(1.0, 9.0, 8.0),))
PAD = dataclasses.replace(result(), exercise="heating_pad", reps=(), holds=(), duration_s=30.2)


@pytest.mark.parametrize(
    ("results", "words"),
    [
        ((ROW,), "Row: 1 full, 1 partial"),
        ((dataclasses.replace(ROW, reps=()),), "Row: no repetition counted"),
        ((SQUEEZE,), "Shoulder-blade squeeze: not judged from this view"),
        ((PRESS, PAD), "Elbow press: 1 hold, the longest 8 s; Heating pad: 30 s"),
        ((dataclasses.replace(PRESS, holds=()),), "Elbow press: no hold"),
        ((), "none of the known exercises"),
    ],
)
def test_a_few_words_say_what_was_found(results: tuple[Result, ...], words: str) -> None:
    assert found_words(results, exercises()) == words
