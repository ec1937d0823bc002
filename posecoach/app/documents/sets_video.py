"""The annotated video of a clip of several sets: each is counted by itself, and between them nothing is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from posecoach.app.clip.finished_video import finish_video
from posecoach.app.clip.input import LookOptions, open_input
from posecoach.app.clip.session import clip_session
from posecoach.app.observation import Observation
from posecoach.coaching.display.view import Moment, SessionView
from posecoach.coaching.session import Session
from posecoach.core.pose import Pose
from posecoach.core.spec import ExerciseSpec
from posecoach.core.vocabulary import Stage
from posecoach.phrases.catalogue import load
from posecoach.results.clip_sets import FoundSet


def write_sets_video(
    clip: Path,
    sets: Sequence[FoundSet],
    specs: Mapping[str, ExerciseSpec],
    target: Path,
    *,
    model: Path | None,
    look: LookOptions,
    slow: bool,
) -> None:
    """Write the video, for which the clip is looked at again.

    Raises
    ------
    PosecoachError
        If the clip has no pictures, or the video cannot be written.
    """
    # Imported late: drawing needs OpenCV, and analysing recorded poses does without.
    from posecoach.screen.session_video import SessionVideo

    shown = [specs[one.result.exercise] for one in sets]
    needing_most = next((spec for spec in shown if spec.camera.needs_silhouette), shown[0])
    with (
        open_input(clip, clip.name, needing_most, model, look, shown=True) as source,
        SessionVideo(target, load(), mirrored=False) as video,
    ):
        for moment in moments_of_sets(source.observations, sets, specs):
            video.show(moment)
    finish_video(target, clip, [one.result for one in sets], slow=slow)


def moments_of_sets(
    observations: Iterable[Observation], sets: Sequence[FoundSet], specs: Mapping[str, ExerciseSpec]
) -> Iterator[Moment]:
    """Yield what there is to see at each observation: the set in which it lies, or the person alone."""
    sessions: dict[int, Session] = {}
    last, number = None, -1
    for seen in observations:
        pose = seen.pose or seen.shown or last
        if pose is None:
            continue
        last, here = pose, _set_at(sets, pose.t_s)
        if here != number and number >= 0:
            sessions[number].finish(pose.t_s)
        if here >= 0 and here not in sessions:
            sessions[here] = clip_session(specs[sets[here].result.exercise])
        if here >= 0:
            sessions[here].take_camera(seen.camera)
            if seen.pose is not None:
                sessions[here].update(seen.pose)
        number = here
        yield _moment(seen, pose, _view(sessions, here, len(sets)))


def _set_at(sets: Sequence[FoundSet], t_s: float) -> int:
    """Return the number of the set at a time, from 0; -1: none."""
    spans = ((one.recognition.start_s, one.recognition.end_s) for one in sets)
    return next((number for number, (start_s, end_s) in enumerate(spans) if start_s <= t_s <= end_s), -1)


def _view(sessions: Mapping[int, Session], here: int, sets: int) -> SessionView:
    """Return what is shown: everything of the current set, or the count of the last one."""
    if not sessions:
        return SessionView(Stage.FRAMING, "")
    number = here if here >= 0 else max(sessions)
    view = sessions[number].view
    counted = None if view.set is None else replace(view.set, index=number + 1, sets=sets)
    return replace(view, set=counted) if here >= 0 else SessionView(Stage.FRAMING, view.exercise, set=counted)


def _moment(seen: Observation, pose: Pose, view: SessionView) -> Moment:
    image = None if seen.frame is None else seen.frame.image
    return Moment(pose.t_s, image, seen.frame is not None, pose, view)
