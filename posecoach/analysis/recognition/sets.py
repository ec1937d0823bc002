"""The sets of a recording: which exercise from when to when, and how sure that is."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Mapping, Sequence
from itertools import pairwise

from posecoach.analysis.recognition.change import change_s
from posecoach.analysis.recognition.spans import NONE, Span, spans_of
from posecoach.analysis.recognition.windows import WINDOW_S, at_rate, windows_of
from posecoach.core.observations import EvidenceTable
from posecoach.core.recognition import Likeness, Recognition
from posecoach.signals.series import PoseSeries

REST_S = 10.0
"""A shorter stretch of something else between two parts of one exercise is a pause within the set."""
MARGIN_S = 4.0
"""How much of what lies beside a set is taken with it, for the border may cut a repetition; half a window."""
SHARPNESS = 1.0
"""Share of the log-odds that is believed of stretches that overlap and resemble each other."""


def recognized_sets(series: PoseSeries, tables: Mapping[str, EvidenceTable]) -> list[Recognition]:
    """Return what a recording shows, in the order of time: sets of exercises, and stretches of none of them.

    A recording of one set is given whole, with what is before and after it.
    """
    poses = at_rate(series)
    spans = _without_pauses(spans_of(windows_of(series), tables))
    sets = [span for span in spans if span.exercise != NONE]
    if len(sets) == 1:
        spans = [dataclasses.replace(sets[0], start_s=float(series.t_s[0]), end_s=float(series.t_s[-1]))]
    else:
        spans = _with_margins(_with_exact_borders(spans, poses))
    return [Recognition(span.start_s, span.end_s, likely(span.log_odds)) for span in spans]


def likely(log_odds: Mapping[str, float]) -> tuple[Likeness, ...]:
    """Return how likely each exercise and none of them is, the likeliest first."""
    scores = {NONE: 0.0} | {exercise: SHARPNESS * odds for exercise, odds in log_odds.items()}
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
    return span.exercise == NONE and span.end_s - span.start_s < REST_S


def _together(first: Span, second: Span) -> Span:
    one_s, two_s = first.end_s - first.start_s, second.end_s - second.start_s
    share = one_s / (one_s + two_s) if one_s + two_s > 0 else 0.5
    odds = {name: share * value + (1 - share) * second.log_odds[name] for name, value in first.log_odds.items()}
    return Span(first.exercise, first.start_s, second.end_s, odds)


def _with_exact_borders(spans: Sequence[Span], poses: PoseSeries) -> list[Span]:
    """Return the spans with their borders where the posture changes most."""
    borders = [change_s(poses, b.start_s, within_s=WINDOW_S / 2) for _, b in pairwise(spans)]
    starts, ends = [s.start_s for s in spans], [s.end_s for s in spans]
    starts[1:], ends[:-1] = borders, borders
    return [dataclasses.replace(s, start_s=a, end_s=b) for s, a, b in zip(spans, starts, ends, strict=True)]


def _with_margins(spans: Sequence[Span]) -> list[Span]:
    """Return the spans; sets take a little of the stretches of nothing beside them, up to half of each."""
    taken = [min(MARGIN_S, (s.end_s - s.start_s) / 2) if s.exercise == NONE else 0.0 for s in spans]
    before, after = [0.0, *taken[:-1]], [*taken[1:], 0.0]
    found = []
    for place, span in enumerate(spans):
        if span.exercise == NONE:
            first, last = place == 0, place == len(spans) - 1
            found.append(
                dataclasses.replace(
                    span,
                    start_s=span.start_s if first else span.start_s + taken[place],
                    end_s=span.end_s if last else span.end_s - taken[place],
                )
            )
        else:
            found.append(
                dataclasses.replace(span, start_s=span.start_s - before[place], end_s=span.end_s + after[place])
            )
    return found
