"""What the cue policy is given: what to say about each fault, the words for everything else, and the limits."""

from __future__ import annotations

from dataclasses import dataclass, replace

from posecoach.core.faults import Feedback, RepFault, StateFault
from posecoach.core.spec import ExerciseSpec
from posecoach.core.vocabulary import Priority

DURATION = "duration_s"
"""The measure of pace that every repetition has."""


@dataclass(frozen=True, slots=True)
class FaultCue:
    """What is said about a fault.

    Attributes
    ----------
    text, alternative
        The correction, and the wording used once when it did not help.
    lasting
        The fault is one of posture, not of a repetition.
    praise
        What is said when it was corrected and has gone; empty: nothing.
    strength
        What went well in a set without it; empty: nothing.
    of_the_way
        The fault is that the person did not go all the way, out or back.
    of_pace
        The fault is one of pace, the strength that is named before others.
    """

    priority: Priority
    text: str
    alternative: str
    lasting: bool = False
    praise: str = ""
    strength: str = ""
    of_the_way: bool = False
    of_pace: bool = False


@dataclass(frozen=True, slots=True)
class CueSettings:
    """The limits of exercises.md, section 11; its evidence is listed there.

    Attributes
    ----------
    session_number
        How often the person has done this exercise, from 1: corrections fade with it (11.5).
    counts
        Whether repetitions or holds are counted; of minutes alone there is nothing to sum up.
    delay_s
        Pause between the end of a repetition and a correction, to feel it first (11.4: 0.3 to 1 s).
    spacing_s, spacing_reps
        Least distance between two corrections (11.3).
    same_cue_reps, same_cue_s
        Least distance between two of the same, in repetitions, or in seconds for faults of posture (11.3).
    tries
        How often a correction is said in the same words before the other wording is tried, once (11.3).
    mended_reps
        Repetitions in a row without a fault after which it counts as mended.
    praise_reps
        Least distance between two words of praise (11.7).
    valid_ratio
        Share of frames below which a repetition is not judged (11.9).
    wait_s
        How long a correction waits for a moment without effort.
    breathe_every_s
        Interval of the reminder to breathe during a hold; 0: none.
    """

    session_number: int = 1
    counts: bool = True
    delay_s: float = 0.5
    spacing_s: float = 8.0
    spacing_reps: int = 2
    same_cue_reps: int = 4
    same_cue_s: float = 20.0
    tries: int = 2
    mended_reps: int = 2
    praise_reps: int = 4
    valid_ratio: float = 0.7
    wait_s: float = 6.0
    breathe_every_s: float = 0.0

    @property
    def corrected_ratio(self) -> float:
        """Largest share of repetitions that get a correction (11.5)."""
        return 0.5 if self.session_number <= 2 else 1 / 3 if self.session_number <= 5 else 0.2

    def band(self, priority: Priority) -> tuple[int, int]:
        """Return ``(times, repetitions)``: correct a fault found ``times`` in the last ``repetitions`` (11.2)."""
        if priority < Priority.FORM:
            return 1, 1
        return (2, 3) if priority is Priority.FORM else (3, 5)


def fault_cues(spec: ExerciseSpec) -> dict[str, FaultCue]:
    """Return what is said about each fault of an exercise, which is in the language of the session."""
    decoys = () if spec.cycle is None else spec.cycle.decoys
    of_decoys = {d.fault: _cue(d.priority, d.feedback) for d in decoys if d.feedback is not None}
    return of_decoys | {
        fault.id: replace(
            _cue(fault.priority, fault.feedback),
            lasting=isinstance(fault, StateFault),
            of_the_way=isinstance(fault, RepFault) and fault.of_the_way,
            of_pace=isinstance(fault, RepFault) and fault.measure == DURATION,
        )
        for fault in spec.all_faults()
    }


def _cue(priority: Priority, feedback: Feedback) -> FaultCue:
    return FaultCue(
        priority, feedback.cue, feedback.alternative_cue, praise=feedback.praise, strength=feedback.strength
    )
