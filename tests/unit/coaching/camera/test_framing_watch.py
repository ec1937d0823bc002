from __future__ import annotations

import dataclasses
from collections.abc import Iterable

import pytest

from posecoach.coaching.camera.framing import INTERRUPT_AFTER_S
from posecoach.coaching.camera.framing_watch import REPEAT_ADVICE_S, FramingWatch
from posecoach.coaching.speaking.speaker import Speaker
from posecoach.core.cue import Cue
from posecoach.core.pose import Pose
from posecoach.core.spec import CameraSetup
from tests.support.led import WORDS
from tests.support.rowing import row_angles, rowing

SEEN_WELL = list(rowing(row_angles([]), 20.0, 10.0))


def said(poses: Iterable[Pose]) -> list[tuple[str, float]]:
    """What is said of how the person is seen, and when."""
    watch = FramingWatch(CameraSetup(frozenset(), ("shoulder", "hip")), Speaker(WORDS))
    cues = []
    for pose in poses:
        watch.update(pose)
        cues += [cue for cue in watch.say(pose.t_s) if isinstance(cue, Cue)]
    return [(cue.id, cue.t_s) for cue in cues]


def away(poses: Iterable[Pose], from_s: float, until_s: float) -> list[Pose]:
    return [Pose.nobody(p.t_s, p.image_size_px) if from_s <= p.t_s < until_s else p for p in poses]


def test_of_somebody_who_is_seen_well_nothing_is_said() -> None:
    assert said(SEEN_WELL) == []


def test_who_comes_into_the_picture_hears_once_that_all_is_well() -> None:
    assert [name for name, _ in said(away(SEEN_WELL, 0.0, 4.0))] == ["camera.nobody", "camera.seen_well"]


def test_the_relief_can_be_taken_neither_for_praise_nor_for_a_hold() -> None:
    assert not {"perfect", "stay", "hold", "good"} & set(WORDS.say("camera.seen_well").lower().rstrip(".").split())


def test_who_is_not_found_in_the_dark_is_asked_for_light() -> None:
    poses = [p if p.found else dataclasses.replace(p, dark=True) for p in away(SEEN_WELL, 5.0, 12.0)]
    assert [name for name, _ in said(poses)] == ["camera.dark", "camera.seen_well"]


@pytest.mark.parametrize("seen_from_s", [0.1, 0.5])
def test_what_the_first_pictures_show_is_not_said(seen_from_s: float) -> None:
    """A camera that has just been switched on sends dark ones, and somebody is found at the second look."""
    assert said(away(SEEN_WELL, 0.0, seen_from_s)) == []


def test_advice_that_changes_all_the_time_is_said_all_the_same() -> None:
    told = said(dataclasses.replace(p, dark=p.t_s % 0.6 >= 0.3) for p in away(SEEN_WELL, 0.0, 20.0))
    assert told[0][1] == pytest.approx(INTERRUPT_AFTER_S, abs=0.2)


def test_an_advice_that_is_not_followed_is_repeated_after_a_while_and_not_at_every_picture() -> None:
    (first, first_s), (again, again_s) = said(away(SEEN_WELL, 0.0, 20.0))[:2]
    assert first == again == "camera.nobody"
    assert again_s - first_s == pytest.approx(REPEAT_ADVICE_S, abs=0.2)


def test_advice_that_takes_turns_with_other_advice_is_no_more_often_repeated_than_alone() -> None:
    """As of somebody who stands with their back to the camera, one hand at the edge of the picture."""
    told = said(dataclasses.replace(p, dark=p.t_s % 4.0 >= 2.8) for p in away(SEEN_WELL, 0.0, 20.0))
    nobody_s = [t_s for name, t_s in told if name == "camera.nobody"]
    assert nobody_s == pytest.approx([0.6, 0.6 + REPEAT_ADVICE_S, 0.6 + 3 * REPEAT_ADVICE_S], abs=0.2)
    assert [t_s for name, t_s in told if name == "camera.dark"] == pytest.approx([3.4, 11.4], abs=0.2)


def test_what_was_advised_before_all_was_well_is_said_at_once_when_it_is_so_again() -> None:
    told = said(away(away(SEEN_WELL, 2.0, 5.0), 7.0, 12.0))
    assert told[2] == ("camera.nobody", pytest.approx(9.0, abs=0.2))
    assert [name for name, _ in told] == ["camera.nobody", "camera.seen_well"] * 2
