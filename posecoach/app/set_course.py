"""Keeps how the signals of each set of a live session go, so that its report can draw the movement."""

from __future__ import annotations

from collections.abc import Generator, Iterable

import numpy as np
from numpy.typing import NDArray

from posecoach.analysis.analyzer import Analyzer
from posecoach.app.pipeline import Observation, Sinks
from posecoach.coaching.session import Session
from posecoach.core.set_signals import SignalsKept
from posecoach.core.vocabulary import Stage
from posecoach.results.course import DIGITS, shown_signals

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
        self._step_s = STEP_S
        self._times_s: list[float] = []
        self._rows: list[NDArray[np.float64]] = []

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
        """Hand on what was kept of the set that is on or was the last one."""
        if self._analyzer is not None and len(self._times_s) > 1:
            names = [self._analyzer.signals.names[i] for i in self._columns]
            values = np.stack(self._rows).round(DIGITS)
            self._sinks.handle(
                SignalsKept(
                    t_s=t_s,
                    exercise=self._analyzer.spec.id,
                    times_s=tuple(round(one, DIGITS) for one in self._times_s),
                    signals={name: tuple(values[:, i].tolist()) for i, name in enumerate(names)},
                )
            )
        self._times_s, self._rows, self._analyzer = [], [], None

    def _take(self, t_s: float) -> None:
        analyzer = self._session.result.analyzers[-1]
        if analyzer is not self._analyzer:
            self._hand_on(t_s)
            self._begin(analyzer)
        if self._columns and (not self._times_s or t_s - self._times_s[-1] >= self._step_s):
            self._keep(t_s, np.asarray(analyzer.signals.values, dtype=np.float64)[self._columns])
        if len(self._times_s) > MOST_SAMPLES:
            self._times_s, self._rows, self._step_s = self._times_s[::2], self._rows[::2], 2 * self._step_s

    def _keep(self, t_s: float, values: NDArray[np.float64]) -> None:
        if self._times_s or np.isfinite(values).any():  # nothing is known yet of who has just appeared
            self._times_s.append(t_s)
            self._rows.append(values)

    def _begin(self, analyzer: Analyzer) -> None:
        names = list(analyzer.signals.names)
        self._analyzer, self._step_s = analyzer, STEP_S
        self._columns = [names.index(name) for name in shown_signals(analyzer.spec) if name in names]
