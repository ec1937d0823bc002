"""Workers that break down on a clip, as a decoder does that runs into damaged memory, or never end."""

from __future__ import annotations

import os
import tempfile
import threading
import time

from posecoach.app.batch.clips import ClipJob
from posecoach.app.batch.one_clip import BatchSettings
from posecoach.app.batch.outcome import Outcome
from posecoach.app.outputs import FrameProgress
from posecoach.system.whole_file import SUFFIX, partial_prefix

HANGS_S = 30.0


def breaking(job: ClipJob, settings: BatchSettings, progress: FrameProgress | None) -> Outcome:
    if "breaks" in job.name:
        os._exit(11)
    return Outcome(job.name, job.exercise)


def dying_after(job: ClipJob, settings: BatchSettings, progress: FrameProgress | None) -> Outcome:
    """Give a clip's outcome, and break down while nothing is to be done."""
    threading.Timer(0.2, os._exit, [11]).start()
    return Outcome(job.name, job.exercise)


def breaking_midway(job: ClipJob, settings: BatchSettings, progress: FrameProgress | None) -> Outcome:
    """Begin a clip's results and break down."""
    _begin(job, settings)
    os._exit(11)


def beginning(job: ClipJob, settings: BatchSettings, progress: FrameProgress | None) -> Outcome:
    """Begin a clip's results, say so, and never end."""
    _begin(job, settings)
    assert progress is not None
    progress(1, None)
    threading.Event().wait()
    return Outcome(job.name, job.exercise)


def hanging(job: ClipJob, settings: BatchSettings, progress: FrameProgress | None) -> Outcome:
    """Stop half-way and never end, unless the clip is called otherwise."""
    if "hangs" in job.path.name:
        assert progress is not None
        progress(1, 2)
        threading.Event().wait()
    return Outcome(job.name, job.exercise)


def hanging_at_its_end(job: ClipJob, settings: BatchSettings, progress: FrameProgress | None) -> Outcome:
    """Analyse a clip, and leave a thread behind for which the process waits."""
    threading.Thread(target=time.sleep, args=(HANGS_S,)).start()
    return breaking(job, settings, progress)


def _begin(job: ClipJob, settings: BatchSettings) -> None:
    target = settings.clips / job.name
    target.parent.mkdir(parents=True, exist_ok=True)
    tempfile.mkdtemp(prefix=partial_prefix(target), suffix=SUFFIX, dir=target.parent)
