"""Where looking at a picture takes longer than the camera needs for the next one, the count holds."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from posecoach.app.live.watch import watch
from posecoach.app.loop import SessionLoop
from posecoach.app.sinks import Sinks
from posecoach.core.events import RepCompleted
from posecoach.core.frame import Frame
from posecoach.core.pose import Pose
from posecoach.sources.live.latest_frame import LatestFrame
from tests.support.led import led, planned
from tests.support.live_devices import PICTURE, Figure, Kept, ScriptedCamera
from tests.support.rowing import pose_of, row_angles

RATE_HZ = 30.0
STARTS_S = [2.0, 5.6, 9.3, 13.1]


class BusyCamera(ScriptedCamera):
    """Takes pictures while somebody looks at one; the newest waits, as behind a real camera."""

    def __init__(self, duration_s: float) -> None:
        super().__init__(duration_s, RATE_HZ)
        self._slot = LatestFrame()
        self.goes_on(0.0)

    def goes_on(self, seconds: float) -> None:
        self.now_s += seconds
        while self._index / RATE_HZ <= self.now_s:
            self._slot.put(Frame(self._index / RATE_HZ, self._index, PICTURE))
            self._index += 1

    def latest(self, timeout_s: float) -> Frame | None:
        if self.ended:
            return None
        frame = self._slot.take(0.0)
        if frame is None:
            self.goes_on(min(timeout_s, 1.0 / RATE_HZ))
            frame = self._slot.take(0.0)
        return frame


class SlowFigure(Figure):
    """Needs ``takes_s`` for a look, in which the camera goes on."""

    def __init__(self, camera: BusyCamera, takes_s: float) -> None:
        super().__init__(lambda t_s: pose_of(t_s, row_angles(STARTS_S, out_s=0.8, hold_s=0.3, back_s=0.9)))
        self._camera, self._takes_s = camera, takes_s
        self.looks_s: list[float] = []
        self.ages_s: list[float] = []

    def estimate(self, frame: Frame) -> Pose:
        self.looks_s.append(frame.t_s)
        self.ages_s.append(self._camera.now_s - frame.t_s)
        self._camera.goes_on(self._takes_s)
        return super().estimate(frame)


@pytest.mark.parametrize("looks_hz", [8.0, 15.0, 30.0])
def test_the_count_holds_at_few_looks_a_second_and_no_look_is_behind(looks_hz: float) -> None:
    camera, kept = BusyCamera(17.0), Kept()
    figure = SlowFigure(camera, 1.0 / looks_hz)
    SessionLoop(led([planned("row", sets=1, reps=0)]), Sinks([kept])).run(watch(camera, figure))
    assert 1.0 / np.median(np.diff(figure.looks_s)) == pytest.approx(looks_hz, rel=0.1)
    counted = [rep for rep in kept.of(RepCompleted) if isinstance(rep, RepCompleted)]
    assert [rep.full for rep in counted] == [True] * 4
    for rep, start_s in zip(counted, STARTS_S, strict=True):
        assert rep.start_s == pytest.approx(start_s, abs=0.25)
    assert max(figure.ages_s) <= 1.0 / RATE_HZ + 1e-9
    steps = {round((later - sooner) * RATE_HZ) for sooner, later in itertools.pairwise(figure.looks_s)}
    assert max(steps) <= RATE_HZ / looks_hz + 1
