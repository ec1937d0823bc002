"""What an exercise is, as data: what moves, how far, what can go wrong, and what to say.

An exercise file holds one :class:`ExerciseSpec` and no control flow, and everything about that exercise stands in it.
The analysis knows no exercise by name; the two meet only in these objects. Signals are named as in
:mod:`posecoach.signals.catalogue`; in a name, ``{side}`` stands for the arm that is judged, so that left and right are
never written twice.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from posecoach.core.accuracy import Accuracy, Label
from posecoach.core.cycle import Hold, RepCycle, Requirement
from posecoach.core.dose import Dose, Progression, RoutinePlace
from posecoach.core.evidence import EvidenceTable
from posecoach.core.faults import Fault, Feedback, RepFault, StateFault
from posecoach.core.measure import Measure
from posecoach.core.skeleton import Part
from posecoach.core.views import View
from posecoach.core.vocabulary import Posture, Priority

SLOW_PACE = 1.4
"""In planned durations. The usual row takes up to 0.95 of its own (4.3 s) in 60 recordings of people."""


@dataclass(frozen=True, slots=True)
class Prompt:
    """Something that is said as time goes by: every ``every_s`` seconds, or once ``before_end_s`` before the end."""

    text: str
    every_s: float = 0.0
    before_end_s: float = 0.0
    priority: Priority = Priority.SETUP


@dataclass(frozen=True, slots=True)
class TimedPart:
    """What comes before the sets of an exercise and is led by the clock alone: nothing is counted or judged in it.

    Attributes
    ----------
    name
        What is done, as in ``45 seconds of rolling``.
    begin, reminder, then
        Sentences: what to do, said before it; something to heed, said half-way; and what to do in the sets.
    times, duration_s
        How often, and how long each time. Between two times is the rest of the exercise.
    """

    name: str
    begin: str
    reminder: str
    then: str
    times: int
    duration_s: float

    @property
    def dose(self) -> Dose:
        """How much of it there is."""
        return Dose(sets=self.times, duration_s=self.duration_s)


@dataclass(frozen=True, slots=True)
class Guide:
    """What a person hears before the exercise."""

    purpose: str
    equipment: tuple[str, ...] = ()
    set_up: tuple[str, ...] = ()
    camera: str = ""
    stop_if: tuple[str, ...] = ()
    avoid_if: tuple[str, ...] = ()
    camera_distance_m: float = 2.0
    """As ``camera`` says it."""


@dataclass(frozen=True, slots=True)
class ExerciseSpec:
    """One exercise; ``id`` is that of the command line and of the result file.

    It has more than fifteen fields on purpose: everything about an exercise stands in one record, in one file.
    """

    id: str
    name: str
    guide: Guide
    dose: Dose
    views: frozenset[View]
    """Views that are recommended; the first question of framing help."""
    landmarks: tuple[Part, ...]
    """Parts of the near side that must be in view."""
    rest_s: float = 30.0
    """Usual rest between two sets."""
    tempo_s: tuple[float, float, float] = (2.0, 1.0, 2.0)
    """Target seconds of a repetition out, held and back."""
    slow_pace: float = SLOW_PACE
    """In planned durations: if a clip's usual repetition takes as long, it may be in slow motion."""
    cycle: RepCycle | None = None
    one: str = ""
    """What a person calls one repetition, as ``a row``; empty: a repetition of it."""
    range_is: str = ""
    """What the range of a repetition is, for people; empty: nothing is said of it."""
    hold: Hold | None = None
    measures: tuple[Measure, ...] = ()
    requirements: tuple[Requirement, ...] = ()
    evidence: EvidenceTable | None = None
    """What speaks for and against a movement; where given, sets are judged as wholes and by this."""
    faults: tuple[RepFault, ...] = ()
    state_faults: tuple[StateFault, ...] = ()
    prompts: tuple[Prompt, ...] = ()
    first_part: TimedPart | None = None
    """What a person is led through before the sets; None: nothing."""
    settling_s: float = 0.0
    """Ignore poses for this long after someone appears. The estimator smooths its landmarks and puts a new trunk up to
    5° off for half a second, which passes for a movement where movements are small; where they are large, a clip that
    begins in the middle of one would lose its first repetition for it."""
    needs_silhouette: bool = False
    latest_end_s: float = 0.0
    """The minutes of a set wait for somebody who is out of the picture, but the set ends so long after it began, or
    after the planned minutes where these are more. 0: they wait for as long as it takes."""
    led_by_timer: bool = False
    """The camera sees little of this exercise: the clock leads, and the coach says so."""
    learned_as: int = 1
    """Raised when a person's usual values are learned from other movements than before: those that were kept under a
    lower number are not used, since nothing in them tells from which movements they come."""
    posture: Posture = Posture.UPRIGHT
    """How a person is held, by which the camera's place is drawn."""
    progression: Progression = field(default_factory=Progression)
    routine: RoutinePlace | None = None
    """Its place in the routine; None: the routine has it only when it is asked for by name."""
    labels: tuple[Label, ...] = ()
    """Faults that labelled clips know, for ``posecoach evaluate``."""
    accuracy: Accuracy | None = None
    """How well it is judged; None: not measured."""
    recognition: EvidenceTable | None = None
    """What speaks for it in how a person is held and moves, against none of the exercises; None: it is analysed only
    when it is asked for by name. Its measures are those of :mod:`posecoach.analysis.recognition.measures`."""

    @property
    def presses_spots(self) -> bool:
        """Whether its holds press on spots of the body, of which the person is asked; sets then take turns in sides."""
        return self.hold is not None and self.hold.most_on_a_spot_s > 0

    @property
    def wakes(self) -> bool:
        """Whether the voice may have to wake somebody: the clock leads, and a posture that lasts is a danger."""
        return self.led_by_timer and any(fault.priority is Priority.SAFETY for fault in self.state_faults)

    def half_of(self, dose: Dose) -> Dose:
        """Return half of a dose of it; where sets are sides of the body, shorter holds on both of them."""
        return replace(dose, hold_s=dose.hold_s / 2) if self.presses_spots and dose.hold_s > 0 else dose.half()

    def signal_names(self) -> tuple[str, ...]:
        """Every signal that must be computed, ``{side}`` not yet replaced."""
        cycle_names = () if self.cycle is None else (*self.cycle.drives, *(d.signal for d in self.cycle.decoys))
        hold_names = () if self.hold is None else (self.hold.signal,)
        state_names = tuple(name for f in self.state_faults for name in (f.signal, *(c.measure for c in f.only_if)))
        measure_names = (name for m in self.measures for name in (m.signal, m.per) if name)
        return (*cycle_names, *hold_names, *state_names, *measure_names)

    def all_faults(self) -> tuple[Fault, ...]:
        """Return the faults of repetitions and of postures that last."""
        return (*self.faults, *self.state_faults)

    def feedback(self) -> dict[str, Feedback]:
        """Return what a person hears, reads and sees, by fault."""
        decoys = () if self.cycle is None else self.cycle.decoys
        words = {d.fault: d.feedback for d in decoys if d.feedback is not None}
        return words | {fault.id: fault.feedback for fault in self.all_faults()}

    def fault_name(self, fault: str) -> str:
        """Return the name of a fault as a person reads it."""
        feedback = self.feedback().get(fault)
        return feedback.name if feedback is not None and feedback.name else fault.replace("-", " ")

    def parts_at_fault(self, faults: Iterable[str]) -> tuple[Part, ...]:
        """Return the parts of the body that light up for these faults."""
        feedback = self.feedback()
        return tuple(dict.fromkeys(part for fault in faults if fault in feedback for part in feedback[fault].parts))

    def fault_ids(self) -> tuple[str, ...]:
        """Every fault this exercise can report."""
        decoys = () if self.cycle is None else tuple(d.fault for d in self.cycle.decoys)
        named = (*(f.id for f in self.faults), *(f.id for f in self.state_faults), *decoys)
        return tuple(dict.fromkeys(named))
