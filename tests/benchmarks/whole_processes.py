"""Whole processes against the naive loop, in turn and repeated: prints the table of docs/performance.md.

    python tests/benchmarks/whole_processes.py [--runs N] [--row CLIP] [--cat-camel CLIP] [--minutes M] [--long-only]

In each round the naive loop runs once on a clip (and once more with drawing and writing), and right after it all
rows of the table that are measured against it. A ratio is that of a row to the loop of its round, by the clock and
in processor time; the table shows medians of the rounds. What else the machine does hits a whole round; the load is
printed, since with other work on it ratios by the clock mean little. Rows without a bar are left out on the long
clip. With ``--minutes 10`` a round takes about 27 minutes, 2 of them for the clips as they are.
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
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import av

from posecoach.sinks.video import VideoWriter
from posecoach.sources.recorded.clip import ClipSource

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


Pair = tuple[Cost, Cost]
"""Of posecoach, and of the naive loop."""


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


def sharing(cases: Sequence[Case]) -> list[list[Case]]:
    """Return the cases in groups that are measured against the same run of the naive loop."""
    groups: dict[tuple[str, bool], list[Case]] = {}
    for case in cases:
        groups.setdefault((case.exercise, case.video), []).append(case)
    return list(groups.values())


def a_round(clip: Path, cases: Sequence[Case], folder: Path) -> list[Pair]:
    """Return what cases that share the naive loop took on a clip, each beside what the loop took just before."""
    drawn = cases[0].video
    other = cost([*NAIVE, str(clip), *([str(folder / "naive.mp4")] if drawn else [])])
    video = ["--video", str(folder / "ours.mp4")] if drawn else []
    return [
        (cost([*POSECOACH, str(clip), "--exercise", case.exercise, *case.arguments, *video]), other) for case in cases
    ]


def line(pairs: Sequence[Pair]) -> str:
    """Return the figures of a row of the table: median ratios of the pairs, and the peak memory of both."""
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
    options.add_argument("--long-only", action="store_true", help="not on the clips as they are")
    options.add_argument("--only", default="", help="only rows whose name has this in it")
    chosen = options.parse_args()
    clips = {"row": chosen.row, "cat_camel": chosen.cat_camel}
    lengths_s = [0.0] * (not chosen.long_only) + [60.0 * chosen.minutes] * (chosen.minutes > 0.0)
    say = sys.stdout.write
    say(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors, {chosen.runs} rounds\n")
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        clips = {name: at_25_hz(clip, folder) for name, clip in clips.items()}
        for command in (NAIVE, [*POSECOACH, "--exercise", "cat_camel", "--video", str(folder / "first.mp4")]):
            cost([*command[:4], str(SAMPLES / FIRST), *command[4:]])  # so that all modules are compiled
        cases = [case for case in CASES if chosen.only in case.name]
        for seconds in lengths_s:
            long = {name: looped(clip, seconds, folder) for name, clip in clips.items()} if seconds else clips
            say(
                f"\n{'clip as it is' if not seconds else f'looped to {seconds:.0f} s'}, load {os.getloadavg()[0]:.1f}\n"
            )
            say(f"{'':28}   bar   wall  processor     peak    naive     naive\n")
            sys.stdout.flush()
            for together in sharing([case for case in cases if case.bar_long or not seconds]):
                rounds = [a_round(long[together[0].exercise], together, folder) for _ in range(chosen.runs)]
                for case, pairs in zip(together, zip(*rounds, strict=True), strict=True):
                    bar = case.bar_long if seconds else case.bar_short
                    say(f"{case.name:28} {bar or '':>5} {line(pairs)}\n")
                sys.stdout.flush()


if __name__ == "__main__":
    main()
