"""Python, packages, system libraries and the model."""

from __future__ import annotations

import ctypes
import importlib
import importlib.metadata
import re
import shlex
import sys
from collections.abc import Callable, Iterable

from posecoach.core.errors import PosecoachError
from posecoach.doctor.check import Check

PYTHON_FIRST, PYTHON_BEYOND = (3, 11), (3, 14)
OPENCV_KEPT = "opencv-contrib-python"
OPENCV_ALL = (OPENCV_KEPT, "opencv-python", "opencv-python-headless", "opencv-contrib-python-headless")
"""Distributions that all install the folder ``cv2``, over each other."""
DEBIAN_PACKAGE = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libGLESv2.so.2": "libgles2",
    "libgthread-2.0.so.0": "libglib2.0-0",
}
"""Libraries that the wheels of mediapipe and OpenCV load from a Linux system, found by importing them in a
bare Debian 12; elsewhere the wheels bring everything."""

Version = Callable[[str], str | None]
"""Given a distribution, its version, or None where it is not installed."""


def installed_version(distribution: str) -> str | None:
    """Return the version of an installed distribution, else None."""
    try:
        return importlib.metadata.version(distribution)
    except importlib.metadata.PackageNotFoundError:
        return None


def pip(arguments: str) -> str:
    """Return the command line of the pip of this very Python."""
    return f"{shlex.quote(sys.executable)} -m pip {arguments}"


def check_python(version: tuple[int, int, int] | None = None) -> Check:
    """Say whether this Python is one that mediapipe and the tests know."""
    found = sys.version_info[:3] if version is None else version
    ok = PYTHON_FIRST <= found[:2] < PYTHON_BEYOND
    mend = "" if ok else "install Python 3.12 and make the environment anew: PYTHON=python3.12 make demo"
    return Check("Python", ok, ".".join(map(str, found)), mend)


def own_requirements() -> list[str]:
    """Return what the installed posecoach requires; empty where it runs without being installed."""
    try:
        lines = importlib.metadata.requires("posecoach") or []
    except importlib.metadata.PackageNotFoundError:
        return []
    return [line for line in lines if "extra ==" not in line]


def check_packages(requirements: Iterable[str] | None = None, version: Version = installed_version) -> Check:
    """Say whether every package that posecoach requires is there in a version that it accepts."""
    wanted = list(own_requirements() if requirements is None else requirements)
    if not wanted:
        return Check("Packages", False, "posecoach itself is not installed", pip("install -e ."))
    wrong: list[str] = []
    right: list[str] = []
    for line in wanted:
        name = re.split(r"[^A-Za-z0-9._-]", line, maxsplit=1)[0]
        found = version(name)
        good = found is not None and satisfies(found, line)
        (right if good else wrong).append(f"{name} {found or 'not installed'}")
    if not wrong:
        return Check("Packages", True, ", ".join(right))
    return Check("Packages", False, ", ".join(wrong), pip("install --upgrade --force-reinstall posecoach"))


def satisfies(version: str, requirement: str) -> bool:
    """Return whether a version is within the lower (``>=``) and upper (``<``) bounds of a requirement."""
    bounds = re.findall(r"(>=|<)\s*([0-9.]+)", requirement.partition(";")[0])
    number = _number(version)
    return all((number >= _number(bound)) == (sign == ">=") for sign, bound in bounds)


def _number(version: str) -> tuple[int, ...]:
    parts = [int(part) for part in re.findall(r"\d+", version)[:3]]
    return tuple(parts + [0] * (3 - len(parts)))


def check_opencv(version: Version = installed_version, load: Callable[[str], object] | None = None) -> Check:
    """Say whether there is one OpenCV, and whether it loads.

    Two distributions write the same files: the one installed last wins, and removing either breaks the other.
    """
    found = [f"{name} {version(name)}" for name in OPENCV_ALL if version(name) is not None]
    text = ", ".join(found) or "none"
    reinstall = pip(f"install --force-reinstall --no-deps {OPENCV_KEPT}")
    if len(found) > 1:
        remove = pip("uninstall -y " + " ".join(entry.split()[0] for entry in found))
        return Check("OpenCV", False, f"{text}: they overwrite each other", f"{remove} && {reinstall}")
    try:
        (importlib.import_module if load is None else load)("cv2")
    except ImportError as error:
        return Check("OpenCV", False, f"{text}: does not load ({error})", _mend_load(str(error), reinstall))
    return Check("OpenCV", True, text)


def _mend_load(error: str, reinstall: str) -> str:
    # The loader names the first library it misses, perhaps one that these bring along (libxcb with libgl1).
    return apt(DEBIAN_PACKAGE.values()) if ".so" in error else reinstall


def apt(packages: Iterable[str]) -> str:
    """Return the command that installs Debian packages."""
    return "sudo apt-get install " + " ".join(packages)


def check_libraries(load: Callable[[str], object] = ctypes.CDLL, platform: str = sys.platform) -> Check:
    """Say whether the system libraries are there that the packages load and do not bring along."""
    if not platform.startswith("linux"):
        return Check("System libraries", True, "none needed on this system")
    missing = []
    for library in DEBIAN_PACKAGE:
        try:
            load(library)
        except OSError:
            missing.append(library)
    if not missing:
        return Check("System libraries", True, ", ".join(DEBIAN_PACKAGE))
    mend = apt(DEBIAN_PACKAGE[library] for library in missing)
    return Check("System libraries", False, "missing: " + ", ".join(missing), mend)


def check_model(find: Callable[[], tuple[str, str]] | None = None) -> Check:
    """Say which pose model is used; ``find`` returns its path and SHA-256 or raises PosecoachError."""
    try:
        path, sha256 = (_find_model if find is None else find)()
    except PosecoachError as error:
        return Check("Pose model", False, str(error), "posecoach model")
    return Check("Pose model", True, f"{path} (sha256 {sha256[:12]}…)")


def _find_model() -> tuple[str, str]:
    from posecoach.estimators.mediapipe_pose import load
    from posecoach.estimators.model.model_file import resolve_model

    model = resolve_model()
    load(model)
    return str(model.path), model.sha256
