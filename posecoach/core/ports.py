"""What the rooms need of each other, and the centre of the devices at the edge. Fakes stand in for these in tests."""

from __future__ import annotations

from collections.abc import Sequence
from types import TracebackType
from typing import Protocol, Self, TypeVar, runtime_checkable

from posecoach.core.camera import CameraState
from posecoach.core.events import Event
from posecoach.core.frame import Frame
from posecoach.core.pose import Pose

MomentT_contra = TypeVar("MomentT_contra", contravariant=True)
RequestT_co = TypeVar("RequestT_co", covariant=True)


@runtime_checkable
class LiveSource(Protocol):
    """A source that does not wait for its reader; closed when it is no longer needed.

    Attributes
    ----------
    name
        What it is called, for people.
    recorded
        Whether it plays a recording: the person in it waits for nobody and answers nothing.
    """

    name: str
    recorded: bool

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...

    @property
    def state(self) -> CameraState:
        """How the camera is doing."""
        ...

    @property
    def reason(self) -> str:
        """Why it could not be opened, for people; empty if it could."""
        ...

    @property
    def now_s(self) -> float:
        """Seconds on the clock of ``Frame.t_s``."""
        ...

    @property
    def dropped(self) -> int:
        """How many frames came too fast for the reader."""
        ...

    @property
    def ended(self) -> bool:
        """Whether no more frames will come; the last one may still wait to be taken."""
        ...

    def latest(self, timeout_s: float) -> Frame | None:
        """Return the newest frame not seen yet; None if there is none within ``timeout_s``."""
        ...

    def close(self) -> None:
        """Stop at once."""
        ...


class LiveEstimator(Protocol):
    """What a live session needs of an estimator."""

    others_in_view: bool
    """Whether several people were in the last picture in which they were looked for."""

    def estimate(self, frame: Frame) -> Pose:
        """Return the pose of the person being coached."""
        ...


@runtime_checkable
class Sink(Protocol):
    """Takes what happens: a log, a voice."""

    def handle(self, event: Event) -> None:
        """Take one event; must not block."""
        ...

    def close(self) -> None:
        """Finish writing. Called once."""
        ...


class Voice(Protocol):
    """What the loop needs of a voice beside its being a sink."""

    @property
    def works(self) -> bool:
        """Whether it can be heard, as far as is known."""
        ...


class Screen(Protocol[MomentT_contra, RequestT_co]):
    """Shows a session to somebody, and hands on what they ask for: a window, a page, a video.

    Both methods are called from the thread of the session, after every picture and at least twenty times a second while
    there is none. A screen with threads of its own (a page) keeps what they ask for in a queue.
    """

    @property
    def closed(self) -> bool:
        """Whether its user closed it, which ends the session."""
        ...

    def show(self, moment: MomentT_contra) -> None:
        """Show a moment; must not block. What it is given never changes afterwards."""
        ...

    def requests(self) -> Sequence[RequestT_co]:
        """Return what was asked for since the last look, in order."""
        ...
