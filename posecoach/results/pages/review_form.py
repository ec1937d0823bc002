"""What the review form of a report needs to write a truth file, the format of ``sample_videos/README.md``."""

from __future__ import annotations

import math
from typing import Any

from posecoach.core.spec import ExerciseSpec
from posecoach.results.result import Result
from posecoach.results.words.grouped import time_words


def review_data(result: Result, spec: ExerciseSpec, part: int = 0) -> dict[str, Any]:
    """Return the parts of the truth file that no reviewer has to say, its name, and the movements to be judged.

    ``part`` is the number of the set in a page of several, each of which has a file of its own; 0: it is alone.
    """
    duration_s = result.duration_s if math.isfinite(result.duration_s) and result.duration_s > 0 else 0.0
    found = [
        (r.start_s, r.peak_s, r.end_s, "full" if r.full else "partial", [f.id for f in r.faults]) for r in result.reps
    ]
    found += [(r.start_s, (r.start_s + r.end_s) / 2, r.end_s, "rejected", []) for r in result.rejected]
    stem = result.clip.rpartition(".")[0] or result.clip
    return {
        "file": f"{stem}-set-{part}.json" if part else f"{stem}.json",
        "clip": result.clip,
        "exercise": result.exercise,
        "view": result.view,
        "fps": round(result.rate_hz, 3) if math.isfinite(result.rate_hz) else 0.0,
        "frames": result.frames,
        "duration_s": round(duration_s, 3),
        "judged": list(spec.fault_ids()),
        "fault_names": {fault: spec.fault_name(fault) for fault in spec.fault_ids()},
        "holds": [{"start_s": round(h.start_s, 3), "end_s": round(h.end_s, 3)} for h in result.holds],
        "movements": [
            {
                "start_s": round(a, 3),
                "peak_s": round(p, 3),
                "end_s": round(b, 3),
                "kind": kind,
                "faults": faults,
                "when": time_words([(a, b)], as_clock=True),
            }
            for a, p, b, kind, faults in sorted(found, key=lambda movement: movement[0])
        ],
    }
