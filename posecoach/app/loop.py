"""The one loop of a session, of a clip as of a camera: observations in, events and pictures out. It decides nothing."""

from __future__ import annotations

import queue
import time
from collections.abc import Iterable, Sequence

from posecoach.app.failing_outputs import LostOutputs
from posecoach.app.meter import LoopMeter
from posecoach.app.observation import Observation
from posecoach.app.sinks import Sinks
from posecoach.coaching.display.view import Moment
from posecoach.coaching.requests import Request
from posecoach.coaching.session import Session
from posecoach.core.events import Event
from posecoach.core.frame import Frame
from posecoach.core.ports import Screen, Voice
from posecoach.core.pose import Pose
from posecoach.core.vocabulary import EndReason

ASKED_EVERY_S = 0.05
"""Keys and timers are looked at no less than twenty times a second, whatever the camera does."""
LINGER_S = 4.0
"""How long the last picture stays, for the summary to be read."""
LEFT = (EndReason.ENDED_BY_PERSON, EndReason.WINDOW_CLOSED)
"""After these nobody is there any more to read it."""
SessionScreen = Screen[Moment, Request]


class SessionLoop:
    """Runs a session until it is over, the source ends, or the person ends it.

    Parameters
    ----------
    sinks
        Take every event.
    screens
        Show every moment, and hand on what their users ask for.
    voice
        Asked whether it works, so that the session can say when it fails.
    outcomes
        What became of cues; the voice puts them there from its own thread.
    meter
        Measures how fast it goes.
    lost
        Finds the words for outputs that fail.
    linger_s
        How long the last picture stays when the session is over, if there is a screen to look at.
    """

    def __init__(
        self,
        session: Session,
        sinks: Sinks,
        screens: Sequence[SessionScreen] = (),
        *,
        voice: Voice | None = None,
        outcomes: queue.SimpleQueue[Event] | None = None,
        meter: LoopMeter | None = None,
        linger_s: float = LINGER_S,
        lost: LostOutputs | None = None,
    ) -> None:
        self.session = session
        self.meter = LoopMeter() if meter is None else meter
        self.t_s = 0.0
        self._sinks, self._screens, self._voice = sinks, list(screens), voice
        self._lost = lost
        self._outcomes: queue.SimpleQueue[Event] = queue.SimpleQueue() if outcomes is None else outcomes
        self._linger_s = linger_s
        self._frame: Frame | None = None
        self._pose: Pose | None = None

    def run(self, observations: Iterable[Observation]) -> EndReason:
        """Run to the end; return why it ended, for the log."""
        try:
            reason = self._through(observations)
        finally:
            self._dispatch(self.session.finish(self.t_s))
        if reason not in LEFT:
            self._linger()
        return reason

    def step(self, seen: Observation) -> EndReason | None:
        """Take one look; return why the session is over, or None."""
        self._dispatch(self._seen(seen))
        self._frame = self._frame if seen.frame is None else seen.frame
        self._show(new=seen.frame is not None)
        if seen.frame is not None:
            self.meter.shown(seen.frame.t_s)
        return self._asked()

    def _through(self, observations: Iterable[Observation]) -> EndReason:
        for seen in observations:
            reason = self.step(seen)
            if reason is not None:
                return reason
            if self.session.over:
                assert self.session.result.reason is not None
                return self.session.result.reason
        return EndReason.SOURCE_ENDED

    def _seen(self, seen: Observation) -> list[Event]:
        events = self.session.take_camera(seen.camera)
        if seen.pose is None:
            if seen.shown is not None:
                self.t_s, self._pose = seen.shown.t_s, seen.shown
            return events
        self.t_s, self._pose = seen.pose.t_s, seen.pose
        return [*events, *self.session.update(seen.pose, seen.others)]

    def _dispatch(self, events: Iterable[Event]) -> None:
        self._sinks.handle_all(events)
        while not self._outcomes.empty():
            self._sinks.handle(self._outcomes.get_nowait())
        if self._lost is not None:
            self._sinks.handle_all(self._lost.update(self._sinks.failures, self.t_s))

    def _show(self, new: bool) -> None:
        if not self._screens:
            return
        frame = self._frame
        image, age_s = (None, 0.0) if frame is None else (frame.image, self.meter.age_s(frame.t_s))
        moment = Moment(self.t_s, image, new, self._pose, self.session.view, self.meter.lines(), age_s)
        for screen in tuple(self._screens):
            try:
                screen.show(moment)
            except Exception as error:  # noqa: BLE001  a full disk must not end the set
                self._screens.remove(screen)
                self._sinks.left_out(screen, error, self.t_s)

    def _asked(self) -> EndReason | None:
        """Do what is asked for at the screens; return why the session is over, or None."""
        for request in self._requests():
            self._dispatch(self.session.request(request, self.t_s))
        if self._voice is not None:
            self._dispatch(self.session.take_voice(self._voice.works, self.t_s))
        return EndReason.WINDOW_CLOSED if self._closed else None

    def _requests(self) -> list[Request]:
        return [request for screen in self._screens for request in screen.requests()]

    @property
    def _closed(self) -> bool:
        return any(screen.closed for screen in self._screens)

    def _linger(self) -> None:
        """Leave the end on the screens for a moment, or until something is asked for."""
        until_s = time.monotonic() + self._linger_s
        while self._screens and time.monotonic() < until_s and not self._closed:
            self._show(new=False)
            if self._requests():
                return
            time.sleep(ASKED_EVERY_S)
