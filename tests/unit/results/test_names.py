from __future__ import annotations

import pytest

from posecoach.results.names import view_words


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
