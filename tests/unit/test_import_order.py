"""OpenCV is loaded before PyAV, whichever module comes first.

Loaded the other way round, the two wheels' copies of libxcb make Qt hang for ever when the first window is opened (PyAV
issues 978 and 1050).
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "posecoach"
IMPORTS_AV = re.compile(r"^\s*(import|from) av\b", re.MULTILINE)
MODULES = sorted(
    ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts)
    for path in PACKAGE.rglob("*.py")
    if IMPORTS_AV.search(path.read_text(encoding="utf-8"))
)
ROOTS = ["posecoach.app.analyze", "posecoach.app.live", "posecoach.app.live", "posecoach.screen.session_video"]


@pytest.mark.parametrize("module", MODULES + ROOTS)
def test_opencv_comes_before_pyav(module: str) -> None:
    program = f"import sys, {module}; print(*(m for m in sys.modules if m in ('av', 'cv2')))"
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=PACKAGE.parent, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() in ([], ["cv2"], ["cv2", "av"])
