"""Twenty minutes before the camera, in simulated time, in which everything goes wrong that can; no model, no devices.

``tests/benchmarks/test_page_hour.py`` takes an hour.
"""

from __future__ import annotations

import itertools
import queue
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from posecoach.app.live.watch import watch
from posecoach.app.loop import SessionLoop
from posecoach.app.sinks import Sinks
from posecoach.core.cue import Cue
from posecoach.core.events import Event, RepCompleted, SetEnded, SetReviewed, SinkFailed, StageChanged
from posecoach.core.pose import Pose
from posecoach.core.skeleton import Landmark
from posecoach.core.vocabulary import CueStatus, EndReason, Stage
from posecoach.sinks.event_log import EventLog
from posecoach.sources.recorded.log_file import read_log
from tests.support.led import IN_POSITION, led, planned
from tests.support.live_devices import FakeVoice, Figure, ScriptedCamera, Span
from tests.support.rowing import row_angles, rowing

TROUBLE_S, RATE_HZ = 1200.0, 8.0
"""Eight frames a second, as of a slow machine, so that it takes seconds to simulate."""
PERIOD_S, PULL_S = 4.5, 3.3
"""Seconds from one repetition to the next, and how long it takes."""
LOST = [(100.0 + 110.0 * i, 102.5 + 110.0 * i + 2.0 * i) for i in range(10)]
AWAY = [(170.0 + 210.0 * i, 185.0 + 215.0 * i) for i in range(5)]
HAND_UP = [(t_s, t_s + 1.5) for start_s in (140.0, 460.0, 700.0, 1060.0) for t_s in (start_s, start_s + 15.0)]
"""One hand above the head: pauses, and fifteen seconds later goes on."""
VOICE_DIES_S = [60.0 + 110.0 * i for i in range(10)]


def within(t_s: float, spans: list[Span]) -> bool:
    return any(start_s <= t_s < end_s for start_s, end_s in spans)


class Rower:
    """Rows all the time in an even rhythm, trembling a little; leaves and holds up a hand at set times."""

    def __init__(self) -> None:
        self._period = round(PERIOD_S * RATE_HZ)
        self._poses = [
            list(rowing(row_angles([0.5]), PERIOD_S, RATE_HZ, noise_m=0.002, seed=seed)) for seed in range(8)
        ]

    def pose(self, t_s: float) -> Pose:
        number, step = divmod(round(t_s * RATE_HZ), self._period)
        pose = self._poses[number % len(self._poses)][step]
        if within(t_s, AWAY):
            return Pose.nobody(t_s, pose.image_size_px)
        xy_px = hand_up(pose.xy_px) if within(t_s, HAND_UP) else pose.xy_px
        return Pose(t_s, xy_px, pose.world_m, pose.visibility, pose.image_size_px)

    def repetitions(self) -> Iterator[Span]:
        """Yield start and end of everything that was really done."""
        for number in itertools.count():
            start_s = number * self._period / RATE_HZ + 0.5
            if start_s + PULL_S > TROUBLE_S:
                return
            yield start_s, start_s + PULL_S


def hand_up(xy_px: np.ndarray) -> np.ndarray:
    xy_px = xy_px.copy()
    shoulder = xy_px[Landmark.LEFT_SHOULDER]
    xy_px[Landmark.LEFT_ELBOW] = shoulder + np.array([5.0, -55.0])
    for part in ("WRIST", "INDEX", "PINKY", "THUMB"):
        xy_px[Landmark[f"LEFT_{part}"]] = shoulder + np.array([5.0, -115.0])
    return xy_px


def twenty_minutes(log: Path) -> list[Event]:
    session = led([planned("row", sets=99, reps=20, rest_s=20.0)], IN_POSITION)
    outcomes: queue.SimpleQueue[Event] = queue.SimpleQueue()
    voices = [FakeVoice(outcomes.put, [dies_s]) for dies_s in VOICE_DIES_S]
    sinks = Sinks([*voices, EventLog(log)])
    camera = ScriptedCamera(TROUBLE_S, RATE_HZ, LOST)
    loop = SessionLoop(session, sinks, outcomes=outcomes)
    assert loop.run(watch(camera, Figure(Rower().pose))) is EndReason.SOURCE_ENDED
    sinks.close()
    return read_log(log)


def working_spans(events: list[Event]) -> list[Span]:
    stages = [e for e in events if isinstance(e, StageChanged)]
    ends_s = [*(e.t_s for e in stages[1:]), TROUBLE_S]
    return [(e.t_s, end_s) for e, end_s in zip(stages, ends_s, strict=True) if e.stage == Stage.WORKING]


def overlap_s(one: Span, other: Span) -> float:
    return min(one[1], other[1]) - max(one[0], other[0])


def test_in_twenty_minutes_of_trouble_every_repetition_is_logged_once(tmp_path: Path) -> None:
    events = twenty_minutes(tmp_path / "trouble.jsonl")
    logged = [(e.start_s, e.end_s) for e in events if isinstance(e, RepCompleted)]
    really_done = list(Rower().repetitions())
    owners = [[rep for rep in really_done if overlap_s(rep, one) > 0.5 * PULL_S] for one in logged]
    assert all(len(owner) == 1 for owner in owners), "something was logged that was not done"
    done = [owner[0] for owner in owners]
    assert len(set(done)) == len(done), "a repetition was logged twice"

    trouble = [*LOST, *AWAY, *HAND_UP]
    working = working_spans(events)
    wholly_seen = [
        rep
        for rep in really_done
        if any(start_s <= rep[0] and rep[1] <= end_s for start_s, end_s in working)
        and not any(overlap_s(rep, span) > -0.1 for span in trouble)
    ]
    assert len(wholly_seen) > 120
    assert [rep for rep in wholly_seen if rep not in done] == []

    cues = [e.id for e in events if isinstance(e, Cue) and e.status == CueStatus.RAISED]
    assert cues.count("camera.lost") == cues.count("camera.back") == len(LOST)
    assert len([e for e in events if isinstance(e, SinkFailed)]) == len(VOICE_DIES_S)
    assert [e.stage for e in events if isinstance(e, StageChanged)].count("paused") == len(HAND_UP) // 2
    sets = [e for e in events if isinstance(e, SetEnded)]
    corrections = [e.counted - e.announced for e in events if isinstance(e, SetReviewed)]
    assert sum(e.full + e.partial for e in sets) == len(logged) + sum(corrections)
    assert sum(map(abs, corrections)) <= len(logged) / 50, "counts were corrected too often"
    assert all(e.full == 20 for e in sets[:-1])
    assert [e.index for e in sets] == list(range(1, len(sets) + 1))
