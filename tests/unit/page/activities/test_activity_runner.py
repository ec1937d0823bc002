from __future__ import annotations

import json
import queue
import threading
import time

import numpy as np
import pytest

from posecoach.coaching.display.view import Moment, SessionView
from posecoach.coaching.requests import Answer, Command
from posecoach.core.errors import PosecoachError
from posecoach.core.vocabulary import Stage
from posecoach.page.activities.activity_runner import MOST_WAITING, ActivityRunner, Ending
from posecoach.page.streaming.live_feed import LiveFeed, Shape
from posecoach.page.streaming.page_screen import PageScreen

PICTURE = np.zeros((4, 4, 3), np.uint8)


class Drawing:
    """Draws the time of the moment; can be made to take long."""

    def __init__(self) -> None:
        self.drawn: list[tuple[float, tuple[int, int]]] = []
        self.free = threading.Event()
        self.free.set()

    def jpeg(self, moment: Moment, size_px: tuple[int, int]) -> bytes:
        assert self.free.wait(10.0)
        self.drawn.append((moment.t_s, size_px))
        if moment.t_s < 0:
            raise ValueError("a picture of before the beginning")
        return str(moment.t_s).encode()


def moment(t_s: float) -> Moment:
    return Moment(t_s, PICTURE, True, None, SessionView(Stage.WORKING, "row"))


class WatchedFeed(LiveFeed):
    """A feed at which somebody looks."""

    def __init__(self, *shapes: Shape) -> None:
        super().__init__()
        self._shapes = list(shapes)

    def watched_shapes(self) -> list[Shape]:
        return self._shapes


def wait_for_picture(feed: LiveFeed, jpeg: bytes) -> None:
    for _ in range(1000):
        picture = feed.picture(Shape.WIDE)
        if picture is not None and picture.jpeg == jpeg:
            return
        threading.Event().wait(0.01)
    raise AssertionError(f"{jpeg!r} was never shown")


def test_each_shape_that_somebody_looks_at_is_drawn_once() -> None:
    feed, drawing = WatchedFeed(Shape.WIDE, Shape.TALL), Drawing()
    screen = PageScreen(feed, drawing, lambda m: "{}", queue.Queue())
    screen.show(moment(1.0))
    wait_for_picture(feed, b"1.0")
    screen.close()
    assert drawing.drawn == [(1.0, (1280, 720)), (1.0, (720, 1280))]


def test_nothing_is_drawn_where_nobody_looks_but_the_state_is_known() -> None:
    feed, drawing = WatchedFeed(), Drawing()
    screen = PageScreen(feed, drawing, lambda m: f'{{"t": {m.t_s}}}', queue.Queue())
    screen.show(moment(1.0))
    for _ in range(1000):
        if feed.state == '{"t": 1.0}':
            break
        threading.Event().wait(0.01)
    screen.close()
    assert feed.state == '{"t": 1.0}'
    assert drawing.drawn == []


def test_a_slow_drawing_holds_nobody_up_and_goes_on_with_the_newest_moment() -> None:
    feed, drawing = WatchedFeed(Shape.WIDE), Drawing()
    screen = PageScreen(feed, drawing, lambda m: "{}", queue.Queue())
    drawing.free.clear()
    for t_s in range(1, 50):
        screen.show(moment(float(t_s)))
    drawing.free.set()
    wait_for_picture(feed, b"49.0")
    screen.close()
    assert len(drawing.drawn) <= 2


def test_a_picture_that_fails_does_not_end_the_later_ones() -> None:
    feed, drawing = WatchedFeed(Shape.WIDE), Drawing()
    screen = PageScreen(feed, drawing, lambda m: "{}", queue.Queue())
    screen.show(moment(-1.0))
    while not drawing.drawn:
        threading.Event().wait(0.01)
    screen.show(moment(2.0))
    wait_for_picture(feed, b"2.0")
    screen.close()


def test_when_the_session_is_over_no_picture_is_left() -> None:
    feed = WatchedFeed(Shape.WIDE)
    screen = PageScreen(feed, Drawing(), lambda m: "{}", queue.Queue())
    screen.show(moment(1.0))
    wait_for_picture(feed, b"1.0")
    screen.close()
    assert feed.picture(Shape.WIDE) is None


def test_requests_come_in_order_and_a_wild_browser_is_held_back() -> None:
    runner = ActivityRunner(LiveFeed())
    with runner.screen(Drawing(), lambda m: "{}") as screen:
        runner.ask(Command.PAUSE)
        runner.ask(Answer(3))
        assert screen.requests() == [Command.PAUSE, Answer(3)]
        for _ in range(3 * MOST_WAITING):
            runner.ask(Command.NEXT)
        assert len(screen.requests()) == MOST_WAITING
        assert screen.requests() == []


def wait_for_end(runner: ActivityRunner) -> None:
    give_up_s = time.monotonic() + 60.0
    while runner.current:
        assert time.monotonic() < give_up_s
        time.sleep(0.01)


def test_a_session_that_is_ended_before_it_has_a_screen_hears_of_it_and_the_next_one_does_not() -> None:
    runner, free = ActivityRunner(LiveFeed()), threading.Event()
    asked: list[list[object]] = []

    def session() -> Ending:
        assert free.wait(10.0)
        with runner.screen(Drawing(), lambda m: "{}") as screen:
            asked.append(list(screen.requests()))
        return Ending()

    runner.start("Row", session)
    runner.ask(Command.QUIT)
    free.set()
    wait_for_end(runner)
    runner.ask(Command.PAUSE)
    runner.start("Row", session)
    wait_for_end(runner)
    assert asked == [[Command.QUIT], []]


def test_who_hears_that_a_session_is_over_may_begin_another() -> None:
    runner = ActivityRunner(LiveFeed())
    current: list[str] = []
    runner.feed.publish_state = lambda state: current.append(runner.current)  # type: ignore[method-assign]
    runner.start("Row", Ending)
    runner.stop()
    assert current[-1] == ""


def test_one_thing_goes_on_at_a_time() -> None:
    runner, free = ActivityRunner(LiveFeed()), threading.Event()
    runner.start("The routine", lambda: Ending("Done." if free.wait(10.0) else ""))
    assert runner.current == "The routine"
    with pytest.raises(PosecoachError, match="The routine is still on"):
        runner.start("Row", Ending)
    free.set()
    runner.stop()
    assert runner.current == ""
    assert json.loads(runner.feed.state) == {"running": False, "said": "Done.", "well": True}


def broken() -> Ending:
    raise PosecoachError("The camera is gone. Plug it in.")


def test_what_goes_wrong_is_said_on_the_page() -> None:
    runner = ActivityRunner(LiveFeed())
    runner.start("Row", broken)
    runner.stop()
    assert json.loads(runner.feed.state) == {
        "running": False,
        "said": "The camera is gone. Plug it in.",
        "well": False,
    }


def bug() -> Ending:
    raise ZeroDivisionError("by nothing")


def test_a_bug_ends_the_session_and_not_the_page() -> None:
    runner = ActivityRunner(LiveFeed())
    runner.start("Row", bug)
    runner.stop()
    state = json.loads(runner.feed.state)
    assert not state["well"]
    assert "by nothing" in state["said"]


def test_the_end_of_the_program_ends_the_session() -> None:
    runner = ActivityRunner(LiveFeed())
    asked: list[object] = []

    def session() -> Ending:
        with runner.screen(Drawing(), lambda m: "{}") as screen:
            began.set()
            while not asked:
                asked.extend(screen.requests())
        return Ending()

    began = threading.Event()
    runner.start("Row", session)
    assert began.wait(10.0)
    runner.stop()
    assert asked == [Command.QUIT]
    assert runner.current == ""
