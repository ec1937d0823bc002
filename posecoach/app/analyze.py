"""Composition root: puts sources, estimator, analyzer and sinks together for one clip."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path

from posecoach.analysis.analyzer import Analyzer
from posecoach.analysis.calibration import Reference
from posecoach.analysis.judge import NOT_FROM_THIS_VIEW
from posecoach.analysis.review import review
from posecoach.app.command_files import check_command
from posecoach.app.pipeline import Observation, Sinks, Tap, observe, run
from posecoach.core.errors import PosecoachError
from posecoach.core.events import Event, SessionEnded, SessionStarted
from posecoach.core.spec import ExerciseSpec
from posecoach.core.vocabulary import EndReason
from posecoach.core.whole_file import reserve_partial, write_whole
from posecoach.registry import exercise as find_exercise
from posecoach.results.course import CourseRecorder
from posecoach.results.result import HoldResult, Result
from posecoach.results.result_file import result_json
from posecoach.signals.view import view_label, view_of
from posecoach.sinks.event_log import EventLog
from posecoach.sinks.poses import PoseRecorder
from posecoach.sources.pose_file import PoseFile

Progress = Callable[[int, int | None], None]
"""Called with the frames that are done and, where known, the number of all."""
RECORDED = "recorded poses"


@dataclass(frozen=True, slots=True)
class Outputs:
    """Files to write besides the result that is returned; None = not wanted."""

    json: Path | None = None
    events: Path | None = None
    poses: Path | None = None
    video: Path | None = None


@dataclass(slots=True)
class _Input:
    observations: Iterable[Observation]
    model: str
    model_sha256: str
    frame_count: int | None
    warning: Callable[[], str | None]


def analyze(
    clip: Path | str,
    exercise: str | ExerciseSpec,
    *,
    model: Path | None = None,
    reference: Reference | None = None,
    outputs: Outputs | None = None,
    progress: Progress | None = None,
) -> Result:
    """Count and judge the repetitions of a recorded clip.

    Parameters
    ----------
    clip
        A video, or poses recorded from one (``.npz``), for which neither video nor model is needed.
    exercise
        Its id, as listed by ``posecoach exercises``, or a specification.
    model
        A model bundle; by default the one that ``posecoach model`` made.
    reference
        The person's usual values from a calibration; by default learned from the clip.
    outputs
        Files to write. Each appears whole or not at all.
    progress
        Told after every frame.

    Raises
    ------
    PosecoachError
        If the clip, the model, the exercise or an output cannot be used, or nobody is in the clip.
    """
    spec = find_exercise(exercise) if isinstance(exercise, str) else exercise
    wanted = outputs or Outputs()
    path = Path(clip)
    analyzer = Analyzer(spec, reference)
    _check_outputs(wanted, path, model)
    with contextlib.ExitStack() as stack:
        source = _open(path, spec, model, stack)
        taps = _taps(wanted, path, spec, source, analyzer, progress, stack)
        sinks = Sinks([stack.enter_context(_event_log(wanted.events))] if wanted.events is not None else [])
        course = CourseRecorder(analyzer.names)
        taps.append(lambda observation, _: course.add(observation.pose.t_s, analyzer.values))
        duration_s = _observe(path, source, analyzer, sinks, taps)
        if sinks.failures:
            raise PosecoachError(f"{wanted.events} could not be written ({sinks.failures[0].error}). Is the disk full?")
        result = replace(_result(path, analyzer, source, duration_s), course=course.course())
    if wanted.json is not None:
        write_whole(wanted.json, result_json(result, spec).encode())
    return result


def _observe(path: Path, source: _Input, analyzer: Analyzer, sinks: Sinks, taps: Sequence[Tap]) -> float:
    """Let the analyzer and the sinks see the clip from beginning to end; return the time of its last frame, seconds."""
    last = _LastTime()
    sinks.handle(
        SessionStarted(
            t_s=0.0,
            exercise=analyzer.spec.id,
            source=path.name,
            model=source.model,
            model_sha256=source.model_sha256,
        )
    )
    run(source.observations, analyzer, sinks, [*taps, last])
    frames = analyzer.frames
    if frames.with_person == 0:
        raise PosecoachError(
            f"Nobody was found in {path.name} ({frames.total} frames). A person must be in view, whole and near."
        )
    sinks.handle(
        SessionEnded(
            t_s=last.t_s, reason=EndReason.CLIP_ENDED, frames=frames.total, frames_with_person=frames.with_person
        )
    )
    return last.t_s


def _check_outputs(wanted: Outputs, clip: Path, model: Path | None) -> None:
    """Refuse before the work begins what cannot be written after it, or would destroy the clip or another output."""
    outputs: dict[str, Path | None] = {f"the output {f.name}": getattr(wanted, f.name) for f in fields(wanted)}
    check_command(outputs, {"the clip itself": clip}, model=model)


@dataclass(slots=True)
class _LastTime:
    t_s: float = 0.0

    def __call__(self, observation: Observation, events: list[Event]) -> None:
        del events
        self.t_s = observation.pose.t_s


def _open(path: Path, spec: ExerciseSpec, model: Path | None, stack: contextlib.ExitStack) -> _Input:
    if path.suffix == ".npz":
        poses = PoseFile(path)
        if spec.needs_silhouette and not poses.has_silhouette:
            raise PosecoachError(
                f"{spec.name} is measured on the silhouette, and {path.name} has none. Record the poses again from the "
                f"clip: posecoach analyze CLIP --exercise {spec.id} --poses {path.name}"
            )
        name = poses.model_name or RECORDED
        return _Input((Observation(p) for p in poses), name, poses.model_sha256, poses.frame_count, lambda: None)
    # Imported late: OpenCV and MediaPipe take a second to load and recorded poses do without.
    from posecoach.estimators.mediapipe_pose import MediaPipePose
    from posecoach.estimators.model_file import resolve_model
    from posecoach.sources.clip import ClipSource

    clip = stack.enter_context(ClipSource(path))
    estimator = stack.enter_context(MediaPipePose(resolve_model(model), silhouette=spec.needs_silhouette))
    return _Input(
        observe(clip, estimator),
        estimator.model_name,
        estimator.model_sha256,
        clip.frame_count,
        lambda: clip.warning,
    )


def _taps(
    wanted: Outputs,
    path: Path,
    spec: ExerciseSpec,
    source: _Input,
    analyzer: Analyzer,
    progress: Progress | None,
    stack: contextlib.ExitStack,
) -> list[Tap]:
    taps: list[Tap] = []
    if wanted.poses is not None:
        recorder = stack.enter_context(
            PoseRecorder(wanted.poses, model_name=source.model, model_sha256=source.model_sha256)
        )
        taps.append(lambda observation, _: recorder.add(observation.pose))
    if wanted.video is not None:
        if path.suffix == ".npz":
            raise PosecoachError("An annotated video needs the clip itself; recorded poses have no pictures.")
        from posecoach.app.annotate import AnnotatedVideo

        taps.append(stack.enter_context(AnnotatedVideo(wanted.video, spec, analyzer)))
    if progress is not None:
        taps.append(_counted(progress, source.frame_count))
    return taps


def _counted(progress: Progress, frame_count: int | None) -> Tap:
    done = 0

    def tap(_observation: Observation, _events: list[Event]) -> None:
        nonlocal done
        done += 1
        progress(done, frame_count)

    return tap


def _result(path: Path, analyzer: Analyzer, source: _Input, duration_s: float) -> Result:
    verdict = review(analyzer)
    frames = analyzer.frames
    azimuth = frames.median_azimuth_deg
    warnings = [w for w in (source.warning(), _declined(analyzer.spec, azimuth)) if w]
    spans = analyzer.holds.spans if analyzer.holds is not None else []
    return Result(
        clip=path.name,
        exercise=analyzer.spec.id,
        view=view_label(azimuth),
        duration_s=duration_s,
        frames=frames.total,
        frames_with_person=frames.with_person,
        model=source.model,
        model_sha256=source.model_sha256,
        reps=verdict.reps,
        rejected=verdict.rejected,
        holds=tuple(HoldResult(s.start_s, s.end_s, s.held_s) for s in spans),
        events=tuple(analyzer.state_findings),
        rejudged=verdict.changed,
        warnings=tuple(warnings),
    )


def _declined(spec: ExerciseSpec, azimuth: float) -> str:
    """Return a sentence where the exercise cannot be judged from the clip's view, else nothing."""
    view = view_of(azimuth)
    if spec.cycle is None or view in spec.cycle.countable_views:
        return ""
    better = ", ".join(sorted(v.value for v in spec.views))
    return f"{spec.name}: {NOT_FROM_THIS_VIEW} ({view.value}). Film it from: {better}."


@contextlib.contextmanager
def _event_log(path: Path) -> Iterator[EventLog]:
    partial = reserve_partial(path)
    log = EventLog(partial)
    try:
        yield log
        log.close()
        partial.replace(path)
    finally:
        log.close()
        partial.unlink(missing_ok=True)
