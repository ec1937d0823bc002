"""``posecoach batch``: many clips, one after the other or several at once, resumed where it was interrupted."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from posecoach.cli.console import console, messages, progress_bars
from posecoach.cli.options import BatchFormats, ModelFile
from posecoach.cli.streams import printable
from posecoach.registry import AUTO

if TYPE_CHECKING:
    from posecoach.app.batch.outcome import Outcome

SOME_FAILED = 3
"""Exit status when some clips could not be analysed; the others are done."""
WARNINGS_SAID = 20
"""More of them fill the screen, and what failed is out of sight."""


def batch_command(
    clips: Annotated[
        str, typer.Argument(help="A folder, a pattern in quotes, or a list (.txt, or .csv: clip,exercise).")
    ],
    output: Annotated[Path, typer.Option("--output", "-o", help="The folder of the results.")],
    exercise: Annotated[
        str, typer.Option("--exercise", "-e", help="The exercise shown, unless the list says so; auto recognises it.")
    ] = AUTO,
    workers: Annotated[int | None, typer.Option(min=1, help="Clips at once; by default one per processor.")] = None,
    report: Annotated[bool, typer.Option("--report/--no-report", help="A report for each clip.")] = True,
    with_video: Annotated[bool, typer.Option("--with-video", help="Show the annotated video in each report.")] = False,
    formats: BatchFormats = None,
    shard: Annotated[str | None, typer.Option(help="Only part I of N, as 2/8: for job arrays.")] = None,
    dask: Annotated[str | None, typer.Option(help="Address of a Dask scheduler whose workers do it.")] = None,
    model: ModelFile = None,
) -> None:
    """Analyse many clips. Started again, it goes on where it was interrupted. Exit status 3: some failed."""
    from posecoach.app.batch.clips import clips_of
    from posecoach.app.batch.clips import shard as part_of
    from posecoach.app.batch.one_clip import BatchSettings
    from posecoach.app.batch.run import run_batch
    from posecoach.app.batch.summary import summary_files
    from posecoach.system.named_files import check_files

    jobs = clips_of(clips, exercise, output)
    _say_passed_over(clips, output)
    if output.is_dir():
        check_files(
            {f"the summary {file.name}": file for file in summary_files(output, shard)}, {"the list": Path(clips)}
        )
    if shard is not None:
        jobs = part_of(jobs, shard)
    settings = BatchSettings(
        output, None if model is None else model.resolve(), report, with_video, tuple(formats or ())
    )
    try:
        with _progress(len(jobs)) as (frames, finished):
            outcomes = run_batch(
                jobs, settings, workers=workers, dask=dask, shard=shard, progress=frames, finished=finished
            )
    except KeyboardInterrupt:
        messages.print("The clips that are done are kept; the same command goes on with the others.")
        raise
    say_warnings(outcomes)
    failed = [outcome for outcome in outcomes if outcome.error]
    for outcome in failed:
        named = outcome.error if Path(outcome.name).name in outcome.error else f"{outcome.name}: {outcome.error}"
        messages.print(printable(named), style="yellow", markup=False)
    kept = sum(outcome.kept for outcome in outcomes)
    console.print(
        f"{len(outcomes) - len(failed)} of {len(outcomes)} clips done, {kept} of them before; {len(failed)} failed."
    )
    console.print(f"summary: {output / 'summary.html'}" if shard is None else f"results: {output}", markup=False)
    if failed:
        raise typer.Exit(SOME_FAILED)


def _say_passed_over(clips: str, output: Path) -> None:
    """Say which files of a folder, and which columns of a table, nothing is taken of."""
    from posecoach.app.batch.clips import others_in, others_words, unused_columns

    if others := others_in(clips, output):
        named = printable(others_words(others))
        messages.print(f"Not clips by their names: {named}. To analyse them, use a list or a pattern.", markup=False)
    if unused := unused_columns(clips):
        messages.print(
            f"Columns of {printable(clips)} that are not used: {printable(', '.join(unused))}.", markup=False
        )


def say_warnings(outcomes: Sequence[Outcome]) -> None:
    """Say what to know of clips before their results are trusted, clip by clip; of many that the summary has it."""
    from posecoach.progress.words import count

    said = [(outcome.name, warning) for outcome in outcomes for warning in outcome.warnings]
    for name, warning in said[:WARNINGS_SAID]:
        messages.print(printable(f"{name}: {warning}"), style="yellow", markup=False)
    if len(said) > WARNINGS_SAID:
        more = count(len(said) - WARNINGS_SAID, "more warning stands", "more warnings stand")
        messages.print(f"{more} in the summary.", style="yellow", markup=False)


@contextlib.contextmanager
def _progress(total: int) -> Iterator[tuple[Callable[[str, int, int | None], None], Callable[[Outcome], None]]]:
    """Show a bar for all clips and one for each that is being analysed; without a terminal a line for each finished."""
    if not messages.is_terminal:
        done = 0

        def line(outcome: Outcome) -> None:
            nonlocal done
            done += 1
            state = "failed" if outcome.error else "kept" if outcome.kept else "done"
            found = f" ({outcome.found})" if outcome.found else ""
            messages.print(f"{done}/{total} {printable(outcome.name)}: {state}{found}", markup=False)

        yield (lambda _name, _done, _total: None), line
        return
    with progress_bars() as bars:
        every, running = bars.add_task("all clips", total=total), {}

        def frames(name: str, done: int, of: int | None) -> None:
            if name not in running:
                running[name] = bars.add_task(printable(name))
            bars.update(running[name], completed=done, total=of)

        def finished(outcome: Outcome) -> None:
            if outcome.name in running:
                bars.remove_task(running.pop(outcome.name))
            bars.advance(every)

        yield frames, finished
