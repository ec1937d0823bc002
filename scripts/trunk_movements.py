"""The movements of the trunk in a recording, from which evidence is learned: for exercises without a drive per arm."""

from __future__ import annotations

from pathlib import Path

from posecoach.analysis.analyzer import Analyzer
from posecoach.analysis.evidence.evidence_measures import measured_trunk
from posecoach.analysis.segmentation.candidates import Candidate
from posecoach.core.spec import ExerciseSpec
from posecoach.signals.series import PoseSeries
from posecoach.signals.view import view_of
from posecoach.sources.recorded.pose_file import PoseFile


def trunk_movements(path: Path, spec: ExerciseSpec, series: PoseSeries) -> list[tuple[Candidate, dict[str, float]]]:
    """Return the movements of a recording that may be counted from their view, each with its measures."""
    analyzer = Analyzer(spec)
    for pose in PoseFile(path):
        analyzer.update(pose)
    analyzer.finish()
    assert spec.cycle is not None
    assert analyzer.reps is not None
    views = spec.cycle.countable_views
    found = [c for c in analyzer.reps.judged.candidates if not c.decoy_fault and view_of(c.azimuth_deg) in views]
    return [(c, measured_trunk(series, c)) for c in found]
