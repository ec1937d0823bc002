"""One clip as a session: observations in, events to the files that are wanted, the result out."""

from __future__ import annotations

import contextlib
import itertools
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from posecoach.analysis.analyzer import Analyzer
from posecoach.app.clip.input import ClipInput
from posecoach.app.clip.result import clip_result
from posecoach.app.clip.warnings import nobody_in
from posecoach.app.failing_outputs import IsolatedOutput
from posecoach.app.loop import SessionLoop, SessionScreen
from posecoach.app.observation import Observation
from posecoach.app.outputs import FrameProgress, Outputs
from posecoach.app.sinks import Sinks
from posecoach.coaching.planning.plan import PlannedExercise
from posecoach.coaching.script import clip as clip_script
from posecoach.coaching.session import Session
from posecoach.coaching.setting import FOR_A_RECORDING, Setting
from posecoach.core.clip_review import ClipReviewed
from posecoach.core.dose import Dose
from posecoach.core.errors import PosecoachError
from posecoach.core.events import SessionStarted
from posecoach.core.spec import ExerciseSpec
from posecoach.core.vocabulary import EndReason
from posecoach.phrases.catalogue import load
from posecoach.results.course import CourseRecorder
from posecoach.results.result import Result
from posecoach.sinks.event_log import EventLog
from posecoach.sinks.poses import PoseRecorder
from posecoach.system.whole_file import reserve_partial


def run_clip_session(
    name: str,
    spec: ExerciseSpec,
    source: ClipInput,
    wanted: Outputs,
    *,
    progress: FrameProgress | None = None,
) -> tuple[Result, list[str]]:
    """Run the session of a clip from beginning to end.

    Parameters
    ----------
    name
        What the clip is called in what is written.
    source
        Its observations, and where they come from.
    wanted
        The files to write on the way: events, poses and video; the result file is the caller's.
    progress
        Called after every frame.

    Returns
    -------
    result, problems
        What was found, and what could not be written, in sentences.

    Raises
    ------
    PosecoachError
        If the clip cannot be read, or nobody is in it.
    """
    problems: list[str] = []
    with contextlib.ExitStack() as stack:
        sinks = Sinks()
        observations = _tapped(source.observations, _taps(wanted, source, progress, stack, problems), sinks)
        screens = _screens(wanted, stack, problems)
        if wanted.events is not None:
            sinks.add(stack.enter_context(IsolatedOutput(_event_log(wanted.events, sinks), problems)))
        session = clip_session(spec)
        course = CourseRecorder(Analyzer(spec).signals.names)
        observations = _tapped(observations, [lambda seen: _keep_course(course, seen, session)], sinks)
        loop = SessionLoop(session, sinks, screens, linger_s=0.0)
        _run(name, source, observations, loop, sinks)
        assert session.analyzer is not None
        result = replace(clip_result(name, session.analyzer, source, loop.t_s), course=course.course())
        _end(result, loop, sinks)
    problems += [failed.error for failed in sinks.failures]
    return result, problems


def clip_session(spec: ExerciseSpec) -> Session:
    """Return the session of a clip: one set without a target, from its first picture to its last."""
    setting = Setting(load(), conduct=FOR_A_RECORDING)
    open_end = PlannedExercise.of(spec, Dose(sets=1))
    return Session(clip_script(open_end, setting), setting, spec, hands=False)


def _run(name: str, source: ClipInput, observations: Iterable[Observation], loop: SessionLoop, sinks: Sinks) -> None:
    """Run the loop, after the first event, to the last frame."""
    sinks.handle(
        SessionStarted(
            t_s=0.0,
            exercise=loop.session.spec.id,
            source=name,
            model=source.model,
            model_sha256=source.model_sha256,
        )
    )
    loop.run(observations)
    result = loop.session.result
    if result.frames_with_person == 0:
        raise nobody_in(name, result.frames)


def _end(result: Result, loop: SessionLoop, sinks: Sinks) -> None:
    """Hand over the last events: what the result has, and that the clip is over."""
    sinks.handle(
        ClipReviewed(
            t_s=loop.t_s,
            reps=result.reps,
            rejected=result.rejected,
            holds=result.holds,
            view=result.view,
            warnings=result.warnings,
        )
    )
    sinks.handle(loop.session.result.ended(loop.t_s, EndReason.CLIP_ENDED))


def _taps(
    wanted: Outputs, source: ClipInput, progress: FrameProgress | None, stack: contextlib.ExitStack, problems: list[str]
) -> list[Callable[[Observation], None]]:
    """Return what takes each observation after the session: the recorder of poses and the display of progress."""
    taps: list[Callable[[Observation], None]] = []
    if wanted.poses is not None:
        poses = PoseRecorder(
            wanted.poses,
            model_name=source.model,
            model_sha256=source.model_sha256,
            clip=lambda: (source.frames or 0, source.warning() or ""),
        )
        recorder = stack.enter_context(IsolatedOutput(poses, problems))
        taps.append(lambda seen: recorder.add(seen.pose) if seen.pose is not None else None)
    if progress is not None:
        done = _frame_counter(source)
        taps.append(lambda _: progress(done(), source.frame_count))
    return taps


def _frame_counter(source: ClipInput) -> Callable[[], int]:
    """Return what tells how many frames are done; to be called once after each observation."""
    numbers, poses = itertools.count(1), source.clip_poses
    if poses is None:
        return lambda: next(numbers)
    return lambda: poses.index + 1


def _keep_course(course: CourseRecorder, seen: Observation, session: Session) -> None:
    """Keep what the analyzer measured of one pose."""
    if seen.pose is not None and session.analyzer is not None:
        course.add(seen.pose.t_s, session.analyzer.signals.values)


def _tapped(
    observations: Iterable[Observation], taps: Sequence[Callable[[Observation], None]], sinks: Sinks
) -> Iterator[Observation]:
    """Yield the observations; once the session has seen one, let the taps look at it too.

    A tap whose file cannot be written is left out from then on, and reported to the sinks.
    """
    working = list(taps)
    for seen in observations:
        yield seen
        for tap in tuple(working):
            try:
                tap(seen)
            except PosecoachError as error:
                working.remove(tap)
                sinks.left_out(tap, error, seen.pose.t_s if seen.pose is not None else 0.0)


def _screens(wanted: Outputs, stack: contextlib.ExitStack, problems: list[str]) -> list[SessionScreen]:
    if wanted.video is None:
        return []
    # Imported late: drawing needs OpenCV, and analysing recorded poses does without.
    from posecoach.screen.session_video import SessionVideo

    return [stack.enter_context(IsolatedOutput(SessionVideo(wanted.video, load(), mirrored=False), problems))]


@contextlib.contextmanager
def _event_log(path: Path, sinks: Sinks) -> Iterator[EventLog]:
    partial = reserve_partial(path)
    log = EventLog(partial)
    try:
        yield log
        log.close()
        if all(failed.sink != EventLog.__name__ for failed in sinks.failures):
            partial.replace(path)
    finally:
        log.close()
        partial.unlink(missing_ok=True)
