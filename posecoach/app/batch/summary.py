"""What a batch found, clip by clip: as CSV, as a page, and with which versions."""

from __future__ import annotations

import json
import platform
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from posecoach.app.batch.one_clip import BatchSettings
from posecoach.app.batch.outcome import Outcome
from posecoach.registry import AUTO, exercises
from posecoach.results.content import Model
from posecoach.results.pages.summary import SUMMARY_COLUMNS, summary_page
from posecoach.results.tables.csv_file import csv_text
from posecoach.results.words.recognition_words import NONE_WORDS
from posecoach.system.whole_file import write_text

PACKAGES = ("posecoach", "mediapipe", "numpy", "opencv-contrib-python", "av", "scipy")


def write_summary(outcomes: Sequence[Outcome], settings: BatchSettings, name: str = "summary") -> None:
    """Write ``summary.csv``, ``summary.html`` and ``versions.json``; no date and no folder of this machine is in them.

    Raises
    ------
    PosecoachError
        If one cannot be written.
    """
    rows = [row for outcome in outcomes for row in outcome.rows]
    models = {model for outcome in outcomes for model in outcome.models}
    write_text(settings.out / f"{name}.csv", csv_text(SUMMARY_COLUMNS, [row.cells() for row in rows]))
    write_text(settings.out / f"{name}.html", summary_page(rows, _exercise_names()))
    text = json.dumps(_versions(settings, models), indent=2, sort_keys=True)
    write_text(settings.out / "versions.json", f"{text}\n")


def _versions(settings: BatchSettings, models: Iterable[Model]) -> dict[str, Any]:
    return {
        "packages": {name: _version(name) for name in PACKAGES},
        "python": platform.python_version(),
        "models": [asdict(model) for model in sorted(models, key=lambda model: (model.name, model.sha256))],
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


def _exercise_names() -> dict[str, str]:
    """Return the names of the exercises by id; what was to be recognised and failed has none."""
    return {name: spec.name for name, spec in exercises().items()} | {AUTO: "–", NONE_WORDS: "none of the known"}


def summary_name(shard: str | None) -> str:
    """Return the name of a summary without its ending: a part of a batch has one of its own."""
    return "summary" if shard is None else f"summary-{shard.replace('/', '-of-')}"


def summary_files(out: Path, shard: str | None) -> list[Path]:
    """Return the files that :func:`write_summary` writes."""
    return [out / f"{summary_name(shard)}{ending}" for ending in (".csv", ".html")] + [out / "versions.json"]
