from __future__ import annotations

import math

import pytest

from posecoach.results.pages.templates import clock, dots_unread


def test_drawn_dots_are_seen_but_not_read_aloud_and_the_text_stays_escaped() -> None:
    seen = dots_unread("This week ●○○ 1 of 3 days & <b>more")
    assert seen == 'This week <span aria-hidden="true">●○○</span> 1 of 3 days &amp; &lt;b&gt;more'


@pytest.mark.parametrize(
    ("t_s", "shown"),
    [(0.35, "0:00.3"), (1.05, "0:01.1"), (2.65, "0:02.6"), (59.96, "1:00.0"), (3661.2, "61:01.2"), (math.nan, "-")],
)
def test_a_time_in_a_page_has_the_tenths_that_the_terminal_has(t_s: float, shown: str) -> None:
    assert clock(t_s) == shown
