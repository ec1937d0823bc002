"""What an exercise is, as data: what moves, how far, what can go wrong, and what to say.

An exercise file holds one :class:`ExerciseSpec` and no control flow. The analysis knows no exercise by name; the
two meet only in these objects. Signals are named as in :mod:`posecoach.signals.catalogue`; in a name, ``{side}``
stands for the arm that is judged, so that left and right are never written twice.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from posecoach.core.errors import PosecoachError
from posecoach.core.measure import Measure
from posecoach.core.skeleton import Part
from posecoach.core.vocabulary import Priority


class View(StrEnum):
    """From where the camera sees the person's trunk.

    Bounds on the azimuth (0° = front, 90° = side): front to 25°, front-oblique to 65°, side to 115°, back-oblique
    to 155°, back beyond. Sagittal-plane angles are within 4° of true up to 20° off the side, within 20° at 45° off
    (projection of a plane angle).
    """

    FRONT = "front"
    FRONT_OBLIQUE = "front-oblique"
    SIDE = "side"
    BACK_OBLIQUE = "back-oblique"
    BACK = "back"
    UNKNOWN = "unknown"


ALL_VIEWS = frozenset(View) - {View.UNKNOWN}
SAGITTAL_VIEWS = frozenset({View.SIDE, View.FRONT_OBLIQUE, View.BACK_OBLIQUE})
"""Views from which movement in the sagittal plane shows."""


class Direction(StrEnum):
    """On which side of its limit a measure is at fault."""

    ABOVE = "above"
    BELOW = "below"


@dataclass(frozen=True, slots=True)
class StartLimit:
    """A limit counted from the start of the same repetition: ``distance`` beyond ``measure``, only in ``views``.

    It finds what a person does in every repetition, so that it has become usual.
    """

    measure: str
    distance: float
    views: frozenset[View]


@dataclass(frozen=True, slots=True)
class RepFault:
    """A fault of one repetition.

    Attributes
    ----------
    limit, clear
        The fault is found beyond ``limit`` and, having been found in the repetition before, is over only within
        ``clear``.
    usual_limit
        Where given, the fault is also found if the measure differs from the person's own median by more than this
        in ``direction`` (and by at least three times the noise). None: only the fixed limit counts.
    start_limit
        Where given, the fault is also found if the measure is beyond this limit.
    blocks_full
        A repetition with this fault is not counted as full: it was another movement.
    views
        Where the fault can be judged; elsewhere it is listed as not judged.
    weight
        Points (of 100) that the fault takes from the score.
    sentence
        Explains the finding to a lay person; may use ``{value}`` and ``{limit}``, with ``told_from_usual`` ``{than}``.
    told_from_usual
        The sentence tells value and limit as distances in ``direction`` from what the limit is counted from (the
        person's usual or the start of the repetition), because their level itself says nothing to a person;
        ``{than}`` names it. A limit that is the same for everybody is told as ``usual_limit`` beyond what is usual.
    told_scale
        The sentence tells the numbers times this, so that they are shares of a length that a person knows.
    source
        Citation, or the clips it was tuned on.
    also
        Names of further measures that must hold at the same time: ``{"measure": (low, high)}``.
    judged_if
        Measures, with their bounds, without which the fault cannot be judged: a posture, an arm that is seen. A
        repetition outside them lists the fault as not judged.
    """

    id: str
    measure: str
    limit: float
    clear: float
    direction: Direction
    cue: str
    alternative_cue: str
    sentence: str
    source: str
    priority: Priority = Priority.FORM
    views: frozenset[View] = ALL_VIEWS
    usual_limit: float | None = None
    start_limit: StartLimit | None = None
    blocks_full: bool = False
    weight: float = 15.0
    also: dict[str, tuple[float, float]] = field(default_factory=dict)
    judged_if: dict[str, tuple[float, float]] = field(default_factory=dict)
    told_from_usual: bool = False
    told_scale: float = 1.0

    def __post_init__(self) -> None:
        ordered = self.clear < self.limit if self.direction is Direction.ABOVE else self.clear > self.limit
        if not ordered:
            raise PosecoachError(f"Fault {self.id!r}: clear {self.clear} is not inside limit {self.limit}")
        if self.told_from_usual and self.usual_limit is None:
            raise PosecoachError(f"Fault {self.id!r} is told from the person's usual, but has no usual_limit")


@dataclass(frozen=True, slots=True)
class StateFault:
    """A fault of a posture that lasts, judged while holding or waiting rather than per repetition.

    Found when ``signal`` minus its resting level (if ``from_rest``) is beyond ``limit`` for ``min_duration_s``.
    """

    id: str
    signal: str
    limit: float
    clear: float
    direction: Direction
    min_duration_s: float
    cue: str
    alternative_cue: str
    sentence: str
    source: str
    priority: Priority = Priority.FORM
    views: frozenset[View] = ALL_VIEWS
    from_rest: bool = False
    also: dict[str, tuple[float, float]] = field(default_factory=dict)
    of_hold: bool = False
    """A fault of how the exercise's hold goes, whose signal it is: judged only while that is on, by the share of the
    plateau that a lift keeps, or by how much a still person moved in a short pause."""
    told_scale: float = 1.0
    """The sentence tells value and limit times this: -1 where less of the signal is more of the fault."""


@dataclass(frozen=True, slots=True)
class Requirement:
    """A repetition whose ``measure`` is outside ``at_least``..``at_most`` is rejected for ``reason``.

    NaN (not seen) rejects only if ``must_be_seen``.
    """

    measure: str
    reason: str
    at_least: float = float("-inf")
    at_most: float = float("inf")
    must_be_seen: bool = False
    views: frozenset[View] = ALL_VIEWS


@dataclass(frozen=True, slots=True)
class Decoy:
    """A movement that is mistaken for the exercise: a cycle of ``signal`` without one of the drive.

    It is reported as an incomplete repetition with fault ``fault``; ``sentence`` tells people of it, and may hold
    ``{value}`` (the excursion of ``signal``) and ``{limit}``.
    """

    fault: str
    signal: str
    min_range: float
    sentence: str = "Another movement was made instead."


@dataclass(frozen=True, slots=True)
class RepCycle:
    """How a repetition shows.

    Attributes
    ----------
    drives
        Signals that rise from the start position to the end range; one for the whole body, or one per arm
        (``..._left_...``, ``..._right_...`` written with ``{side}``), of which either or both may work.
    unit
        Unit of the drive, for people.
    two_way
        The cycle has an end range on each side of neutral (flexion, then extension).
    min_range
        Excursion of the drive below which nothing is said to have moved.
    full_range
        Smallest excursion that is a full repetition for anybody; views that compress the movement may have their own
        in ``full_range_by_view``.
    full_ratio
        Share of the person's usual range that a full repetition reaches.
    min_duration_s, max_duration_s
        Anything faster is noise, anything slower a change of posture.
    countable_views
        From elsewhere the exercise is declined.
    decoys
        Movements reported as incomplete.
    """

    drives: tuple[str, ...]
    unit: str
    min_range: float
    full_range: float
    full_ratio: float = 0.7
    full_range_by_view: dict[View, float] = field(default_factory=dict)
    two_way: bool = False
    min_duration_s: float = 0.6
    max_duration_s: float = 20.0
    smoothing_hz: float = 3.0
    countable_views: frozenset[View] = ALL_VIEWS
    decoys: tuple[Decoy, ...] = ()


@dataclass(frozen=True, slots=True)
class Hold:
    """How a hold shows: ``signal`` beyond ``enter`` for ``settle_s``, until it is short of ``leave``.

    Attributes
    ----------
    rising
        True: the hold is on while the signal is above (a lifted chest); False: while it is below (stillness).
    from_rest
        Levels are counted from the person's resting level rather than from zero.
    collapse_ratio
        The hold ends when the signal falls below this share of the hold's own plateau; 0 = never.
    pauses
        True: leaving pauses the timer (massage); False: leaving ends the hold.
    """

    signal: str
    enter: float
    leave: float
    rising: bool
    settle_s: float
    min_s: float
    target_s: float
    from_rest: bool = False
    collapse_ratio: float = 0.0
    pauses: bool = False
    smoothing_hz: float = 1.5


@dataclass(frozen=True, slots=True)
class Prompt:
    """Something that is said as time goes by: every ``every_s`` seconds, or once ``before_end_s`` before the end."""

    text: str
    every_s: float = 0.0
    before_end_s: float = 0.0
    priority: Priority = Priority.SETUP


@dataclass(frozen=True, slots=True)
class Dose:
    """How much: sets of repetitions or of holds, and rests."""

    sets: int
    reps: int = 0
    hold_s: float = 0.0
    rest_s: float = 30.0
    duration_s: float = 0.0
    """Where over zero, a set lasts this long, whatever is counted."""
    tempo_s: tuple[float, float, float] = (2.0, 1.0, 2.0)
    """Target seconds out, held and back."""
    load_level: int = 0
    """Number of the band or weight, 1 the lightest; 0 = not known."""


@dataclass(frozen=True, slots=True)
class ScoreWeights:
    """Points of 100 for each part of a repetition's score; faults take theirs from the last part."""

    range: float = 45.0
    tempo: float = 20.0
    form: float = 35.0


@dataclass(frozen=True, slots=True)
class Guide:
    """What a person is told before the exercise."""

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
    """One exercise. See the fields' types; ``id`` is that of the command line and of the result file."""

    id: str
    name: str
    guide: Guide
    dose: Dose
    views: frozenset[View]
    """Views that are recommended; the first question of framing help."""
    landmarks: tuple[Part, ...]
    """Parts of the near side that must be in view."""
    cycle: RepCycle | None = None
    hold: Hold | None = None
    measures: tuple[Measure, ...] = ()
    requirements: tuple[Requirement, ...] = ()
    faults: tuple[RepFault, ...] = ()
    state_faults: tuple[StateFault, ...] = ()
    score: ScoreWeights = ScoreWeights()
    prompts: tuple[Prompt, ...] = ()
    settling_s: float = 0.0
    """So long after a person appears nothing is looked at. The estimator smooths its landmarks and puts a new trunk up
    to 5° off for half a second, which passes for a movement where movements are small; where they are large, a clip
    that begins in the middle of one would lose its first repetition for it."""
    needs_silhouette: bool = False
    led_by_timer: bool = False
    """The camera sees little of it: the clock leads, and the coach says so."""
    posture: str = "upright"
    """``upright``, ``hinged``, ``quadruped`` or ``supine``: for framing help and tracking."""

    def signal_names(self) -> tuple[str, ...]:
        """Every signal that must be computed, ``{side}`` not yet replaced."""
        cycle_names = () if self.cycle is None else (*self.cycle.drives, *(d.signal for d in self.cycle.decoys))
        hold_names = () if self.hold is None else (self.hold.signal,)
        state_names = tuple(name for f in self.state_faults for name in (f.signal, *f.also))
        measure_names = (name for m in self.measures for name in (m.signal, m.per) if name)
        return (*cycle_names, *hold_names, *state_names, *measure_names)

    def fault_ids(self) -> tuple[str, ...]:
        """Every fault this exercise can report."""
        decoys = () if self.cycle is None else tuple(d.fault for d in self.cycle.decoys)
        named = (*(f.id for f in self.faults), *(f.id for f in self.state_faults), *decoys)
        return tuple(dict.fromkeys(named))
