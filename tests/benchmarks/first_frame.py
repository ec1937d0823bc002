"""How long it takes from the start of ``posecoach live`` to the first picture in which somebody is coached.

    python tests/benchmarks/first_frame.py [--runs N]

By the clock and of the processor, the model in place, without window and voice, on a sample clip in place of a camera.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

SAMPLE = Path(__file__).parents[2] / "sample_videos" / "row_standing_side.mp4"
PROGRAM = f"""
import os, sys, time
from posecoach.app import loop
step = loop.SessionLoop.step
def first(self, seen):
    step(self, seen)
    if seen.pose is not None and seen.pose.found:
        sys.stdout.write(f"{{time.process_time()}}")
        sys.stdout.flush()
        os._exit(0)
loop.SessionLoop.step = first
sys.argv[1:] = ["live", "--exercise", "row", "--source", {str(SAMPLE)!r}, "--headless", "--mute"]
from posecoach.cli import main
main()
"""


def main() -> None:
    """Print the medians."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--runs", type=int, default=3)
    took: list[tuple[float, float]] = []
    for _ in range(options.parse_args().runs):
        began_s = time.monotonic()
        said = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True).stdout
        took.append((time.monotonic() - began_s, float(said.split()[-1])))
    wall_s, processor_s = (statistics.median(column) for column in zip(*took, strict=True))
    load = os.getloadavg()[0]
    sys.stdout.write(
        f"first coached picture after {wall_s:.2f} s, {processor_s:.2f} s of the processor, load {load:.1f}\n"
    )


if __name__ == "__main__":
    main()
