"""Which exercises a clip shows, set by set, each analysed as if it had been named."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from posecoach.analysis.recognition.narrowing import with_narrowings
from posecoach.analysis.recognition.sets import recognized_sets
from posecoach.analysis.recognition.spans import NONE
from posecoach.app.clip.input import LookOptions, without_silhouette
from posecoach.app.clip.recording import series_of
from posecoach.app.clip.trial_runner import NAMED_FROM, TrialRunner, Workspace, recognition_tables, worth_trying
from posecoach.app.outputs import FrameProgress
from posecoach.core.errors import PosecoachError
from posecoach.core.recognition import Likeness, Recognition
from posecoach.core.spec import ExerciseSpec
from posecoach.core.views import FORESHORTENED_VIEWS
from posecoach.registry import exercises
from posecoach.results.clip_sets import ClipSets, FoundSet
from posecoach.results.names import view_words
from posecoach.signals.series import PoseSeries
from posecoach.signals.view import median_azimuth_deg, view_of
from posecoach.sources.recorded.pose_file import PoseFile
from posecoach.system.whole_file import readable

LONGEST_REST_S = 180.0
"""A longer part between two sets of one exercise is not taken for their rest."""


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


def analyze_sets(
    clip: Path | str,
    *,
    model: Path | None = None,
    progress: FrameProgress | None = None,
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
    progress: FrameProgress | None = None,
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
    work = Workspace(clip, scratch, model, look or LookOptions(), progress)
    recording = work.recording(silhouette=False)
    series = series_of(PoseFile(recording.path), clip.name)
    parts = _parts(series, specs)
    if any(specs[tried].camera.needs_silhouette for part in parts for tried in worth_trying(part, specs)):
        recording = work.recording(silhouette=True)
    runner = TrialRunner(specs, series, recording, work)
    sets, unknown = _analyzed(parts, specs, runner)
    missing = _without_silhouette(unknown, specs, runner, clip.name)
    if missing and not sets:
        raise PosecoachError(missing)
    warnings = (missing,) if sets else (recording.warning or "", _hard_to_tell_from(series) if unknown else "")
    found_sets = ClipSets(readable(clip.name), tuple(sets), tuple(unknown), tuple(filter(None, warnings)))
    return RecognizedClip(found_sets, recording.path, tuple(work.log(str(i)) for i in range(len(sets))))


def _parts(series: PoseSeries, specs: Mapping[str, ExerciseSpec]) -> list[Recognition]:
    """Return the parts of a clip, in each of which one thing is done, by the person's posture and movement."""
    narrowing = [spec.id for spec in specs.values() if spec.cycle is not None and spec.cycle.shows_as_narrowing]
    return [with_narrowings(part, series, narrowing) for part in recognized_sets(series, recognition_tables(specs))]


def _hard_to_tell_from(series: PoseSeries) -> str:
    """Return that an exercise may not be recognised from where a clip was filmed; empty from where it mostly is.

    Of 108 recordings of rows of people, in four collections, 16 of 24 from the front or behind are recognised, and 75
    of 84 from the side or obliquely.
    """
    view = view_of(median_azimuth_deg(series.azimuth_deg))
    if view not in FORESHORTENED_VIEWS:
        return ""
    return f"Seen from {view_words(view)}, an exercise may not be recognised: film it from the side."


def _without_silhouette(
    unknown: Sequence[Recognition], specs: Mapping[str, ExerciseSpec], runner: TrialRunner, name: str
) -> str:
    """Return that recorded poses lack the silhouette of what is likeliest in a part; empty if they lack none."""
    likely = (part.best for part in unknown if part.best.exercise != NONE and part.best.probability >= NAMED_FROM)
    shown = (specs[best.exercise] for best in likely)
    return next((without_silhouette(spec, name) for spec in shown if not runner.is_measurable(spec)), "")


def _analyzed(
    parts: Sequence[Recognition], specs: Mapping[str, ExerciseSpec], runner: TrialRunner
) -> tuple[list[FoundSet], list[Recognition]]:
    """Return the sets that are found in the parts, and the parts that show none of the exercises."""
    sets: list[FoundSet] = []
    unknown: list[Recognition] = []
    for place, part in enumerate(parts):
        if not runner.anybody_in(part) or _is_rest(parts, place, specs):
            unknown.append(_with_first(part, NONE))
            continue
        result, weighed = runner.result_of(part, whole=len(parts) == 1)
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


def _with_first(part: Recognition, exercise: str) -> Recognition:
    """Return the part with one exercise made the likeliest: it swaps its probability with the one that was."""
    if part.best.exercise == exercise:
        return part
    swapped = {exercise: part.best.probability, part.best.exercise: part.probability_of(exercise)}
    likely = [Likeness(like.exercise, swapped.get(like.exercise, like.probability)) for like in part.likely]
    return replace(part, likely=tuple(sorted(likely, key=lambda like: -like.probability)))
