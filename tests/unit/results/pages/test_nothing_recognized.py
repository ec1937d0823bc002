from __future__ import annotations

from posecoach.core.recognition import Likeness, Recognition
from posecoach.registry import exercises
from posecoach.results.clip_sets import ClipSets
from posecoach.results.pages.nothing_recognized import nothing_recognized_page

NOTHING = Recognition(0.0, 31.0, (Likeness("", 0.7), Likeness("row", 0.3)))
HOSTILE = "<img src=x onerror=alert(1)>.mp4"


def test_the_page_says_what_was_seen_what_is_nearest_and_what_to_do() -> None:
    page = nothing_recognized_page(ClipSets("a.mp4", (), (NOTHING,)), exercises())
    assert "None of the known exercises (not very sure)." in page
    assert "The nearest is Row (30%)." in page
    assert "Film from the side" in page
    assert "Cat/camel" in page


def test_the_page_says_what_may_be_wrong_with_the_clip() -> None:
    found = ClipSets("a.mp4", (), (NOTHING,), ("The clip has 3.3 frames a second: film with 25.",))
    assert "The clip has 3.3 frames a second: film with 25." in nothing_recognized_page(found, exercises())


def test_a_hostile_name_is_text() -> None:
    page = nothing_recognized_page(ClipSets(HOSTILE, (), (NOTHING,)), exercises())
    assert "<img" not in page
    assert "&lt;img src=x" in page
