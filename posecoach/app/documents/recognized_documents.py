"""What people open of a clip whose exercises were recognised: the same as of one whose exercise was named."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

from posecoach.app.clip.analyze import analyze
from posecoach.app.clip.sets import RecognizedClip, recognize
from posecoach.app.documents.data_files import write_data
from posecoach.app.documents.request import ANNOTATED, ClipRequest
from posecoach.app.documents.sets_video import write_sets_video
from posecoach.app.outputs import Outputs, OutputsLostError, attempt
from posecoach.core.errors import PosecoachError
from posecoach.registry import exercises
from posecoach.results.clip_sets import ClipSets
from posecoach.results.sets_file import sets_json
from posecoach.system.whole_file import text_bytes, write_text, write_whole


def recognize_and_write(request: ClipRequest) -> ClipSets:
    """Recognise what a clip shows, analyse each set, and write what is wanted of the results.

    A report has a section for each set, or says that there is none; files for other programs lie in a folder for each.
    The annotated video counts each set by itself.

    Raises
    ------
    PosecoachError
        As :func:`posecoach.app.documents.clip_documents.analyze_and_write`, or if a video is wanted of a clip
        without a set.
    """
    request.check()
    with tempfile.TemporaryDirectory(prefix="posecoach-", dir=request.scratch) as folder:
        scratch = Path(folder)
        found = recognize(request.clip, scratch, model=request.model, progress=request.progress, look=request.look)
        problems: list[str] = []
        _write_outputs(request.outputs, found, problems)
        videos: list[Path | None] = []
        attempt(lambda: videos.append(_video(request, found.sets, scratch)), problems)
        _write_documents(request, found, next(iter(videos), None), problems)
    if problems:
        raise OutputsLostError(found.sets, problems)
    return found.sets


def _write_outputs(wanted: Outputs, found: RecognizedClip, problems: list[str]) -> None:
    contents: list[tuple[Path | None, Callable[[], bytes]]] = [
        (wanted.json, lambda: text_bytes(sets_json(found.sets, exercises()))),
        (wanted.events, lambda: b"".join(log.read_bytes() for log in found.logs)),
        (wanted.poses, found.poses.read_bytes),
    ]
    for path, content in contents:
        if path is not None:
            attempt(partial(_write, path, content), problems)


def _write(path: Path, content: Callable[[], bytes]) -> None:
    write_whole(path, content())


def _video(request: ClipRequest, found: ClipSets, scratch: Path) -> Path | None:
    """Return the annotated video, for which the clip is looked at again; None if not wanted."""
    wanted, slow = request.outputs.video, request.documents.slow
    if wanted is None and not (request.documents.with_video and found.sets):
        return None
    if not found.sets:
        raise PosecoachError(
            f"An annotated video shows an exercise, and none was recognised in {found.clip}. If it shows one, name it "
            "with --exercise ID."
        )
    target = wanted or scratch / ANNOTATED
    if len(found.sets) > 1:
        write_sets_video(
            request.clip, found.sets, exercises(), target, model=request.model, look=request.look, slow=slow
        )
    else:
        exercise, outputs = found.sets[0].result.exercise, Outputs(video=target)
        analyze(request.clip, exercise, model=request.model, outputs=outputs, slow=slow, look=request.look)
    return target


def _write_documents(request: ClipRequest, found: RecognizedClip, video: Path | None, problems: list[str]) -> None:
    documents, sets = request.documents, found.sets
    if documents.report is not None:
        attempt(partial(_write_report, documents.report, request, found, video), problems)
    for number, result in enumerate(sets.results, 1):
        if documents.data is not None:
            folder = documents.data if len(sets.sets) == 1 else documents.data / f"set-{number}"
            attempt(partial(write_data, folder, result, found.poses, documents.formats), problems)


def _write_report(report: Path, request: ClipRequest, found: RecognizedClip, video: Path | None) -> None:
    # Imported late: templates are loaded only where there is a page to write.
    from posecoach.app.documents.report import set_headings, video_for_report, write_report
    from posecoach.results.pages.nothing_recognized import nothing_recognized_page

    known, sets = exercises(), found.sets
    if not sets.sets:
        write_text(report, nothing_recognized_page(sets, known))
        return
    write_report(
        report,
        [(result, known[result.exercise]) for result in sets.results],
        title=request.clip.name,
        clip=request.pictures,
        poses=found.poses,
        video=video_for_report(video, report) if request.documents.with_video and video else None,
        headings=set_headings(sets.results, [one.recognition for one in sets.sets]),
        warnings=sets.warnings,
    )
