"""Show recorded poses of the sample clips in slow motion, and list the verdicts that change without a word.

python scripts/slow_motion.py [CLIP.npz EXERCISE]

The poses are stretched in time as a slow-motion export stretches pictures, and looked at eight times a second, as the
pictures of a clip are.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from posecoach.app.clip.input import ClipInput  # noqa: E402
from posecoach.app.clip.session import run_clip_session  # noqa: E402
from posecoach.app.observation import Observation  # noqa: E402
from posecoach.app.outputs import Outputs  # noqa: E402
from posecoach.registry import exercise  # noqa: E402
from posecoach.results.result import Result  # noqa: E402
from posecoach.sources.recorded.pose_file import PoseFile  # noqa: E402
from tests.support.sample_poses import NAMES, POSES, sample  # noqa: E402

SLOWER = (2, 3, 4, 6, 8)
LOOK_GAP_S = 0.12


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a clip was found to show: full and partial repetitions, the faults of each, holds, and faults of posture."""

    full: int
    partial: int
    faults: tuple[tuple[str, ...], ...]
    holds: int
    postures: tuple[str, ...]

    @classmethod
    def of(cls, result: Result) -> Verdict:
        """Return the verdict of a result."""
        faults = tuple(tuple(sorted(fault.id for fault in rep.faults)) for rep in result.reps)
        postures = tuple(sorted(event.fault.id for event in result.events))
        return cls(result.full, result.partial, faults, len(result.holds), postures)


def slowed(poses: Path, exercise_id: str, factor: float) -> Result:
    """Return the result of recorded poses that are ``factor`` times as slow."""
    file = PoseFile(poses)
    seen = ClipInput(_looks(file, factor), "poses", "", file.frame_count, lambda: None)
    return run_clip_session(poses.name, exercise(exercise_id), seen, Outputs())[0]


def called_slow(result: Result) -> bool:
    """Return whether a sentence says that it is slow motion, or slow."""
    return any("slow motion" in warning for warning in result.warnings)


def _looks(poses: PoseFile, factor: float) -> Iterator[Observation]:
    last_s = -LOOK_GAP_S
    for pose in poses:
        t_s = pose.t_s * factor
        if t_s - last_s >= LOOK_GAP_S:
            last_s = t_s
            yield Observation(replace(pose, t_s=t_s))


def main() -> None:
    """List what changes, and end with status 1 if anything does."""
    known = [(POSES / f"{name}.npz", sample(name)[1]["exercise"]) for name in NAMES]
    clips = [(Path(sys.argv[1]), sys.argv[2])] if len(sys.argv) > 2 else [(p, e) for p, e in known if e]
    silent = tried = 0
    for poses, exercise_id in clips:
        usual = slowed(poses, exercise_id, 1)
        for factor in SLOWER:
            slow = slowed(poses, exercise_id, factor)
            tried += 1
            if Verdict.of(slow) != Verdict.of(usual) and not called_slow(slow):
                silent += 1
                print(f"{poses.stem} x{factor}: {Verdict.of(usual)} became {Verdict.of(slow)}", flush=True)
    print(f"{tried} tried, {silent} changed without a word")
    sys.exit(1 if silent else 0)


if __name__ == "__main__":
    main()
