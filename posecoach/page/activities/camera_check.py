"""The check before the first session: a picture, light enough, and the person seen from head to feet."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from posecoach.app.live.watch import watch
from posecoach.coaching.camera.camera_watch import CAMERA_PHRASES
from posecoach.coaching.camera.framing import FramingAdvice, FramingGuide
from posecoach.coaching.display.view import Moment, SessionView
from posecoach.coaching.requests import Command
from posecoach.core.camera import CameraState
from posecoach.core.frame import is_dark
from posecoach.core.ports import LiveEstimator, LiveSource
from posecoach.core.spec import CameraSetup
from posecoach.core.vocabulary import Stage
from posecoach.page.activities.activity_runner import ActivityRunner
from posecoach.phrases.catalogue import Catalogue
from posecoach.screen.opencv_threads import draw_on_one_thread
from posecoach.screen.pictures import Pictures
from posecoach.screen.session_picture import SessionPicture

CHECK_NAME = "The check"
CHECK_S = 60.0
HEAD_TO_FEET = CameraSetup(frozenset(), ("ear", "shoulder", "elbow", "wrist", "hip", "knee", "ankle"))
WELL = (None, FramingAdvice.STAY)
"""What is no fault of where somebody stands."""


@dataclass(slots=True)
class CameraCheck:
    """What was found so far, in words for people; empty sentences mean that all is well."""

    words: Catalogue
    picture: str = ""
    light: str = ""
    framing: str = ""
    begun_s: float = field(default_factory=time.monotonic)
    guide: FramingGuide = field(default_factory=lambda: FramingGuide(HEAD_TO_FEET))
    was_seen: bool = False

    def update(self, moment: Moment) -> None:
        """Take the next moment."""
        self.picture = (
            "" if moment.view.camera is CameraState.OK else self.words.say(CAMERA_PHRASES[moment.view.camera])
        )
        if moment.image is not None and moment.new:
            self.light = self.words.say("screen.dark") if is_dark(moment.image) else ""
        advice = moment.view.advice
        self.was_seen = self.was_seen or (moment.pose is not None and advice is None)
        self.framing = "" if advice in WELL else self.words.say(f"camera.{advice.value}")

    def state_json(self, moment: Moment) -> str:
        """Return what the page knows, as JSON."""
        left_s = max(0.0, CHECK_S - (time.monotonic() - self.begun_s))
        found = {"picture": self.picture, "light": self.light, "framing": self.framing, "was_seen": self.was_seen}
        return json.dumps(
            {"running": True, "stage": "check", "seen": moment.image is not None, "left_s": round(left_s), **found}
        )


@dataclass(frozen=True, slots=True)
class Devices:
    """What the check looks through. The stand-in of tests has neither camera nor model."""

    source: str
    model: Path | None = None

    @contextmanager
    def opened(self) -> Iterator[tuple[LiveSource, LiveEstimator]]:
        """Open the camera and the model."""
        # Imported late: OpenCV and MediaPipe take a second to load.
        from posecoach.estimators.mediapipe_pose import MediaPipePose
        from posecoach.estimators.model.model_file import resolve_model
        from posecoach.sources.live.live_source import open_live

        with ExitStack() as stack:
            estimator = stack.enter_context(MediaPipePose(resolve_model(self.model), silhouette=False))
            yield stack.enter_context(open_live(self.source, loop=True)), estimator


def stop_camera_check(runner: ActivityRunner) -> None:
    """End the check, if it is what is running."""
    if runner.current == CHECK_NAME:
        runner.stop()


def run_camera_check(runner: ActivityRunner, devices: Devices, words: Catalogue) -> str:
    """Look for a minute, or until the person goes on; return what is said at the end."""
    draw_on_one_thread()
    check = CameraCheck(words)
    drawing = SessionPicture(words, Pictures(()))
    with runner.screen(drawing, check.state_json) as screen, devices.opened() as (source, estimator):
        view, frame = SessionView(Stage.FRAMING, ""), None
        for seen in watch(source, estimator):
            if Command.QUIT in screen.requests() or time.monotonic() - check.begun_s > CHECK_S:
                break
            advice = check.guide.update(seen.pose) if seen.pose is not None else view.advice
            view = SessionView(Stage.FRAMING, "", advice=advice, camera=seen.camera)
            frame = frame if seen.frame is None else seen.frame
            image, age_s = (None, 0.0) if frame is None else (frame.image, source.now_s - frame.t_s)
            moment = Moment(source.now_s, image, seen.frame is not None, seen.pose, view, age_s=age_s)
            check.update(moment)
            screen.show(moment)
    return check.framing or check.light or words.say("screen.well_seen")
