"""Several clips at once on this machine, each worker a process of its own that may break without harm to the others."""

from __future__ import annotations

import contextlib
import multiprocessing
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess

from posecoach.app.batch.clips import ClipJob
from posecoach.app.batch.one_clip import BatchSettings, analyze_one, clear_left
from posecoach.app.batch.outcome import Outcome, failed
from posecoach.app.outputs import FrameProgress

CLIPS_PER_PROCESS = 32
"""Replace a process after this many clips, so that memory which libraries do not give back stays bounded."""
REPORT_PERIOD_S = 0.2
LEAVE_S = 10.0
"""Time given to a process to end by itself; a library may hang at its end."""
BROKE_DOWN = "The program crashed on it (the clip may be damaged, or memory was short)."
SILENT_MOST_S = 1800.0
"""Give a clip up of which nothing was heard for so long: a library hangs on it. Long, since the documents of an hour of
video are written without a word."""
HANGS = f"Nothing was heard of it for {SILENT_MOST_S / 60:.0f} minutes, so it was given up (the clip may be damaged)."

STILL_S = 0.5
"""A clip is told of at least this often, though it may hang: whoever is told may have had enough."""

ClipProgress = Callable[[str, int, int | None], None]
"""Called with a clip's name, the frames that are done and, where known, the number of all, again and again."""

AnalyzeOne = Callable[[ClipJob, BatchSettings, FrameProgress | None], Outcome]


@dataclass(slots=True)
class _Worker:
    process: BaseProcess
    pipe: Connection
    job: ClipJob | None = None
    done: int = 0
    frames: tuple[int, int | None] = (0, None)
    """How many of the clip are done, and how many it has, as it said last."""
    heard_s: float = field(default_factory=time.monotonic)
    """When it was last heard, or given a clip."""


def run_here(
    jobs: Sequence[ClipJob],
    settings: BatchSettings,
    workers: int,
    progress: ClipProgress,
    analyze: AnalyzeOne = analyze_one,
) -> Iterator[Outcome]:
    """Yield what became of each clip, in the order in which they are finished."""
    waiting = list(reversed(jobs))
    team: list[_Worker] = []
    try:
        while waiting or team:
            idle = sum(worker.job is None for worker in team)
            wanted = min(workers - len(team), len(waiting) - idle)
            team += [_started(settings, analyze) for _ in range(wanted)]
            _set_to_work(team, waiting)
            for outcome in _heard(team, progress) if team else ():
                if outcome.error:
                    clear_left(settings.clips / outcome.name)
                yield outcome
    finally:
        for worker in team:
            _end(worker)
            if worker.job is not None:
                clear_left(settings.clips / worker.job.name)


def _set_to_work(team: list[_Worker], waiting: list[ClipJob]) -> None:
    """Give each idle worker a clip; drop those that broke down, and those for which there is none.

    Nothing would ever be heard of these.
    """
    for worker in [worker for worker in team if worker.job is None]:
        if waiting and _sent(worker, waiting[-1]):
            worker.job, worker.frames, worker.heard_s = waiting.pop(), (0, None), time.monotonic()
        else:
            _let_go(team, worker)


def _sent(worker: _Worker, job: ClipJob) -> bool:
    """Send a clip to a worker; return False if it broke down after the last one."""
    try:
        worker.pipe.send(job)
    except OSError:
        return False
    return True


def _heard(team: list[_Worker], progress: ClipProgress) -> Iterator[Outcome]:
    """Wait until a worker says something or ends, but not for long; yield clips that are finished or given up."""
    by_pipe = {worker.pipe: worker for worker in team}
    for pipe in wait(list(by_pipe), STILL_S):
        worker = by_pipe[pipe]  # type: ignore[index]
        assert worker.job is not None
        job, worker.heard_s = worker.job, time.monotonic()
        try:
            said = worker.pipe.recv()
        except (EOFError, OSError):
            _let_go(team, worker)
            yield failed(job, BROKE_DOWN)
            continue
        if isinstance(said, Outcome):
            worker.job, worker.done = None, worker.done + 1
            if worker.done >= CLIPS_PER_PROCESS:
                _let_go(team, worker)
            yield said
        else:
            worker.frames = said
    for worker, job in [(worker, worker.job) for worker in team if worker.job is not None]:
        progress(job.name, *worker.frames)
        if time.monotonic() - worker.heard_s > SILENT_MOST_S:
            team.remove(worker)
            _end(worker)
            yield failed(job, HANGS)


def _started(settings: BatchSettings, analyze: AnalyzeOne) -> _Worker:
    # A new interpreter rather than a copy of this one: threads and locks of libraries do not survive a fork.
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe()
    process = context.Process(target=_work, args=(there, settings, analyze), daemon=True)
    process.start()
    there.close()
    return _Worker(process, here)


def _let_go(team: list[_Worker], worker: _Worker) -> None:
    team.remove(worker)
    with contextlib.suppress(OSError):
        worker.pipe.send(None)
    worker.process.join(LEAVE_S)
    _end(worker)


def _end(worker: _Worker) -> None:
    worker.process.kill()
    worker.process.join()
    worker.pipe.close()


def _work(pipe: Connection, settings: BatchSettings, analyze: AnalyzeOne) -> None:
    """Analyse what comes through the pipe until it is closed or says so."""
    with contextlib.suppress(EOFError, OSError, KeyboardInterrupt):
        while (job := pipe.recv()) is not None:
            pipe.send(analyze(job, settings, _reporter(pipe)))


def _reporter(pipe: Connection) -> Callable[[int, int | None], None]:
    last_s = 0.0

    def report(done: int, total: int | None) -> None:
        nonlocal last_s
        if time.monotonic() - last_s >= REPORT_PERIOD_S:
            last_s = time.monotonic()
            pipe.send((done, total))

    return report
