"""The analyzer of an exercise: poses in, events out. The same object serves a clip and a live session."""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np

from posecoach.analysis.holds.hold_tracker import HoldTracker
from posecoach.analysis.judgement.reference import Reference, learn
from posecoach.analysis.judgement.state_faults import StateFaults
from posecoach.analysis.rep_counter import RepCounter
from posecoach.analysis.time_series.signal_reader import SignalReader
from posecoach.analysis.tracking.continuity import Continuity
from posecoach.analysis.tracking.frame_count import FrameCount
from posecoach.analysis.tracking.presence import Presence
from posecoach.core.events import Event
from posecoach.core.pose import FloatArray, Pose
from posecoach.core.spec import ExerciseSpec
from posecoach.core.vocabulary import Phase

AZIMUTH = "azimuth_deg"


class _Seen(NamedTuple):
    """What one pose shows: the pose as it is taken, every signal, the direction of the camera, who came or went."""

    pose: Pose
    values: FloatArray
    azimuth_deg: float
    events: list[Event]


class Analyzer:
    """Counts and judges one exercise, pose after pose.

    Parameters
    ----------
    spec
        The exercise.
    reference
        The person's usual values if they are known from a calibration; else they are learned during the session.

    Attributes
    ----------
    signals
        What is measured of each pose.
    frames
        How many were looked at, and what they showed.
    reps
        Counts the repetitions; None of an exercise without.
    holds
        Times the holds; None of an exercise without.
    states
        Finds the faults of postures that last.
    continuity
        Finds pictures that stand still, and when the person was all at once elsewhere.
    """

    def __init__(self, spec: ExerciseSpec, reference: Reference | None = None) -> None:
        self.spec = spec
        self._prior = reference
        self.signals = SignalReader([AZIMUTH, *spec.signal_names()])
        self.frames = FrameCount()
        self.reps = None if spec.cycle is None else RepCounter(spec, self.signals.names, reference)
        self.holds = None if spec.hold is None else HoldTracker(spec.hold)
        self.states = StateFaults(spec.state_faults)
        self.continuity = Continuity()
        self._presence = Presence()
        self._t_s = math.nan

    @property
    def reference(self) -> Reference:
        """What is known of the person so far."""
        return learn((), {}, self._prior) if self.reps is None else self.reps.judged.reference

    @property
    def phase(self) -> Phase:
        """Where in a repetition the person is."""
        return Phase.READY if self.reps is None else self.reps.phase

    @property
    def progress(self) -> float:
        """How far into the range, 0 = start position, 1 = end range reached."""
        return 0.0 if self.reps is None else self.reps.finder.progress

    def update(self, pose: Pose) -> list[Event]:
        """Take one pose, later than all before; return what happened."""
        seen = self._look(pose)
        events = [*seen.events]
        if self.reps is not None:
            events += self.reps.update(seen.pose, seen.values)
        if self.holds is not None:
            level = self.signals.pick(self.holds.hold.signal, seen.values)
            events += self.holds.update(level, pose.t_s, self.continuity.still_since_s)
        return events + self._postures(seen)

    def update_in_pause(self, pose: Pose) -> list[Event]:
        """Take one pose during a pause: nothing is counted or timed, only faults of lasting postures are found."""
        seen = self._look(pose)
        return [*seen.events, *self._postures(seen)]

    def _look(self, pose: Pose) -> _Seen:
        """Return what is measured of a pose, and whether somebody came or went."""
        pose = self.continuity.checked(
            pose, self.phase is not Phase.READY, in_hold=self.holds is not None and self.holds.holding
        )
        t_s = self._t_s = pose.t_s
        values = self.signals.read(pose)
        seen = bool(np.isfinite(values).any())
        azimuth_deg = self.signals.pick(AZIMUTH, values)
        self.frames.add(pose, seen, azimuth_deg)
        events = self._presence.update(seen, t_s)
        if events and self._presence.lost:
            events += self._close(t_s)
        if seen and t_s - self._presence.appeared_s < self.spec.camera.settling_s:
            values = np.full_like(values, np.nan)  # somebody has only just appeared: landmarks still move into place
        return _Seen(pose, values, azimuth_deg, events)

    def _postures(self, seen: _Seen) -> list[Event]:
        """Return the faults of postures that are found now."""
        hold_quality = math.nan if self.holds is None else self.holds.quality
        t_s = seen.pose.t_s
        return self.states.update(
            lambda name: self.signals.pick(name, seen.values), hold_quality, seen.azimuth_deg, t_s
        )

    def finish(self) -> list[Event]:
        """Close what is going on: at the end of the source, or when the person pauses. May be fed again afterwards."""
        if math.isnan(self._t_s):
            return []
        return self._close(self._t_s) + ([] if self.reps is None else self.reps.close_set(self._t_s))

    def _close(self, t_s: float) -> list[Event]:
        reps = [] if self.reps is None else self.reps.close(t_s)
        return reps + ([] if self.holds is None else self.holds.close(t_s))
