"""Which cues are treated in a way of their own, by their ids."""

from __future__ import annotations

from posecoach.core.camera import CameraState

READ, WARNED = "guide", "guide.warning"
"""What is read of a page of the guide, and what is heard of it though it is turned."""
SUMMARY = "summary.set"
"""What sums a set up."""
COUNT = "count."
"""Beginning of the ids of counts of repetitions and holds."""
PROMPT = "prompt"
"""What is said as the minutes of an exercise go by."""
GUIDED = ("calibration.relax", "calibration.rep", "calibration.again")
"""What is asked for in guided repetitions."""
MUST_BE_HEARD = frozenset({WARNED, "guide.stop"})
"""Warnings: whatever the person asks for meanwhile, they are said."""
_CAMERA_FAILS = frozenset(CameraState) - {CameraState.OK, CameraState.STARTING}
STAY_TRUE = MUST_BE_HEARD | {READ, "camera.back", "camera.others", *(f"camera.{state}" for state in _CAMERA_FAILS)}
"""Said however late: they are withdrawn when they no longer matter, as a page when it is turned."""
ANSWERS = frozenset({
    "session.paused", "session.slept", "session.resumed", "session.skipped", "session.repeat", "session.ended",
    "spot.eased", "spot.once_more", "spot.enough", "spot.leave",
})  # fmt: skip
"""To what the person just asked for, or was not there for: said late, they would leave a doubt whether it is so."""
