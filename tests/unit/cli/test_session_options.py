"""The options that ``live`` and ``routine`` share."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest
import typer

from posecoach.cli.app import app
from posecoach.cli.session_options import SessionOptions
from posecoach.core.errors import PosecoachError
from posecoach.core.mute import Mute

COMMANDS = typer.main.get_command(app).commands  # type: ignore[attr-defined]
SHARED = [field.name for field in fields(SessionOptions)]


@pytest.mark.parametrize("name", ["live", "routine"])
def test_a_session_takes_its_own_options_and_then_those_of_every_session(name: str) -> None:
    names = [option.name for option in COMMANDS[name].params]
    assert "session" not in names
    assert names[-len(SHARED) :] == SHARED
    assert set(names) - set(SHARED) >= {"live": {"exercise", "reps"}, "routine": {"express", "plan"}}[name]


def test_what_is_not_said_of_the_voice_is_as_usual() -> None:
    usual, chosen = SessionOptions().live_options().voice, SessionOptions(rate=120, volume=0.5).live_options().voice
    assert (chosen.rate_wpm, chosen.volume_ratio) == (120, 0.5)
    assert (usual.rate_wpm, usual.volume_ratio) == (165, 1.0)


@pytest.mark.parametrize("command", [("routine", "--only", "row"), ("live", "--exercise", "row")])
def test_a_rate_that_nobody_could_follow_is_refused(
    command: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("POSECOACH_DATA", str(tmp_path))
    with pytest.raises(PosecoachError, match="a rate of 80 to 400 words a minute"):
        app([*command, "--headless", "--rate", "900"], standalone_mode=False)


def test_muting_leaves_warnings_and_only_silent_takes_them_as_well() -> None:
    muted, silent = SessionOptions(mute=True).live_options().voice, SessionOptions(silent=True).live_options().voice
    assert muted.as_mute() == Mute(on=True)
    assert silent.as_mute() == Mute(on=True, warnings_too=True)
