from __future__ import annotations

import cv2
import numpy as np
import pytest

from posecoach.screen.display import NO_DISPLAY
from posecoach.screen.window import LARGEST_AREA_PX, Window

PICTURE = np.zeros((48, 64, 3), np.uint8)


class FakeToolkit:
    """The part of highgui that a window needs, with keys and a close button that the test presses."""

    def __init__(self) -> None:
        self.open = False
        self.shown = 0
        self.codes: list[int] = []
        self.size_px = (1280, 720)
        self.full_screen = False

    def namedWindow(self, title: str, flags: int) -> None:
        self.open = True

    def resizeWindow(self, title: str, width: int, height: int) -> None:
        self.size_px = (width, height)

    def imshow(self, title: str, image: np.ndarray) -> None:
        self.open, self.shown = True, self.shown + 1

    def pollKey(self) -> int:
        return self.codes.pop(0) if self.codes else -1

    def getWindowProperty(self, title: str, which: int) -> float:
        return 1.0 if self.open else 0.0

    def getWindowImageRect(self, title: str) -> tuple[int, int, int, int]:
        return 10, 20, *self.size_px

    def setWindowProperty(self, title: str, which: int, value: float) -> None:
        self.full_screen = which == cv2.WND_PROP_FULLSCREEN and value == cv2.WINDOW_FULLSCREEN

    def destroyWindow(self, title: str) -> None:
        self.open = False


class NoWindows(FakeToolkit):
    def namedWindow(self, title: str, flags: int) -> None:
        raise cv2.error("The function is not implemented")


@pytest.fixture
def toolkit() -> FakeToolkit:
    return FakeToolkit()


@pytest.fixture
def window(toolkit):
    window = Window(toolkit=toolkit, problem=str)
    window.show(PICTURE)
    return window


def test_keys_come_with_names_in_the_order_in_which_they_were_pressed(window, toolkit):
    toolkit.codes = [32, ord("N"), ord("+"), 27]
    assert window.keys() == ["space", "n", "+", "escape"]
    assert window.keys() == []


def test_plus_needs_no_shift_key_and_keys_without_a_name_are_left_out(window, toolkit):
    toolkit.codes = [ord("="), 0xFFE1, 200]
    assert window.keys() == ["+"]


def test_the_screen_is_filled_and_left_again(window, toolkit):
    window.toggle_full_screen()
    assert toolkit.full_screen
    window.toggle_full_screen()
    assert not toolkit.full_screen


def test_the_close_button_is_noticed_and_the_window_does_not_come_back(window, toolkit):
    toolkit.open = False
    window.keys()
    assert window.closed
    window.show(PICTURE)
    window.toggle_full_screen()
    assert not toolkit.open
    assert not toolkit.full_screen
    assert window.keys() == []


def test_before_the_first_picture_a_window_that_is_not_visible_yet_is_not_closed(toolkit):
    window = Window(toolkit=toolkit, problem=str)
    toolkit.open = False
    window.keys()
    assert not window.closed


def test_pictures_are_asked_for_in_the_size_of_the_window(window, toolkit):
    toolkit.size_px = (900, 500)
    window.keys()
    assert window.size_px == (900, 500)


def test_a_minimised_window_does_not_ask_for_a_tiny_picture(window, toolkit):
    toolkit.size_px = (0, 0)
    window.keys()
    assert window.size_px == (1280, 720)


def test_on_a_very_large_screen_pictures_stay_affordable_and_keep_their_shape(window, toolkit):
    toolkit.size_px = (3840, 2160)
    window.keys()
    width_px, height_px = window.size_px
    assert width_px * height_px <= 1.01 * LARGEST_AREA_PX
    assert width_px / height_px == pytest.approx(16 / 9, rel=0.01)


def test_without_a_display_the_window_says_so_and_swallows_everything(toolkit):
    with Window(toolkit=toolkit, problem=lambda: NO_DISPLAY) as window:
        window.show(PICTURE)
        assert window.keys() == []
        assert window.problem == NO_DISPLAY
        assert not window.closed
    assert toolkit.shown == 0


def test_an_opencv_without_windows_is_a_problem_and_no_crash():
    window = Window(toolkit=NoWindows(), problem=str)
    window.show(PICTURE)
    assert "built without windows" in window.problem


def test_closing_takes_the_window_away_and_may_be_done_twice(window, toolkit):
    window.close()
    window.close()
    assert not toolkit.open
    assert window.closed
