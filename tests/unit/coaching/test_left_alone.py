"""Somebody who is not in the picture, cannot get into it, or does something else than is counted."""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Iterable, Iterator

import numpy as np
import pytest

from posecoach.coaching.camera.framing import GOOD_AFTER_S
from posecoach.coaching.camera.framing_watch import REPEAT_ADVICE_S
from posecoach.coaching.requests import Command
from posecoach.coaching.session import Session
from posecoach.coaching.setting import FOR_A_RECORDING, Conduct
from posecoach.coaching.speaking.waiting_to_count import LEAST, NO_CHANCE, PATIENCE_S
from posecoach.coaching.steps.framing import ALL_THE_ROOM_S
from posecoach.core.cue import Cue, CuesWithdrawn
from posecoach.core.events import Event, FaultDetected, RepCompleted, RepRejected
from posecoach.core.pose import Pose
from posecoach.core.vocabulary import Stage
from posecoach.registry import exercise
from tests.support.heard import Heard
from tests.support.led import AT_ONCE, IN_POSITION, WORDS, led, planned
from tests.support.on_all_fours import OnAllFours, cycles
from tests.support.presser import Presser
from tests.support.rowing import raised, row_angles, rowing
from tests.support.sample_poses import sample

STANDING: list[float] = []
SIZE_PX = (640, 480)
LONG_S = 150.0


def a_set(conduct: Conduct = AT_ONCE) -> Session:
    return led([planned("row", reps=30)], conduct)


def said_at(session: Session, poses: Iterable[Pose], id: str) -> list[float]:
    """When a sentence was said."""
    events: list[Event] = [event for pose in poses for event in session.update(pose)]
    return [e.t_s for e in events if isinstance(e, Cue) and e.id == id and e.status == "raised"]


def nobody(until_s: float) -> list[Pose]:
    return [Pose.nobody(i / 10, SIZE_PX) for i in range(round(until_s * 10))]


def gone_after(poses: Iterable[Pose], t_s: float) -> list[Pose]:
    return [pose if pose.t_s < t_s else Pose.nobody(pose.t_s, SIZE_PX) for pose in poses]


def test_somebody_who_stands_there_hears_what_is_waited_for_and_how_to_end_ever_more_rarely() -> None:
    said_s = said_at(a_set(), rowing(row_angles(STANDING), LONG_S), "set.waiting")
    assert said_s == pytest.approx([PATIENCE_S, 3 * PATIENCE_S, 7 * PATIENCE_S], abs=1.2)
    assert "a row" in WORDS.say("set.waiting", one=exercise("row").words.one)


def test_somebody_who_rows_slowly_is_not_told_what_a_row_is() -> None:
    pulls_s = [1.0 + 0.8 * PATIENCE_S * i for i in range(10)]
    assert said_at(a_set(), rowing(row_angles(pulls_s), LONG_S), "set.waiting") == []


def test_in_the_middle_of_a_slow_cycle_nobody_hears_that_one_is_waited_for() -> None:
    body, begins_s = OnAllFours(head_drop_deg=25.0, flexion=1.0), 10.0
    resting = [OnAllFours().pose(frame / 10, np.random.default_rng(frame), 0.003) for frame in range(100)]
    slow = [dataclasses.replace(pose, t_s=pose.t_s + begins_s) for pose in cycles([body], cycle_s=15.0)]
    assert slow[-1].t_s > PATIENCE_S + 5.0
    assert said_at(led([planned("cat_camel", reps=30)], AT_ONCE), [*resting, *slow], "set.waiting") == []


def squeezing(until_s: float) -> Iterator[Pose]:
    """Somebody who squeezes the shoulder blades instead of rowing, a recording again and again."""
    poses = list(sample("retraction_side")[0])
    cycle_s = poses[-1].t_s + 0.1
    for number in itertools.count():
        for pose in poses:
            if (t_s := number * cycle_s + pose.t_s) >= until_s:
                return
            yield dataclasses.replace(pose, t_s=t_s)


def test_who_does_something_else_hears_why_it_does_not_count_at_once_and_then_ever_more_rarely() -> None:
    session = a_set()
    events = [event for pose in squeezing(LONG_S) for event in session.update(pose)]
    refused = [e for e in events if isinstance(e, RepRejected)]
    told = [e for e in events if isinstance(e, Cue) and e.id == "set.refused"]
    assert told[0].t_s == pytest.approx(refused[NO_CHANCE - 1].t_s, abs=0.01)
    assert [after.t_s - before.t_s for before, after in itertools.pairwise(told)] == pytest.approx(
        [PATIENCE_S, 2 * PATIENCE_S], abs=1.5
    )
    assert all(any(one.reason in cue.text for one in refused) for cue in told)
    assert not [e for e in events if isinstance(e, Cue) and e.id == "set.waiting"]


def test_who_does_something_else_than_the_repetition_that_was_asked_for_hears_why_it_is_none() -> None:
    """Of 285 people who did something else 160 heard nothing for 40 s, until the range was given up."""
    session = led([planned("row")], IN_POSITION, calibrates=True)
    heard = [e for pose in squeezing(60.0) for e in session.update(pose) if isinstance(e, Cue)]
    asked, told = (next(e.t_s for e in heard if e.id == cue) for cue in ("calibration.rep", "set.refused"))
    given_up = next(e.t_s for e in heard if e.id == "calibration.skipped")
    assert asked < told < given_up - 15.0
    assert "set.waiting" not in {e.id for e in heard if e.t_s < given_up}


def lying(until_s: float) -> Iterator[Pose]:
    """Somebody who waits for an elbow press as it was recorded, and presses nothing."""
    first = next(iter(sample("muscle_fatigue_side")[0]))
    for number in range(round(until_s * 10)):
        shift_px = 1e-4 * (number % 7)
        yield dataclasses.replace(first, t_s=number / 10, xy_px=first.xy_px + shift_px)


def test_who_presses_nothing_hears_what_is_waited_for_as_well() -> None:
    said_s = said_at(led([planned("muscle_fatigue", reps=1)], AT_ONCE), lying(LONG_S), "set.waiting")
    assert said_s == pytest.approx([PATIENCE_S, 3 * PATIENCE_S, 7 * PATIENCE_S], abs=1.2)


def test_who_finds_no_spot_to_stay_on_hears_it_too_and_who_holds_one_does_not() -> None:
    searching = Presser(asks=False, patience_s=0.0)
    searching.run(lambda: searching.t_s > LONG_S)
    assert "set.waiting" in searching.said()
    holding = Presser(asks=False, hold_s=60.0).to_the_end()
    assert "hold.done" in holding.said()
    assert "set.waiting" not in holding.said()


def test_two_movements_that_do_not_count_are_not_complained_of_at_once() -> None:
    session, seen = a_set(), 0
    for pose in squeezing(LONG_S):
        events = session.update(pose)
        seen += sum(isinstance(e, RepRejected) for e in events)
        assert not any(isinstance(e, Cue) and e.id == "set.refused" for e in events)
        if seen == LEAST:
            return
    raise AssertionError("the squeezes were taken for nothing")


def test_the_wait_begins_with_the_last_repetition() -> None:
    first, *_ = said_at(a_set(), rowing(row_angles([10.0]), LONG_S), "set.waiting")
    assert first > 10.0 + PATIENCE_S


def test_who_begins_while_it_is_said_what_is_waited_for_hears_the_number_at_once() -> None:
    session, heard, counted_s = a_set(), Heard(), []
    for pose in rowing(row_angles([PATIENCE_S + 0.5]), PATIENCE_S + 8.0):
        events = session.update(pose)
        counted_s += [e.t_s for e in events if isinstance(e, RepCompleted)]
        heard.take(events, pose.t_s)
    assert [cue.id for cue in heard.lost] == ["set.waiting"]
    assert counted_s[0] > heard.first("set.waiting").start_s
    assert heard.first("count.1").start_s == pytest.approx(counted_s[0], abs=0.2)


def test_after_a_pause_the_wait_begins_anew() -> None:
    session, standing = a_set(), list(rowing(row_angles(STANDING), 3 * PATIENCE_S))
    before = [pose for pose in standing if pose.t_s < PATIENCE_S - 1.0]
    assert said_at(session, before, "set.waiting") == []
    for _ in range(2):
        session.command(Command.PAUSE, PATIENCE_S - 1.0)
    assert said_at(session, standing[len(before) :], "set.waiting")[0] == pytest.approx(2 * PATIENCE_S - 1.0, abs=0.5)


def test_who_has_gone_is_told_that_they_are_not_seen_and_nothing_else() -> None:
    poses = gone_after(rowing(row_angles(STANDING), LONG_S), 5.0)
    assert said_at(a_set(), poses, "set.waiting") == []


@pytest.mark.parametrize(("conduct", "gone_s"), [(AT_ONCE, 10.0), (IN_POSITION, 0.0)])
def test_who_is_seen_well_again_hears_so_unless_a_set_begins_with_it(conduct: Conduct, gone_s: float) -> None:
    back_s = gone_s + 5.0
    standing = rowing(row_angles(STANDING), 30.0)
    poses = [Pose.nobody(p.t_s, SIZE_PX) if gone_s <= p.t_s < back_s else p for p in standing]
    told_s = said_at(a_set(conduct), poses, "camera.seen_well")
    assert told_s == ([] if conduct is IN_POSITION else pytest.approx([back_s + GOOD_AFTER_S], abs=0.3))


def test_nothing_is_said_to_a_clip_that_is_analysed() -> None:
    assert said_at(a_set(FOR_A_RECORDING), rowing(row_angles(STANDING), LONG_S), "set.waiting") == []


def test_who_is_asked_to_turn_hears_it_in_one_way_and_ever_more_rarely() -> None:
    """As advice about the picture, and not in the words of the fault as well, between two of these."""
    session = led([planned("scapular_retraction", reps=9)], AT_ONCE)
    facing = rowing(row_angles(STANDING), 30.0, azimuth_deg=0.0)
    events = [event for pose in facing for event in session.update(pose)]
    told = [(e.t_s, e.id) for e in events if isinstance(e, Cue) and e.status == "raised"]
    assert told == [
        (pytest.approx(s, abs=0.3), "camera.turn_side") for s in (0.6, 0.6 + REPEAT_ADVICE_S, 0.6 + 3 * REPEAT_ADVICE_S)
    ]
    assert any(isinstance(e, FaultDetected) and e.fault.id == "turned-away" for e in events)


def test_advice_that_is_not_followed_comes_ever_more_rarely() -> None:
    said_s = said_at(a_set(IN_POSITION), nobody(LONG_S), "camera.nobody")
    gaps_s = [after - before for before, after in itertools.pairwise(said_s)]
    assert gaps_s == pytest.approx([REPEAT_ADVICE_S * 2**i for i in range(4)], abs=0.3)


def too_close(until_s: float, hands: int = 0, up_s: tuple[float, ...] = ()) -> list[Pose]:
    """A rower whose feet and knees are below the picture, and who holds up so many hands from these times on."""
    tall = rowing(row_angles(STANDING), until_s)
    signing = [raised(p, hands) if any(0.0 < p.t_s - since_s < 1.5 for since_s in up_s) else p for p in tall]
    return [Pose(p.t_s, p.xy_px * 2.5, p.world_m, p.visibility, p.image_size_px, p.silhouette) for p in signing]


def test_whose_room_is_too_small_is_told_how_to_begin_and_does() -> None:
    session = a_set(IN_POSITION)
    said_s = said_at(session, too_close(3 * ALL_THE_ROOM_S), "camera.begin_anyway")
    assert said_s == pytest.approx([ALL_THE_ROOM_S], abs=0.5)
    assert session.stage is Stage.FRAMING
    session.command(Command.NEXT, 3 * ALL_THE_ROOM_S)
    assert session.stage is Stage.COUNTDOWN


@pytest.mark.parametrize("hands", [1, 2])
def test_hands_held_up_begin_anyway_once_it_was_said_that_they_do(hands: int) -> None:
    session, before_s, then_s = a_set(IN_POSITION), 10.0, ALL_THE_ROOM_S + 5.0
    for pose in too_close(then_s + 2.0, hands, (before_s, then_s)):
        session.update(pose)
        assert session.stage is Stage.FRAMING or pose.t_s > then_s
    assert session.stage is Stage.COUNTDOWN


def test_who_begins_anyway_is_not_told_what_they_skipped_nor_again_what_they_cannot_do() -> None:
    session, poses = a_set(IN_POSITION), too_close(LONG_S)
    waiting = [pose for pose in poses if pose.t_s <= ALL_THE_ROOM_S + 1.0]
    said_at(session, waiting, "camera.step_back")
    begun = session.command(Command.NEXT, waiting[-1].t_s)
    assert "camera.begin_anyway" in next(e for e in begun if isinstance(e, CuesWithdrawn)).ids
    assert not [e for e in begun if isinstance(e, Cue) and e.id == "session.skipped"]
    events = [e for pose in poses[len(waiting) :] for e in session.update(pose)]
    assert session.stage is Stage.WORKING
    assert not [e for e in events if isinstance(e, Cue) and e.id == "camera.step_back"]
    gone = [Pose.nobody(LONG_S + i / 10, SIZE_PX) for i in range(60)]
    assert said_at(session, gone, "camera.nobody")


def test_who_begins_anyway_and_is_not_counted_hears_what_is_waited_for() -> None:
    session, poses = a_set(IN_POSITION), too_close(LONG_S)
    framing = [pose for pose in poses if pose.t_s <= ALL_THE_ROOM_S + 1.0]
    said_at(session, framing, "camera.step_back")
    session.command(Command.NEXT, framing[-1].t_s)
    said_s = said_at(session, poses[len(framing) :], "set.waiting")
    begun_s = framing[-1].t_s + IN_POSITION.countdown_s
    assert said_s == pytest.approx([begun_s + PATIENCE_S, begun_s + 3 * PATIENCE_S], abs=1.2)


@pytest.mark.parametrize(("conduct", "said"), [(IN_POSITION, True), (AT_ONCE, False)])
def test_where_the_clock_leads_it_is_said_that_it_runs(conduct: Conduct, said: bool) -> None:
    heat = led([planned("heating_pad", duration_s=60.0)], conduct)
    assert bool(said_at(heat, nobody(1.0), "set.clock")) is said


def test_to_an_empty_room_no_beginning_is_offered() -> None:
    assert said_at(a_set(IN_POSITION), nobody(3 * ALL_THE_ROOM_S), "camera.begin_anyway") == []
