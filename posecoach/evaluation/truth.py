"""Labelled clips: what really happened in them. The format is that of ``sample_videos/*.json``."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from posecoach.app.batch.clips import SUFFIXES
from posecoach.core.codec import from_plain
from posecoach.core.errors import PosecoachError
from posecoach.evaluation.sizes import sizes_in
from posecoach.sources.recorded.pose_file import POSES_SUFFIX
from posecoach.system.read_file import read_json

CLIP_SUFFIXES = (POSES_SUFFIX, ".mp4")
"""Endings of the files of a labelled clip, its recorded poses and its video, which are called after it."""
PARTIAL_DEPTH = 0.7
"""A repetition of less than this share of the person's range is labelled partial."""


@dataclass(frozen=True, slots=True)
class TrueRep:
    """A repetition as it was done; ``depth`` 1 = the person's full range.

    ``fault_sizes``: how large a fault is, in the unit that the exercise gives it, where that is known.
    """

    start_s: float
    peak_s: float
    end_s: float
    full: bool
    depth: float
    faults: frozenset[str]
    fault_sizes: Mapping[str, float] = field(default_factory=dict)

    def goes_on_at(self, t_s: float) -> bool:
        """Return whether it goes on at a time, seconds."""
        return self.start_s <= t_s <= self.end_s

    @property
    def clean(self) -> bool:
        """Whether it is a full repetition without any fault, however small."""
        return self.full and not self.faults and not self.fault_sizes and self.depth > PARTIAL_DEPTH


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A reviewer of a clip, and which faults they looked for; those that they did not tick were not there.

    ``blind``: they began with nothing filled in, so that the program's judgement did not sway theirs.
    """

    reviewer: str
    judged: frozenset[str]
    blind: bool = False


@dataclass(frozen=True, slots=True)
class TrueClip:
    """The truth of one clip; ``exercise`` is None where it shows something else.

    ``reviewed`` names the reviewer, where a person judged the clip; else the truth is the recipe that it was made by.
    ``sets`` are the stretches that it is the truth of, each analysed by itself; none: the whole clip.
    """

    name: str
    media: Path
    exercise: str | None
    view: str
    full_reps: int
    reps: tuple[TrueRep, ...]
    holds: tuple[tuple[float, float], ...]
    events: tuple[tuple[str, float], ...]
    rate_hz: float
    angles_deg: dict[str, tuple[float, ...]]
    reviewed: Reviewed | None = None
    sets: tuple[tuple[float, float], ...] = ()


def read_truth(path: Path) -> TrueClip:
    """Read one truth file; the clip is ``NAME.mp4`` or, first choice, recorded poses ``NAME.npz`` beside it.

    Raises
    ------
    PosecoachError
        If it is not a truth file, or its clip is missing.
    """
    try:
        data = read_json(path)
        written = from_plain(_Written, data)
        sizes = sizes_in(data.get("spec"))
        return TrueClip(
            name=path.stem,
            media=_media(path, written.clip),
            exercise=written.exercise,
            view=written.view,
            full_reps=written.full_reps,
            reps=tuple(rep.true(sizes) for rep in written.reps),
            holds=tuple((_number(hold.start_s), _number(hold.end_s)) for hold in written.holds),
            events=tuple((event.id, _number(event.t_s)) for event in written.events),
            rate_hz=_positive(written.fps),
            angles_deg=written.angles,
            reviewed=_reviewed(written),
            sets=tuple(_span(start_s, end_s) for start_s, end_s in written.sets),
        )
    except _NoClipError:  # nothing is wrong with the truth
        raise
    except (OSError, ValueError, RecursionError, PosecoachError) as error:
        why = str(error).removeprefix(f"{_Written.__name__}: ")
        raise PosecoachError(
            f"{path} is not the truth of a labelled clip: {why}. See sample_videos/ for some."
        ) from error


class _NoClipError(PosecoachError):
    """The clip of a truth is not beside it."""


@dataclass(frozen=True, slots=True)
class _WrittenRep:
    """A repetition as it stands in the file."""

    start_s: float
    peak_s: float
    end_s: float
    full: bool
    faults: tuple[str, ...]
    depth: float = 1.0
    sizes: dict[str, float] = field(default_factory=dict)

    def true(self, clip_sizes: dict[str, float]) -> TrueRep:
        times = (_number(self.start_s), _number(self.peak_s), _number(self.end_s))
        sizes = clip_sizes | {fault: _number(size) for fault, size in self.sizes.items()}
        return TrueRep(*times, self.full, _number(self.depth), frozenset(self.faults), sizes)


@dataclass(frozen=True, slots=True)
class _WrittenHold:
    start_s: float
    end_s: float


@dataclass(frozen=True, slots=True)
class _WrittenEvent:
    id: str
    t_s: float


@dataclass(frozen=True, slots=True)
class _Written:
    """A truth file; what posecoach does not use of it is passed over."""

    clip: str
    exercise: str | None
    view: str
    full_reps: int
    reps: tuple[_WrittenRep, ...]
    fps: float
    holds: tuple[_WrittenHold, ...] = ()
    events: tuple[_WrittenEvent, ...] = ()
    angles: dict[str, tuple[float, ...]] = field(default_factory=dict)
    reviewer: str | None = None
    judged: tuple[str, ...] = ()
    blind: bool = False
    sets: tuple[tuple[float, float], ...] = ()


def _number(number: float) -> float:
    if not math.isfinite(number):
        raise ValueError("a time or size is missing")
    return number


def _span(start_s: float, end_s: float) -> tuple[float, float]:
    if not start_s <= end_s:  # equal of a single picture
        raise ValueError(f"a set is said to last from {start_s} to {end_s} s")
    return _number(start_s), _number(end_s)


def _positive(number: float) -> float:
    if not (math.isfinite(number) and number > 0.0):
        raise ValueError(f"fps is {number}, expected a number above 0")
    return number


def _reviewed(written: _Written) -> Reviewed | None:
    if written.reviewer is None:
        return None
    return Reviewed(written.reviewer, frozenset(written.judged), written.blind)


def _media(truth: Path, clip: str) -> Path:
    recorded, video = truth.with_suffix(POSES_SUFFIX), truth.parent / clip
    if recorded.exists():
        return recorded
    if video.exists():
        return video
    raise _NoClipError(
        f"{truth} describes {clip}, which is not beside it. Put the clip there, or its poses as {recorded.name}."
    )


def read_folder(folder: Path) -> list[TrueClip]:
    """Read all labelled clips of a folder, by name; other JSON files are passed over.

    Raises
    ------
    PosecoachError
        If there is none, or the file beside a clip cannot be read.
    """
    if folder.is_file():
        raise PosecoachError(f"{folder} is a file. Name the folder of labelled clips (NAME.mp4 with NAME.json).")
    if not folder.is_dir():
        raise PosecoachError(f"There is no folder {folder}.")
    clips = [read_truth(p) for p in sorted(folder.glob("*.json")) if _is_truth(p)]
    if not clips:
        raise PosecoachError(f"No labelled clip (NAME.mp4 with NAME.json) is in {folder}.")
    return clips


def _is_truth(path: Path) -> bool:
    try:
        data = read_json(path)
    except (OSError, ValueError, RecursionError):
        return _has_clip(path)
    return isinstance(data, dict) and {"clip", "reps", "full_reps"} <= data.keys()


def _has_clip(path: Path) -> bool:
    """Return whether a clip lies beside the file, so that a damaged one is refused, and not missing in the figures."""
    beside = (file for file in path.parent.iterdir() if file.stem == path.stem)
    return any(file.suffix.lower() in SUFFIXES for file in beside)
