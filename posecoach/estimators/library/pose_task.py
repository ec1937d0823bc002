"""The modules of MediaPipe that a pose needs, without all the others.

``import mediapipe`` initialises every task that it has: drawing with matplotlib, recording with PortAudio, text, faces,
hands. That takes 0.6 s of processor time and 60 MB, as much as a third of a short clip, and the pose landmarker uses
nothing of it. Here its own modules are imported with empty packages in place of those that would load the rest.
"""

from __future__ import annotations

import contextlib
import functools
import importlib.util
import sys
import threading
from collections.abc import Iterator
from importlib import import_module
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any, NamedTuple

PACKAGE = "mediapipe"
PACKAGES = (
    PACKAGE,
    "mediapipe.tasks",
    "mediapipe.tasks.python",
    "mediapipe.tasks.python.vision",
    "mediapipe.tasks.python.components",
    "mediapipe.tasks.python.components.containers",
)
"""Those whose initialisation does nothing but import other tasks."""


class CLibrary(NamedTuple):
    """MediaPipe's C library, and what its Python knows of it.

    Attributes
    ----------
    signatures
        By the name of the function, with ``argtypes`` and ``restype``.
    Result
        The structure in which the pose landmarker returns what it found.
    """

    library: Any
    signatures: dict[str, Any]
    Result: Any


class PoseTask(NamedTuple):
    """What is used of MediaPipe, under its own names; releases differ in whether they have a C library."""

    PoseLandmarker: Any
    PoseLandmarkerOptions: Any
    BaseOptions: Any
    RunningMode: Any
    Image: Any
    ImageFormat: Any
    c_library: CLibrary | None = None


_one_at_a_time = threading.Lock()


def pose_task() -> PoseTask:
    """Return MediaPipe's pose landmarker and what belongs to it, from any thread.

    A release that is laid out in another way is imported as a whole.
    """
    with _one_at_a_time:
        return _imported()


@functools.cache
def _imported() -> PoseTask:
    if PACKAGE in sys.modules:
        return _from_the_whole()
    try:
        with _empty_packages():
            return _from_its_modules()
    except (ImportError, AttributeError):
        return _from_the_whole()


def _from_its_modules() -> PoseTask:
    landmarker = import_module("mediapipe.tasks.python.vision.pose_landmarker")
    images = import_module("mediapipe.tasks.python.vision.core.image")
    modes = import_module("mediapipe.tasks.python.vision.core.vision_task_running_mode")
    return PoseTask(
        landmarker.PoseLandmarker,
        landmarker.PoseLandmarkerOptions,
        import_module("mediapipe.tasks.python.core.base_options").BaseOptions,
        modes.VisionTaskRunningMode,
        images.Image,
        images.ImageFormat,
        _c_library(),  # loaded now, because it is looked for in a package
    )


def _from_the_whole() -> PoseTask:
    mediapipe = import_module(PACKAGE)
    vision = import_module("mediapipe.tasks.python.vision")
    return PoseTask(
        vision.PoseLandmarker,
        vision.PoseLandmarkerOptions,
        import_module("mediapipe.tasks.python").BaseOptions,
        vision.RunningMode,
        mediapipe.Image,
        mediapipe.ImageFormat,
        _c_library_if_known(),
    )


def _c_library() -> CLibrary:
    landmarker = import_module("mediapipe.tasks.python.vision.pose_landmarker")
    images = import_module("mediapipe.tasks.python.vision.core.image")
    library = import_module("mediapipe.tasks.python.core.mediapipe_c_bindings").load_raw_library()
    signatures = {f.func_name: f for f in (*landmarker._CTYPES_SIGNATURES, *images._CTYPES_SIGNATURES)}
    return CLibrary(library, signatures, landmarker.MpPoseLandmarkerResultC)


def _c_library_if_known() -> CLibrary | None:
    try:
        return _c_library()
    except (ImportError, AttributeError):
        return None


@contextlib.contextmanager
def _empty_packages() -> Iterator[None]:
    """Put empty packages in place of :data:`PACKAGES` while the block runs; afterwards all is as it was."""
    spec = importlib.util.find_spec(PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        raise ImportError(f"{PACKAGE} is not installed as a package")
    folder = spec.submodule_search_locations[0]
    try:
        for name in PACKAGES:
            sys.modules[name] = _empty_package(name, folder + name.removeprefix(PACKAGE).replace(".", "/"))
        yield
    finally:
        # Whoever imports MediaPipe later gets the whole of it.
        for name in [n for n in sys.modules if n == PACKAGE or n.startswith(PACKAGE + ".")]:
            del sys.modules[name]


def _empty_package(name: str, folder: str) -> ModuleType:
    package = ModuleType(name)
    package.__path__ = [folder]
    package.__spec__ = ModuleSpec(name, None, is_package=True)
    package.__spec__.submodule_search_locations = [folder]
    return package
