"""The same batch on an existing Dask cluster: its workers see the same folders as this machine does."""

from __future__ import annotations

import importlib
from collections.abc import Iterator, Sequence
from typing import Any

from posecoach.app.batch.clips import ClipJob
from posecoach.app.batch.one_clip import BatchSettings, analyze_one
from posecoach.app.batch.outcome import Outcome, failed
from posecoach.core.errors import PosecoachError

CONNECT_S = 30.0


def run_on_cluster(jobs: Sequence[ClipJob], settings: BatchSettings, address: str) -> Iterator[Outcome]:
    """Yield what became of each clip, in the order in which they are finished.

    A clip whose worker dies is analysed again by another; its results are put in place once.

    Raises
    ------
    PosecoachError
        If Dask is not installed, or no scheduler answers at the address.
    """
    dask = _dask()
    try:
        client = dask.Client(address, timeout=CONNECT_S)
    except (OSError, ValueError, TimeoutError) as error:
        raise PosecoachError(
            f"No Dask scheduler answers at {address} ({error}). Start one, or check the address."
        ) from error
    with client:
        futures = {client.submit(analyze_one, job, settings, pure=False): job for job in jobs}
        for future in dask.as_completed(list(futures)):
            job, fault = futures[future], future.exception()
            if fault is None:
                yield future.result()
            else:
                yield failed(job, f"The cluster gave up on it: {fault}")


def _dask() -> Any:
    try:
        return importlib.import_module("distributed")
    except ImportError as error:
        raise PosecoachError("--dask needs Dask, which is not installed: pip install 'posecoach[cluster]'.") from error
