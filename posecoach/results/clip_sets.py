"""What was recognised in a clip: sets, each with its result, and stretches of none of the exercises."""

from __future__ import annotations

from dataclasses import dataclass

from posecoach.core.recognition import Recognition
from posecoach.results.result import Result


@dataclass(frozen=True, slots=True)
class FoundSet:
    """One set: its result, and how sure it is which exercise it is of."""

    result: Result
    recognition: Recognition


@dataclass(frozen=True, slots=True)
class ClipSets:
    """What a clip shows.

    Attributes
    ----------
    clip
        File name.
    sets
        In the order of time; none where the clip shows none of the exercises.
    unknown
        Stretches that show none of them.
    warnings
        Sentences on a clip without a set, and on what could not be analysed beside one; a set's own are in its result.
    """

    clip: str
    sets: tuple[FoundSet, ...]
    unknown: tuple[Recognition, ...] = ()
    warnings: tuple[str, ...] = ()

    @property
    def results(self) -> tuple[Result, ...]:
        """The results of the sets."""
        return tuple(found.result for found in self.sets)
