from __future__ import annotations

import pytest

from posecoach.coaching.requests import Command
from posecoach.coaching.speaking.guide_pages import Page, spoken_s
from posecoach.coaching.speaking.speaker import Speaker
from posecoach.coaching.speaking.talk import Talk
from posecoach.coaching.steps.pages import Pages
from posecoach.core.events import Cue, Event
from posecoach.phrases import load
from posecoach.speech.queue import UtteranceQueue

PAGES = [Page("Row", "Stand tall."), Page("Row", "Pull to your ribs.")]


def begun(at_once: bool = False) -> tuple[Pages, list[Event]]:
    pages = Pages(PAGES, Speaker(load("en")), at_once=at_once)
    return pages, pages.begin(0.0)


def texts(events: list[Event]) -> list[str]:
    return [e.text for e in events if isinstance(e, Cue)]


def test_each_page_is_said_once_and_stays_as_long_as_it_takes() -> None:
    pages, events = begun()
    for tenth in range(100):
        events += pages.tick(tenth / 10) if pages.result is None else []
    assert texts(events) == [page.text for page in PAGES]
    assert events[1].t_s - events[0].t_s >= PAGES[0].duration_s
    assert pages.result is not None


def test_a_page_that_is_turned_gives_way_at_once() -> None:
    pages, _ = begun()
    assert texts(pages.command(Command.NEXT, 0.1)) == [PAGES[1].text]
    assert pages.page is PAGES[1]


def test_the_page_that_is_turned_to_is_said_instead_of_the_rest_of_the_one_before() -> None:
    pages, said = begun()
    queue, talk = UtteranceQueue(), Talk()
    for cue in [*said, *pages.command(Command.NEXT, 0.5)]:
        assert isinstance(cue, Cue)
        queue.offer(cue, cue.t_s)
        queue.take(cue.t_s + 0.2, lambda _: True)
        talk.take(cue)
    assert queue.speaking is not None
    assert queue.speaking.text == PAGES[1].text
    assert talk.until_s == 0.5 + spoken_s(PAGES[1].text)


def test_what_is_skipped_is_not_said() -> None:
    pages, _ = begun()
    assert pages.command(Command.SKIP, 0.1) == []
    assert pages.result is not None


@pytest.mark.parametrize("command", [Command.COUNT_UP, Command.CALIBRATE, Command.RESTART])
def test_what_belongs_to_a_set_means_nothing_here(command: Command) -> None:
    pages, _ = begun()
    assert pages.command(command, 0.1) == []
    assert pages.page is PAGES[0]


def test_a_pause_is_made_up_for() -> None:
    pages, _ = begun()
    pages.resume(60.0, 61.0)
    assert pages.tick(59.0 + PAGES[0].duration_s) == []
    assert len(pages.tick(61.0 + PAGES[0].duration_s)) == 1


def test_all_can_be_said_at_once() -> None:
    pages, said = begun(at_once=True)
    assert texts(said) == [page.text for page in PAGES]
    assert pages.result is not None
