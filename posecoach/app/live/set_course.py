"""Keeps how the signals of each set of a live session go, so that its report can draw the movement.

The result of a clip keeps every signal of every frame, for tables (:mod:`posecoach.app.clip.session`). A session may
last for hours, and its log is kept for years: of it only what a report draws is kept, ten times a second or less.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable

import numpy as np

from posecoach.analysis.analyzer import Analyzer
from posecoach.app.observation import Observation
from posecoach.app.sinks import Sinks
from posecoach.coaching.session import Session
from posecoach.core.pose import FloatArray
from posecoach.core.set_signals import SignalsKept
from posecoach.core.vocabulary import Stage
from posecoach.results.course import DIGITS, CourseRecorder, shown_signals

STEP_S = 0.1
"""From sample to sample: a pull of a row, the fastest there is, has ten."""
MOST_SAMPLES = 3000
"""Of a set; five minutes. Of a longer one only every other sample is kept, and so on."""


class SetCourse:
    """Looks at what a session measures while somebody works, and hands it on, thinned, when the set is over."""

    def __init__(self, session: Session, sinks: Sinks) -> None:
        self._session, self._sinks = session, sinks
        self._analyzer: Analyzer | None = None
        self._columns: list[int] = []
        self._recorder = CourseRecorder(())
        self._step_s = STEP_S

    def along(self, observations: Iterable[Observation]) -> Generator[Observation, None, None]:
        """Yield the observations; keep what the session measured of each. At the end hand on the last set."""
        t_s = 0.0
        try:
            for seen in observations:
                yield seen
                if seen.pose is None:
                    continue
                t_s = seen.pose.t_s
                if self._session.stage is Stage.WORKING:
                    self._take(t_s)
        finally:
            self._hand_on(t_s)

    def _hand_on(self, t_s: float) -> None:
        """Hand on what was kept of the current or the last set."""
        if self._analyzer is not None and len(self._recorder) > 1:
            course = self._recorder.course()
            self._sinks.handle(
                SignalsKept(
                    t_s=t_s,
                    exercise=self._analyzer.spec.id,
                    times_s=tuple(course.t_s.round(DIGITS).tolist()),
                    signals={name: tuple(course.signal(name).round(DIGITS).tolist()) for name in course.names},
                )
            )
        self._recorder, self._analyzer = CourseRecorder(()), None

    def _take(self, t_s: float) -> None:
        analyzer = self._session.analyzer
        if analyzer is None:
            return  # somebody works in a part that the clock leads
        if analyzer is not self._analyzer:
            self._hand_on(t_s)
            self._begin(analyzer)
        if self._columns and t_s - self._recorder.last_s >= self._step_s:
            self._keep(t_s, np.asarray(analyzer.signals.values, dtype=np.float64)[self._columns])
        if len(self._recorder) > MOST_SAMPLES:
            self._recorder.thin_out()
            self._step_s *= 2

    def _keep(self, t_s: float, values: FloatArray) -> None:
        if len(self._recorder) or np.isfinite(values).any():  # nothing is known yet of somebody who has just appeared
            self._recorder.add(t_s, values)

    def _begin(self, analyzer: Analyzer) -> None:
        names = list(analyzer.signals.names)
        self._columns = [names.index(name) for name in shown_signals(analyzer.spec) if name in names]
        self._recorder = CourseRecorder([names[i] for i in self._columns])
        self._analyzer, self._step_s = analyzer, STEP_S
