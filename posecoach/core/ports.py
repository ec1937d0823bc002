"""What the centre needs of the devices at the edge. Fakes of these stand in for devices in tests."""

from __future__ import annotations

from collections.abc import Iterator
from types import TracebackType
from typing import Protocol, Self, runtime_checkable

from posecoach.core.events import Event
from posecoach.core.frame import Frame
from posecoach.core.pose import Pose


class _Closing(Protocol):
    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...


@runtime_checkable
class FrameSource(_Closing, Protocol):
    """A stream of frames with strictly increasing times: a clip or a camera."""

    name: str
    frame_count: int | None
    """Number of frames if the source knows it, for a progress bar."""

    def __iter__(self) -> Iterator[Frame]: ...


@runtime_checkable
class PoseEstimator(_Closing, Protocol):
    """Turns a frame into a pose."""

    model_name: str
    model_sha256: str

    def estimate(self, frame: Frame) -> Pose:
        """Return the pose of the person being coached; :meth:`Pose.nobody` where nobody is seen."""
        ...


@runtime_checkable
class Sink(Protocol):
    """Takes what happens: a log, a voice, a window."""

    def handle(self, event: Event) -> None:
        """Take one event; must not block."""
        ...

    def close(self) -> None:
        """Finish writing. Called once."""
        ...
