"""What a batch found, clip by clip, from the folders of the clips: as CSV, as a page, and with which versions."""

from __future__ import annotations

import json
import platform
from collections.abc import Iterable, Mapping, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from posecoach.app.batch.clips import ClipJob
from posecoach.app.batch.one_clip import REPORT, RESULT, BatchSettings
from posecoach.core.spec import ExerciseSpec
from posecoach.core.whole_file import write_text
from posecoach.registry import AUTO, exercises
from posecoach.results.csv_file import csv_text
from posecoach.results.pages.summary import SUMMARY_COLUMNS, FaultCount, SummaryRow, summary_page
from posecoach.results.recognition_words import NONE_WORDS
from posecoach.results.result import Result
from posecoach.results.sets_file import ClipFile, read_clip

PACKAGES = ("posecoach", "mediapipe", "numpy", "opencv-contrib-python", "av", "scipy")


def write_summary(
    jobs: Sequence[ClipJob], settings: BatchSettings, errors: dict[str, str], name: str = "summary"
) -> None:
    """Write ``summary.csv``, ``summary.html`` and ``versions.json``; no date and no folder of this machine is in them.

    ``errors`` says of clips that were not analysed why, by name.

    Raises
    ------
    PosecoachError
        If one cannot be written.
    """
    known = exercises()
    files = {job.name: _clip_file(job, settings) for job in jobs if job.name not in errors}
    rows = [row for job in jobs for row in _rows(job, files.get(job.name), settings, errors.get(job.name, ""), known)]
    write_text(settings.out / f"{name}.csv", csv_text(SUMMARY_COLUMNS, [row.cells() for row in rows]))
    write_text(settings.out / f"{name}.html", summary_page(rows, _exercise_names(known)))
    results = [result for file in files.values() if file is not None for result in file.results]
    text = json.dumps(_versions(settings, results), indent=2, sort_keys=True)
    write_text(settings.out / "versions.json", f"{text}\n")


def _clip_file(job: ClipJob, settings: BatchSettings) -> ClipFile | None:
    path = settings.clips / job.name / RESULT
    return read_clip(path) if path.is_file() else None


def _rows(
    job: ClipJob, file: ClipFile | None, settings: BatchSettings, error: str, known: Mapping[str, ExerciseSpec]
) -> list[SummaryRow]:
    """Return a row for each set of a clip, and one if it has none."""
    if file is None:
        return [SummaryRow(job.name, job.exercise, error=error or "It was not analysed.")]
    page = f"clips/{job.name}/{REPORT if settings.report else RESULT}"
    if not file.results:
        return [SummaryRow(job.name, NONE_WORDS, warnings=file.beside.warnings, page=page)]
    return [_row(job, result, page, known.get(result.exercise)) for result in file.results]


def _row(job: ClipJob, result: Result, page: str, spec: ExerciseSpec | None) -> SummaryRow:
    """Return the row of a set; faults have their ids for names where the plug-in that knew them is gone."""
    counts = sorted(result.fault_counts().items())
    return SummaryRow(
        clip=job.name,
        exercise=result.exercise,
        view=result.view,
        duration_s=result.duration_s,
        full=result.full,
        partial=result.partial,
        not_counted=len(result.rejected),
        holds=len(result.holds),
        faults=tuple(FaultCount(f, f if spec is None else spec.fault_name(f), times) for f, times in counts),
        warnings=result.warnings,
        page=page,
    )


def _versions(settings: BatchSettings, results: Iterable[Result]) -> dict[str, Any]:
    models = sorted({(r.model, r.model_sha256) for r in results})
    return {
        "packages": {name: _version(name) for name in PACKAGES},
        "python": platform.python_version(),
        "models": [{"name": name, "sha256": sha256} for name, sha256 in models],
        "settings": {
            "report": settings.report,
            "with_video": settings.with_video,
            "formats": sorted(settings.formats),
        },
    }


def _version(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None


def _exercise_names(known: Mapping[str, ExerciseSpec]) -> dict[str, str]:
    """Return the names of the exercises by id; what was to be recognised and failed has none."""
    return {name: spec.name for name, spec in known.items()} | {AUTO: "–", NONE_WORDS: "none of the known"}


def summary_name(shard: str | None) -> str:
    """Return the name of a summary without its ending: a part of a batch has one of its own."""
    return "summary" if shard is None else f"summary-{shard.replace('/', '-of-')}"


def summary_files(out: Path, shard: str | None) -> list[Path]:
    """Return the files that :func:`write_summary` writes."""
    return [out / f"{summary_name(shard)}{ending}" for ending in (".csv", ".html")] + [out / "versions.json"]
