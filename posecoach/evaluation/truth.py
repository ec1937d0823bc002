"""Labelled clips: what really happened in them. The format is that of ``sample_videos/*.json``."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from posecoach.core.errors import PosecoachError
from posecoach.evaluation.sizes import sizes_in

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

    @property
    def clean(self) -> bool:
        """Whether it is a full repetition without any fault, however small."""
        return self.full and not self.faults and not self.fault_sizes and self.depth > PARTIAL_DEPTH


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A reviewer of a clip, and which faults they looked for; those that they did not tick were not there."""

    reviewer: str
    judged: frozenset[str]


@dataclass(frozen=True, slots=True)
class TrueClip:
    """The truth of one clip; ``exercise`` is None where it shows something else.

    ``reviewed`` says by whom, where a person judged the clip instead of a recipe that it was made by.
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


def read_truth(path: Path) -> TrueClip:
    """Read one truth file; the clip is ``NAME.mp4`` or, first choice, recorded poses ``NAME.npz`` beside it.

    Raises
    ------
    PosecoachError
        If it is not a truth file, or its clip is missing.
    """
    try:
        data: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        reps = tuple(_rep(r, sizes_in(data.get("spec"))) for r in data["reps"])
        return TrueClip(
            name=path.stem,
            media=_media(path, data["clip"]),
            exercise=data["exercise"],
            view=data["view"],
            full_reps=data["full_reps"],
            reps=reps,
            holds=tuple((h["start_s"], h["end_s"]) for h in data.get("holds", ())),
            events=tuple((e["id"], e["t_s"]) for e in data.get("events", ())),
            rate_hz=float(data["fps"]),
            angles_deg={k: tuple(v) for k, v in data.get("angles", {}).items()},
            reviewed=_reviewed(data),
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise PosecoachError(
            f"{path} is not the truth of a labelled clip: {error!r}. See sample_videos/ for some."
        ) from error


def _rep(data: dict[str, Any], clip_sizes: dict[str, float]) -> TrueRep:
    return TrueRep(
        start_s=data["start_s"],
        peak_s=data["peak_s"],
        end_s=data["end_s"],
        full=data["full"],
        depth=data.get("depth", 1.0),
        faults=frozenset(data["faults"]),
        fault_sizes=clip_sizes | {fault: float(size) for fault, size in data.get("sizes", {}).items()},
    )


def _reviewed(data: dict[str, Any]) -> Reviewed | None:
    return Reviewed(str(data["reviewer"]), frozenset(data["judged"])) if "reviewer" in data else None


def _media(truth: Path, clip: str) -> Path:
    recorded, video = truth.with_suffix(".npz"), truth.parent / clip
    if recorded.exists():
        return recorded
    if video.exists():
        return video
    raise PosecoachError(f"{truth} tells of {clip}, which is not beside it.")


def read_folder(folder: Path) -> list[TrueClip]:
    """Read all labelled clips of a folder, by name; other JSON files are passed over.

    Raises
    ------
    PosecoachError
        If there is none.
    """
    if not folder.is_dir():
        raise PosecoachError(f"There is no folder {folder}.")
    clips = [read_truth(p) for p in sorted(folder.glob("*.json")) if _is_truth(p)]
    if not clips:
        raise PosecoachError(f"No labelled clip (NAME.mp4 with NAME.json) is in {folder}.")
    return clips


def _is_truth(path: Path) -> bool:
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return isinstance(data, dict) and {"clip", "reps", "full_reps"} <= data.keys()
