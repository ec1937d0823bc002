"""The movements of one exercise so far, each judged against what was known of the person when it happened."""

from __future__ import annotations

from posecoach.analysis.judgement.final_judgement import judge_all
from posecoach.analysis.judgement.judge import Judgement, judge, to_event
from posecoach.analysis.judgement.reference import Reference, learn, leave_one_out
from posecoach.analysis.segmentation.candidates import Candidate
from posecoach.analysis.time_series.noise import NoiseMeter
from posecoach.core.events import Event, FaultDetected, SetReviewed
from posecoach.core.spec import ExerciseSpec


class JudgedMovements:
    """Judges movements, numbers the repetitions among them, and learns what is usual for the person.

    Parameters
    ----------
    spec
        The exercise.
    noise
        How much each signal trembles at rest, measured meanwhile.
    prior
        The person's usual values if they are known from a calibration; else they are learned during the session.
    """

    def __init__(self, spec: ExerciseSpec, noise: NoiseMeter, prior: Reference | None) -> None:
        self.spec = spec
        self.prior = prior
        self._noise = noise
        self.candidates: list[Candidate] = []
        self.judgements: list[Judgement] = []
        self.of_closed_sets: list[Candidate] = []
        """Movements of the sets that are over, each found and measured with the whole set in view."""
        self._count = self._announced = 0

    @property
    def reference(self) -> Reference:
        """What is known of the person so far."""
        return learn(self.reference_candidates(), self._noise.noise(), self.prior)

    def reference_candidates(self) -> list[Candidate]:
        """Return the movements that the person's usual values are learned from."""
        return [c for c, j in zip(self.candidates, self.judgements, strict=True) if j.informs_reference]

    def add(self, candidate: Candidate, t_s: float) -> list[Event]:
        """Judge a movement that is over at ``t_s``; return its event and those of its faults."""
        before = next((j.fault_ids for j in reversed(self.judgements) if j.rejected is None), frozenset())
        earlier = self.reference_candidates()
        reference = learn([*earlier, candidate], self._noise.noise(), self.prior)
        if self.prior is None:
            reference = leave_one_out(reference, candidate, earlier)
        judgement = judge(candidate, self.spec, reference, before)
        self.candidates.append(candidate)
        self.judgements.append(judgement)
        self._count += judgement.rejected is None
        self._announced += judgement.full
        index = self._count if judgement.rejected is None else None
        event = to_event(candidate, judgement, self.spec, self._count, t_s)
        return [event, *(FaultDetected(t_s=t_s, fault=f, rep_index=index) for f in judgement.faults)]

    def close_set(self, found: list[Candidate], t_s: float) -> list[Event]:
        """Take the movements of a set that is over; return how many count if another number was announced."""
        self.of_closed_sets += found
        counted = sum(j.full for _, j in judge_all(found, self.spec, self.reference))
        announced, self._announced = self._announced, 0
        if announced == counted:
            return []
        return [SetReviewed(t_s=t_s, announced=announced, counted=counted)]
