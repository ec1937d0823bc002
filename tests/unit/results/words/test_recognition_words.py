from __future__ import annotations

import dataclasses

import pytest

from posecoach.core.recognition import Likeness, Recognition
from posecoach.registry import exercises
from posecoach.results.clip_sets import ClipSets, FoundSet
from posecoach.results.words.recognition_words import doubt, recognition_lines, sureness
from tests.unit.results.test_result import result

SPECS = exercises()
ROW = Recognition(0.0, 20.0, (Likeness("row", 0.83), Likeness("", 0.12), Likeness("cat_camel", 0.05)))
NOTHING = Recognition(20.0, 31.0, (Likeness("", 0.97), Likeness("row", 0.03)))


def row_set(start_s: float = 0.0, end_s: float = 20.0) -> FoundSet:
    recognition = dataclasses.replace(ROW, start_s=start_s, end_s=end_s)
    return FoundSet(dataclasses.replace(result(), exercise="row", view="side-left", course=None), recognition)


def test_one_set_is_named_with_its_view_how_sure_it_is_and_what_else_it_might_be() -> None:
    (line,) = recognition_lines(ClipSets("c.mp4", (row_set(),)), SPECS)
    assert line == (
        "Row, seen from the side (fairly sure). It might also be none of the known exercises (12%) or Cat/camel (5%)."
    )


def test_a_heading_says_that_an_exercise_was_guessed_and_nothing_of_one_that_is_nearly_certain() -> None:
    guessed = Recognition(0.0, 20.0, (Likeness("row", 0.55), Likeness("", 0.45)))
    assert doubt(row_set().recognition) == ""
    assert doubt(guessed) == " (a guess)"


def test_several_sets_are_numbered_with_their_times() -> None:
    lines = recognition_lines(ClipSets("c.mp4", (row_set(), row_set(31.0, 60.0))), SPECS)
    assert [line.split(":")[0] for line in lines] == ["Set 1, 0 to 20 s", "Set 2, 31 to 60 s"]


def test_a_clip_of_something_else_is_none_of_them_and_the_nearest_is_named() -> None:
    (line,) = recognition_lines(ClipSets("c.mp4", (), (NOTHING,)), SPECS)
    assert line.startswith("None of the known exercises (very sure). If it does show an exercise")
    assert line.endswith("name it with --exercise ID.")
    near = dataclasses.replace(NOTHING, likely=(Likeness("", 0.7), Likeness("row", 0.3)))
    (line,) = recognition_lines(ClipSets("c.mp4", (), (near,)), SPECS)
    assert line.startswith("None of the known exercises (not very sure). The nearest is Row (30%).")


def test_a_short_clip_that_looks_like_an_exercise_is_too_short_to_tell() -> None:
    short = Recognition(0.0, 2.4, (Likeness("", 0.54), Likeness("row", 0.46)))
    (line,) = recognition_lines(ClipSets("c.mp4", (), (short,)), SPECS)
    assert line.startswith("The clip is too short to tell: 2.4 s. It looks most like Row (46%). If it does show")
    (line,) = recognition_lines(ClipSets("c.mp4", (), (dataclasses.replace(short, end_s=9.0),)), SPECS)
    assert line.startswith("None of the known exercises (a guess).")


def test_of_a_clip_that_may_show_one_or_another_exercise_it_is_said_to_be_unsure() -> None:
    likely = (Likeness("row", 0.48), Likeness("cat_camel", 0.37), Likeness("", 0.15))
    (line,) = recognition_lines(ClipSets("c.mp4", (), (Recognition(0.0, 12.0, likely),)), SPECS)
    assert line.startswith(
        "It is not sure which exercise this is, if any. It looks most like Row (48%) or Cat/camel (37%). If it"
    )


def test_a_clip_that_shows_too_little_says_so() -> None:
    (line,) = recognition_lines(ClipSets("c.mp4", ()), SPECS)
    assert line.startswith("Too little of a person is seen, or for too short a time, to say")


@pytest.mark.parametrize(("probability", "words"), [(0.99, "very sure"), (0.7, "not very sure"), (0.3, "a guess")])
def test_a_probability_has_words(probability: float, words: str) -> None:
    assert sureness(probability) == words
