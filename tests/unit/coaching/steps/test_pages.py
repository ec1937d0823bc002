from __future__ import annotations

import pytest

from posecoach.coaching.requests import Command
from posecoach.coaching.script_run import ScriptRun
from posecoach.coaching.speaking.guide_pages import Page, spoken_s
from posecoach.coaching.speaking.speaker import Speaker
from posecoach.coaching.speaking.talk import Talk
from posecoach.coaching.steps.pages import Pages
from posecoach.core.cue import Cue, CuesWithdrawn
from posecoach.core.events import Event
from posecoach.phrases.catalogue import load
from tests.support.heard import Heard

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


WARNING = Page(
    "Before you start", "Sudden chest pain or breathlessness: get help at once.", None, 0.0, "Chest pain: help."
)
STOP = Page("Row", "Stop at once if you notice: sharp pain; dizziness.", None, 0.0, "Stop at sharp pain.")


def turning(pages: list[Page], turns_s: list[float], by: Command = Command.NEXT) -> Heard:
    """What is heard in 20 s of pages that are turned at these times."""
    step, heard, left_s = Pages(pages, Speaker(load("en"))), Heard(), list(turns_s)
    run = ScriptRun(iter([step]))  # type: ignore[arg-type]
    heard.take(run.begin(0.0), 0.0)
    for tenth in range(1, 200):
        t_s = tenth / 10
        turned = step.command(by, t_s) if left_s and t_s >= left_s[0] else []
        left_s = [turn_s for turn_s in left_s if turn_s > t_s]
        heard.take([*turned, *run.go_on(t_s)], t_s)
    return heard


def heard_out(heard: Heard) -> list[str]:
    cut = {lost.text for lost in heard.lost}
    return [one.cue.text for one in heard.said if one.cue.text not in cut]


def test_the_page_that_is_turned_to_is_said_instead_of_the_rest_of_the_one_before() -> None:
    heard = turning(PAGES, [0.5])
    assert [lost.text for lost in heard.lost] == [PAGES[0].text]
    assert heard.said[1].cue.text == PAGES[1].text
    assert heard.said[1].start_s == pytest.approx(0.5, abs=0.2)


def test_the_last_page_that_is_turned_is_not_read_on_in_what_follows() -> None:
    assert heard_out(turning(PAGES, [0.3, 0.6])) == []


def test_a_page_that_was_not_turned_is_read_to_its_end_by_a_slow_voice() -> None:
    step = Pages(PAGES, Speaker(load("en")))
    run = ScriptRun(iter([step]))  # type: ignore[arg-type]
    run.begin(0.0)
    step.command(Command.NEXT, 0.1)
    assert not [e for e in run.go_on(0.1 + PAGES[1].duration_s) if isinstance(e, CuesWithdrawn)]
    assert step.result is not None


@pytest.mark.parametrize("by", [Command.NEXT, Command.SKIP])
def test_the_warning_of_a_page_that_is_turned_at_once_is_heard_in_short_words_before_what_follows(by: Command) -> None:
    heard = turning([WARNING, PAGES[0]], [0.2], by)
    follows = [PAGES[0].text] if by is Command.NEXT else []
    assert heard_out(heard) == [WARNING.warning, *follows]
    assert heard.said[1].start_s == pytest.approx(0.2, abs=0.2)


@pytest.mark.parametrize(("by", "turns_s"), [(Command.NEXT, [0.2, 0.3, 0.4, 0.5, 0.6]), (Command.SKIP, [0.2])])
def test_warnings_of_several_pages_that_are_turned_at_once_are_heard_once_one_after_the_other(
    by: Command, turns_s: list[float]
) -> None:
    assert heard_out(turning([WARNING, STOP, STOP, *PAGES], turns_s, by)) == [WARNING.warning, STOP.warning]


@pytest.mark.parametrize("heard", [True, False])
def test_what_follows_waits_for_warnings_that_are_heard_and_shows_them(heard: bool) -> None:
    step = Pages([WARNING, STOP], Speaker(load("en")), heard=heard)
    step.begin(0.0)
    step.command(Command.NEXT, 0.1)
    step.command(Command.NEXT, 0.2)
    assert (step.result is None) is heard
    if heard:
        assert step.page is not None
        assert step.page.text == WARNING.warning
        step.command(Command.NEXT, 0.3)
        step.tick(0.2 + spoken_s(WARNING.warning))
        assert step.page.text == STOP.warning
        assert step.result is None
        step.tick(0.2 + spoken_s(WARNING.warning) + spoken_s(STOP.warning))
    assert step.result is not None
    assert step.page is None


def test_a_warning_that_was_read_out_is_not_said_again() -> None:
    assert heard_out(turning([WARNING, PAGES[0]], [spoken_s(WARNING.text) + 0.3])) == [WARNING.text, PAGES[0].text]


def test_the_page_after_a_warning_is_shown_until_it_was_read_too() -> None:
    step = Pages([STOP, *PAGES], Speaker(load("en")))
    step.begin(0.0)
    step.command(Command.NEXT, 0.1)
    assert step.tick(spoken_s(STOP.warning) + PAGES[0].duration_s - 0.1) == []
    assert texts(step.tick(spoken_s(STOP.warning) + PAGES[0].duration_s + 0.1)) == [PAGES[1].text]


def test_who_leaves_the_exercise_hears_no_more_of_its_warnings() -> None:
    step, heard = Pages([WARNING, STOP, PAGES[0]], Speaker(load("en"))), Heard()
    for t_s, events in enumerate([step.begin(0.0), step.command(Command.NEXT, 1.0), step.command(Command.NEXT, 2.0)]):
        heard.take(events, float(t_s))
    heard.take(step.close(2.5), 2.5)
    assert WARNING.warning not in heard_out(heard)
    assert STOP.warning in {lost.text for lost in heard.lost}


def test_what_a_pause_cut_short_is_said_again_after_it() -> None:
    step = Pages([WARNING, PAGES[0]], Speaker(load("en")))
    step.begin(0.0)
    step.command(Command.NEXT, 0.5)
    step.pause(1.0)
    step.resume(60.0, 61.0)
    assert texts(step.tick(61.0)) == [WARNING.warning, PAGES[0].text]
    read_s = 61.0 + spoken_s(WARNING.warning) + PAGES[0].duration_s
    assert step.tick(read_s - 0.1) == []
    step.tick(read_s + 0.1)
    assert step.result is not None


def test_what_is_skipped_is_not_said() -> None:
    pages, _ = begun()
    assert texts(pages.command(Command.SKIP, 0.1)) == []
    assert pages.result is not None


@pytest.mark.parametrize("command", [Command.COUNT_UP, Command.CALIBRATE, Command.RESTART])
def test_what_belongs_to_a_set_means_nothing_here(command: Command) -> None:
    pages, _ = begun()
    assert pages.command(command, 0.1) == []
    assert pages.page is PAGES[0]


def test_a_pause_is_made_up_for() -> None:
    pages, _ = begun()
    read_s = PAGES[0].duration_s - 0.1  # all of it has been heard
    pages.pause(read_s)
    pages.resume(60.0, read_s + 60.0)
    assert pages.tick(read_s + 60.0) == []
    assert texts(pages.tick(read_s + 60.2)) == [PAGES[1].text]


def test_all_can_be_said_at_once() -> None:
    pages, said = begun(at_once=True)
    assert texts(said) == [page.text for page in PAGES]
    assert pages.result is not None


def test_a_page_is_shown_for_as_long_as_a_slow_voice_reads_it() -> None:
    pages = Pages(PAGES, Speaker(load("en")), Talk(2.0))
    pages.begin(0.0)
    assert pages.tick(2.0 * spoken_s(PAGES[0].text) + 1.1) == []
    assert texts(pages.tick(2.0 * spoken_s(PAGES[0].text) + 1.3)) == [PAGES[1].text]
