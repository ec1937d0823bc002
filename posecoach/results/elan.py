"""Annotations of a clip for ELAN, in which each kind of them has a tier."""

from __future__ import annotations

from posecoach.results.annotations import annotations_of, free_lane
from posecoach.results.csv_file import csv_cell
from posecoach.results.result import Result


def elan_text(result: Result) -> str:
    """Return the annotations as tab-delimited text that ELAN imports: tier, begin, end, value; times in seconds.

    A moment lasts a millisecond, since ELAN has no annotation without a length; what begins before another of its tier
    has ended stands on a tier of its own (``fault 2``), since an ELAN tier holds one annotation at a time.
    """
    lines = ["Tier\tBegin Time - ss.msec\tEnd Time - ss.msec\tAnnotation"]
    ends_ms: dict[str, int] = {}
    for a in annotations_of(result):
        start_ms = round(1000 * a.start_s)
        end_ms = max(round(1000 * a.end_s), start_ms + 1)
        tier = free_lane(a.tier, start_ms, ends_ms)
        ends_ms[tier] = end_ms
        text = csv_cell(" ".join(a.value.split()))
        lines.append(f"{csv_cell(tier)}\t{start_ms / 1000:.3f}\t{end_ms / 1000:.3f}\t{text}")
    return "\n".join(lines) + "\n"
