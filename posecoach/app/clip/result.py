"""The result of a clip that was looked at to its end: judged once more as a whole, with warnings where they are due."""

from __future__ import annotations

import math
from dataclasses import replace

from posecoach.analysis.analyzer import Analyzer
from posecoach.analysis.judgement.judge import NOT_FROM_THIS_VIEW
from posecoach.analysis.review import review
from posecoach.app.clip.input import ClipInput
from posecoach.app.clip.warnings import clip_warnings
from posecoach.core.events import RepCompleted
from posecoach.core.spec import ExerciseSpec
from posecoach.core.views import View
from posecoach.results.names import view_words
from posecoach.results.result import Looks, Result
from posecoach.signals.view import view_label, view_of

OF_THE_WAY_BACK = ("back_s", "duration_s", "tempo_ratio")
"""Measures that are not known of a repetition whose end was not recorded."""


def clip_result(name: str, analyzer: Analyzer, source: ClipInput, duration_s: float) -> Result:
    """Return the result, without its course.

    Parameters
    ----------
    analyzer
        Has seen the clip to its end.
    duration_s
        Time of its last frame, seconds.
    """
    reviewed = review(analyzer)
    frames = analyzer.frames
    view = view_of(frames.median_azimuth_deg)
    declined = _declined(analyzer.spec, view)
    unsure = "" if declined else _unsure(analyzer.spec, view, len(reviewed.reps), len(reviewed.rejected))
    warnings = [w for w in (source.warning(), declined, unsure) if w]
    overlong = 0 if analyzer.reps is None else analyzer.reps.finder.overlong
    counts = analyzer.reps is not None and not declined
    warnings += clip_warnings(
        frames,
        reviewed.movements,
        counts,
        analyzer.spec,
        overlong,
        still_s=analyzer.continuity.longest_still_s,
        leaps_s=analyzer.continuity.leaps_s,
        away_s=analyzer.continuity.away_s,
    )
    return Result(
        clip=name,
        exercise=analyzer.spec.id,
        view=view_label(frames.median_azimuth_deg),
        duration_s=duration_s,
        frames=frames.total if source.frames is None else source.frames,
        looks=Looks(frames.total, frames.with_person),
        model=source.model,
        model_sha256=source.model_sha256,
        reps=tuple(_recorded(rep, duration_s) for rep in reviewed.reps),
        rejected=tuple(replace(m, end_s=min(m.end_s, duration_s)) for m in reviewed.rejected),
        holds=() if analyzer.holds is None else tuple(analyzer.holds.found),
        events=tuple(analyzer.states.findings),
        rejudged=reviewed.changed,
        warnings=tuple(warnings),
    )


def _recorded(rep: RepCompleted, duration_s: float) -> RepCompleted:
    """Return the repetition without the part of its way back that was guessed beyond the end of the clip."""
    if rep.end_s <= duration_s:
        return rep
    out, held, back = rep.tempo_s
    return replace(
        rep,
        end_s=duration_s,
        tempo_s=(out, held, back - (rep.end_s - duration_s)),
        faults=tuple(replace(fault, t_s=min(fault.t_s, duration_s)) for fault in rep.faults),
        measures={n: math.nan if n in OF_THE_WAY_BACK else value for n, value in rep.measures.items()},
    )


def _declined(spec: ExerciseSpec, view: View) -> str:
    """Return a sentence where the exercise cannot be judged from the clip's view, else nothing."""
    if spec.cycle is None or not spec.cycle.declines(view):
        return ""
    return f"{spec.name}: {NOT_FROM_THIS_VIEW} (from {view_words(view.value)}). Film it from {_better(spec)}."


def _unsure(spec: ExerciseSpec, view: View, counted: int, refused: int) -> str:
    """Return what may be wrong with the counts of a clip that was filmed from elsewhere than advised.

    Of 30 drawn rows seen from straight behind 25 are counted exactly and five have one to three too many, two of them a
    short pull that reads as whole; from the side 27 of 27 of people are exact.
    """
    if view in spec.camera.views or view is View.UNKNOWN:
        return ""
    if counted and view is View.BACK:
        doubt = "the body hides part of the movement, and the count is less sure"
    elif refused and not counted:
        doubt = "repetitions may be missed"
    else:
        return ""
    seen = f"Seen from {view_words(view.value)}, {doubt}"
    return f"{seen}: film {spec.words.one or 'the exercise'} from {_better(spec)}."


def _better(spec: ExerciseSpec) -> str:
    return " or ".join(view_words(view.value) for view in sorted(spec.camera.views, reverse=True))
