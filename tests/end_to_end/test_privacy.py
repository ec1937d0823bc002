"""Nothing leaves the machine: the program works where there is no network, and tries to reach none."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.support.clips import thin_out
from tests.support.command import COMMAND, ROOT, camera_that_shows

NOWHERE = "127.0.0.1"


@pytest.fixture(scope="module")
def clip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A few pictures are enough: nothing is counted here."""
    demo = ROOT / "posecoach" / "demos" / "row.mp4"
    return thin_out(demo, tmp_path_factory.mktemp("clip") / "row.mp4", every=4, pictures=25)


def without_network() -> list[str]:
    """Return how a command is run in a network namespace that has no route, not even a loopback that is up."""
    command = ["unshare", "--net", "--map-root-user"]
    try:
        allowed = subprocess.run([*command, "true"], capture_output=True, check=False).returncode == 0
    except OSError:
        allowed = False
    if not allowed:
        pytest.skip("this system does not let a process have a network of its own")
    return command


@pytest.mark.model
def test_a_clip_is_analysed_where_there_is_no_network(clip: Path, tmp_path: Path) -> None:
    command = [*without_network(), *COMMAND, "analyze", str(clip), "-e", "row", "--json", str(tmp_path / "a.json")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=240)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "a.json").exists()


@pytest.mark.model
@pytest.mark.skipif(shutil.which("strace") is None, reason="strace shows which addresses are asked for")
def test_no_address_but_the_one_that_is_nowhere_is_ever_asked_for(clip: Path, tmp_path: Path) -> None:
    trace = tmp_path / "trace"
    strace = ["strace", "-f", "-qq", "-e", "trace=connect,sendto,sendmmsg", "-o", str(trace)]
    done = subprocess.run(
        [*strace, *COMMAND, "analyze", str(clip), "-e", "row"],
        cwd=ROOT, capture_output=True, text=True, check=False, timeout=280,
    )  # fmt: skip
    if "PTRACE" in done.stderr or "ptrace" in done.stderr:
        pytest.skip("this system does not let one process watch another")
    assert done.returncode == 0, done.stderr
    asked = re.findall(
        r"sin6?_port=htons\((\d+)\).*?inet_(?:addr|pton)\((?:AF_INET6, )?\"([^\"]+)\"", trace.read_text()
    )
    assert {address for _, address in asked} <= {NOWHERE, "::1"}


@pytest.mark.model
def test_a_session_keeps_no_picture_and_nothing_that_others_may_read(clip: Path, tmp_path: Path) -> None:
    arguments = ["live", "--headless", "--mute", "--no-questions", "-e", "row"]
    environment = os.environ | {"POSECOACH_DATA": str(tmp_path / "data")}
    python, option, program = COMMAND
    command = [python, option, camera_that_shows(clip) + program, *arguments]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
    kept = [path for path in (tmp_path / "data").rglob("*") if path.is_file()]
    assert {".jsonl", ".sqlite3"} <= {path.suffix for path in kept}
    assert {path.suffix for path in kept} <= {".jsonl", ".json", ".sqlite3", ".sqlite3-wal", ".sqlite3-shm", ""}
    if os.name == "posix":
        assert [path for path in kept if path.stat().st_mode & 0o077 and path.suffix in (".jsonl", ".sqlite3")] == []
        assert (tmp_path / "data" / "people" / "me").stat().st_mode & 0o077 == 0
