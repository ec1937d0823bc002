from __future__ import annotations

from posecoach.doctor.check import Need
from posecoach.doctor.devices import (
    Which,
    check_cameras,
    check_display,
    check_player,
    check_voice,
)
from posecoach.sources.live.camera_list import CameraFound


def having(*commands: str) -> Which:
    return lambda name: f"/usr/bin/{name}" if name in commands else None


def test_a_camera_that_opens_is_enough() -> None:
    check = check_cameras(lambda: [CameraFound(0, (640, 480), 30.0), CameraFound(1, problem="is no camera")])
    assert check.ok
    assert check.found == "camera 0 (640 x 480 at 30/s)"


def test_no_camera_is_only_in_the_way_of_live_coaching() -> None:
    check = check_cameras(list)
    assert not check.ok
    assert check.needed_for is Need.LIVE
    assert "plug one in" in check.mend
    assert "--source" in check.mend


def test_a_camera_that_the_account_may_not_use_is_mended_by_the_group() -> None:
    reason = "/dev/video0 may not be used by this account; add it to the group 'video'"
    check = check_cameras(lambda: [CameraFound(0, problem=reason)])
    assert not check.ok
    assert reason in check.found
    assert "usermod -aG video" in check.mend


def test_a_camera_in_use_is_said_to_be_in_use() -> None:
    check = check_cameras(lambda: [CameraFound(0, problem="/dev/video0 is used by another program")])
    assert "is used by another program" in check.found
    assert "close the other program" in check.mend


def test_where_opencv_does_not_load_no_camera_is_tried() -> None:
    def broken() -> list[CameraFound]:
        raise ImportError("libGL.so.1 is missing")

    check = check_cameras(broken)
    assert not check.ok
    assert check.found == "none tried: OpenCV does not load (libGL.so.1 is missing)"


def test_a_desktop_of_either_kind_can_show_a_window() -> None:
    assert check_display("linux", {"DISPLAY": ":0"}).ok
    assert check_display("linux", {"WAYLAND_DISPLAY": "wayland-0"}).ok
    assert check_display("win32", {}).ok


def test_without_a_desktop_only_the_window_is_missing() -> None:
    check = check_display("linux", {"DISPLAY": ""})
    assert not check.ok
    assert check.needed_for is Need.WINDOW


def test_sound_needs_a_player_and_something_to_play_on() -> None:
    assert (
        check_player("linux", having("aplay"), lambda which: "0 [PCH]: HDA-Intel").found
        == "aplay on 0 [PCH]: HDA-Intel"
    )
    silent = check_player("linux", having("aplay"), lambda which: None)
    assert not silent.ok
    assert "no device" in silent.found
    bare = check_player("linux", having(), lambda which: "the sound server")
    assert not bare.ok
    assert bare.mend == "sudo apt-get install alsa-utils"


def test_a_voice_is_a_program_or_a_library_on_linux() -> None:
    assert check_voice("linux", having("espeak-ng"), lambda name: None).found == "/usr/bin/espeak-ng"
    assert check_voice("linux", having(), lambda name: "libespeak-ng.so.1").ok
    none = check_voice("linux", having(), lambda name: None)
    assert not none.ok
    assert none.mend == "sudo apt-get install espeak-ng"
    assert none.needed_for is Need.VOICE


def test_other_systems_bring_sound_and_voice() -> None:
    for platform in ("darwin", "win32"):
        assert check_player(platform, having()).ok
        assert check_voice(platform, having(), lambda name: None).ok
