"""Ending a session that nobody can lead any further: without a picture, a screen or keys it would run on for ever."""

from __future__ import annotations

from collections.abc import Generator, Iterable

from posecoach.app.observation import Observation
from posecoach.app.sinks import Sinks
from posecoach.coaching.session import Session
from posecoach.core.camera import CameraState
from posecoach.core.ports import LiveSource
from posecoach.core.vocabulary import Stage

PATIENCE_S = 300.0
"""Time to fetch a camera and plug it in; our own default."""
ENDLESS = frozenset({Stage.FRAMING, Stage.PAUSED, Stage.WORKING})
"""What goes on until the person is seen; the other stages end by the clock."""


def while_attended(
    looks: Iterable[Observation], session: Session, source: LiveSource, sinks: Sinks
) -> Generator[Observation, None, None]:
    """Yield what is seen for as long as the person can go on with the session, by hands alone; say when it is over."""
    since_s = source.now_s
    for seen in looks:
        yield seen
        ends_by_clock = session.stage not in ENDLESS or (session.stage is Stage.WORKING and not session.spec.counts)
        if ends_by_clock or seen.camera is CameraState.OK:
            since_s = source.now_s
        elif source.now_s - since_s > PATIENCE_S:
            sinks.handle_all(session.give_up())
            return
