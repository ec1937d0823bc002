"""Which clips a batch consists of: those of a folder, of a pattern, or of a list."""

from __future__ import annotations

import csv
import difflib
import glob
import os
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from posecoach.core.errors import PosecoachError
from posecoach.registry import AUTO
from posecoach.registry import exercise as find_exercise
from posecoach.sources.recorded.pose_file import POSES_SUFFIX
from posecoach.system.read_file import read_text

VIDEO_SUFFIXES = (
    *(".mp4", ".m4v", ".mov", ".qt", ".mkv", ".webm", ".avi", ".divx", ".gif", ".3gp", ".3g2"),
    *(".mpg", ".mpeg", ".mpe", ".m1v", ".m2v", ".vob", ".mts", ".m2ts", ".ts", ".tp", ".trp", ".tod"),
    *(".wmv", ".asf", ".flv", ".f4v", ".ogv", ".dv", ".mxf", ".wtv", ".y4m", ".h264", ".264", ".h265", ".hevc"),
)
SUFFIXES = frozenset([*VIDEO_SUFFIXES, POSES_SUFFIX])
"""What is taken from a folder: videos, and recorded poses."""
LIST_SUFFIXES = (".txt", ".csv")
TABLE_SUFFIX = ".csv"
COLUMNS = ("clip", "exercise")
"""What is taken of a table."""
MEANT_RATIO = 0.7
"""A heading so like one of them is taken for a slip of the pen: ``excercise``, ``exercises``."""
SHARD_DIGITS = 6
"""No batch is cut into more parts than clips."""


@dataclass(frozen=True, slots=True)
class ClipJob:
    """One clip to be analysed.

    Attributes
    ----------
    path
        Where it lies.
    name
        Its path below what all clips have in common, with ``/``; no two of a batch are the same.
    exercise
        Which exercise it shows; ``auto``: it is recognised.
    """

    path: Path
    name: str
    exercise: str


def clips_of(what: str, exercise: str, leave_out: Path) -> list[ClipJob]:
    """Return the clips of a batch in the order of their names.

    Parameters
    ----------
    what
        A folder (searched with the folders in it), a pattern such as ``"clips/*.mp4"``, one clip, or a list: a text
        file with a clip a line, or CSV with the columns ``clip`` and, where they differ, ``exercise``.
    exercise
        Of clips for which the list names none; ``auto``: it is recognised.
    leave_out
        The folder of the results, in which no clips are looked for.

    Raises
    ------
    PosecoachError
        If there is none, a listed one is missing or listed as two exercises, or there is no such exercise.
    """
    if exercise != AUTO:
        find_exercise(exercise)
    path = Path(what)
    if path.is_dir():
        found = [(clip, exercise) for clip in _in_folder(path, leave_out.resolve())]
    elif path.is_file() and path.suffix.lower() in LIST_SUFFIXES:
        found = [(clip, own or exercise) for clip, own in _listed(path)]
    elif path.is_file():
        found = [(path, exercise)]
    else:
        found = [(Path(clip), exercise) for clip in sorted(glob.glob(what, recursive=True)) if Path(clip).is_file()]  # noqa: PTH207
    if not found:
        raise PosecoachError(_none_in(what, leave_out))
    return _named(found)


def _none_in(what: str, leave_out: Path) -> str:
    """Return that there is no clip, and why."""
    path, results = Path(what), leave_out.resolve()
    if path.is_dir() and results in (path.resolve(), *path.resolve().parents):
        return f"{what} lies in the folder of the results, where no clips are looked for. Choose another --output."
    if path.is_dir():
        others = others_words(others_in(what, leave_out))
        only = f", only {others}" if others else ""
        return f"No clip is in {what}{only}. To analyse other files, name them in a list or a pattern."
    if not glob.has_magic(what) and not path.exists():
        return f"There is no {what}. Name a folder, a pattern in quotes, or a list of clips."
    return f"No clip is in {what}. Name a folder, a pattern in quotes, or a list of clips."


def others_in(what: str, leave_out: Path) -> Mapping[str, int]:
    """Return how many files of a folder are not taken for clips, by the ending of their names; see :func:`clips_of`."""
    path = Path(what)
    found = _files_in(path, leave_out.resolve()) if path.is_dir() else []
    endings = Counter(suffix for file in found if (suffix := file.suffix.lower()) not in SUFFIXES)
    return dict(sorted(endings.items()))


def others_words(others: Mapping[str, int]) -> str:
    """Return how many files there are of each ending, in words."""
    return ", ".join(f"{count} {ending or 'without an ending'}" for ending, count in others.items())


def unused_columns(what: str) -> tuple[str, ...]:
    """Return the columns of a table of clips that nothing is taken of; see :func:`clips_of`."""
    path = Path(what)
    if path.suffix.lower() != TABLE_SUFFIX or not path.is_file():
        return ()
    return tuple(heading for heading in _headings(_lines(path), path) if heading not in (*COLUMNS, ""))


def shard(jobs: Sequence[ClipJob], which: str) -> list[ClipJob]:
    """Return part ``I/N`` of a batch, I from 1: every N-th clip, so that the parts are equally long.

    Raises
    ------
    PosecoachError
        If it is not of that form.
    """
    number, _, of = which.partition("/")
    plain = all(part.isascii() and part.isdigit() and len(part) <= SHARD_DIGITS for part in (number, of))
    if not (plain and 1 <= int(number) <= int(of)):
        raise PosecoachError(f"--shard is a part of the whole such as 2/8, from 1/8 to 8/8; {which[:20]!r} is not.")
    return list(jobs[int(number) - 1 :: int(of)])


def _in_folder(folder: Path, leave_out: Path) -> Iterable[Path]:
    return (path for path in _files_in(folder, leave_out) if path.suffix.lower() in SUFFIXES)


def _files_in(folder: Path, leave_out: Path) -> Iterable[Path]:
    for path in sorted(folder.rglob("*")):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        there = path.is_file() or (path.is_symlink() and not path.exists())  # a link that leads nowhere is a lost clip
        if not hidden and there and leave_out not in path.resolve().parents:
            yield path


def _listed(path: Path) -> list[tuple[Path, str | None]]:
    lines = _lines(path)
    if path.suffix.lower() == TABLE_SUFFIX:
        rows = _rows(lines, path)
        entries = [((row["clip"] or "").strip(), (row.get("exercise") or "").strip() or None) for row in rows]
    else:
        entries = [(line.strip(), None) for line in lines if not line.lstrip().startswith("#")]
    found = [(path.parent / clip, own) for clip, own in entries if clip]
    missing = [str(clip) for clip, _ in found if not clip.exists()]
    if missing:
        raise PosecoachError(f"{path} lists {missing[0]}, which is not there ({len(missing)} missing of {len(found)}).")
    _check_exercises(found, path)
    return found


def _lines(path: Path) -> list[str]:
    try:
        return read_text(path, "utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise PosecoachError(f"The list {path} cannot be read ({error}).") from error


def _check_exercises(found: Sequence[tuple[Path, str | None]], path: Path) -> None:
    """Refuse a clip that is listed as two exercises, since one would be left out, and an exercise that there is not."""
    listed: dict[str, str | None] = {}
    for clip, own in found:
        first = listed.setdefault(os.path.abspath(clip), own)  # noqa: PTH100 (links are names, too)
        if first != own:
            twice = " and as ".join(one or "one without an exercise" for one in (first, own))
            raise PosecoachError(f"{path} lists {clip} as {twice}. List it once; auto recognises what it shows.")
        try:
            if own not in (None, AUTO):
                find_exercise(own)
        except PosecoachError as error:
            raise PosecoachError(f"{path} lists {clip} as {own!r}. {error}") from error


def _rows(lines: list[str], path: Path) -> list[dict[str, str]]:
    """Return the rows of a table by its headings.

    Raises
    ------
    PosecoachError
        If it is no table, or has no column of clips, or one whose heading is all but that of the exercises.
    """
    headings = _headings(lines, path)
    if lines and "clip" not in headings:
        raise PosecoachError(f"The list {path} has no column clip; its first line is {lines[0]!r}.")
    meant = difflib.get_close_matches("exercise", headings, 1, MEANT_RATIO)
    if meant and "exercise" not in headings:
        raise PosecoachError(
            f"The list {path} has a column {meant[0]!r} and none called exercise. Write exercise over it if it says "
            "which exercise each clip shows, or call it something else."
        )
    try:
        return list(csv.DictReader(lines[1:], headings, delimiter=_parted_by(lines)))
    except csv.Error as error:
        raise PosecoachError(f"The list {path} is not CSV ({error}).") from error


def _headings(lines: list[str], path: Path) -> list[str]:
    try:
        first = next(csv.reader(lines, delimiter=_parted_by(lines)), [])
    except csv.Error as error:
        raise PosecoachError(f"The list {path} is not CSV ({error}).") from error
    return [heading.strip().lower() for heading in first]


def _parted_by(lines: list[str]) -> str:
    head = lines[0] if lines else ""
    return ";" if ";" in head and "," not in head else ","  # as spreadsheets write it where the comma is the point


def _named(found: Sequence[tuple[Path, str]]) -> list[ClipJob]:
    absolute = {clip: Path(os.path.abspath(clip)) for clip, _ in found}  # noqa: PTH100 (links are names, too)
    common = Path(os.path.commonpath([path.parent for path in absolute.values()]))
    jobs = {
        absolute[clip]: ClipJob(absolute[clip], absolute[clip].relative_to(common).as_posix(), own)
        for clip, own in found
    }
    return sorted(jobs.values(), key=lambda job: job.name)
