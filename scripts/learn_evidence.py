#!/usr/bin/env python3
"""Learn the weights of an exercise's evidence from labelled recordings, and judge them on sources left out.

    python scripts/learn_evidence.py row FOLDER [FOLDER ...] [--write] [--list]

Each folder holds recorded poses and ``labels.json``: a list of objects with ``file``, ``source`` (recordings of one
source share people and camera), ``accepted_full_counts`` ({exercise: [counts]}) and ``made`` ("real...", "modelled",
"rendered", ...); ``person`` where a source has several, ``movements`` ({exercise: all repetitions, partial ones
included}) where that is more.

The model is a logistic regression on hinges of the measures (hinge_regression.py): each measure has one weight below
and one above its median over the repetitions, and further than 2.5 steps from there it says no more; where it was not
seen it says what it says on average. Strong ridge penalty; groups of recordings are balanced, and in each of them
those with and without repetitions. What is printed first is measured on sources that nothing was learned from.
``--write`` then learns from all and rewrites ``posecoach/exercises/<id>_evidence.py``; measures and words are taken
from there.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import math
import subprocess
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from hinge_regression import fitted_table
from numpy.typing import NDArray

from posecoach.analysis.analyzer import Analyzer
from posecoach.analysis.likeness import likeness, shared
from posecoach.analysis.movements import find_movements
from posecoach.analysis.set_evidence import measured, with_company, with_logs
from posecoach.core.observations import EvidenceTable, Observation
from posecoach.core.spec import ExerciseSpec
from posecoach.registry import exercise
from posecoach.signals.series import PoseSeries
from posecoach.sources.pose_file import PoseFile

sys.path.insert(0, str(Path(__file__).parents[1]))
from tests.benchmarks.ten_line_counter import elbow_peaks

FloatArray = NDArray[np.float64]
GROUP_WEIGHTS = {"people": 6.0, "captured": 1.5, "modelled": 2.0, "rendered": 2.0, "other": 1.0}
POSITIVE_SHARE = 0.5
STRAY = 1.5
"""Unlikeness (see ``analysis.likeness``) from which a movement beside a set is taken for something else."""
FOLDS_OF_PERSONS = 6
"""Persons of one collection are left out in so many folds; sources of video one by one."""


@dataclass(frozen=True, slots=True)
class Recording:
    """One labelled recording: its movements, their measures, and 1, 0 or -1 (not known) for each."""

    name: str
    group: str
    fold: str
    accepted: tuple[int, ...]
    ranges: tuple[float, ...]
    whole: tuple[bool, ...]
    measures: tuple[dict[str, float], ...]
    labels: tuple[int, ...]
    baseline: int

    @property
    def shows_it(self) -> bool:
        """Whether the exercise is done in it."""
        return max(self.accepted) > 0


def group_of(made: str) -> str:
    """Return the group of a recording from how it was made."""
    if "Kinect" in made or "capture" in made:
        return "captured"
    return "people" if made.startswith("real") else made if made in GROUP_WEIGHTS else "other"


def fold_of(entry: dict[str, object]) -> str:
    """Return what is left out together: a source; of a collection of many persons some of them."""
    person = str(entry.get("person", ""))
    if not person:
        return str(entry["source"])
    digits = [int(part) for part in person.replace("_", "-").split("-") if part.isdigit()]
    return f"{entry['source']} {sum(digits) % FOLDS_OF_PERSONS}"


def read_series(path: Path) -> PoseSeries:
    """Return the recorded poses of a file."""
    with np.load(path) as file:
        arrays = [file[key].astype(np.float64) for key in ("t_s", "world_m", "xy_px", "visibility")]
    return PoseSeries(*arrays)


def labelled(whole_ones: list[bool], measures: list[dict[str, float]], accepted: int) -> list[int]:
    """Return which movements are repetitions: as many as were counted, those that are most alike.

    The others are something else if they are unlike these; else nothing is known of them.
    """
    if accepted == 0:
        return [0] * len(measures)
    whole = [i for i, seen in enumerate(whole_ones) if seen]
    labels = [-1] * len(measures)
    if not whole:
        return labels
    apart = np.sqrt(-np.log(np.maximum(likeness([measures[i] for i in whole]), 1e-30)))
    middle = int(np.argmin(np.sort(apart, axis=1)[:, :accepted].sum(axis=1)))
    for rank, k in enumerate(np.argsort(apart[middle])):
        if rank < accepted:
            labels[whole[k]] = 1
        elif apart[middle][k] > STRAY:
            labels[whole[k]] = 0
    return labels


def movements_of(path: Path, spec: ExerciseSpec) -> tuple[list[float], list[bool], list[dict[str, float]]]:
    """Return of the movements in a recording the range, whether each was seen whole, and its measures."""
    assert spec.cycle is not None
    if not spec.cycle.two_way:
        series = read_series(path)
        arms = find_movements(series)
        seen = [m.lead.begun and m.lead.returned for m in arms]
        return [m.lead.range for m in arms], seen, [measured(series, m) for m in arms]
    analyzer = Analyzer(spec)
    for pose in PoseFile(path):
        analyzer.update(pose)
    analyzer.finish()
    assert analyzer.reps is not None
    cycles = analyzer.reps.judged.settled
    return [c.measures["range"] for c in cycles], [c.returned for c in cycles], [with_logs(c.measures) for c in cycles]


def read_folder(folder: Path, spec: ExerciseSpec) -> list[Recording]:
    """Return the recordings of a folder that say something of the exercise."""
    found = []
    for entry in json.loads((folder / "labels.json").read_text(encoding="utf-8")):
        accepted = entry["accepted_full_counts"].get(spec.id)
        path = folder / entry["file"]
        if accepted is None or not path.is_file():
            continue
        ranges, whole, measures = movements_of(path, spec)
        measures = with_company(measures, likeness(measures))
        count = max(*accepted, entry.get("movements", {}).get(spec.id, 0))
        labels = labelled(whole, measures, count)
        group, fold = group_of(entry["made"]), fold_of(entry)
        numbers = (tuple(accepted), tuple(ranges), tuple(whole), tuple(measures), tuple(labels))
        found.append(Recording(path.stem, group, fold, *numbers, elbow_peaks(read_series(path))))
    return found


def table_of(measures: tuple[dict[str, float], ...], names: list[str]) -> FloatArray:
    """Return (n, names) the measures as a table."""
    return np.array([[m.get(name, math.nan) for name in names] for m in measures]).reshape(-1, len(names))


def training_set(recordings: list[Recording], names: list[str]) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Return measures, labels and weights of all labelled movements."""
    usable = [r for r in recordings if any(label >= 0 for label in r.labels)]
    of_kind = Counter((r.group, r.shows_it) for r in usable)
    tables, labels, weights = [], [], []
    for r in usable:
        known = np.array(r.labels) >= 0
        each = GROUP_WEIGHTS[r.group] / of_kind[r.group, r.shows_it] / math.sqrt(known.sum())
        tables.append(table_of(r.measures, names)[known])
        labels.append(np.array(r.labels, dtype=float)[known])
        weights.append(np.full(int(known.sum()), each))
    x, y, w = np.concatenate(tables), np.concatenate(labels), np.concatenate(weights)
    for value, share in ((0.0, 1.0 - POSITIVE_SHARE), (1.0, POSITIVE_SHARE)):
        w[y == value] *= 2000.0 * share / w[y == value].sum()
    return x, y, w


def fitted(recordings: list[Recording], words: EvidenceTable) -> EvidenceTable:
    """Return the table with numbers learned from these recordings."""
    return fitted_table(*training_set(recordings, [o.measure for o in words.observations]), words)


def counted(recording: Recording, table: EvidenceTable, spec: ExerciseSpec) -> int:
    """Return the full repetitions that the evidence counts in a recording."""
    assert spec.cycle is not None
    if not recording.measures:
        return 0
    own = [table.weigh(m).log_odds for m in recording.measures]
    odds = shared(own, likeness(recording.measures))
    accepted = [(r, w) for r, w, o in zip(recording.ranges, recording.whole, odds, strict=True) if o > 0]
    if not accepted:
        return 0
    ranges = sorted((r for r, _ in accepted), reverse=True)
    usual = float(np.median(ranges[: (len(ranges) + 1) // 2]))
    return sum(whole and r >= spec.cycle.full_ratio * usual for r, whole in accepted)


def leave_sources_out(recordings: list[Recording], spec: ExerciseSpec, listing: bool) -> None:
    """Print how the recordings of each source are counted by what was learned from the others."""
    assert spec.observations is not None
    figures: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for fold in sorted({r.fold for r in recordings}):
        table = fitted([r for r in recordings if r.fold != fold], spec.observations)
        for r in (r for r in recordings if r.fold == fold):
            got = counted(r, table, spec)
            tally = figures[r.group, spec.id if r.shows_it else "something else"]
            tally["recordings"] += 1
            tally["exact"] += got in r.accepted
            tally["within one"] += min(abs(got - a) for a in r.accepted) <= 1
            tally["ten lines exact"] += r.baseline in r.accepted
            tally["ten lines within one"] += min(abs(r.baseline - a) for a in r.accepted) <= 1
            if listing and got not in r.accepted:
                print(f"{r.group:10s}{r.name:60s}accepted {list(r.accepted)} counted {got}")
    for (group, kind), tally in sorted(figures.items()):
        share = tally["exact"] / tally["recordings"]
        print(f"{group:10s}{kind:18s}{dict(tally)} {share:.1%} exact")


def source_text(table: EvidenceTable, spec: ExerciseSpec, recordings: list[Recording]) -> str:
    """Return the source of the exercise's evidence file."""
    shown = [r for r in recordings if r.shows_it]
    counts = Counter(label for r in recordings for label in r.labels)
    video = {r.fold for r in recordings if r.group == "people"}
    people = sum(r.group == "people" for r in recordings)
    head = f'''"""What speaks for and against a {spec.name.lower()}: weights learned from labelled recordings.

Written by scripts/learn_evidence.py: measures and words are edited here, numbers are learned. From {counts[1]}
repetitions in {len(shown)} recordings and {counts[0]} other movements, most of them in
{len(recordings) - len(shown)} more; {people} of these recordings are video of people, from {len(video)} sources.
"""

from __future__ import annotations

from posecoach.core.observations import EvidenceTable, Observation

EVIDENCE = EvidenceTable(
    prior={table.prior},
    caution={table.caution},
    observations=('''
    lines = [head]
    for o in table.observations:
        fields = [json.dumps(getattr(o, f.name), ensure_ascii=False) for f in dataclasses.fields(Observation)]
        lines.append(f"        Observation({', '.join(fields)}),")
    return "\n".join([*lines, "    ),", ")", ""])


def main() -> None:
    """Read, judge, and write if asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("exercise")
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--list", action="store_true", help="list the recordings that are counted wrongly")
    arguments = parser.parse_args()
    spec = exercise(arguments.exercise)
    if spec.observations is None:
        sys.exit(f"{spec.name} has no evidence table to learn the numbers of.")
    recordings = [r for folder in arguments.folders for r in read_folder(folder, spec)]
    leave_sources_out(recordings, spec, arguments.list)
    if arguments.write:
        target = Path(__file__).parents[1] / "posecoach" / "exercises" / f"{spec.id}_evidence.py"
        target.write_text(source_text(fitted(recordings, spec.observations), spec, recordings), encoding="utf-8")
        subprocess.run([sys.executable, "-m", "ruff", "format", "-q", str(target)], check=True)


if __name__ == "__main__":
    main()
