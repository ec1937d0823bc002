"""The command line starts at once: what is heavy is imported only by the command that needs it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = ("numpy", "scipy", "mediapipe", "cv2", "av", "pyttsx3", "sqlite3", "matplotlib", "pandas")
SCRIPT = """
import json, sys
sys.argv = ["posecoach", *json.loads(sys.argv[1])]
from posecoach.cli import main
try:
    main()
except SystemExit as left:
    status = left.code
print(json.dumps([status, sorted(set(sys.modules) & set(json.loads(HEAVY)))]))
"""


@pytest.mark.parametrize("arguments", [["--help"], ["analyze", "--help"], ["exercises"], ["live", "--help"]])
def test_help_and_list_load_nothing_heavy(arguments: list[str]) -> None:
    script = f"HEAVY = {json.dumps(HEAVY)!r}\n{SCRIPT}"
    done = subprocess.run(
        [sys.executable, "-c", script, json.dumps(arguments)], capture_output=True, text=True, timeout=60, check=True
    )
    status, loaded = json.loads(done.stdout.splitlines()[-1])
    assert (status, loaded) == (0, [])


def test_importing_the_package_loads_nothing_heavy() -> None:
    code = "import posecoach, sys; print([m for m in ('numpy', 'scipy', 'cv2', 'mediapipe') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.strip() == "[]"


def test_analysing_recorded_poses_loads_neither_opencv_nor_mediapipe_nor_all_of_scipy(tmp_path: Path) -> None:
    poses = Path(__file__).parents[2] / "poses" / "row_standing_side.npz"
    heavy = ("cv2", "av", "mediapipe", "scipy.signal", "scipy.stats", "matplotlib", "pandas")
    script = f"HEAVY = {json.dumps(heavy)!r}\n{SCRIPT}"
    arguments = ["analyze", str(poses), "--exercise", "row", "--json", str(tmp_path / "a.json")]
    done = subprocess.run(
        [sys.executable, "-c", script, json.dumps(arguments)], capture_output=True, text=True, timeout=60, check=True
    )
    assert json.loads(done.stdout.splitlines()[-1]) == [0, []]
    assert (tmp_path / "a.json").is_file()
