"""The analyses of the sets of one exercise: the current set's analyzer, and of earlier sets only how many frames."""

from __future__ import annotations

from posecoach.analysis.analyzer import Analyzer
from posecoach.analysis.judgement.reference import Reference
from posecoach.analysis.tracking.frame_count import FrameCount
from posecoach.core.spec import ExerciseSpec


class Analyses:
    """Begins the analysis of each set. The analyzer of a set that is over is released: it holds minutes of all signals.

    Attributes
    ----------
    analyzer
        That of the set that was begun last; None before the first.
    """

    def __init__(self) -> None:
        self.analyzer: Analyzer | None = None
        self._counted: list[FrameCount] = []

    def begin(self, spec: ExerciseSpec, reference: Reference | None) -> Analyzer:
        """Return the analyzer of a set that begins now, for a person of whom these usual values are known.

        Somebody who is not as they were awake goes on being compared with that, not with how the set begins.
        """
        before, self.analyzer = self.analyzer, Analyzer(spec, reference)
        if before is not None and spec.may_have_to_wake and before.states.any_may_last:
            self.analyzer.states = before.states
        self._counted.append(self.analyzer.frames)
        return self.analyzer

    @property
    def frames(self) -> int:
        """Frames of all sets."""
        return sum(count.total for count in self._counted)

    @property
    def frames_with_person(self) -> int:
        """Frames in which the person could be judged."""
        return sum(count.with_person for count in self._counted)
