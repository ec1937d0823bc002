"""Composition root: puts sources, estimator, analyzer and sinks together for one clip."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from posecoach.app.clip.input import LookOptions, open_input
from posecoach.app.command_files import check_command
from posecoach.app.outputs import FrameProgress, Outputs, OutputsLostError, attempt
from posecoach.core.errors import PosecoachError
from posecoach.core.spec import ExerciseSpec
from posecoach.registry import AUTO
from posecoach.registry import exercise as find_exercise
from posecoach.system.whole_file import readable, write_whole

if TYPE_CHECKING:
    # At run time only when the trackers are at work: see :func:`analyze`.
    from posecoach.results.result import Result


def analyze(
    clip: Path | str,
    exercise: str | ExerciseSpec,
    *,
    model: Path | None = None,
    outputs: Outputs | None = None,
    slow: bool = False,
    progress: FrameProgress | None = None,
    look: LookOptions | None = None,
    name: str | None = None,
    warning: str = "",
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
    outputs
        Files to write. Each appears whole or not at all.
    slow
        At the end of the annotated video the worst and the best repetition follow at half speed.
    progress
        Called after every frame.
    look
        At which frames of a video to look; by default at as many as times, counts and faults need.
    name
        What the clip is called in what is written; by default its file name.
    warning
        Of recorded poses, what was found wrong with the clip as they were recorded.

    Raises
    ------
    PosecoachError
        If the clip, the model, the exercise or an output cannot be used, or nobody is in the clip; as
        :class:`~posecoach.app.outputs.OutputsLostError`, with the result, if outputs failed meanwhile.
    """
    if exercise == AUTO:
        raise PosecoachError("Which exercise a clip shows is recognised by posecoach.analyze_sets(CLIP).")
    spec = find_exercise(exercise) if isinstance(exercise, str) else exercise
    wanted = outputs or Outputs()
    path, shown = Path(clip), wanted.video is not None
    called = readable(name or path.name)
    # Refused before the work begins: what cannot be written after it, or would destroy the clip or another output.
    check_command(wanted.by_name(), {"the clip itself": path}, model=model)
    with open_input(path, called, spec, model, look or LookOptions(), shown=shown, warning=warning) as source:
        # Imported late: the trackers are at work meanwhile.
        from posecoach.app.clip.session import run_clip_session

        result, problems = run_clip_session(called, spec, source, wanted, progress=progress)
    drawn = None if problems else wanted.video
    if wanted.json is not None:
        attempt(partial(_write_result, wanted.json, result, spec), problems)
    if drawn is not None:
        attempt(partial(_finish_video, drawn, path, result, slow=slow), problems)
    if problems:
        raise OutputsLostError(result, problems)
    return result


def _finish_video(video: Path, clip: Path, result: Result, *, slow: bool) -> None:
    from posecoach.app.clip.finished_video import finish_video

    finish_video(video, clip, [result], slow=slow)


def _write_result(target: Path, result: Result, spec: ExerciseSpec) -> None:
    from posecoach.results.result_file import result_json

    write_whole(target, result_json(result, spec).encode())
