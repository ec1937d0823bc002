"""Labelled recordings: their movements, and which of these are repetitions; see learn_evidence.py."""

from __future__ import annotations

import dataclasses
import json
import sys
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from posecoach.analysis.analyzer import Analyzer
from posecoach.analysis.evidence.likeness import likeness, shares
from posecoach.analysis.evidence.verdicts import with_company
from posecoach.analysis.evidence.weighed_measures import measured, measured_trunk, with_logs
from posecoach.analysis.judgement.judged_movements import JudgedMovements
from posecoach.analysis.segmentation.candidates import HANDS, Candidate
from posecoach.analysis.segmentation.movements import Movement, find_movements
from posecoach.core.pose import FloatArray
from posecoach.core.spec import ExerciseSpec
from posecoach.signals.series import PoseSeries
from posecoach.signals.view import view_of
from posecoach.sources.recorded.pose_file import PoseFile

sys.path.insert(0, str(Path(__file__).parents[1]))
from tests.benchmarks.ten_line_counter import elbow_peaks

TIME_ERROR_S = 0.3
"""By so much may the times of a repetition be off that were read from contact sheets."""
STRAY = 1.15
"""Unlikeness (see ``analysis.evidence.likeness``) from which a movement beside a set is taken for something else."""
FOLDS_OF_PERSONS = 6
"""Persons of one collection are left out in so many folds; sources of video one by one."""


@dataclass(frozen=True, slots=True)
class LabelledMovement:
    """One movement of a recording; ``label`` is 1 for a repetition, 0 for something else, -1 where it is not known.

    ``ranges`` are those that decide whether it was full: of each arm that worked and of the hands, or of the one drive.
    """

    ranges: dict[str, float]
    peak_s: float
    whole: bool
    measures: dict[str, float]
    label: int = -1


@dataclass(frozen=True, slots=True)
class Recording:
    """One labelled recording and its movements; ``shares`` (n, n) is how much the evidence of each counts for each."""

    name: str
    group: str
    fold: str
    accepted: tuple[int, ...]
    movements: tuple[LabelledMovement, ...]
    shares: FloatArray
    baseline: int

    @property
    def shows_it(self) -> bool:
        """Whether the exercise is done in it."""
        return max(self.accepted) > 0


def group_of(made: str) -> str:
    """Return the group of a recording from how it was made."""
    if "Kinect" in made or "capture" in made:
        return "captured"
    return "people" if made.startswith("real") else made if made in ("modelled", "rendered") else "other"


def fold_of(entry: dict[str, object]) -> str:
    """Return what is left out together: a source; of a collection of many persons some of them."""
    person = str(entry.get("person", ""))
    if not person:
        return str(entry["source"])
    digits = [int(part) for part in person.replace("_", "-").split("-") if part.isdigit()]
    return f"{entry['source']} {sum(digits) % FOLDS_OF_PERSONS}"


def read_series(path: Path) -> PoseSeries:
    """Return the recorded poses of a file."""
    with np.load(path) as file:
        arrays = [file[key].astype(np.float64) for key in ("t_s", "world_m", "xy_px", "visibility")]
    return PoseSeries(*arrays)


def labelled(movements: list[LabelledMovement], accepted: int) -> list[int]:
    """Return which movements are repetitions: as many as were counted, those that are most alike.

    The others are something else if they are unlike these; else nothing is known of them.
    """
    if accepted == 0:
        return [0] * len(movements)
    whole = [i for i, m in enumerate(movements) if m.whole]
    labels = [-1] * len(movements)
    if not whole:
        return labels
    apart = np.sqrt(-np.log(np.maximum(likeness([movements[i].measures for i in whole]), 1e-30)))
    middle = int(np.argmin(np.sort(apart, axis=1)[:, :accepted].sum(axis=1)))
    for rank, k in enumerate(np.argsort(apart[middle])):
        if rank < accepted:
            labels[whole[k]] = 1
        elif apart[middle][k] > STRAY:
            labels[whole[k]] = 0
    return labels


def at_times(movements: list[LabelledMovement], labels: list[int], reps_s: list[list[float]]) -> list[int]:
    """Return the labels after the times at which repetitions were seen, where these are known."""
    if not reps_s:
        return labels
    inside = [any(a - TIME_ERROR_S <= m.peak_s <= b + TIME_ERROR_S for a, b in reps_s) for m in movements]
    outside = [0 if label == 0 else -1 for label in labels]
    return [int(m.whole) or -1 if i else o for m, i, o in zip(movements, inside, outside, strict=True)]


def movements_of(path: Path, spec: ExerciseSpec) -> list[LabelledMovement]:
    """Return the movements in a recording, not labelled yet."""
    assert spec.cycle is not None
    if spec.cycle.has_arms:
        series = read_series(path)
        return [_of_arms(movement, measured(series, movement)) for movement in find_movements(series)]
    judged = _judged(path, spec)
    if spec.cycle.two_way:
        return [_of_trunk(c, with_logs(c.measures)) for c in judged.of_closed_sets]
    series, views = read_series(path), spec.cycle.countable_views
    moved = [c for c in judged.candidates if not c.decoy_fault and view_of(c.azimuth_deg) in views]
    return [_of_trunk(c, measured_trunk(series, c)) for c in moved]


def _judged(path: Path, spec: ExerciseSpec) -> JudgedMovements:
    """Return what the program finds in a recording."""
    analyzer = Analyzer(spec)
    for pose in PoseFile(path):
        analyzer.update(pose)
    analyzer.finish()
    assert analyzer.reps is not None
    return analyzer.reps.judged


def _of_trunk(candidate: Candidate, measures: dict[str, float]) -> LabelledMovement:
    return LabelledMovement(candidate.ranges, candidate.timing.peak_s, candidate.returned, measures)


def _of_arms(movement: Movement, measures: dict[str, float]) -> LabelledMovement:
    lead = movement.lead
    ranges: dict[str, float] = {arm.side: arm.range for arm in movement.arms}
    ranges |= {name: measures[name] for name in HANDS}
    return LabelledMovement(ranges, lead.peak_s, movement.whole, measures)


def read_folder(folder: Path, spec: ExerciseSpec) -> list[Recording]:
    """Return the recordings of a folder that say something of the exercise."""
    assert spec.cycle is not None
    found = []
    for entry in json.loads((folder / "labels.json").read_text(encoding="utf-8")):
        accepted = entry.get("accepted_full_counts", {}).get(spec.id)
        path = folder / entry["file"]
        if accepted is None or not path.is_file():
            continue
        movements = movements_of(path, spec)
        measures = [m.measures for m in movements]
        alike = likeness(measures)
        company = with_company(measures, alike)
        movements = [dataclasses.replace(m, measures=c) for m, c in zip(movements, company, strict=True)]
        count = max(*accepted, entry.get("movements", {}).get(spec.id, 0))
        labels = at_times(movements, labelled(movements, count), entry.get("reps_s", []) if count else [])
        movements = [dataclasses.replace(m, label=label) for m, label in zip(movements, labels, strict=True)]
        group, fold = group_of(entry["made"]), fold_of(entry)
        whole = [m.whole for m in movements] if spec.cycle.has_arms else []
        baseline, at_s = elbow_peaks(read_series(path)), [m.peak_s for m in movements]
        counts = shares(alike, at_s, whole, sets_apart=spec.cycle.has_arms)
        found.append(Recording(path.stem, group, fold, tuple(accepted), tuple(movements), counts, baseline))
    return found
