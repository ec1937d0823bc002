"""Whole processes against the naive loop, in turn and repeated: prints the table of docs/performance.md.

    python tests/benchmarks/whole_processes.py [--runs N] [--row CLIP] [--cat-camel CLIP] [--minutes M]

Ratios are of wall time and of processor time, medians of pairs; what else the machine does hits both of a pair.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import av

from posecoach.sinks.video import VideoWriter
from posecoach.sources.clip import ClipSource

RATE_HZ = 25.0
FIRST = "cat_camel_side.mp4"
HERE = Path(__file__).parent
SAMPLES = HERE.parents[1] / "sample_videos"
POSECOACH = [sys.executable, "-c", "from posecoach.cli import main; main()", "analyze"]
NAIVE = [sys.executable, str(HERE / "naive_loop.py")]
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""As in a user's shell, where modules are compiled once and not at every start."""


@dataclass(frozen=True)
class Case:
    """One row of the table: what is run on which clip, and what at most it may take of the naive loop's time."""

    name: str
    exercise: str
    arguments: tuple[str, ...] = ()
    video: bool = False
    bar_short: float = 0.0
    bar_long: float = 0.0


CASES = (
    Case("every frame, row", "row", ("--every-frame",), bar_short=0.55, bar_long=0.48),
    Case("every frame, cat/camel", "cat_camel", ("--every-frame",), bar_short=0.80, bar_long=0.70),
    Case("default, row", "row", bar_short=0.25, bar_long=0.16),
    Case("default, cat/camel", "cat_camel", bar_short=0.35, bar_long=0.25),
    Case("default, annotated video", "row", video=True, bar_short=0.60, bar_long=0.50),
    Case("one tracker, row", "row", ("--jobs", "1")),
)


@dataclass(frozen=True)
class Cost:
    """What a process took: seconds by the clock and of the processor, and its peak memory."""

    wall_s: float
    processor_s: float
    peak_mb: float


def cost(command: list[str], silent: bool = True) -> Cost:
    """Run a command and return what it took."""
    began_s = time.monotonic()
    quiet = subprocess.DEVNULL if silent else None
    process = subprocess.Popen(command, stdout=quiet, stderr=quiet, env=ENVIRONMENT)
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"{' '.join(command)} failed")
    return Cost(time.monotonic() - began_s, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def looped(clip: Path, seconds: float, folder: Path) -> Path:
    """Return the clip repeated, without encoding it again, until it lasts that long."""
    target = folder / f"{clip.stem}_{seconds:.0f}s.mp4"
    with av.open(str(target), "w") as new:
        offset_s, stream = 0.0, None
        while offset_s < seconds:
            with av.open(str(clip)) as old:
                source = old.streams.video[0]
                stream = stream or new.add_stream_from_template(source)
                offset, end = round(offset_s / source.time_base), 0
                for packet in old.demux(source):
                    if packet.dts is None:
                        continue
                    end = max(end, packet.pts + packet.duration)
                    packet.pts, packet.dts, packet.stream = packet.pts + offset, packet.dts + offset, stream
                    new.mux(packet)
                offset_s += float(end * source.time_base)
    return target


def at_25_hz(clip: Path, folder: Path) -> Path:
    """Return the clip at 25 frames a second, as phones record; the sample clips have 15, to be small."""
    source = ClipSource(clip)
    if source.rate_hz >= RATE_HZ - 1.0:
        return clip
    target, number = folder / f"{clip.stem}_25hz.mp4", 0
    with contextlib.ExitStack() as stack:
        writer: VideoWriter | None = None
        for frame in source:
            writer = writer or stack.enter_context(VideoWriter(target, frame.size_px))
            while number / RATE_HZ <= frame.t_s:
                writer.write(frame.image, number / RATE_HZ)
                number += 1
    return target


def measured(case: Case, clip: Path, runs: int, folder: Path) -> str:
    """Return a line of the table: median ratios of the pairs, and the peak memory of both."""
    ours = [*POSECOACH, str(clip), "--exercise", case.exercise, *case.arguments]
    naive = [*NAIVE, str(clip)]
    if case.video:
        ours += ["--video", str(folder / "ours.mp4")]
        naive += [str(folder / "naive.mp4")]
    pairs = []
    for _ in range(runs):
        other = cost(naive)
        pairs.append((cost(ours), other))
    wall = statistics.median(a.wall_s / b.wall_s for a, b in pairs)
    processor = statistics.median(a.processor_s / b.processor_s for a, b in pairs)
    seconds = statistics.median(b.wall_s for _, b in pairs)
    peak_mb, other_mb = (statistics.median(c.peak_mb for c in costs) for costs in zip(*pairs, strict=True))
    return f"{wall:6.2f} {processor:10.2f} {peak_mb:8.0f} {other_mb:8.0f} MB {seconds:9.1f} s"


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--runs", type=int, default=3)
    options.add_argument("--row", type=Path, default=SAMPLES / "row_chair_shrug.mp4")
    options.add_argument("--cat-camel", type=Path, default=SAMPLES / "cat_camel_side.mp4")
    options.add_argument("--minutes", type=float, default=0.0, help="also on clips looped to this length")
    options.add_argument("--only", default="", help="only rows whose name has this in it")
    chosen = options.parse_args()
    clips = {"row": chosen.row, "cat_camel": chosen.cat_camel}
    say = sys.stdout.write
    say(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors, {chosen.runs} pairs\n")
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        clips = {name: at_25_hz(clip, folder) for name, clip in clips.items()}
        for command in (NAIVE, [*POSECOACH, "--exercise", "cat_camel", "--video", str(folder / "first.mp4")]):
            cost([*command[:4], str(SAMPLES / FIRST), *command[4:]])  # so that all modules are compiled
        for seconds in (0.0, 60.0 * chosen.minutes)[: 2 if chosen.minutes else 1]:
            long = {name: looped(clip, seconds, folder) for name, clip in clips.items()} if seconds else clips
            say(f"\n{'clip as it is' if not seconds else f'looped to {seconds:.0f} s'}\n")
            say(f"{'':28}   bar   wall  processor     peak    naive     naive\n")
            for case in CASES:
                if chosen.only in case.name:
                    bar = case.bar_long if seconds else case.bar_short
                    line = measured(case, long[case.exercise], chosen.runs, folder)
                    say(f"{case.name:28} {bar or '':>5} {line}\n")
                    sys.stdout.flush()


if __name__ == "__main__":
    main()
