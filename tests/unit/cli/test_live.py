from __future__ import annotations

import pytest

from posecoach.app.live.session import LiveOutcome
from posecoach.cli.session_options import print_spots
from posecoach.core.vocabulary import EndReason, SpotFeeling
from tests.support.sessions import Script


def printed(capsys: pytest.CaptureFixture[str], script: Script) -> str:
    print_spots(LiveOutcome(EndReason.PLAN_DONE, tuple(script.over())))
    return capsys.readouterr().out


def test_at_the_end_it_is_said_how_the_spots_of_a_massage_felt(capsys: pytest.CaptureFixture[str]) -> None:
    massage = Script("self_massage").begin("self_massage").a_hold_set([30.0, 30.0])
    massage.spot(1, SpotFeeling.EASIER).spot(2, SpotFeeling.WORSE).end()
    assert printed(capsys, massage) == "Spots: 1 easier, 1 worse.\n"
    assert not printed(capsys, Script("row").begin("row").a_set(3).end())
