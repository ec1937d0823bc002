"""Eight looks a second against every frame: what differs in counts, faults, refusals and times, clip by clip.

    python tests/benchmarks/looks_compared.py CLIP_OR_FOLDER... [--within 0.1]

Each clip needs the file NAME.json beside it that says which exercise it shows (of others: row). Videos are looked at
twice, with the model. Of recorded poses (NAME.npz) those are taken at which the default would have looked: that shows
what the rate alone changes, and takes seconds.
"""

from __future__ import annotations

import argparse
import itertools
import json
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from posecoach.app.clip.analyze import analyze
from posecoach.app.clip.input import LookOptions
from posecoach.core.events import RepCompleted
from posecoach.registry import exercises
from posecoach.results.result import Result
from posecoach.results.words.explanations import explanations
from posecoach.sinks.poses import PoseRecorder
from posecoach.sources.recorded.looks import LOOK_GAP_S
from posecoach.sources.recorded.pose_file import PoseFile

PARTS = ("start_s", "peak_s", "end_s")


def both(clip: Path, exercise: str, folder: Path) -> tuple[Result, Result]:
    """Return the results of every frame and of the default."""
    if clip.suffix == ".npz":
        return analyze(clip, exercise), analyze(thinned(clip, folder), exercise)
    every = analyze(clip, exercise, look=LookOptions(every_frame=True))
    return every, analyze(clip, exercise)


def thinned(poses: Path, folder: Path) -> Path:
    """Return a file with the poses at which the default would have looked."""
    target, taken_s = folder / poses.name, float("-inf")
    with PoseRecorder(target) as recorder:
        for pose, following in itertools.zip_longest(seen := list(PoseFile(poses)), seen[1:]):
            if following is None or following.t_s - taken_s > LOOK_GAP_S:
                recorder.add(pose)
                taken_s = pose.t_s
    return target


def differences(every: Result, default: Result, within_s: float) -> Iterator[str]:
    """Yield what is not the same, in words."""
    spec = exercises()[every.exercise]
    counts = [(one.full, one.partial, len(one.rejected)) for one in (every, default)]
    if counts[0][:2] != counts[1][:2]:
        yield "full, partial, refused {}, {}, {} become {}, {}, {}".format(*counts[0], *counts[1])
    for a, b in paired(every, default):
        known = {fault.id for fault in a.faults}, {fault.id for fault in b.faults}
        if known[0] != known[1]:
            yield f"faults at {a.peak_s:.1f} s: {sorted(known[0])} become {sorted(known[1])}"
        for part in PARTS:
            step_s = getattr(b, part) - getattr(a, part)
            if abs(step_s) > within_s:
                yield f"{part.removesuffix('_s')} at {getattr(a, part):.1f} s moves by {step_s:+.2f} s"
    said = [{line for line in explanations(one, spec) if line.startswith("Not judged")} for one in (every, default)]
    if said[0] != said[1]:
        yield f"declined: {sorted(said[0])} become {sorted(said[1])}"


def paired(every: Result, default: Result) -> list[tuple[RepCompleted, RepCompleted]]:
    """Return the repetitions of both that are each other's nearest by their middle."""
    found = []
    for a in every.reps:
        nearest = min(default.reps, key=lambda b: _apart_s(a, b), default=None)
        if nearest is not None and min(every.reps, key=lambda c: _apart_s(c, nearest)) is a:
            found.append((a, nearest))
    return found


def _apart_s(one: RepCompleted, other: RepCompleted) -> float:
    return abs(one.start_s + one.end_s - other.start_s - other.end_s) / 2


def main() -> None:
    """Print the list."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("clips", type=Path, nargs="+")
    options.add_argument("--within", type=float, default=0.1, help="seconds by which a time may differ")
    options.add_argument("--only", default="", help="only clips whose name has this in it")
    chosen = options.parse_args()
    named = [p for path in chosen.clips for p in (sorted(path.iterdir()) if path.is_dir() else [path])]
    say, same, steps = sys.stdout.write, 0, []
    clips = [
        p for p in named if p.suffix in {".mp4", ".npz"} and chosen.only in p.name and p.with_suffix(".json").exists()
    ]
    with tempfile.TemporaryDirectory() as folder:
        for clip in clips:
            exercise = json.loads(clip.with_suffix(".json").read_text())["exercise"] or "row"
            every, default = both(clip, exercise, Path(folder))
            found = list(differences(every, default, chosen.within))
            moved = [abs(getattr(a, p) - getattr(b, p)) for a, b in paired(every, default) for p in PARTS]
            steps += moved
            same += not found
            say(f"{clip.stem:34} {exercise:20} full {every.full} and {default.full}, ")
            say(f"largest step {max(moved, default=0.0):.2f} s")
            say("".join(f"\n    {what}" for what in found) + "\n")
            sys.stdout.flush()
    if steps:
        say(
            f"{same} of {len(clips)} the same; {len(steps)} times, half within {sorted(steps)[len(steps) // 2]:.3f} s, "
        )
        say(f"95 % within {sorted(steps)[int(len(steps) * 0.95)]:.3f} s\n")


if __name__ == "__main__":
    main()
