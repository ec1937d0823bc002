from __future__ import annotations

import re

import pytest

from posecoach.core.errors import PosecoachError
from posecoach.doctor.check import Need
from posecoach.doctor.software import (
    check_libraries,
    check_model,
    check_opencv,
    check_packages,
    check_python,
    satisfies,
)


def loads(name: str) -> object:
    return name


@pytest.mark.parametrize(
    ("version", "ok"),
    [((3, 10, 13), False), ((3, 11, 0), True), ((3, 13, 9), True), ((3, 14, 0), False), ((4, 0, 0), False)],
)
def test_only_a_python_that_mediapipe_knows_is_accepted(version: tuple[int, int, int], ok: bool) -> None:
    check = check_python(version)
    assert check.ok is ok
    assert bool(check.mend) is not ok
    assert check.found == ".".join(map(str, version))


def test_this_python_is_accepted() -> None:
    assert check_python().ok


@pytest.mark.parametrize(
    ("version", "requirement", "ok"),
    [
        ("1.2.2", "mediapipe<2,>=1.2", True),
        ("1.2", "mediapipe<2,>=1.2", True),
        ("1.1.9", "mediapipe<2,>=1.2", False),
        ("2.0", "mediapipe<2,>=1.2", False),
        ("5.0.0.93", "opencv-contrib-python>=4.10", True),
        ("0.10.21", "thing>=0.9", True),
        ("3.0rc1", "thing", True),
        ("1.0", 'thing>=2; python_version < "3.9"', False),
    ],
)
def test_a_version_is_held_against_both_bounds(version: str, requirement: str, ok: bool) -> None:
    assert satisfies(version, requirement) is ok


def test_packages_in_the_right_versions_are_listed() -> None:
    versions = {"mediapipe": "1.2.2", "numpy": "2.4.6"}
    check = check_packages(["mediapipe<2,>=1.2", "numpy>=2.2"], versions.get)
    assert check.ok
    assert check.found == "mediapipe 1.2.2, numpy 2.4.6"
    assert check.mend == ""


def test_only_missing_and_outdated_packages_are_named() -> None:
    versions = {"mediapipe": "0.10.21", "numpy": "2.4.6"}
    check = check_packages(["mediapipe<2,>=1.2", "numpy>=2.2", "typer>=0.20"], versions.get)
    assert not check.ok
    assert check.found == "mediapipe 0.10.21, typer not installed"
    assert "pip install" in check.mend


def test_a_posecoach_that_is_not_installed_is_said_to_be_so() -> None:
    check = check_packages([], {}.get)
    assert not check.ok
    assert "not installed" in check.found


def test_two_opencv_distributions_are_found_and_both_removed_before_one_is_put_back() -> None:
    versions = {"opencv-contrib-python": "5.0.0.93", "opencv-python": "4.12.0.88"}
    check = check_opencv(versions.get, loads)
    assert not check.ok
    assert "opencv-contrib-python 5.0.0.93, opencv-python 4.12.0.88" in check.found
    remove, put_back = check.mend.split(" && ")
    assert re.search(r"uninstall -y opencv-contrib-python opencv-python$", remove)
    assert put_back.endswith("opencv-contrib-python")


def test_a_headless_opencv_beside_the_other_is_found_too() -> None:
    versions = {"opencv-contrib-python": "5.0.0.93", "opencv-python-headless": "5.0.0.93"}
    assert not check_opencv(versions.get, loads).ok


def test_one_opencv_that_loads_is_fine() -> None:
    check = check_opencv({"opencv-contrib-python": "5.0.0.93"}.get, loads)
    assert check.ok
    assert check.mend == ""


@pytest.mark.parametrize(
    ("error", "command"),
    [
        ("libGL.so.1: cannot open shared object file", "apt-get install libgl1"),
        ("libxcb.so.1: cannot open shared object file", "apt-get install libgl1"),
        ("No module named 'cv2'", "pip install --force-reinstall"),
    ],
)
def test_an_opencv_that_does_not_load_is_mended_where_the_fault_is(error: str, command: str) -> None:
    def fails(name: str) -> object:
        raise ImportError(error)

    check = check_opencv({"opencv-contrib-python": "5.0.0.93"}.get, fails)
    assert not check.ok
    assert error in check.found
    assert command in check.mend


def test_missing_system_libraries_are_named_with_their_packages() -> None:
    def load(library: str) -> object:
        if library in {"libEGL.so.1", "libGLESv2.so.2"}:
            raise OSError(library)
        return library

    check = check_libraries(load, "linux")
    assert not check.ok
    assert check.found == "missing: libEGL.so.1, libGLESv2.so.2"
    assert check.mend == "sudo apt-get install libegl1 libgles2"


def test_other_systems_than_linux_need_no_system_libraries() -> None:
    def load(library: str) -> object:
        raise OSError(library)

    assert check_libraries(load, "darwin").ok
    assert check_libraries(load, "win32").ok


def test_the_model_is_named_with_its_hash() -> None:
    check = check_model(lambda: ("models/pose_landmarker_full.task", "0123456789abcdef" * 4))
    assert check.ok
    assert "models/pose_landmarker_full.task" in check.found
    assert "0123456789ab" in check.found


def test_without_a_model_the_command_that_makes_it_is_given() -> None:
    def find() -> tuple[str, str]:
        raise PosecoachError("There is no pose model yet.")

    check = check_model(find)
    assert not check.ok
    assert check.found == "There is no pose model yet."
    assert check.mend == "posecoach model"
    assert check.needed_for is Need.EVERYTHING
