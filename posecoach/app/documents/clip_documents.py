"""What people open of a clip's result: the report and the tables, beside what the analysis itself writes."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from posecoach.app.clip.analyze import analyze
from posecoach.app.documents.request import ClipRequest
from posecoach.app.outputs import OutputsLostError, attempt
from posecoach.core.errors import PosecoachError
from posecoach.core.spec import ExerciseSpec
from posecoach.registry import exercise as find_exercise

if TYPE_CHECKING:
    from posecoach.results.result import Result


def analyze_and_write(request: ClipRequest, exercise: str | ExerciseSpec) -> Result:
    """Analyse a clip and write what is wanted of the result.

    Raises
    ------
    PosecoachError
        As :func:`posecoach.app.clip.analyze.analyze`, or if a document cannot be written.
    """
    spec = find_exercise(exercise) if isinstance(exercise, str) else exercise
    request.check()
    with tempfile.TemporaryDirectory(prefix="posecoach-", dir=request.scratch) as folder:
        wanted = request.with_scratch(Path(folder))
        problems: list[str] = []
        try:
            result = analyze(
                wanted.clip,
                spec,
                model=wanted.model,
                outputs=wanted.outputs,
                slow=wanted.documents.slow,
                progress=wanted.progress,
                look=wanted.look,
            )
        except OutputsLostError as lost:
            result, problems = lost.found, list(lost.problems)
        attempt(lambda: _write_report(wanted, result, spec), problems)
        attempt(lambda: _write_data(wanted, result), problems)
    if problems:
        raise OutputsLostError(result, problems)
    return result


def _write_report(request: ClipRequest, result: Result, spec: ExerciseSpec) -> None:
    """Write the report, if it is wanted, with what there is for it: video and landmarks may have failed."""
    report, drawn = request.documents.report, request.outputs.video
    if report is None:
        return
    # Imported late: templates are loaded only where there is a page to write.
    from posecoach.app.documents.report import video_for_report, write_report

    shown = drawn is not None and request.documents.with_video and drawn.exists()
    video = video_for_report(drawn, report) if drawn is not None and shown else None
    write_report(
        report, [(result, spec)], title=request.clip.name, clip=request.pictures, poses=request.poses, video=video
    )


def _write_data(request: ClipRequest, result: Result) -> None:
    """Write the files for other programs, if they are wanted."""
    folder, poses = request.documents.data, request.poses
    if folder is None:
        return
    if poses is None:
        raise PosecoachError(f"The files for other programs ({folder}) need the landmarks, which are lost.")
    from posecoach.app.documents.data_files import write_data

    write_data(folder, result, poses, request.documents.formats)
