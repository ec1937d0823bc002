"""One clip of a batch: analysed into a folder of its own that appears whole or not at all."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import shutil
import tempfile
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path

from posecoach.app.batch.clips import ClipJob
from posecoach.app.batch.outcome import Outcome, done, failed
from posecoach.app.outputs import FrameProgress
from posecoach.core.errors import PosecoachError
from posecoach.registry import AUTO
from posecoach.results.exports.data_format import DataFormat
from posecoach.results.sets_file import ClipFile, read_clip
from posecoach.sources.recorded.pose_file import holds_poses
from posecoach.system.read_file import read_json
from posecoach.system.whole_file import SUFFIX, left_behind, partial_prefix

RESULT, REPORT, EVENTS, DATA = "result.json", "report.html", "events.jsonl", "data"
"""What a clip's folder holds."""
DONE = "done.json"
"""Written last into a clip's folder: what was analysed, and how."""
MODEL = "model_sha256"
"""In it: of the model, which may be another one of the same name."""
EDGE_BYTES = 1 << 20
"""A clip is known again by its size, its first and its last bytes."""


@dataclass(frozen=True, slots=True)
class BatchSettings:
    """How every clip of a batch is analysed.

    Attributes
    ----------
    out
        The folder of the results.
    model
        A model bundle; None: the one that ``posecoach model`` made.
    report, with_video
        Whether each clip gets a report, and the video in it.
    formats
        Which files for other programs each clip gets.
    """

    out: Path
    model: Path | None = None
    report: bool = True
    with_video: bool = False
    formats: tuple[DataFormat, ...] = ()

    @property
    def clips(self) -> Path:
        """The folder that holds a folder for each clip."""
        return self.out / "clips"


def analyze_one(job: ClipJob, settings: BatchSettings, progress: FrameProgress | None = None) -> Outcome:
    """Analyse a clip, unless its results are there; never raises for what is wrong with the clip.

    Two that analyse the same clip at once (a worker that was given up and came back) do no harm: one folder wins.
    """
    target = settings.clips / job.name
    try:
        if target.exists() and not target.is_dir():
            raise PosecoachError(f"{job.name} lies where its results would. Choose another folder for the results.")
        mark = _mark(job, settings)
        kept = _kept(target, mark)
        if kept is None:
            _make_results(job, settings, target, mark, progress)
        file = kept or read_clip(target / RESULT)
    except PosecoachError as error:
        return failed(job, _without_folders(str(error), job))
    except OSError as error:
        if not job.path.exists():
            return failed(job, f"{job.name} is not there: it was moved or removed, or is a link that leads nowhere.")
        return failed(job, f"{error.strerror or error}: {Path(str(error.filename or job.name)).name}")
    except Exception as error:  # noqa: BLE001  one clip must not end the others; its error stands in the summary
        return failed(job, _without_folders(f"A bug of posecoach: {error!r}", job))
    return done(job, file, f"clips/{job.name}/{REPORT if settings.report else RESULT}", kept=kept is not None)


def _kept(target: Path, mark: dict[str, object]) -> ClipFile | None:
    """Return the result of a clip that is done; None if it is to be done, anew if its result is damaged."""
    if not is_done(target, mark):
        return None
    try:
        return read_clip(target / RESULT)
    except PosecoachError:
        shutil.rmtree(target)
        return None


def is_done(target: Path, mark: dict[str, object]) -> bool:
    """Whether a folder holds the results of just this clip, analysed just so; where there is no model, by whichever."""
    try:
        found = read_json(target / DONE)
    except (OSError, ValueError):
        return False
    whichever = {MODEL: None} if mark[MODEL] is None else {}
    return isinstance(found, dict) and found | whichever == mark


def _model_sha256(job: ClipJob, settings: BatchSettings) -> str | None:
    """Return which model a clip is analysed with; None for recorded poses, and where there is none."""
    if holds_poses(job.path):
        return None
    from posecoach.estimators.model.model_file import resolve_model

    try:
        return resolve_model(settings.model).sha256
    except PosecoachError:
        return None  # whoever needs one says so


def _mark(job: ClipJob, settings: BatchSettings) -> dict[str, object]:
    how = asdict(settings) | {"formats": sorted(settings.formats), MODEL: _model_sha256(job, settings)}
    for where in ("out", "model"):
        how.pop(where)
    return {"clip": job.name, "exercise": job.exercise, "posecoach": version("posecoach"), **_identity(job.path), **how}


def _identity(clip: Path) -> dict[str, object]:
    with clip.open("rb") as stream:
        size = stream.seek(0, 2)
        stream.seek(0)
        edges = stream.read(EDGE_BYTES)
        stream.seek(max(0, size - EDGE_BYTES))
        edges += stream.read(EDGE_BYTES)
    return {"size_bytes": size, "edges_sha256": hashlib.sha256(edges).hexdigest()}


def _make_results(
    job: ClipJob, settings: BatchSettings, target: Path, mark: dict[str, object], progress: FrameProgress | None
) -> None:
    from posecoach.app.clip.input import LookOptions
    from posecoach.app.documents.clip_documents import analyze_and_write
    from posecoach.app.documents.recognized_documents import recognize_and_write
    from posecoach.app.documents.request import ClipRequest, Documents
    from posecoach.app.outputs import Outputs

    target.parent.mkdir(parents=True, exist_ok=True)
    clear_left(target)
    partial = Path(tempfile.mkdtemp(prefix=partial_prefix(target), suffix=SUFFIX, dir=target.parent))
    try:
        documents = Documents(
            report=partial / REPORT if settings.report else None,
            with_video=settings.with_video,
            data=partial / DATA if settings.formats else None,
            formats=settings.formats,
        )
        request = ClipRequest(
            job.path,
            documents,
            Outputs(json=partial / RESULT, events=partial / EVENTS),
            model=settings.model,
            look=LookOptions(jobs=1),  # the other processors have clips of their own
            progress=progress,
            scratch=partial,
        )
        if job.exercise == AUTO:
            recognize_and_write(request)
        else:
            analyze_and_write(request, job.exercise)
        (partial / DONE).write_text(json.dumps(mark, indent=2) + "\n", encoding="utf-8")
        partial.chmod(0o755)
        _put_in_place(partial, target, mark)
    except PosecoachError as error:
        # Where the results were being made is nothing to a person, and another folder every time.
        raise PosecoachError(str(error).replace(f"{partial}{os.sep}", "")) from error
    finally:
        shutil.rmtree(partial, ignore_errors=True)


def _put_in_place(partial: Path, target: Path, mark: dict[str, object]) -> None:
    if target.exists() and not is_done(target, mark):
        shutil.rmtree(target)
    with contextlib.suppress(OSError):
        partial.rename(target)
    if not is_done(target, mark):
        raise PosecoachError(f"The results of {target.name} cannot be put into {target.parent.name}. Is it writable?")


def clear_left(target: Path) -> None:
    """Remove what processes that were ended had begun of a clip's results; those that run are left alone."""
    with contextlib.suppress(OSError):
        for left in left_behind(target):
            shutil.rmtree(left, ignore_errors=True)


def _without_folders(text: str, job: ClipJob) -> str:
    """Return an error without this machine's folders, so that results are the same wherever they are made."""
    return text.replace(str(job.path), job.name).replace(f"{job.path.parent}/", "")
