"""What is found in labelled clips, held against the truth."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from statistics import fmean, median
from typing import Any

from posecoach.core.views import without_side
from posecoach.evaluation.agreement import Agreement, Seen, agreements, seen
from posecoach.evaluation.angles import AngleError
from posecoach.evaluation.detection import Key, SizeStep, detection_by_size, smallest_found
from posecoach.evaluation.matching import Match
from posecoach.evaluation.scores import Detection, EventScore, HoldScore
from posecoach.evaluation.sizes import labelled_faults, unit_of
from posecoach.evaluation.truth import Reviewed
from posecoach.registry import exercises


@dataclass(frozen=True, slots=True)
class ClipScore:
    """One clip analysed as one exercise; for clips of something else ``true_full`` is 0.

    ``beside``: how many repetitions, full or partial, were found that none of the true ones is.
    ``has_reps`` is False for exercises that only have holds or are only watched: nothing is counted there.
    """

    clip: str
    exercise: str
    shown: str | None
    view: str
    true_full: int
    found_full: int
    found_partial: int
    declined: bool
    matches: tuple[Match, ...] = ()
    holds: HoldScore = field(default_factory=HoldScore)
    events: EventScore = field(default_factory=EventScore)
    angles: tuple[AngleError, ...] = ()
    has_reps: bool = True
    reviewed: Reviewed | None = None
    beside: int = 0

    @property
    def error(self) -> int:
        """Found minus true full repetitions."""
        return self.found_full - self.true_full

    def to_dict(self) -> dict[str, Any]:
        """Return the figures of the clip as plain data."""
        return {
            "clip": self.clip,
            "exercise": self.exercise,
            "shown": self.shown,
            "view": self.view,
            "true": self.true_full,
            "counted": self.found_full,
            "partial": self.found_partial,
            "declined": self.declined,
            "hold_errors_s": [[round(x, 3) for x in e] for e in self.holds.errors_s],
            "missed_holds": self.holds.missed,
            "extra_holds": self.holds.extra,
            "event_errors_s": [[i, e] for i, e in self.events.errors_s],
            "extra_events": list(self.events.extra),
            "missed_faults": list(self.events.missed),
        }


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The scores of all clips and what follows from them."""

    clips: tuple[ClipScore, ...] = ()

    @property
    def counted(self) -> list[ClipScore]:
        """Clips that show the repetitions of the exercise they were analysed as, and were not declined."""
        return [c for c in self.clips if c.shown == c.exercise and c.has_reps and not c.declined]

    @property
    def declined(self) -> int:
        """Number of clips that show the exercise, from where it cannot be judged."""
        return sum(c.declined for c in self.clips if c.shown == c.exercise)

    @property
    def declined_elsewhere(self) -> int:
        """Number of analyses of clips of something else as an exercise that cannot be judged from their view."""
        return sum(c.declined for c in self.clips if c.shown != c.exercise)

    @property
    def mean_absolute_error(self) -> float:
        """Mean of |found - true| full repetitions per clip."""
        return _mean([abs(c.error) for c in self.counted])

    @property
    def off_by_one_rate(self) -> float:
        """Share of the clips in which the count is off by one at most."""
        return _mean([abs(c.error) <= 1 for c in self.counted])

    @property
    def exact_rate(self) -> float:
        """Share of the clips in which the count is exact."""
        return _mean([c.error == 0 for c in self.counted])

    @property
    def false_full(self) -> int:
        """Full repetitions counted in clips of something else."""
        return sum(c.found_full for c in self.clips if c.shown != c.exercise)

    def timing_errors_s(self) -> dict[str, float]:
        """Return the median |found - true| of start, peak and end over repetitions found."""
        errors = [e for c in self.counted for m in c.matches if (e := m.errors_s) is not None]
        return {
            part: median(abs(e[i]) for e in errors) if errors else math.nan
            for i, part in enumerate(("start", "peak", "end"))
        }

    def detections(self) -> dict[Key, Detection]:
        """Return the counts per exercise, fault and view.

        A fault of known size that the truth does not call a fault (it may be too small for that) does not count.
        """
        found: dict[Key, Detection] = defaultdict(Detection)
        for clip in self.counted:
            for m in clip.matches:
                unsettled = m.true.fault_sizes.keys() - m.true.faults
                labelled = labelled_faults() if clip.reviewed is None else clip.reviewed.judged
                for fault in (labelled & (m.true.faults | m.found_faults)) - unsettled:
                    found[clip.exercise, fault, without_side(clip.view)].add(_detection(m, fault))
        return dict(sorted(found.items()))

    def unknown_faults(self) -> Counter[tuple[str, str]]:
        """Return in how many repetitions the truth has a fault that the exercise does not: it is not compared."""
        known = {spec.id: frozenset(spec.fault_ids()) for spec in exercises().values()}
        return Counter(
            (c.exercise, fault)
            for c in self.counted
            for m in c.matches
            for fault in m.true.faults - known.get(c.exercise, m.true.faults)
        )

    def overall(self) -> Detection:
        """Return the counts over all labelled faults."""
        total = Detection()
        for detection in self.detections().values():
            total.add(detection)
        return total

    def false_cues_per_20(self) -> float:
        """Return faults found per 20 clean full repetitions; NaN without any."""
        clean = [m for c in self.counted for m in c.matches if m.true.clean]
        return 20.0 * sum(len(m.found_faults) for m in clean) / len(clean) if clean else math.nan

    def found_by_size(self) -> dict[Key, tuple[SizeStep, ...]]:
        """Return how many repetitions were found by the size of a fault, per exercise, fault and view."""
        return detection_by_size((c.exercise, without_side(c.view), m) for c in self.counted for m in c.matches)

    @property
    def reviewed(self) -> list[ClipScore]:
        """Clips whose truth is a reviewer's judgement."""
        return [c for c in self.counted if c.reviewed is not None]

    def reviewed_so(self, *, blind: bool) -> list[ClipScore]:
        """Return those of them whose reviewer saw nothing of the program's judgement, or those who did."""
        return [c for c in self.reviewed if c.reviewed is not None and c.reviewed.blind == blind]

    def agreements(self, *, blind: bool) -> dict[tuple[str, str], Agreement]:
        """Return how far the program agrees with the reviewers of one kind, per exercise and fault."""
        return agreements((c.exercise, c.reviewed, c.matches) for c in self.reviewed_so(blind=blind))

    def seen(self, *, blind: bool) -> Seen:
        """Return how many repetitions the program and the reviewers of one kind counted, both or only one of them."""
        return seen((c.matches, c.beside) for c in self.reviewed_so(blind=blind))

    def angle_errors(self) -> dict[tuple[str, str], tuple[float, float]]:
        """Return mean bias and mean standard deviation in degrees per angle and view."""
        groups: dict[tuple[str, str], list[AngleError]] = defaultdict(list)
        for clip in {c.clip: c for c in self.clips}.values():
            for error in clip.angles:
                if error.frames:
                    groups[error.angle, without_side(clip.view)].append(error)
        return {k: (_mean([e.bias_deg for e in v]), _mean([e.sd_deg for e in v])) for k, v in sorted(groups.items())}

    def to_dict(self) -> dict[str, Any]:
        """Return all figures as plain data."""
        return {
            "clips": [c.to_dict() for c in self.clips],
            "clips_counted": len(self.counted),
            "clips_declined": self.declined,
            "clips_of_something_else_declined": self.declined_elsewhere,
            "mean_absolute_error": _plain(self.mean_absolute_error),
            "exact_rate": _plain(self.exact_rate),
            "off_by_one_rate": _plain(self.off_by_one_rate),
            "false_full": self.false_full,
            "timing_errors_s": {k: _plain(v) for k, v in self.timing_errors_s().items()},
            "faults": [
                {"exercise": exercise, "fault": fault, "view": view, **asdict(d)}
                | {"precision": _plain(d.precision), "recall": _plain(d.recall), "f1": _plain(d.f1)}
                for (exercise, fault, view), d in self.detections().items()
            ],
            "unknown_faults": [
                {"exercise": exercise, "fault": fault, "repetitions": times}
                for (exercise, fault), times in sorted(self.unknown_faults().items())
            ],
            "f1": _plain(self.overall().f1),
            "false_cues_per_20_clean_reps": _plain(self.false_cues_per_20()),
            "found_by_size": [
                {
                    "exercise": exercise,
                    "fault": fault,
                    "view": view,
                    "unit": unit_of(fault),
                    "steps": [asdict(s) for s in steps],
                    "smallest_found": _plain(smallest_found(steps)),
                }
                for (exercise, fault, view), steps in self.found_by_size().items()
            ],
            **self._against_reviewers(),
            "angle_errors_deg": [
                {"angle": angle, "view": view, "bias_deg": _plain(bias), "sd_deg": _plain(sd)}
                for (angle, view), (bias, sd) in self.angle_errors().items()
            ],
        }

    def _against_reviewers(self) -> dict[str, Any]:
        """Return the figures of the reviewed clips as plain data."""
        return {
            "agreement": [
                {"exercise": exercise, "fault": fault, "blind": blind, "repetitions": a.of}
                | {**asdict(a), "kappa": _plain(a.kappa)}
                for blind in (True, False)
                for (exercise, fault), a in self.agreements(blind=blind).items()
            ],
            "repetitions_against_reviewer": [
                {"clip": c.clip, "blind": c.reviewed.blind, **asdict(seen([(c.matches, c.beside)]))}
                for c in self.reviewed
                if c.reviewed is not None
            ],
            "count_errors_against_reviewer": {c.clip: c.error for c in self.reviewed},
            "judged_blind": [c.clip for c in self.reviewed_so(blind=True)],
        }


def _detection(m: Match, fault: str) -> Detection:
    is_true, is_found = fault in m.true.faults, fault in m.found_faults
    if is_true and fault in m.not_judged:
        return Detection(not_judged=1)
    return Detection(
        true_positive=is_true and is_found,
        false_positive=is_found and not is_true,
        false_negative=is_true and not is_found,
    )


def _mean(values: Sequence[float]) -> float:
    return fmean(values) if values else math.nan


def _plain(value: float) -> float | None:
    return round(value, 4) if math.isfinite(value) else None
