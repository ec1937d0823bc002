"""What the picture shows of an analysis or a session: from their values to a :class:`HudState`."""

from __future__ import annotations

import math
from collections.abc import Iterable

from posecoach.core.pose import Pose
from posecoach.core.skeleton import SIDES, Part, landmark

PHASE_WORDS = {"ready": "Ready", "out": "Go", "end_range": "Hold", "back": "Slowly back"}
"""What to do in each phase of a repetition."""

FAULT_PARTS: dict[str, tuple[Part, ...]] = {
    "shrug": ("ear", "shoulder"),
    "torso-swing": ("shoulder", "hip"),
    "no-retraction": ("shoulder",),
    "partial-pull": ("elbow", "wrist"),
    "partial-return": ("elbow", "wrist"),
    "too-fast": ("wrist",),
    "over-pull": ("elbow",),
    "elbow-flare": ("elbow",),
    "asymmetry": ("elbow",),
    "head-only": ("ear",),
    "neck-only": ("ear",),
    "neck-cranked": ("ear",),
    "head-poke": ("ear",),
    "head-unsupported": ("ear", "wrist"),
    "hips-rocking": ("hip", "knee"),
    "hips-lift": ("hip",),
    "hips-slide": ("hip",),
    "elbows-bent": ("elbow",),
    "hands-misplaced": ("wrist",),
    "knees-misplaced": ("knee",),
    "short-flexion": ("shoulder", "hip"),
    "short-extension": ("shoulder", "hip"),
    "low-back-arch": ("hip", "shoulder"),
    "lumbar-extension": ("hip", "shoulder"),
    "slumped": ("shoulder", "ear"),
    "nodding-off": ("ear",),
}
"""Which parts are coloured for a fault; of others none."""


def fault_landmarks(faults: Iterable[str]) -> frozenset[int]:
    """Return the landmarks that are coloured for these faults, on both sides."""
    parts = {part for fault in faults for part in FAULT_PARTS.get(fault, ())}
    return frozenset(int(landmark(part, side)) for part in parts for side in SIDES)


def tempo_text(tempo_s: tuple[float, float, float] | None) -> str:
    """Return the tempo of a repetition as people read it: out, held, back."""
    return "" if tempo_s is None else " – ".join(f"{t:.1f}" for t in tempo_s) + " s"


def clock_text(seconds: float) -> str:
    """Return seconds as ``12`` or ``1:05``."""
    whole = math.ceil(max(0.0, seconds))
    return str(whole) if whole < 60 else f"{whole // 60}:{whole % 60:02d}"


def confidence_ratio(pose: Pose) -> float:
    """Return how well the better seen side of the person is seen, 0..1."""
    if not pose.found:
        return 0.0
    parts: tuple[Part, ...] = ("shoulder", "elbow", "hip")
    seen = [min(float(pose.visibility[landmark(part, side)]) for part in parts) for side in SIDES]
    return max(0.0, min(1.0, max(seen)))
