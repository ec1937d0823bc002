"""Composition of a report: results, pictures from the clip, and the video."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

from posecoach.app.documents.browser_video import browser_video
from posecoach.app.documents.key_frames import key_frames
from posecoach.app.documents.same_clip import doubt_of_clip
from posecoach.core.errors import PosecoachError
from posecoach.core.recognition import Recognition
from posecoach.core.spec import ExerciseSpec
from posecoach.registry import exercises
from posecoach.results.pages.nothing_recognized import nothing_recognized_page
from posecoach.results.pages.report import ReportVideo, Section, report_page
from posecoach.results.pages.templates import data_address, relative_address
from posecoach.results.result import Result
from posecoach.results.session_results import anything_done, results_of_session
from posecoach.results.sets_file import read_clip
from posecoach.results.words.recognition_words import doubt
from posecoach.sources.recorded.log_file import events_of, holds_events, read_log
from posecoach.sources.recorded.pose_file import holds_poses
from posecoach.system.whole_file import reserve_partial, write_text

EMBEDDED_MOST_BYTES = 32_000_000
"""A larger video lies beside the report: a page with more in it opens slowly on a phone."""


def write_report(
    target: Path,
    results: Sequence[tuple[Result, ExerciseSpec]],
    *,
    title: str,
    clip: Path | None = None,
    poses: Path | None = None,
    video: ReportVideo | None = None,
    headings: Sequence[str] = (),
    warnings: Sequence[str] = (),
) -> None:
    """Write a report.

    Parameters
    ----------
    results
        One for each exercise, or for each set; ``headings`` names them where the exercise's name does not.
    clip
        Where the pictures of the best and the worst repetition come from; None: there are none.
    poses
        Recorded poses of the clip, drawn into these pictures.
    warnings
        Sentences on the clip that are of none of the results.

    Raises
    ------
    PosecoachError
        If the clip cannot be read or the report not be written.
    """
    names = headings or [""] * len(results)
    sections = [
        Section(result, spec, heading, key_frames(clip, poses, result, spec) if clip is not None else ())
        for (result, spec), heading in zip(results, names, strict=True)
    ]
    write_text(target, report_page(sections, title=title, video=video, warnings=warnings))


def report_of_file(source: Path, target: Path, *, clip: Path | None = None, with_video: bool = False) -> str:
    """Write the report of a result file or of an event log, of a clip or a live session.

    Return what speaks against the clip being the one that the file is of, in a sentence; empty: nothing.

    Raises
    ------
    PosecoachError
        If the file is neither, or names an exercise that there is not.
    """
    warnings: tuple[str, ...] = ()
    whole = False
    if holds_events(source):
        results, headings, title = _of_session(source)
    else:
        read = read_clip(source)
        if not read.results:
            write_text(target, nothing_recognized_page(read.beside, exercises()))
            return ""
        results = [(result, _spec(result)) for result in read.results]
        headings, title = set_headings(read.results, read.recognitions), read.results[0].clip
        warnings, whole = read.beside.warnings, len(results) == 1 and not read.beside.unknown
    if not results:
        raise PosecoachError(f"{source} has no exercise in it, so there is nothing to report.")
    if with_video and clip is None:
        raise PosecoachError("A report shows the video of a clip that is named. Add --clip FILE.")
    if clip is not None and holds_poses(clip):
        raise PosecoachError(f"{clip} holds recorded poses, which have no pictures. Name the clip itself with --clip.")
    found = [result for result, _ in results]
    doubt = "" if clip is None else doubt_of_clip(found, clip, named=title == found[0].clip, whole=whole)
    with tempfile.TemporaryDirectory(prefix="posecoach-") as scratch:
        shown = browser_video(clip, Path(scratch)) if clip is not None and with_video else None
        video = None if shown is None else video_for_report(shown, target)
        write_report(target, results, title=title, clip=clip, video=video, headings=headings, warnings=warnings)
    return doubt


def check_replaced(page: Path, source: Path, *, clip: Path | None, with_video: bool) -> None:
    """Refuse to put, unasked, a report with less to see in the place of a page with pictures or a video.

    Raises
    ------
    PosecoachError
        If that is so; it says what to do.
    """
    try:
        there = page.read_text(encoding="utf-8", errors="replace") if page.is_file() else ""
    except OSError:  # it may be written and not read
        return
    if "<video " in there and not with_video:
        has, mend = "a video", "--clip CLIP --with-video"
    elif "<img " in there and clip is None:
        has, mend = "pictures", "--clip CLIP"
    else:
        return
    raise PosecoachError(
        f"{page} has {has}, which a page made from {source.name} like this would not have. "
        f"Add {mend}, or name another page with -o FILE.html."
    )


def has_report(log: Path) -> bool:
    """Whether a report of the event log of a session shows anything; that of a damaged log says what is wrong."""
    try:
        return anything_done(events_of(log))
    except PosecoachError:
        return True


def page_of_log(log: Path) -> str:
    """Return the report of a session, from its event log.

    Raises
    ------
    PosecoachError
        If the log names no exercise, or one that does not exist.
    """
    results, headings, title = _of_session(log)
    if not results:
        raise PosecoachError("No movement or hold was seen in this session: there is nothing to report.")
    sections = [Section(result, spec, heading, ()) for (result, spec), heading in zip(results, headings, strict=True)]
    return report_page(sections, title=title)


def _of_session(log: Path) -> tuple[list[tuple[Result, ExerciseSpec]], list[str], str]:
    """Return results, headings and title of a session."""
    found = results_of_session(read_log(log))
    results = [(one.result, _spec(one.result)) for one in found]
    headings = [
        f"{spec.name}, set {one.number}" if one.number else "" for one, (_, spec) in zip(found, results, strict=True)
    ]
    return results, headings, found[0].title if found else log.name


def video_for_report(video: Path, report: Path) -> ReportVideo:
    """Return a video as a report shows it: within the page, or a large one as a copy beside it.

    Raises
    ------
    PosecoachError
        If it cannot be read or copied.
    """
    try:
        if video.stat().st_size <= EMBEDDED_MOST_BYTES:
            return ReportVideo(data_address(video.read_bytes(), _kind(video)), _kind(video))
        beside = video_beside(report, video.suffix)
        if beside.resolve() != video.resolve():
            partial = reserve_partial(beside)
            try:
                shutil.copyfile(video, partial)
                partial.replace(beside)
            finally:
                partial.unlink(missing_ok=True)
    except OSError as error:
        raise PosecoachError(f"The video {video} cannot be put into the report ({error.strerror}).") from error
    return ReportVideo(relative_address(beside.name), _kind(video))


def video_beside(report: Path, suffix: str = ".mp4") -> Path:
    """Return where a video lies that is too large for a report; never where a clip of the report's name lies."""
    return report.with_suffix(f".video{suffix}")


def _kind(video: Path) -> str:
    return {".webm": "video/webm", ".mov": "video/quicktime"}.get(video.suffix.lower(), "video/mp4")


def set_headings(results: Sequence[Result], recognitions: Sequence[Recognition | None]) -> list[str]:
    """Return what names each set of a clip: its exercise, with its number unless it is alone, and what is in doubt."""
    known = exercises()
    names = [known[result.exercise].name if result.exercise in known else result.exercise for result in results]
    numbered = names if len(names) == 1 else [f"Set {number}: {name}" for number, name in enumerate(names, 1)]
    pairs = zip(numbered, recognitions, strict=True)
    return [name + (doubt(recognition) if recognition is not None else "") for name, recognition in pairs]


def _spec(result: Result) -> ExerciseSpec:
    known = exercises()
    if result.exercise not in known:
        raise PosecoachError(f"The result is of {result.exercise!r}, which is none of: {', '.join(known)}.")
    return known[result.exercise]
