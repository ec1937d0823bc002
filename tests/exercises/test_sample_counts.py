"""The sample clips, as the model saw them, are counted and judged as their manifest says."""

from __future__ import annotations

import functools
import json
import tomllib
from statistics import median
from typing import Any

import pytest

from posecoach.analysis.analyzer import Analyzer
from posecoach.analysis.review import Review, review
from posecoach.core.evidence import EVIDENCE_MEASURE
from posecoach.core.measure import OF_BOTH_WAYS, OF_EVERY_REP
from posecoach.registry import exercises
from tests.support.sample_poses import NAMES, SAMPLES, sample

KNOWN = exercises()
MANIFEST: dict[str, dict[str, Any]] = {
    clip["file"].removesuffix(".mp4"): clip
    for clip in tomllib.loads((SAMPLES / "MANIFEST.toml").read_text(encoding="utf-8"))["clip"]
}
SHOWN = {name: MANIFEST[name]["exercise"] for name in NAMES if "exercise" in MANIFEST[name]}
WITH_REPS = [name for name, exercise in SHOWN.items() if KNOWN[exercise].cycle is not None]
WITH_HOLDS = [name for name, exercise in SHOWN.items() if KNOWN[exercise].hold is not None]
TIMES_WITHIN_S = 0.3
"""Start, end range and end of a repetition: median over all."""
CLIP_TIMES_WITHIN_S = 0.4
"""The same over the few repetitions of one clip."""
HOLDS_WITHIN_S = 2.0
"""A hold that is left by going away ends when nobody has been seen for a second."""


@functools.cache
def analyzed(name: str, exercise: str) -> tuple[Analyzer, Review]:
    analyzer = Analyzer(KNOWN[exercise])
    for pose in sample(name)[0]:
        analyzer.update(pose)
    analyzer.finish()
    return analyzer, review(analyzer)


def test_every_exercise_has_a_recorded_clip() -> None:
    assert set(SHOWN.values()) == set(KNOWN)


@pytest.mark.parametrize("name", WITH_REPS)
def test_full_repetitions_are_counted_as_the_manifest_says(name: str) -> None:
    assert analyzed(name, SHOWN[name])[1].full == MANIFEST[name]["full_reps"]


@pytest.mark.parametrize("name", WITH_REPS)
def test_a_repetition_has_the_measures_of_every_one_and_those_of_its_exercise(name: str) -> None:
    spec = KNOWN[SHOWN[name]]
    unasked = OF_EVERY_REP | (OF_BOTH_WAYS if spec.cycle is not None and spec.cycle.two_way else frozenset())
    own = {measure.name for measure in spec.measures}
    for rep in (rep for rep in analyzed(name, spec.id)[1].reps if "decoy_range" not in rep.measures):
        assert rep.measures.keys() - own - {EVIDENCE_MEASURE} == unasked


@pytest.mark.parametrize("name", WITH_REPS)
def test_the_faults_of_each_movement_are_found_where_they_can_be_judged(name: str) -> None:
    found = analyzed(name, SHOWN[name])[1].movements
    for true, faults in zip(sample(name)[1]["reps"], MANIFEST[name]["rep_faults"], strict=True):
        near = [m for m in found if m.start_s < true["peak_s"] < m.end_s]
        named = {f.id for m in near for f in m.faults} | {i for m in near for i in getattr(m, "not_judged", ())}
        assert set(faults) - {"partial"} <= named, f"{name} at {true['peak_s']:.1f} s"
        if "partial" in faults:
            assert not any(getattr(m, "full", False) for m in near), f"{name} at {true['peak_s']:.1f} s"


@pytest.mark.parametrize("name", [n for n in WITH_REPS if MANIFEST[n]["right"]])
def test_nothing_is_found_wrong_in_a_right_clip(name: str) -> None:
    reps = analyzed(name, SHOWN[name])[1].reps
    assert [(rep.index, fault.id) for rep in reps for fault in rep.faults] == []


def timing_errors_s(name: str, part: str) -> list[float]:
    true = [r for r in sample(name)[1]["reps"] if r["full"]]
    found = [r for r in analyzed(name, SHOWN[name])[1].reps if r.full]
    return [abs(getattr(f, part) - t[part]) for f, t in zip(found, true, strict=True)]


@pytest.mark.parametrize("part", ["start_s", "peak_s", "end_s"])
def test_start_end_range_and_end_agree_with_the_truth(part: str) -> None:
    errors = {name: timing_errors_s(name, part) for name in WITH_REPS}
    assert median(e for clip in errors.values() for e in clip) < TIMES_WITHIN_S
    assert {name: median(clip) for name, clip in errors.items() if median(clip) >= CLIP_TIMES_WITHIN_S} == {}


@pytest.mark.parametrize("name", WITH_HOLDS)
def test_holds_begin_and_end_as_the_manifest_says(name: str) -> None:
    holds = analyzed(name, SHOWN[name])[0].holds
    assert holds is not None
    spans = [x for s in holds.found for x in (s.start_s, s.end_s)]
    assert spans == pytest.approx([x for hold in MANIFEST[name]["holds_s"] for x in hold], abs=HOLDS_WITHIN_S)


@pytest.mark.parametrize("name", [n for n in SHOWN if "events" in MANIFEST[n]])
def test_lasting_faults_are_found_as_the_manifest_says(name: str) -> None:
    analyzer, _ = analyzed(name, SHOWN[name])
    assert {e.fault.id for e in analyzer.states.findings} >= set(MANIFEST[name]["events"])


@pytest.mark.parametrize("exercise", KNOWN)
def test_marching_is_none_of_the_exercises(exercise: str) -> None:
    _, verdict = analyzed("other_march", exercise)
    assert [m for m in verdict.reps if m.full] == []


def test_the_truth_of_a_recorded_clip_is_that_of_the_manifest() -> None:
    for name, exercise in SHOWN.items():
        assert json.loads((SAMPLES / f"{name}.json").read_text(encoding="utf-8"))["exercise"] == exercise
