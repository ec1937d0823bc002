from __future__ import annotations

import pytest

from posecoach.results.names import signal_words, unit_words, view_words


@pytest.mark.parametrize(
    ("view", "words"),
    [
        ("side-left", "the side (left)"),
        ("front-oblique-right", "obliquely in front (right)"),
        ("back", "behind"),
        ("unknown", ""),
        ("", ""),
    ],
)
def test_a_view_reads_as_words(view: str, words: str) -> None:
    assert view_words(view) == words


def test_the_side_may_be_left_out() -> None:
    assert view_words("side-left", with_side=False) == "the side"


@pytest.mark.parametrize(
    ("unit", "words"), [("deg", "degrees"), ("ratio", "share"), ("trunk lengths", "trunk lengths")]
)
def test_a_unit_reads_as_words(unit: str, words: str) -> None:
    assert unit_words(unit) == words


@pytest.mark.parametrize(
    ("signal", "words"),
    [("head_nod_deg", "head nod"), ("drawn_in_left_deg", "drawn in"), ("roll_travel_ratio", "roll travel"), ("x", "x")],
)
def test_a_signal_reads_as_words(signal: str, words: str) -> None:
    assert signal_words(signal) == words
