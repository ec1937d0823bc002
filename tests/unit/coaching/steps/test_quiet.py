from __future__ import annotations

import pytest

from posecoach.coaching.requests import Command
from posecoach.coaching.speaking.talk import Talk
from posecoach.coaching.steps.quiet import Quiet


def waiting() -> Quiet:
    """A wait while something is said until 5 s."""
    talk = Talk()
    quiet = Quiet(talk)
    quiet.begin(0.0)
    talk.until_s = 5.0
    return quiet


def test_it_lasts_until_what_is_being_said_has_been_heard() -> None:
    quiet = waiting()
    quiet.tick(4.9)
    assert quiet.result is None
    quiet.tick(5.0)
    assert quiet.result is True


@pytest.mark.parametrize("command", [Command.NEXT, Command.SKIP])
def test_whoever_goes_on_need_not_wait(command: Command) -> None:
    quiet = waiting()
    quiet.command(Command.COUNT_UP, 1.0)
    assert quiet.result is None
    quiet.command(command, 1.0)
    assert quiet.result is True
