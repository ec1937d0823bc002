from __future__ import annotations

from posecoach.coaching.guide_pages import Page
from posecoach.coaching.page_turner import PageTurner
from posecoach.coaching.speaker import Speaker
from posecoach.phrases import load

PAGES = [Page("Row", "Stand tall."), Page("Row", "Pull to your ribs.")]


def turner() -> PageTurner:
    return PageTurner(PAGES, Speaker(load("en")))


def test_each_page_is_said_once_and_stays_as_long_as_it_takes() -> None:
    pages, said = turner(), []
    for tenth in range(100):
        said += [(cue.text, tenth / 10) for cue in pages.tick(tenth / 10)]
    (first, begun_s), (second, next_s) = said
    assert (first, second) == (PAGES[0].text, PAGES[1].text)
    assert next_s - begun_s >= PAGES[0].duration_s
    assert pages.over


def test_a_page_that_is_turned_gives_way_with_the_next_tick() -> None:
    pages = turner()
    pages.tick(0.0)
    pages.turn(0.1)
    assert [cue.text for cue in pages.tick(0.1)] == [PAGES[1].text]
    assert pages.page is PAGES[1]


def test_what_is_skipped_is_not_said() -> None:
    pages = turner()
    pages.tick(0.0)
    pages.skip(0.1)
    assert not pages.over
    assert pages.tick(0.1) == []
    assert pages.over


def test_a_pause_is_made_up_for() -> None:
    pages = turner()
    pages.tick(0.0)
    pages.wait(60.0)
    assert pages.tick(59.0 + PAGES[0].duration_s) == []
    assert len(pages.tick(61.0 + PAGES[0].duration_s)) == 1


def test_all_can_be_said_at_once() -> None:
    pages = turner()
    assert [cue.text for cue in pages.at_once(0.0)] == [page.text for page in PAGES]
    assert pages.over
