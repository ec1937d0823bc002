"""What the cue policy is given: what to say about each fault, and what depends on person and exercise."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from posecoach.analysis.judgement.judge import ENOUGH_SEEN_RATIO
from posecoach.core.events import RepCompleted
from posecoach.core.faults import Feedback, RepFault, StateFault
from posecoach.core.spec import ExerciseSpec
from posecoach.core.vocabulary import CountedFrom, Priority, Unjudged

DURATION = "duration_s"
"""The measure of pace that every repetition has."""
DELAY_S = 0.3
"""Pause between the end of a repetition and words about it, to feel it first (exercises.md 11.4: 0.3 to 1 s).

Its number fills it. With 0.5 s, whoever does not rest between repetitions has begun the next one: of 173 corrections
in 181 sessions with recordings 62 came over a second after the end, with 0.3 s 40 of 176, and 24 numbers of 1,654
over 1.2 s late instead of 34, 9 not at all instead of 15."""
AFTER_NUMBER_S = 0.2
"""From the number or tone of a movement, which may come late, to words about it."""


TRIES = 2
"""How often a correction is said in the same words before the other wording is tried, once (11.3)."""


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

    @property
    def of_form(self) -> bool:
        """Whether it says how a repetition is done, not how far it goes or how fast."""
        return not (self.lasting or self.of_the_way or self.of_pace)

    def wording(self, said: int) -> str:
        """Return the words for somebody to whom it was said so often; empty once both wordings were."""
        return self.text if said < TRIES else self.alternative if said == TRIES else ""


@dataclass(frozen=True, slots=True)
class CueSettings:
    """What of the rules of exercises.md, section 11, depends on the person and the exercise.

    Attributes
    ----------
    session_number
        How often the person has done this exercise, from 1: corrections fade with it (11.5).
    counts
        Whether repetitions or holds are counted; of minutes alone there is nothing to sum up.
    breathe_every_s
        Interval of the reminder to breathe during a hold; 0: none.
    slowness
        How many times as long as usual the voice takes.
    one
        What one repetition is called.
    """

    session_number: int = 1
    counts: bool = True
    breathe_every_s: float = 0.0
    slowness: float = 1.0
    one: str = ""

    @property
    def corrected_ratio(self) -> float:
        """Largest share of repetitions that get a correction (11.5)."""
        return 0.5 if self.session_number <= 2 else 1 / 3 if self.session_number <= 5 else 0.2


def is_judged(rep: RepCompleted) -> bool:
    """Whether enough was seen of a repetition; another movement in its place has no score, but it was found."""
    found_another = any(fault.counted_from is CountedFrom.DECOY for fault in rep.faults)
    return rep.measures.get("valid_ratio", 1.0) >= ENOUGH_SEEN_RATIO and (rep.score is not None or found_another)


def is_unsure(rep: RepCompleted) -> bool:
    """Return whether a repetition may have been something else, and counts all the same."""
    return Unjudged.UNSURE in rep.not_judged_because.values()


def form_was_judged(rep: RepCompleted, faults: Mapping[str, FaultCue]) -> bool:
    """Return whether any fault of form could be judged in a repetition; from behind, none can be seen of a row."""
    of_form = {name for name, fault in faults.items() if fault.of_form}
    return not of_form or not of_form <= set(rep.not_judged)


def way_was_judged(rep: RepCompleted, faults: Mapping[str, FaultCue]) -> bool:
    """Return whether it was judged of a repetition that it went all the way, out and back."""
    return not any(name in faults and faults[name].of_the_way for name in rep.not_judged)


def fault_cues(spec: ExerciseSpec) -> dict[str, FaultCue]:
    """Return what is said about each fault of an exercise, which is in the language of the session."""
    of_decoys = {d.fault: _cue(d.priority, d.feedback) for d in spec.decoys if d.feedback is not None}
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
