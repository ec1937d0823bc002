"""The analyzer of an exercise: poses in, events out. The same object serves a clip and a live session."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from posecoach.analysis.buffer import SignalBuffer
from posecoach.analysis.calibration import NoiseMeter, Reference, learn
from posecoach.analysis.candidates import Candidate
from posecoach.analysis.derived import SPEED_PREFIX, SpeedOf, parts_of
from posecoach.analysis.final_judgement import judge_all
from posecoach.analysis.holds import HoldTracker
from posecoach.analysis.judge import Judgement, judge, to_event
from posecoach.analysis.presence import Presence, shows_a_shoulder
from posecoach.analysis.repetitions import RepetitionFinder
from posecoach.analysis.set_evidence import LiveEvidence, candidates_of_set
from posecoach.analysis.state_faults import StateFaultTracker
from posecoach.analysis.track import PoseTrack
from posecoach.core.events import (
    Event,
    FaultDetected,
    PhaseChanged,
    RepCompleted,
    RepRejected,
    SetReviewed,
)
from posecoach.core.pose import Pose
from posecoach.core.spec import ExerciseSpec
from posecoach.core.vocabulary import Phase
from posecoach.signals.catalogue import SignalSet

FloatArray = NDArray[np.float64]
AZIMUTH = "azimuth_deg"
MEMORY_S, LONGEST_SET_S = 330.0, 300.0
"""How long the landmarks of a set are kept, and how long a set lasts before it is closed at the next rest."""


@dataclass(slots=True)
class FrameCount:
    """Frames seen, those with a person, and those that show a shoulder; median azimuth is taken from ``azimuths``."""

    total: int = 0
    with_person: int = 0
    with_shoulder: int = 0
    azimuths: dict[int, int] = field(default_factory=dict)

    def add(self, pose: Pose, seen: bool, azimuth: float) -> None:
        """Count one frame."""
        self.total += 1
        self.with_shoulder += shows_a_shoulder(pose)
        self.with_person += seen
        if math.isfinite(azimuth):
            whole = round(azimuth)
            self.azimuths[whole] = self.azimuths.get(whole, 0) + 1

    @property
    def median_azimuth_deg(self) -> float:
        """Median over the frames, from a histogram of whole degrees, so that memory stays bounded."""
        if not self.azimuths:
            return math.nan
        order = sorted(self.azimuths)
        share = np.cumsum([self.azimuths[a] for a in order])
        return float(order[int(np.searchsorted(share, share[-1] / 2))])


class Analyzer:
    """Counts and judges one exercise, pose after pose.

    Parameters
    ----------
    spec
        The exercise.
    reference
        The person's usual values if they are known from a calibration; else they are learned on the way.
    """

    def __init__(self, spec: ExerciseSpec, reference: Reference | None = None) -> None:
        self.spec = spec
        self.prior = reference
        wanted = [AZIMUTH, *spec.signal_names()]
        self._signals = SignalSet(part for name in wanted for part in parts_of(name))
        self._speeds = {
            name: SpeedOf(len(parts_of(name))) for name in dict.fromkeys(wanted) if name.startswith(SPEED_PREFIX)
        }
        self.names = (*self._signals.names, *self._speeds)
        self.values = np.full(len(self.names), np.nan)  # those of the last pose, in the order of the names
        self._column = {name: i for i, name in enumerate(self.names)}
        self._presence = Presence()
        self._noise = NoiseMeter(self.names)
        self._states = [StateFaultTracker(f) for f in spec.state_faults]
        self.holds = HoldTracker(spec.hold) if spec.hold is not None else None
        self.frames = FrameCount()
        self.candidates: list[Candidate] = []
        self.judgements: list[Judgement] = []
        self.state_findings: list[FaultDetected] = []
        self._reps = None if spec.cycle is None else RepetitionFinder(spec.cycle, spec.measures, self._buffer(spec))
        self._track = PoseTrack(MEMORY_S)
        self._evidence = None if spec.observations is None else LiveEvidence(spec.observations, self._track)
        self.settled: list[Candidate] = []
        """Movements of sets that were looked at as wholes."""
        self._phase = Phase.READY
        self._appeared_s = math.nan
        self._count = self._announced = 0
        self._t_s = math.nan

    def _buffer(self, spec: ExerciseSpec) -> SignalBuffer:
        assert spec.cycle is not None
        span_s = 2 * spec.cycle.max_duration_s + 10.0
        return SignalBuffer(self.names, span_s=span_s if spec.observations is None else MEMORY_S)

    @property
    def reference(self) -> Reference:
        """What is known of the person so far."""
        return learn(self._good(), self._noise.noise(), self.prior)

    def _good(self) -> list[Candidate]:
        return [c for c, j in zip(self.candidates, self.judgements, strict=True) if j.tells_usual]

    @property
    def phase(self) -> Phase:
        """Where in a repetition the person is."""
        return self._phase

    @property
    def progress(self) -> float:
        """How far into the range, 0 = start position, 1 = end range reached."""
        return 0.0 if self._reps is None else self._reps.progress

    def update(self, pose: Pose) -> list[Event]:
        """Take one pose, later than all before; return what happened."""
        t_s, values = pose.t_s, self._values(pose)
        self._t_s, self.values = t_s, values
        azimuth = values[self._column[AZIMUTH]]
        seen = bool(np.isfinite(values).any())
        self.frames.add(pose, seen, azimuth)
        if self._is_settling(seen, t_s):
            values = np.full_like(values, np.nan)
        events = self._presence.update(seen, t_s)
        if events and self._presence.lost:
            events += self._lost(t_s)
        if self._reps is not None:
            events += self._remember(pose)
            events += self._judged(self._reps.update(t_s, values), t_s)
            events += self._phase_change(t_s)
            self._noise.update(values, t_s, at_rest=self._phase is Phase.READY)
        if self.holds is not None:
            events += self.holds.update(values[self._column[self.holds.spec.signal]], t_s)
        return events + self._state_faults(values, azimuth, t_s)

    def _is_settling(self, seen: bool, t_s: float) -> bool:
        """Whether the person has only just appeared, so that the landmarks still move into place."""
        if seen and (math.isnan(self._appeared_s) or self._presence.lost):
            self._appeared_s = t_s
        return seen and t_s - self._appeared_s < self.spec.settling_s

    def finish(self) -> list[Event]:
        """Close what is going on: at the end of the source, or when the person pauses. May be fed again afterwards."""
        if math.isnan(self._t_s):
            return []
        return self._lost(self._t_s) + self._settle()

    def _remember(self, pose: Pose) -> list[Event]:
        """Keep the pose for the set's evidence; a set that outgrows the memory is closed at a rest."""
        if self._evidence is None:
            return []
        self._track.append(pose)
        outgrown = pose.t_s - self._track.since_s > LONGEST_SET_S and self._phase is Phase.READY
        return self._settle() if outgrown else []

    def _settle(self) -> list[Event]:
        """Look at the set that is over as a whole; return what it holds if something else was announced."""
        if self._evidence is None or self._reps is None:
            return []
        found = candidates_of_set(self._evidence, self._reps)
        self.settled += found
        self._track.forget(math.inf)
        self._evidence.forget()
        counted = sum(j.full for _, j in judge_all(found, self.spec, self.reference))
        announced, self._announced = self._announced, 0
        if announced == counted:
            return []
        return [SetReviewed(t_s=self._t_s, announced=announced, counted=counted)]

    def _values(self, pose: Pose) -> FloatArray:
        values = self._signals.compute(pose)
        if not self._speeds:
            return values
        column = self._column
        speeds = [
            speed.update([float(values[column[part]]) for part in parts_of(name)], pose.t_s)
            for name, speed in self._speeds.items()
        ]
        return np.concatenate([values, speeds])

    def _lost(self, t_s: float) -> list[Event]:
        events: list[Event] = []
        if self._reps is not None:
            events += self._judged(self._reps.close(t_s), t_s)
            self._phase = Phase.READY
        if self.holds is not None:
            events += self.holds.close(t_s)
        return events

    def _judged(self, found: list[Candidate], t_s: float) -> list[Event]:
        events: list[Event] = []
        for seen in found:
            candidate = seen if self._evidence is None else self._evidence.weighed(seen)
            before = next((j.fault_ids for j in reversed(self.judgements) if not j.reason), frozenset())
            reference = learn([*self._good(), candidate], self._noise.noise(), self.prior)
            judgement = judge(candidate, self.spec, reference, before)
            self.candidates.append(candidate)
            self.judgements.append(judgement)
            events += self._told(candidate, judgement, t_s)
        if found and self._reps is not None:
            self._reps.usual_ranges = self.reference.ranges
        return events

    def _told(self, candidate: Candidate, judgement: Judgement, t_s: float) -> list[Event]:
        self._count += not judgement.reason
        self._announced += judgement.full
        event: RepCompleted | RepRejected = to_event(candidate, judgement, self.spec, self._count, t_s)
        index = self._count if not judgement.reason else None
        return [event, *(FaultDetected(t_s=t_s, fault=f, rep_index=index) for f in judgement.faults)]

    def _phase_change(self, t_s: float) -> list[Event]:
        assert self._reps is not None
        if self._reps.phase is self._phase:
            return []
        self._phase = self._reps.phase
        return [PhaseChanged(t_s=t_s, phase=self._phase)]

    def _state_faults(self, values: FloatArray, azimuth: float, t_s: float) -> list[Event]:
        events: list[Event] = []
        for tracker in self._states:
            named = [condition.measure for condition in tracker.fault.only_if]
            others = {name: float(values[self._column[name]]) for name in named}
            value = float(values[self._column[tracker.fault.signal]])
            if tracker.fault.of_hold:
                value = math.nan if self.holds is None else self.holds.quality
            found = tracker.update(value, others, azimuth, t_s)
            if found is not None:
                event = FaultDetected(t_s=t_s, fault=found)
                self.state_findings.append(event)
                events.append(event)
        return events
