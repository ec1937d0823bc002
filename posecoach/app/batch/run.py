"""A batch from beginning to end: the clips that are not done yet, then the summary of all."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from posecoach.app.batch.clips import ClipJob
from posecoach.app.batch.cluster import run_on_cluster
from posecoach.app.batch.one_clip import BatchSettings, clear_left
from posecoach.app.batch.outcome import Outcome
from posecoach.app.batch.summary import summary_name, write_summary
from posecoach.app.batch.workers import ClipProgress, run_here
from posecoach.core.errors import PosecoachError
from posecoach.results.exports.data_format import check_formats
from posecoach.system.processors import available_processors
from posecoach.system.whole_file import make_folder

Finished = Callable[[Outcome], None]
"""Called with each clip that is finished."""


def run_batch(
    jobs: Sequence[ClipJob],
    settings: BatchSettings,
    *,
    workers: int | None = None,
    dask: str | None = None,
    shard: str | None = None,
    progress: ClipProgress | None = None,
    finished: Finished | None = None,
) -> list[Outcome]:
    """Analyse the clips and write the summary; return what became of each, in the order of their names.

    Parameters
    ----------
    workers
        Processes at once; by default as many as there are processors.
    dask
        Address of a Dask scheduler whose workers do it instead.
    shard
        Which part of a batch this is; its summary is named after it.

    Raises
    ------
    PosecoachError
        If what is asked for cannot be made of any clip, the folder cannot be written to, or the cluster not be
        reached. What is wrong with a clip stands in its outcome.
    """
    _check(settings, here=dask is None)
    make_folder(settings.out)
    settings = replace(settings, out=Path(os.path.abspath(settings.out)))  # noqa: PTH100
    make_folder(settings.clips)
    if dask is not None:
        coming = run_on_cluster(jobs, settings, dask)
    else:
        many = min(workers or available_processors(), len(jobs))
        coming = run_here(jobs, settings, many, progress or (lambda _name, _done, _total: None))
    outcomes: dict[str, Outcome] = {}
    for outcome in coming:
        outcomes[outcome.name] = outcome
        if finished is not None:
            finished(outcome)
    for job in jobs:
        clear_left(settings.clips / job.name)
    found = [outcomes[job.name] for job in jobs]
    write_summary(found, settings, summary_name(shard))
    return found


def _check(settings: BatchSettings, *, here: bool) -> None:
    """Refuse, before the work, what would fail with every clip; what a cluster has is known there alone."""
    if settings.with_video and not settings.report:
        raise PosecoachError("--with-video puts the video into the reports, and --no-report makes none. Leave one out.")
    if here and settings.model is not None:
        from posecoach.estimators.model.model_file import resolve_model

        resolve_model(settings.model)
    if here:
        check_formats(settings.formats)
