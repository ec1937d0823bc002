"""OpenCV is loaded before PyAV, whichever module comes first.

Loaded the other way round, the two wheels' copies of libxcb make Qt hang for ever when the first window is opened (PyAV
issues 978 and 1050).
"""

from __future__ import annotations

import json
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
ROOTS = [
    "posecoach.sources.live.live_source",
    "posecoach.app.clip.analyze",
    "posecoach.app.live.session",
    "posecoach.screen.session_video",
]
PROGRAM = """
import importlib, importlib.abc, importlib.machinery, json, sys, types

class Empty(types.ModuleType):
    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return type(name, (), {})

class Stands(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    # OpenCV and PyAV themselves take most of the time, and nothing of them is needed but their names.
    def find_spec(self, name, path=None, target=None):
        mine = name.partition(".")[0] in ("av", "cv2")
        return importlib.machinery.ModuleSpec(name, self, is_package=True) if mine else None
    def create_module(self, spec):
        return Empty(spec.name)
    def exec_module(self, module):
        pass

sys.meta_path.insert(0, Stands())
for module in sys.argv[1:]:
    for name in [name for name in sys.modules if name.partition(".")[0] in ("posecoach", "av", "cv2")]:
        del sys.modules[name]
    importlib.import_module(module)
    print(json.dumps([module, [name for name in sys.modules if name in ("av", "cv2")]]))
"""


@pytest.fixture(scope="module")
def loaded() -> dict[str, list[str]]:
    """Return which of the two each module loads, in the order of loading."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, *MODULES, *ROOTS],
        cwd=PACKAGE.parent,
        capture_output=True,
        text=True,
        check=True,
    )
    return dict(json.loads(line) for line in done.stdout.splitlines())


@pytest.mark.parametrize("module", MODULES + ROOTS)
def test_opencv_comes_before_pyav(loaded: dict[str, list[str]], module: str) -> None:
    assert loaded[module] in ([], ["cv2"], ["cv2", "av"])


def test_both_are_loaded_at_all(loaded: dict[str, list[str]]) -> None:
    assert ["cv2", "av"] in loaded.values()
