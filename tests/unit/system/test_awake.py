from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from posecoach.system.awake import KEEPERS, kept_awake

PATIENCE_S = 60.0
KEEPER = KEEPERS["linux"][-1][0]
pytestmark = pytest.mark.skipif(sys.platform not in KEEPERS, reason="elsewhere the system is asked by a function")


class Keepers:
    """Stand-ins for the programs that keep a machine awake, which write down when they run and with what."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder = folder
        monkeypatch.setenv("PATH", f"{folder}:/bin:/usr/bin")
        monkeypatch.setattr(sys, "platform", "linux")
        for keeper, *_ in KEEPERS["linux"]:
            self.install(keeper, "exit 1")
        self.install(KEEPER, f'echo "$@" > {folder}/began; shift 3; "$@"; touch {folder}/ended')

    def install(self, name: str, does: str) -> None:
        (self.folder / name).write_text(f"#!/bin/sh\n{does}\n")
        (self.folder / name).chmod(0o755)

    def wait_for(self, name: str) -> str:
        until_s = time.monotonic() + PATIENCE_S
        while not (self.folder / name).exists():
            assert time.monotonic() < until_s, f"{name} never came"
            time.sleep(0.01)
        return (self.folder / name).read_text()

    def has_ended(self) -> bool:
        return (self.folder / "ended").exists()


@pytest.fixture
def keepers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Keepers:
    return Keepers(tmp_path, monkeypatch)


def test_a_machine_is_kept_awake_as_long_as_the_block_runs(keepers: Keepers) -> None:
    with kept_awake():
        keepers.wait_for("began")
        assert not keepers.has_ended()
    keepers.wait_for("ended")


def test_it_may_sleep_again_when_the_program_was_killed(keepers: Keepers) -> None:
    program = "import time; from posecoach.system.awake import kept_awake\nwith kept_awake(): time.sleep(600)"
    killed = subprocess.Popen([sys.executable, "-c", program])
    keepers.wait_for("began")
    killed.kill()
    killed.wait()
    keepers.wait_for("ended")


def test_where_nothing_keeps_it_awake_the_block_runs_all_the_same(
    keepers: Keepers, monkeypatch: pytest.MonkeyPatch
) -> None:
    (keepers.folder / KEEPER).write_text("no program")
    with kept_awake():
        pass
    monkeypatch.setenv("PATH", "")
    with kept_awake():
        pass
