"""The figures of an evaluation for people."""

from __future__ import annotations

import math

from rich.console import Console
from rich.table import Table

from posecoach.evaluation.evaluation import Evaluation


def show(evaluation: Evaluation, console: Console) -> None:
    """Print the figures: per clip, over all, per fault and view, and of the joint angles."""
    console.print(_clips(evaluation))
    timing = evaluation.timing_errors_s()
    console.print(
        f"clips counted: {len(evaluation.counted)}; exact {_percent(evaluation.exact_rate)}, off by one at most "
        f"{_percent(evaluation.off_by_one_rate)}, mean absolute error {_number(evaluation.mean_absolute_error)}"
    )
    console.print(f"full repetitions counted in clips of something else: {evaluation.false_full}")
    console.print("median timing error: " + ", ".join(f"{part} {_number(e)} s" for part, e in timing.items()))
    console.print(_faults(evaluation))
    console.print(
        f"all faults where they can be judged: F1 {_number(evaluation.overall().f1)}; "
        f"false cues per 20 clean repetitions: {_number(evaluation.false_cues_per_20())}"
    )
    console.print(_angles(evaluation))


def _table(*headings: str) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    for heading in headings:
        table.add_column(heading)
    return table


def _clips(evaluation: Evaluation) -> Table:
    table = _table("clip", "shows", "as", "view", "true", "counted", "partial", "holds: error s", "events: delay s")
    for c in evaluation.clips:
        counted = "declined" if c.declined else f"{c.found_full}" if c.error == 0 else f"[bold red]{c.found_full}[/]"
        holds = " ".join(f"{a:+.1f}/{b:+.1f}" for a, b in c.hold_errors_s)
        holds += f" missed {c.missed_holds}" * bool(c.missed_holds) + f" extra {c.extra_holds}" * bool(c.extra_holds)
        events = " ".join(f"{name} {'missed' if e is None else f'{e:+.1f}'}" for name, e in c.event_errors)
        events += " extra: " + " ".join(c.extra_events) if c.extra_events else ""
        table.add_row(
            c.clip,
            c.shown or "-",
            c.exercise,
            c.view,
            str(c.true_full),
            counted,
            str(c.found_partial),
            holds,
            events,
        )
    return table


def _faults(evaluation: Evaluation) -> Table:
    table = _table("exercise", "fault", "view", "found", "false", "missed", "not judged", "precision", "recall", "F1")
    for (exercise, fault, view), d in evaluation.detections().items():
        counts = (d.true_positive, d.false_positive, d.false_negative, d.not_judged)
        table.add_row(exercise, fault, view, *map(str, counts), _number(d.precision), _number(d.recall), _number(d.f1))
    return table


def _angles(evaluation: Evaluation) -> Table:
    table = _table("angle", "view", "bias deg", "sd deg")
    for (angle, view), (bias, sd) in evaluation.angle_errors().items():
        table.add_row(angle, view, f"{bias:+.1f}", f"{sd:.1f}")
    return table


def _number(value: float) -> str:
    return f"{value:.2f}" if math.isfinite(value) else "-"


def _percent(value: float) -> str:
    return f"{100 * value:.0f} %" if math.isfinite(value) else "-"
