"""The figures of an evaluation for people."""

from __future__ import annotations

import math
from collections.abc import Iterable
from itertools import groupby
from operator import itemgetter

from rich.console import Console
from rich.table import Table
from rich.text import Text

from posecoach.evaluation.detection import FOUND_RATIO, smallest_found
from posecoach.evaluation.evaluation import ClipScore, Evaluation
from posecoach.evaluation.sizes import unit_of

Row = tuple[str, tuple[str | Text, ...]]
"""The exercise that a row is of, and its cells."""


def show(evaluation: Evaluation, console: Console) -> None:
    """Print the figures: per clip, over all, per fault and view, and of the joint angles."""
    _print_table(console, _clips(evaluation))
    timing = evaluation.timing_errors_s()
    console.print(
        f"clips counted: {len(evaluation.counted)}; exact {_percent(evaluation.exact_rate)}, off by one at most "
        f"{_percent(evaluation.off_by_one_rate)}, mean absolute error {_number(evaluation.mean_absolute_error)}"
    )
    console.print(
        f"clips declined, because their view cannot be judged: {evaluation.declined}, and "
        f"{evaluation.declined_elsewhere} times in clips of something else"
    )
    console.print(f"full repetitions counted in clips of something else: {evaluation.false_full}")
    console.print("median timing error: " + ", ".join(f"{part} {_number(e)} s" for part, e in timing.items()))
    _print_table(console, _faults(evaluation))
    console.print(
        f"all faults where they can be judged: F1 {_number(evaluation.overall().f1)}; "
        f"false cues per 20 clean repetitions: {_number(evaluation.false_cues_per_20())}"
    )
    if unknown := sorted(evaluation.unknown_faults().items()):
        named = ", ".join(f"{exercise} {fault} ({times})" for (exercise, fault), times in unknown)
        console.print(f"labelled faults that no such exercise has, not compared (repetitions): {named}")
    if evaluation.found_by_size():
        _print_table(console, _sizes(evaluation))
    if evaluation.reviewed:
        _show_agreement(evaluation, console)
    if evaluation.angle_errors():
        _print_table(console, _angles(evaluation))
        console.print(
            "bias: measured minus true; + is an elbow that reads straighter, or a trunk that reads as leaning further"
        )


def _show_agreement(evaluation: Evaluation, console: Console) -> None:
    """Print how far the program agrees with those who reviewed the clips, blind ones and others by themselves."""
    for blind, how in ((True, "blind"), (False, "with the program's judgement in view")):
        clips = evaluation.reviewed_so(blind=blind)
        if not clips:
            continue
        reviewers = sorted({c.reviewed.reviewer for c in clips if c.reviewed is not None})
        error, seen = sum(abs(c.error) for c in clips) / len(clips), evaluation.seen(blind=blind)
        console.print(
            f"clips judged {how} by a reviewer ({', '.join(reviewers)}): {len(clips)}; full repetitions off "
            f"by {error:.2f} a clip, exact in {sum(c.error == 0 for c in clips)}"
        )
        console.print(
            f"repetitions, full or partial: {seen.both} counted by both, {seen.reviewer_only} by the reviewer only, "
            f"{seen.program_only} by the program only"
        )
        _print_table(console, _agreements(evaluation, blind=blind))
    console.print("kappa: 1 = always agreed, 0 = no more often than by chance, - = chance alone would agree")
    if evaluation.reviewed_so(blind=False):
        console.print("Whoever sees the program's judgement first tends to agree with it: only blind reviews tell.")


def _agreements(evaluation: Evaluation, *, blind: bool) -> Table:
    table = _table("fault", "both", "reviewer only", "program only", "neither", "not judged", "kappa")
    rows: list[Row] = []
    for (exercise, fault), a in evaluation.agreements(blind=blind).items():
        counts = (a.both, a.reviewer_only, a.program_only, a.neither, a.not_judged)
        rows.append((exercise, (f"  {fault}", *map(str, counts), _number(a.kappa))))
    return _by_exercise(table, rows)


def _print_table(console: Console, table: Table) -> None:
    """Print a table within the console's width: long cells are wrapped, never cut off."""
    console.print(table, soft_wrap=False)


def _table(first: str, *headings: str) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column(first, no_wrap=True)
    for heading in headings:
        table.add_column(heading, overflow="fold")
    return table


def _by_exercise(table: Table, rows: Iterable[Row]) -> Table:
    """Return the table, filled with the rows of each exercise below its name."""
    for exercise, its_rows in groupby(rows, key=itemgetter(0)):
        table.add_row(Text(exercise, style="bold"))
        for _, cells in its_rows:
            table.add_row(*cells)
    return table


def _clips(evaluation: Evaluation) -> Table:
    table = _table("clip", "view", "true", "found", "partial", "holds, lasting faults: error s")
    rows: list[Row] = []
    for c in sorted(evaluation.clips, key=lambda c: (c.exercise, c.shown is None, c.clip)):
        found = Text(
            "declined" if c.declined else f"{c.found_full}", style="" if c.declined or c.error == 0 else "bold red"
        )
        numbers = (str(c.true_full), found, str(c.found_partial)) if c.has_reps else ("", "", "")
        rows.append((c.exercise, (Text(f"  {c.clip}"), c.view, *numbers, _beside_repetitions(c))))
    return _by_exercise(table, rows)


def _beside_repetitions(c: ClipScore) -> str:
    """Return the figures of holds and lasting faults: errors of start and end, delays, and what was missed."""
    words = [f"{a:+.1f}/{b:+.1f}" for a, b in c.holds.errors_s]
    words += [f"missed {c.holds.missed}"] if c.holds.missed else []
    words += [f"extra {c.holds.extra}"] if c.holds.extra else []
    words += [f"{name} {'missed' if e is None else f'{e:+.1f}'}" for name, e in c.events.errors_s]
    words += [f"missed: {' '.join(c.events.missed)}"] if c.events.missed else []
    words += [f"extra: {' '.join(c.events.extra)}"] if c.events.extra else []
    return ", ".join(words)


def _faults(evaluation: Evaluation) -> Table:
    table = _table("fault", "view", "found", "false", "missed", "not judged", "prec.", "recall", "F1")
    rows: list[Row] = []
    for (exercise, fault, view), d in evaluation.detections().items():
        counts = (d.true_positive, d.false_positive, d.false_negative, d.not_judged)
        ratios = (d.precision, d.recall, d.f1)
        rows.append((exercise, (f"  {fault}", view, *map(str, counts), *map(_number, ratios))))
    return _by_exercise(table, rows)


def _sizes(evaluation: Evaluation) -> Table:
    """Return the table of found of all repetitions, by the size of the fault; size 0 are clean repetitions."""
    table = _table("fault", "view", "unit", "size: found/all", f"{FOUND_RATIO:.0%} found from")
    rows: list[Row] = []
    for (exercise, fault, view), steps in evaluation.found_by_size().items():
        course = ", ".join(f"{s.size:g}: {f'{s.found}/{s.of}' if s.of else 'not judged'}" for s in steps)
        smallest = smallest_found(steps)
        least = f"{smallest:g}" if math.isfinite(smallest) else "-"
        rows.append((exercise, (f"  {fault}", view, unit_of(fault), course, least)))
    return _by_exercise(table, rows)


def _angles(evaluation: Evaluation) -> Table:
    table = _table("angle", "view", "bias deg", "sd deg")
    for (angle, view), (bias, sd) in evaluation.angle_errors().items():
        table.add_row(angle, view, f"{bias:+.1f}", f"{sd:.1f}")
    return table


def _number(value: float) -> str:
    return f"{value:.2f}" if math.isfinite(value) else "-"


def _percent(value: float) -> str:
    return f"{100 * value:.0f} %" if math.isfinite(value) else "-"
