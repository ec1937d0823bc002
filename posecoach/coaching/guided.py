"""The guided repetitions before a first set, from which the person's usual range is learned."""

from __future__ import annotations

from posecoach.analysis.analyzer import Analyzer
from posecoach.analysis.calibration import Reference
from posecoach.coaching.speaker import Speaker
from posecoach.core.events import Calibrated, Event, RepCompleted
from posecoach.core.pose import Pose
from posecoach.core.spec import ExerciseSpec
from posecoach.core.vocabulary import Phase

GUIDED_REPS = 2
CALIBRATION_LIMIT_S = 45.0
"""Who has not done two repetitions by then is not kept waiting: the range is learned on the way."""
RELAX_S = 2.0


class GuidedReps:
    """A relaxed moment and two repetitions.

    Attributes
    ----------
    reference
        The person's usual values, once learned; None if the repetitions did not come in time.
    over
        Whether the person is kept no longer.
    """

    def __init__(self, spec: ExerciseSpec, speaker: Speaker, t_s: float) -> None:
        self.reference: Reference | None = None
        self.over = False
        self._spec, self._speaker, self._since_s = spec, speaker, t_s
        self._analyzer = Analyzer(spec)
        self._told_to_begin = False

    def update(self, pose: Pose) -> list[Event]:
        """Take one pose; return what is said to it."""
        done = sum(isinstance(e, RepCompleted) for e in self._analyzer.update(pose))
        passed_s = pose.t_s - self._since_s
        if len(self._analyzer.candidates) >= GUIDED_REPS and self._analyzer.phase is Phase.READY:
            learned = self._analyzer.reference
            if learned.reps >= GUIDED_REPS:
                self.reference, self.over = learned, True
                return [
                    Calibrated(t_s=pose.t_s, exercise=self._spec.id, reps=learned.reps),
                    self._speaker.say("calibration.done", pose.t_s),
                ]
        if passed_s > CALIBRATION_LIMIT_S:
            self.over = True
            return [self._speaker.say("calibration.skipped", pose.t_s)]
        if not self._told_to_begin and passed_s >= RELAX_S:
            self._told_to_begin = True
            return [self._speaker.say("calibration.rep", pose.t_s)]
        return [self._speaker.say("calibration.again", pose.t_s)] if done else []
