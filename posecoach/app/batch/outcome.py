"""What became of a clip of a batch, with its rows of the summary."""

from __future__ import annotations

from dataclasses import dataclass, replace

from posecoach.app.batch.clips import ClipJob
from posecoach.core.spec import ExerciseSpec
from posecoach.registry import exercises
from posecoach.results.content import Model
from posecoach.results.pages.summary import FaultCount, SummaryRow
from posecoach.results.result import Result
from posecoach.results.sets_file import ClipFile
from posecoach.results.words.found_words import found_words
from posecoach.results.words.recognition_words import NONE_WORDS, none_words


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a clip.

    Attributes
    ----------
    error
        Why it could not be analysed; empty if it was, now or before (``kept``).
    found
        What was found in it, in a few words.
    shows_none
        Whether it shows none of the exercises, and was to be recognised.
    why_none
        Then that, or why it is not known, in sentences.
    rows
        A row of the summary for each set, and one if there is none or it failed.
    models
        Those that saw it.
    """

    name: str
    exercise: str
    error: str = ""
    kept: bool = False
    found: str = ""
    shows_none: bool = False
    why_none: tuple[str, ...] = ()
    rows: tuple[SummaryRow, ...] = ()
    models: frozenset[Model] = frozenset()

    @property
    def warnings(self) -> tuple[str, ...]:
        """What to know before its results are trusted; what is so in several of its sets once."""
        return tuple(dict.fromkeys(warning for row in self.rows for warning in row.warnings))


def failed(job: ClipJob, error: str) -> Outcome:
    """Return the outcome of a clip that could not be analysed, and why."""
    return Outcome(job.name, job.exercise, error, rows=(SummaryRow(job.name, job.exercise, error=error),))


def done(job: ClipJob, file: ClipFile, page: str, *, kept: bool = False) -> Outcome:
    """Return the outcome of a clip with this result file; ``page`` is where its report lies, with ``/``."""
    known = exercises()
    rows = [_row(job, result, page, known.get(result.exercise)) for result in file.results]
    if rows:
        rows[0] = replace(rows[0], warnings=(*file.beside.warnings, *rows[0].warnings))
    return Outcome(
        job.name,
        job.exercise,
        kept=kept,
        found=found_words(file.results, known),
        shows_none=not file.results,
        why_none=() if file.results else none_words(file.beside, known),
        rows=tuple(rows) or (SummaryRow(job.name, NONE_WORDS, warnings=file.beside.warnings, page=page),),
        models=frozenset(Model(result.model, result.model_sha256) for result in file.results),
    )


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
