"""The sets of a recording: which exercise from when to when, and how sure that is."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Mapping, Sequence
from itertools import pairwise

from posecoach.analysis.recognition.posture_change import change_s, largest_change_m
from posecoach.analysis.recognition.spans import CHANGE_LOG_ODDS, NONE, Span, border_s, spans_of, weighed
from posecoach.analysis.recognition.windows import WINDOW_S, Window, at_rate, windows_of
from posecoach.core.evidence import EvidenceTable
from posecoach.core.recognition import Likeness, Recognition
from posecoach.signals.series import PoseSeries

PAUSE_IN_SET_S = 10.0
"""A shorter stretch of something else between two parts of one exercise is a pause within the set."""
MARGIN_S = 4.0
"""How much of what lies beside a set is taken with it, for the border may cut a repetition; half a window."""
OTHER_POSTURE_M = 0.25
"""Landmarks that are, on average, so far from where they were are another posture: 0.3 and more at 22 of 24 places
where clips were joined; within rendered exercises up to 0.13, within those of people up to 0.25 in nine of ten."""
EASY_CHANGE_LOG_ODDS = 0.5
"""What a change of exercise costs where the posture changes, too: a set of ten seconds is seen by few windows."""


def recognized_sets(series: PoseSeries, tables: Mapping[str, EvidenceTable]) -> list[Recognition]:
    """Return what a recording shows, in the order of time: sets of exercises, and stretches of none of them.

    A recording of one set is given whole, with what is before and after it.
    """
    poses = at_rate(series)
    windows = windows_of(series)
    spans = _without_pauses(spans_of(windows, tables, _change_costs(windows, poses)))
    sets = [span for span in spans if span.exercise != NONE]
    if len(sets) == 1:
        spans = [dataclasses.replace(sets[0], start_s=float(series.t_s[0]), end_s=float(series.t_s[-1]))]
    else:
        spans = _with_margins(_with_exact_borders(spans, poses), poses)
    return [Recognition(span.start_s, span.end_s, likely(span.log_odds)) for span in spans]


def likely_between(
    series: PoseSeries, tables: Mapping[str, EvidenceTable], start_s: float, end_s: float
) -> tuple[Likeness, ...]:
    """Return how likely each exercise and none of them is by what is done between two times alone."""
    odds = weighed(windows_of(series.between(start_s, end_s)), tables)[:, 1:]
    return likely(dict(zip(tables, odds.mean(axis=0).tolist(), strict=True)) if len(odds) else {})


def _change_costs(windows: Sequence[Window], poses: PoseSeries) -> list[float]:
    """Return what a change of exercise costs between each window and the next: little beside a change of posture."""
    borders_s = [border_s(windows, i) for i in range(1, len(windows))]
    moved = [largest_change_m(poses, at_s, within_s=WINDOW_S / 2) >= OTHER_POSTURE_M for at_s in borders_s]
    return [EASY_CHANGE_LOG_ODDS if other else CHANGE_LOG_ODDS for other in moved]


def likely(log_odds: Mapping[str, float]) -> tuple[Likeness, ...]:
    """Return how likely each exercise and none of them is, the likeliest first."""
    scores = {NONE: 0.0, **log_odds}
    top = max(scores.values())
    chances = {exercise: math.exp(score - top) for exercise, score in scores.items()}
    whole = sum(chances.values())
    order = sorted(chances, key=lambda exercise: -chances[exercise])
    return tuple(Likeness(exercise, chances[exercise] / whole) for exercise in order)


def _without_pauses(spans: Sequence[Span]) -> list[Span]:
    """Return the spans; short ones of nothing within one exercise belong to its set."""
    joined: list[Span] = []
    for span in spans:
        if len(joined) >= 2 and joined[-2].exercise == span.exercise and _is_pause(joined[-1]):
            joined[-2:] = [_together(joined[-2], span)]
        else:
            joined.append(span)
    return joined


def _is_pause(span: Span) -> bool:
    return span.exercise == NONE and span.end_s - span.start_s < PAUSE_IN_SET_S


def _together(first: Span, second: Span) -> Span:
    one_s, two_s = first.end_s - first.start_s, second.end_s - second.start_s
    share = one_s / (one_s + two_s) if one_s + two_s > 0 else 0.5
    odds = {name: share * value + (1 - share) * second.log_odds[name] for name, value in first.log_odds.items()}
    return Span(first.exercise, first.start_s, second.end_s, odds)


def _with_exact_borders(spans: Sequence[Span], poses: PoseSeries) -> list[Span]:
    """Return the spans with their borders where the posture changes most."""
    exact = _with_borders(spans, [change_s(poses, b.start_s, within_s=WINDOW_S / 2) for b in spans[1:]])
    return [span for span in exact if span.end_s > span.start_s]


def _with_margins(spans: Sequence[Span], poses: PoseSeries) -> list[Span]:
    """Return the spans; sets take a little of the stretches of nothing beside them, up to half of each.

    Where the posture changes, too, the border is known and nothing is taken.
    """
    return _with_borders(spans, [b.start_s + _taken_s(a, b, poses) for a, b in pairwise(spans)])


def _with_borders(spans: Sequence[Span], borders_s: Sequence[float]) -> list[Span]:
    """Return the spans with other times where each ends and the next begins."""
    starts_s, ends_s = [s.start_s for s in spans], [s.end_s for s in spans]
    starts_s[1:], ends_s[:-1] = borders_s, borders_s
    return [dataclasses.replace(s, start_s=a, end_s=b) for s, a, b in zip(spans, starts_s, ends_s, strict=True)]


def _taken_s(before: Span, after: Span, poses: PoseSeries) -> float:
    """Return how far a border moves into the stretch of nothing on its one side, later being positive."""
    if largest_change_m(poses, before.end_s, within_s=0.0) >= OTHER_POSTURE_M:
        return 0.0
    if after.exercise == NONE:
        return min(MARGIN_S, (after.end_s - after.start_s) / 2)
    return -min(MARGIN_S, (before.end_s - before.start_s) / 2) if before.exercise == NONE else 0.0
