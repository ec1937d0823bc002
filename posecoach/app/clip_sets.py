"""Which exercises a clip shows, set by set, each analysed as if it had been named."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from posecoach.analysis.recognition.sets import recognized_sets
from posecoach.analysis.recognition.spans import NONE
from posecoach.app.analyze import analyze
from posecoach.app.clip_input import LookOptions
from posecoach.app.outputs import Outputs, Progress
from posecoach.app.recording import Recording, cut_poses, record_poses, series_of
from posecoach.core.recognition import Likeness, Recognition
from posecoach.core.spec import ExerciseSpec
from posecoach.registry import exercises
from posecoach.results.clip_sets import ClipSets, FoundSet
from posecoach.results.result import Result
from posecoach.sources.pose_file import PoseFile

TRIED, TRIED_RATIO = 0.05, 0.15
"""An exercise of repetitions that is so likely, by itself and against none, is looked for although it is not the
likeliest. On sources that nothing was learned from (docs/accuracy.md) 134 of 150 recordings of people who did something
else stayed none, and 53 of 59 rows were found."""
LONGEST_REST_S = 180.0
SURE = 0.85
"""What is so likely is the exercise although no repetition of it could be counted."""


@dataclass(frozen=True, slots=True)
class _Looking:
    """A clip and how it is looked at; what is needed on the way lies in ``scratch``."""

    clip: Path
    scratch: Path
    model: Path | None
    look: LookOptions
    progress: Progress | None

    def recording(self, *, silhouette: bool) -> Recording:
        """Return the poses of the clip; recorded ones as they are."""
        if self.clip.suffix == ".npz":
            return Recording(self.clip, PoseFile(self.clip).frame_count)
        target = self.scratch / ("silhouettes.npz" if silhouette else "poses.npz")
        return record_poses(self.clip, target, self.model, self.look, silhouette=silhouette, progress=self.progress)


def analyze_sets(
    clip: Path | str,
    *,
    model: Path | None = None,
    progress: Progress | None = None,
    look: LookOptions | None = None,
) -> ClipSets:
    """Recognise which exercises a clip shows, and count and judge each set.

    Parameters
    ----------
    clip
        A video, or poses recorded from one (``.npz``).
    model
        A model bundle; by default the one that ``posecoach model`` made.
    progress
        Told after every frame.
    look
        At which frames of a video to look.

    Raises
    ------
    PosecoachError
        If the clip or the model cannot be used, or nobody is in the clip.
    """
    with tempfile.TemporaryDirectory(prefix="posecoach-") as scratch:
        return sets_and_poses(Path(clip), Path(scratch), model=model, progress=progress, look=look)[0]


def sets_and_poses(
    clip: Path,
    scratch: Path,
    *,
    model: Path | None = None,
    progress: Progress | None = None,
    look: LookOptions | None = None,
) -> tuple[ClipSets, Path]:
    """Recognise the sets of a clip and analyse each; also return the file of the poses they were seen in.

    Poses are recorded into ``scratch``, first without silhouettes; only if an exercise is likely that is measured on
    them, the clip is looked at once more. Beside them lie the event logs of the sets, ``0.jsonl`` and so on.

    Raises
    ------
    PosecoachError
        If the clip or the model cannot be used, or nobody is in the clip.
    """
    specs = {spec.id: spec for spec in exercises().values() if spec.recognition is not None}
    tables = {name: spec.recognition for name, spec in specs.items() if spec.recognition is not None}
    looking = _Looking(clip, scratch, model, look or LookOptions(), progress)
    recording = looking.recording(silhouette=False)
    found = recognized_sets(series_of(PoseFile(recording.path), clip.name), tables)
    if any(specs[tried].needs_silhouette for part in found for tried in _worth_trying(part, specs)):
        recording = looking.recording(silhouette=True)
    sets: list[FoundSet] = []
    unknown: list[Recognition] = []
    for place, part in enumerate(found):
        rest = _is_rest(found, place, specs)
        result = None if rest else _of_part(part, specs, recording, looking, len(sets), whole=len(found) == 1)
        if result is None:
            unknown.append(_with_first(part, NONE))
        else:
            sets.append(FoundSet(result, _with_first(part, result.exercise)))
    return ClipSets(clip.name, tuple(sets), tuple(unknown)), recording.path


def _is_rest(found: Sequence[Recognition], place: int, specs: Mapping[str, ExerciseSpec]) -> bool:
    """Whether a part is the rest between two sets of one exercise: sitting still is an exercise, too, but not there."""
    if not 0 < place < len(found) - 1:
        return False
    exercise, before, after = (found[i].best.exercise for i in (place, place - 1, place + 1))
    short = found[place].end_s - found[place].start_s <= LONGEST_REST_S
    return short and before == after != NONE and exercise != NONE and specs[exercise].cycle is None


def _worth_trying(part: Recognition, specs: Mapping[str, ExerciseSpec]) -> Iterator[str]:
    """Yield the exercises that a part may show: the likeliest, and those of repetitions, for these can decide it."""
    for like in part.likely:
        if like.exercise != NONE and (like is part.best or _can_decide(part, like, specs[like.exercise])):
            yield like.exercise


def _can_decide(part: Recognition, like: Likeness, spec: ExerciseSpec) -> bool:
    """Whether counting may show that this is the exercise, although it is not the likeliest."""
    against_none = like.probability / (like.probability + part.probability_of(NONE))
    return spec.cycle is not None and like.probability >= TRIED and against_none >= TRIED_RATIO


def _of_part(
    part: Recognition,
    specs: Mapping[str, ExerciseSpec],
    recording: Recording,
    looking: _Looking,
    number: int,
    *,
    whole: bool,
) -> Result | None:
    """Return the result of the first exercise that is found in a part; None: it shows none of them."""
    poses = recording.path
    if not whole:
        poses = looking.scratch / "part.npz"
        cut_poses(PoseFile(recording.path), part.start_s, part.end_s, poses)
    for exercise in _worth_trying(part, specs):
        outputs = Outputs(events=looking.scratch / f"{number}.jsonl")
        result = analyze(poses, specs[exercise], name=looking.clip.name, outputs=outputs)
        undecided = exercise == part.best.exercise and _says_nothing(result, specs[exercise])
        if result.reps or undecided or part.probability_of(exercise) >= SURE:
            frames = recording.frames if whole else result.frames
            warnings = (recording.warning, *result.warnings) if recording.warning else result.warnings
            return replace(result, frames=frames, warnings=warnings)
    return None


def _says_nothing(result: Result, spec: ExerciseSpec) -> bool:
    """Whether that no repetition was counted says nothing: there are none to count, or not from this view."""
    countable = () if spec.cycle is None else {view.value for view in spec.cycle.countable_views}
    return spec.cycle is None or result.view.removesuffix("-left").removesuffix("-right") not in countable


def _with_first(part: Recognition, exercise: str) -> Recognition:
    """Return the part with one in the first place: its repetitions were found, or those of the likeliest were not.

    It changes its probability with the likeliest.
    """
    if part.best.exercise == exercise:
        return part
    swapped = {exercise: part.best.probability, part.best.exercise: part.probability_of(exercise)}
    likely = [Likeness(like.exercise, swapped.get(like.exercise, like.probability)) for like in part.likely]
    return replace(part, likely=tuple(sorted(likely, key=lambda like: -like.probability)))
