"""Whether a movement counts, fully or partly, what was wrong with it, and its score.

Pure: a candidate, the exercise and the person's reference in; a judgement out. So a repetition can be judged when it
happens and again when more of the person is known.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from posecoach.analysis.judgement.faults import find_faults, judgeable
from posecoach.analysis.judgement.reference import Reference
from posecoach.analysis.judgement.unjudged import why_not_judged
from posecoach.analysis.judgement.usual_range import full_from_ratio, range_ratio
from posecoach.analysis.segmentation.candidates import Candidate
from posecoach.core.cycle import RepCycle, Requirement
from posecoach.core.events import RepCompleted, RepRejected
from posecoach.core.evidence import DURING_ANOTHER, EVIDENCE_MEASURE
from posecoach.core.faults import RepFault
from posecoach.core.findings import FaultFinding
from posecoach.core.spec import ExerciseSpec
from posecoach.core.vocabulary import CountedFrom, Priority, Unjudged
from posecoach.signals.view import view_of

NOT_FROM_THIS_VIEW = "it is not judged from this view"
NOT_RETURNED = "the return to the start position was not seen"
NOT_BEGUN = "the beginning of the movement was not seen"
UNFINISHED = frozenset({NOT_RETURNED, NOT_BEGUN})
"""Reasons that say nothing of how somebody moved: they paused, or left the picture, in the middle of it."""
ENOUGH_SEEN_RATIO = 0.7
"""With fewer usable frames a repetition is counted, not scored (exercises.md 11.9); nor is a cycle whose end ranges
were not both seen."""
RETURN_RATIO = 0.5
"""Coming back less than this far is not a full repetition, where a movement is judged on its own."""
RANGE_POINTS, TEMPO_POINTS, FORM_POINTS = 45.0, 20.0, 35.0
"""What range, tempo and form bring of the 100 points of a score; faults take theirs from those of the form."""
FULL_PACE = (0.6, 2.0)
"""Shares of the planned duration between which a repetition earns all points for its tempo."""
SCORED_RANGE_RATIO = 0.95
"""Share of the usual range that earns full marks: nobody repeats a movement exactly."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a movement is worth; ``rejected`` is None for repetitions, else why it is none.

    ``blocked``: a fault made another movement of it (the low back bent instead of the chest).
    """

    rejected: str | None = None
    full: bool = False
    blocked: bool = False
    score: float | None = None
    faults: tuple[FaultFinding, ...] = ()
    not_judged: tuple[str, ...] = ()
    range_ratio: float = math.nan
    shortfall_ratio: float = math.nan

    @property
    def informs_reference(self) -> bool:
        """Whether the person's usual values are learned from the movement, too."""
        return self.rejected is None and not self.blocked

    @property
    def fault_ids(self) -> frozenset[str]:
        """Identifiers of the faults that were found."""
        return frozenset(f.id for f in self.faults)


def judge(
    candidate: Candidate, spec: ExerciseSpec, reference: Reference, before: frozenset[str] = frozenset()
) -> Judgement:
    """Judge one movement; ``before`` are the faults of the repetition before, which are over only within ``clear``."""
    cycle = spec.cycle
    assert cycle is not None, f"{spec.id} has no repetitions"
    if not cycle.counts_from(view_of(candidate.azimuth_deg)):
        return Judgement(NOT_FROM_THIS_VIEW)
    if candidate.decoy_fault:
        return _decoy(candidate)
    if candidate.hidden:
        return Judgement(full=True, not_judged=tuple(f.id for f in spec.faults))
    measures = _with_shares(candidate, cycle, reference)
    rejected = _rejection(spec, candidate, measures)
    if rejected is not None:
        return Judgement(rejected)
    judged = _judged_faults(candidate, spec, measures)
    faults = find_faults(judged, spec, candidate, measures, reference, before)
    blocked = bool({f.id for f in judged if f.blocks_full} & {x.id for x in faults})
    return Judgement(
        full=not blocked and _goes_all_the_way(candidate, cycle, measures),
        blocked=blocked,
        score=None if _is_unsure(candidate) else _score(spec, measures, faults),
        faults=faults,
        not_judged=tuple(f.id for f in spec.faults if f not in judged),
        range_ratio=measures["range_ratio"],
        shortfall_ratio=measures["shortfall_ratio"],
    )


def _with_shares(candidate: Candidate, cycle: RepCycle, reference: Reference) -> dict[str, float]:
    """Return the measures, the share of the usual range that was reached, and what that lacks of a full one."""
    share = range_ratio(candidate.ranges, reference.ranges, two_way=cycle.two_way)
    shortfall = full_from_ratio(cycle.full_ratio, reference.ordinary_ratio) - share
    return {**candidate.measures, "range_ratio": share, "shortfall_ratio": shortfall}


def _judged_faults(candidate: Candidate, spec: ExerciseSpec, measures: dict[str, float]) -> list[RepFault]:
    found = judgeable(spec, view_of(candidate.azimuth_deg), measures)
    return [f for f in found if not _is_unsure(candidate) or _always_said(f)]


def _goes_all_the_way(candidate: Candidate, cycle: RepCycle, measures: dict[str, float]) -> bool:
    """Whether a movement goes as far as a full repetition, and comes back."""
    full_range = cycle.full_range_by_view.get(view_of(candidate.azimuth_deg), cycle.full_range)
    far = measures["shortfall_ratio"] <= 0 and measures["range"] >= full_range
    return far and (candidate.verdict is not None or not measures["return_ratio"] < RETURN_RATIO)


def _is_unsure(candidate: Candidate) -> bool:
    return candidate.verdict is not None and candidate.verdict.unsure


def _decoy(candidate: Candidate) -> Judgement:
    finding = FaultFinding(
        id=candidate.decoy_fault,
        t_s=candidate.timing.peak_s,
        value=candidate.measures["decoy_range"],
        limit=candidate.measures["decoy_limit"],
        severity=1.0,
        counted_from=CountedFrom.DECOY,
    )
    return Judgement(faults=(finding,), range_ratio=0.0)


def _rejection(spec: ExerciseSpec, candidate: Candidate, measures: dict[str, float]) -> str | None:
    """Return why a movement is no repetition; None if it is one."""
    assert spec.cycle is not None
    against = "" if candidate.verdict is None or candidate.verdict.accepted else candidate.verdict.against
    if against == DURING_ANOTHER:
        return against
    if not candidate.begun:
        return NOT_BEGUN
    if not candidate.returned:
        return NOT_RETURNED
    if against:
        return against
    duration_s = measures["duration_s"]
    if duration_s < spec.cycle.min_duration_s:
        return f"it took only {duration_s:.1f} seconds"
    view = view_of(candidate.azimuth_deg)
    return next((r.reason for r in spec.requirements if view in r.views and _fails(r, measures)), None)


def _fails(requirement: Requirement, measures: dict[str, float]) -> bool:
    value = measures.get(requirement.measure, math.nan)
    if math.isnan(value):
        return requirement.must_be_seen
    return not requirement.at_least <= value <= requirement.at_most


def _score(spec: ExerciseSpec, measures: dict[str, float], faults: tuple[FaultFinding, ...]) -> float | None:
    if measures["valid_ratio"] < ENOUGH_SEEN_RATIO or not measures.get("ends_seen", 1.0):
        return None
    target_s = sum(spec.prescription.tempo_s)
    reached = min(1.0, measures["range_ratio"] / SCORED_RANGE_RATIO)
    pace = measures["duration_s"] / target_s if target_s > 0 else 1.0
    lost = sum(f.weight for f in spec.faults if f.id in {x.id for x in faults})
    return round(RANGE_POINTS * reached + TEMPO_POINTS * _steady(pace) + max(0.0, FORM_POINTS - lost), 1)


def _steady(pace: float) -> float:
    """Return the share of the points for tempo, by the duration as a share of the planned one."""
    low, high = FULL_PACE
    if pace < low:
        return max(0.0, (pace - low / 2) / (low / 2))
    return max(0.0, 1.0 - max(0.0, pace - high))


def to_event(
    candidate: Candidate, judgement: Judgement, spec: ExerciseSpec, index: int, t_s: float
) -> RepCompleted | RepRejected:
    """Return the event that reports a judged movement."""
    timing = candidate.timing
    if judgement.rejected is not None:
        return RepRejected(
            t_s=t_s,
            start_s=timing.start_s,
            end_s=timing.end_s,
            reason=judgement.rejected,
            faults=judgement.faults,
        )
    assert spec.cycle is not None
    return RepCompleted(
        t_s=t_s,
        index=index,
        start_s=timing.start_s,
        peak_s=timing.peak_s,
        end_s=timing.end_s,
        full=judgement.full,
        range=candidate.measures["range"],
        range_unit=spec.cycle.unit,
        tempo_s=timing.tempo_s,
        score=judgement.score,
        faults=judgement.faults,
        sides=candidate.sides,
        view=candidate.view,
        measures=_shown_measures(candidate, judgement),
        not_judged=judgement.not_judged,
        not_judged_because=_why_not_judged(candidate, judgement, spec),
    )


def _always_said(fault: RepFault) -> bool:
    """Whether a fault is said of an unsure movement, too: it endangers, or shows that it was another one."""
    return fault.priority is Priority.SAFETY or fault.blocks_full


def _why_not_judged(candidate: Candidate, judgement: Judgement, spec: ExerciseSpec) -> dict[str, Unjudged]:
    if _is_unsure(candidate):
        return dict.fromkeys(judgement.not_judged, Unjudged.UNSURE)
    if candidate.hidden:
        return dict.fromkeys(judgement.not_judged, Unjudged.NOT_SEEN)
    return why_not_judged(spec, judgement.not_judged, candidate.azimuth_deg, candidate.measures)


def _shown_measures(candidate: Candidate, judgement: Judgement) -> dict[str, float]:
    """Return the numbers behind a judgement: measures, share of the usual range, and the evidence if there is any."""
    verdict = candidate.verdict
    evidence = {} if verdict is None else {EVIDENCE_MEASURE: verdict.log_odds}
    ratios = {"range_ratio": judgement.range_ratio, "shortfall_ratio": judgement.shortfall_ratio}
    return {**candidate.measures, **ratios, **evidence}
