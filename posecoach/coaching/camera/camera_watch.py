"""Says when the camera goes and comes back, and when several people are in view."""

from __future__ import annotations

from posecoach.coaching.camera.framing import NOBODY_SEEN
from posecoach.coaching.speaking.speaker import Speaker
from posecoach.core.camera import CameraState
from posecoach.core.cue import Cue, CuesWithdrawn
from posecoach.core.events import Event
from posecoach.core.vocabulary import Priority

UNSEEN = frozenset(f"camera.{advice.value}" for advice in NOBODY_SEEN)
"""What there is to say of a picture in which nobody is found."""
CAMERA_PHRASES: dict[CameraState, str] = {
    CameraState.STARTING: "session.starting",
    CameraState.MISSING: "camera.missing",
    CameraState.UNREACHABLE: "camera.unreachable",
    CameraState.BUSY: "camera.busy",
    CameraState.BLACK: "camera.black",
    CameraState.FROZEN: "camera.frozen",
    CameraState.LOST: "camera.lost",
}
"""What there is to say of a camera that does not show the person."""
BACK = "camera.back"
"""What there is to say when it does again."""


class CameraWatch:
    """Turns changes of a camera's state into cues; each is said once, however late, but not beyond the next change."""

    def __init__(self, speaker: Speaker) -> None:
        self._speaker = speaker
        self.state = CameraState.STARTING
        self._mentioned_others = False

    def update(self, state: CameraState, t_s: float) -> list[Event]:
        """Take the camera's state at ``t_s``."""
        before, self.state = self.state, state
        if state is before or state is CameraState.STARTING:
            return []
        if before is CameraState.STARTING:
            return [] if state is CameraState.OK else [self._say(CAMERA_PHRASES[state], t_s)]
        past = CAMERA_PHRASES.get(before, BACK)
        return [CuesWithdrawn(t_s=t_s, ids=(past,)), self._say(CAMERA_PHRASES.get(state, BACK), t_s)]

    def others(self, t_s: float) -> list[Event]:
        """Say once that several people are in view, because only one of them is coached."""
        if self._mentioned_others:
            return []
        self._mentioned_others = True
        return [self._say("camera.others", t_s)]

    def sift(self, events: list[Event]) -> list[Event]:
        """Return the events without the complaint that nobody is seen, which goes without saying of a lost camera."""
        if self.state in (CameraState.OK, CameraState.STARTING):
            return events
        return [e for e in events if not (isinstance(e, Cue) and e.id in UNSEEN)]

    def _say(self, phrase: str, t_s: float) -> Cue:
        return self._speaker.say(phrase, t_s, Priority.CAMERA)
