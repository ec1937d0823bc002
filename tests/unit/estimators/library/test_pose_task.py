"""Only what a pose needs is imported of MediaPipe, and nobody else notices."""

from __future__ import annotations

import subprocess
import sys

import pytest

from posecoach.estimators.library.pose_task import PoseTask

OTHERS = ("matplotlib", "sounddevice", "mediapipe.tasks.python.audio", "mediapipe.tasks.python.vision.face_landmarker")


def run(program: str) -> str:
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=240, check=True)
    return done.stdout.strip()


def test_the_other_tasks_of_mediapipe_and_their_libraries_are_not_loaded() -> None:
    program = (
        "import sys; from posecoach.estimators.library.pose_task import pose_task; pose_task();"
        f"print([m for m in {OTHERS!r} if m in sys.modules])"
    )
    assert run(program) == "[]"


@pytest.mark.parametrize("before", [True, False])
def test_mediapipe_is_whole_for_whoever_imports_it_before_or_after(before: bool) -> None:
    whole = "import mediapipe; from mediapipe.tasks.python import vision; vision.FaceLandmarker"
    parts = "from posecoach.estimators.library.pose_task import pose_task; pose_task().Image"
    first, second = (whole, parts) if before else (parts, whole)
    assert run(f"{first}\n{second}\nprint(mediapipe.Image.__name__, pose_task().PoseLandmarker.__name__)") == (
        "Image PoseLandmarker"
    )


def test_a_release_that_is_laid_out_in_another_way_is_imported_as_a_whole() -> None:
    program = (
        "import posecoach.estimators.library.pose_task as own\n"
        "def missing(): raise ImportError('moved')\n"
        "own._from_its_modules = missing\n"
        "print(own.pose_task()._fields)"
    )
    assert run(program) == str(PoseTask._fields)
