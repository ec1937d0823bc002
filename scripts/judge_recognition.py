#!/usr/bin/env python3
"""Judge which exercise is recognised, counting included, on sources that nothing was learned from.

    python scripts/judge_recognition.py FOLDER [FOLDER ...] [--list]

Folders and labels are those of ``learn_recognition.py`` and ``learn_evidence.py``. The sources are left out in ten
parts. For each part the tables that exercises are recognised by, and the evidence that their repetitions are counted
by, are learned from the other parts; then the program itself analyses the recordings, as ``posecoach analyze`` does
where no exercise is named. What is printed are the counts of docs/accuracy.md. Motion capture is learned from only.
Takes some ten minutes on a quiet machine.
"""

from __future__ import annotations

import argparse
import dataclasses
from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import labelled_recordings
import learn_evidence
import learn_recognition

from posecoach.app.clip.sets import analyze_sets
from posecoach.core.spec import ExerciseSpec
from posecoach.registry import exercises
from posecoach.sources.recorded.pose_file import PoseFile

NOT_JUDGED = ("captured", "modelled")
SURENESS = (0.0, 0.6, 0.8, 0.95, 1.0)
Movements = dict[str, list[labelled_recordings.Recording]]


@dataclass(frozen=True, slots=True)
class Answer:
    """What the program says of a recording, and how sure it is of it."""

    group: str
    name: str
    shown: str
    found: str
    probability: float

    @property
    def right(self) -> bool:
        """Whether it is what the recording shows, and nothing else."""
        return self.found == self.shown


def movements_of(folders: list[Path]) -> Movements:
    """Return the labelled movements by exercise, of all exercises that are counted by evidence."""
    weighed = [spec for spec in exercises().values() if spec.evidence is not None]
    return {spec.id: [r for f in folders for r in labelled_recordings.read_folder(f, spec)] for spec in weighed}


def without(part: set[str], recordings: list[learn_recognition.Recording], moved: Movements) -> dict[str, ExerciseSpec]:
    """Return the exercises as they are learned without some of the sources."""
    names = sorted(recordings[0].windows[0].measures)
    tables = learn_recognition.fitted([r for r in recordings if r.fold not in part], names)
    found = {}
    for spec in (spec for spec in exercises().values() if spec.id in tables):
        evidence = spec.evidence
        if evidence is not None:
            evidence = learn_evidence.fitted([r for r in moved[spec.id] if r.fold not in part], evidence)
        found[spec.id] = dataclasses.replace(spec, recognition=tables[spec.id], evidence=evidence)
    return found


def answer(recording: learn_recognition.Recording, known: dict[str, ExerciseSpec]) -> Answer:
    """Return what the program says of a recording; without silhouettes it cannot be what is measured on them."""
    if not PoseFile(recording.path).has_silhouette:
        known = {name: spec for name, spec in known.items() if not spec.camera.needs_silhouette}
    found = analyze_sets(recording.path, known=known)
    names = [one.result.exercise for one in found.sets]
    likely = [one.recognition.best.probability for one in found.sets]
    likely += [part.best.probability for part in found.unknown] if not names else []
    return Answer(recording.group, recording.name, recording.exercise, "+".join(names), min(likely, default=1.0))


def judged(folders: list[Path]) -> list[Answer]:
    """Return what the program says of each recording, by what was learned from the other sources."""
    recordings = [recording for folder in folders for recording in learn_recognition.read_folder(folder)]
    moved, fold = movements_of(folders), learn_recognition.folds_of(recordings)
    answers = []
    for number in range(learn_recognition.FOLDS):
        part = {source for source, its in fold.items() if its == number}
        known = without(part, recordings, moved)
        left_out = [r for r in recordings if r.fold in part and r.group not in NOT_JUDGED]
        answers += [answer(recording, known) for recording in left_out]
    print(f"{len(answers)} recordings judged, {len(recordings)} learned from, {len(fold)} sources")
    return answers


def show(answers: list[Answer], listing: bool) -> None:
    """Print how many are right, what the others are taken for, and how far the sureness can be believed."""
    found: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for one in answers:
        found[one.group, one.shown][one.found] += 1
        if listing and not one.right:
            print(f"{one.group:10s}{one.name:60s}{one.shown or 'none':20s}{one.found or 'none'} {one.probability:.2f}")
    for (group, exercise), counts in sorted(found.items()):
        of, right = sum(counts.values()), counts.pop(exercise, 0)
        taken = ", ".join(f"{name or 'none'} {times}" for name, times in counts.most_common())
        print(f"{group:10s}{exercise or 'none':20s}{right} of {of} ({right / of:.0%})  {taken}")
    for low, high in pairwise(SURENESS):
        correct = [one.right for one in answers if low <= one.probability < high or one.probability == high == 1.0]
        print(f"{low:.0%} to {high:.0%} likely: {sum(correct)} of {len(correct)} right")


def main() -> None:
    """Read, judge and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--list", action="store_true", help="list the recordings that are taken for something else")
    wanted = parser.parse_args()
    show(judged(wanted.folders), wanted.list)


if __name__ == "__main__":
    main()
