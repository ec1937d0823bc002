#!/usr/bin/env python3
"""Learn what exercises are recognised by from labelled recordings, and judge it on sources left out.

    python scripts/learn_recognition.py FOLDER [FOLDER ...] [--write] [--list]

Each folder holds recorded poses and ``labels.json``, as for ``learn_evidence.py``. A recording shows the exercise that
``exercise`` names (null: none), or else the one of ``accepted_full_counts`` that has repetitions; it is left out if
``exercise`` is ``"?"``.

The model is a multinomial logistic regression on hinges of the measures of stretches of eight seconds: of each exercise
one table of weights, against none of them. Strong ridge penalty; kinds of recordings and exercises are balanced. Only
the measures that carry most are kept. What is printed is measured on sources that nothing was learned from, the choice
of the measures included. ``--write`` then learns from all and writes
``posecoach/exercises/learned/<id>_recognition.py``. Needs scikit-learn (the development dependencies).
"""

from __future__ import annotations

import argparse
import json
import warnings
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from evidence_source import table_source
from hinge_regression import TOTAL_WEIGHT, hinges, significant
from labelled_recordings import fold_of, group_of, read_series
from learn_evidence import GROUP_WEIGHTS
from sklearn.linear_model import LogisticRegression

from posecoach.analysis.recognition.spans import NONE, spans_of
from posecoach.analysis.recognition.windows import Window, windows_of
from posecoach.core.evidence import Clue, EvidenceTable
from posecoach.core.pose import FloatArray
from posecoach.registry import exercises

PENALTY = 0.05
"""Inverse strength of the ridge penalty, for the same total weight as in hinge_regression.py."""
CLASS_WEIGHTS = {NONE: 3.0, "row": 2.0, "cat_camel": 1.5}
"""Movements that are none of the exercises differ most; the others have a weight of 1."""
KEPT = 36
"""Measures that are kept."""
FOLDS = 10
Tables = dict[str, EvidenceTable]


@dataclass(frozen=True, slots=True)
class Recording:
    """A labelled recording."""

    path: Path
    group: str
    fold: str
    exercise: str
    windows: tuple[Window, ...]

    @property
    def name(self) -> str:
        """Its file without the ending."""
        return self.path.stem


def shown(entry: dict[str, object]) -> str:
    """Return the exercise that a recording shows, by its labels."""
    if "exercise" in entry:
        return str(entry["exercise"] or NONE)
    counts = entry["accepted_full_counts"]
    assert isinstance(counts, dict)
    return next((name for name, accepted in counts.items() if max(accepted) > 0), NONE)


def read_folder(folder: Path) -> list[Recording]:
    """Return the recordings of a folder."""
    found = []
    for entry in json.loads((folder / "labels.json").read_text(encoding="utf-8")):
        path = folder / entry["file"]
        exercise = shown(entry)
        if exercise == "?" or not path.is_file():
            continue
        windows = tuple(windows_of(read_series(path)))
        if windows:
            found.append(Recording(path, group_of(entry["made"]), fold_of(entry), exercise, windows))
    return found


def values_of(recording: Recording, names: list[str]) -> FloatArray:
    """Return (windows, names) the measures of a recording."""
    return np.array([[window.measures[name] for name in names] for window in recording.windows])


def weights_of(recordings: list[Recording]) -> FloatArray:
    """Return the weight of each window: groups count alike within an exercise, recordings within a group."""
    of_kind = Counter((r.exercise, r.group) for r in recordings)
    each = [GROUP_WEIGHTS[r.group] / of_kind[r.exercise, r.group] / len(r.windows) for r in recordings]
    weights = np.repeat(each, [len(r.windows) for r in recordings])
    labels = np.repeat([r.exercise for r in recordings], [len(r.windows) for r in recordings])
    for exercise in set(labels):
        weights[labels == exercise] *= CLASS_WEIGHTS.get(exercise, 1.0) / weights[labels == exercise].sum()
    return np.asarray(TOTAL_WEIGHT * weights / weights.sum())


def fitted(recordings: list[Recording], names: list[str]) -> Tables:
    """Return the tables of all exercises, of those measures that carry most."""
    labels = np.repeat([r.exercise for r in recordings], [len(r.windows) for r in recordings])
    weights = weights_of(recordings)
    for _ in range(2):
        x = np.concatenate([values_of(r, names) for r in recordings])
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", RuntimeWarning)
            centre = _digits(np.nanmedian(x, axis=0))
            scale = _digits(np.maximum(1e-3, np.subtract(*np.nanpercentile(x, [85, 15], axis=0)) / 2))
        steps = np.nan_to_num(hinges((x - centre) / scale))  # what was not seen says nothing
        model = LogisticRegression(C=PENALTY, max_iter=120, tol=1e-3).fit(steps, labels, sample_weight=weights)
        against = list(model.classes_).index(NONE)
        coefficients = model.coef_ - model.coef_[against]
        above, below = np.split(coefficients, 2, axis=1)
        power = np.sqrt((coefficients**2 * steps.var(axis=0)).sum(axis=0)).reshape(2, -1).sum(axis=0)
        if len(names) <= KEPT:
            break
        names = [names[i] for i in sorted(np.argsort(-power)[:KEPT])]
    return {
        str(exercise): EvidenceTable(
            round(float(model.intercept_[k] - model.intercept_[against]), 2),
            tuple(
                Clue(name, float(c), float(s), round(float(b), 2), round(float(a), 2))
                for name, c, s, b, a in zip(names, centre, scale, below[k], above[k], strict=True)
            ),
        )
        for k, exercise in enumerate(model.classes_)
        if exercise != NONE
    }


def _digits(values: FloatArray) -> FloatArray:
    return np.array([significant(value) for value in values])


def recognised(windows: tuple[Window, ...], tables: Tables) -> list[str]:
    """Return the exercises that are found in a recording."""
    return sorted({span.exercise for span in spans_of(windows, tables)} - {NONE})


def folds_of(recordings: list[Recording]) -> dict[str, int]:
    """Return which sources are left out together."""
    sources = np.random.default_rng(0).permutation(sorted({r.fold for r in recordings}))
    return {str(source): number % FOLDS for number, source in enumerate(sources)}


def leave_sources_out(recordings: list[Recording], names: list[str], listing: bool) -> None:
    """Print what is found in the recordings of each source by what was learned from the others."""
    fold = folds_of(recordings)
    confusion: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for number in range(FOLDS):
        tables = fitted([r for r in recordings if fold[r.fold] != number], names)
        for r in (r for r in recordings if fold[r.fold] == number):
            found = recognised(r.windows, tables)
            confusion[r.group, r.exercise or "none"]["+".join(found) or "none"] += 1
            if listing and found != [r.exercise][: bool(r.exercise)]:
                print(f"{r.group:10s}{r.name:60s}{r.exercise or 'none':20s}found {'+'.join(found) or 'none'}")
    for (group, exercise), found_here in sorted(confusion.items()):
        right = found_here[exercise] / sum(found_here.values())
        print(f"{group:10s}{exercise:20s}{right:6.1%} {dict(found_here.most_common())}")


def write(recordings: list[Recording], names: list[str]) -> None:
    """Write the tables learned from all recordings into the exercises' files."""
    folder = Path(__file__).parents[1] / "posecoach" / "exercises" / "learned"
    sources = len({r.fold for r in recordings})
    for exercise, table in fitted(recordings, names).items():
        own = sum(r.exercise == exercise for r in recordings)
        docstring = f"""How {exercises()[exercise].name} is recognised: log-odds against none of the exercises.

Written by scripts/learn_recognition.py. From {own} recordings of it and {len(recordings) - own} of others and of
something else, from {sources} sources.
"""
        source = table_source("RECOGNITION", docstring, table)
        (folder / f"{exercise}_recognition.py").write_text(source, encoding="utf-8")


def main() -> None:
    """Read, judge, and write if asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--write", action="store_true", help="write the tables, learned from all recordings")
    parser.add_argument("--list", action="store_true", help="list the recordings in which something else is found")
    parser.add_argument("--only-write", action="store_true", help="do not judge")
    wanted = parser.parse_args()
    recordings = [recording for folder in wanted.folders for recording in read_folder(folder)]
    names = sorted(recordings[0].windows[0].measures)
    if not wanted.only_write:
        leave_sources_out(recordings, names, wanted.list)
    if wanted.write or wanted.only_write:
        write(recordings, names)


if __name__ == "__main__":
    main()
