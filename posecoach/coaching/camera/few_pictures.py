"""Says when a machine is so busy that the person is looked at too rarely to be counted."""

from __future__ import annotations

import math
from collections import deque

from posecoach.coaching.speaking.backoff import Backoff
from posecoach.coaching.speaking.speaker import Speaker
from posecoach.core.events import Event
from posecoach.core.vocabulary import Priority

LATE_S = 0.6
"""A look later than this after the last one may miss the end range of a quick pull. Rendered sets that are looked at
twice a second, evenly, are counted exactly; longer gaps lose repetitions (see ``UNWATCHED_S`` of the presence)."""
MOST_LATE, SPAN_S = 3, 10.0
"""So many late looks within this time are no chance; one or two are a program that starts."""
AGAIN_S = 60.0
"""Until it is said again, at first: other programs take a while to close."""


class FewPictures:
    """Counts looks at the person that come late."""

    def __init__(self, speaker: Speaker) -> None:
        self._speaker = speaker
        self._looked_s = math.nan
        self._late_s: deque[float] = deque(maxlen=MOST_LATE)
        self._again = Backoff(AGAIN_S)

    def update(self, t_s: float) -> list[Event]:
        """Take the time of a look, later than all before, seconds; return what there is to say."""
        if t_s - self._looked_s > LATE_S:
            self._late_s.append(t_s)
        self._looked_s = t_s
        if len(self._late_s) < MOST_LATE or t_s - self._late_s[0] > SPAN_S or not self._again.due(t_s):
            return []
        return [self._speaker.say("camera.few_pictures", t_s, Priority.CAMERA)]
