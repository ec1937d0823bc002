"""The movements of the trunk in a recording, from which evidence is learned: for exercises without a drive per arm."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from posecoach.analysis.analyzer import Analyzer
from posecoach.analysis.calibration import Reference
from posecoach.analysis.candidates import Candidate
from posecoach.analysis.final_judgement import judge_all
from posecoach.analysis.set_evidence import measured_trunk, verdicts
from posecoach.core.observations import EvidenceTable
from posecoach.core.spec import ExerciseSpec
from posecoach.signals.series import PoseSeries
from posecoach.signals.view import view_of
from posecoach.sources.pose_file import PoseFile


def trunk_movements(path: Path, spec: ExerciseSpec) -> tuple[list[Candidate], list[dict[str, float]]]:
    """Return the movements of a recording that may be counted from their view, and the measures of each."""
    analyzer = Analyzer(spec)
    for pose in PoseFile(path):
        analyzer.update(pose)
    analyzer.finish()
    assert spec.cycle is not None
    assert analyzer.reps is not None
    views = spec.cycle.countable_views
    found = [c for c in analyzer.reps.judged.candidates if not c.decoy_fault and view_of(c.azimuth_deg) in views]
    with np.load(path) as file:
        series = PoseSeries(*(file[key].astype(np.float64) for key in ("t_s", "world_m", "xy_px", "visibility")))
    return found, [measured_trunk(series, c) for c in found]


def counted_of_trunk(
    found: Sequence[Candidate], measures: Sequence[dict[str, float]], table: EvidenceTable, spec: ExerciseSpec
) -> int:
    """Return the full repetitions among the movements of a recording, if ``table`` decides."""
    judged = [dataclasses.replace(c, verdict=v) for c, v in zip(found, verdicts(table, measures), strict=True)]
    return sum(judgement.full for _, judgement in judge_all(judged, spec, Reference()))
