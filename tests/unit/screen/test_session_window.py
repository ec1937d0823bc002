from __future__ import annotations

import dataclasses

import numpy as np
import pytest

from posecoach.coaching.display.view import Moment, SessionView
from posecoach.coaching.requests import Command, Digit, Request
from posecoach.coaching.speaking.guide_pages import Illustration, Page
from posecoach.core.vocabulary import Stage
from posecoach.phrases.catalogue import load
from posecoach.registry import exercise
from posecoach.screen.pictures import Pictures
from posecoach.screen.session_window import SessionWindow


class Panel:
    """A window that keeps the last picture, and in which keys are pressed."""

    size_px = (320, 180)

    def __init__(self) -> None:
        self.closed = False
        self.pressed: list[str] = []
        self.last = np.zeros((1, 1, 3), np.uint8)
        self.switched = 0

    def toggle_full_screen(self) -> None:
        self.switched += 1

    def show(self, image: np.ndarray) -> None:
        self.last = image

    def keys(self) -> list[str]:
        pressed, self.pressed = self.pressed, []
        return pressed


def moment(**changes: object) -> Moment:
    view = SessionView(Stage.WORKING, "row", **changes)  # type: ignore[arg-type]
    return Moment(1.0, np.full((48, 64, 3), 90, np.uint8), True, None, view, ("30 pictures a second",))


@pytest.fixture
def panel() -> Panel:
    return Panel()


def test_keys_ask_for_what_they_mean_and_others_for_nothing(panel: Panel) -> None:
    panel.pressed = ["space", "x", "7", "escape", "m", "h"]
    asked = SessionWindow(panel, load("en")).requests()
    assert asked == [Command.PAUSE, Digit(7), Command.QUIT, Command.MUTE, Command.HOW_WAS_THAT]


def test_zero_is_a_digit_like_the_others(panel: Panel) -> None:
    panel.pressed = ["0"]
    assert SessionWindow(panel, load("en")).requests() == [Digit(0)]


def test_d_shows_the_lines_for_developers_and_hides_them_again(panel: Panel) -> None:
    window, seen = SessionWindow(panel, load("en")), []
    for number in range(3):
        window.show(dataclasses.replace(moment(), t_s=float(number)))
        seen.append(panel.last)
        panel.pressed = ["d"]
        assert window.requests() == []
    assert not np.array_equal(seen[0], seen[1])
    assert np.array_equal(seen[0], seen[2])


def test_pictures_have_the_size_of_the_window_before_the_first_one_of_the_camera_too(panel: Panel) -> None:
    window = SessionWindow(panel, load("en"))
    window.show(Moment(0.0, None, False, None, SessionView(Stage.FRAMING, "row")))
    assert panel.last.shape == (180, 320, 3)


def test_a_page_comes_with_its_picture(panel: Panel) -> None:
    plain, pictured = SessionWindow(panel, load("en")), SessionWindow(panel, load("en"), Pictures([exercise("row")]))
    shown = []
    for window in (plain, pictured):
        window.show(moment(page=Page("Row", "Stand tall.", Illustration.CAMERA)))
        shown.append(panel.last)
    assert not np.array_equal(*shown)


def test_it_is_closed_when_its_panel_is(panel: Panel) -> None:
    window = SessionWindow(panel, load("en"))
    assert not window.closed
    panel.closed = True
    assert window.closed


class Keyboard:
    """Somebody at the keys of a window, before a session that is at some stage."""

    def __init__(self, stage: Stage) -> None:
        self.panel, self.stage = Panel(), stage
        self._window = SessionWindow(self.panel, load("en"))

    def pressed(self, key: str, at_s: list[float]) -> list[Request]:
        """Press a key at these times; return what is asked for."""
        asked: list[Request] = []
        for t_s in at_s:
            self.show(t_s)
            self.panel.pressed = [key]
            asked += self._window.requests()
        return asked

    def show(self, t_s: float) -> np.ndarray:
        """Return the picture of a moment."""
        self._window.show(Moment(t_s, None, False, None, SessionView(self.stage, "row"), ("30 pictures a second",)))
        return self.panel.last


HELD = [0.0, *(0.66 + 0.04 * i for i in range(30))]
"""When a key that is held down for nearly two seconds is pressed, as the keyboard says."""


@pytest.mark.parametrize("key", ["space", "n", "s", "m", "r", "c"])
def test_a_key_that_is_held_down_or_pressed_twice_in_a_set_is_one_wish(key: str) -> None:
    assert len(Keyboard(Stage.WORKING).pressed(key, HELD)) == 1
    assert len(Keyboard(Stage.WORKING).pressed(key, [0.0, 0.2])) == 1
    assert len(Keyboard(Stage.WORKING).pressed(key, [0.0, 1.0])) == 2


def test_the_key_that_fills_the_screen_and_that_of_the_lines_for_developers_may_be_held_down_too() -> None:
    keyboard = Keyboard(Stage.WORKING)
    plain = keyboard.show(0.0)
    assert keyboard.pressed("f", HELD) + keyboard.pressed("d", HELD) == []
    assert keyboard.panel.switched == 1
    assert not np.array_equal(keyboard.show(2.0), plain)
    keyboard.pressed("d", [4.0])
    assert np.array_equal(keyboard.show(4.0), plain)


def test_pages_may_be_turned_quickly_but_not_all_of_them_by_a_key_that_is_held_down() -> None:
    assert len(Keyboard(Stage.GUIDING).pressed("n", [0.0, 0.3, 0.6, 0.9])) == 4
    assert len(Keyboard(Stage.GUIDING).pressed("n", HELD)) == 2


def test_a_count_is_corrected_as_often_as_its_key_is_pressed() -> None:
    assert Keyboard(Stage.WORKING).pressed("+", HELD) == [Command.COUNT_UP] * len(HELD)


def test_two_keys_in_quick_succession_are_two_wishes() -> None:
    keyboard = Keyboard(Stage.WORKING)
    assert keyboard.pressed("1", [0.0]) + keyboard.pressed("0", [0.1]) == [Digit(1), Digit(0)]


def test_a_key_that_is_pressed_twice_on_the_last_page_turns_only_that() -> None:
    keyboard = Keyboard(Stage.GUIDING)
    assert keyboard.pressed("n", [0.0]) == [Command.NEXT]
    keyboard.stage = Stage.FRAMING
    assert keyboard.pressed("n", [0.3]) == []
    assert keyboard.pressed("n", [1.1]) == [Command.NEXT]
