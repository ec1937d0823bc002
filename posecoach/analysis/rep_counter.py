"""Counts the repetitions of an exercise: finds the movements, weighs their evidence, judges them, closes the sets."""

from __future__ import annotations

import math

from posecoach.analysis.evidence.live_evidence import LiveEvidence
from posecoach.analysis.evidence.set_evidence import candidates_of_set
from posecoach.analysis.judgement.judged_movements import JudgedMovements
from posecoach.analysis.judgement.reference import Reference
from posecoach.analysis.segmentation.candidates import Candidate
from posecoach.analysis.segmentation.repetitions import RepetitionFinder
from posecoach.analysis.time_series.buffer import SignalBuffer
from posecoach.analysis.time_series.noise import NoiseMeter
from posecoach.analysis.tracking.track import PoseTrack
from posecoach.core.cycle import MAX_DURATION_S
from posecoach.core.events import Event, PhaseChanged
from posecoach.core.evidence import EvidenceTable
from posecoach.core.pose import FloatArray, Pose
from posecoach.core.spec import ExerciseSpec
from posecoach.core.vocabulary import Phase

MEMORY_S, LONGEST_SET_S = 330.0, 300.0
"""How long the landmarks of a set are kept, and how long a set lasts before it is closed at the next rest."""


class RepCounter:
    """Counts the repetitions of an exercise that has some.

    Parameters
    ----------
    spec
        The exercise, with a cycle.
    names
        The signals whose values :meth:`update` takes, in this order.
    prior
        The person's usual values if they are known.
    """

    def __init__(self, spec: ExerciseSpec, names: tuple[str, ...], prior: Reference | None) -> None:
        assert spec.cycle is not None
        span_s = MEMORY_S if spec.evidence is not None else 2 * MAX_DURATION_S + 10.0
        self.finder = RepetitionFinder(spec.cycle, spec.measures, SignalBuffer(names, span_s))
        self._track = PoseTrack(MEMORY_S)
        self.evidence = None if spec.evidence is None else self._weighing(spec.evidence, prior)
        self._noise = NoiseMeter(names)
        self.judged = JudgedMovements(spec, self._noise, prior)
        self.phase = Phase.READY
        """Where in a repetition the person is."""

    def _weighing(self, table: EvidenceTable, prior: Reference | None) -> LiveEvidence:
        shown = () if prior is None else prior.shown
        return LiveEvidence(table, self._track, shown, two_way=self.finder.cycle.two_way)

    @property
    def accepted(self) -> tuple[dict[str, float], ...]:
        """The measures of the repetitions of this set by which others are found to be like them."""
        return () if self.evidence is None else self.evidence.accepted()

    def update(self, pose: Pose, values: FloatArray) -> list[Event]:
        """Take one pose and the values of its signals; return what happened."""
        t_s = pose.t_s
        events = self._remember(pose)
        events += self._judge(self.finder.update(t_s, values), t_s)
        events += self._phase_change(t_s)
        self._noise.update(values, t_s, at_rest=self.phase is Phase.READY)
        return events

    def close(self, t_s: float) -> list[Event]:
        """Close the movement that is going on, not the set: the person was lost or the source ended."""
        events = self._judge(self.finder.close(t_s), t_s)
        self.phase = Phase.READY
        return events

    def close_set(self, t_s: float) -> list[Event]:
        """Count the set that is over once more, as a whole; return the count if another one was announced."""
        if self.evidence is None:
            return []
        found = candidates_of_set(self.evidence, self.finder)
        self._track.forget(math.inf)
        self.evidence.forget()
        self.finder.forget_set()
        return self.judged.close_set(found, t_s)

    def _remember(self, pose: Pose) -> list[Event]:
        """Keep the pose for the set's evidence; a set that outgrows the memory is closed at a rest."""
        if self.evidence is None:
            return []
        self._track.append(pose)
        outgrown = pose.t_s - self._track.since_s > LONGEST_SET_S and self.phase is Phase.READY
        return self.close_set(pose.t_s) if outgrown else []

    def _judge(self, found: list[Candidate], t_s: float) -> list[Event]:
        events: list[Event] = []
        for candidate in found:
            weighed = candidate if self.evidence is None else self.evidence.weighed(candidate)
            events += self.judged.add(weighed, t_s)
        if found:
            self.finder.usual_ranges = self.judged.reference.ranges
        return events

    def _phase_change(self, t_s: float) -> list[Event]:
        if self.finder.phase is self.phase:
            return []
        self.phase = self.finder.phase
        return [PhaseChanged(t_s=t_s, phase=self.phase)]
