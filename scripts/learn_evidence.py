#!/usr/bin/env python3
"""Learn the weights of an exercise's evidence from labelled recordings, and judge them on sources left out.

    OPENBLAS_NUM_THREADS=1 python scripts/learn_evidence.py row FOLDER [FOLDER ...] [--write] [--list]

Each folder holds recorded poses and ``labels.json``: a list of objects with ``file``, ``source`` (recordings of one
source share people and camera), ``accepted_full_counts`` ({exercise: [counts]}) and ``made`` ("real...", "modelled",
"rendered", ...); ``person`` where a source has several, ``movements`` ({exercise: all repetitions, partial ones
included}) where that is more.

The model is a logistic regression on hinges of the measures (hinge_regression.py): each measure has one weight below
and one above its median over the repetitions, and further than 2.5 steps from there it says no more; where it was not
seen it says what it says on average. Movements share their evidence while it is learned as they do when they are
counted (``analysis.evidence.likeness.shares``). Strong ridge penalty; groups of recordings are balanced, and in each of
them those with and without repetitions. What is printed first is measured on sources that nothing was learned from.
``--write`` then learns from all and rewrites ``posecoach/exercises/learned/<id>_evidence.py``; measures and words are
taken from there.
"""

from __future__ import annotations

import argparse
import dataclasses
import math
import sys
from collections import Counter, defaultdict
from pathlib import Path

import numpy as np
from evidence_source import table_source
from hinge_regression import TOTAL_WEIGHT, fitted_table
from labelled_recordings import Recording, read_folder
from scipy.sparse import block_diag, csr_array

from posecoach.analysis.evidence.verdicts import verdicts
from posecoach.analysis.judgement.usual_range import full_from_ratio, ordinary_ratio, range_ratio, usual_ranges
from posecoach.core.evidence import EvidenceTable
from posecoach.core.pose import FloatArray
from posecoach.core.spec import ExerciseSpec
from posecoach.registry import exercise

GROUP_WEIGHTS = {"people": 10.0, "captured": 1.5, "modelled": 2.0, "rendered": 8.0, "other": 1.0}
POSITIVE_SHARE = 0.5
BY_HAND = frozenset({"retraction", "arm_shift", "hip_bend", "start_recline", "alike_log"})
"""Rules that became clues with a bounded weight, which is set in the table: hardly any recording shows what they
tell apart: arms that go back without the shoulder blades, a poked head, leaning back while standing or bent over.
Of a movement that was made once or twice one must be the surer (``alike_log``): with this weight recordings of people
from sources left out were likeliest."""
CAUTIONS = np.arange(-0.5, 1.55, 0.1)
"""Among which the caution is chosen when it is judged, too."""


def training_set(recordings: list[Recording], names: list[str]) -> tuple[FloatArray, FloatArray, FloatArray, csr_array]:
    """Return measures, labels, weights and shares of the movements; those of which nothing is known weigh nothing."""
    usable = [r for r in recordings if any(m.label >= 0 for m in r.movements)]
    of_kind = Counter((r.group, r.shows_it) for r in usable)
    tables, labels, weights = [], [], []
    for r in usable:
        known = np.array([m.label >= 0 for m in r.movements])
        each = GROUP_WEIGHTS[r.group] / of_kind[r.group, r.shows_it] / math.sqrt(known.sum())
        tables.append(np.array([[m.measures.get(name, math.nan) for name in names] for m in r.movements]))
        labels.append(np.array([m.label for m in r.movements], dtype=float))
        weights.append(each * known)
    x, y, w = np.concatenate(tables), np.concatenate(labels), np.concatenate(weights)
    for value, share in ((0.0, 1.0 - POSITIVE_SHARE), (1.0, POSITIVE_SHARE)):
        w[y == value] *= TOTAL_WEIGHT * share / w[y == value].sum()
    return x, y, w, block_diag([r.shares for r in usable], format="csr")


def fitted(recordings: list[Recording], words: EvidenceTable) -> EvidenceTable:
    """Return the table with numbers learned from these recordings, but for those that are set by hand."""
    to_learn = tuple(clue for clue in words.clues if clue.measure not in BY_HAND)
    x, y, w, of_set = training_set(recordings, [clue.measure for clue in to_learn])
    table = fitted_table(x, y, w, of_set, dataclasses.replace(words, clues=to_learn))
    learned = {clue.measure: clue for clue in table.clues}
    return dataclasses.replace(table, clues=tuple(learned.get(clue.measure, clue) for clue in words.clues))


def log_odds(recording: Recording, table: EvidenceTable) -> FloatArray:
    """Return the log-odds of the movements of a recording, shared among those that are alike."""
    moved = recording.movements
    return np.array([v.log_odds for v in verdicts(table, [m.measures for m in moved], [m.peak_s for m in moved])])


def counted(recording: Recording, odds: FloatArray, spec: ExerciseSpec) -> int:
    """Return the full repetitions that log-odds count in a recording."""
    assert spec.cycle is not None
    accepted = [m for m, o in zip(recording.movements, odds, strict=True) if o > 0]
    ranges = [m.ranges for m in accepted]
    usual = usual_ranges(ranges)
    full_from = full_from_ratio(spec.cycle.full_ratio, ordinary_ratio(ranges, usual))
    ratios = [range_ratio(each, usual, two_way=spec.cycle.two_way) for each in ranges]
    return sum(m.whole and ratio >= full_from for m, ratio in zip(accepted, ratios, strict=True))


def leave_sources_out(recordings: list[Recording], spec: ExerciseSpec, listing: bool) -> None:
    """Print how the recordings of each source are counted by what was learned from the others."""
    assert spec.evidence is not None
    figures: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    odds: dict[str, FloatArray] = {}
    for fold in sorted({r.fold for r in recordings}):
        table = fitted([r for r in recordings if r.fold != fold], spec.evidence)
        for r in (r for r in recordings if r.fold == fold):
            odds[r.name] = log_odds(r, table)
            got = counted(r, odds[r.name], spec)
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
    people = [r for r in recordings if r.group == "people"]
    choose_limits(people, {name: o + spec.evidence.caution for name, o in odds.items()}, spec)


def choose_limits(people: list[Recording], odds: dict[str, FloatArray], spec: ExerciseSpec) -> None:
    """Print how people are counted if the caution, too, is chosen on the other sources."""
    right = {
        r.name: np.array([counted(r, odds[r.name] - caution, spec) in r.accepted for caution in CAUTIONS])
        for r in people
    }
    exact: Counter[bool] = Counter()
    chosen = []
    for fold in {r.fold for r in people}:
        rest = [r for r in people if r.fold != fold]
        shares = [np.mean([right[r.name] for r in rest if r.shows_it == kind], axis=0) for kind in (True, False)]
        best = int(np.argmax(shares[0] + shares[1]))
        chosen.append(CAUTIONS[best])
        for r in (r for r in people if r.fold == fold):
            exact[r.shows_it] += int(right[r.name][best])
    print(f"caution chosen on other sources ({min(chosen):.1f} to {max(chosen):.1f}): {exact[True]} and {exact[False]}")


def source_text(table: EvidenceTable, spec: ExerciseSpec, recordings: list[Recording]) -> str:
    """Return the source of the exercise's evidence file."""
    shown = [r for r in recordings if r.shows_it]
    counts = Counter(m.label for r in recordings for m in r.movements)
    video = {r.fold for r in recordings if r.group == "people"}
    people = sum(r.group == "people" for r in recordings)
    docstring = f"""What speaks for and against a {spec.name.lower()}: weights learned from labelled recordings.

Written by scripts/learn_evidence.py: measures and words are edited here, numbers are learned. From {counts[1]}
repetitions in {len(shown)} recordings and {counts[0]} other movements, most of them in
{len(recordings) - len(shown)} more; {people} of these recordings are video of people, from {len(video)} sources.
"""
    return table_source("EVIDENCE", docstring, table)


def main() -> None:
    """Read, judge, and write if asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("exercise")
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--write", action="store_true")
    parser.add_argument(
        "--rendered",
        type=float,
        default=GROUP_WEIGHTS["rendered"],
        help="weight of rendered recordings (default: %(default)s; chair extensions were learned with 4)",
    )
    parser.add_argument("--list", action="store_true", help="list the recordings that are counted wrongly")
    arguments = parser.parse_args()
    spec = exercise(arguments.exercise)
    if spec.evidence is None:
        sys.exit(f"{spec.name} has no evidence table to learn the numbers of.")
    GROUP_WEIGHTS["rendered"] = arguments.rendered
    recordings = [r for folder in arguments.folders for r in read_folder(folder, spec)]
    leave_sources_out(recordings, spec, arguments.list)
    if arguments.write:
        target = Path(__file__).parents[1] / "posecoach" / "exercises" / "learned" / f"{spec.id}_evidence.py"
        target.write_text(source_text(fitted(recordings, spec.evidence), spec, recordings), encoding="utf-8")


if __name__ == "__main__":
    main()
