"""Range and tempo from repetition to repetition, with the error of the measure as a band."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from posecoach.core.accuracy import RangeError
from posecoach.core.events import RepCompleted
from posecoach.core.spec import ExerciseSpec
from posecoach.results.names import unit_words
from posecoach.results.pages.svg import THEME, Plot, add_legend, drawn, new_axes
from posecoach.results.result import Result
from posecoach.results.words.certainty import range_error, tempo_error_s

if TYPE_CHECKING:
    from matplotlib.axes import Axes

WIDTH_IN, HEIGHT_IN = 4.6, 2.6
LEAST_REPS = 2
"""One repetition has no trend."""


def range_plot(result: Result, spec: ExerciseSpec, name: str) -> Plot | None:
    """Return how far each repetition went; None for fewer than two."""
    reps = [rep for rep in result.reps if math.isfinite(rep.range) and rep.range > 0]
    if len(reps) < LEAST_REPS:
        return None
    axes = _rep_axes(reps, f"range ({unit_words(reps[0].range_unit)})")
    error = comparable_range_error(result, spec)
    if error is not None:
        _band(axes, reps, [rep.range for rep in reps], error.ratio * float(np.median([r.range for r in reps])), "first")
    _points(axes, reps, [rep.range for rep in reps], "first", "-", "")
    axes.set_ylim(0.0, 1.08 * axes.get_ylim()[1])
    return drawn(axes, name)


def comparable_range_error(result: Result, spec: ExerciseSpec) -> RangeError | None:
    """Return the error of the range; None where the arms take turns: one of them is seen worse than the other."""
    return range_error(spec, result.view) if len({rep.sides for rep in result.reps}) == 1 else None


def tempo_plot(result: Result, spec: ExerciseSpec, name: str) -> Plot | None:
    """Return how long each repetition took out and back, with the target of each; None for fewer than two."""
    reps = [rep for rep in result.reps if all(math.isfinite(t) for t in rep.tempo_s)]
    if len(reps) < LEAST_REPS:
        return None
    axes = _rep_axes(reps, "seconds")
    error_s = tempo_error_s(spec)
    out, back = spec.words.ways
    for part, colour, line, label in ((0, "first", "-", out), (2, "second", "--", back)):
        values = [rep.tempo_s[part] for rep in reps]
        if error_s is not None:
            _band(axes, reps, values, error_s, colour)
        _points(axes, reps, values, colour, line, label)
        axes.axhline(spec.prescription.tempo_s[part], color=THEME[colour], lw=1.0, ls=":")
    axes.set_ylim(0.0, 1.08 * axes.get_ylim()[1])
    add_legend(axes)
    return drawn(axes, name)


def _rep_axes(reps: list[RepCompleted], title: str) -> Axes:
    from matplotlib.ticker import MaxNLocator

    axes = new_axes(WIDTH_IN, HEIGHT_IN)
    axes.set_title(title, loc="left", fontsize=10, color=THEME["ink"])
    axes.set_xlabel("repetition", color=THEME["ink"], loc="right", labelpad=0)
    axes.set_xlim(reps[0].index - 0.5, reps[-1].index + 0.5)
    axes.xaxis.set_major_locator(MaxNLocator(integer=True, nbins=10))
    return axes


def _band(axes: Axes, reps: list[RepCompleted], values: list[float], error: float, colour: str) -> None:
    at, middle = [rep.index for rep in reps], np.array(values)
    axes.fill_between(at, np.maximum(0.0, middle - error), middle + error, color=THEME[colour], alpha=0.16, lw=0)


def _points(axes: Axes, reps: list[RepCompleted], values: list[float], colour: str, line: str, label: str) -> None:
    at = [rep.index for rep in reps]
    axes.plot(at, values, color=THEME[colour], lw=1.4, ls=line, label=label or None)
    for full, face in ((True, THEME[colour]), (False, THEME["surface"])):
        chosen = [(i, v) for i, v, rep in zip(at, values, reps, strict=True) if rep.full is full]
        if chosen:
            axes.plot(*zip(*chosen, strict=True), ls="", marker="o", ms=6, color=THEME[colour], mfc=face)
