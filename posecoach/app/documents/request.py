"""What is asked for when a clip is analysed: how it is looked at, and which files are written about it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path

from posecoach.app.clip.input import LookOptions
from posecoach.app.command_files import check_command
from posecoach.app.outputs import FrameProgress, Outputs
from posecoach.core.errors import PosecoachError
from posecoach.results.exports.data_format import PLAIN_FORMATS, DataFormat, check_formats
from posecoach.sources.recorded.pose_file import POSES_SUFFIX, holds_poses
from posecoach.system.named_files import PAGE_ENDINGS, VIDEO_ENDINGS, check_ending, check_no_file
from posecoach.system.whole_file import check_folder

ANNOTATED = "annotated.mp4"
"""Name of the annotated video in a scratch folder, where it is only needed for the report."""


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


@dataclass(frozen=True, slots=True)
class ClipRequest:
    """A clip to analyse, and everything that is wanted of it, whether its exercise is named or recognised.

    Attributes
    ----------
    clip
        A video, or poses recorded from one.
    documents, outputs
        The files to write of the result, and those that the analysis itself writes.
    model
        A model bundle; None: the one that ``posecoach model`` made.
    look
        At which frames of a video to look.
    progress
        Called after every frame.
    scratch
        Folder for temporary files; None: the system's own.
    """

    clip: Path
    documents: Documents = field(default_factory=Documents)
    outputs: Outputs = field(default_factory=Outputs)
    model: Path | None = None
    look: LookOptions = field(default_factory=LookOptions)
    progress: FrameProgress | None = None
    scratch: Path | None = None

    @property
    def pictures(self) -> Path | None:
        """The video that pictures are taken from; None for recorded poses, which have none."""
        return None if holds_poses(self.clip) else self.clip

    @property
    def poses(self) -> Path | None:
        """Where the landmarks are after the analysis; None if they are not wanted or could not be written."""
        poses = self.clip if self.pictures is None else self.outputs.poses
        return poses if poses is not None and poses.exists() else None

    def check(self) -> None:
        """Refuse before the work begins what cannot be written after it.

        Raises
        ------
        PosecoachError
            If options contradict each other, a file would overwrite another, or cannot be written.
        """
        documents, report = self.documents, self.documents.report
        if documents.with_video and report is None:
            raise PosecoachError("--with-video puts the video into a report. Add --report FILE.html.")
        if documents.slow and self.outputs.video is None and not documents.with_video:
            raise PosecoachError(
                "--slow adds to the annotated video. Add --video FILE.mp4, or --report with --with-video."
            )
        if documents.data is not None:
            _check_data(documents.data, documents.formats)
        named = {**self.outputs.by_name(), "the report": report}
        if documents.with_video and report is not None:
            from posecoach.app.documents.report import video_beside

            named["the video of the report"] = video_beside(report)
        check_command(named, {"the clip itself": self.clip}, model=self.model)
        if report is not None:
            check_ending("The report", report, PAGE_ENDINGS)
        if self.outputs.video is not None:
            check_ending("The annotated video", self.outputs.video, VIDEO_ENDINGS)
        if self.outputs.poses is not None:
            check_ending("The file of recorded poses", self.outputs.poses, (POSES_SUFFIX,))

    def with_scratch(self, scratch: Path) -> ClipRequest:
        """Return the request with the outputs that its documents are made from, in a folder that is thrown away."""
        outputs = self.outputs
        if self.pictures is not None and self.documents.need_poses and outputs.poses is None:
            outputs = replace(outputs, poses=scratch / f"poses{POSES_SUFFIX}")
        if self.documents.with_video and outputs.video is None:
            outputs = replace(outputs, video=scratch / ANNOTATED)
        return replace(self, outputs=outputs)


def _check_data(folder: Path, formats: tuple[DataFormat, ...]) -> None:
    """Refuse a folder that data cannot be written into, and a format that needs what is not installed."""
    check_no_file("--data", folder)
    check_folder(folder)
    check_formats(formats)
