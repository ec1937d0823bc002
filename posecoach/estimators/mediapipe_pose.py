"""Poses from MediaPipe's pose landmarker."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

import numpy as np

from posecoach.core.closing import Closing
from posecoach.core.errors import PosecoachError
from posecoach.core.frame import Frame, Image
from posecoach.core.pose import Pose
from posecoach.estimators.library.landmarker import create_tracker, to_mediapipe, to_pose
from posecoach.estimators.library.native_log import quiet_native_log
from posecoach.estimators.model.model_file import ModelFile, file_sha256, tried_folder
from posecoach.estimators.people_finder import PeopleFinder
from posecoach.estimators.person import Person, PersonChoice, person_of
from posecoach.estimators.standstill import Standstill
from posecoach.estimators.try_out import try_out
from posecoach.estimators.visibility import VisibilityFilter

BACKDROP_GREY = 128


class MediaPipePose(Closing):
    """The pose landmarker in video mode: finds a person once and then follows them.

    With several people in view it follows the one named by
    :class:`~posecoach.estimators.person.PersonChoice`.

    Parameters
    ----------
    model
        The bundle to use.
    silhouette
        Whether poses carry the silhouette; it is scaled down in 1 to 2 ms at 854 x 480 pixels.
    choice
        Whom to follow; by default nobody has been chosen yet.
    finder_kept_s
        ``kept_s`` of the :class:`~posecoach.estimators.people_finder.PeopleFinder`.

    Attributes
    ----------
    others_in_view
        Whether somebody else was in view at the last look at everybody: when a person appears, not at every frame.

    Raises
    ------
    PosecoachError
        If the bundle cannot be loaded, or has no silhouettes and they are wanted.
    """

    def __init__(
        self,
        model: ModelFile,
        *,
        silhouette: bool = False,
        choice: PersonChoice | None = None,
        finder_kept_s: float = math.inf,
    ) -> None:
        self.model_name = model.name
        self.model_sha256 = model.sha256
        self._silhouette = silhouette
        bundle = model.bundle_path(silhouette=silhouette)
        if not model.known:
            try_out(bundle, file_sha256(bundle), tried_folder())
        self._bundle = bundle
        self._last_ms = -1
        self._visibility = VisibilityFilter()
        self._started = False
        self._standstill = Standstill()
        self._choice = choice or PersonChoice()
        self.others_in_view = False
        # Without the mask it finds the same people.
        self._people_finder = PeopleFinder(model.bundle_path(silhouette=silhouette and not model.known), finder_kept_s)
        self._tracker: Any = None
        with quiet_native_log():
            try:
                self._tracker = create_tracker(self._bundle, silhouette=silhouette)
            except (RuntimeError, ValueError) as error:
                raise PosecoachError(
                    f"{model.path} is not a pose landmarker bundle that MediaPipe takes ({error}). "
                    "Run `posecoach model` to make a new one."
                ) from error

    def close(self) -> None:
        """Free the model; may be called again."""
        with quiet_native_log():
            if self._tracker is not None:
                self._tracker.close()
            self._people_finder.close()
        self._tracker = None

    def estimate(self, frame: Frame) -> Pose:
        """Return the pose of the person being coached, NaN where nobody is seen.

        Frames must come in the order of their times. A picture that shows just what the last one showed has its pose:
        the model's landmarks would go on trembling, as if somebody moved in a picture that stands still.
        """
        pose = self._standstill.pose_of(frame)
        if pose is None:
            pose = self._looked(frame)
            self._standstill.keep(pose)
        return pose

    def _looked(self, frame: Frame) -> Pose:
        self._last_ms = max(self._last_ms + 1, round(frame.t_s * 1000))
        if self._started:
            pose = self._track(frame)
        else:  # its parts start with the first picture, and others with the first person
            with quiet_native_log():
                pose = self._track(frame)
            self._started = pose.found
        if self._choice.update(pose):
            everybody = self._people_finder.look(frame)
            self.others_in_view = not all(person.near(person_of(pose.xy_px)) for person in everybody)
            better = self._choice.better(pose, everybody)
            if better is not None:
                return self._change_to(better, frame)
        else:
            self._people_finder.pass_over(frame)
        return pose

    def _track(self, frame: Frame) -> Pose:
        if self._tracker is None:
            raise ValueError("The estimator is closed.")
        image, padded_px = to_mediapipe(frame.image)
        result = self._tracker.detect_for_video(image, self._last_ms)
        pose = to_pose(result, frame, padded_px, silhouette=self._silhouette)
        if not pose.found:
            return pose
        return replace(pose, visibility=self._visibility.update(pose.visibility, frame.t_s))

    def _change_to(self, person: Person, frame: Frame) -> Pose:
        """Start following somebody else: a new tracker takes whom it sees first, so it is shown only them."""
        with quiet_native_log():
            if self._tracker is not None:
                self._tracker.close()
            self._visibility.reset()
            self._tracker = create_tracker(self._bundle, silhouette=self._silhouette)
            return self._track(Frame(t_s=frame.t_s, index=frame.index, image=_only(person, frame.image)))


def load(model: ModelFile) -> None:
    """Load everything of a model once, and release it.

    Raises
    ------
    PosecoachError
        If it cannot be used.
    """
    for silhouette in (True, False) if model.has_mask else (False,):
        MediaPipePose(model, silhouette=silhouette).close()


def _only(person: Person, image: Image) -> Image:
    left, top, right, bottom = (max(0, round(v)) for v in person.box_px)
    shown = np.full_like(image, BACKDROP_GREY)
    shown[top:bottom, left:right] = image[top:bottom, left:right]
    return shown
