"""What an analysis writes besides the result that it returns, and whom it keeps informed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Generic, TypeVar

from posecoach.core.errors import PosecoachError

Found = TypeVar("Found")
FrameProgress = Callable[[int, int | None], None]
"""Called with the frames that are done and, where known, the number of all."""


@dataclass(frozen=True, slots=True)
class Outputs:
    """Files to write besides the result that is returned; None = not wanted."""

    json: Path | None = None
    events: Path | None = None
    poses: Path | None = None
    video: Path | None = None

    def by_name(self) -> dict[str, Path | None]:
        """Return each by what it is called where it is refused."""
        return {f"the output {one.name}": getattr(self, one.name) for one in fields(self)}


class OutputsLostError(PosecoachError, Generic[Found]):
    """Some outputs could not be written; all others were, and ``found`` is the result all the same.

    Attributes
    ----------
    found
        What the analysis would have returned.
    problems
        A sentence on each output that could not be written.
    """

    def __init__(self, found: Found, problems: Sequence[str]) -> None:
        super().__init__(" ".join(dict.fromkeys(problems)))
        self.found = found
        self.problems = tuple(problems)


def attempt(write: Callable[[], object], problems: list[str]) -> None:
    """Write one output; if it cannot be written, add why to ``problems``."""
    try:
        write()
    except PosecoachError as error:
        problems.append(str(error))
