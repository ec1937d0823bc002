from __future__ import annotations

import ctypes
import sys

import pytest

from posecoach.screen.display import NO_DISPLAY, display_problem, pyav_came_first, quiet_qt, use_one_xlib


def test_linux_without_any_display_is_a_problem_found_without_starting_qt():
    assert display_problem({}, "linux") == NO_DISPLAY


@pytest.mark.skipif(sys.platform != "linux", reason="displays of X are of Linux")
def test_a_display_that_does_not_answer_is_a_problem_and_does_not_end_the_process():
    assert display_problem({"DISPLAY": ":4711", "PATH": "/usr/bin:/bin"}, "linux") == NO_DISPLAY


@pytest.mark.parametrize("platform", ["darwin", "win32"])
def test_other_systems_always_have_a_display(platform):
    assert display_problem({}, platform) == ""


@pytest.mark.parametrize(("modules", "first"), [(["av", "cv2"], True), (["cv2", "av"], False), ([], False)])
def test_the_order_of_loading_tells_whether_qt_would_hang(modules, first):
    assert pyav_came_first(modules) is first


@pytest.mark.skipif(sys.platform != "linux", reason="the Qt in question is that of Linux")
def test_qt_is_quiet_unless_the_user_wants_to_hear_it():
    environment = {"QT_QPA_FONTDIR": "/folder/that/is/not/there"}
    quiet_qt(environment)
    assert "warning=false" in environment["QT_LOGGING_RULES"]
    assert environment["QT_QPA_FONTDIR"] != "/folder/that/is/not/there"
    chosen = {"QT_LOGGING_RULES": "*=true", "QT_QPA_FONTDIR": "/"}
    quiet_qt(chosen)
    assert chosen == {"QT_LOGGING_RULES": "*=true", "QT_QPA_FONTDIR": "/"}


def test_qt_is_led_to_the_xlib_of_the_system_where_there_is_one():
    loaded = []
    use_one_xlib("linux", lambda name, mode: loaded.append((name, mode)))
    assert loaded == [("libX11-xcb.so.1", ctypes.RTLD_GLOBAL)]
    use_one_xlib("darwin", lambda name, mode: loaded.append((name, mode)))
    assert len(loaded) == 1

    def missing(name, mode):
        raise OSError(name)

    use_one_xlib("linux", missing)
