"""Analyses the labelled clips of a folder; each is seen once and may be judged as several exercises."""

from __future__ import annotations

import contextlib
import math
from collections.abc import Callable, Generator
from pathlib import Path

from posecoach.analysis.analyzer import Analyzer
from posecoach.analysis.review import review
from posecoach.core.errors import PosecoachError
from posecoach.core.events import RepCompleted
from posecoach.core.pose import Pose
from posecoach.core.spec import ExerciseSpec
from posecoach.core.views import View, without_side
from posecoach.estimators.model.model_file import resolve_model
from posecoach.evaluation.angles import AngleError, AngleMeter
from posecoach.evaluation.evaluation import ClipScore, Evaluation
from posecoach.evaluation.matching import MIN_OVERLAP_RATIO, match, overlap_ratio
from posecoach.evaluation.scores import EventScore, HoldScore
from posecoach.evaluation.truth import CLIP_SUFFIXES, TrueClip, read_folder
from posecoach.registry import exercises
from posecoach.signals.view import view_label, view_of
from posecoach.sinks.poses import PoseRecorder
from posecoach.sources.recorded.pose_file import POSES_SUFFIX, PoseFile, holds_poses
from posecoach.system.named_files import check_no_file

ClipDone = Callable[[str, int, int], None]
"""Takes the name of a clip that is done, how many are, and of how many."""
WHOLE = ((-math.inf, math.inf),)
"""The one stretch of a clip whose truth names none."""
EARLY_S = 1.0
"""What is found at most this long before a labelled event is that event."""


def evaluate(
    folder: Path, *, model: Path | None = None, poses: Path | None = None, progress: ClipDone | None = None
) -> Evaluation:
    """Analyse every labelled clip of ``folder`` and compare.

    A clip of an exercise is analysed as that; a clip of something else as each exercise in turn.

    Parameters
    ----------
    poses
        Folder for recorded poses: used where they are there, written where not.
    progress
        Called after every clip.

    Raises
    ------
    PosecoachError
        If there are no labelled clips, or one cannot be read or shows an exercise that does not exist; before the work
        if the model or the folder for poses cannot be used.
    """
    if model is not None:
        resolve_model(model)
    if poses is not None:
        check_no_file("--poses", poses)
    known = exercises()
    clips = read_folder(folder)
    scores: list[ClipScore] = []
    for done, clip in enumerate(clips, 1):
        scores += _scores(clip, _specs(clip, known), model, poses)
        if progress is not None:
            progress(clip.name, done, len(clips))
    return Evaluation(tuple(scores))


def input_files(folder: Path, poses: Path | None = None) -> dict[str, Path]:
    """Return, by what they are, the files that an evaluation reads, which nothing may be written to.

    Raises
    ------
    PosecoachError
        If there are no labelled clips.
    """
    files: dict[str, Path] = {}
    for clip in read_folder(folder):
        files[f"the truth of {clip.name}"] = folder / f"{clip.name}.json"
        files[f"the clip {clip.media.name}"] = clip.media
        for name in (f"{clip.name}{suffix}" for suffix in CLIP_SUFFIXES):
            files[f"the file {name}, which belongs to a clip"] = folder / name
        if poses is not None:
            files[f"the recorded poses of {clip.name}"] = poses / f"{clip.name}{POSES_SUFFIX}"
    return files


def _specs(clip: TrueClip, known: dict[str, ExerciseSpec]) -> list[ExerciseSpec]:
    seen = not holds_poses(clip.media) or PoseFile(clip.media).has_silhouette
    if clip.exercise is None:
        return [
            spec for spec in known.values() if spec.cycle is not None and (seen or not spec.camera.needs_silhouette)
        ]
    if clip.exercise not in known:
        raise PosecoachError(f"{clip.name} shows {clip.exercise!r}, which is none of: {', '.join(known)}.")
    spec = known[clip.exercise]
    if spec.camera.needs_silhouette and not seen:
        raise PosecoachError(f"{clip.media} has no silhouettes, on which {spec.name} is measured. Record it again.")
    return [spec]


def _scores(clip: TrueClip, specs: list[ExerciseSpec], model: Path | None, poses: Path | None) -> list[ClipScore]:
    spans = clip.sets or WHOLE
    # As of a clip in which sets are recognised, each is judged by itself.
    analyzers = [[Analyzer(spec) for _ in spans] for spec in specs]
    meter = AngleMeter()
    with contextlib.closing(_poses(clip, model, poses)) as seen:  # the model is freed at once after Ctrl-C, too
        for pose in seen:
            meter.add(pose)
            for of_exercise in analyzers:
                for (start_s, end_s), analyzer in zip(spans, of_exercise, strict=True):
                    if start_s <= pose.t_s <= end_s:
                        analyzer.update(pose)
    for analyzer in (one for of_exercise in analyzers for one in of_exercise):
        analyzer.finish()
    angles = tuple(meter.errors(clip.angles_deg, clip.rate_hz))
    return [_score(clip, of_exercise, angles if i == 0 else ()) for i, of_exercise in enumerate(analyzers)]


def _poses(clip: TrueClip, model: Path | None, folder: Path | None) -> Generator[Pose, None, None]:
    if holds_poses(clip.media):
        yield from PoseFile(clip.media)
        return
    kept = None if folder is None else folder / f"{clip.name}{POSES_SUFFIX}"
    if kept is not None and kept.exists():
        yield from PoseFile(kept)
        return
    from posecoach.estimators.mediapipe_pose import MediaPipePose
    from posecoach.sources.recorded.clip import ClipSource

    with contextlib.ExitStack() as stack:
        estimator = stack.enter_context(MediaPipePose(resolve_model(model), silhouette=True))
        recorder = None
        if kept is not None:
            kept.parent.mkdir(parents=True, exist_ok=True)
            recorder = stack.enter_context(
                PoseRecorder(kept, model_name=estimator.model_name, model_sha256=estimator.model_sha256)
            )
        for frame in ClipSource(clip.media):
            pose = estimator.estimate(frame)
            if recorder is not None:
                recorder.add(pose)
            yield pose


def _score(clip: TrueClip, sets: list[Analyzer], angles: tuple[AngleError, ...]) -> ClipScore:
    spec, reviews = sets[0].spec, [review(one) for one in sets]
    shown_here = clip.exercise == spec.id
    azimuths_deg = [one.frames.median_azimuth_deg for one in sets]
    # Where nobody was found there is no view to decline; nothing was counted.
    declined = spec.cycle is not None and all(spec.cycle.declines(view_of(a)) for a in azimuths_deg)
    spans = [(s.start_s, s.end_s) for one in sets if one.holds is not None for s in one.holds.found]
    events = [(e.fault.id, e.t_s) for one in sets for e in one.states.findings]
    movements = [movement for judged in reviews for movement in judged.movements]
    matches = match(clip.reps, movements) if shown_here and spec.cycle is not None else []
    full, partial = sum(judged.full for judged in reviews), sum(judged.partial for judged in reviews)
    return ClipScore(
        clip=clip.name,
        exercise=spec.id,
        shown=clip.exercise,
        view=clip.view or view_label(azimuths_deg[0]),
        true_full=clip.full_reps if shown_here and spec.cycle is not None else 0,
        found_full=full,
        found_partial=partial,
        declined=declined,
        matches=tuple(matches),
        holds=_holds(clip.holds if shown_here else (), spans),
        events=EventScore(
            errors_s=tuple((name, _event_error(name, t_s, events)) for name, t_s in clip.events),
            extra=tuple(name for name, t_s in events if not _is_true(clip, name, t_s)),
            missed=_missed(clip, spec, events) if shown_here else (),
        ),
        angles=angles,
        has_reps=spec.cycle is not None,
        reviewed=clip.reviewed if shown_here else None,
        beside=full + partial - sum(isinstance(m.found, RepCompleted) for m in matches),
    )


def _holds(true: tuple[tuple[float, float], ...], found: list[tuple[float, float]]) -> HoldScore:
    """Pair each true hold in turn with the one found that overlaps it most of those that are left."""
    left = list(found)
    errors = []
    for hold in true:
        best = max(left, key=lambda f: overlap_ratio(hold, f), default=None)
        if best is not None and overlap_ratio(hold, best) >= MIN_OVERLAP_RATIO:
            left.remove(best)
            errors.append((best[0] - hold[0], best[1] - hold[1]))
    return HoldScore(tuple(errors), missed=len(true) - len(errors), extra=len(left))


def _event_error(name: str, t_s: float, found: list[tuple[str, float]]) -> float | None:
    return min((f - t_s for n, f in found if n == name and f >= t_s - EARLY_S), default=None)


def _is_true(clip: TrueClip, name: str, t_s: float) -> bool:
    """Return whether the truth has this lasting fault: as an event, or in the repetition during which it was found."""
    if any(name == event for event, _ in clip.events):
        return True
    return any(name in rep.faults and rep.goes_on_at(t_s) for rep in clip.reps)


def _missed(clip: TrueClip, spec: ExerciseSpec, found: list[tuple[str, float]]) -> tuple[str, ...]:
    """Return the lasting faults that the truth has in a repetition, and that were not found during it.

    What cannot be judged from the clip's view is not missed.
    """
    view = without_side(clip.view or View.UNKNOWN)
    judged = {fault.id for fault in spec.state_faults if view in fault.views}
    return tuple(
        fault
        for rep in clip.reps
        for fault in sorted(rep.faults & judged)
        if not any(name == fault and rep.goes_on_at(t_s) for name, t_s in found)
    )
