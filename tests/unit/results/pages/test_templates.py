from __future__ import annotations

from posecoach.results.pages.templates import dots_unread


def test_drawn_dots_are_seen_but_not_read_aloud_and_the_text_stays_escaped() -> None:
    seen = dots_unread("This week ●○○ 1 of 3 days & <b>more")
    assert seen == 'This week <span aria-hidden="true">●○○</span> 1 of 3 days &amp; &lt;b&gt;more'
