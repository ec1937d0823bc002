"""Annotations of a clip for BORIS, which observers of behaviour code films with."""

from __future__ import annotations

from posecoach.results.annotations import annotations_of
from posecoach.results.csv_file import csv_text
from posecoach.results.result import Result

_BORIS = (
    "Observation id", "Media file name", "Total duration", "Subject", "Behavior", "Behavioral category",
    "Behavior type", "Start (s)", "Stop (s)", "Duration (s)", "Comment start",
)  # fmt: skip


def boris_csv(result: Result) -> str:
    """Return the annotations in the columns of BORIS' aggregated events, which any spreadsheet opens."""
    rows = [
        (
            result.clip,
            result.clip,
            round(result.duration_s, 3),
            "person",
            f"{a.tier}: {a.value}" if a.tier != "repetition" else f"{a.value} repetition",
            a.tier,
            "POINT" if a.end_s == a.start_s else "STATE",
            round(a.start_s, 3),
            round(a.end_s, 3),
            round(a.end_s - a.start_s, 3),
            "",
        )
        for a in annotations_of(result)
    ]
    return csv_text(_BORIS, rows)
