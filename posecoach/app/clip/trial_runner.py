"""The parts of a clip, each analysed as the exercises that it may show: counting decides what its look leaves open."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from posecoach.analysis.recognition.sets import PAUSE_IN_SET_S, likely_between
from posecoach.analysis.recognition.spans import NONE
from posecoach.analysis.recognition.trial import Trial, added_log_odds, weighed_again
from posecoach.app.clip.analyze import analyze
from posecoach.app.clip.input import LookOptions
from posecoach.app.clip.recording import Recording, cut_poses, record_poses
from posecoach.app.outputs import FrameProgress, Outputs
from posecoach.core.events import RepCompleted
from posecoach.core.evidence import EVIDENCE_MEASURE, EvidenceTable
from posecoach.core.recognition import Likeness, Recognition
from posecoach.core.spec import ExerciseSpec
from posecoach.core.views import FORESHORTENED_VIEWS, without_side
from posecoach.results.result import Result
from posecoach.signals.series import PoseSeries
from posecoach.sources.recorded.log_file import LOG_SUFFIX
from posecoach.sources.recorded.pose_file import POSES_SUFFIX, PoseFile, holds_poses

TRIED, TRIED_RATIO = 0.05, 0.08
"""Least probability, among all and against none, with which an exercise of repetitions is tried although another one is
likelier: counting adds up to 2.5 to its log-odds, so that what is at -2.4 may still become the likeliest."""
NAMED_FROM = 0.5
"""Least probability with which an exercise is named. Of 145 recordings of people who stretch at a desk, use sign
language or train, it keeps 5 from being named; of 514 drawn clips from sources left out it costs 3 right names."""
FEWEST_OF_SET = 3
"""Repetitions by which a part shows a set though as a whole it does not look like one. Of 68 sets of rows of people,
put between two recordings of something else, seven are not recognised with it and 13 without, and nothing more is
named in 411 recordings of something else and 149 of about a minute. From two repetitions on it is in two of these."""


@dataclass(frozen=True, slots=True)
class Workspace:
    """A clip, how it is looked at, and the folder ``scratch`` for temporary files."""

    clip: Path
    scratch: Path
    model: Path | None
    look: LookOptions
    progress: FrameProgress | None

    def recording(self, *, silhouette: bool) -> Recording:
        """Return the poses of the clip; recorded ones as they are."""
        if holds_poses(self.clip):
            poses = PoseFile(self.clip)
            return Recording(self.clip, poses.clip_frames or poses.frame_count, poses.warning, poses.frame_numbers())
        target = self.scratch / f"{'silhouettes' if silhouette else 'poses'}{POSES_SUFFIX}"
        return record_poses(self.clip, target, self.model, self.look, silhouette=silhouette, progress=self.progress)

    def log(self, name: str) -> Path:
        """Return the file of an event log: that of a set has its number, that of an attempt the exercise's id."""
        return self.scratch / f"{name}{LOG_SUFFIX}"


def recognition_tables(specs: Mapping[str, ExerciseSpec]) -> dict[str, EvidenceTable]:
    """Return by which evidence each exercise is recognised, of those that can be."""
    return {exercise: spec.recognition for exercise, spec in specs.items() if spec.recognition is not None}


def worth_trying(part: Recognition, specs: Mapping[str, ExerciseSpec]) -> Iterator[str]:
    """Yield the exercises that a part may show: the likeliest, and those of repetitions, for these can decide it."""
    for like in part.likely:
        if like.exercise != NONE and (like is part.best or _can_decide(part, like, specs[like.exercise])):
            yield like.exercise


def _can_decide(part: Recognition, like: Likeness, spec: ExerciseSpec) -> bool:
    """Whether counting may show that this is the exercise, although it is not the likeliest."""
    against_none = like.probability / (like.probability + part.probability_of(NONE))
    return spec.cycle is not None and like.probability >= TRIED and against_none >= TRIED_RATIO


class TrialRunner:
    """Tries the parts of one clip, one after the other.

    Parameters
    ----------
    specs
        The exercises that may be shown, by id.
    series, recording
        The poses of the clip.
    """

    def __init__(
        self, specs: Mapping[str, ExerciseSpec], series: PoseSeries, recording: Recording, work: Workspace
    ) -> None:
        self._specs = specs
        self._tables = recognition_tables(specs)
        self._series = series
        self._recording = recording
        self._has_silhouette = PoseFile(recording.path).has_silhouette
        self._work = work
        self._found = 0

    def anybody_in(self, part: Recognition) -> bool:
        """Whether anybody is in view in a part; only then it can be tried."""
        return bool(self._series.between(part.start_s, part.end_s).seen.any())

    def result_of(self, part: Recognition, *, whole: bool) -> tuple[Result | None, Recognition]:
        """Return the result of the exercise that a part shows (None: it shows none), and how likely that is.

        The part, which may be the ``whole`` clip, is analysed as each exercise that it may show; what that finds adds
        to how likely the exercise is, and the likeliest one is taken if it is likelier than not. A short set hardly
        makes a long part likely to show its exercise: if none is likely, the stretch of each set that is found decides.
        """
        poses, frames = self._poses_of(part, whole=whole)
        results = {exercise: self._analyzed(exercise, poses) for exercise in self._possible(part)}
        weighed = self._weighed(part, results)
        if not _is_named(weighed, results):
            results |= {one: self._analyzed(one, poses) for one in self._with_evidence() if one not in results}
            weighed = self._by_stretch(part, results) or weighed
        if not _is_named(weighed, results):
            return None, weighed
        best = weighed.best.exercise
        self._work.log(best).replace(self._work.log(str(self._found)))
        self._found += 1
        return replace(results[best], frames=frames), weighed

    def _by_stretch(self, part: Recognition, results: Mapping[str, Result]) -> Recognition | None:
        """Return how likely everything is by the stretch of a set that was found, if its exercise is likely by that."""
        for exercise, result in results.items():
            stretch = longest_set(result)
            if stretch is not None:
                shown = replace(part, likely=likely_between(self._series, self._tables, *stretch))
                weighed = self._weighed(shown, results)
                if weighed.best.exercise == exercise and _is_named(weighed, results):
                    return weighed
        return None

    def _poses_of(self, part: Recognition, *, whole: bool) -> tuple[Path, int]:
        """Return the file of a part's poses, and how many frames the part has."""
        if whole:
            return self._recording.path, self._recording.frames
        poses = self._work.scratch / f"part{POSES_SUFFIX}"
        kept = cut_poses(PoseFile(self._recording.path), part.start_s, part.end_s, poses)
        return poses, self._recording.frames_of(kept)

    def _possible(self, part: Recognition) -> list[str]:
        """Return the exercises that are worth trying."""
        return [one for one in worth_trying(part, self._specs) if self.is_measurable(self._specs[one])]

    def _with_evidence(self) -> list[str]:
        """Return the exercises of whose repetitions there is a table of evidence."""
        return [one for one, spec in self._specs.items() if spec.evidence is not None and self.is_measurable(spec)]

    def is_measurable(self, spec: ExerciseSpec) -> bool:
        """Whether the poses show what an exercise is measured on: recorded ones may lack silhouettes."""
        return self._has_silhouette or not spec.camera.needs_silhouette

    def _analyzed(self, exercise: str, poses: Path) -> Result:
        return analyze(
            poses,
            self._specs[exercise],
            name=self._work.clip.name,
            outputs=Outputs(events=self._work.log(exercise)),
            warning=self._recording.warning,
        )

    def _weighed(self, part: Recognition, results: Mapping[str, Result]) -> Recognition:
        """Return how likely the exercises that were tried are with what was found, and none of them.

        What is likeliest and cannot be measured stays as likely as it was.
        """
        if not results:
            return part
        lasted_s = part.end_s - part.start_s
        untried = {part.best.exercise} - {NONE, *results}
        tried = [(self._specs[exercise], result) for exercise, result in results.items()]
        added = {spec.id: added_log_odds(spec, _trial(found, spec, lasted_s)) for spec, found in tried}
        return weighed_again(part, added | dict.fromkeys(untried, 0.0))


def _is_named(weighed: Recognition, results: Mapping[str, Result]) -> bool:
    """Whether an exercise of which there is a result is likelier than none, and likely enough."""
    return weighed.best.exercise in results and weighed.best.probability >= NAMED_FROM


def longest_set(result: Result) -> tuple[float, float] | None:
    """Return from when to when the set with the most full repetitions lasts; None where there are too few."""
    sets: list[list[RepCompleted]] = []
    for rep in (rep for rep in result.reps if rep.full):
        if sets and rep.start_s - sets[-1][-1].end_s <= PAUSE_IN_SET_S:
            sets[-1].append(rep)
        else:
            sets.append([rep])
    longest = max(sets, key=len, default=[])
    return (longest[0].start_s, longest[-1].end_s) if len(longest) >= FEWEST_OF_SET else None


def _trial(result: Result, spec: ExerciseSpec, lasted_s: float) -> Trial:
    """Return what was found when a part was analysed as an exercise."""
    full = [rep for rep in result.reps if rep.full]
    return Trial(
        full=len(full),
        evidence=max((rep.measures.get(EVIDENCE_MEASURE, math.nan) for rep in full), default=math.nan),
        holds=len(result.holds),
        countable=spec.cycle is not None and spec.cycle.counts_from(result.view),
        lasted_s=lasted_s,
        foreshortened=without_side(result.view) in FORESHORTENED_VIEWS,
    )
