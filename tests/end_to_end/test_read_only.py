"""What is kept lies where it may not be written to, or not even be read: a sentence, and nothing is done by half."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from posecoach.cli.run import USER_ERROR
from posecoach.history.profile import Profile
from scripts.kill_sessions import RECORDED
from tests.support.command import ROOT
from tests.support.sessions import MONDAY, Script, write_log

PROGRAM = RECORDED + "from posecoach.cli import main; main()"
AS_A_USER = ["setpriv", "--bounding-set=-dac_override,-dac_read_search"]
"""Takes from root what lets it write wherever it likes."""
SESSION = ("-e", "row", "--headless", "--mute", "--no-questions", "--sets", "1")
COMMANDS = {
    "a session in a folder that cannot be written": (0o500, "people/me", ("live", *SESSION)),
    "a session where logs cannot be written": (0o500, "people/me/sessions", ("live", *SESSION)),
    "a routine where nothing can be read": (0o000, "people/me", ("routine", "--only", "row", *SESSION[2:4], "--mute")),
    "the history where nothing can be read": (0o000, "people", ("history", "--rebuild")),
    "forgetting what cannot be changed": (0o500, "people/me", ("forget", "--yes")),
}


@pytest.fixture
def as_a_user() -> list[str]:
    if os.name != "posix":
        pytest.skip("Windows has other permissions")
    if os.geteuid() != 0:
        return []
    if shutil.which("setpriv") is None:
        pytest.skip("root may write everywhere")
    return AS_A_USER


@pytest.fixture
def data(tmp_path: Path) -> Iterator[Path]:
    """Return a data folder with a session in it, which can be deleted whatever became of its permissions."""
    write_log(Profile.of("me", tmp_path).new_log("row", MONDAY), Script("row").sets([3]).over())
    yield tmp_path
    subprocess.run(["chmod", "-R", "u+rwX", str(tmp_path)], check=False)


@pytest.mark.parametrize("name", COMMANDS)
def test_what_may_not_be_used_is_named_in_a_sentence(data: Path, as_a_user: list[str], name: str) -> None:
    mode, place, words = COMMANDS[name]
    (data / place).chmod(mode)
    command = [*as_a_user, sys.executable, "-c", PROGRAM, *words]
    done = subprocess.run(
        command, cwd=ROOT, env=os.environ | {"POSECOACH_DATA": str(data)}, capture_output=True, text=True, check=False
    )
    assert done.returncode == USER_ERROR, done.stderr
    assert "Traceback" not in done.stderr
    (said,) = [line for line in done.stderr.splitlines() if line.startswith("posecoach: ")]
    assert str(data) in said
    (data / place).chmod(0o700)
    assert len(list((data / "people" / "me" / "sessions").iterdir())) == 1
