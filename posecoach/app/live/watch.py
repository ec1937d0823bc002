"""Looking through a live source: the newest frame, its pose, and what there is to see when no frame comes."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import replace

from posecoach.app.loop import ASKED_EVERY_S
from posecoach.app.observation import Observation
from posecoach.core.camera import CameraState
from posecoach.core.frame import Frame, is_dark
from posecoach.core.ports import LiveEstimator, LiveSource
from posecoach.core.pose import Pose
from posecoach.core.vocabulary import Stage

NOBODY_AFTER_S = 0.5
"""Without a frame for this long nobody is there."""
FIRST_SIZE_PX = (640, 480)
"""Of the pictures, until there is one."""
AT_EASE = frozenset({Stage.GUIDING, Stage.PAUSED, Stage.RESTING})
"""While somebody reads, waits or rests, nothing is counted, and a laptop may stay cool."""
EASE_LOOK_GAP_S = 0.19
"""At ease the person is looked for five times a second: hands are held up for a second to be understood."""
EASE_SHOW_GAP_S = 0.09
"""At ease a picture is shown no sooner than this after the last: ten a second of a camera's thirty."""


def watch(
    source: LiveSource, estimator: LiveEstimator, at_ease: Callable[[], bool] = lambda: False
) -> Iterator[Observation]:
    """Yield what a live source shows, until it ends; without a pose, when there is nothing new.

    Parameters
    ----------
    at_ease
        Asked before each picture: whether fewer pictures will do. From the first one after, all are looked at again.
    """
    seen_s, shown_s, frame_s, size_px = -math.inf, -math.inf, 0.0, FIRST_SIZE_PX  # the first one is always looked at
    while True:
        frame = source.latest(ASKED_EVERY_S)
        if frame is None and source.ended:
            return
        state, pose, others = source.state, None, False
        easily = frame is not None and at_ease()
        if frame is not None and easily and 0.0 <= frame.t_s - shown_s < EASE_SHOW_GAP_S:
            continue
        if frame is not None:
            size_px = frame.size_px
            frame_s = shown_s = frame.t_s
            # One from before the last look was on its way while nobody was seen.
            if frame.t_s >= seen_s + (EASE_LOOK_GAP_S if easily else 0.0):
                pose, others = _look(frame, estimator, frozen=state is CameraState.FROZEN)
        elif source.now_s - frame_s >= NOBODY_AFTER_S and source.now_s > seen_s:
            pose = Pose.nobody(source.now_s, size_px, pictured=False)
        seen_s = pose.t_s if pose is not None else seen_s
        yield Observation(pose, frame, state, others)


def _look(frame: Frame, estimator: LiveEstimator, *, frozen: bool) -> tuple[Pose, bool]:
    """Return the person in a frame, and whether there are others; nobody in one that is long past.

    Somebody who was seen last in a picture that is frozen would keep quite still, as in a hold, for ever.
    """
    if frozen:
        return Pose.nobody(frame.t_s, frame.size_px, pictured=False), False
    pose = estimator.estimate(frame)
    return pose if pose.found else replace(pose, dark=is_dark(frame.image)), estimator.others_in_view
