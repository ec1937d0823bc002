"""The guided repetitions before a first set, from which the person's usual range is learned."""

from __future__ import annotations

import math
from dataclasses import replace

from posecoach.analysis.analyzer import Analyzer
from posecoach.coaching.cues.rules import fault_cues
from posecoach.coaching.sets.practice import Practice
from posecoach.coaching.speaking.waiting_to_count import REFUSED, WaitingToCount
from posecoach.coaching.steps.set_step import SetStep
from posecoach.coaching.steps.step import Ending
from posecoach.core.cue import GUIDED, Cue
from posecoach.core.events import Calibrated, Event, RepCompleted
from posecoach.core.pose import Pose
from posecoach.core.spec import ExerciseSpec
from posecoach.core.vocabulary import Phase, Stage

GUIDED_REPS = 2
CALIBRATION_LIMIT_S = 45.0
"""Somebody who has not done two repetitions by then is not kept waiting: the range is learned during the set."""
RELAX_S = 2.0


class Calibration(SetStep):
    """A relaxed moment and two repetitions. What is learned goes into the practice's reference.

    What it asks for ends with it: somebody who is quicker than the voice has done it, and is not asked again.
    """

    stage = Stage.CALIBRATING
    says = (*GUIDED, REFUSED)

    def __init__(self, practice: Practice) -> None:
        super().__init__(practice)
        self._since_s = math.nan
        self._analyzer = Analyzer(_when_asked(practice.spec))
        self._idle = WaitingToCount(practice.spec, practice.speaker, in_set=False)
        self._asked_to_begin = False
        self._tries = 0

    def begin(self, t_s: float) -> list[Event]:
        """Ask the person to relax."""
        self._since_s = t_s
        return [self.practice.speaker.say("calibration.relax", t_s)]

    def update(self, pose: Pose) -> list[Event]:
        """Take one pose; return what is said to it."""
        super().update(pose)
        known, found = self._analyzer.reference.reps, self._analyzer.update(pose)
        done = next((e for e in found if isinstance(e, RepCompleted)), None)
        self._asked_to_begin = self._asked_to_begin or done is not None
        seen = [*self.practice.framing_cues(pose.t_s), *self._refused(found, pose)]
        say, passed_s = self.practice.speaker.say, pose.t_s - self._since_s
        if self._learned():
            self.result, self.answered = Ending.DONE, True
            reps = self._analyzer.reference.reps
            calibrated = Calibrated(t_s=pose.t_s, exercise=self.practice.spec.id, reps=reps)
            return [calibrated, *seen, say("calibration.done", pose.t_s)]
        if passed_s > CALIBRATION_LIMIT_S:
            self.result, self.answered = Ending.DONE, True
            return [*seen, say("calibration.skipped", pose.t_s)]
        if not self._asked_to_begin and passed_s >= RELAX_S:
            self._asked_to_begin = True
            return [*seen, say("calibration.rep", pose.t_s)]
        if done is None or self._analyzer.reference.reps >= GUIDED_REPS:
            return seen
        corrected = self._corrected(done) if self._analyzer.reference.reps == known else None
        return [*seen, corrected or say("calibration.again", pose.t_s)]

    def _corrected(self, rep: RepCompleted) -> Cue | None:
        """Return what to do instead of another movement, of which nothing is learned, as where the head moved alone.

        As in a set it is said so often in the usual words, and once in other ones.
        """
        cues = fault_cues(self.practice.spec)
        found = next((one.id for one in rep.faults if one.id in cues), None)
        if found is None or not (text := cues[found].wording(self._tries)):
            return None
        self._tries += 1
        return Cue(t_s=rep.t_s, id=f"cue.{found}", text=text, priority=cues[found].priority)

    def _refused(self, found: list[Event], pose: Pose) -> list[Event]:
        """Return why nothing counts of what somebody does who was asked for a repetition and is seen well."""
        if not self._asked_to_begin or not pose.found or self.practice.asks_to_be_seen:
            self._idle.begin(pose.t_s)
        return [*self._idle.take(found, pose.t_s), *self._idle.tick(pose.t_s)]

    def resume(self, paused_s: float, t_s: float) -> None:
        """Begin the set: the range is learned during the set."""
        del paused_s, t_s
        self.result = Ending.NEXT

    def _learned(self) -> bool:
        """Whether two repetitions show the person's usual values, which are then kept."""
        learned = self._analyzer.reference
        if learned.reps < GUIDED_REPS or not self._is_back:
            return False
        assert self._analyzer.reps is not None
        self.practice.reference = replace(learned, shown=self._analyzer.reps.accepted)
        return True

    @property
    def _is_back(self) -> bool:
        """Whether the person is back at the start; of two-way cycles they are when one is found, which may go on."""
        cycle = self.practice.spec.cycle
        assert cycle is not None
        return cycle.two_way or self._analyzer.phase is Phase.READY


def _when_asked(spec: ExerciseSpec) -> ExerciseSpec:
    return spec if spec.evidence is None else replace(spec, evidence=spec.evidence.when_asked())
