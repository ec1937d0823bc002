"""The files of a result for other programs: tables, annotations, landmarks and angles."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from pathlib import Path

from posecoach.core.pose import Pose
from posecoach.results.exports.boris import boris_csv, boris_project
from posecoach.results.exports.data_format import DataFormat
from posecoach.results.exports.elan import elan_document
from posecoach.results.exports.opensim import mot_angles, trc_metres, trc_pixels
from posecoach.results.result import Result
from posecoach.results.tables.columns import LANDMARK_COLUMNS, Columns, columns_of, landmark_rows
from posecoach.results.tables.csv_file import csv_text
from posecoach.results.tables.frames import parquet_bytes
from posecoach.sources.recorded.pose_file import PoseFile
from posecoach.system.whole_file import make_folder, text_bytes, write_whole

_Content = Callable[[Result, Sequence[Pose]], bytes]
STEM_MOST_BYTES = 200
"""So much of a clip's name is in those of its files: file systems take 255 bytes, with what is added to it."""


def write_data(folder: Path, result: Result, poses: Path, formats: Sequence[DataFormat]) -> list[Path]:
    """Write the files of a result into a folder, made if it is not there; return their paths.

    They are named after the clip without its ending: ``squat.reps.csv``; of a very long name only the beginning.
    ``poses`` are those of the whole clip, whose length BORIS is told; all other files have the time of the result
    alone.

    Raises
    ------
    PosecoachError
        If one cannot be written, the poses cannot be read, or Parquet is wanted and pyarrow not installed.
    """
    make_folder(folder)
    every = list(PoseFile(poses))
    own = _of_result(result, every)
    stem, written = _stem(result.clip), []
    for name in dict.fromkeys(formats):
        for suffix, content in _FILES[name].items():
            target = folder / f"{stem}{suffix}"
            write_whole(target, content(result, every if name is DataFormat.BORIS else own))
            written.append(target)
    return written


def _stem(clip: str) -> str:
    """Return a clip's name without its ending; of a long one the beginning, and what tells it from others like it."""
    stem = Path(clip).stem
    content = stem.encode("utf-8", "surrogateescape")
    if len(content) <= STEM_MOST_BYTES:
        return stem
    return f"{content[:STEM_MOST_BYTES].decode('utf-8', 'ignore')}-{hashlib.sha256(content).hexdigest()[:6]}"


def _of_result(result: Result, poses: Sequence[Pose]) -> Sequence[Pose]:
    """Return the poses in the time of a result, which may be one set of a clip: frame by frame those of its signals."""
    if result.course is None or not len(result.course.t_s):
        return poses
    begin_s, end_s = result.course.t_s[0], result.course.t_s[-1]
    return [pose for pose in poses if begin_s <= pose.t_s <= end_s]


def _csv(columns: Callable[[Result], Columns]) -> _Content:
    def content(result: Result, _poses: Sequence[Pose]) -> bytes:
        table = columns(result)
        return text_bytes(csv_text(tuple(table), zip(*table.values(), strict=True)))

    return content


def _landmark_columns(result: Result, poses: Sequence[Pose]) -> Columns:
    return columns_of(LANDMARK_COLUMNS, list(landmark_rows(result.clip, poses)))


_FILES: dict[DataFormat, dict[str, _Content]] = {
    DataFormat.CSV: {
        ".reps.csv": _csv(Result.rep_columns),
        ".signals.csv": _csv(Result.signal_columns),
        ".landmarks.csv": lambda r, poses: text_bytes(csv_text(LANDMARK_COLUMNS, landmark_rows(r.clip, poses))),
    },
    DataFormat.PARQUET: {
        ".reps.parquet": lambda r, _: parquet_bytes(r.rep_columns()),
        ".signals.parquet": lambda r, _: parquet_bytes(r.signal_columns()),
        ".landmarks.parquet": lambda r, poses: parquet_bytes(_landmark_columns(r, poses)),
    },
    DataFormat.TRC: {
        "_m.trc": lambda r, poses: text_bytes(trc_metres(poses, r.clip)),
        "_px.trc": lambda r, poses: text_bytes(trc_pixels(poses, r.clip)),
    },
    DataFormat.MOT: {"_angles.mot": lambda _, poses: text_bytes(mot_angles(poses))},
    DataFormat.BORIS: {
        ".boris": lambda r, poses: text_bytes(boris_project(r, poses)),
        ".boris.csv": lambda r, poses: text_bytes(boris_csv(r, poses)),
    },
    DataFormat.ELAN: {".eaf": lambda r, _: text_bytes(elan_document(r))},
}
