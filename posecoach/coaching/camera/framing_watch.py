"""Says how the person can be seen better, and when they are seen well."""

from __future__ import annotations

from posecoach.coaching.camera.framing import NOBODY_SEEN, FramingAdvice, FramingGuide
from posecoach.coaching.speaking.backoff import Backoff
from posecoach.coaching.speaking.speaker import Speaker
from posecoach.core.events import Event
from posecoach.core.pose import Pose
from posecoach.core.spec import CameraSetup
from posecoach.core.vocabulary import Priority

SEEN_WELL = "camera.seen_well"
REPEAT_ADVICE_S = 6.0
"""An advice that is not followed is said again after this long: time to walk to the camera and back. Then it is said
ever more rarely: somebody who went to the door hears it 4 times in a minute and a half, not 15 times."""


class FramingWatch:
    """Turns changes of the advice of a :class:`~posecoach.coaching.camera.framing.FramingGuide` into cues.

    Parameters
    ----------
    camera
        From where it must see what of a person.
    speaker
        Makes the cues.
    """

    def __init__(self, camera: CameraSetup, speaker: Speaker) -> None:
        self._guide, self._speaker = FramingGuide(camera), speaker
        self._in_vain: set[FramingAdvice] = set()
        self._again: dict[FramingAdvice, Backoff] = {}
        """Of the advice that was given since all was well last: when to give it again, whatever else was advised."""

    @property
    def advice(self) -> FramingAdvice | None:
        """What the person should do now; None if all is well."""
        return self._guide.advice

    @property
    def asks(self) -> bool:
        """Whether the person is asked to do something to be seen better: nothing that they could not do before."""
        return self.advice is not None and not self._is_silent(self.advice)

    def update(self, pose: Pose) -> None:
        """Look whether the person is seen well; nothing is said yet."""
        self._guide.update(pose)

    def accept(self) -> None:
        """Take the advice for one that the person cannot follow: it is shown, but not said any more.

        That nobody is seen is said all the same, since nothing is counted then.
        """
        if self.advice is not None and self.advice not in NOBODY_SEEN:
            self._in_vain.add(self.advice)

    def say(self, t_s: float) -> list[Event]:
        """Return the advice when it is new, and again if it is not followed; once all is well, the relief.

        That it begins to be well is shown, not said: within a second it is well, or something else is to be said. Who
        hears the relief is exercising: told that it was perfect and to stay, they would take it for praise, or hold.
        """
        advice = self.advice
        if advice is None:
            followed = bool(self._again)
            self._again.clear()
            return [self._speaker.say(SEEN_WELL, t_s, Priority.CAMERA)] if followed else []
        if self._is_silent(advice) or not self._guide.is_settled(t_s):
            return []
        if not self._again.setdefault(advice, Backoff(REPEAT_ADVICE_S)).due(t_s):
            return []
        return [self._speaker.say(f"camera.{advice}", t_s, Priority.CAMERA)]

    def _is_silent(self, advice: FramingAdvice) -> bool:
        """Whether an advice is shown, and not said."""
        return advice is FramingAdvice.STAY or advice in self._in_vain
