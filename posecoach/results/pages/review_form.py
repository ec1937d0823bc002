"""What the review form of a report needs to write a truth file, the format of ``sample_videos/README.md``."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from posecoach.core.spec import ExerciseSpec
from posecoach.results.result import Result
from posecoach.results.words.grouped import time_words

APART_S = 0.01
"""Sets that follow each other closely share no more than this."""


def review_data(spec: ExerciseSpec, sets: Sequence[tuple[str, Result]], *, alone: bool = True) -> dict[str, Any]:
    """Return the parts of the truth file that no reviewer has to say, its name, and the movements to be judged.

    Parameters
    ----------
    sets
        Each set of the exercise with its heading, in the order of time. One file has them all: it is the truth of a
        clip as one exercise.
    alone
        Whether the page is of no other exercise, whose file would have the same name.
    """
    results = [result for _, result in sets]
    first = results[0]
    stem = first.clip.rpartition(".")[0] or first.clip
    return {
        "file": f"{stem}.json" if alone else f"{stem}-{spec.id}.json",
        "clip": first.clip,
        "exercise": spec.id,
        "view": first.view if len({result.view for result in results}) == 1 else "",
        "fps": round(first.rate_hz, 3) if math.isfinite(first.rate_hz) else 0.0,
        "frames": sum(result.frames for result in results),
        "sets": _spans(results),
        "judged": list(spec.fault_ids()),
        "fault_names": {fault: spec.fault_name(fault) for fault in spec.fault_ids()},
        "holds": [
            {"start_s": round(h.start_s, 3), "end_s": round(h.end_s, 3)} for result in results for h in result.holds
        ],
        "movements": [movement for title, result in sets for movement in _movements(result, title)],
    }


def _spans(results: Sequence[Result]) -> list[tuple[float, float]]:
    """Return from when to when each set was looked at, seconds, a little wider; none where that is not known of one."""
    spans = [span for result in results if (span := _span(result)) is not None]
    apart = all(before[1] <= after[0] + APART_S for before, after in pairwise(spans))
    return spans if len(spans) == len(results) and apart else []


def _span(result: Result) -> tuple[float, float] | None:
    if result.course is None or not len(result.course.t_s):
        return None
    lasted_s = result.duration_s if math.isfinite(result.duration_s) else 0.0
    begin_s, last_s = float(result.course.t_s[0]), max(float(result.course.t_s[-1]), lasted_s)
    start_s, end_s = math.floor(1000 * begin_s) / 1000, math.ceil(1000 * last_s) / 1000
    within = all(start_s <= one.start_s and one.end_s <= end_s for one in result.movements)
    return (start_s, end_s) if within else None


def _movements(result: Result, title: str) -> list[dict[str, Any]]:
    """Return all that moved in a set, whether it was counted or not."""
    found = [
        (r.start_s, r.peak_s, r.end_s, "full" if r.full else "partial", [f.id for f in r.faults]) for r in result.reps
    ]
    found += [(r.start_s, (r.start_s + r.end_s) / 2, r.end_s, "rejected", []) for r in result.rejected]
    return [
        {
            "set": title,
            "start_s": round(a, 3),
            "peak_s": round(p, 3),
            "end_s": round(b, 3),
            "kind": kind,
            "faults": faults,
            "when": time_words([(a, b)], as_clock=True),
        }
        for a, p, b, kind, faults in sorted(found, key=lambda movement: movement[0])
    ]
