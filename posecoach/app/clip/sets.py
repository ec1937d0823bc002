"""Which exercises a clip shows, set by set, each analysed as if it had been named."""

from __future__ import annotations

import math
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from posecoach.analysis.recognition.narrowing import with_narrowings
from posecoach.analysis.recognition.sets import recognized_sets
from posecoach.analysis.recognition.spans import NONE
from posecoach.analysis.recognition.trial import Trial, added_log_odds, weighed_again
from posecoach.app.clip.analyze import analyze
from posecoach.app.clip.input import LookOptions
from posecoach.app.clip.recording import Recording, cut_poses, record_poses, series_of
from posecoach.app.outputs import Outputs, Progress
from posecoach.core.evidence import EVIDENCE_MEASURE
from posecoach.core.recognition import Likeness, Recognition
from posecoach.core.spec import ExerciseSpec
from posecoach.core.views import View, without_side
from posecoach.registry import exercises
from posecoach.results.clip_sets import ClipSets, FoundSet
from posecoach.results.names import view_words
from posecoach.results.result import Result
from posecoach.signals.series import PoseSeries
from posecoach.signals.view import median_azimuth_deg, view_of
from posecoach.sources.recorded.log_file import LOG_SUFFIX
from posecoach.sources.recorded.pose_file import POSES_SUFFIX, PoseFile, holds_poses
from posecoach.system.whole_file import readable

TRIED, TRIED_RATIO = 0.05, 0.08
"""Least probability, among all and against none, with which an exercise of repetitions is tried although another one is
likelier: counting adds up to 2.5 to its log-odds, so that what is at -2.4 may still become the likeliest."""
NAMED_FROM = 0.5
"""Least probability with which an exercise is named. Of 145 recordings of people who stretch at a desk, use sign
language or train, it keeps 5 from being named; of 514 drawn clips from sources left out it costs 3 right names."""
LONGEST_REST_S = 180.0
"""A longer part between two sets of one exercise is not taken for their rest."""
FORESHORTENED = frozenset({View.FRONT.value, View.BACK.value})
"""Views in which movements of the sagittal plane lie along the camera's axis."""


@dataclass(frozen=True, slots=True)
class RecognizedClip:
    """What a clip shows, and the files in which it was seen.

    Attributes
    ----------
    poses
        Recorded poses of the whole clip.
    logs
        An event log for each set, in order.
    """

    sets: ClipSets
    poses: Path
    logs: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class _Workspace:
    """A clip, how it is looked at, and the folder ``scratch`` for temporary files."""

    clip: Path
    scratch: Path
    model: Path | None
    look: LookOptions
    progress: Progress | None

    def recording(self, *, silhouette: bool) -> Recording:
        """Return the poses of the clip; recorded ones as they are."""
        if holds_poses(self.clip):
            poses = PoseFile(self.clip)
            return Recording(self.clip, poses.clip_frames or poses.frame_count, poses.warning)
        target = self.scratch / f"{'silhouettes' if silhouette else 'poses'}{POSES_SUFFIX}"
        return record_poses(self.clip, target, self.model, self.look, silhouette=silhouette, progress=self.progress)

    def log(self, name: str) -> Path:
        """Return the file of an event log: that of a set has its number, that of an attempt the exercise's id."""
        return self.scratch / f"{name}{LOG_SUFFIX}"


def analyze_sets(
    clip: Path | str,
    *,
    model: Path | None = None,
    progress: Progress | None = None,
    look: LookOptions | None = None,
    known: Mapping[str, ExerciseSpec] | None = None,
) -> ClipSets:
    """Recognise which exercises a clip shows, and count and judge each set.

    Parameters
    ----------
    clip
        A video, or poses recorded from one (``.npz``).
    model
        A model bundle; by default the one that ``posecoach model`` made.
    progress
        Called after every frame.
    look
        At which frames of a video to look.
    known
        The exercises that may be shown, by id; by default all that there are.

    Raises
    ------
    PosecoachError
        If the clip or the model cannot be used, or nobody is in the clip.
    """
    with tempfile.TemporaryDirectory(prefix="posecoach-") as scratch:
        return recognize(Path(clip), Path(scratch), model=model, progress=progress, look=look, known=known).sets


def recognize(
    clip: Path,
    scratch: Path,
    *,
    model: Path | None = None,
    progress: Progress | None = None,
    look: LookOptions | None = None,
    known: Mapping[str, ExerciseSpec] | None = None,
) -> RecognizedClip:
    """Recognise the sets of a clip and analyse each; files go into ``scratch``.

    Poses are recorded first without silhouettes; only if an exercise is likely that is measured on them, the clip is
    looked at once more.

    Raises
    ------
    PosecoachError
        If the clip or the model cannot be used, or nobody is in the clip.
    """
    specs = {spec.id: spec for spec in (known or exercises()).values() if spec.recognition is not None}
    work = _Workspace(clip, scratch, model, look or LookOptions(), progress)
    recording = work.recording(silhouette=False)
    series = series_of(PoseFile(recording.path), clip.name)
    parts = _parts(series, specs)
    if any(specs[tried].camera.needs_silhouette for part in parts for tried in _worth_trying(part, specs)):
        recording = work.recording(silhouette=True)
    sets, unknown = _analyzed(parts, specs, recording, work)
    warnings = () if sets else (recording.warning or "", _hard_to_tell_from(series) if unknown else "")
    found_sets = ClipSets(readable(clip.name), tuple(sets), tuple(unknown), tuple(filter(None, warnings)))
    return RecognizedClip(found_sets, recording.path, tuple(work.log(str(i)) for i in range(len(sets))))


def _parts(series: PoseSeries, specs: Mapping[str, ExerciseSpec]) -> list[Recognition]:
    """Return the parts of a clip, in each of which one thing is done, by the person's posture and movement."""
    tables = {one: spec.recognition for one, spec in specs.items() if spec.recognition is not None}
    narrowing = [spec.id for spec in specs.values() if spec.cycle is not None and spec.cycle.shows_as_narrowing]
    return [with_narrowings(part, series, narrowing) for part in recognized_sets(series, tables)]


def _hard_to_tell_from(series: PoseSeries) -> str:
    """Return that an exercise may not be recognised from where a clip was filmed; empty from where it mostly is.

    Of 108 recordings of rows of people, in four collections, 16 of 24 from the front or behind are recognised, and 75
    of 84 from the side or obliquely.
    """
    view = view_of(median_azimuth_deg(series.azimuth_deg))
    if view not in (View.FRONT, View.BACK):
        return ""
    return f"Seen from {view_words(view)}, an exercise may not be recognised: film it from the side."


def _analyzed(
    parts: Sequence[Recognition], specs: Mapping[str, ExerciseSpec], recording: Recording, work: _Workspace
) -> tuple[list[FoundSet], list[Recognition]]:
    """Return the sets that are found in the parts, and the parts that show none of the exercises."""
    sets: list[FoundSet] = []
    unknown: list[Recognition] = []
    for place, part in enumerate(parts):
        if _is_rest(parts, place, specs):
            unknown.append(_with_first(part, NONE))
            continue
        result, weighed = _try_part(part, specs, recording, work, len(sets), whole=len(parts) == 1)
        if result is None:
            unknown.append(weighed)
        else:
            sets.append(FoundSet(result, weighed))
    return sets, unknown


def _is_rest(found: Sequence[Recognition], place: int, specs: Mapping[str, ExerciseSpec]) -> bool:
    """Whether a part is the rest between two sets: there, sitting still is not an exercise, as it may be elsewhere."""
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


def _try_part(
    part: Recognition,
    specs: Mapping[str, ExerciseSpec],
    recording: Recording,
    work: _Workspace,
    number: int,
    *,
    whole: bool,
) -> tuple[Result | None, Recognition]:
    """Return the result of the exercise that a part shows (None: it shows none of them), and how likely that is.

    The part is analysed as each exercise that it may show; what that finds adds to how likely the exercise is, and the
    likeliest one is taken if it is likelier than not.

    Parameters
    ----------
    number
        How many sets were found before, for the name of the event log.
    whole
        Whether the part is the whole clip.
    """
    poses, frames = recording.path, recording.frames
    if not whole:
        poses = work.scratch / f"part{POSES_SUFFIX}"
        frames = recording.frames_of(cut_poses(PoseFile(recording.path), part.start_s, part.end_s, poses))
    results = {
        exercise: analyze(
            poses,
            specs[exercise],
            name=work.clip.name,
            outputs=Outputs(events=work.log(exercise)),
            warning=recording.warning,
        )
        for exercise in _worth_trying(part, specs)
        if exercise == part.best.exercise
        or not specs[exercise].camera.needs_silhouette
        or PoseFile(poses).has_silhouette
    }
    if not results:
        return None, part
    lasted_s = part.end_s - part.start_s
    added = {
        name: added_log_odds(specs[name], _trial(result, specs[name], lasted_s)) for name, result in results.items()
    }
    weighed = weighed_again(part, added)
    best = weighed.best.exercise
    if best == NONE or weighed.best.probability < NAMED_FROM:
        return None, weighed
    work.log(best).replace(work.log(str(number)))
    return replace(results[best], frames=frames), weighed


def _trial(result: Result, spec: ExerciseSpec, lasted_s: float) -> Trial:
    """Return what was found when a part was analysed as an exercise."""
    full = [rep for rep in result.reps if rep.full]
    view = without_side(result.view)
    return Trial(
        full=len(full),
        evidence=max((rep.measures.get(EVIDENCE_MEASURE, math.nan) for rep in full), default=math.nan),
        holds=len(result.holds),
        countable=spec.cycle is not None and view in {known.value for known in spec.cycle.countable_views},
        lasted_s=lasted_s,
        foreshortened=view in FORESHORTENED,
    )


def _with_first(part: Recognition, exercise: str) -> Recognition:
    """Return the part with one exercise made the likeliest: it swaps its probability with the one that was."""
    if part.best.exercise == exercise:
        return part
    swapped = {exercise: part.best.probability, part.best.exercise: part.probability_of(exercise)}
    likely = [Likeness(like.exercise, swapped.get(like.exercise, like.probability)) for like in part.likely]
    return replace(part, likely=tuple(sorted(likely, key=lambda like: -like.probability)))
