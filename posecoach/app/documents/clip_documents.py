"""What people open of a clip's result: the report and the tables, beside what the analysis itself writes."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from posecoach.app.analyze import analyze
from posecoach.app.clip.input import LookOptions
from posecoach.app.command_files import check_command
from posecoach.app.outputs import Outputs, OutputsLostError, Progress, attempt
from posecoach.core.errors import PosecoachError
from posecoach.core.spec import ExerciseSpec
from posecoach.registry import exercise as find_exercise
from posecoach.results.exports.data_format import PLAIN_FORMATS, DataFormat
from posecoach.sources.pose_file import POSES_SUFFIX, holds_poses

if TYPE_CHECKING:
    from posecoach.results.result import Result


@dataclass(frozen=True, slots=True)
class Documents:
    """What to write of a result.

    Attributes
    ----------
    report
        The page; with pictures of the best and the worst repetition, if the clip has pictures.
    with_video, slow
        The report shows the annotated video; that ends with the worst and the best repetition at half speed.
    data, formats
        The folder for files for other programs, and which of them.
    """

    report: Path | None = None
    with_video: bool = False
    slow: bool = False
    data: Path | None = None
    formats: tuple[DataFormat, ...] = PLAIN_FORMATS

    @property
    def need_poses(self) -> bool:
        """Whether they are made from the landmarks, too."""
        return self.report is not None or self.data is not None


def analyze_and_write(
    clip: Path,
    exercise: str | ExerciseSpec,
    documents: Documents,
    *,
    outputs: Outputs | None = None,
    model: Path | None = None,
    progress: Progress | None = None,
    scratch: Path | None = None,
    look: LookOptions | None = None,
) -> Result:
    """Analyse a clip and write what is wanted of the result.

    ``scratch`` is where files lie that are needed on the way; by default the system's folder for such files.

    Raises
    ------
    PosecoachError
        As :func:`posecoach.app.analyze.analyze`, or if a document cannot be written.
    """
    spec = find_exercise(exercise) if isinstance(exercise, str) else exercise
    check_documents(documents, outputs or Outputs(), clip, model)
    with tempfile.TemporaryDirectory(prefix="posecoach-", dir=scratch) as folder:
        wanted = _with_scratch(outputs or Outputs(), documents, clip, Path(folder))
        problems: list[str] = []
        try:
            result = analyze(clip, spec, model=model, outputs=wanted, slow=documents.slow, progress=progress, look=look)
        except OutputsLostError as lost:
            result, problems = lost.found, list(lost.problems)
        attempt(lambda: _write(documents, clip, result, spec, wanted), problems)
        if documents.data is not None:
            attempt(lambda: _write_data(documents, clip, result, wanted), problems)
    if problems:
        raise OutputsLostError(result, problems)
    return result


def _write(documents: Documents, clip: Path, result: Result, spec: ExerciseSpec, wanted: Outputs) -> None:
    """Write the report with what there is for it: video and landmarks may have failed."""
    if documents.report is None:
        return
    # Imported late: templates are loaded only where there is a page to write.
    from posecoach.app.documents.report import video_for_report, write_report

    shown = wanted.video if documents.with_video and wanted.video and wanted.video.exists() else None
    video = None if shown is None else video_for_report(shown, documents.report)
    pictures = None if holds_poses(clip) else clip
    poses = _poses(clip, wanted)
    write_report(documents.report, [(result, spec)], title=clip.name, clip=pictures, poses=poses, video=video)


def _write_data(documents: Documents, clip: Path, result: Result, wanted: Outputs) -> None:
    poses = _poses(clip, wanted)
    if poses is None or documents.data is None:
        raise PosecoachError(f"The files for other programs ({documents.data}) need the landmarks, which are lost.")
    from posecoach.app.documents.data_files import write_data

    write_data(documents.data, result, poses, documents.formats)


def _poses(clip: Path, wanted: Outputs) -> Path | None:
    """Return where the landmarks are; None if they could not be written."""
    poses = clip if holds_poses(clip) else wanted.poses
    return poses if poses is not None and poses.exists() else None


def check_documents(documents: Documents, outputs: Outputs, clip: Path, model: Path | None) -> None:
    """Refuse before the work begins what cannot be written after it."""
    if documents.with_video and documents.report is None:
        raise PosecoachError("--with-video puts the video into a report. Add --report FILE.html.")
    if documents.slow and outputs.video is None and not documents.with_video:
        raise PosecoachError("--slow adds to the annotated video. Add --video FILE.mp4, or --report with --with-video.")
    if documents.data is not None and documents.data.exists() and not documents.data.is_dir():
        raise PosecoachError(f"--data names a folder, and {documents.data} is a file. Choose another name.")
    if documents.data is not None and DataFormat.PARQUET in documents.formats:
        from posecoach.results.exports.frames import parquet_bytes

        parquet_bytes({})
    named = {**outputs.by_name(), "the report": documents.report}
    if documents.with_video and documents.report is not None:
        from posecoach.app.documents.report import video_beside

        named["the video of the report"] = video_beside(documents.report)
    check_command(named, {"the clip itself": clip}, model=model)


def _with_scratch(outputs: Outputs, documents: Documents, clip: Path, scratch: Path) -> Outputs:
    """Return the outputs with those that the documents are made from, in a folder that is thrown away."""
    if not holds_poses(clip) and documents.need_poses and outputs.poses is None:
        outputs = replace(outputs, poses=scratch / f"poses{POSES_SUFFIX}")
    if documents.with_video and outputs.video is None:
        outputs = replace(outputs, video=scratch / "annotated.mp4")
    return outputs
