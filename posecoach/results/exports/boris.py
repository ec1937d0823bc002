"""Annotations of a clip for BORIS, with which observers of behaviour code films.

BORIS opens a project, a JSON file; it has no way to read events from a CSV table. What a project must have follows
``check_project_integrity`` and ``open_project_json`` in ``boris/project_functions.py`` of BORIS 10.0.2.
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from string import ascii_lowercase
from typing import Any

from posecoach.core.pose import Pose
from posecoach.results.exports.annotations import Annotation, Kind, annotations_of, free_lane
from posecoach.results.exports.opensim import rate_hz
from posecoach.results.result import Result
from posecoach.results.tables.csv_file import csv_text

FORMAT_VERSION = "7.0"
"""Of the project; BORIS 7 to 10 write this one."""
PERSON = "person"
NO_FRAME = "NA"
"""BORIS' word where an event's frame is not known; it finds events by their time."""
PLAYERS = 8
"""How many films BORIS shows side by side; each has a list, be it empty."""
ALWAYS = {
    "full repetition": Kind.REPETITION,
    "partial repetition": Kind.REPETITION,
    "not counted": Kind.NOT_COUNTED,
    "hold": Kind.HOLD,
}
"""Behaviours that a project knows even if none was found, so that who watches the clip can add what is missing."""
_COLUMNS = (
    "Observation id", "Media duration (s)", "FPS (frame/s)", "Subject", "Behavior", "Behavioral category",
    "Behavior type", "Start (s)", "Stop (s)", "Duration (s)", "Media file name", "Comment start",
)  # fmt: skip


def boris_project(result: Result, poses: Sequence[Pose]) -> str:
    """Return a project with one observation, the clip, in which repetitions, holds and faults are coded.

    The clip is named without a folder: BORIS finds it beside the project. Times are seconds. Letters that are not
    ASCII are escaped, since BORIS reads a project in the encoding of the system.
    """
    coded = _coded(result)
    kinds = ALWAYS | {code: a.kind for code, a in coded}
    categories = list(dict.fromkeys(kinds.values()))
    project: dict[str, Any] = {
        "time_format": "hh:mm:ss",
        "project_date": "",
        "project_name": result.clip,
        "project_description": f"{result.exercise}, seen by posecoach",
        "project_format_version": FORMAT_VERSION,
        "subjects_conf": {"0": {"key": "", "name": PERSON, "description": ""}},
        "behaviors_conf": {
            str(number): _behaviour(code, kind, ascii_lowercase[number : number + 1])
            for number, (code, kind) in enumerate(kinds.items())
        },
        "observations": {result.clip.strip(): _observation(result, poses, coded)},
        "behavioral_categories": categories,
        "behavioral_categories_config": {
            str(number): {"name": name, "color": ""} for number, name in enumerate(categories)
        },
        "independent_variables": {},
        "coding_map": {},
        "behaviors_coding_map": [],
        "converters": {},
    }
    return json.dumps(project, indent=1) + "\n"


def boris_csv(result: Result, poses: Sequence[Pose]) -> str:
    """Return the annotations in columns of BORIS' aggregated events, which any spreadsheet opens."""
    length_s, fps = _length_and_rate(result, poses)
    rows = [
        (
            result.clip.strip(),
            round(length_s, 3),
            round(fps, 3),
            PERSON,
            code,
            a.kind,
            "POINT" if a.kind is Kind.FAULT else "STATE",
            round(a.start_s, 3),
            round(a.end_s, 3),
            None if a.kind is Kind.FAULT else round(round(a.end_s, 3) - round(a.start_s, 3), 3),
            result.clip,
            _comment(a),
        )
        for code, a in _coded(result)
    ]
    return csv_text(_COLUMNS, rows)


def _coded(result: Result) -> list[tuple[str, Annotation]]:
    """Return the annotations with their behaviours' codes, in the order of time.

    BORIS takes a behaviour's events as start, stop, start, stop ...; what begins before another of its code has
    ended therefore has a code of its own, ``hold 2``.
    """
    ends_ms: dict[str, int] = {}
    coded = []
    for a in annotations_of(result):
        start_ms, end_ms = round(1000 * a.start_s), round(1000 * a.end_s)
        code = a.value if a.kind is Kind.FAULT else free_lane(_code(a), start_ms, ends_ms)
        ends_ms[code] = end_ms
        coded.append((code, a))
    return coded


def _code(a: Annotation) -> str:
    return f"{a.value} {a.kind}" if a.kind is Kind.REPETITION else a.kind


def _comment(a: Annotation) -> str:
    return a.value if a.kind in (Kind.HOLD, Kind.NOT_COUNTED) else ""


def _behaviour(code: str, kind: Kind, key: str) -> dict[str, Any]:
    return {
        "type": "Point event" if kind is Kind.FAULT else "State event",
        "key": key,
        "code": code,
        "description": "",
        "color": "",
        "category": kind,
        "modifiers": {},
        "excluded": "",
        "coding map": "",
    }


def _observation(result: Result, poses: Sequence[Pose], coded: Sequence[tuple[str, Annotation]]) -> dict[str, Any]:
    clip = result.clip
    length_s, fps = _length_and_rate(result, poses)
    return {
        "file": {str(player): [clip] if player == 1 else [] for player in range(1, PLAYERS + 1)},
        "type": "MEDIA",
        "date": "",
        "description": "",
        "time offset": 0.0,
        "events": _events(coded),
        "observation time interval": [0, 0],
        "independent_variables": {},
        "visualize_spectrogram": False,
        "visualize_waveform": False,
        "media_creation_date_as_offset": False,
        "media_scan_sampling_duration": 0,
        "image_display_duration": 1,
        "close_behaviors_between_videos": False,
        "media_info": {
            "length": {clip: round(length_s, 3)},
            "fps": {clip: round(fps, 3)},
            "hasVideo": {clip: True},
            "hasAudio": {clip: False},
            "offset": {"1": 0.0},
            "display": {clip: "Nothing"},
        },
    }


def _events(coded: Sequence[tuple[str, Annotation]]) -> list[list[Any]]:
    """Return time, subject, behaviour, modifiers, comment and frame of events: one of a moment, two of a stretch."""
    events: list[list[Any]] = []
    for code, a in coded:
        events.append([round(a.start_s, 3), PERSON, code, "", _comment(a), NO_FRAME])
        if a.kind is not Kind.FAULT:
            events.append([round(a.end_s, 3), PERSON, code, "", "", NO_FRAME])
    return sorted(events, key=lambda event: event[0])


def _length_and_rate(result: Result, poses: Sequence[Pose]) -> tuple[float, float]:
    """Return how long the clip is, with its last frame, and its frames a second, also those that were not looked at."""
    fps = result.rate_hz if math.isfinite(result.rate_hz) else rate_hz(poses)
    return (poses[-1].t_s if poses else 0.0) + 1 / fps, fps
