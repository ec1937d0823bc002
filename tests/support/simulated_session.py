"""A session on a simulated clock: recorded poses are the camera, everything else is the program's own.

Time goes as fast as the machine can, and stands still where the test wants to look: requests are heard all the same.
"""

from __future__ import annotations

import dataclasses
import datetime
import functools
import itertools
import threading
import time
from collections.abc import Callable, Iterator, Sequence

import numpy as np

from posecoach.app.live.options import LiveOptions
from posecoach.app.live.session import LiveOutcome
from posecoach.app.loop import SessionLoop, SessionScreen
from posecoach.app.observation import Observation
from posecoach.app.sinks import Sinks
from posecoach.coaching.display.view import SessionView
from posecoach.coaching.planning.plan import PlannedExercise
from posecoach.coaching.script import routine
from posecoach.coaching.session import Session
from posecoach.coaching.setting import Person, Setting
from posecoach.core.camera import CameraState
from posecoach.core.dose import Dose
from posecoach.core.events import SessionEnded, SessionStarted
from posecoach.core.frame import Frame
from posecoach.core.pose import Pose
from posecoach.core.vocabulary import Stage
from posecoach.sinks.event_log import EventLog
from tests.support.led import GUIDED, WORDS
from tests.support.live_devices import Kept
from tests.support.sample_poses import sample

CLIPS = {"cat_camel": "cat_camel_side", "self_massage": "self_massage_front", "row": "row_standing_side"}
STEP_S = 0.4
"""Between looks while the person waits."""
EVERY = 2
"""Of the poses of the exercise itself that are seen: seven or eight a second, as on a slow machine."""
WAIT_S = 240.0
PICTURE = np.full((48, 64, 3), 90, np.uint8)
Where = Callable[[SessionView], bool]


class SimulatedRun:
    """Stands in for :func:`posecoach.app.live.session.run_live`; ``camera`` is how its camera is doing."""

    def __init__(self, camera: CameraState = CameraState.OK) -> None:
        self._camera = camera
        self._lock = threading.Lock()
        self._stop: Where = lambda _view: False
        self._there = threading.Event()
        self.view: SessionView | None = None
        self.outcome: LiveOutcome | None = None

    def stop_at(self, where: Where) -> None:
        """Let time go on, and stand still where this is true."""
        with self._lock:
            self._stop = where
            self._there.clear()

    def wait(self) -> None:
        """Wait until time stands still."""
        assert self._there.wait(WAIT_S), f"never came there; the session is at {self.view}"

    def until(self, where: Where) -> None:
        """Let time go on until this is true."""
        self.stop_at(where)
        self.wait()

    def to_the_end(self) -> None:
        """Let time go on, and stand still nowhere any more."""
        self.stop_at(lambda _view: False)

    def __call__(
        self,
        items: Sequence[PlannedExercise],
        options: LiveOptions,
        person: Person,
        name: str,
        others: Sequence[SessionScreen],
    ) -> LiveOutcome:
        shown = [as_shown(item) for item in items]
        setting = Setting(WORDS, person, GUIDED)
        session = Session(routine(shown, setting), setting, shown[0].spec)
        assert options.events is not None
        kept, log = Kept(), EventLog(options.events)
        sinks = Sinks([kept, log])
        began = datetime.datetime.now().astimezone().isoformat(timespec="seconds")
        sinks.handle(
            SessionStarted(
                t_s=0.0, exercise=name, source="poses", model="", model_sha256="", user=options.user, started_at=began
            )
        )
        loop = SessionLoop(session, sinks, others, linger_s=0.0)
        reason = loop.run(self._observations(session))
        sinks.handle(SessionEnded(t_s=loop.t_s, reason=reason))
        sinks.close()
        result = session.result
        self.outcome = LiveOutcome(reason, tuple(kept.events), result.references, (), result.informed)
        return self.outcome

    def _observations(self, session: Session) -> Iterator[Observation]:
        t_s, begun_s, playing = 0.0, 0.0, iter(())
        was_working = False
        while True:
            self.view = session.view
            if self._stands_still():
                time.sleep(0.01)
                yield Observation(None, camera=self._camera)
                continue
            working = session.stage is Stage.WORKING
            if working and not was_working:
                begun_s, playing = t_s, itertools.islice(sample(CLIPS[session.spec.id])[0], 0, None, EVERY)
            was_working = working
            pose = next(playing, None) if working else None
            t_s = begun_s + pose.t_s + 0.1 if pose is not None else t_s + STEP_S
            seen = dataclasses.replace(pose or first_pose(session.spec.id), t_s=t_s)
            yield Observation(seen, Frame(t_s=t_s, index=0, image=PICTURE), self._camera)

    def _stands_still(self) -> bool:
        """Whether time stands still: from when it came there until it is let go, whatever happens meanwhile."""
        with self._lock:
            if self.view is not None and self._stop(self.view):
                self._there.set()
            return self._there.is_set()


@functools.cache
def first_pose(exercise: str) -> Pose:
    """The person waits as the clip begins."""
    return next(iter(sample(CLIPS[exercise])[0]))


def as_shown(item: PlannedExercise) -> PlannedExercise:
    """As much as the clip shows."""
    truth = sample(CLIPS[item.spec.id])[1]
    done = len(truth["holds"]) if item.spec.hold is not None else truth["full_reps"]
    return PlannedExercise(item.spec, Dose(sets=1, reps=done), 5.0)
