"""The command line starts at once: what is heavy is imported only by the command that needs it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

HEAVY = ("numpy", "scipy", "mediapipe", "cv2", "av", "pyttsx3", "sqlite3", "matplotlib", "pandas")
SCRIPT = """
import json, sys
from posecoach.cli import main
for arguments in json.loads(sys.argv[1]):
    sys.argv = ["posecoach", *arguments]
    try:
        main()
    except SystemExit as left:
        status = left.code
    print(json.dumps([arguments, status, sorted(set(sys.modules) & set(json.loads(HEAVY)))]), file=sys.stderr)
"""


def started(heavy: tuple[str, ...], *commands: list[str]) -> list[Any]:
    """Run commands in one process; return each with its exit status and what had been loaded by its end."""
    script = f"HEAVY = {json.dumps(heavy)!r}\n{SCRIPT}"
    done = subprocess.run(
        [sys.executable, "-c", script, json.dumps(commands)], capture_output=True, text=True, timeout=240, check=True
    )
    return [json.loads(line) for line in done.stderr.splitlines()]


def test_help_and_list_load_nothing_heavy() -> None:
    commands = [["--help"], ["analyze", "--help"], ["exercises"], ["live", "--help"]]
    assert started(HEAVY, *commands) == [[command, 0, []] for command in commands]


def test_importing_the_package_loads_nothing_heavy() -> None:
    code = "import posecoach, sys; print([m for m in ('numpy', 'scipy', 'cv2', 'mediapipe') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=240, check=True)
    assert done.stdout.strip() == "[]"


def test_analysing_recorded_poses_loads_neither_opencv_nor_mediapipe_nor_all_of_scipy(tmp_path: Path) -> None:
    poses = Path(__file__).parents[2] / "poses" / "row_standing_side.npz"
    heavy = ("cv2", "av", "mediapipe", "scipy.signal", "scipy.stats", "matplotlib", "pandas")
    command = ["analyze", str(poses), "--exercise", "row", "--json", str(tmp_path / "a.json")]
    assert started(heavy, command) == [[command, 0, []]]
    assert (tmp_path / "a.json").is_file()
