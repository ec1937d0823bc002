"""What an exercise is, as data: what moves, how far, what can go wrong, and what to say.

An exercise file holds one :class:`ExerciseSpec` and no control flow, and everything about that exercise stands in it.
The analysis knows no exercise by name; the two meet only in these objects. Signals are named as in
:mod:`posecoach.signals.catalogue`; in a name, ``{side}`` stands for the arm that is judged, so that left and right are
never written twice.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from posecoach.core.accuracy import Accuracy, Label
from posecoach.core.cycle import Decoy, Hold, RepCycle, RepWords, Requirement
from posecoach.core.dose import Dose
from posecoach.core.evidence import EvidenceTable
from posecoach.core.faults import Fault, Feedback, RepFault, StateFault
from posecoach.core.measure import Measure
from posecoach.core.prescription import Prescription
from posecoach.core.skeleton import Part
from posecoach.core.views import View
from posecoach.core.vocabulary import Posture, Priority


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
    """How far away the camera stands, as a number; ``camera`` says it in words."""
    between_sets: str = ""
    """What to do in the rest between two sets."""
    check: str = ""
    """What must be in order before anybody begins, in short words: heard by somebody who knows the exercise, and though
    its page is turned at once."""


@dataclass(frozen=True, slots=True)
class CameraSetup:
    """From where the camera must see what of a person.

    Attributes
    ----------
    views
        Those that are recommended; the first question of framing help.
    landmarks
        Parts of the near side that must be in view.
    posture
        How a person is held, by which the camera's place is drawn.
    needs_silhouette
        Whether it is measured on the outline of the body.
    settling_s
        Ignore poses for this long after someone appears. The estimator smooths its landmarks and puts a new trunk up to
        5° off for half a second, which passes for a movement where movements are small; where they are large, a clip
        that begins in the middle of one would lose its first repetition for it.
    """

    views: frozenset[View]
    landmarks: tuple[Part, ...]
    posture: Posture = Posture.UPRIGHT
    needs_silhouette: bool = False
    settling_s: float = 0.0


@dataclass(frozen=True, slots=True)
class ExerciseSpec:
    """One exercise; ``id`` is that of the command line and of the result file.

    Attributes
    ----------
    guide, prescription, camera
        What a person hears before it; how much of it and how; from where it is seen.
    cycle, hold
        How one repetition shows, and how a hold does.
    measures, requirements
        Numbers of a repetition, and those that reject one.
    evidence
        What speaks for and against a movement; where given, sets are judged as wholes and by this.
    faults, state_faults
        Of repetitions, and of postures that last.
    labels, accuracy
        Faults that labelled clips know, for ``posecoach evaluate``; how well it is judged, None: not measured.
    recognition
        What speaks for it in how a person is held and moves, against none of the exercises; None: it is analysed only
        when it is asked for by name. Its measures are those of :mod:`posecoach.analysis.recognition.stretch_measures`.
    """

    id: str
    name: str
    guide: Guide
    prescription: Prescription
    camera: CameraSetup
    cycle: RepCycle | None = None
    hold: Hold | None = None
    measures: tuple[Measure, ...] = ()
    requirements: tuple[Requirement, ...] = ()
    evidence: EvidenceTable | None = None
    faults: tuple[RepFault, ...] = ()
    state_faults: tuple[StateFault, ...] = ()
    labels: tuple[Label, ...] = ()
    accuracy: Accuracy | None = None
    recognition: EvidenceTable | None = None

    @property
    def words(self) -> RepWords:
        """What people call a repetition of it and its parts; of a hold only what it is called."""
        if self.cycle is None:
            return RepWords(one="" if self.hold is None else self.hold.one)
        return self.cycle.words

    @property
    def decoys(self) -> tuple[Decoy, ...]:
        """Other movements that are told from its repetitions."""
        return () if self.cycle is None else self.cycle.decoys

    @property
    def counts(self) -> bool:
        """Whether there are repetitions or holds to count, and not minutes alone."""
        return self.cycle is not None or self.hold is not None

    @property
    def presses_spots(self) -> bool:
        """Whether its holds press on spots of the body, of which the person is asked; sets then take turns in sides."""
        return self.hold is not None and self.hold.most_on_a_spot_s > 0

    @property
    def may_have_to_wake(self) -> bool:
        """Whether the voice may have to wake somebody: the clock leads, and a posture that lasts is a danger."""
        return self.prescription.led_by_timer and any(fault.priority is Priority.SAFETY for fault in self.state_faults)

    def half_of(self, dose: Dose) -> Dose:
        """Return half of a dose of it; where sets are sides of the body, shorter holds on both of them."""
        return replace(dose, hold_s=dose.hold_s / 2) if self.presses_spots and dose.hold_s > 0 else dose.half()

    def signal_names(self) -> tuple[str, ...]:
        """Every signal that must be computed, ``{side}`` not yet replaced."""
        drives = () if self.cycle is None else self.cycle.drives
        hold_names = () if self.hold is None else (self.hold.signal,)
        state_names = tuple(name for f in self.state_faults for name in (f.signal, *(c.measure for c in f.only_if)))
        measure_names = (name for m in self.measures for name in (m.signal, m.per) if name)
        return (*drives, *(d.signal for d in self.decoys), *hold_names, *state_names, *measure_names)

    def all_faults(self) -> tuple[Fault, ...]:
        """Return the faults of repetitions and of postures that last."""
        return (*self.faults, *self.state_faults)

    def feedback(self) -> dict[str, Feedback]:
        """Return what a person hears, reads and sees, by fault."""
        words = {d.fault: d.feedback for d in self.decoys if d.feedback is not None}
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
        return tuple(dict.fromkeys((*(f.id for f in self.all_faults()), *(d.fault for d in self.decoys))))
