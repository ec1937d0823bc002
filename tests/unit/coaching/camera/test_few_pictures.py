from __future__ import annotations

from collections.abc import Sequence

import pytest

from posecoach.coaching.camera.few_pictures import AGAIN_S
from posecoach.coaching.setting import FOR_A_CLIP, FOR_A_RECORDING, Conduct
from posecoach.core.cue import Cue
from posecoach.core.pose import Pose
from tests.support.disturbances import at_rate, stalls
from tests.support.led import AT_ONCE, led, planned
from tests.support.rowing import row_angles, rowing

LONG_S = 100.0
PULLS_S = [1.0 + 4.0 * i for i in range(25)]
ALL = list(rowing(row_angles(PULLS_S), LONG_S, 20.0))


def said_s(poses: Sequence[Pose], conduct: Conduct = AT_ONCE) -> list[float]:
    """When it was said that too few pictures are seen."""
    session = led([planned("row", reps=60)], conduct)
    events = [event for pose in poses for event in session.update(pose)]
    return [e.t_s for e in events if isinstance(e, Cue) and e.id == "camera.few_pictures"]


@pytest.mark.parametrize("conduct", [AT_ONCE, FOR_A_CLIP])
def test_a_machine_that_stalls_again_and_again_is_said_to_be_too_busy_and_not_at_every_stall(conduct: Conduct) -> None:
    first_s, second_s = said_s(stalls(3.0, 1.0)(ALL), conduct)
    assert first_s == pytest.approx(8.0, abs=0.2)
    assert second_s == pytest.approx(first_s + AGAIN_S, abs=4.0)


@pytest.mark.parametrize("rate_hz", [2.0, 4.0, 20.0])
def test_few_pictures_at_an_even_rate_are_enough(rate_hz: float) -> None:
    assert said_s(at_rate(rate_hz)(ALL)) == []


def test_a_single_stall_is_nothing_to_speak_of() -> None:
    assert said_s(stalls(30.0, 1.5)(ALL)) == []


def test_in_a_clip_that_is_analysed_nobody_can_close_other_programs() -> None:
    assert said_s(stalls(3.0, 1.0)(ALL), FOR_A_RECORDING) == []


def test_nobody_in_view_is_another_matter() -> None:
    away = [p if p.t_s < 5.0 else Pose.nobody(p.t_s, p.image_size_px) for p in ALL]
    assert said_s(away) == []
