"""``posecoach analyze``: a clip goes in, counted and judged repetitions come out."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from posecoach.cli.console import bold, console, messages, plain_table, progress_bar
from posecoach.cli.options import DataFolder, DataFormats, ModelFile
from posecoach.cli.streams import printable
from posecoach.cli.written import Stamp, stamp
from posecoach.core.errors import PosecoachError
from posecoach.core.spec import ExerciseSpec
from posecoach.registry import AUTO, exercises
from posecoach.registry import exercise as find_exercise

if TYPE_CHECKING:
    # At run time only where they are used: numpy comes with them, which help and lists need not wait for.
    from rich.console import Console
    from rich.table import Table

    from posecoach.app.documents.request import ClipRequest, Documents
    from posecoach.app.outputs import Outputs
    from posecoach.core.clip_review import HoldResult
    from posecoach.results.clip_sets import ClipSets
    from posecoach.results.result import Result


STANDARD_OUTPUT = Path("-")
NO_DATA = "No exercise was recognised, so --data wrote no tables, annotations or landmarks."


def analyze_command(
    clip: Annotated[Path, typer.Argument(help="A video, or recorded poses (.npz).")],
    exercise: Annotated[
        str, typer.Option("--exercise", "-e", help="The exercise shown (`posecoach exercises`); auto recognises it.")
    ] = AUTO,
    json: Annotated[
        Path | None, typer.Option(help="Write the result file; -: print it, and nothing else, on standard output.")
    ] = None,
    events: Annotated[Path | None, typer.Option(help="Write the event log (JSON lines).")] = None,
    poses: Annotated[Path | None, typer.Option(help="Write the poses (.npz) for analysis without the video.")] = None,
    video: Annotated[Path | None, typer.Option(help="Write the annotated video (.mp4).")] = None,
    slow: Annotated[
        bool, typer.Option("--slow", help="End the annotated video with the worst and best repetition at half speed.")
    ] = False,
    report: Annotated[Path | None, typer.Option(help="Write the report, a page for a browser (.html).")] = None,
    with_video: Annotated[bool, typer.Option("--with-video", help="Show the annotated video in the report.")] = False,
    data: DataFolder = None,
    formats: DataFormats = None,
    model: ModelFile = None,
    every_frame: Annotated[
        bool, typer.Option("--every-frame", help="Analyse every frame instead of eight a second.")
    ] = False,
    jobs: Annotated[int, typer.Option(min=0, help="Number of parallel trackers; 0: one per processor.")] = 0,
) -> None:
    """Count and judge the repetitions in a clip."""
    # Imported late: OpenCV comes with it, which the help needs not wait for.
    from posecoach.app.clip.input import LookOptions
    from posecoach.app.documents.request import ClipRequest, Documents
    from posecoach.app.outputs import Outputs

    spec = None if exercise == AUTO else find_exercise(exercise)
    printed = json == STANDARD_OUTPUT
    outputs = Outputs(json=None if printed else json, events=events, poses=poses, video=video)
    if formats is not None and data is None:
        raise PosecoachError("--format says which files --data writes. Add --data FOLDER.")
    chosen = {} if formats is None else {"formats": tuple(formats)}
    documents = Documents(report=report, with_video=with_video, slow=slow, data=data, **chosen)
    look = LookOptions(every_frame, jobs)
    files = _files(outputs, documents)
    before = {label: stamp(path) for label, path in files.items()}
    _warn(unused_by_poses(clip, model, every_frame=every_frame))
    with progress_bar(clip.name) as progress:
        found, lost = _analyzed(ClipRequest(clip, documents, outputs, model, look, progress), spec)
    if printed:
        print_file(found, spec)
    elif spec is None:
        show_sets(found)
    else:
        show(found, spec, named=True)
    if spec is None and data is not None and not found.results:
        _warn((NO_DATA,))
    written = _name_written(files, before, messages if printed else console)
    if lost:
        raise PosecoachError(f"{lost} {'Only what is named above' if written else 'Nothing'} was written.")


def unused_by_poses(clip: Path, model: Path | None, *, every_frame: bool) -> tuple[str, ...]:
    """Return that recorded poses make no use of what is asked for, in a sentence; none where all is used.

    Raises
    ------
    PosecoachError
        If the model cannot be used even so.
    """
    from posecoach.estimators.model.model_file import resolve_model
    from posecoach.sources.recorded.pose_file import holds_poses

    named = {"--model": model is not None, "--every-frame": every_frame}
    unused = " and ".join(option for option, is_named in named.items() if is_named)
    if not unused or not holds_poses(clip):
        return ()
    if model is not None:
        resolve_model(model)
    return (f"{clip.name} holds recorded poses, which the model is not asked for again: {unused} changed nothing.",)


def _analyzed(request: ClipRequest, spec: ExerciseSpec | None) -> tuple[Any, str]:
    """Return what was found, and which outputs were lost, in sentences; empty: none was.

    What was found is the result of a clip whose exercise is named, or the sets that are recognised in it.
    """
    from posecoach.app.outputs import OutputsLostError

    try:
        if spec is None:
            from posecoach.app.documents.recognized_documents import recognize_and_write

            return recognize_and_write(request), ""
        from posecoach.app.documents.clip_documents import analyze_and_write

        return analyze_and_write(request, spec), ""
    except OutputsLostError as lost:
        return lost.found, str(lost)


def print_file(found: Any, spec: ExerciseSpec | None) -> None:
    """Print what the result file of a clip would hold, for another program; warnings go where they always go."""
    from posecoach.results.result_file import result_json
    from posecoach.results.sets_file import sets_json

    if spec is not None:
        sys.stdout.write(result_json(found, spec))
        _warn(found.warnings)
        return
    sys.stdout.write(sets_json(found, exercises()))
    of_sets = [warning for result in found.results for warning in result.warnings]
    _warn(tuple(dict.fromkeys([*found.warnings, *of_sets])))  # what is wrong with the clip is so in each of its sets


def _files(outputs: Outputs, documents: Documents) -> dict[str, Path]:
    """Return what is to be written, by what it is called."""
    wanted = {
        "annotated video": outputs.video,
        "result": outputs.json,
        "events": outputs.events,
        "poses": outputs.poses,
        "report": documents.report,
        "data": documents.data,
    }
    return {label: path for label, path in wanted.items() if path is not None}


def _name_written(files: Mapping[str, Path], before: Mapping[str, Stamp], told: Console) -> bool:
    """Print what was written where; return whether anything was."""
    written = {label: path for label, path in files.items() if stamp(path) - before[label]}
    for label, path in written.items():
        told.print(f"{label}: {path}", markup=False)
    return bool(written)


def show_sets(found: ClipSets) -> None:
    """Print what was recognised in a clip, and the result of each set."""
    from posecoach.results.words.recognition_words import recognition_lines

    specs = exercises()
    for line in recognition_lines(found, specs):
        console.print(line, markup=False)
    _warn(found.warnings)
    for result in found.results:
        console.print()
        show(result, specs[result.exercise])


def show(result: Result, spec: ExerciseSpec, *, named: bool = False) -> None:
    """Print a result for people; ``named``: the exercise was not recognised, so that the clip may show another one."""
    from posecoach.results.names import view_words
    from posecoach.results.words.explanations import explanations
    from posecoach.results.words.plain_words import against_usual, cue_first, few_words
    from posecoach.sources.recorded.pose_file import holds_poses

    view = view_words(result.view)
    console.print(bold(spec.name) + f" in {printable(result.clip)}" + (f", seen from {view}" if view else ""))
    if result.looks.looked_at < result.frames:
        all_of_them = "" if holds_poses(Path(result.clip)) else " (all: --every-frame)"
        console.print(f"{result.looks.looked_at} of {result.frames} frames were looked at{all_of_them}.")
    if result.reps:
        console.print(_table(result, spec), soft_wrap=False)
        if spec.words.range_is:
            console.print(f"Range: {spec.words.range_is}.", markup=False)
    if spec.cycle is not None:
        console.print(bold(f"{result.full} full") + f", {result.partial} partial, {len(result.rejected)} not counted")
    if named and result.rejected:
        say_none_counted(result, spec)  # before the reasons, of which there may be more than a screen holds
    for number, hold in enumerate(result.holds, 1):
        console.print(_hold(number, hold))
    if first := cue_first(result, spec):
        console.print(f"{bold('Change first:')} {first}")
    for line in explanations(result, spec):
        console.print(f"  {line}", markup=False)
    if against_usual(result) and (few := few_words(result)):
        console.print(f"  {few}", markup=False)
    if spec.cycle is None and not result.holds and not result.events:
        watched = f"watched for {result.duration_s:.0f} s"
        console.print(f"{watched}: {'no hold, and ' if spec.hold is not None else ''}nothing to correct")
    _warn(result.warnings)
    if named and not result.rejected:
        say_none_counted(result, spec)


def say_none_counted(result: Result, spec: ExerciseSpec) -> None:
    """Print what to do if all that moved was something else than the exercise that was named."""
    from posecoach.app.clip.warnings import NO_MOVEMENT

    if spec.cycle is not None and not spec.cycle.declines(result.view) and not result.reps:
        known = NO_MOVEMENT in result.warnings
        counted = "" if known else f"No movement was counted as {spec.words.one or 'a repetition of it'}. "
        _warn((f"{counted}If the clip shows another exercise, leave --exercise out: posecoach then says which.",))


def _warn(warnings: Sequence[str]) -> None:
    for warning in warnings:
        messages.print(warning, style="yellow", markup=False)


def _range(value: float, unit: str) -> str:
    """Return an excursion as people read it; of a movement that was not the exercise, or hardly seen, there is none."""
    if not value > 0.0:
        return "-"
    return f"{value:.1f}" if unit == "deg" else f"{value:.2f}"


def _hold(number: int, hold: HoldResult) -> str:
    return f"hold {number}: {hold.start_s:.1f} to {hold.end_s:.1f} s, held {hold.shown_s:.1f} s"


def _table(result: Result, spec: ExerciseSpec) -> Table:
    from posecoach.results.names import unit_words

    out, back = spec.words.ways
    unit = result.reps[0].range_unit
    headings = (
        "rep",
        "start s",
        "peak s",
        "end s",
        "",
        f"range ({unit if unit == 'deg' else unit_words(unit)})",
        f"{out}-hold-{back} s",
        "score",
        "faults",
    )
    table = plain_table(*headings, right=[heading for heading in headings if heading not in ("", "faults")])
    for rep in result.reps:
        table.add_row(
            str(rep.index),
            f"{rep.start_s:.1f}",
            f"{rep.peak_s:.1f}",
            f"{rep.end_s:.1f}",
            "full" if rep.full else "partial",
            _range(rep.range, unit),
            "-".join(f"{t:.1f}" for t in rep.tempo_s),
            "-" if rep.score is None else f"{rep.score:.0f}",
            ", ".join(spec.fault_name(f.id) for f in rep.faults),
        )
    return table
